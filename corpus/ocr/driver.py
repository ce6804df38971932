"""Runs in a process of its own: OCRmyPDF up to the hOCR files, so that every word's confidence is kept.

    python driver.py PICTURES.pdf FOLDER OPTIONS.json

OCRmyPDF's finished PDF has no confidences. Its first half (`_pdf_to_hocr`, "experimental") leaves for each page
000001_ocr_hocr.hocr and 000001_hocr.json, where "orientation_correction" stands; should another release of OCRmyPDF
miss it, this process fails and the pages are reported as unread.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path


def main(pictures: str, folder: str, options: str) -> None:
    """Read the pages of `pictures` into `folder` with the keyword arguments in the file `options`."""
    from ocrmypdf.api import _pdf_to_hocr

    _pdf_to_hocr(Path(pictures), Path(folder), **json.loads(Path(options).read_text(encoding="utf-8")))


if __name__ == "__main__":
    main(*sys.argv[1:4])
