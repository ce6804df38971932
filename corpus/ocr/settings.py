"""How page pictures are read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OcrSettings:
    """Resolution, limits and thresholds of OCR.

    Measured: a picture at the resolution it was scanned at is read best (200 dpi: 0.04 % wrong characters; enlarged to
    300 dpi as good and 1.7 times as slow; a page scanned at 150 dpi gets worse when it is enlarged).
    """

    model: str = "Latin"
    """Tesseract's script model: it reads "§" and "1er", which the models of one language do not."""
    min_dpi: float = 150.0
    max_dpi: float = 300.0
    """Also the resolution for pages that are drawn, not scanned."""
    max_pixels: int = 36_000_000
    """A4 at 300 dpi has 8.7 million; larger sheets are drawn at a lower resolution."""
    jobs: int = 2
    batch: int = 8
    """Pages a run of the engine: bounds the disk space and what a failure can cost."""
    page_timeout: float = 90.0
    """Seconds for one page; after it the page has no words."""
    rotation_confidence: float = 2.0
    """Of Tesseract's finding how a page is turned. OCRmyPDF asks for 14; a page with ten lines of text gets 3 to 8."""
    least_confidence: float = 0.3
    """Signs without letter or digit below this are specks."""


DEFAULTS = OcrSettings()
