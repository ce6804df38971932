"""One page as a word backend delivers it: words with their type, ruling lines, and what else is known of it.

These are named tuples, not dataclasses: a page holds 500 words, and a tuple is made three times faster.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from corpus.geometry import Box


class Word(NamedTuple):
    """A word as printed: no space inside. A line-end hyphen stays a "-" at the end of `text`."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    font: str
    size: float
    bold: bool = False
    italic: bool = False
    confidence: float | None = None
    """Of OCR, 0 to 1; None where the text was in the file."""
    raised: tuple[int, int] | None = None
    """Characters [start, end) of `text` are smaller and stand higher (a footnote call, the "er" of "1er")."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a PDF, upright (a rotated page is turned before it gets here) and cut to its crop box.

    `number` counts from 1; `width` and `height` are PDF points. `rules` are thin straight lines and the edges of
    thin or stroked rectangles. `image_share` is the share of the page that images cover (0 to 1).
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    rules: tuple[Box, ...] = ()
    image_share: float = 0.0
    ocr: bool = False
    """True where the words were read from a picture of the page."""
    confidence: float | None = None
    """Mean OCR confidence of the page, 0 to 1."""
    notes: tuple[str, ...] = field(default=())
    """Keys of messages about this page (bad text layer, no Tesseract, ...)."""
    turned: int = 0
    """Of a picture of a page that lies on its side: by how many degrees (90, 180, 270, clockwise) the page as the file
    shows it was turned to be read. `width`, `height` and all boxes are those of the turned page."""
