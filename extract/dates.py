"""Days of the calendar: "le 31 mars 2024", "3/5/2024", "Noël 2024", "31 maart van elk jaar".

A day without a year keeps none: only where it is a limit does it come back every year.
"""

from __future__ import annotations

from datetime import date

from extract.facts import Day, Norm, Recurring, Use, Window
from extract.found import Reading, Rule, Term
from extract.shapes import Hit, Shape

LEAP_YEAR = 2024
"""Stands in for the missing year where a day and a month are checked."""
LEAD = r"(?P<lead>(at_latest|by|before|until|at_least|from|term|since)*) (the|to|on|at_latest|in)*"
TAIL = r"(of? (?P<yearly>every_year|each unit))? (?P<said>at_latest(?!number|ordinal|date))?"
YEARLY = r"(?P<yearly>(each unit|often|by? every_year)) (,? (in|the|on)? (at_latest|by|before|until)+)"
NAMED = r"(?P<day>number|ordinal) (of unit)? (the|of)* (?P<month>month) (,? of? (?P<year>year))?"
DAY = rf"((?P<weekday>weekday) ,? the?)? {NAMED}"
BINDING = frozenset({"at_latest", "by", "before", "until"})


def day_of(hit: Hit) -> Day | None:
    """The day that the groups of a hit name; None where it is no day of the calendar ("31 février")."""
    year = int(hit.value("year")) if "year" in hit else None
    if "iso" in hit:
        return on(date.fromisoformat(hit.value("iso")))
    if "daymonth" in hit:
        month, day = (int(part) for part in hit.value("daymonth").split("-"))
    elif "holiday" in hit:
        month, day = (int(part) for part in hit.value("holiday").split("-"))
    else:
        month, number = int(hit.value("month")), hit.number("day")
        if number != int(number) or not 0 < number < 32:
            return None
        day = int(number)
    try:
        date(year or LEAP_YEAR, month, day)
    except ValueError:
        return None
    return Day(month, day, year)


def on(day: date) -> Day:
    return Day(day.month, day.day, day.year)


def yearly(day: Day) -> Recurring:
    """The rule of a day that comes back every year."""
    return Recurring(f"FREQ=YEARLY;BYMONTH={day.month};BYMONTHDAY={day.day}")


def use_of(hit: Hit) -> Use:
    """The use that the words right before or behind show: a limit, an end of a term, or none."""
    lead = frozenset(mark.idea for mark in hit.marks("lead")) if "lead" in hit else frozenset()
    ideas = lead | (hit.ideas & {"at_latest"})
    if ideas & BINDING:
        return "limit"
    return "term" if ideas & {"term", "from"} else "other"


def _day(hit: Hit, term: Term) -> tuple[Norm, Use] | None:
    day = day_of(hit)
    if day is None:
        return None
    use = use_of(hit)
    if "yearly" in hit and day.year is None:
        return yearly(day), "limit"
    return day, use


def _range(hit: Hit, term: Term) -> tuple[Norm, Use] | None:
    """ "du 3 au 5 mars 2024": the first day takes month and year from the last where it has none."""
    last = _end(hit, "2")
    if last is None or last.year is None:
        return None
    month = int(hit.value("month")) if "month" in hit else last.month
    year = int(hit.value("year")) if "year" in hit else last.year
    first = on(date.fromisoformat(hit.value("iso"))) if "iso" in hit else _checked(year, month, hit.number("day"))
    if first is None or first.date is None or last.date is None or first.date >= last.date:
        return None
    return Window(first.date, last.date), _range_use(hit, first.date, last.date, term)


def _range_use(hit: Hit, first: date, last: date, term: Term) -> Use:
    """From the first to the last day of the contract is its term; other stretches bind where the sentence does."""
    return "term" if term.period == (first, last) else "limit"


def _end(hit: Hit, number: str) -> Day | None:
    if f"iso{number}" in hit:
        return on(date.fromisoformat(hit.value(f"iso{number}")))
    year = int(hit.value(f"year{number}")) if f"year{number}" in hit else None
    return _checked(year, int(hit.value(f"month{number}")), hit.number(f"day{number}"))


def _checked(year: int | None, month: int, day: float) -> Day | None:
    try:
        date(year or LEAP_YEAR, month, int(day))
    except ValueError:
        return None
    return Day(month, int(day), year)


def _rule(cue: str, pattern: str, reading: Reading = _day) -> Rule:
    return Rule(cue, Shape(pattern), reading)


START = r"((weekday ,? the?)? (?P<day>number|ordinal) (?P<month>month)? of? (?P<year>year)?|(?P<iso>date))"
STOP = r"((weekday ,? the?)? (?P<day2>number|ordinal) (?P<month2>month) of? (?P<year2>year)?|(?P<iso2>date))"
RULES: tuple[Rule, ...] = (
    _rule("date", rf"{LEAD} {DAY} {TAIL}"),
    _rule("date", rf"{YEARLY} (the|on)* {NAMED}"),
    _rule("date", rf"(?P<yearly>each|every) {NAMED}"),
    _rule(
        "numeric_date", rf"{LEAD} ((weekday) ,? (the|on)?)? (?P<iso>date) (?P<said>at_latest(?!number|ordinal|date))?"
    ),
    _rule("numeric_day", rf"(?P<lead>(at_latest|by|before|until|the|on|weekday|from)+) (?P<daymonth>daymonth) {TAIL}"),
    _rule("holiday", rf"{LEAD} (?P<holiday>holiday) of? (?P<year>year)? {TAIL}"),
    _rule("range", rf"(of|from)? (the|on)* {START} (the|on)* (to|until|dash) (the|on)* {STOP}", _range),
    _rule("range", rf"between (the|on)* {START} (the|on)* and (the|on)* {STOP}", _range),
)
