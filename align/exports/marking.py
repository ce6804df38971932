"""Marking: the words of a line that differ, each with the kind of its difference, as HTML."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import Literal

from align.exports.collation import Step
from align.exports.lines import Line
from align.exports.pieces import PieceKind, pieces
from align.links import Difference
from corpus.messages import Tongue, say

SideName = Literal["left", "right"]


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters [start, end) of a line that differ, and the difference that says how, if one does."""

    start: int
    end: int
    difference: Difference | None = None


def marks(
    step: Step, side: SideName, differences: Sequence[Difference], numbers: bool, words: bool
) -> tuple[Mark, ...]:
    """What to mark in the line of one side of a step.

    `numbers`: whether the label counts; another number of an article is no change of its words. `words` False: the
    texts are in two languages, and only what the differences say is marked.
    """
    line = step.left if side == "left" else step.right
    if line is None:
        return ()
    placed = tuple(_placed(line, side, differences))
    if not words:
        return tuple(mark for mark in _apart(placed) if mark.start < mark.end)
    return tuple(Mark(a, b, _said(a, b, placed)) for a, b in _changed(step, line, side, numbers))


def marked(text: str, found: Sequence[Mark], side: SideName, tongue: Tongue) -> str:
    """The escaped text with the marked words as <del> or <ins>; the kind of a difference is a label behind them."""
    tag = "del" if side == "left" else "ins"
    out, at = [], 0
    for mark in found:
        out += [
            escape(text[at : mark.start]),
            f"<{tag}{_attributes(mark, side, tongue)}>",
            escape(text[mark.start : mark.end]),
        ]
        out.append(f"</{tag}>")
        at = mark.end
    return "".join([*out, escape(text[at:])])


def _attributes(mark: Mark, side: SideName, tongue: Tongue) -> str:
    one = mark.difference
    if one is None:
        return f' title="{escape(say(f"comparison.only_{side}", tongue))}"'
    kind = say(f"comparison.kind_{one.kind}", tongue)
    weight = say(f"comparison.{'material' if one.material else 'harmless'}", tongue)
    title = " · ".join([kind, weight, *([one.reason.said(tongue)] if one.reason else [])])
    grave = "material" if one.material else "harmless"
    return f' class="{grave} k-{one.kind}" data-kind="{escape(kind)}" title="{escape(title)}"'


def _changed(step: Step, line: Line, side: SideName, numbers: bool) -> Iterator[tuple[int, int]]:
    """Stretches of a line that the other side hasn't, without the blanks around them."""
    start = 0 if numbers else line.lead
    if step.left is None or step.right is None:
        if line.text[start:].strip():
            yield start, len(line.text)
        return
    kept: tuple[PieceKind, PieceKind] = ("same", "removed" if side == "left" else "added")
    ours, theirs = (one.text if numbers else one.text[one.lead :] for one in (step.left, step.right))
    for piece in pieces(ours, theirs):
        if piece.kind not in kept:
            continue
        if piece.kind != "same" and piece.text.strip():
            inner = piece.text.strip()
            begin = start + piece.text.index(inner)
            yield begin, begin + len(inner)
        start += len(piece.text)


def _placed(line: Line, side: SideName, differences: Sequence[Difference]) -> Iterator[Mark]:
    for one in differences:
        stretch = one.left_at if side == "left" else one.right_at
        place = line.place(stretch) if stretch is not None else None
        if place is not None:
            yield Mark(*place, one)


def _apart(placed: Sequence[Mark]) -> Iterator[Mark]:
    """Marks in reading order; of two that overlap, the first."""
    end = 0
    for mark in sorted(placed, key=lambda m: (m.start, -m.end)):
        if mark.start >= end:
            yield mark
            end = mark.end


def _said(start: int, end: int, placed: Sequence[Mark]) -> Difference | None:
    """The difference that covers most of a stretch; of two, the one that matters."""
    shared = [(min(end, m.end) - max(start, m.start), m.difference) for m in placed if m.difference is not None]
    inside = [(n, one) for n, one in shared if n > 0]
    return max(inside, key=lambda pair: (pair[1].material, pair[0]))[1] if inside else None
