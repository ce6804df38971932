"""Facts: what a text says at a place. A fact quotes its words and points at them; its value is a tagged norm.

Norms serialise to the exchange format: one JSON object whose `kind` is the tag. A unit is kept as the text has it:
a working day is not a day, a month is not 30 days.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import ClassVar, Literal, get_args

Unit = Literal["business_day", "calendar_day", "clear_day", "day", "week", "month", "quarter", "year"]
Direction = Literal["after", "before"]
Bound = Literal["at_most", "at_least", "exactly"]
Use = Literal["limit", "citation", "term", "event", "other"]
Json = dict[str, object]

UNITS: frozenset[str] = frozenset(get_args(Unit))


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the calendar; without a year ("31 March") only its month and day are known."""

    kind: ClassVar = "date"
    month: int
    day: int
    year: int | None = None

    @property
    def date(self) -> date | None:
        return date(self.year, self.month, self.day) if self.year is not None else None

    def as_json(self) -> Json:
        year = "-" if self.year is None else f"{self.year:04d}"
        return {"kind": self.kind, "date": f"{year}-{self.month:02d}-{self.day:02d}"}


@dataclass(frozen=True, slots=True)
class Recurring:
    """A day that comes back every year, as an RFC 5545 rule."""

    kind: ClassVar = "recurring"
    rrule: str

    def as_json(self) -> Json:
        return {"kind": self.kind, "rrule": self.rrule}


@dataclass(frozen=True, slots=True)
class Relative:
    """So many units after or before an event, which `anchor` names in the words of the text ("" where it does not)."""

    kind: ClassVar = "relative"
    amount: float
    unit: Unit
    direction: Direction
    anchor: str
    limit: Bound

    def as_json(self) -> Json:
        return {
            "kind": self.kind,
            **_quantity(self.amount, self.unit),
            "direction": self.direction,
            "anchor": self.anchor,
            "limit": self.limit,
        }


@dataclass(frozen=True, slots=True)
class ServiceLevel:
    """A share of the cases within a time: "80 % dans les 10 jours"."""

    kind: ClassVar = "service_level"
    percent: float
    amount: float
    unit: Unit
    limit: Bound = "at_most"

    def as_json(self) -> Json:
        return {
            "kind": self.kind,
            "percent": _plain(self.percent),
            **_quantity(self.amount, self.unit),
            "limit": self.limit,
        }


@dataclass(frozen=True, slots=True)
class Unspecified:
    """A limit without a figure: "dans les XX jours"."""

    kind: ClassVar = "unspecified"

    def as_json(self) -> Json:
        return {"kind": self.kind}


Norm = Day | Recurring | Relative | ServiceLevel | Unspecified


@dataclass(frozen=True, slots=True)
class Fact:
    """Something said at a place.

    `article` is the number of the article, or of the nearest numbered heading above where there is no article.
    `start` and `end` are offsets into the wording of the provision `eid` (see `extract.passages`).
    """

    article: str
    eid: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class TimeExpression(Fact):
    """Any point or stretch of time that the text names, with the use that it makes of it."""

    norm: Norm
    use: Use


@dataclass(frozen=True, slots=True)
class TimeLimit(Fact):
    """A time by or within which something is to be done."""

    norm: Norm


def fact_id(document: str, fact: Fact, occurrence: int = 0) -> str:
    """A stable id: from the document, the provision and the words, never from the value, so that a corrected date
    stays the same fact. `occurrence` tells apart the same words said again in one provision."""
    words = " ".join(fact.quote.split())
    return sha256("\x1f".join((document, fact.eid, words, str(occurrence))).encode()).hexdigest()[:20]


def identified(document: str, facts: tuple[TimeLimit, ...]) -> tuple[tuple[str, TimeLimit], ...]:
    """The facts with their ids, in their order."""
    seen: dict[tuple[str, str], int] = {}
    found: list[tuple[str, TimeLimit]] = []
    for fact in facts:
        key = fact.eid, " ".join(fact.quote.split())
        seen[key] = seen.get(key, -1) + 1
        found.append((fact_id(document, fact, seen[key]), fact))
    return tuple(found)


def _quantity(amount: float, unit: Unit) -> Json:
    """The exchange format knows no "jours francs": a day with the mark that first and last day do not count."""
    clear: Json = {"clear": True} if unit == "clear_day" else {}
    return {"amount": _plain(amount), "unit": "day" if unit == "clear_day" else unit, **clear}


def _plain(number: float) -> int | float:
    return int(number) if number == int(number) else number
