"""Pieces: two wordings as one text of kept, removed and added words, from which each can be had back to the letter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from rapidfuzz.distance import Indel

from align.words import compare

PieceKind = Literal["same", "removed", "added"]
SPLINTER = 3
"""Letters of a lone word between two changes that is shown as changed with them: "30 à 20" for "40 à 50" reads better
as one change than as two around a kept "à"."""
_TOKEN = re.compile(r"\s|\w+|[^\w\s]")
_LONE = re.compile(rf"\s*(\w{{0,{SPLINTER}}}|[^\w\s])\s*")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that both have, or one."""

    kind: PieceKind
    text: str


def pieces(left: str, right: str) -> tuple[Piece, ...]:
    """The way from left to right. "same" and "removed" together are the left text, "same" and "added" the right one.

    Between two kept pieces stands at most one removed piece, then at most one added one. Where the comparison of words
    overlooks a difference (a curly quote, two blanks), it is a change here: nothing gets lost.
    """
    if left == right:
        return (Piece("same", left),) if left else ()
    return tuple(_joined(_without_splinters(_joined(_exact(left, right)))))


def _exact(left: str, right: str) -> Iterator[Piece]:
    """The pieces of the comparison of words, with the blanks between the words."""
    i = j = 0
    for stretch in compare(left, right):
        (_, i_end), (_, j_end) = stretch.left, stretch.right
        ours, theirs = left[i : max(i, i_end)], right[j : max(j, j_end)]
        if stretch.kind == "same":
            yield from _letters(ours, theirs)
            i, j = i_end, j_end
        elif stretch.kind == "removed":
            yield Piece("removed", ours)
            i = i_end
        else:
            yield Piece("added", theirs)
            j = j_end
    yield from _letters(left[i:], right[j:])


def _letters(left: str, right: str) -> Iterator[Piece]:
    """Two stretches of the same words, which may still differ in blanks and quotes."""
    if left == right:
        yield Piece("same", left)
        return
    ours, theirs = _TOKEN.findall(left), _TOKEN.findall(right)
    for step in Indel.opcodes(ours, theirs):
        if step.tag == "equal":
            yield Piece("same", "".join(ours[step.src_start : step.src_end]))
        elif step.tag == "delete":
            yield Piece("removed", "".join(ours[step.src_start : step.src_end]))
        else:
            yield Piece("added", "".join(theirs[step.dest_start : step.dest_end]))


def _joined(found: Iterable[Piece]) -> Iterator[Piece]:
    """Between two kept pieces, one removed and one added; blanks that both begin with are kept."""
    for same, run in groupby((p for p in found if p.text), key=lambda p: p.kind == "same"):
        several = tuple(run)
        if same:
            yield Piece("same", "".join(p.text for p in several))
            continue
        removed = "".join(p.text for p in several if p.kind == "removed")
        added = "".join(p.text for p in several if p.kind == "added")
        blank = next((n for n, (a, b) in enumerate(zip(removed, added, strict=False)) if a != b or not a.isspace()), -1)
        if blank > 0:
            yield Piece("same", removed[:blank])
            removed, added = removed[blank:], added[blank:]
        yield from (Piece(kind, text) for kind, text in _sides(removed, added) if text)


def _sides(removed: str, added: str) -> tuple[tuple[PieceKind, str], ...]:
    return ("removed", removed), ("added", added)


def _without_splinters(found: Iterable[Piece]) -> Iterator[Piece]:
    """A short kept word between two changes becomes a part of them."""
    several = tuple(found)
    for n, piece in enumerate(several):
        inside = 0 < n < len(several) - 1 and piece.kind == "same"
        if inside and piece.text.strip() and _LONE.fullmatch(piece.text):
            yield Piece("removed", piece.text)
            yield Piece("added", piece.text)
        else:
            yield piece
