"""Places on a page: everything is in PDF points, with the origin at the top left of the page as it is read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Box(NamedTuple):
    """A rectangle: x0 < x1 from the left, top < bottom from the top, in PDF points."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.bottom - self.top


class Span(NamedTuple):
    """A box on a page; pages count from 1."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float


def around(boxes: Iterable[Box]) -> Box:
    """The smallest box that holds all `boxes` (at least one)."""
    x0s, tops, x1s, bottoms = zip(*boxes, strict=True)
    return Box(min(x0s), min(tops), max(x1s), max(bottoms))
