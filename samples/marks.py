"""Marks in the source texts: what a passage is, written where the passage stands, so that truth and text agree.

⟦d TYPE ID|words of most houses|house=its own words⟧   a planted difference between institutions
⟦v ID|words⟧                                           one side of a planted divergence between the languages
⟦h ID|words⟧                                           one side of a harmless difference between the languages
⟦t NORM|words⟧                                         a time limit with its normalised form
⟦r FAMILY⟧                                             the number of the article that holds a common provision
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

OPEN, CLOSE = "⟦", "⟧"


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters [start, end) of the plain text bear this mark; `kind` is "d", "v", "h", "t" or "r"."""

    kind: str
    argument: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class House:
    """What a text says of its institution: a key for overrides, words put in for {le}, numbers of common articles."""

    key: str
    words: Mapping[str, str]
    numbers: Mapping[str, str] = field(default_factory=dict)


def plain(marked: str, house: House) -> tuple[str, tuple[Mark, ...]]:
    """The text as it is printed, and its marks in the order in which they end.

    Raises ValueError for a mark that is not closed, KeyError for an unknown word or family.
    """
    marked = re.sub(r"\{(\w+)\}", lambda m: house.words[m[1]], marked)
    pieces: list[str] = []
    marks: list[Mark] = []
    rest = _read(marked, 0, house, pieces, marks)
    if rest != len(marked):
        raise ValueError(f"mark closed twice: {marked[:60]}")
    return "".join(pieces), tuple(marks)


def _read(marked: str, at: int, house: House, pieces: list[str], marks: list[Mark]) -> int:
    while at < len(marked):
        if marked[at] == CLOSE:
            return at
        if marked[at] == OPEN:
            end = _closing(marked, at)
            _mark(marked[at + 1 : end], house, pieces, marks)
            at = end + 1
        else:
            pieces.append(marked[at])
            at += 1
    return at


def _closing(marked: str, at: int) -> int:
    depth = 0
    for i in range(at, len(marked)):
        depth += (marked[i] == OPEN) - (marked[i] == CLOSE)
        if depth == 0:
            return i
    raise ValueError(f"mark not closed: {marked[at : at + 60]}")


def _parts(body: str) -> list[str]:
    """Split at the bars that stand outside any inner mark."""
    parts, depth = [""], 0
    for sign in body:
        depth += (sign == OPEN) - (sign == CLOSE)
        if sign == "|" and depth == 0:
            parts.append("")
        else:
            parts[-1] += sign
    return parts


def _mark(body: str, house: House, pieces: list[str], marks: list[Mark]) -> None:
    head, *choices = _parts(body)
    kind, _, argument = head.partition(" ")
    if kind == "r":
        words = house.numbers[argument]
    elif kind == "d":
        words = _choice(choices, house.key)
    elif kind in ("v", "h", "t"):
        words = choices[0]
    else:
        raise ValueError(f"unknown mark: {head}")
    start = sum(map(len, pieces))
    inner: list[str] = []
    below: list[Mark] = []
    _read(words, 0, house, inner, below)
    quote = "".join(inner)
    marks.extend(Mark(m.kind, m.argument, m.start + start, m.end + start, m.quote) for m in below)
    marks.append(Mark(kind, argument, start, start + len(quote), quote))
    pieces.append(quote)


def _choice(choices: list[str], key: str) -> str:
    for choice in choices[1:]:
        name, _, words = choice.partition("=")
        if name == key:
            return words
    return choices[0]
