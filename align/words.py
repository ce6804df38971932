"""The words that differ between two texts, with their places in both."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from rapidfuzz.distance import Indel

from align.masking import typographic

TOKEN = re.compile(r"\w+|[^\w\s]")
StretchKind = Literal["same", "removed", "added"]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that both texts share, or that one of them has.

    `left` and `right` are (start, end) in characters of the two texts; on the side that has nothing both are equal.
    """

    kind: StretchKind
    left: tuple[int, int]
    right: tuple[int, int]


def tokens(text: str) -> tuple[tuple[str, int, int], ...]:
    """Words and single signs with their offsets; blanks don't count."""
    return tuple((m[0], m.start(), m.end()) for m in TOKEN.finditer(text))


def compare(left: str, right: str) -> tuple[Stretch, ...]:
    """The shortest way from the left text to the right one by removing and adding words, in reading order."""
    ours, theirs = tokens(left), tokens(right)
    # A curly quote for a straight one is not shown as a change.
    steps = Indel.opcodes([typographic(t[0]) for t in ours], [typographic(t[0]) for t in theirs])
    kinds: dict[str, StretchKind] = {"equal": "same", "delete": "removed", "insert": "added"}
    return tuple(
        Stretch(
            kinds[step.tag],
            _place(ours, step.src_start, step.src_end),
            _place(theirs, step.dest_start, step.dest_end),
        )
        for step in steps
    )


def _place(found: tuple[tuple[str, int, int], ...], start: int, end: int) -> tuple[int, int]:
    if start < end:
        return found[start][1], found[end - 1][2]
    here = found[start - 1][2] if start else 0
    return here, here
