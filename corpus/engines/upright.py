"""Turning a page to how it is read: its /Rotate entry and its crop box.

`Frame` holds the crop box in the coordinates of the file (y upwards) and says where things come to stand.
"""

from __future__ import annotations

from typing import NamedTuple

from corpus.geometry import Box

LETTER = (612.0, 792.0)
"""The size of a page that does not say its own."""


class Frame(NamedTuple):
    """The part of a page that is shown, in PDF coordinates, and by how much it is turned clockwise (0 to 270)."""

    left: float
    lower: float
    right: float
    upper: float
    turn: int = 0

    @property
    def width(self) -> float:
        """Of the page as it is read."""
        return self.upper - self.lower if self.turn in (90, 270) else self.right - self.left

    @property
    def height(self) -> float:
        return self.right - self.left if self.turn in (90, 270) else self.upper - self.lower

    @property
    def matrix(self) -> tuple[float, float, float, float, float, float]:
        """PDF matrix (a, b, c, d, e, f) from the file's coordinates to those of the upright page, y still upwards."""
        left, lower, right, upper, turn = self
        if turn == 90:
            return 0, -1, 1, 0, -lower, right
        if turn == 180:
            return -1, 0, 0, -1, right, upper
        if turn == 270:
            return 0, 1, -1, 0, upper, -left
        return 1, 0, 0, 1, -left, -lower

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the file stands on the upright page: from the left, from the top."""
        a, b, c, d, e, f = self.matrix
        return a * x + c * y + e, self.height - (b * x + d * y + f)

    def place(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """The box on the upright page of two opposite corners in the file."""
        (left, top), (right, bottom) = self.point(x0, y0), self.point(x1, y1)
        return Box(min(left, right), min(top, bottom), max(left, right), max(top, bottom))

    def visible(self, box: Box) -> float:
        """How much of a box on the upright page lies within it, in square points."""
        width = min(box.x1, self.width) - max(box.x0, 0.0)
        height = min(box.bottom, self.height) - max(box.top, 0.0)
        return max(width, 0.0) * max(height, 0.0)
