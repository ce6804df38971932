"""Stretches of the calendar: "en mars 2024", "le premier trimestre 2025", "(2024-2025)", "zomer 2024"."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from extract.boundaries import NTH, nth_stretch
from extract.dates import LEAP_YEAR
from extract.facts import Norm, Recurring, Use, Window
from extract.found import Reading, Rule, Term
from extract.shapes import Hit, Shape

YEARLY = r"(?P<yearly>every_year|of? each unit)"
IN = r"(in|to|on|the|of|at_latest|between|from|by|before|this)*"
WITHIN_YEAR = r"(of|the|unit|in|on)*"


def _month(hit: Hit, term: Term) -> tuple[Norm, Use] | None:
    month = int(hit.value("month"))
    if "year" not in hit:
        rule = Recurring(f"FREQ=YEARLY;BYMONTH={month}")
        return rule, "limit" if hit.groups.keys() & {"yearly", "goal"} else "other"
    year = int(hit.value("year"))
    binding = hit.ideas & {"in", "to", "during", "at_latest", "by"}
    return Window(date(year, month, 1), date(year, month, monthrange(year, month)[1])), "limit" if binding else "other"


def _months(hit: Hit, term: Term) -> tuple[Norm, Use] | None:
    """ "de mars à juin 2024"."""
    year = int(hit.value("year"))
    first, last = int(hit.value("month")), int(hit.value("month2"))
    if first >= last:
        return None
    return Window(date(year, first, 1), date(year, last, monthrange(year, last)[1])), "limit"


def _year(hit: Hit, term: Term) -> tuple[Norm, Use] | None:
    year = int(hit.value("year"))
    binding = hit.ideas & {"in", "during"} and not hit.ideas & {"since", "from", "current", "before", "after"}
    return Window(date(year, 1, 1), date(year, 12, 31)), "limit" if binding else "other"


def _named_year(hit: Hit, term: Term) -> tuple[Norm, Use] | None:
    """ "l'année 2025"; "les deux premiers mois de 2018" are no year."""
    return _year(hit, term) if hit.value("named") == "year" else None


def _bracketed(hit: Hit, term: Term) -> tuple[Norm, Use] | None:
    """ "(2023)": a year alone is a time only in brackets."""
    year = int(hit.value("year"))
    return (Window(date(year, 1, 1), date(year, 12, 31)), "limit") if _in_brackets(hit) else None


def _in_brackets(hit: Hit) -> bool:
    text, marks = hit.sequence.text, hit.sequence.marks
    return text[: marks[hit.first].start].endswith("(") and text[marks[hit.last].end :].startswith(")")


def _years(hit: Hit, term: Term) -> tuple[Norm, Use] | None:
    first, last = int(hit.value("year")), int(hit.value("year2"))
    if first >= last:
        return None
    window = Window(date(first, 1, 1), date(last, 12, 31))
    if term.period == (window.start, window.end):
        return window, "term"
    return window, "limit" if hit.ideas & {"in", "during", "between"} or _in_brackets(hit) else "other"


def _stretch(hit: Hit, term: Term) -> tuple[Norm, Use] | None:
    stretch = nth_stretch(hit, int(hit.value("year")) if "year" in hit else LEAP_YEAR)
    if stretch is None:
        return None
    if "year" in hit:
        return Window(*stretch), "limit" if hit.ideas & {"in", "to", "during", "at_latest", "by"} else "other"
    months = ",".join(str(month) for month in range(stretch[0].month, stretch[1].month + 1))
    return Recurring(f"FREQ=YEARLY;BYMONTH={months}"), "limit" if "yearly" in hit else "other"


def _named(hit: Hit, term: Term) -> tuple[Norm, Use] | None:
    year, nth = int(hit.value("year")), int(hit.value("stretch"))
    months = 3 if hit.mark("stretch").idea == "quarter_name" else 6
    last = nth * months
    return Window(date(year, last - months + 1, 1), date(year, last, monthrange(year, last)[1])), "limit"


def _season(hit: Hit, term: Term) -> tuple[Norm, Use] | None:
    first, last = hit.value("season").split()
    year = int(hit.value("year"))
    start, end = date.fromisoformat(f"{year}-{first}"), date.fromisoformat(f"{year}-{last}")
    return Window(start, end if end > start else end.replace(year=year + 1)), "limit"


def _rule(cue: str, pattern: str, reading: Reading) -> Rule:
    return Rule(cue, Shape(pattern), reading)


RULES: tuple[Rule, ...] = (
    _rule("month_and_year", rf"{IN} (of|unit)* (?P<month>month) ,? of? (?P<year>year)", _month),
    _rule("month", rf"(?P<goal>by|at_latest|before) (the|in|on|of|unit)* (?P<month>month) {YEARLY}?", _month),
    _rule("month", rf"(in|since|until|from|during|to|on) (the|of|unit|weekday)* (?P<month>month) {YEARLY}?", _month),
    _rule(
        "month",
        r"(?P<yearly>each unit|often|each(?=month)) ,? (in|by|to|of|the|unit|at_latest|during)* (?P<month>month)",
        _month,
    ),
    _rule("month", r"(next|past|current|this|unit of?) (?P<month>month)", _month),
    _rule("month", r"(?P<month>month) (next|past|current)", _month),
    _rule("months", r"between (the|of|unit)* (?P<month>month) and (?P<month2>month) of? (?P<year>year)", _months),
    _rule(
        "months",
        r"(of|from)? (?P<month>month) (year)? (to|until|dash) (the)* (?P<month2>month) of? (?P<year>year)",
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
    _rule("nth_of_year", rf"{IN} {NTH} {WITHIN_YEAR} ((?P<year>year)|(?P<yearly>every_year|each unit))?", _stretch),
    _rule("named_of_year", rf"{IN} (?P<stretch>quarter_name|semester_name) dash? (?P<year>year)", _named),
    _rule("season", rf"{IN} (?P<season>season) of? (?P<year>year)", _season),
)
