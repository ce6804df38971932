"""Obligations as the page lists them: each with its limits and dates, and the filters that narrow the list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from extract.agenda import Agenda
from extract.duties import duty_of, keyed_duties
from extract.facts import identified
from extract.obligations import Obligation
from extract.schedule import Occurrence, Planned
from extract.schedule.events import folded

State = Literal["dated", "open", "none"]
STATES: tuple[State, ...] = ("dated", "open", "none")
FACETS = ("bearer", "modality", "state", "year", "article")


@dataclass(frozen=True, slots=True)
class Owed:
    """An obligation with the limits that belong to it. `id` is the one that it has in every export; `said` its words
    and its parties, folded, for the search."""

    id: str
    duty: Obligation
    limits: tuple[Planned, ...]
    said: str

    @property
    def dates(self) -> tuple[Occurrence, ...]:
        """All dates of all its limits, earliest first."""
        return tuple(sorted((o for limit in self.limits for o in limit.occurrences), key=lambda o: o.effective))

    def values(self, facet: str) -> frozenset[str]:
        """What it is filed under: an obligation with two limits can be both dated and open."""
        match facet:
            case "bearer":
                return frozenset({self.duty.bearer.role})
            case "modality":
                return frozenset({self.duty.modality})
            case "article":
                return frozenset({self.duty.article})
            case "year":
                return frozenset(str(o.effective.year) for o in self.dates)
        found = {"dated" if limit.occurrences else "open" for limit in self.limits}
        return frozenset(found or {"none"})


@dataclass(frozen=True, slots=True)
class Filters:
    """What a visitor asks for: of each facet the values wanted (all where empty), and words to be found."""

    wanted: tuple[tuple[str, tuple[str, ...]], ...] = ()
    words: str = ""

    def lets(self, owed: Owed, but: str = "") -> bool:
        """Does it let the obligation through? The facet `but` is left out."""
        facets = all(
            not values or facet == but or not owed.values(facet).isdisjoint(values) for facet, values in self.wanted
        )
        return facets and all(word in owed.said for word in folded(self.words).split())


def owed_of(agenda: Agenda) -> tuple[Owed, ...]:
    """The obligations of an agenda in the order of the text."""
    keyed = keyed_duties(agenda.document.id, agenda.owed)
    held: dict[str, list[Planned]] = {}
    for limit in agenda.plan.limits:
        owner = duty_of(limit.limit, keyed)
        if owner is not None:
            held.setdefault(owner, []).append(limit)
    return tuple(
        Owed(key, duty, tuple(held.get(key, ())), _said(duty))
        for key, duty in identified(agenda.document.id, agenda.owed)
    )


def counts(found: Iterable[Owed], filters: Filters, facet: str) -> Counter[str]:
    """How many obligations each value of a facet would show beside the other filters."""
    return Counter(value for owed in found if filters.lets(owed, facet) for value in owed.values(facet))


def upcoming(owed: Owed, today: date) -> Occurrence | None:
    """Its first date from today on; its last one where all are past."""
    dates = owed.dates
    return next((o for o in dates if o.effective >= today), dates[-1] if dates else None)


def _said(duty: Obligation) -> str:
    others = duty.counterparty.text if duty.counterparty else ""
    return folded(" ".join((duty.article, duty.bearer.text, others, duty.quote, duty.action)))
