"""The plan: the dates of a document's time limits under one regime, and why the others have none.

What is counted from an event follows the duty that brings the event about. A real date that somebody gives ("drafted on
20 March 2024") takes the place of the latest possible one, and only what follows from it moves.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType

from corpus.model import Document
from extract.facts import Day, Duration, Frequency, Recurring, Relative, ServiceLevel, TimeLimit, Window, identified
from extract.passages import wording
from extract.reckoning import Computed, Open, Quantity, Step, compute, fixed, step
from extract.regimes import Regime, regime
from extract.schedule.anchors import Anchor, anchor
from extract.schedule.events import follows
from extract.schedule.recurrence import Term, Turn, ends_of, periods, turns
from extract.schedule.sentences import Sentence, sentence_of, sentences
from extract.workdays import YEARS

PLACEHOLDER = re.compile(r"(?<!\w)[Xx]{1,3}(?!\w)")
"""A figure that the drafters left open: "XX jours"."""
BEHIND = 60
"""Characters behind a yearly day in which "of the following year" is looked for."""


@dataclass(frozen=True, slots=True)
class Task:
    """Whose a limit is: who owes (words and role) what."""

    bearer: str
    role: str
    action: str


@dataclass(frozen=True, slots=True)
class Given:
    """A real date: of an occurrence (the duty was done) or of an event (the question came in), by its id."""

    id: str
    day: date


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One date of a limit. `id` comes from the contract, the provision, the words and the turn, never from the date.

    `nominal` is the day by counting, `effective` the day after the rules on closed days; `begin` the first day of a
    window. `last` is False for a day before which nothing may be done. `firm` is False where the day only closes a
    period in which something is to be done at some time. `done` is the real date where it is known.
    """

    id: str
    label: str
    nominal: date
    effective: date
    trail: tuple[Step, ...]
    begin: date | None = None
    last: bool = True
    firm: bool = True
    done: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Planned:
    """A limit with its dates, or with the reason why it has none (`why`). `sentence` is the sentence it stands in."""

    id: str
    limit: TimeLimit
    occurrences: tuple[Occurrence, ...] = ()
    why: Step | None = None
    anchor: Anchor | None = None
    sentence: Sentence | None = None
    task: Task | None = None

    @property
    def action(self) -> str:
        """What is to be done: of the obligation where one is known, else the sentence without its limits."""
        if self.task is not None:
            return self.task.action
        said = " ".join(self.sentence.text.split()) if self.sentence is not None else ""
        return said.replace(" ,", ",").strip(" ;.,:")


@dataclass(frozen=True, slots=True)
class Plan:
    """All limits of a document, in the order of the text."""

    document: Document
    regime: Regime
    term: Term | None
    limits: tuple[Planned, ...]

    def find(self, id: str) -> Planned | None:
        """The limit with this id."""
        return next((p for p in self.limits if p.id == id), None)

    def open_events(self) -> tuple[Anchor, ...]:
        """The events whose date would give open limits one, each once."""
        waiting = [p.anchor for p in self.limits if p.why is not None and p.anchor is not None]
        return tuple({a.event: a for a in waiting}.values())


def plan(
    document: Document,
    limits: tuple[TimeLimit, ...],
    under: Regime | None = None,
    *,
    term: Term | None = None,
    given: Iterable[Given] = (),
    tasks: Mapping[str, Task] = MappingProxyType({}),
) -> Plan:
    """The dates of `limits` under a regime (the Civil Code's where none is named), within the document's term or the
    one that is given. `tasks` says whose each limit is, by its id."""
    keyed = identified(document.id, limits)
    found = sentences(document, keyed)
    anchors = {key: anchor(document, key, limit, found) for key, limit in keyed}
    real: dict[str, tuple[date, ...]] = {}
    for one in given:
        real[one.id] = (*real.get(one.id, ()), one.day)
    rules = under or regime()
    work = _Work(document, rules, term or document.period, dict(keyed), anchors, real)
    planned = (
        replace(work.planned(key), sentence=sentence_of(found, limit), task=tasks.get(key)) for key, limit in keyed
    )
    return Plan(document, rules, work.term, tuple(planned))


