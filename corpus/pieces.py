"""Pieces of blocks: a stretch of a block's clean text with everything that belongs to it (raw text, map, places)."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.block import Block, Edit, OffsetMap, Place
from corpus.geometry import Span


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters [start, end) of a block, as texts of their own; offsets count from the piece's start."""

    text: str
    raw: str
    offsets: OffsetMap
    places: tuple[Place, ...]
    calls: tuple[tuple[int, str], ...]


def cut(block: Block, start: int = 0, end: int | None = None) -> Piece:
    """The stretch [start, end) of a block, without blanks at its edges."""
    stop = len(block.text) if end is None else end
    text = block.text[start:stop]
    start += len(text) - len(text.lstrip())
    text = text.strip()
    stop = start + len(text)
    raw_start, raw_stop = block.offsets.to_raw(start), _raw_end(block, stop)
    edits = tuple(
        Edit(max(e.raw_start - raw_start, 0), e.raw_end - raw_start, max(e.text_start - start, 0), e.text_end - start)
        for e in block.offsets.edits
        if e.text_start >= start and e.text_end <= stop and e.raw_end <= raw_stop
    )
    raw = block.raw[raw_start:raw_stop] if block.raw else text
    return Piece(text, raw, OffsetMap(edits), _places(block, start, stop), _calls(block, start, stop))


def _raw_end(block: Block, stop: int) -> int:
    """Raw offset behind the character before `stop`: what was cut out behind it belongs to the next piece."""
    return block.offsets.to_raw(stop - 1) + 1 if stop > 0 else 0


def _places(block: Block, start: int, stop: int) -> tuple[Place, ...]:
    """The printed lines that the stretch touches, their boxes narrowed in proportion to the characters in it."""
    found = []
    for place in block.places:
        a, b = max(place.start, start), min(place.end, stop)
        if a < b:
            found.append(Place(a - start, b - start, _narrow(place, a, b)))
    return tuple(found)


def _narrow(place: Place, a: int, b: int) -> Span:
    """The part of a line's box that characters [a, b) fill, taking all characters as equally wide."""
    if a == place.start and b == place.end:
        return place.span
    page, x0, top, x1, bottom = place.span
    unit = (x1 - x0) / (place.end - place.start)
    return Span(page, x0 + (a - place.start) * unit, top, x0 + (b - place.start) * unit, bottom)


def _calls(block: Block, start: int, stop: int) -> tuple[tuple[int, str], ...]:
    return tuple((at - start, marker) for at, marker in block.calls if start <= at <= stop)
