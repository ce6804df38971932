"""Sources other than PDF: DOCX, HTML and plain text as the same blocks that the layout of a PDF gives."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from corpus.block import Anomaly, Block, Source
from corpus.errors import ReadingError
from corpus.sources import docx, html, plain
from corpus.sources.kinds import Kind, kind_of
from corpus.sources.limits import DEFAULTS, Limits, check_pages

__all__ = ["Kind", "Limits", "blocks", "check_pages", "kind_of", "read"]


def read(path: Path, limits: Limits = DEFAULTS) -> Source:
    """The blocks of a DOCX, HTML or text file, by its content, and what is odd about it.

    Raises ReadingError for what cannot be read, also for a PDF: that goes through an engine and the layout.
    """
    kind = kind_of(path, limits)
    if kind == "pdf":
        raise ReadingError("sources.other_kind", path.name, kind="PDF")
    source = {"docx": docx.read, "html": html.read, "text": plain.read}[kind](path, limits)
    check_pages(source.name, source.pages, limits)
    if source.blocks:
        return source
    return replace(source, anomalies=(*source.anomalies, Anomaly("sources.no_text")))


def blocks(path: Path, limits: Limits = DEFAULTS) -> tuple[Block, ...]:
    """As `read`, the blocks alone."""
    return read(path, limits).blocks
