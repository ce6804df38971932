"""Rows: one line for each date of a limit, and one for each limit that has none, with the reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from corpus.messages import Tongue, say
from corpus.model import Document
from extract.facts import TimeLimit
from extract.passages import page_of
from extract.reviewed import decided_words
from extract.saying import norm_words
from extract.schedule.plan import Occurrence, Plan, Planned, plan

COLUMNS = (
    "document", "article", "page", "date", "rule", "quote", "id", "nominal", "first_day", "bearer", "action", "done",
    "trail",
)  # fmt: skip
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n")
"""A spreadsheet takes a cell that begins so for a formula (OWASP, CSV injection)."""

Findings = tuple[Document, tuple[TimeLimit, ...]]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the schedule, in the order of `COLUMNS`. `effective` is None where the limit is open."""

    document: str
    article: str
    page: int | None
    effective: date | None
    rule: str
    quote: str
    id: str
    nominal: date | None
    first_day: date | None
    bearer: str
    action: str
    done: date | None
    trail: str


def heads(tongue: Tongue) -> tuple[str, ...]:
    """The names of the columns."""
    own = COLUMNS[COLUMNS.index("id") + 1 :]
    return tuple(say(f"schedule.column_{n}" if n in own else f"extract.column_{n}", tongue) for n in COLUMNS)


def rows(planned: Plan, tongue: Tongue) -> Iterator[Row]:
    """The rows of a document, in the order of the text, then of the dates."""
    for limit in planned.limits:
        for occurrence in limit.occurrences or (None,):
            yield _row(planned.document, limit, occurrence, tongue)


def plans(findings: Plan | Findings) -> Plan:
    """A document with its limits becomes a plan under the default regime."""
    return findings if isinstance(findings, Plan) else plan(*findings)


def safe_cell(cell: str) -> str:
    """The cell, led by an apostrophe where a spreadsheet would take it for a formula."""
    return "'" + cell if cell.startswith(DANGEROUS) else cell


def trail_words(limit: Planned, occurrence: Occurrence | None, tongue: Tongue) -> str:
    """How the date came about, or why there is none."""
    steps = occurrence.trail if occurrence is not None else (() if limit.why is None else (limit.why,))
    return "; ".join(one.words(tongue) for one in steps)


def _row(document: Document, limit: Planned, occurrence: Occurrence | None, tongue: Tongue) -> Row:
    bearer = limit.task.bearer if limit.task is not None else ""
    decided = decided_words(limit.limit.standing, tongue)
    return Row(
        document=document.id,
        article=limit.limit.article,
        page=page_of(document, limit.limit),
        effective=occurrence.effective if occurrence else None,
        rule=norm_words(limit.limit.norm, tongue),
        quote=" ".join(limit.limit.quote.split()),
        id=occurrence.id if occurrence else limit.id,
        nominal=occurrence.nominal if occurrence else None,
        first_day=occurrence.begin if occurrence else None,
        bearer=bearer,
        action=" ".join(limit.action.split()),
        done=occurrence.done[0] if occurrence and occurrence.done else None,
        trail="; ".join(one for one in (trail_words(limit, occurrence, tongue), decided) if one),
    )
