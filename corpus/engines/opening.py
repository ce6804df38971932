"""What must hold before a PDF can be opened: it is there, it is a file, it is not empty, it begins like a PDF."""

from __future__ import annotations

import re
from pathlib import Path

from corpus.errors import ReadingError

_NO_PAGES = re.compile(rb"/Kids\s*\[\s*\]")
_PAGE = re.compile(rb"/Type\s*/Page\b")
_HEADER = b"%PDF-"
_HEADER_WITHIN = 1024
"""Readers accept rubbish (a mail header, a byte-order mark) before the header, up to here."""


def check(path: Path) -> None:
    """Raises ReadingError with a message of its own for each thing that can be wrong."""
    try:
        with path.open("rb") as file:
            start = file.read(_HEADER_WITHIN)
    except FileNotFoundError as error:
        raise ReadingError("reading.not_found", path.name) from error
    except OSError as error:
        raise ReadingError("engines.not_readable", path.name, reason=error.strerror or type(error).__name__) from error
    if not start:
        raise ReadingError("reading.empty", path.name)
    if _HEADER not in start:
        raise ReadingError("engines.not_pdf", path.name)


def has_pages(path: Path) -> bool:
    """False where a PDF that does not open says plainly that it has no page; most that do not open are damaged."""
    data = path.read_bytes()
    return not _NO_PAGES.search(data) or bool(_PAGE.search(data))
