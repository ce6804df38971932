"""The stretches that the calendar has by itself, each as its first and last day: a month, a quarter, a week.

A period is such a stretch, a boundary one of its ends.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from extract.shapes import Hit

Days = tuple[date, date]
LENGTHS = {"quarter": 3, "semester": 6}
"""Months in the stretches that are counted within a year."""
HALF_MONTH = 15
MONTHS = 12
NTH = r"((?P<nth>ordinal|seconde)|(?P<last_nth>past))"


def months(year: int, first: int, last: int) -> Days:
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def years(first: int, last: int) -> Days:
    return date(first, 1, 1), date(last, 12, 31)


def week(year: int, number: int) -> Days | None:
    """A week by its number (ISO 8601); None where the year has not as many."""
    try:
        monday = date.fromisocalendar(year, number, 1)
    except ValueError:
        return None
    return monday, monday + timedelta(6)


def nth_of_year(hit: Hit, year: int) -> Days | None:
    """The quarter or half that a hit names; None where a year has not as many."""
    size = LENGTHS.get(hit.value("stretch"), 0)
    nth = counted(hit, 12 // size if size else 0)
    return None if nth is None else months(year, nth * size - size + 1, nth * size)


def half_of_month(hit: Hit, year: int, month: int) -> Days | None:
    """ "la deuxième quinzaine d'avril": the 16th and what follows."""
    nth = counted(hit, 2)
    first, last = months(year, month, month)
    middle = first + timedelta(HALF_MONTH)
    return None if nth is None else (first, middle - timedelta(1)) if nth == 1 else (middle, last)


def counted(hit: Hit, many: int) -> int | None:
    """Which of `many` a hit with the groups of NTH speaks of; None where there are not as many."""
    nth = many if "last_nth" in hit else hit.number("nth")
    return int(nth) if 0 < nth <= many and nth == int(nth) else None


def first_ones(unit: str, many: int, year: int, month: int | None, *, last: bool) -> Days | None:
    """The first or last months or quarters of a year, days or weeks of a month; None where it has not as many."""
    first, end = months(year, month or 1, month or MONTHS)
    size = LENGTHS.get(unit, 1 if unit == "month" else 0) * many if month is None else 0
    if 0 < size <= MONTHS:
        return months(year, MONTHS - size + 1, MONTHS) if last else months(year, 1, size)
    span = timedelta(many * {"day": 1, "week": 7}.get(unit, 0) - 1)
    if month is None or not 0 <= span.days <= (end - first).days:
        return None
    return (end - span, end) if last else (first, first + span)
