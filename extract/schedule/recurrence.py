"""Recurrence: the days of a yearly limit or of a frequency, bounded by the contract's term.

A day that a month does not have is its last day; RFC 5545 would leave the month out.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import islice, takewhile

from dateutil.rrule import rrulestr

from extract.facts import Frequency, Recurring
from extract.workdays import ONE_DAY

Term = tuple[date, date]
PERIOD_MONTHS = {"month": 1, "quarter": 3, "semester": 6, "year": 12}
MOST = 1000
"""Days of one rule that are worked out: a daily duty is no entry of a calendar."""
DAILY_OR_RARER = {"YEARLY", "MONTHLY", "WEEKLY", "DAILY"}
NUMBER = {"BYMONTH", "BYMONTHDAY", "INTERVAL"}


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of what comes back. `label` names it by the time it is about ("2023", "2023-05", "2023-Q1"), so that it
    stays the same when its day is corrected."""

    label: str
    first: date
    last: date


def turns(norm: Recurring, term: Term, following_year: bool) -> tuple[Turn, ...] | None:
    """The days of a recurring limit; None for a rule that can't be read or comes back too often.

    `following_year`: the day falls in the year after the one it is about, so also in the year after the term.
    """
    try:
        parts = dict(part.split("=", 1) for part in norm.rrule.upper().split(";") if part)
        if parts.get("FREQ") in ("YEARLY", "MONTHLY") and set(parts) <= {"FREQ", *NUMBER}:
            return tuple(_of_calendar(parts, term, following_year))
        days = _days(norm.rrule, term) if parts.get("FREQ") in DAILY_OR_RARER else None
    except (ValueError, TypeError, KeyError):
        return None
    if days is None or len(days) > MOST:
        return None
    return tuple(Turn(day.isoformat(), day, day) for day in days)


def _days(rule: str, term: Term) -> list[date]:
    """The days of any other rule, one more than are worked out at most."""
    first, last = (datetime.combine(day, time()) for day in term)
    moments = takewhile(lambda moment: moment <= last, rrulestr(rule, dtstart=first))
    return [moment.date() for moment in islice(moments, MOST + 1)]


def periods(norm: Frequency, term: Term) -> tuple[Turn, ...] | None:
    """The periods of a frequency, cut to the term; None for days and weeks, in which nothing falls due by itself."""
    if norm.per == "contract_term":
        return (Turn("", *term),)
    if norm.per not in PERIOD_MONTHS:
        return None
    return tuple(_periods(PERIOD_MONTHS[norm.per], max(norm.every, 1), term))


def ends_of(period: str, term: Term) -> tuple[Turn, ...]:
    """The months, quarters, semesters or years that end within the term."""
    return tuple(turn for turn in _periods(PERIOD_MONTHS[period], 1, term) if (turn.last + ONE_DAY).day == 1)


def _of_calendar(parts: dict[str, str], term: Term, following_year: bool) -> Iterator[Turn]:
    yearly = parts["FREQ"] == "YEARLY"
    every = int(parts.get("INTERVAL", 1))
    months = [int(m) for m in parts["BYMONTH"].split(",")] if "BYMONTH" in parts else list(range(1, 13))
    if yearly and "BYMONTH" not in parts:
        raise ValueError("a yearly rule without a month")
    shift = 1 if following_year and yearly else 0
    for year in range(term[0].year, term[1].year + 1):
        for month in sorted(months):
            since = year - term[0].year if yearly else (year - term[0].year) * 12 + month - term[0].month
            turn = _turn(parts, year, month, shift, len(months) == 1 and yearly)
            if since % every == 0 and (shift or (turn.last <= term[1] and turn.last >= term[0])):
                yield turn


def _turn(parts: dict[str, str], year: int, month: int, shift: int, once_a_year: bool) -> Turn:
    """The day in this month; the whole month where the rule names no day ("in November")."""
    length = monthrange(year + shift, month)[1]
    label = f"{year}" if once_a_year else f"{year}-{month:02d}"
    if "BYMONTHDAY" not in parts:
        return Turn(label, date(year + shift, month, 1), date(year + shift, month, length))
    number = int(parts["BYMONTHDAY"])
    if not number or abs(number) > 31:
        raise ValueError("no day of a month")
    day = date(year + shift, month, max(1, min(number if number > 0 else length + 1 + number, length)))
    return Turn(label, day, day)


def _periods(months: int, every: int, term: Term) -> Iterator[Turn]:
    """Periods of the calendar from the one in which the term begins, `every` of them at a time."""
    first = date(term[0].year, (term[0].month - 1) // months * months + 1, 1)
    while first <= term[1]:
        after = _add(first, months * every)
        yield Turn(_label(first, months, every), max(first, term[0]), min(after - ONE_DAY, term[1]))
        first = after


def _label(first: date, months: int, every: int) -> str:
    if months == 12:
        return f"{first.year}" if every == 1 else f"{first.year}-{first.year + every - 1}"
    sign = {1: "", 3: "Q", 6: "S"}[months]
    number = (first.month - 1) // months + 1
    return f"{first.year}-{sign}{number}" if sign else f"{first.year}-{number:02d}"


def _add(first: date, months: int) -> date:
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    return date(year, month + 1, 1)
