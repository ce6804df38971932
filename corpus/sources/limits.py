"""How much a source may hold before it is refused: untrusted files must not fill the memory."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.errors import ReadingError


@dataclass(frozen=True, slots=True)
class Limits:
    """Largest sizes in bytes, and the most pages. The longest real contracts have 5 MB and 200 pages."""

    max_bytes: int = 200_000_000
    """Of the file."""
    max_unpacked: int = 100_000_000
    """Of one part of a DOCX when unpacked, and of all the parts that are read."""
    max_text: int = 20_000_000
    """Of an HTML or text file."""
    max_entries: int = 10_000
    """Parts of a DOCX."""
    max_pages: int = 20_000
    """Of any file (see `check_pages`)."""


DEFAULTS = Limits()


def check_pages(name: str, pages: int, limits: Limits = DEFAULTS) -> None:
    """ReadingError where the file has more pages than are read."""
    if pages > limits.max_pages:
        raise ReadingError("sources.too_many_pages", name, pages=pages, most=limits.max_pages)
