"""Stretches of the calendar: "en mars 2024", "le premier trimestre 2025", "(2024-2025)", "zomer 2024", "de jaren '90".

One of no year that the text names is `yearless`; where it binds, it comes back every year.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from extract.dates import LEAP_YEAR, YEAR, closed, numbered, yearly
from extract.facts import Day, Norm, Recurring, Use, Window
from extract.found import Reading, Rule, Term
from extract.shapes import Hit, Shape
from extract.stretches import NTH, Days, counted, first_ones, half_of_month, months, nth_of_year, week, years

YEARLY = r"(?P<yearly>every_year|of? each unit)"
IN = r"(in|to|on|the|of|at_latest|between|from|by|before|this|since|during)*"
WITHIN_YEAR = r"(of|the|unit|in|on)*"
FIRST = r"((?P<nth>ordinal)|(?P<last_nth>past))"
BINDING = frozenset({"in", "to", "during", "at_latest", "by"})
SHORTER = frozenset({"day", "calendar_day", "business_day", "week"})
"""Units of which a month has several."""
NEXT_DECADE = 2030
"""Decades from here on are not spoken of yet: "de jaren '40" are those of the last century."""
LAST_DAY, CENTURY, LAST_CENTURY = 31, 100, 1900
UNMISTAKABLE, PROPER = 5, 7
"""Letters: "mars", "mai" and "mei" alone may be something else than a month, and with a capital "Avril" as well."""


def each_year(window: Window) -> Recurring:
    """The rule of a yearless window: its months where it is made of whole ones, else its last day."""
    start, end = window.start, window.end
    whole = start.day == 1 and start <= end and end.day >= monthrange(LEAP_YEAR - 1, end.month)[1]
    if not whole:
        return yearly(Day(end.month, end.day))
    return Recurring(f"FREQ=YEARLY;BYMONTH={','.join(str(month) for month in range(start.month, end.month + 1))}")


def _window(days: Days, hit: Hit) -> Norm:
    """The window of some days, which are those of any year where the hit has none; one that comes back is a rule."""
    if "year" in hit:
        return Window(*days)
    last = days[1].replace(day=min(days[1].day, 28)) if days[1].month == 2 else days[1]
    window = Window(days[0], last, yearless=True)
    return each_year(window) if "yearly" in hit else window


def _year_or_any(hit: Hit) -> int:
    return int(hit.value("year")) if "year" in hit else LEAP_YEAR


def _month(hit: Hit, term: Term) -> tuple[Norm, Use] | None:
    month = int(hit.value("month"))
    if (hit.mark("month") == hit.sequence.marks[hit.first] and _no_day(hit)) or _part_of_it(hit):
        return None
    found = _window(months(_year_or_any(hit), month, month), hit)
    if "year" not in hit:
        return found, "limit" if hit.groups.keys() & {"yearly", "goal"} else "other"
    return found, "limit" if hit.ideas & BINDING else "other"


def _part_of_it(hit: Hit) -> bool:
    """ "la première semaine de mai" is not the whole month."""
    read, first = hit.sequence, hit.groups["month"][0]
    before = read.before(read.lead(first, ("of", "the", "in")))
    return before is not None and read.idea(before) in ("unit", "units") and read.marks[before].value in SHORTER


def _no_day(hit: Hit) -> bool:
    """ "32 août 2014" is no day, and not the whole month either."""
    return hit.sequence.idea(hit.sequence.before(hit.first)) in ("number", "ordinal")


def _bare_month(hit: Hit, term: Term) -> tuple[Norm, Use] | None:
    """ "februari" alone; a short or capital name only where the text says nothing else ("Mars" is a planet)."""
    text, mark = hit.sequence.text, hit.mark("month")
    word = text[mark.start : mark.end]
    alone = text.strip(" .,;:()") == word.rstrip(".")
    return _month(hit, term) if alone or _unmistakable(word) else None


def _year_first(hit: Hit, term: Term) -> tuple[Norm, Use] | None:
    """ "2016 november"; in "maart 2016, april en mei" the year belongs to March."""
    before = hit.sequence.before(hit.groups["year"][0])
    if before is not None and hit.sequence.idea(before) == "month":
        return None
    month = int(hit.value("month"))
    return Window(*months(int(hit.value("year")), month, month)), "other"


def _of_last_century(hit: Hit, term: Term) -> tuple[Norm, Use] | None:
    """ "sept. 96": two figures that are no day of a month."""
    mark = hit.mark("figures")
    written = hit.sequence.text[mark.start : mark.end]
    if not written.isdigit() or not LAST_DAY < int(written) < CENTURY or not closed(hit) or _no_day(hit):
        return None
    month = int(hit.value("month"))
    return Window(*months(LAST_CENTURY + int(written), month, month)), "other"


def _unmistakable(word: str) -> bool:
    return word.isalpha() and len(word) >= (UNMISTAKABLE if word.islower() else PROPER)


def _month_number(hit: Hit, term: Term) -> tuple[Norm, Use] | None:
    """ "03/2015"."""
    if numbered(hit):
        return None
    year, month = (int(part) for part in hit.value("month_number").split("-"))
    return Window(*months(year, month, month)), "other"


def _months(hit: Hit, term: Term) -> tuple[Norm, Use] | None:
    """ "de mars à juin 2024", "janvier-mars"."""
    marks, text = hit.sequence.marks, hit.sequence.text
    if hit.groups["month2"][0] == hit.groups["month"][0] + 1:
        between = text[hit.mark("month").end : marks[hit.groups["month2"][0]].start]
        if between.strip() not in ("-", "–"):
            return None
    first, last = int(hit.value("month")), int(hit.value("month2"))
    if first >= last:
        return None
    use: Use = "limit" if "year" in hit or hit.ideas & {"of", "from", "between"} else "other"
    return _window(months(_year_or_any(hit), first, last), hit), use


def _half_of_month(hit: Hit, term: Term) -> tuple[Norm, Use] | None:
    """ "la première quinzaine d'avril", "de tweede helft van maart 2024"."""
    if "span" in hit and hit.value("span") != "2 week":
        return None
    days = half_of_month(hit, _year_or_any(hit), int(hit.value("month")))
    return None if days is None else (_window(days, hit), "limit" if hit.ideas & BINDING else "other")


def _half_of_year(hit: Hit, term: Term) -> tuple[Norm, Use] | None:
    """ "la première moitié de 2024", "de tweede helft van het jaar"."""
    if "whole" in hit and hit.value("whole") != "year":
        return None
    year = _year_or_any(hit)
    halves = {1: months(year, 1, 6), 2: months(year, 7, 12)}
    days = halves.get(2 if "last_nth" in hit else int(hit.number("nth")))
    return None if days is None else (_window(days, hit), "limit" if hit.ideas & BINDING else "other")


def _decade(hit: Hit, term: Term) -> tuple[Norm, Use] | None:
    """ "les années 90", "de jaren '90", "de jaren 1990"; a range of years is longer and wins."""
    if hit.value("many") != "year" or hit.sequence.idea(hit.sequence.before(hit.first)) in ("number", "every"):
        return None
    first = int(hit.number("decade"))
    first = first + 1900 if 10 <= first < 100 else first if first < NEXT_DECADE else first - 100
    if first % 10 or not 1800 <= first <= 2100:
        return None
    behind = hit.sequence.marks[hit.last].end
    return (Window(*years(first, first + 9)), "other") if not _goes_on(hit, behind) else None


def _goes_on(hit: Hit, end: int) -> bool:
    """ "les années 2020 et 2021" are two years."""
    following = hit.sequence.within(end, end + 12)
    return (
        bool(following)
        and following[0].idea in ("and", "dash", "year", "to", "until")
        and any(mark.idea == "year" for mark in following)
    )


def _week(hit: Hit, term: Term) -> tuple[Norm, Use] | None:
    """ "semaine 12 de 2024"."""
    number = hit.number("number")
    days = week(int(hit.value("year")), int(number)) if hit.value("unit") == "week" and number == int(number) else None
    return None if days is None else (Window(*days), "limit" if hit.ideas & BINDING else "other")


def _nth_week(hit: Hit, term: Term) -> tuple[Norm, Use] | None:
    """ "de derde week van 2018", "la dernière semaine de 2019"."""
    year = int(hit.value("year"))
    nth = counted(hit, date(year, 12, 28).isocalendar().week)  # the 28th of December lies in the last one
    days = week(year, nth) if nth is not None and hit.value("unit") == "week" else None
    return None if days is None else (Window(*days), "limit" if hit.ideas & BINDING else "other")


def _year(hit: Hit, term: Term) -> tuple[Norm, Use] | None:
    year = int(hit.value("year"))
    if "units" in hit.ideas and not year % 10:
        return None  # a decade
    binding = hit.ideas & {"in", "during"} and not hit.ideas & {"since", "from", "current", "before", "after"}
    return Window(*years(year, year)), "limit" if binding else "other"


def _year_too(hit: Hit, term: Term) -> tuple[Norm, Use] | None:
    """ "en 2007 et 2009"."""
    read = hit.sequence
    joint = read.before(hit.first)
    other = read.before(joint) if joint is not None and read.idea(joint) == "and" else None
    lead = read.idea(read.before(other)) if other is not None and read.idea(other) == "year" else ""
    return (Window(*years(*[int(hit.value("year"))] * 2)), "other") if lead in ("in", "during", "the") else None


def _named_year(hit: Hit, term: Term) -> tuple[Norm, Use] | None:
    """ "l'année 2025"; "les deux premiers mois de 2018" are no year."""
    return _year(hit, term) if hit.value("named") == "year" else None


def _bracketed(hit: Hit, term: Term) -> tuple[Norm, Use] | None:
    """ "(2023)": a year alone is a time only in brackets."""
    year = int(hit.value("year"))
    return (Window(*years(year, year)), "limit") if _in_brackets(hit) else None


def _in_brackets(hit: Hit) -> bool:
    text, marks = hit.sequence.text, hit.sequence.marks
    return text[: marks[hit.first].start].endswith("(") and text[marks[hit.last].end :].startswith(")")


def _years(hit: Hit, term: Term) -> tuple[Norm, Use] | None:
    first, last = int(hit.value("year")), int(hit.value("year2"))
    if first >= last:
        return None
    window = Window(*years(first, last))
    if term.period == (window.start, window.end):
        return window, "term"
    return window, "limit" if hit.ideas & {"in", "during", "between"} or _in_brackets(hit) else "other"


def _stretch(hit: Hit, term: Term) -> tuple[Norm, Use] | None:
    if "last_nth" in hit and hit.groups["stretch"][1] == hit.last:
        return None  # "le trimestre précédent", "het vorige kwartaal": counted from now
    days = nth_of_year(hit, _year_or_any(hit))
    if days is None:
        return None
    if "year" in hit:
        return Window(*days), "limit" if hit.ideas & BINDING else "other"
    return _window(days, hit), "limit" if "yearly" in hit else "other"


def _first_ones(hit: Hit, term: Term) -> tuple[Norm, Use] | None:
    """ "les trois premiers mois de 2024", "de laatste twee weken van juni"."""
    if "nth" in hit and hit.number("nth") != 1:
        return None
    many, year = int(hit.number("many")), _year_or_any(hit)
    within = int(hit.value("month")) if "month" in hit else None
    days = first_ones(hit.value("units"), many, year, within, last="last_nth" in hit)
    return None if days is None else (_window(days, hit), "limit" if hit.ideas & BINDING else "other")


def _named(hit: Hit, term: Term) -> tuple[Norm, Use] | None:
    """ "T3 2024"."""
    nth = int(hit.value("stretch"))
    size = 3 if hit.mark("stretch").idea == "quarter_name" else 6
    return _window(
        months(_year_or_any(hit), nth * size - size + 1, nth * size), hit
    ), "limit" if "year" in hit else "other"


def _season(hit: Hit, term: Term) -> tuple[Norm, Use] | None:
    first, last = hit.value("season").split()
    year = int(hit.value("year"))
    start, end = date.fromisoformat(f"{year}-{first}"), date.fromisoformat(f"{year}-{last}")
    return Window(start, end if end > start else end.replace(year=year + 1)), "limit"


def _rule(cue: str, pattern: str, reading: Reading) -> Rule:
    return Rule(cue, Shape(pattern), reading)


RULES: tuple[Rule, ...] = (
    _rule("month_and_year", rf"{IN} (of|unit)* (?P<month>month) {YEAR}", _month),
    _rule("month_and_year", r"in? (?P<year>year) ,? (?P<month>month) (?!number|ordinal|year)", _year_first),
    _rule("month", rf"(?P<goal>by|at_latest|before) (the|in|on|of|unit)* (?P<month>month) {YEARLY}?", _month),
    _rule(
        "month", rf"(in|since|until|from|during|to|on|after) (the|of|unit|weekday)* (?P<month>month) {YEARLY}?", _month
    ),
    _rule(
        "month",
        r"(?P<yearly>each unit|often|each(?=month)) ,? (in|by|to|of|the|unit|at_latest|during)* (?P<month>month)",
        _month,
    ),
    _rule("month", r"(next|past|current|this|unit of?) (?P<month>month)", _month),
    _rule("month", r"(?P<month>month) (next|past|current)", _month),
    _rule("month", r"(?P<month>month)", _bare_month),
    _rule("month_and_year", r"(in|to)? (?P<month>month) (?P<figures>number)", _of_last_century),
    _rule("month_number", rf"{IN} (?P<month_number>month_number)", _month_number),
    _rule(
        "months",
        r"between (the|of|unit)* (?P<month>month) and (the|of|unit)* (?P<month2>month) ((of|in)? (?P<year>year))?",
        _months,
    ),
    _rule(
        "months",
        r"(of|from)? (?P<month>month) (to|until|dash)? (the)* (?P<month2>month) ((of|in)? (?P<year>year))?",
        _months,
    ),
    _rule(
        "year",
        r"(in|during|current|since|from|before|after) (the|of|unit|units)* (?P<year>year)(?! unit|units|month)",
        _year,
    ),
    _rule("year", r"(?P<named>unit) of? (?P<year>year)", _named_year),
    _rule("years", r"(in|from|during)* (of|the|unit|units)* (?P<year>year) (to|until|dash) (?P<year2>year)", _years),
    _rule("years", r"between (the|of|unit|units)* (?P<year>year) and (?P<year2>year)", _years),
    _rule("bracketed", r"(?P<year>year)", _bracketed),
    _rule(
        "nth_of_year",
        rf"{IN} {NTH} (?P<stretch>unit) {WITHIN_YEAR} ((?P<year>year)|(?P<yearly>every_year|each unit))?",
        _stretch,
    ),
    _rule(
        "half_of_month",
        rf"{IN} {NTH} (half_of|(?P<span>span)) (of|the|unit|in)* (?P<month>month) {YEAR}?",
        _half_of_month,
    ),
    *(
        _rule("first_ones", rf"{IN} {ones} {WITHIN_YEAR} (?=month|year) (?P<month>month)? {YEAR}?", _first_ones)
        for ones in (
            rf"(?P<many>number) {FIRST} (?P<units>units|unit)",
            rf"{FIRST} (?P<many>number) (?P<units>units|unit)",
        )
    ),
    _rule("half_of_year", rf"{IN} {NTH} half_of (of|the|unit|in)* (?P<year>year)", _half_of_year),
    _rule("half_of_year", rf"{IN} {NTH} half_of (of|the|this|each)* (?P<whole>unit)", _half_of_year),
    _rule("decade", rf"{IN} (?P<many>units) (?P<decade>year|short_year|number)", _decade),
    _rule("week", rf"{IN} (?P<unit>unit) (?P<number>number) ,? (of|the|unit|in)* (?P<year>year)", _week),
    _rule("week", rf"{IN} {NTH} (?P<unit>unit) (of|the|in) (of|the|unit|in)* (?P<year>year)", _nth_week),
    _rule("nth_of_year", rf"(?P<year>year) the? {NTH} (?P<stretch>unit)", _stretch),
    _rule("named_of_year", rf"{IN} (?P<stretch>quarter_name|semester_name) dash? (?P<year>year)", _named),
    _rule("named_of_year", rf"{IN} (?P<year>year) dash? (?P<stretch>quarter_name|semester_name)", _named),
    _rule("named_of_year", r"(in|to|during|of|this|next|past) (the|this|next|past)? (?P<stretch>quarter_name)", _named),
    _rule("year", r"(?P<year>year)", _year_too),
    _rule("season", rf"{IN} (?P<season>season) of? (?P<year>year)", _season),
)
