"""Rewriting a text with a record of what was changed, and leading one record through another."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from corpus.block import Edit, OffsetMap


class Change(NamedTuple):
    """Characters [start, end) of a text are to become `put`."""

    start: int
    end: int
    put: str


def rewrite(raw: str, changes: Iterable[Change]) -> tuple[str, OffsetMap]:
    """`raw` with all changes made, and the map between both. Changes come in order and do not overlap."""
    pieces: list[str] = []
    edits: list[Edit] = []
    at = length = 0
    for start, end, put in changes:
        pieces += raw[at:start], put
        length += start - at
        edits.append(Edit(start, end, length, length + len(put)))
        length += len(put)
        at = end
    pieces.append(raw[at:])
    return "".join(pieces), OffsetMap(tuple(edits))


def compose(first: OffsetMap, second: OffsetMap) -> OffsetMap:
    """The map from raw to final text, where `first` leads from raw to a middle text and `second` from there on.

    Edits of the two that touch become one.
    """
    if not first.edits or not second.edits:
        return first if first.edits else second
    # All edits as stretches of the middle text: (start, end, is it of the second map).
    stretches = sorted(
        [(e.text_start, e.text_end) for e in first.edits] + [(e.raw_start, e.raw_end) for e in second.edits]
    )
    merged: list[tuple[int, int]] = []
    for start, end in stretches:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    backward, forward = _Walker([e[:4] for e in first.edits]), _Walker([(e[2], e[3], e[0], e[1]) for e in second.edits])
    return OffsetMap(tuple(Edit(*backward.around(s, e), *forward.around(s, e)) for s, e in merged))


class _Walker:
    """Leads stretches of the middle text to another text, in ascending order.

    `edits` are (start, end) in the other text, then (start, end) in the middle text; each stretch asked for holds
    every edit it touches as a whole.
    """

    def __init__(self, edits: list[tuple[int, int, int, int]]) -> None:
        self.edits = edits
        self.next = 0
        self.shift = 0

    def around(self, start: int, end: int) -> tuple[int, int]:
        begin = start + self.shift
        while self.next < len(self.edits) and self.edits[self.next][2] <= end:
            self.shift = self.edits[self.next][1] - self.edits[self.next][3]
            self.next += 1
        return begin, end + self.shift
