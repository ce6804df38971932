"""Pictures of pages for the recogniser: grey, upright as the page is shown, at the resolution it was scanned at."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pdfplumber
import pikepdf
from PIL import Image

from corpus import engines
from corpus.ocr.settings import OcrSettings
from corpus.page import Page

_BLANK = 24
"""A page whose darkest and lightest grey (of 256) are this near holds no print."""


class Picture(NamedTuple):
    """A page as a grey picture; `width` and `height` are those of the page, in points."""

    number: int
    image: Image.Image
    width: float
    height: float

    @property
    def blank(self) -> bool:
        darkest, lightest = self.image.getextrema()
        return float(lightest) - float(darkest) < _BLANK  # type: ignore[arg-type]

    @property
    def digest(self) -> str:
        """SHA-256 of what there is to see."""
        size = f"{self.image.size} {self.width:.2f} {self.height:.2f}"
        return hashlib.sha256(size.encode() + self.image.tobytes()).hexdigest()


def resolutions(path: Path, numbers: Sequence[int], settings: OcrSettings) -> dict[int, float]:
    """Page number -> dpi of the largest image on it, within the limits of `settings` (the upper one if it has none)."""
    found = dict.fromkeys(numbers, settings.max_dpi)
    try:
        with pdfplumber.open(path, pages=list(numbers)) as pdf:
            for page in pdf.pages:
                images = [i for i in page.images if i["width"] > 0 and i["height"] > 0]
                if images:
                    largest = max(images, key=lambda i: i["width"] * i["height"])
                    dpi = max(largest["srcsize"]) / max(largest["width"], largest["height"]) * 72
                    found[page.page_number] = min(max(dpi, settings.min_dpi), settings.max_dpi)
    except Exception:
        # pdfminer raises nearly anything on damaged files that PDFium still draws; the upper limit serves as well
        return found
    return found


def take(path: Path, page: Page, dpi: float, settings: OcrSettings) -> Picture:
    """Draw a page, which says how large it is. Raises ReadingError as the engine does."""
    most = (settings.max_pixels / max(page.width * page.height, 1.0)) ** 0.5
    image = engines.picture(path, page.number, min(dpi / 72, most)).convert("L")
    return Picture(page.number, image, page.width, page.height)


def bind(pictures: Sequence[Picture], target: Path) -> None:
    """Write the pictures as a PDF, one a page, without loss."""
    with pikepdf.new() as pdf:
        for picture in pictures:
            page = pdf.add_blank_page(page_size=(picture.width, picture.height))
            stream = pdf.make_stream(
                zlib.compress(picture.image.tobytes(), 1),
                Type=pikepdf.Name.XObject,
                Subtype=pikepdf.Name.Image,
                Width=picture.image.width,
                Height=picture.image.height,
                ColorSpace=pikepdf.Name.DeviceGray,
                BitsPerComponent=8,
                Filter=pikepdf.Name.FlateDecode,
            )
            page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Scan=stream))
            page.Contents = pdf.make_stream(f"{picture.width} 0 0 {picture.height} 0 0 cm /Scan Do".encode())
        pdf.save(target)
