"""Days that come back: "chaque lundi", "le premier lundi du mois", "op de vijfde van elke maand", "op werkdagen"."""

from __future__ import annotations

from calendar import monthcalendar

from extract.dates import YEAR
from extract.facts import Day, Norm, Recurring, Use
from extract.found import Reading, Rule, Term
from extract.shapes import Hit, Shape

WEEK = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
WORKDAYS = ",".join(WEEK[:5])
LEAD = r"(at_latest|by|before|until)* (the|on|in|to)*"
OF_MONTH = r"(of|the|in|to)* (?P<each>each)? (?P<period>unit)"
PERIODS = {"month": "MONTHLY", "year": "YEARLY"}


def _weekly(hit: Hit, term: Term) -> tuple[Norm, Use] | None:
    if hit.sequence.idea(hit.sequence.before(hit.first)) == "number":
        return None  # "twee maandagen later"
    days = [
        mark.value for mark in hit.sequence.marks[hit.first : hit.last + 1] if mark.idea in ("weekday", "weekday_often")
    ]
    interval = f";INTERVAL={int(hit.number('every'))}" if "every" in hit else ""
    return Recurring(f"FREQ=WEEKLY{interval};BYDAY={','.join(sorted(set(days), key=WEEK.index))}"), "limit"


def _span(hit: Hit, term: Term) -> tuple[Norm, Use] | None:
    """ "du lundi au vendredi"."""
    first, last = WEEK.index(hit.value("first")), WEEK.index(hit.value("last"))
    days = WEEK[first : last + 1] if first < last else WEEK[first:] + WEEK[: last + 1]
    return Recurring(f"FREQ=WEEKLY;BYDAY={','.join(days)}"), "other"


def _every_other(hit: Hit, term: Term) -> tuple[Norm, Use] | None:
    """ "vrijdag om de week"."""
    count, per, every = hit.value("often").split("/")
    if (count, per) != ("1", "week"):
        return None
    return Recurring(f"FREQ=WEEKLY;INTERVAL={every};BYDAY={hit.value('weekday')}"), "limit"


def _weekend(hit: Hit, term: Term) -> tuple[Norm, Use] | None:
    return Recurring("FREQ=WEEKLY;BYDAY=SA,SU"), "limit"


def _workdays(hit: Hit, term: Term) -> tuple[Norm, Use] | None:
    return (Recurring(f"FREQ=WEEKLY;BYDAY={WORKDAYS}"), "limit") if hit.value("unit") == "business_day" else None


def _weekday_of(hit: Hit, term: Term) -> tuple[Norm, Use] | None:
    """ "le premier lundi du mois", "elke laatste vrijdag van de maand"."""
    freq = PERIODS.get(hit.value("period")) if "period" in hit else "YEARLY"
    month = f";BYMONTH={hit.value('month')}" if "month" in hit else ""
    if freq is None:
        return None
    if "year" in hit:
        return _one_day(int(hit.value("year")), int(hit.value("month")), _nth(hit), WEEK.index(hit.value("weekday")))
    return Recurring(f"FREQ={freq}{month};BYDAY={_nth(hit)}{hit.value('weekday')}"), "limit"


def _one_day(year: int, month: int, nth: int, weekday: int) -> tuple[Norm, Use] | None:
    """ "le troisième mardi de septembre 2014" is one day; None where the month has not as many."""
    days = [day for week in monthcalendar(year, month) if (day := week[weekday])]
    return (Day(month, days[nth if nth < 0 else nth - 1], year), "other") if nth <= len(days) and nth else None


def _day_of(hit: Hit, term: Term) -> tuple[Norm, Use] | None:
    """ "le cinq de chaque mois", "le dernier jour ouvrable du mois", "de eerste dag van het jaar"."""
    freq = PERIODS.get(hit.value("period"))
    if freq is None or ("unit" not in hit and (freq != "MONTHLY" or "each" not in hit)):
        return None
    nth, unit = _nth(hit), hit.value("unit") if "unit" in hit else "day"
    if not -1 <= nth <= 31 or unit not in ("day", "calendar_day", "business_day"):
        return None
    if unit == "business_day":
        return Recurring(f"FREQ={freq};BYDAY={WORKDAYS};BYSETPOS={nth}"), "limit"
    return Recurring(f"FREQ={freq};{'BYMONTHDAY' if freq == 'MONTHLY' else 'BYYEARDAY'}={nth}"), "limit"


def _nth(hit: Hit) -> int:
    return -1 if "last_nth" in hit else int(hit.number("nth"))


def _rule(cue: str, pattern: str, reading: Reading) -> Rule:
    return Rule(cue, Shape(pattern), reading)


NTH = r"((?P<nth>ordinal|number|seconde)|(?P<last_nth>past))"
MORE = r"((,|and|,and) (the|on)* (weekday|weekday_often))*"
RULES: tuple[Rule, ...] = (
    _rule("weekly", rf"(at_latest)? weekday_often {MORE}", _weekly),
    _rule("weekly", rf"(every|each) (?P<every>number)? (weekday|weekday_often) {MORE}", _weekly),
    _rule("weekly", rf"weekday {MORE} of? each unit", _weekly),
    _rule("weekly", r"number weekday on (?P<every>number)", _weekly),
    _rule("weekly", r"the? (?P<weekday>weekday) (?P<often>often)", _every_other),
    _rule("weekday_span", r"(of|from)? (?P<first>weekday) (to|until|dash) the? (?P<last>weekday)", _span),
    _rule("weekend", r"(each|every|in|on) the? weekend", _weekend),
    _rule("workdays", r"(each|every|on) (?P<unit>unit|units)", _workdays),
    _rule("weekday_of_month", rf"{LEAD} (each|every)? {NTH} (?P<weekday>weekday) {OF_MONTH}", _weekday_of),
    _rule(
        "weekday_of_month",
        rf"{LEAD} (each|every)? {NTH} (?P<weekday>weekday) (of|the|in|unit)* (?P<month>month) {YEAR}?",
        _weekday_of,
    ),
    _rule(
        "day_of_month", rf"{LEAD} (each|every)? {NTH} ((?P<unit>unit|units))? {OF_MONTH} (?P<said>at_latest)?", _day_of
    ),
)
