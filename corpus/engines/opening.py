"""What must hold before a PDF can be opened: it is there, it is a file, it is not empty, it begins like a PDF."""

from __future__ import annotations

from pathlib import Path

from corpus.errors import ReadingError

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
