"""A text as the sequence of its marks: words of the lexicons and figures, with what stands next to what."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container
from dataclasses import dataclass, field
from functools import cache, lru_cache

from corpus.model import Language
from extract import lexicon
from extract.figures import FIGURES, figures
from extract.pipeline import REMEMBERED, Mark, marks

GAP = re.compile(r"[ \t\u00a0\u202f()\[\]]*|[-/]")
COMMA = re.compile(r"[ \u00a0]*,[ \u00a0]*")
APART = "~"
LAST_DAY = 31
FIRST_LETTER = 0xE000
"""Ideas are coded by the characters that Unicode leaves for private use."""
_NAMES = sorted({row.idea for row in lexicon.rows()} | {idea for idea, _, _ in FIGURES})
IDEAS: dict[str, str] = {name: chr(FIRST_LETTER + i) for i, name in enumerate(_NAMES)}


@dataclass(frozen=True, slots=True)
class Sequence:
    """A text and its marks in reading order. Marks are spoken of by their index.

    `code` has one letter a mark (see IDEAS), with "," or "~" between two marks that do not touch; `places` gives the
    index of the mark for each letter of the code.
    """

    text: str
    language: Language
    marks: tuple[Mark, ...]
    code: str = field(default="", repr=False)
    places: tuple[int, ...] = field(default=(), repr=False)
    letters: frozenset[str] = field(default=frozenset(), repr=False)
    """The letters that are in the code."""

    def idea(self, i: int | None) -> str:
        """The idea of a mark; "" for no mark."""
        return self.marks[i].idea if i is not None else ""

    def after(self, i: int) -> int | None:
        """The next mark, if nothing but blanks and brackets stands between."""
        return i + 1 if i + 1 < len(self.marks) and self._touch(i, i + 1) else None

    def before(self, i: int) -> int | None:
        """The mark before, if nothing but blanks and brackets stands between."""
        return i - 1 if i > 0 and self._touch(i - 1, i) else None

    def lead(self, i: int, ideas: Container[str]) -> int:
        """The first of the unbroken chain of marks with these ideas that ends right before mark `i`; `i` if none."""
        j = self.before(i)
        while j is not None and self.idea(j) in ideas:
            i, j = j, self.before(j)
        return i

    def within(self, start: int, end: int) -> tuple[Mark, ...]:
        """The marks that begin on a character from `start` up to `end`."""
        first = bisect_left(self.marks, start, key=lambda mark: mark.start)
        return self.marks[first : bisect_left(self.marks, end, lo=first, key=lambda mark: mark.start)]

    def _touch(self, i: int, j: int) -> bool:
        return GAP.fullmatch(self.text, self.marks[i].end, self.marks[j].start) is not None


@lru_cache(maxsize=REMEMBERED)
def sequence(text: str, language: Language) -> Sequence:
    """Marks of the lexicons and of figures together."""
    found = list(marks(text, language))
    taken = bytearray(len(text))
    for mark in found:
        taken[mark.start : mark.end] = b"\1" * (mark.end - mark.start)
    found += figures(text, taken)
    ordered = _with_short_months(text, tuple(sorted(found, key=lambda mark: mark.start)), language)
    code, places = _coded(text, ordered)
    return Sequence(text, language, ordered, code, places, frozenset(code))


@cache
def _short_months(language: Language) -> dict[str, str]:
    """Months whose short name is a number as well: French "sept" is 7, and in "12 sept" it is September."""
    forms = [(row.idea, row.value, form) for row in lexicon.rows() for form in row.forms[language]]
    numbers = {form for idea, _, form in forms if idea == "number"}
    short = {form[:-1]: value for idea, value, form in forms if idea == "month" and form.endswith(".")}
    return {form: value for form, value in short.items() if form in numbers}


def _with_short_months(text: str, ordered: tuple[Mark, ...], language: Language) -> tuple[Mark, ...]:
    """The marks, with such a number as a month where it stands behind a day or before a year."""
    short = _short_months(language)
    lowered = text.lower()
    if not any(form in lowered for form in short):
        return ordered
    found = list(ordered)
    for i, mark in enumerate(ordered):
        month = short.get(lowered[mark.start : mark.end]) if mark.idea == "number" else None
        if month is not None and _is_month(text, ordered, i):
            found[i] = Mark("month", month, mark.start, mark.end)
    return tuple(found)


def _is_month(text: str, ordered: tuple[Mark, ...], i: int) -> bool:
    """ "le 12 sept", "3 de Sept", "sept 2021"; "sept ans" and "2021, sept agents" are numbers."""
    behind = ordered[i + 1] if i + 1 < len(ordered) else None
    touches = behind is not None and not text[ordered[i].end : behind.start].strip()
    if behind is not None and touches and behind.idea in ("unit", "units", "times", "measure", "hour_sign", "number"):
        return False
    if behind is not None and touches and behind.idea in ("year", "short_year"):
        return True
    j = i - 1
    while j >= 0 and ordered[j].idea == "of" and not text[ordered[j].end : ordered[j + 1].start].strip():
        j -= 1
    return j >= 0 and _is_day(text, ordered[j]) and not text[ordered[j].end : ordered[j + 1].start].strip(" -")


def _is_day(text: str, mark: Mark) -> bool:
    written = text[mark.start : mark.end]
    return mark.idea == "ordinal" or (mark.idea == "number" and written.isdigit() and 1 <= int(written) <= LAST_DAY)


def _coded(text: str, ordered: tuple[Mark, ...]) -> tuple[str, tuple[int, ...]]:
    code: list[str] = []
    places: list[int] = []
    for i, mark in enumerate(ordered):
        if i and not GAP.fullmatch(text, ordered[i - 1].end, mark.start):
            code.append("," if COMMA.fullmatch(text, ordered[i - 1].end, mark.start) else APART)
            places.append(i)
        code.append(IDEAS[mark.idea])
        places.append(i)
    return "".join(code), tuple(places)
