"""Delays: "dans les 15 jours ouvrables qui suivent la réunion", "binnen de maand", "zes maanden vóór het einde".

A number and a unit alone measure something ("2 jours de télétravail"). They are a limit where a word says "within"
or "at the latest", or where the event they are counted from follows at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.dates import Found
from extract.facts import UNITS, Bound, Direction, Norm, Relative, ServiceLevel, Unit, Unspecified
from extract.sequence import Sequence

WITHIN = frozenset({"within", "within_one", "at_latest"})
BOUNDS = frozenset({"at_latest", "at_least", "at_most"})
LEADS = WITHIN | BOUNDS
LINKS: dict[str, Direction] = {"after": "after", "from": "after", "of": "after", "before": "before"}
STRONG = frozenset({"after", "before"})
STOPS = frozenset({"within", "at_latest", "by", "break"})
CLAUSE_END = re.compile(r"[,;:!?()\n]|\.(?=\s|$)")
SHARE_REACH = 120
"""Characters from "99 %" to "dans les 4 jours" in one clause."""
ANCHOR_REACH = 200
"""Characters: an event is named in less, and a text without punctuation must not end up whole in the quote."""


@dataclass(frozen=True, slots=True)
class _Delay:
    """The marks of one delay: first of the lead, the figure (None in "dans le mois"), the unit, the link behind it."""

    lead: int
    figure: int | None
    unit: int
    bound_behind: int | None
    link: int | None


def delays(sequence: Sequence) -> Iterator[Found]:
    """All delays of a text that are limits, in reading order."""
    for i, mark in enumerate(sequence.marks):
        if mark.idea in ("unit", "units"):
            delay = _delay(sequence, i)
            if delay is not None and _is_limit(sequence, delay):
                yield _found(sequence, delay)


def _delay(sequence: Sequence, unit: int) -> _Delay | None:
    before = sequence.before(unit)
    figure = before if sequence.idea(before) in ("number", "placeholder") else None
    first = unit if figure is None else figure
    if figure is not None:  # "quinze (15) jours"
        twin = sequence.before(figure)
        first = twin if twin is not None and sequence.idea(twin) == "number" else figure
    lead = sequence.lead(first, LEADS)
    bare = figure is None
    if bare and (sequence.idea(unit) != "unit" or sequence.idea(before) != "within_one"):
        return None
    behind = sequence.after(unit)
    bound = behind if sequence.idea(behind) in BOUNDS else None
    link = sequence.after(unit if bound is None else bound)
    if sequence.idea(link) not in LINKS or (bare and sequence.idea(link) == "of"):
        return None if bare and sequence.idea(link) == "of" else _Delay(lead, figure, unit, bound, None)
    return _Delay(lead, figure, unit, bound, link)


def _is_limit(sequence: Sequence, delay: _Delay) -> bool:
    if sequence.idea(sequence.after(delay.unit)) == "per":  # "2 jours par semaine" is a frequency
        return False
    if _ideas(sequence, delay) & WITHIN:
        return True
    held = sequence.idea(sequence.before(delay.lead)) == "during"  # "pendant 10 ans après" is a duration
    return sequence.idea(delay.link) in STRONG and not held


def _found(sequence: Sequence, delay: _Delay) -> Found:
    marks = sequence.marks
    percent = _percent(sequence, delay)
    start, end = marks[delay.lead].start, marks[delay.unit].end
    anchor_end = end
    if delay.link is not None:
        anchor_end = _anchor_end(sequence, delay.link)
        end = max(anchor_end, marks[delay.link].end)
    elif delay.bound_behind is not None:
        end = marks[delay.bound_behind].end
    anchor = sequence.text[marks[delay.link].end : anchor_end].strip() if delay.link is not None else ""
    if percent is not None:
        return Found(marks[percent].start, end, _share(sequence, delay, float(marks[percent].value)), "limit")
    return Found(start, end, _value(sequence, delay, " ".join(anchor.split())), "limit")


def _percent(sequence: Sequence, delay: _Delay) -> int | None:
    """The share of cases that the delay is for: right before it, or in its clause where no event is named."""
    start = sequence.marks[delay.lead].start
    for i in range(delay.lead - 1, -1, -1):
        mark = sequence.marks[i]
        if start - mark.end > SHARE_REACH or CLAUSE_END.search(sequence.text, mark.end, start):
            return None
        if mark.idea == "percent":
            return i if delay.link is None or sequence.before(delay.lead) == i else None
    return None


def _anchor_end(sequence: Sequence, link: int) -> int:
    """Where the words that name the event end: at the clause, at the next limit, or at a word that opens another."""
    start = sequence.marks[link].end
    reach = min(start + ANCHOR_REACH, len(sequence.text))
    clause = CLAUSE_END.search(sequence.text, start, reach)
    end = clause.start() if clause else reach
    for i in range(link + 1, len(sequence.marks)):
        if sequence.marks[i].start >= end:
            break
        if sequence.idea(i) in STOPS:
            end = sequence.marks[i].start
            break
    if end == start + ANCHOR_REACH:
        end = sequence.text.rfind(" ", start, end)
    return start + len(sequence.text[start : max(start, end)].rstrip())


def _value(sequence: Sequence, delay: _Delay, anchor: str) -> Norm:
    amount = _amount(sequence, delay)
    if amount is None:
        return Unspecified()
    direction = LINKS[sequence.idea(delay.link)] if delay.link is not None else "after"
    return Relative(amount, _unit(sequence, delay), direction, anchor, _bound(sequence, delay, direction))


def _share(sequence: Sequence, delay: _Delay, percent: float) -> Norm:
    amount = _amount(sequence, delay)
    return Unspecified() if amount is None else ServiceLevel(percent, amount, _unit(sequence, delay))


def _amount(sequence: Sequence, delay: _Delay) -> float | None:
    """The figure; 1 in "dans le mois"; None for a place held open ("XX jours")."""
    if delay.figure is None:
        return 1
    return None if sequence.idea(delay.figure) == "placeholder" else float(sequence.marks[delay.figure].value)


def _unit(sequence: Sequence, delay: _Delay) -> Unit:
    value = sequence.marks[delay.unit].value
    if value not in UNITS:
        raise ValueError(f"the lexicon has a unit that the model has not: {value}")
    return value  # type: ignore[return-value]


def _bound(sequence: Sequence, delay: _Delay, direction: Direction) -> Bound:
    ideas = _ideas(sequence, delay)
    if "at_least" in ideas or ("at_latest" in ideas and direction == "before"):
        return "at_least"  # at the latest six months before: six or more
    return "at_most" if ideas & LEADS else "exactly"


def _ideas(sequence: Sequence, delay: _Delay) -> frozenset[str]:
    first = delay.unit if delay.figure is None else delay.figure
    behind = () if delay.bound_behind is None else (sequence.idea(delay.bound_behind),)
    return frozenset((*(m.idea for m in sequence.marks[delay.lead : first]), *behind))