@dataclass(slots=True)
class _Work:
    """One plan in the making: limits by id, each planned once, those it is counted from first."""

    document: Document
    regime: Regime
    term: Term | None
    limits: dict[str, TimeLimit]
    anchors: dict[str, Anchor | None]
    real: dict[str, tuple[date, ...]]
    done: dict[str, Planned] = field(default_factory=dict)
    path: list[str] = field(default_factory=list)

    def planned(self, key: str) -> Planned:
        if key not in self.done:
            self.path.append(key)
            result = self._dates(key, self.limits[key])
            self.path.pop()
            # a limit of a circle that was closed further down keeps the reason found there
            self.done.setdefault(key, replace(result, anchor=self.anchors[key]))
        return self.done[key]

    def _dates(self, key: str, limit: TimeLimit) -> Planned:
        norm = limit.norm
        if isinstance(norm, Relative):
            return self._relative(key, limit, norm)
        if isinstance(norm, Recurring):
            return self._recurring(key, limit, norm)
        if isinstance(norm, Frequency):
            return self._frequency(key, limit, norm)
        if isinstance(norm, Day):
            return self._day(key, limit, norm)
        if isinstance(norm, Window):
            return self._turns(key, limit, (Turn("", norm.start, norm.end),))
        return Planned(key, limit, why=_open(limit, self.term))

    def _day(self, key: str, limit: TimeLimit, norm: Day) -> Planned:
        day = norm.date
        if norm.boundary is not None and self.term is not None:
            day = self.term[0] if norm.boundary == "contract_start" else self.term[1]
        if day is None:
            return Planned(key, limit, why=step("no_year"))
        return self._turns(key, limit, (Turn("", day, day),))

    def _recurring(self, key: str, limit: TimeLimit, norm: Recurring) -> Planned:
        if self.term is None:
            return Planned(key, limit, why=step("no_term"))
        found = turns(norm, self.term, self._following_year(limit))
        return Planned(key, limit, why=step("unreadable_rule")) if found is None else self._turns(key, limit, found)

    def _following_year(self, limit: TimeLimit) -> bool:
        return follows(self._words_behind(limit), self.document.language)

    def _words_behind(self, limit: TimeLimit) -> str:
        """The limit and the few words behind it: "31 mars" - "de l'année qui suit"."""
        provision = self.document.root.find(limit.eid)
        text = wording(provision) if provision is not None else ""
        return limit.quote + " " + text[limit.end : limit.end + BEHIND].partition(";")[0]

    def _frequency(self, key: str, limit: TimeLimit, norm: Frequency) -> Planned:
        if norm.limit == "at_most":
            return Planned(key, limit, why=step("ceiling"))
        if self.term is None:
            return Planned(key, limit, why=step("no_term"))
        found = periods(norm, self.term)
        if found is None or norm.times != int(norm.times):
            return Planned(key, limit, why=step("too_often"))
        return Planned(key, limit, tuple(self._count(key, turn, int(norm.times)) for turn in found))

    def _count(self, key: str, turn: Turn, times: int) -> Occurrence:
        """The end of a period in which something is to be done so many times: no last day in law, so it never moves."""
        counted = step("times_by", times=Quantity(times, "time"), first=turn.first, last=turn.last)
        id, trail = _id(key, turn.label), (counted,)
        done = self.real.get(id, ())
        return Occurrence(id, turn.label, turn.last, turn.last, trail, turn.first, firm=False, done=done)

    def _turns(self, key: str, limit: TimeLimit, found: tuple[Turn, ...]) -> Planned:
        if not found:
            return Planned(key, limit, why=step("outside_term"))
        made = [(turn, self._ended(turn)) for turn in found]
        dated = [self._occurrence(key, turn, result) for turn, result in made if isinstance(result, Computed)]
        return Planned(key, limit, tuple(dated)) if dated else Planned(key, limit, why=step("out_of_range"))

    def _ended(self, turn: Turn) -> Computed | Open:
        """A day may move; what is to be done within a month or a year is not, since it must fall within it."""
        if turn.first == turn.last:
            return fixed(turn.last, self.regime)
        if turn.last.year not in YEARS:
            return Open(step("out_of_range"))
        return Computed(turn.last, turn.last, (step("within", first=turn.first, last=turn.last),))

    def _occurrence(self, key: str, turn: Turn, result: Computed) -> Occurrence:
        id, begin = _id(key, turn.label), turn.first if turn.first != turn.last else None
        done = self.real.get(id, ())
        return Occurrence(id, turn.label, result.nominal, result.effective, result.trail, begin, result.last, done=done)

    def _relative(self, key: str, limit: TimeLimit, norm: Relative) -> Planned:
        starts = self._starts(key)
        if isinstance(starts, Step):
            return Planned(key, limit, why=starts)
        made = [(label, trail, compute(day, norm, self.regime)) for label, day, trail in starts]
        dated = [
            self._occurrence(key, Turn(label, c.nominal, c.nominal), replace(c, trail=(trail, *c.trail)))
            for label, trail, c in made
            if isinstance(c, Computed)
        ]
        why = next((c.why for _, _, c in made if isinstance(c, Open)), None)
        return Planned(key, limit, tuple(dated), None if dated else why or step("outside_term"))

    def _starts(self, key: str) -> list[tuple[str, date, Step]] | Step:
        """The days a limit is counted from, with the turn they belong to; or why there is none."""
        counted = self.anchors[key]
        if counted is None:
            unnamed = self.real.get(f"start-{key}", ())
            return _numbered(unnamed, "", "schedule.the_event") or step("event_not_named", id=f"start-{key}")
        if counted.event in self.real:
            return _numbered(self.real[counted.event], "", counted.words)
        if counted.boundary:
            return self._boundary(counted)
        if counted.fulfilled_by is None:
            return step("event_unknown", words=counted.words, id=counted.event)
        return self._followed(counted, counted.fulfilled_by)

    def _boundary(self, counted: Anchor) -> list[tuple[str, date, Step]] | Step:
        if self.term is None:
            return step("no_term")
        if counted.boundary.startswith("contract"):
            day = self.term[0 if counted.boundary == "contract_start" else 1]
            return [("", day, step("counted_from_event", words=counted.words, date=day))]
        ends = ends_of(counted.boundary, self.term)
        return [(t.label, t.last, step("counted_from_event", words=counted.words, date=t.last)) for t in ends]

    def _followed(self, counted: Anchor, sentence: Sentence) -> list[tuple[str, date, Step]] | Step:
        """From the dates of the duty that brings the event about: the real ones, else the latest possible ones."""
        for parent in sentence.limits:
            if parent in self.path:
                return self._circle(parent)
            source = self.planned(parent)
            starts = [start for occurrence in source.occurrences for start in _from(occurrence, sentence.article)]
            if starts:
                return starts
        return step("waits_for", words=counted.words, article=sentence.article, id=counted.event)

    def _circle(self, parent: str) -> Step:
        """Each is counted from the other: all of the circle are open, and it is shown."""
        circle = self.path[self.path.index(parent) :]
        names = " → ".join(self.limits[key].article or self.limits[key].eid for key in (*circle, parent))
        why = step("circle", articles=names)
        for key in circle:
            self.done.setdefault(key, Planned(key, self.limits[key], why=why, anchor=self.anchors[key]))
        return why


