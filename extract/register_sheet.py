"""The register as a table for spreadsheets."""

from __future__ import annotations

from collections.abc import Iterable

from corpus.messages import Tongue, say
from extract.register import Evidence, State
from extract.sheet import Cell, Sheet

COLUMNS = (
    "document", "article", "quote", "action", "status", "responsible", "note", "evidence", "changed", "by", "orphaned",
    "id",
)  # fmt: skip


def register_sheet(states: Iterable[State], tongue: Tongue) -> Sheet:
    """One row for each obligation; heads and statuses in `tongue`."""
    heads = tuple(say(f"register.column_{name}", tongue) for name in COLUMNS)
    return Sheet(say("register.sheet", tongue), heads, tuple(_cells(state, tongue) for state in states))


def _cells(state: State, tongue: Tongue) -> list[Cell]:
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
        state.at.date() if state.at else None,
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
