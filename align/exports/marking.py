"""Marking: the words of a line that differ, each with the kind of its difference, as HTML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape
from typing import Literal

from align.exports.collation import Step
from align.exports.lines import Line, text_of
from align.exports.pieces import PieceKind, pieces
from align.links import Difference
from corpus.messages import Tongue, say

SideName = Literal["left", "right"]


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters [start, end) of a line that differ, and the difference that says how, if one does; `repeats`: a mark
    before it says so too."""

    start: int
    end: int
    difference: Difference | None = None
    repeats: bool = False


def marks(
    step: Step, side: SideName, differences: Sequence[Difference], numbers: bool, words: bool
) -> tuple[tuple[Line, tuple[Mark, ...]], ...]:
    """The lines of one side of a step, each with what to mark in it.

    `numbers`: whether labels count; another number of an article is no change of its words. `words` False: the texts
    are in two languages, and only what the differences say is marked.
    """
    changed = tuple(_changed(step, side, numbers)) if words else ()
    found, start = [], 0
    for line in step.left if side == "left" else step.right:
        placed = tuple(_placed(line, side, differences))
        end = start + len(line.text)
        here = [(max(a, start) - start, min(b, end) - start) for a, b in changed]
        if words:
            found.append((line, tuple(_labelled(Mark(a, b, _said(a, b, placed)) for a, b in here if a < b))))
        else:
            found.append((line, tuple(mark for mark in _apart(placed) if mark.start < mark.end)))
        start = end + 1
    return tuple(found)


def _labelled(found: Iterable[Mark]) -> Iterator[Mark]:
    """The marks; of several for one difference only the first says its kind."""
    seen: set[Difference] = set()
    for mark in found:
        yield replace(mark, repeats=mark.difference in seen)
        seen |= {mark.difference} if mark.difference is not None else set()


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
    label = "" if mark.repeats else f' data-kind="{escape(kind)}"'
    return f' class="{grave} k-{one.kind}"{label} title="{escape(title)}"'


def _changed(step: Step, side: SideName, numbers: bool) -> Iterator[tuple[int, int]]:
    """Stretches of one side's lines, as one text, that the other side hasn't, without the blanks around them."""
    here = step.left if side == "left" else step.right
    start = 0 if numbers or not here else here[0].lead
    if not step.left or not step.right:
        if here and here[0].text[start:].strip():
            yield start, len(here[0].text)
        return
    ours, theirs = (text_of(lines)[0 if numbers else lines[0].lead :] for lines in (step.left, step.right))
    gone: PieceKind = "removed" if side == "left" else "added"
    for piece in pieces(ours, theirs):
        if piece.kind == gone and piece.text.strip():
            begin = start + len(piece.text) - len(piece.text.lstrip())
            yield begin, begin + len(piece.text.strip())
        start += len(piece.text) if piece.kind in ("same", gone) else 0


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
