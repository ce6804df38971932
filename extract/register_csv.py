"""The register as a CSV table for spreadsheets, safe against cells that a spreadsheet would run as formulas."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path

from corpus.files import write_text
from corpus.messages import Tongue, say
from extract.register import Evidence, State

COLUMNS = (
    "document", "article", "quote", "action", "status", "responsible", "note", "evidence", "changed", "by", "orphaned",
    "id",
)  # fmt: skip
FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
"""What a spreadsheet takes for the start of a formula, also full-width, also after blanks (OWASP, CSV injection)."""
SEPARATORS = ";\t"
"""A spreadsheet set to French or Dutch parts a comma-separated line at these instead, even inside of quotes."""


def register_csv(states: Iterable[State], tongue: Tongue) -> str:
    """The table, comma-separated (RFC 4180), every cell in quotes; its heads and statuses in `tongue`, days ISO."""
    table = io.StringIO(newline="")
    writer = csv.writer(table, quoting=csv.QUOTE_ALL)
    writer.writerow([say(f"register.column_{name}", tongue) for name in COLUMNS])
    for state in states:
        writer.writerow([harmless(cell) for cell in _cells(state, tongue)])
    return table.getvalue()


def write_register(path: Path, states: Iterable[State], tongue: Tongue) -> None:
    """Write the CSV file whole or not at all, with a byte order mark, which spreadsheets need to see UTF-8."""
    write_text(path, "\ufeff" + register_csv(states, tongue))


def harmless(cell: str) -> str:
    """The cell, led by an apostrophe wherever a spreadsheet could begin a formula: at its start, after a separator."""
    for sign in SEPARATORS:
        cell = sign.join(_led(part) if i else part for i, part in enumerate(cell.split(sign)))
    return _led(cell)


def _led(part: str) -> str:
    dangerous = part.startswith(FORMULA) or part.lstrip(' "\u00a0').startswith(FORMULA)
    return "'" + part if dangerous else part


def _cells(state: State, tongue: Tongue) -> list[str]:
    standing = state.standing
    return [
        state.document,
        state.article,
        " ".join(state.quote.split()),
        " ".join(state.action.split()),
        say(f"register.status_{standing.status}", tongue),
        standing.responsible,
        standing.note,
        "\n".join(evidence_words(e, tongue) for e in standing.evidence),
        state.at.date().isoformat() if state.at else "",
        state.who,
        say("register.yes", tongue) if state.orphaned else "",
        state.id,
    ]


def evidence_words(evidence: Evidence, tongue: Tongue) -> str:
    """A proof in one line: file, page, quote."""
    quote = " ".join(evidence.quote.split())
    key = "register.evidence" if evidence.page is None else "register.evidence_on_page"
    line = say(key, tongue, file=evidence.file, page=evidence.page)
    return say("register.evidence_quoted", tongue, place=line, quote=quote) if quote else line
