"""From one day to another: "du 3 au 5 mars 2024", "tussen 3 en 9 maart", "12 januari 2016 - 22/01/2016".

What the one end does not say, it takes from the other: "du 3 au 5 mars 2024" begins in March 2024.
"""

from __future__ import annotations

from datetime import date

from extract.dates import LEAP_YEAR, closed
from extract.facts import Norm, Use, Window
from extract.found import Rule, Term
from extract.shapes import Hit, Shape
from extract.stretches import Days, months, years

NTH_DAY = "number|ordinal|seconde"


def _end(number: str) -> str:
    """The shape of one end, its groups with the number of the end in their names."""
    day, month = rf"(?P<day{number}>{NTH_DAY})", rf"(?P<month{number}>month)"
    named = rf"{day} ((of|the|unit)* {month})? (,? of? (?P<year{number}>year|short_year))?"
    turned = (
        rf"(?P<month_first{number}>month) the? (?P<day_behind{number}>{NTH_DAY}) (,? (?P<year_behind{number}>year))?"
    )
    return rf"(weekday ,? (the|on)*)? ({named}|{turned}|(?P<iso{number}>date)|(?P<daymonth{number}>daymonth))"


START, STOP = _end("1"), _end("2")
AND = r"(,? (and|until|to|dash))"


def _range(hit: Hit, term: Term) -> tuple[Norm, Use] | None:
    if "day2" in hit and "month2" not in hit and not ("month_first1" in hit and closed(hit)):
        return None  # "du 3 au 5": of no month
    month = _month(hit, "2") or _month(hit, "1")
    year = _year(hit, "2") or _year(hit, "1")
    last = _date(hit, "2", month, year)
    first = _date(hit, "1", _month(hit, "1") or month, _year(hit, "1") or year)
    if first is None or last is None or first == last:
        return None
    if first > last:
        if _year(hit, "1") is not None:
            return None
        first, last = _over_new_year(first, last, year)
    window = Window(first, last, yearless=year is None)
    return window, "term" if term.period == (first, last) else "limit"


def _wide(hit: Hit, term: Term) -> tuple[Norm, Use] | None:
    """ "de 2014 à mai 2018": from the first day of the one to the last of the other."""
    if not hit.groups.keys() & {"month1", "month2"}:
        return None  # years alone are a period
    first, last = _extent(hit, "1"), _extent(hit, "2")
    if first is None or last is None or first[0] >= last[1]:
        return None
    return Window(first[0], last[1]), "term" if term.period == (first[0], last[1]) else "limit"


def _extent(hit: Hit, end: str) -> Days | None:
    if not {f"year{end}", f"month{end}"} & hit.groups.keys():
        return None
    year = int(hit.value(f"year{end}" if f"year{end}" in hit else "year2"))
    if f"month{end}" not in hit:
        return years(year, year)
    month = int(hit.value(f"month{end}"))
    if f"day{end}" not in hit:
        return months(year, month, month)
    day = _date(hit, end, month, year)
    return None if day is None else (day, day)


def _over_new_year(first: date, last: date, year: int | None) -> tuple[date, date]:
    """ "du 15 décembre au 6 janvier 2024"; without a year the year after the one that stands in."""
    if year is None:
        return first, last.replace(year=last.year + 1, day=min(last.day, 28) if last.month == 2 else last.day)
    return first.replace(year=year - 1, day=min(first.day, 28) if first.month == 2 else first.day), last


def _month(hit: Hit, end: str) -> int | None:
    if f"iso{end}" in hit:
        return date.fromisoformat(hit.value(f"iso{end}")).month
    if f"daymonth{end}" in hit:
        return int(hit.value(f"daymonth{end}")[:2])
    return next((int(hit.value(f"{name}{end}")) for name in ("month", "month_first") if f"{name}{end}" in hit), None)


def _year(hit: Hit, end: str) -> int | None:
    if f"iso{end}" in hit:
        return date.fromisoformat(hit.value(f"iso{end}")).year
    return next((int(hit.value(f"{name}{end}")) for name in ("year", "year_behind") if f"{name}{end}" in hit), None)


def _date(hit: Hit, end: str, month: int | None, year: int | None) -> date | None:
    if f"iso{end}" in hit:
        return date.fromisoformat(hit.value(f"iso{end}"))
    if f"daymonth{end}" in hit:
        day = float(hit.value(f"daymonth{end}")[3:])
    else:
        day = hit.number(f"day{end}") or hit.number(f"day_behind{end}")
    try:
        return None if month is None or day != int(day) else date(year or LEAP_YEAR, month, int(day))
    except ValueError:
        return None


WIDE_DAY = rf"((?P<day{{0}}>{NTH_DAY}) (of|the|unit)*)?"
WIDE_START = rf"(unit of?)? ({WIDE_DAY.format(1)} (?P<month1>month) of?)? (?P<year1>year)?"
WIDE_STOP = rf"(unit of?)? ({WIDE_DAY.format(2)} (?P<month2>month) of?)? (?P<year2>year)"
"""The last year stands for the first as well, where only the last is told ("entre le 3 février et mai 2023")."""
RULES: tuple[Rule, ...] = (
    Rule(
        "range",
        Shape(rf"(of|from|since|in)* (the|on|unit)* {WIDE_START} (to|until|dash) (the|on|unit)* {WIDE_STOP}"),
        _wide,
    ),
    Rule("range", Shape(rf"between (the|on|unit)* {WIDE_START} and (the|on|unit)* {WIDE_STOP}"), _wide),
    Rule(
        "range", Shape(rf"(of|from|since)? (the|on)* {START} (the|on)* (,? (to|until|dash)) (the|on)* {STOP}"), _range
    ),
    Rule("range", Shape(rf"between (the|on)* {START} (the|on)* {AND} (the|on)* {STOP}"), _range),
)
