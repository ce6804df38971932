"""The schedule: a CSV table of all time limits, also of those that have no date yet, with their words."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path

from corpus.files import write_text
from corpus.messages import Tongue, say
from corpus.model import Document
from extract.facts import Day, TimeLimit, identified
from extract.passages import page_of
from extract.saying import norm_words

COLUMNS = ("document", "article", "page", "date", "rule", "quote", "id")
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n")
"""A spreadsheet takes a cell that begins so for a formula (OWASP, CSV injection)."""


def schedule(findings: Iterable[tuple[Document, tuple[TimeLimit, ...]]], tongue: Tongue) -> str:
    """The table, comma-separated (RFC 4180), its heads and rules in `tongue`; dates are ISO."""
    table = io.StringIO(newline="")
    writer = csv.writer(table)
    writer.writerow([say(f"extract.column_{name}", tongue) for name in COLUMNS])
    for document, limits in findings:
        for key, limit in identified(document.id, limits):
            writer.writerow([safe_cell(cell) for cell in _row(document, key, limit, tongue)])
    return table.getvalue()


def write_schedule(path: Path, findings: Iterable[tuple[Document, tuple[TimeLimit, ...]]], tongue: Tongue) -> None:
    """Write the CSV file whole or not at all, with a byte order mark, which spreadsheets need to see UTF-8."""
    write_text(path, "\ufeff" + schedule(findings, tongue))


def safe_cell(cell: str) -> str:
    """The cell, led by an apostrophe where a spreadsheet would take it for a formula."""
    return "'" + cell if cell.startswith(DANGEROUS) else cell


def _row(document: Document, key: str, limit: TimeLimit, tongue: Tongue) -> list[str]:
    day = limit.norm.date if isinstance(limit.norm, Day) else None
    page = page_of(document, limit)
    return [
        document.id,
        limit.article,
        "" if page is None else str(page),
        "" if day is None else day.isoformat(),
        norm_words(limit.norm, tongue),
        " ".join(limit.quote.split()),
        key,
    ]
