"""Beginnings, middles and ends: "fin mars 2024", "mi-2025", "la fin du premier trimestre", "eind van het contract".

The end of a stretch is its last day, its beginning the first; the middle of a month is the 15th, of a year the end of
June.
"""

from __future__ import annotations

from calendar import monthrange

from extract.dates import LEAD, LEAP_YEAR, TAIL, on, use_of, yearly
from extract.facts import Day, Duration, Norm, Recurring, Relative, Use
from extract.found import Reading, Rule, Term
from extract.shapes import Hit, Shape
from extract.stretches import NTH, nth_of_year

PART = r"(the|on|in|to|this)* (?P<part>part) (the|of|unit|this)*"


def last_day(year: int | None, month: int) -> int:
    """The last of a month; of February 28 where the year is not known."""
    return monthrange(year or LEAP_YEAR - 1, month)[1]


def _month(hit: Hit, term: Term) -> tuple[Norm, Use] | None:
    year, month = (int(hit.value("year")) if "year" in hit else None), int(hit.value("month"))
    part = hit.value("part") if "part" in hit else "mid"
    day = Day(month, {"start": 1, "mid": 15, "end": last_day(year, month)}[part], year)
    if "yearly" in hit and year is None:
        return (Recurring("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1") if month == 2 else yearly(day)), "limit"
    return day, use_of(hit)


def _year(hit: Hit, term: Term) -> tuple[Norm, Use] | None:
    month, day = {"start": (1, 1), "mid": (6, 30), "end": (12, 31)}[hit.value("part") if "part" in hit else "mid"]
    return Day(month, day, int(hit.value("year"))), use_of(hit)


def _by_year(hit: Hit, term: Term) -> tuple[Norm, Use] | None:
    """ "d'ici 2030": until its last day. "Pour 2030" and "voor 2030" speak of the year itself."""
    if hit.value("goal") == "for" or hit.mark("goal").idea == "before":
        return None
    return Day(12, 31, int(hit.value("year"))), "limit"


def _stretch(hit: Hit, term: Term) -> tuple[Norm, Use] | None:
    stretch = nth_of_year(hit, int(hit.value("year")) if "year" in hit else LEAP_YEAR - 1)
    if stretch is None:
        return None
    day = stretch[0] if hit.value("part") == "start" else stretch[1]
    if "year" in hit:
        return on(day), use_of(hit)
    bare = Day(day.month, day.day)
    return (yearly(bare), "limit") if "yearly" in hit else (bare, use_of(hit))


def _each(hit: Hit, term: Term) -> tuple[Norm, Use] | None:
    """ "à la fin de chaque mois", "chaque fin d'année", "pour la fin de l'année"."""
    end = hit.value("part") == "end"
    each = "each" in hit
    rule = {
        "month": f"FREQ=MONTHLY;BYMONTHDAY={-1 if end else 1}",
        "quarter": "FREQ=YEARLY;" + ("BYMONTH=3,6,9,12;BYMONTHDAY=-1" if end else "BYMONTH=1,4,7,10;BYMONTHDAY=1"),
        "semester": "FREQ=YEARLY;" + ("BYMONTH=6,12;BYMONTHDAY=-1" if end else "BYMONTH=1,7;BYMONTHDAY=1"),
    }.get(hit.value("unit"))
    if hit.value("unit") == "year":
        day = Day(12, 31) if end else Day(1, 1)
        return (yearly(day), "limit") if each else (day, use_of(hit))
    if rule is None or hit.value("part") == "mid":
        return None
    return Recurring(rule), "limit" if each else use_of(hit)


def _every_year(hit: Hit, term: Term) -> tuple[Norm, Use] | None:
    """ "au terme de chaque année civile"."""
    days = {"start": Day(1, 1), "end": Day(12, 31)}
    day = days.get(hit.value("part"))
    return None if day is None else (yearly(day), "limit")


def _contract(hit: Hit, term: Term) -> tuple[Norm, Use] | None:
    end = "part" not in hit or hit.value("part") == "end"
    use = use_of(hit)
    if term.period is None:
        return Relative(0, "day", "before", "", "at_least"), use
    day = term.period[1] if end else term.period[0]
    return Day(
        day.month, day.day, day.year, "contract_end" if end else "contract_start"
    ), use if use == "limit" else "term"


def _throughout(hit: Hit, term: Term) -> tuple[Norm, Use] | None:
    return Duration(boundary="contract_term"), "limit"


def _rule(cue: str, pattern: str, reading: Reading) -> Rule:
    return Rule(cue, Shape(pattern), reading)


CONTRACT = r"(the|of|this|past|next)* (?P<contract>contract)"
RULES: tuple[Rule, ...] = (
    _rule("part_of_month", rf"{LEAD} {PART} (?P<month>month) of? (?P<year>year)? {TAIL}", _month),
    _rule("part_of_year", rf"{LEAD} {PART} (?P<year>year) (?P<said>at_latest)?", _year),
    _rule("part_of_month", rf"{LEAD} half (?P<month>month) of? (?P<year>year)? {TAIL}", _month),
    _rule("part_of_year", rf"{LEAD} (the|in|on)* half (?P<year>year)", _year),
    _rule("by_year", r"(?P<goal>by|until|at_latest) (at_latest|the|in|unit|on)* (?P<year>year)", _by_year),
    _rule(
        "part_of_stretch",
        rf"{LEAD} {PART} {NTH} (?P<stretch>unit) (of|the|unit)* ((?P<year>year)|(?P<yearly>every_year|each unit))?",
        _stretch,
    ),
    _rule(
        "part_of_each",
        rf"{LEAD} {PART} (?P<each>each)? (next|past|current)? (?P<unit>unit|book_year) (current|past|next)?",
        _each,
    ),
    _rule("part_of_each", r"(?P<each>each) (?P<part>part) of? (?P<unit>unit|book_year)", _each),
    _rule("part_of_each", rf"{LEAD} {PART} every_year", _every_year),
    _rule("contract_boundary", rf"{LEAD} {PART} ((the|this)* duration_of)? {CONTRACT}", _contract),
    _rule("contract_term", rf"(during|by|in) (the|this)* duration_of {CONTRACT}", _throughout),
    _rule("contract_term", rf"during {CONTRACT}", _throughout),
)
