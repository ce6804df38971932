"""The dates of several documents in one list, each with the date it would have without the visitor's choices."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from corpus.model import Document
from extract.agenda import narrowed
from extract.schedule import Occurrence, Plan, Planned


@dataclass(frozen=True, slots=True)
class Dated:
    """One date. `before` is what it was without the visitor's choices, None where there was none."""

    document: Document
    limit: Planned
    occurrence: Occurrence
    before: date | None

    @property
    def day(self) -> date:
        return self.occurrence.effective

    @property
    def moved(self) -> bool:
        return self.before != self.day


def dated(plans: Iterable[tuple[Plan, Plan]], bearer: str, counts: bool) -> tuple[Dated, ...]:
    """The dates of plans (each with the plan as it was before), earliest first. `counts`: also the ends of periods in
    which something is to be done so many times."""
    found: list[Dated] = []
    for now, before in plans:
        was = {o.id: o.effective for limit in before.limits for o in limit.occurrences}
        found += [
            Dated(now.document, limit, o, was.get(o.id))
            for limit in narrowed(now, bearer).limits
            for o in limit.occurrences
            if o.firm or counts
        ]
    return tuple(sorted(found, key=lambda d: (d.day, d.document.id)))


def months(found: Iterable[Dated]) -> Counter[str]:
    """How many dates each month has ("2024-03")."""
    return Counter(f"{one.day:%Y-%m}" for one in found)


def open_limits(plans: Iterable[Plan], bearer: str) -> tuple[tuple[Document, Planned], ...]:
    """The limits without a date, in the order of the text."""
    return tuple(
        (plan.document, limit) for plan in plans for limit in narrowed(plan, bearer).limits if limit.why is not None
    )
