"""Reading: one file in, its documents out. The way through the floor: engine -> layout -> tree."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from corpus.block import Anomaly
from corpus.model import Document


@dataclass(frozen=True, slots=True)
class Settings:
    """How to read. `engine` is the word backend; `ocr` whether page pictures are read with Tesseract."""

    engine: Literal["pdfium", "pdfplumber"] = "pdfium"
    ocr: bool = True


@dataclass(frozen=True, slots=True)
class Reading:
    """What one file gave. `pages` counts its pages; `anomalies` are those of the file, not of one document."""

    source: str
    sha256: str
    pages: int
    documents: tuple[Document, ...]
    anomalies: tuple[Anomaly, ...] = field(default=())
