"""One reading for each stretch of text: the longest wins, and what lies in the words of an event is no limit."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extract.facts import Day, Frequency, Recurring, Unspecified
from extract.found import Found

YEARLY = Frequency(1, "year")
NEAR = 4
"""Times before and behind that may say the same."""
AND = re.compile(r"\s(?:et|en)\s")
SENTENCE_END = re.compile(r"[;:\n]|\.\s")


def chosen(candidates: Iterable[Found]) -> list[Found]:
    """Readings that do not overlap, in reading order. Of two as long, the one offered first."""
    order = sorted(candidates, key=lambda f: (-(f.claim - f.start), f.start))
    taken: set[int] = set()
    kept: list[Found] = []
    for found in order:
        if taken.isdisjoint(range(found.start, found.end)):
            taken.update(range(found.start, found.end))
            kept.append(found)
    kept.sort(key=lambda f: f.start)
    return _outside_events(kept)


def _outside_events(kept: list[Found]) -> list[Found]:
    outside: list[Found] = []
    reach = 0
    for found in kept:
        if found.start >= reach:
            outside.append(found)
            reach = found.claim
    return outside


def joined(found: list[Found], text: str) -> list[Found]:
    """ "Chaque année, ... pour le 31 mars" and "périodiquement et au moins une fois par an" are one time each."""
    return [f for i, f in enumerate(found) if not any(_said_better(f, other, text) for other in _near(found, i))]


def _near(found: list[Found], i: int) -> list[Found]:
    return found[max(0, i - NEAR) : i] + found[i + 1 : i + 1 + NEAR]


def _said_better(found: Found, other: Found, text: str) -> bool:
    if isinstance(found.norm, Frequency) and found.norm == YEARLY:
        return _same_day_each_year(other) and _one_sentence(found, other, text)
    if found.norm == Unspecified() and isinstance(other.norm, Frequency) and other.norm.limit != "exactly":
        return AND.fullmatch(text, found.end, other.start) is not None
    return False


def _same_day_each_year(found: Found) -> bool:
    if isinstance(found.norm, Day):
        return found.norm.year is None and found.use == "limit"
    return isinstance(found.norm, Recurring) and found.norm.rrule.startswith("FREQ=YEARLY")


def _one_sentence(left: Found, right: Found, text: str) -> bool:
    return SENTENCE_END.search(text, min(left.end, right.end), max(left.start, right.start)) is None
