"""What a text says of its own time: the period it runs, the generation it belongs to, its ELI."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from corpus.numbering.lexicon import fold
from corpus.titles import lexicon

Period = tuple[date, date]


@cache
def months() -> dict[str, int]:
    """Folded month name in French or Dutch -> 1 to 12."""
    rows: dict[str, Any] = tomllib.loads(files(__package__).joinpath("months.toml").read_text(encoding="utf-8"))[
        "months"
    ]
    return {name: int(number) for number, names in rows.items() for name in names}


@cache
def _day() -> str:
    return rf"(\d{{1,2}})(?:er|°)?\s+({'|'.join(months())})\s+(\d{{4}})"


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Two dates in one go; a date of beginning and, later in the sentence, one of ending; two years."""
    day, words = _day(), lexicon()["running"]
    begins, ends, until = (
        "|".join(map(re.escape, sorted(words[k], key=len, reverse=True))) for k in ("begins", "ends", "until")
    )
    whole = re.compile(rf"{day}\s*(?:inclus\s*)?(?:{until}|-|–)\s*(?:le\s+)?{day}")
    apart = re.compile(rf"\b(?:{begins})[^.]{{0,60}}?{day}[^.]{{0,160}}?\b(?:{ends})[^.]{{0,60}}?{day}")
    years = re.compile(rf"(?<![\d/.])((?:19|20)\d\d)\s*(?:-|–|—|a|{until})\s*((?:19|20)\d\d)(?![\d/])")
    return whole, apart, years


def parse_day(day: str, month: str, year: str) -> date | None:
    """A date of its printed parts; None for the 31st of June."""
    try:
        return date(int(year), months()[month], int(day))
    except ValueError:
        return None


def period(*texts: str) -> Period | None:
    """The first period that one of the texts (most telling first) states: two dates, or two years 1 to 6 apart."""
    whole, apart, years = _patterns()
    for text in texts:
        folded = fold(text)
        for pattern in (whole, apart):
            for match in pattern.finditer(folded):
                first, last = parse_day(*match.groups()[:3]), parse_day(*match.groups()[3:])
                if first and last and 300 < (last - first).days < 2600:
                    return first, last
        for match in years.finditer(folded):
            a, b = int(match[1]), int(match[2])
            if 1 <= b - a <= 6:
                return date(a, 1, 1), date(b, 12, 31)
    return None


def _counts(row: dict[str, Any]) -> bool:
    """Does an ordinal before these titles count the contracts, not what changes them?"""
    return row["kind"] == "contract" and not row.get("amends", False)


@cache
def _generation_pattern() -> re.Pattern[str]:
    """ "sixième contrat d'administration", "contrat d'administration de sixième génération"."""
    words = "|".join(w for ws in lexicon()["generation"]["words"].values() for w in ws)
    contracts = (p for row in lexicon()["title"] if _counts(row) for p in row["fr"] + row["nl"])
    phrase = "|".join(map(re.escape, contracts))
    return re.compile(
        rf"({words})\s+(?:generation\s+(?:de\s+|du\s+)?)?(?:{phrase})"
        rf"|(?:{phrase})\s+(?:de\s+|van de\s+)?(?:la\s+)?({words})\s+generati"
    )


def generation(texts: tuple[str, ...], runs: Period | None) -> int | None:
    """Which of the series of contracts it is: as a text says in words, else by the first year of its period."""
    words = {w: int(n) for n, ws in lexicon()["generation"]["words"].items() for w in ws}
    for text in texts:
        if match := _generation_pattern().search(fold(text)):
            return words[match[1] or match[2]]
    if runs is not None:
        for number, (first, last) in lexicon()["generation"]["years"].items():
            if first <= runs[0].year <= last:
                return int(number)
    return None


_ELI = re.compile(
    r"\beli/(?:arrete|besluit|loi|wet|decret|decreet|ordonnance|ordonnantie)/\d{4}/\d{2}/\d{2}/\d{4}[0-9A-Z]\d{5}(?:/\w+)?"
)
_NUMAC = re.compile(r"\[\s*C\s*[-–—]\s*(\d{4})/(\d{5,6})\s*\]")


def report_year(title: str) -> Period | None:
    """The year that a report's title names ("Rapport annuel 2024"), as a period."""
    match = re.search(r"\b(?:19|20)\d\d\b", title)
    return (date(int(match[0]), 1, 1), date(int(match[0]), 12, 31)) if match else None


def eli(text: str, language: str) -> str:
    """The ELI that the text prints, or that its date and number in the gazette form; "" where it has neither.

    A royal decree is `arrete/.../moniteur` in French and `besluit/.../staatsblad` in Dutch.
    """
    if match := _ELI.search(text):
        return match.group()
    number = _NUMAC.search(text)
    dated = re.search(_day(), fold(text))
    if number is None or dated is None or (when := parse_day(*dated.groups())) is None:
        return ""
    kind, version = ("arrete", "moniteur") if language == "fr" else ("besluit", "staatsblad")
    return f"eli/{kind}/{when:%Y/%m/%d}/{number[1]}{int(number[2]):06d}/{version}"
