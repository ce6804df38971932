"""The table of obligations: what the page shows in a row, and what a spreadsheet holds."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from align.exports.table import Cell, Column, Table, page_cell
from corpus.days import short_day
from corpus.messages import Tongue, say
from corpus.model import Document
from extract.passages import page_of
from extract.reviewed import decided_words
from extract.saying import norm_words
from views import rows
from views.dates import percent
from views.owed import Owed, upcoming

WIDTHS = {
    "article": 8, "bearer": 12, "modality": 13, "action": 20, "condition": 12, "limits": 12, "next": 12,
    "confidence": 11,
}  # fmt: skip
"""Per cent of the width."""
OF_DOCUMENT = frozenset({"action", "condition"})


def bearer_words(owed: Owed, here: Tongue) -> str:
    """The bearer's role in the reader's language, and how the text calls it where that says more."""
    bearer = owed.duty.bearer
    role = say(f"obligation.role_{bearer.role}", here)
    return (
        f"{role} ({' '.join(bearer.text.split())})"
        if bearer.role in ("third_party", "minister") and bearer.text
        else role
    )


def limits_words(owed: Owed, here: Tongue) -> str:
    """All its limits in words."""
    return "; ".join(norm_words(limit.limit.norm, here) for limit in owed.limits)


def next_words(owed: Owed, today: date, here: Tongue) -> str:
    """The next date, or that the last one is past, or that there is none."""
    found = upcoming(owed, today)
    if found is None:
        return say("duties_view.no_date", here) if owed.limits else ""
    day = short_day(found.effective, here)
    return day if found.effective >= today else say("duties_view.past", here, day=day)


def sure_words(owed: Owed, here: Tongue) -> str:
    """How sure the reading is, or what people decided about the obligation or one of its limits."""
    standings = (owed.duty.standing, *(limit.limit.standing for limit in owed.limits))
    decided = next((say(f"verdicts.decision_{s.verdict.decision}", here) for s in standings if s is not None), "")
    return decided or percent(owed.duty.confidence, here)


def columns(language: str, here: Tongue) -> tuple[rows.Column, ...]:
    """The columns of the page."""
    return tuple(
        rows.Column(say(f"duties_view.head_{name}", here), width, language if name in OF_DOCUMENT else "")
        for name, width in WIDTHS.items()
    )


def line(owed: Owed, today: date, here: Tongue) -> rows.Line:
    """A row of the page."""
    duty = owed.duty
    cells = {
        "article": duty.article,
        "bearer": bearer_words(owed, here),
        "modality": say(f"obligation.modality_{duty.modality}", here),
        "action": _line(duty.action or duty.quote),
        "condition": _line(" ".join((duty.condition, duty.exception))),
        "limits": limits_words(owed, here),
        "next": next_words(owed, today, here),
        "confidence": sure_words(owed, here),
    }
    return rows.Line(owed.id, tuple(cells[name] for name in WIDTHS))


def table(document: Document, found: Iterable[Owed], today: date, here: Tongue) -> Table:
    """The same for a spreadsheet, with the words of the clause, the page and the id that every other export has."""
    kinds = {"page": "link", "next": "date", "confidence": "percent"}
    names = (*WIDTHS, "quote", "page", "id", "decided")
    heads = tuple(
        Column(name, say(f"duties_view.head_{name}", here), 0 if name in OF_DOCUMENT else 18, kinds.get(name, "text"))  # type: ignore[arg-type]
        for name in names
    )
    made = tuple(_row(document, owed, today, here) for owed in found)
    return Table(say("duties_view.table_of", here, document=document.id), heads, made)


def _row(document: Document, owed: Owed, today: date, here: Tongue) -> tuple[Cell | str | float | date | None, ...]:
    duty, date_found = owed.duty, upcoming(owed, today)
    shown = line(owed, today, here).cells
    next_date = date_found.effective if date_found else None
    standings = (duty.standing, *(limit.limit.standing for limit in owed.limits))
    decided = "; ".join(decided_words(standing, here) for standing in standings if standing is not None)
    page = page_cell(document, page_of(document, duty))
    own = (Cell(_line(duty.quote), language=document.language), page, owed.id, decided)
    return (*shown[:6], next_date, duty.confidence, *own)


def _line(text: str) -> str:
    return " ".join(text.split())
