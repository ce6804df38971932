"""Facts: what a text says at a place. A fact quotes its words and points at them; its value is a tagged norm.

Norms serialise to the exchange format: one JSON object whose `kind` is the tag. A unit is kept as the text has it:
a working day is not a day, a month is not 30 days.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import ClassVar, Literal, TypeVar, get_args

from corpus.verdict import Standing

Unit = Literal[
    "business_day", "calendar_day", "clear_day", "day", "week", "month", "quarter", "year", "hour", "minute", "second"
]
Direction = Literal["after", "before"]
Bound = Literal["at_most", "at_least", "exactly"]
Use = Literal["limit", "citation", "term", "event", "other"]
Period = Literal["day", "week", "month", "quarter", "semester", "year", "contract_term"]
Boundary = Literal["contract_start", "contract_end", "contract_term"]
Json = dict[str, object]

UNITS: frozenset[str] = frozenset(get_args(Unit))


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the calendar; without a year ("31 March") only its month and day are known. `boundary` where the text
    names it as the first or last day of the contract."""

    kind: ClassVar = "date"
    month: int
    day: int
    year: int | None = None
    boundary: Boundary | None = None

    @property
    def date(self) -> date | None:
        return date(self.year, self.month, self.day) if self.year is not None else None

    def as_json(self) -> Json:
        year = "-" if self.year is None else f"{self.year:04d}"
        boundary: Json = {} if self.boundary is None else {"boundary": self.boundary}
        return {"kind": self.kind, "date": f"{year}-{self.month:02d}-{self.day:02d}", **boundary}


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
class Frequency:
    """So many times in every `every` periods: "twice a year" is 2 a year, "every two years" 1 in 2 years."""

    kind: ClassVar = "frequency"
    times: float
    per: Period
    limit: Bound = "exactly"
    every: int = 1

    def as_json(self) -> Json:
        times = _plain(self.times)
        return {"kind": self.kind, "times": times, "per": self.per, "limit": self.limit, "every": self.every}


@dataclass(frozen=True, slots=True)
class Duration:
    """A stretch of time without a fixed place: "for 10 years", or with `boundary` the whole term of the contract."""

    kind: ClassVar = "duration"
    amount: float = 0
    unit: Unit | None = None
    limit: Bound = "exactly"
    boundary: Boundary | None = None

    def as_json(self) -> Json:
        if self.boundary is not None or self.unit is None:
            return {"kind": self.kind, "boundary": self.boundary or "contract_term"}
        return {"kind": self.kind, **_quantity(self.amount, self.unit), "limit": self.limit}


@dataclass(frozen=True, slots=True)
class Window:
    """From a first day to a last day, both included: a month, a quarter, a year.

    A `yearless` one ("en mars", "du 3 au 5 mai") is of no year that the text names; the years of its days mean nothing.
    """

    kind: ClassVar = "window"
    start: date
    end: date
    yearless: bool = False

    def as_json(self) -> Json:
        start, end = self.start.isoformat(), self.end.isoformat()
        if self.yearless:
            start, end = f"-{start[4:]}", f"-{end[4:]}"
        return {"kind": self.kind, "start": start, "end": end}


@dataclass(frozen=True, slots=True)
class Unspecified:
    """A limit without a figure: "dans les XX jours"."""

    kind: ClassVar = "unspecified"

    def as_json(self) -> Json:
        return {"kind": self.kind}


Norm = Day | Recurring | Frequency | Relative | Duration | Window | ServiceLevel | Unspecified


@dataclass(frozen=True, slots=True)
class Fact:
    """Something said at a place.

    `article` is the number of the article, or of the nearest numbered heading above where there is no article.
    `start` and `end` are offsets into the wording of the provision `eid` (see `extract.passages`). `standing`: what
    people decided about it. `nth`: which one of those with the same words in the provision, where some were rejected.
    """

    article: str
    eid: str
    start: int
    end: int
    quote: str
    standing: Standing | None = field(default=None, kw_only=True)
    nth: int | None = field(default=None, kw_only=True)


@dataclass(frozen=True, slots=True)
class TimeExpression(Fact):
    """Any point or stretch of time that the text names, with the use that it makes of it."""

    norm: Norm
    use: Use


@dataclass(frozen=True, slots=True)
class TimeLimit(Fact):
    """A time by or within which something is to be done."""

    norm: Norm


AnyFact = TypeVar("AnyFact", bound=Fact)


def fact_id(document: str, fact: Fact, occurrence: int = 0) -> str:
    """A stable id: from the document, the provision and the words, never from the value, so that a corrected date
    stays the same fact. `occurrence` tells apart the same words said again in one provision."""
    words = " ".join(fact.quote.split())
    return sha256("\x1f".join((document, fact.eid, words, str(occurrence))).encode()).hexdigest()[:20]


def identified(document: str, facts: tuple[AnyFact, ...]) -> tuple[tuple[str, AnyFact], ...]:
    """The facts with their ids, in their order."""
    seen: dict[tuple[str, str], int] = {}
    found: list[tuple[str, AnyFact]] = []
    for fact in facts:
        key = fact.eid, " ".join(fact.quote.split())
        seen[key] = seen.get(key, -1) + 1
        nth: int | None = getattr(fact, "nth", None)  # what merely says the same as a fact has none
        found.append((fact_id(document, fact, seen[key] if nth is None else nth), fact))
    return tuple(found)


def _quantity(amount: float, unit: Unit) -> Json:
    """The exchange format knows no "jours francs": a day with the mark that first and last day do not count."""
    clear: Json = {"clear": True} if unit == "clear_day" else {}
    return {"amount": _plain(amount), "unit": "day" if unit == "clear_day" else unit, **clear}


def _plain(number: float) -> int | float:
    return int(number) if number == int(number) else number