def _from(occurrence: Occurrence, article: str) -> list[tuple[str, date, Step]]:
    if occurrence.done:
        return _numbered(occurrence.done, occurrence.label, article, "counted_from_real")
    if not occurrence.firm:
        return []
    latest = occurrence.effective
    return [(occurrence.label, latest, step("counted_from_latest", words=article, date=latest))]


def _numbered(
    days: tuple[date, ...], label: str, words: str, key: str = "counted_from_event"
) -> list[tuple[str, date, Step]]:
    """One start for each day; several of one turn are numbered in the order they were given in."""
    names = [label] if len(days) == 1 else [f"{label}.{i}" if label else str(i) for i in range(1, len(days) + 1)]
    return [(name, day, step(key, words=words, date=day)) for name, day in zip(names, days, strict=True)]


def _id(key: str, label: str) -> str:
    return f"{key}-{label}" if label else key


def _open(limit: TimeLimit, term: Term | None) -> Step:
    """Why a limit that is no date and no count has no date."""
    norm = limit.norm
    if isinstance(norm, ServiceLevel):
        return step("each_case")
    if isinstance(norm, Duration):
        if norm.boundary is None:
            return step("no_start")
        return step("no_term") if term is None else step("throughout", first=term[0], last=term[1])
    if PLACEHOLDER.search(limit.quote):
        return step("placeholder", words=" ".join(limit.quote.split()))
    return step("no_figure", words=" ".join(limit.quote.split()))
