"""Days of the calendar: "le 31 mars 2024", "3/5/2024", "jan. 24, 2014", "Pâques 2024", "31 maart van elk jaar".

A day without a year keeps none: only where it is a limit does it come back every year.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from dateutil.easter import easter

from extract.facts import Day, Norm, Recurring, Use
from extract.found import Reading, Rule, Term
from extract.shapes import Hit, Shape

LEAP_YEAR = 2024
"""Stands in for the missing year where a day and a month are checked."""
LEAD = r"(?P<lead>(at_latest|at_earliest|by|before|until|at_least|from|term|since|after)*) (the|to|on|at_latest|in)*"
TAIL = r"(of? (?P<yearly>every_year|each unit))? (?P<said>at_latest(?!number|ordinal|date))?"
YEARLY = r"(?P<yearly>(each unit|often|by? every_year)) ,? (in|the|on|at_latest|by|before|until)+"
WEEKDAY = r"(weekday ,? the?)?"
MONTH_OF = r"(of unit)? (the|of)* (?P<month>month)"
YEAR = r"(,? of? (?P<year>year|short_year))"
OFTEN = ("unit", "often")
YEARLY_ONCE = "1/year/1"
NAMED = rf"(?P<day>number|ordinal|seconde) {MONTH_OF} {YEAR}?"
MONTH_FIRST = r"(?P<month>month) the? (?P<day>number|ordinal|seconde)"
BINDING = frozenset({"at_latest", "by", "before", "until"})
CLOSED = re.compile(r"\s*(?:$|[.,;:!?)\]\n](?!\d))|\s+[-–—]\s")
"""What must stand behind figures that are a year of two figures or a day behind its month, and no count of things."""
LIKELY_DAY = re.compile(r"\d{1,2}[/-]0[1-9]|(?!24/7)(?:1[3-9]|2\d|3[01])[/-](?:[1-9]|1[0-2])")
""" "22/04", "31/10"; "24/7" and "7/10" are more often something else."""


def day_of(hit: Hit) -> Day | None:
    """The day that the groups of a hit name; None where it is no day of the calendar ("31 février")."""
    if "iso" in hit:
        return on(date.fromisoformat(hit.value("iso")))
    year = int(hit.value("year")) if "year" in hit else None
    for name in ("daymonth", "holiday"):
        if name in hit:
            month, day = (int(part) for part in hit.value(name).split("-"))
            return checked(year, month, day)
    return checked(year, int(hit.value("month")), hit.number("day"))


def checked(year: int | None, month: int, day: float) -> Day | None:
    """None where the calendar has no such day."""
    try:
        date(year or LEAP_YEAR, month, int(day))
    except ValueError:
        return None
    return Day(month, int(day), year) if day == int(day) else None


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


def closed(hit: Hit) -> bool:
    """Does the clause end right behind a hit?"""
    return CLOSED.match(hit.sequence.text, hit.sequence.marks[hit.last].end) is not None


def _day(hit: Hit, term: Term) -> tuple[Norm, Use] | None:
    day = day_of(hit)
    if day is None:
        return None
    if "yearly" in hit and day.year is None:
        return (yearly(day), "limit") if _each_year(hit) else None
    return day, use_of(hit)


def _each_year(hit: Hit) -> bool:
    """ "Chaque année, le 3 mai" and "jaarlijks op 3 mei"; a day cannot come back every month."""
    return all(mark.value in ("", "year", YEARLY_ONCE) or mark.idea not in OFTEN for mark in hit.marks("yearly"))


def _one_of_some(hit: Hit, term: Term) -> tuple[Norm, Use] | None:
    """The 3rd and the 4th of "les 3, 4 et 5 mai 2024", each by itself."""
    return None if numbered(hit) or _counts_things(hit) else _day(hit, term)


def _counts_things(hit: Hit) -> bool:
    """ "entre le 3 et le 5 mai" is a stretch, and the 5th of "3/5" is no day."""
    return hit.sequence.idea(hit.sequence.before(hit.sequence.lead(hit.first, ("the", "on")))) in ("between", "slash")


def _with_figures(hit: Hit, term: Term) -> tuple[Norm, Use] | None:
    """ "31 octobre 74", "4 augustus 1678"; "le 3 mars 15 dossiers" has no year."""
    mark = hit.mark("figures")
    written = hit.sequence.text[mark.start : mark.end]
    if not written.isdigit() or not (len(written) == 4 or (len(written) == 2 and closed(hit))):
        return None
    year = int(written) if len(written) == 4 else int(written) + (2000 if int(written) < 50 else 1900)
    day = checked(year, int(hit.value("month")), hit.number("day"))
    return None if day is None else (day, use_of(hit))


def _month_first(hit: Hit, term: Term) -> tuple[Norm, Use] | None:
    """ "Oct. 2" and "maandag feb 18"; "en mars 15 dossiers" is no day."""
    ready = "year" in hit or "named" in hit or closed(hit)
    return _day(hit, term) if ready else None


def _bare(hit: Hit, term: Term) -> tuple[Norm, Use] | None:
    """ "22/04" without a word that makes it a day."""
    mark = hit.mark("daymonth")
    if LIKELY_DAY.fullmatch(hit.sequence.text, mark.start, mark.end) is None or numbered(hit):
        return None
    return _day(hit, term)


def numbered(hit: Hit) -> bool:
    """ "arrest nr. 3/2015" """
    return hit.sequence.idea(hit.sequence.before(hit.first)) in ("numbered", "cited", "happening")


def _feast(hit: Hit, term: Term) -> tuple[Norm, Use] | None:
    """The feasts that are counted from Easter need a year."""
    return on(easter(int(hit.value("year"))) + timedelta(int(hit.value("feast")))), use_of(hit)


def _day_within(hit: Hit, term: Term) -> tuple[Norm, Use] | None:
    """ "le troisième jour d'octobre", "laatste dag van oktober 2015"."""
    if hit.value("unit") not in ("day", "calendar_day"):
        return None
    year, month = (int(hit.value("year")) if "year" in hit else None), int(hit.value("month"))
    last = monthrange(year or LEAP_YEAR - 1, month)[1]
    day = checked(year, month, last if "last_nth" in hit else hit.number("nth"))
    return None if day is None else (day, use_of(hit))


def _rule(cue: str, pattern: str, reading: Reading = _day) -> Rule:
    return Rule(cue, Shape(pattern), reading)


NTH = r"((?P<nth>ordinal|seconde)|(?P<last_nth>past))"
RULES: tuple[Rule, ...] = (
    _rule("date", rf"{LEAD} {WEEKDAY} {NAMED} {TAIL}"),
    _rule(
        "date", rf"{LEAD} {WEEKDAY} (?P<day>number|ordinal|seconde) {MONTH_OF} ,? (?P<figures>number)", _with_figures
    ),
    _rule("date", rf"{LEAD} ((?P<named>weekday) ,?)? {MONTH_FIRST} (,? (?P<year>year))? {TAIL}", _month_first),
    _rule(
        "date",
        rf"{LEAD} (?P<day>number|ordinal) (?=((,|and|,and) (the|on)* (number|ordinal))+ {MONTH_OF} {YEAR}?)",
        _one_of_some,
    ),
    _rule("date", rf"{YEARLY} (the|on)* {NAMED}"),
    _rule("date", rf"(?P<yearly>each|every) ({NAMED}|(?P<daymonth>daymonth))"),
    _rule(
        "numeric_date", rf"{LEAD} ((weekday) ,? (the|on)?)? (?P<iso>date) (?P<said>at_latest(?!number|ordinal|date))?"
    ),
    _rule(
        "numeric_day",
        rf"(?P<lead>(at_latest|by|before|until|the|on|weekday|from|since|after)+) (?P<daymonth>daymonth) {TAIL}",
    ),
    _rule("numeric_day", r"(?P<daymonth>daymonth)", _bare),
    _rule("holiday", rf"{LEAD} (?P<holiday>holiday) {YEAR}? {TAIL}"),
    _rule("feast", rf"{LEAD} (?P<feast>feast) {YEAR} {TAIL}", _feast),
    _rule("day_within", rf"{LEAD} {NTH} (?P<unit>unit) (of|the|in|unit)* (?P<month>month) {YEAR}?", _day_within),
)
