"""Engines: from a PDF to pages of words. PDFium is the fast one, pdfplumber the reference; both give the same words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from PIL import Image

from corpus.engines import pdfium
from corpus.engines.outline import OutlineEntry
from corpus.page import Page

Engine = Literal["pdfium", "pdfplumber"]

__all__ = ["Engine", "OutlineEntry", "outline", "page_count", "pages", "picture"]


def pages(path: Path, engine: Engine = "pdfium", first: int = 1, last: int | None = None) -> Iterator[Page]:
    """The pages `first` to `last` of a PDF (from 1, both included), read one at a time.

    Raises ReadingError when the file cannot be opened. A page that fails alone comes empty, with a note.
    """
    if engine == "pdfplumber":
        from corpus.engines import plumber  # takes half a second to load, and is seldom asked for

        return plumber.pages(path, first, last)
    return pdfium.pages(path, first, last)


def page_count(path: Path) -> int:
    """How many pages the PDF has (at least one). ReadingError when it cannot be opened."""
    return pdfium.page_count(path)


def outline(path: Path) -> tuple[OutlineEntry, ...]:
    """The bookmarks of the PDF in their order, () when it has none. ReadingError when it cannot be opened."""
    return pdfium.outline(path)


def picture(path: Path, page: int, scale: float = 1.5) -> Image.Image:
    """The page (from 1) as a picture of `scale` pixels to the point. ReadingError when it cannot be drawn."""
    return pdfium.picture(path, page, scale)
