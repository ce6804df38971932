"""The scan: pages as slightly skewed, noisy grey pictures without a text layer, one of them the wrong way up."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import numpy as np
import pikepdf
import pypdfium2 as pdfium
from PIL import Image

DPI = 150


def typeset(source: Path, path: Path, turns: Sequence[int], seed: int) -> None:
    """Photograph every page of `source` into `path`; `turns` are degrees by which each picture is turned."""
    document = pdfium.PdfDocument(str(source))
    with pikepdf.new() as out:
        for i in range(len(document)):
            picture = document[i].render(scale=DPI / 72, grayscale=True).to_pil()
            _page(out, worn(picture, seed + i).rotate(turns[i % len(turns)], expand=True, fillcolor=244))
        out.save(path, deterministic_id=True, compress_streams=True)
    document.close()


def worn(picture: Image.Image, seed: int) -> Image.Image:
    """Skewed by less than a degree, a little blurred by that, with grain and a grey edge. Same seed, same picture."""
    chance = np.random.default_rng(seed)
    skew = float(chance.uniform(0.3, 0.8)) * (1 if seed % 2 else -1)
    turned = picture.rotate(skew, resample=Image.Resampling.BILINEAR, fillcolor=244)
    grey = np.asarray(turned, dtype=np.float32) * 0.9 + 18
    grey += chance.normal(0, 3.0, grey.shape)
    grey[:, :9] -= np.linspace(60, 0, 9)
    for x, y in zip(
        chance.integers(20, grey.shape[1] - 20, 60), chance.integers(20, grey.shape[0] - 20, 60), strict=True
    ):
        grey[y : y + 2, x : x + 2] -= 70
    return Image.fromarray(np.clip(grey, 0, 255).astype(np.uint8))


def _page(out: pikepdf.Pdf, picture: Image.Image) -> None:
    """A page that holds nothing but the picture, as JPEG."""
    data = BytesIO()
    picture.save(data, "JPEG", quality=32, optimize=True)
    wide, high = (round(n * 72 / DPI, 1) for n in picture.size)
    image = pikepdf.Stream(
        out, data.getvalue(), Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=picture.width,
        Height=picture.height, ColorSpace=pikepdf.Name.DeviceGray, BitsPerComponent=8, Filter=pikepdf.Name.DCTDecode,
    )  # fmt: skip
    page = pikepdf.Dictionary(
        Type=pikepdf.Name.Page, MediaBox=[0, 0, wide, high],
        Resources=pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=out.make_indirect(image))),
        Contents=pikepdf.Stream(out, f"q {wide} 0 0 {high} 0 0 cm /Im0 Do Q".encode()),
    )  # fmt: skip
    out.pages.append(pikepdf.Page(out.make_indirect(page)))
