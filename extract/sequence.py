"""A text as the sequence of its marks: words of the lexicons and figures, with what stands next to what."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass
from datetime import date

from corpus.model import Language
from extract.pipeline import Mark, marks

NUMERIC_DATE = re.compile(r"(?<![\w./-])(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?!\w|[./-]\d)")
PERCENT = re.compile(r"(?<![\w,.])\d+(?:[.,]\d+)?\s?%")
NUMBER = re.compile(r"(?<![\w,.])\d+(?:,\d+)?(?!\w|[./-]\d)")
PLACEHOLDER = re.compile(r"(?<!\w)[Xx]{2,3}(?!\w)")
GAP = re.compile(r"[\s()]*")


@dataclass(frozen=True, slots=True)
class Sequence:
    """A text and its marks in reading order. Marks are spoken of by their index."""

    text: str
    marks: tuple[Mark, ...]

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

    def _touch(self, i: int, j: int) -> bool:
        return GAP.fullmatch(self.text, self.marks[i].end, self.marks[j].start) is not None


def sequence(text: str, language: Language) -> Sequence:
    """Marks of the lexicons and of figures together; a date written in figures is one mark ("date", ISO)."""
    found = list(marks(text, language))
    taken = bytearray(len(text))
    for mark in found:
        taken[mark.start : mark.end] = b"\1" * (mark.end - mark.start)
    for idea, pattern in (
        ("date", NUMERIC_DATE),
        ("percent", PERCENT),
        ("placeholder", PLACEHOLDER),
        ("number", NUMBER),
    ):
        for match in pattern.finditer(text):
            value = _iso(match) if idea == "date" else match[0].rstrip(" %\u00a0\u202f").replace(",", ".")
            if value and not any(taken[match.start() : match.end()]):
                found.append(Mark(idea, value, match.start(), match.end()))
                taken[match.start() : match.end()] = b"\1" * (match.end() - match.start())
    return Sequence(text, tuple(sorted(found, key=lambda mark: mark.start)))


def _iso(match: re.Match[str]) -> str:
    """ "31/03/2024" -> "2024-03-31"; "" for what is no day of the calendar."""
    try:
        return date(int(match[4]), int(match[3]), int(match[1])).isoformat()
    except ValueError:
        return ""
