"""Days that come back: "chaque lundi", "le premier lundi du mois", "op de vijfde van elke maand", "op werkdagen"."""

from __future__ import annotations

from calendar import monthcalendar, monthrange

from extract.dates import LEAP_YEAR, YEAR, yearly
from extract.facts import Day, Norm, Recurring, Unspecified, Use
from extract.found import Reading, Rule, Term
from extract.shapes import Hit, Shape

WEEK = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
WORKDAYS = ",".join(WEEK[:5])
LEAD = r"(at_latest|by|before|until)* (the|on|in|to)*"
OF_MONTH = r"(of|the|in|to)* (?P<each>each)? (?P<period>unit)"
PERIODS = {"month": "MONTHLY", "year": "YEARLY"}
WITHIN = frozenset({"within", "within_one", "in", "during", "at_latest", "by"})
FEBRUARY, MONTHS, SHORTEST_MONTH, WORKDAYS_OF_MONTH = 2, 12, 28, 18
"""Every month has so many days, and so many working days, whatever its holidays."""
LENGTHS = {"month": 1, "quarter": 3, "semester": 6, "year": 12}
DAYS = {"day": 1, "calendar_day": 1, "week": 7}


def _weekly(hit: Hit, term: Term) -> tuple[Norm, Use] | None:
    if hit.sequence.idea(hit.sequence.before(hit.first)) == "number":
        return None  # "twee maandagen later"
    if hit.sequence.idea(hit.sequence.before(hit.first)) == "ordinal":
        return None  # the second ones of a month
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
    places = [_nth(hit), *([int(hit.number("nth2"))] if "nth2" in hit else [])]
    days = ",".join(f"{place}{hit.value('weekday')}" for place in places)
    return Recurring(f"FREQ={freq}{month};BYDAY={days}"), "limit"


def _one_day(year: int, month: int, nth: int, weekday: int) -> tuple[Norm, Use] | None:
    """ "le troisième mardi de septembre 2014" is one day; None where the month has not as many."""
    days = [day for week in monthcalendar(year, month) if (day := week[weekday])]
    return (Day(month, days[nth if nth < 0 else nth - 1], year), "other") if nth <= len(days) and nth else None


def _day_of(hit: Hit, term: Term) -> tuple[Norm, Use] | None:
    """ "le cinq de chaque mois", "le dernier jour ouvrable du mois", "de eerste dag van het jaar"."""
    freq = PERIODS.get(hit.value("period"))
    if freq is None or ("unit" not in hit and (freq != "MONTHLY" or "each" not in hit)):
        return None
    if "unit" in hit and hit.mark("unit").idea == "units" and "every" not in hit.ideas:
        return None  # "les premiers jours du mois" are several
    nth, unit = _nth(hit), hit.value("unit") if "unit" in hit else "day"
    if not -1 <= nth <= 31 or unit not in ("day", "calendar_day", "business_day"):
        return None
    if unit == "business_day":
        return Recurring(f"FREQ={freq};BYDAY={WORKDAYS};BYSETPOS={nth}"), "limit"
    return Recurring(f"FREQ={freq};{'BYMONTHDAY' if freq == 'MONTHLY' else 'BYYEARDAY'}={nth}"), "limit"


def _first_days(hit: Hit, term: Term) -> tuple[Norm, Use] | None:
    """ "dans les dix premiers jours du mois": by the tenth; "binnen de eerste twee maanden van het jaar": by the end of
    February; "les premiers jours du mois" leaves open how many."""
    if "nth" in hit and hit.number("nth") != 1:
        return None
    use: Use = "limit" if hit.ideas & WITHIN else "other"
    if "many" not in hit:
        return (Unspecified(), use) if use == "limit" else None
    period = hit.value("period") if "period" in hit else "year"
    rule = last_of_first(hit.value("units"), hit.number("many"), period, last="last_nth" in hit)
    return None if rule is None else (Recurring(rule), use)


def last_of_first(unit: str, many: float, period: str, *, last: bool) -> str | None:
    """The rule of the day on which the first (or last) `many` units of each period end; None where it has no rule."""
    size, count = LENGTHS.get(period, 0), int(many)
    if not size or count != many or count < 1:
        return None
    first = range(1, MONTHS + 1, size)
    if last:
        return _monthly([month + size - 1 for month in first], "BYMONTHDAY=-1")
    if unit == "business_day" and count <= WORKDAYS_OF_MONTH:
        return _monthly(list(first), f"BYDAY={WORKDAYS};BYSETPOS={count}")
    if unit == "month" and count <= size:
        return _monthly([month + count - 1 for month in first], "BYMONTHDAY=-1")
    days = count * DAYS.get(unit, 0)
    return _monthly(list(first), f"BYMONTHDAY={days}") if 0 < days <= SHORTEST_MONTH else None


def _monthly(months: list[int], day: str) -> str:
    if day == "BYMONTHDAY=-1" and len(months) == 1 and months[0] != FEBRUARY:
        return yearly(Day(months[0], monthrange(LEAP_YEAR, months[0])[1])).rrule
    if len(months) == MONTHS:
        return f"FREQ=MONTHLY;{day}"
    return f"FREQ={'MONTHLY' if 'BYSETPOS' in day else 'YEARLY'};BYMONTH={','.join(map(str, months))};{day}"


def _nth(hit: Hit) -> int:
    return -1 if "last_nth" in hit else int(hit.number("nth"))


def _rule(cue: str, pattern: str, reading: Reading) -> Rule:
    return Rule(cue, Shape(pattern), reading)


NTH = r"((?P<nth>ordinal|number|seconde)|(?P<last_nth>past))"
OTHER_NTH = r"((,|and|,and) the? (?P<nth2>ordinal))?"
ANY_WEEKDAY = r"(?P<weekday>weekday|weekday_often)"
STRETCH_LEAD = r"(within|within_one|in|during|at_latest|by)* (the|on|to|of)*"
FIRST = r"((?P<nth>ordinal)|(?P<last_nth>past))"
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
    _rule("weekday_of_month", rf"{LEAD} (each|every)? {NTH} {OTHER_NTH} {ANY_WEEKDAY} {OF_MONTH}", _weekday_of),
    _rule(
        "weekday_of_month",
        rf"{LEAD} (each|every)? {NTH} {OTHER_NTH} {ANY_WEEKDAY} (of|the|in|unit)* (?P<month>month) {YEAR}?",
        _weekday_of,
    ),
    _rule(
        "day_of_month", rf"{LEAD} (each|every)? {NTH} ((?P<unit>unit|units))? {OF_MONTH} (?P<said>at_latest)?", _day_of
    ),
    *(
        _rule("first_days", rf"{STRETCH_LEAD} {ones} ({OF_MONTH}|every_year)", _first_days)
        for ones in (
            rf"(?P<many>number) {FIRST} (?P<units>unit|units)",
            rf"{FIRST} (?P<many>number) (?P<units>unit|units)",
            rf"{FIRST} (?P<units>units)",
        )
    ),
)
