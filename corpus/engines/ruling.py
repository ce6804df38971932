"""Which of the drawn lines are ruling lines: the frames and partings of tables, underlines, strokes beside columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from corpus.geometry import Box

Point = tuple[float, float]
"""From the left and from the top of the page."""

THIN = 3.0
"""Anything thicker, in points, is an area and not a line."""
LONG = 5.0
"""Anything shorter, in points, is a dot, a dash of a dotted leader, or part of a drawing."""
HAIR = 0.1
"""A line of no width is printed as thin as the printer can; so much it gets here, for a box has an inside."""


def straight(box: Box) -> bool:
    """True for what is thin one way and long the other."""
    thick, length = sorted((box.width, box.height))
    return thick <= THIN and length >= LONG and length >= 2 * thick


def line(x0: float, top: float, x1: float, bottom: float, width: float = 0.0) -> Box:
    """The box of a drawn line between two corners, `width` points wide."""
    half = max(width, HAIR) / 2
    wide, high = abs(x1 - x0), abs(bottom - top)
    dx, dy = (half, 0.0) if wide < high else (0.0, half)
    return Box(min(x0, x1) - dx, min(top, bottom) - dy, max(x0, x1) + dx, max(top, bottom) + dy)


def edges(corners: Sequence[Point], stroked: bool, width: float) -> Iterator[Box]:
    """The lines that a run of straight strokes paints, `width` points wide; slanting ones are sorted out by `rules`.

    A thin run is one line: a bar drawn as a filled rectangle. A wide one that is only filled (a shaded cell, a coloured
    heading, the white ground of a web print) gives none: such areas frame as much that is no table.
    """
    xs, tops = zip(*corners, strict=True)
    around = Box(min(xs), min(tops), max(xs), max(tops))
    if min(around.width, around.height) <= THIN:
        yield line(*around, width)
    elif stroked:
        yield from (line(*a, *b, width) for a, b in pairwise(corners))


def rules(boxes: Iterable[Box], width: float, height: float) -> tuple[Box, ...]:
    """The ruling lines among `boxes` on a page of that size, each once, cut to the page, from top to bottom."""
    cut = (Box(max(b.x0, 0.0), max(b.top, 0.0), min(b.x1, width), min(b.bottom, height)) for b in boxes)
    seen = {Box(*(round(edge, 2) for edge in box)) for box in cut if box.x0 < box.x1 and box.top < box.bottom}
    return tuple(sorted((box for box in seen if straight(box)), key=lambda box: (box.top, box.x0, box.bottom, box.x1)))
