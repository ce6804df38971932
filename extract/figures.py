"""Figures in a text: dates, years, shares, numbers and places held open, as marks of their own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from extract.pipeline import Mark

CENTURY = 50
"""A year of two figures below this is of this century."""

Reader = Callable[[re.Match[str]], str]


def figures(text: str, taken: bytearray) -> Iterator[Mark]:
    """The figures of a text that lie on no character already `taken`; those found are taken as well."""
    for idea, pattern, reader in FIGURES:
        for match in pattern.finditer(text):
            value = reader(match)
            if value and not any(taken[match.start() : match.end()]):
                taken[match.start() : match.end()] = b"\1" * (match.end() - match.start())
                yield Mark(idea, value, match.start(), match.end())


def _iso(year: str, month: str, day: str) -> str:
    """ "2024-03-31"; "" for what is no day of the calendar."""
    full = int(year) if len(year) == 4 else int(year) + (2000 if int(year) < CENTURY else 1900)
    try:
        return date(full, int(month), int(day)).isoformat()
    except ValueError:
        return ""


def _day_and_month(match: re.Match[str]) -> str:
    """ "15/3" -> "03-15", a day of any leap year."""
    return _iso("2024", match[2], match[1])[5:]


FIGURES: tuple[tuple[str, re.Pattern[str], Reader], ...] = (
    (
        "date",
        re.compile(r"(?<![\w./-])(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?!\w|[./-]\d)"),
        lambda m: _iso(m[4], m[3], m[1]),
    ),
    ("date", re.compile(r"(?<![\w./-])(\d{4})-(\d\d)-(\d\d)(?!\w|[./-]\d)"), lambda m: _iso(m[1], m[2], m[3])),
    ("date", re.compile(r"(?<![\w./-])(\d{1,2})/(\d{1,2})/(\d\d)(?!\w|[./-]\d)"), lambda m: _iso(m[3], m[2], m[1])),
    ("percent", re.compile(r"(?<![\w,.])(\d+(?:[.,]\d+)?)\s?%"), lambda m: m[1].replace(",", ".")),
    (
        "placeholder",
        re.compile(r"(?<!\w)[Xx]{2,3}(?!\w)|(?<!\w)[Xx](?= (?:jour|dag|mois|maand|semaine|we))"),
        lambda m: m[0],
    ),
    ("quarter_name", re.compile(r"(?<!\w)[QTK]([1-4])(?=[\s/-]{1,3}(?:19|20)\d\d(?!\w))"), lambda m: m[1]),
    ("semester_name", re.compile(r"(?<!\w)S([12])(?=[\s/-]{1,3}(?:19|20)\d\d(?!\w))"), lambda m: m[1]),
    ("daymonth", re.compile(r"(?<![\w./,-])(\d{1,2})/(\d{1,2})(?![\w%]|[./,-]\d)"), _day_and_month),
    ("year", re.compile(r"(?<![\w.,])(?<!\d/)((?:19|20)\d\d)(?![\w]|[.,/]\d|\s?(?:EUR|€|euros?)\b)"), lambda m: m[1]),
    ("once", re.compile(r"(?<![\w,.])(\d+)\s?x(?=\s)"), lambda m: m[1]),
    (
        "ordinal",
        re.compile(r"(?<![\w,.])(\d{1,2})(?:ères?|res?|ers?|èmes?|ième|è|es?|ste|de|nde|nd)(?!\w)"),
        lambda m: m[1],
    ),
    ("number", re.compile(r"(?<![\w,.])(\d+(?:[,.]\d{1,2})?)(?!\w|[,.]?\d|[./-]\d)"), lambda m: m[1].replace(",", ".")),
    ("dash", re.compile(r"(?<=\d)\s?[-–—](?=\s?\d)"), lambda m: m[0]),
    ("slash", re.compile(r"(?<=[a-zà-ÿ])\s?/(?=\s?[a-zà-ÿ])"), lambda m: m[0]),
)
