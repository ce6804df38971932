"""OCR: the words of pages that are pictures, or whose text layer is of no use.

    from corpus.ocr import available, read_pages

    pages = read_pages(Path("scan.pdf"), [1, 2, 3])

The words stand where they are on the page turned upright (see `Page.turned`) and straightened: after the deskewing of
a crooked scan, the boxes are those of the straight picture and can be off by what the page was turned.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from corpus import engines
from corpus.block import Anomaly
from corpus.errors import ReadingError
from corpus.ocr import shelf
from corpus.ocr.engine import recognise
from corpus.ocr.hocr import parse
from corpus.ocr.pictures import Picture, resolutions, take
from corpus.ocr.settings import DEFAULTS, OcrSettings
from corpus.ocr.shelf import Recognised, default_folder
from corpus.ocr.tesseract import Tesseract, available, find
from corpus.ocr.words import fill, shown
from corpus.page import Page

__all__ = ["OcrReading", "OcrSettings", "available", "default_folder", "read", "read_pages", "shown"]


@dataclass(frozen=True, slots=True)
class OcrReading:
    """Pages by number, and what went wrong. Each page that could not be read is there, without words."""

    pages: dict[int, Page]
    anomalies: tuple[Anomaly, ...] = field(default=())


def read_pages(
    path: Path, numbers: Sequence[int], settings: OcrSettings = DEFAULTS, cache: Path | None = None
) -> dict[int, Page]:
    """The pages `numbers` (from 1) with the words on their pictures. As `read`, without the reasons of failures."""
    return read(path, numbers, settings, cache).pages


def read(path: Path, numbers: Sequence[int], settings: OcrSettings = DEFAULTS, cache: Path | None = None) -> OcrReading:
    """Read the pages `numbers` (from 1) of a PDF from their pictures.

    What is recognised is kept in the folder `cache`, if one is given (`default_folder()` is the user's). Where
    Tesseract or a model is missing, or fails, the pages come without words and an anomaly says why.
    Raises ReadingError only when the file cannot be opened.
    """
    wanted = sorted(set(numbers))
    tesseract = find(settings)
    if isinstance(tesseract, str):
        pages = {n: replace(_outline(path, n), words=()) for n in wanted}
        return OcrReading(pages, (Anomaly(tesseract),) if wanted else ())
    session = _Session(path, settings, tesseract, cache)
    pages, anomalies = {}, [] if tesseract.finds_rotation else [Anomaly("ocr.no_rotation", grave=False)]
    for start in range(0, len(wanted), settings.batch):
        part = session.batch(wanted[start : start + settings.batch])
        pages |= part.pages
        anomalies += part.anomalies
    return OcrReading(pages, tuple(anomalies))


def _outline(path: Path, number: int) -> Page:
    """The page as the engine sees it: its size, and how much of it is a picture."""
    return next(engines.pages(path, "pdfium", number, number))


@dataclass(frozen=True, slots=True)
class _Session:
    """One reading of one file."""

    path: Path
    settings: OcrSettings
    tesseract: Tesseract
    cache: Path | None

    def batch(self, numbers: Sequence[int]) -> OcrReading:
        """Read these pages, each drawn at its resolution."""
        dpi = resolutions(self.path, numbers, self.settings)
        outlines = {n: _outline(self.path, n) for n in numbers}
        pictures = [p for n in numbers if (p := self._picture(outlines[n], dpi[n]))]
        results, reason = self._recognise(pictures)
        pages, anomalies = {}, []
        blank = {p.number for p in pictures if p.blank}
        for number, outline in outlines.items():
            result = results.get(number, Recognised("", 0))
            page = fill(outline, parse(result.hocr), result.turned, self.settings)
            if number in blank:
                page = replace(page, notes=())
            elif number not in results:
                anomalies.append(Anomaly("ocr.failed", (("reason", reason or "-"),), page=number))
            elif not page.words:
                page = replace(page, notes=(*page.notes, "ocr.nothing_read"))
            pages[number] = page
        return OcrReading(pages, tuple(anomalies))

    def _picture(self, outline: Page, dpi: float) -> Picture | None:
        try:
            return take(self.path, outline, dpi, self.settings)
        except ReadingError:
            return None

    def _recognise(self, pictures: Sequence[Picture]) -> tuple[dict[int, Recognised], str]:
        """Results by page number, from the cache where they are there; and why some are missing."""
        results = {p.number: Recognised("", 0) for p in pictures if p.blank}
        names = {p.number: shelf.name(p.digest, self.tesseract, self.settings) for p in pictures}
        if self.cache is not None:
            results |= {n: kept for n, name in names.items() if (kept := shelf.fetch(self.cache, name))}
        fresh = [p for p in pictures if p.number not in results]
        if not fresh:
            return results, ""
        outcome = recognise(fresh, self.tesseract, self.settings)
        for number, result in outcome.pages.items():
            if self.cache is not None and result.hocr:
                shelf.keep(self.cache, names[number], result)
        return results | dict(outcome.pages), outcome.reason
