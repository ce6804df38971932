"""Dates of the calendar, and what the text uses them for.

A date is a limit only where a word says so ("au plus tard", "pour le", "uiterlijk", "tegen"). The date of a law, a
circular or a meeting cites; the ends of a period are terms.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from extract.facts import Day, Norm, Recurring, Use
from extract.sequence import Sequence

LEADS = frozenset({"by", "before", "at_latest"})
LINKS = frozenset({"of", "dated"})
LEAP_YEAR = 2024
"""Stands in for the missing year where a day and a month are checked."""
CITED_REACH = 90
"""Characters that may lie between "arrêté royal" and its date ("précité", "n° 2", "tel que modifié par celui")."""
YEAR = re.compile(r"(?:19|20)\d\d")
LIST_GAP = re.compile(r"\s*(?:,|\w{2})\s*")
"""Between the dates of a list: a comma, or one word as short as "et" and "en"."""


@dataclass(frozen=True, slots=True)
class Found:
    """A time in a text: characters [start, end), its value and its use."""

    start: int
    end: int
    norm: Norm
    use: Use


@dataclass(frozen=True, slots=True)
class _Written:
    """A date as written: its first and last mark."""

    first: int
    last: int
    day: Day


def dates(sequence: Sequence) -> Iterator[Found]:
    """All dates of a text, in reading order."""
    previous: _Written | None = None
    use: Use = "other"
    for written in _written(sequence):
        listed = previous is not None and LIST_GAP.fullmatch(_between(sequence, previous, written)) is not None
        use = use if listed and use == "citation" else _use(sequence, written)
        previous = written
        yield _limit(sequence, written) if use == "limit" else _bare(sequence, written, use)


def _written(sequence: Sequence) -> Iterator[_Written]:
    for i, mark in enumerate(sequence.marks):
        if mark.idea == "date":
            yield _Written(i, i, _iso(mark.value))
        elif mark.idea == "end_of":
            year = sequence.after(i)
            if year is not None and YEAR.fullmatch(sequence.marks[year].value):
                yield _Written(i, year, Day(12, 31, int(sequence.marks[year].value)))
        elif mark.idea == "month":
            first = sequence.before(i)
            if sequence.idea(first) in ("number", "first") and first is not None:
                yield from _in_words(sequence, first, i)


def _iso(text: str) -> Day:
    found = date.fromisoformat(text)
    return Day(found.month, found.day, found.year)


def _in_words(sequence: Sequence, first: int, month: int) -> Iterator[_Written]:
    """ "31 mars 2024", "1er mars": nothing where it is no day of the calendar ("31 février", "2023 mars")."""
    number = sequence.marks[first]
    day = 1 if number.idea == "first" else float(number.value)
    after = sequence.after(month)
    value = sequence.marks[after].value if after is not None and sequence.idea(after) == "number" else ""
    year = int(value) if YEAR.fullmatch(value) else None
    try:
        date(year or LEAP_YEAR, int(sequence.marks[month].value), int(day))
    except ValueError:
        return
    last = after if year is not None and after is not None else month
    yield _Written(first, last, Day(int(sequence.marks[month].value), int(day), year))


def _use(sequence: Sequence, written: _Written) -> Use:
    if sequence.lead(written.first, LEADS) != written.first or _said_after(sequence, written) is not None:
        return "limit"
    before, after = sequence.before(written.first), sequence.after(written.last)
    if sequence.idea(before) in ("term", "from") or sequence.idea(after) == "term":
        return "term"
    return "citation" if sequence.idea(before) in LINKS and _cited(sequence, written.first) else "other"


def _cited(sequence: Sequence, first: int) -> bool:
    """Does a law, a document or a meeting stand shortly before, in the same clause?"""
    start = sequence.marks[first].start
    for i in range(first - 1, -1, -1):
        mark = sequence.marks[i]
        if start - mark.end > CITED_REACH:
            return False
        if mark.idea == "cited":
            return not re.search(r"[;:]|\.\s", sequence.text[mark.end : start])
    return False


def _said_after(sequence: Sequence, written: _Written) -> int | None:
    """The mark "au plus tard" behind the date, if one belongs to it (it does not where another date follows)."""
    i = sequence.after(written.last)
    if i is not None and sequence.idea(i) == "every_year":
        i = sequence.after(i)
    if i is None or sequence.idea(i) != "at_latest":
        return None
    return None if sequence.idea(sequence.after(i)) in ("number", "first", "date") else i


def _limit(sequence: Sequence, written: _Written) -> Found:
    """The quote takes in the words that make it a limit, and "de chaque année" behind it."""
    start = sequence.marks[sequence.lead(written.first, LEADS)].start
    last = written.last
    after = sequence.after(last)
    if after is not None and sequence.idea(after) == "every_year":
        last = after
    said = _said_after(sequence, written)
    end = sequence.marks[last if said is None else said].end
    return Found(start, end, _value(written.day), "limit")


def _bare(sequence: Sequence, written: _Written, use: Use) -> Found:
    return Found(sequence.marks[written.first].start, sequence.marks[written.last].end, written.day, use)


def _value(day: Day) -> Norm:
    if day.year is not None:
        return day
    return Recurring(f"FREQ=YEARLY;BYMONTH={day.month};BYMONTHDAY={day.day}")


def _between(sequence: Sequence, left: _Written, right: _Written) -> str:
    return sequence.text[sequence.marks[left.last].end : sequence.marks[right.first].start]
