"""Figures in a text: dates, years, shares, numbers and places held open, as marks of their own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from extract.pipeline import Mark

LAST_MONTH = 12
CENTURY = 50
"""A year of two figures below this is of this century."""

WORD_FOLLOWS = re.compile(r"\s*[^\W\d_]")
Reader = Callable[[re.Match[str]], str]


def figures(text: str, taken: bytearray) -> Iterator[Mark]:
    """The figures of a text that lie on no character already `taken`; those found are taken as well."""
    for idea, pattern, reader in FIGURES:
        for match in pattern.finditer(text):
            value = reader(match)
            if value and not any(taken[match.start() : match.end()]) and not _cut_off(match, idea, taken):
                taken[match.start() : match.end()] = b"\1" * (match.end() - match.start())
                yield Mark(idea, value, match.start(), match.end())


def _cut_off(match: re.Match[str], idea: str, taken: bytearray) -> bool:
    """A number may touch a word that is a mark ("3h", "5jours"); in "3bis" it is no number."""
    end = match.end()
    return idea == "number" and match.string[end : end + 1].isalpha() and not taken[end]


def _iso(year: str, month: str, day: str) -> str:
    """ "2024-03-31"; "" for what is no day of the calendar."""
    full = int(year) if len(year) == 4 else int(year) + (2000 if int(year) < CENTURY else 1900)
    try:
        return date(full, int(month), int(day)).isoformat()
    except ValueError:
        return ""


def _day_and_month(match: re.Match[str]) -> str:
    """ "15/3" -> "03-15", a day of any leap year. "5-10" and "2.10" are a day only with the zero of a month or where no
    word follows ("5-10 jours"); "22-4" counts downwards and so is no range."""
    loose = match[2] != "/" and match[3][0] != "0" and not (match[2] == "-" and int(match[1]) > LAST_MONTH)
    if loose and (WORD_FOLLOWS.match(match.string, match.end()) or (match[2] == "." and len(match[3]) < 2)):
        return ""
    return _iso("2024", match[3], match[1])[5:]


def _short_date(match: re.Match[str]) -> str:
    """ "31-10-74". With dots it looks like the number of a chapter, unless the month has two figures and begins with 0
    or the day is past the twelfth."""
    if match[2] == "." and not (match[3][0] == "0" or int(match[1]) > 12):
        return ""
    return _iso(match[4], match[3], match[1])


FIGURES: tuple[tuple[str, re.Pattern[str], Reader], ...] = (
    (
        "date",
        re.compile(
            r"(?<![\w./])(?<!(?<!\d{4})-)(\d{1,2})([./-])(\d{1,2})(?:\2|, ?)(\d{4})(?!\w|[./]\d|-\d(?!\d?[./]\d))"
        ),
        lambda m: _iso(m[4], m[3], m[1]),
    ),
    (
        "date",
        re.compile(r"(?<![\w./-])(\d{4})([/-])(\d\d?)\2(\d\d?)(?!(?!T\d\d:)\w|[./-]\d)"),
        lambda m: _iso(m[1], m[3], m[4]),
    ),
    ("date", re.compile(r"(?<![\w./-])(\d{1,2})/(\d{1,2})/(\d\d)(?!\w|[./-]\d)"), lambda m: _iso(m[3], m[2], m[1])),
    ("date", re.compile(r"(?<![\w./-])(\d\d)([.])(\d\d)\2(\d\d)(?!\w|[./-]\d)"), _short_date),
    ("date", re.compile(r"(?<![\w./-])(\d\d?)(-)(\d\d?)-(\d\d)(?!\w|[./-]\d)"), _short_date),
    ("date", re.compile(r"(?<![\w./-])(\d\d?)([/-])(\d\d?)\2['’](\d\d)(?!\w)"), _short_date),
    ("percent", re.compile(r"(?<![\w,.])(\d+(?:[.,]\d+)?)\s?%"), lambda m: m[1].replace(",", ".")),
    (
        "placeholder",
        re.compile(r"(?<!\w)[Xx]{2,3}(?!\w)|(?<!\w)[Xx](?= (?:jour|dag|mois|maand|semaine|we))"),
        lambda m: m[0],
    ),
    ("quarter_name", re.compile(r"(?<!\w)[QTK]([1-4])(?!\w)"), lambda m: m[1]),
    ("quarter_name", re.compile(r"(?<!\w)([1-4])[QTK](?=[\s/-]{1,3}(?:19|20)\d\d(?!\w))"), lambda m: m[1]),
    ("semester_name", re.compile(r"(?<!\w)[SH]([12])(?=[\s/-]{1,3}(?:19|20)\d\d(?!\w))"), lambda m: m[1]),
    (
        "month_number",
        re.compile(r"(?<![\w./-])(0?[1-9]|1[0-2])[/-]((?:19|20)\d\d)(?!\w|[./-]\d)"),
        lambda m: f"{m[2]}-{int(m[1]):02d}",
    ),
    (
        "month_number",
        re.compile(r"(?<![\w./-])((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])(?!\w|[./-]\d)"),
        lambda m: f"{m[1]}-{int(m[2]):02d}",
    ),
    ("daymonth", re.compile(r"(?<![\w./,:-])(\d{1,2})([/.-])(\d{1,2})(?![\w%]|[./,-]\d)"), _day_and_month),
    ("year", re.compile(r"(?<![\w.,])(?<!\d/)((?:19|20)\d\d)(?![\w]|[.,/]\d|\s?(?:EUR|€|euros?)\b)"), lambda m: m[1]),
    ("short_year", re.compile(r"(?<!\w)['’](\d\d)(?!\w)"), lambda m: _iso(m[1], "1", "1")[:4]),
    (
        "clock_time",
        re.compile(r"(?<![\w,.:/-])(\d\d?)\s?[hHuU]\s?([0-5]\d)(?!\w)"),
        lambda m: str(int(m[1]) * 60 + int(m[2])),
    ),
    ("once", re.compile(r"(?<![\w,.])(\d+)\s?x(?=\s)"), lambda m: m[1]),
    (
        "ordinal",
        re.compile(r"(?<![\w,.])(\d{1,2})(?:ères?|res?|ers?|[èe]mes?|ième|è|es?|ste|de|nde|nd)(?!\w)"),
        lambda m: m[1],
    ),
    (
        "number",
        re.compile(r"(?<![\w,.])(?<!\d:)(\d+(?:[,.]\d{1,2})?)(?![\d_]|[,.:]?\d|[./]\d|-\d{3}|-\d+(?!\d)[\w./-])"),
        lambda m: m[1].replace(",", "."),
    ),
    ("dash", re.compile(r"(?<=\d)\s?[-–—](?=\s?\d)|(?<=[\w.])\s[-–—]\s(?=\w)"), lambda m: m[0]),
    ("slash", re.compile(r"(?<=[a-zà-ÿ])\s?/(?=\s?[a-zà-ÿ])"), lambda m: m[0]),
)
