"""How much a source may hold before it is refused: untrusted files must not fill the memory."""

from __future__ import annotations

from dataclasses import dataclass


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
    max_pages: int = 5_000
    """Of a PDF."""


DEFAULTS = Limits()
