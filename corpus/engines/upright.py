"""Turning a page to how it is read: its /Rotate entry and its crop box.

`Frame` holds the crop box in the coordinates of the file (y upwards) and says where things come to stand.
"""

from __future__ import annotations

from typing import NamedTuple

from corpus.geometry import Box


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

    def place(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """The box, in points from the top left of the upright page, of two opposite corners in the file."""
        a, b, c, d, e, f = self.matrix
        xs = (a * x0 + c * y0 + e, a * x1 + c * y1 + e)
        ys = (b * x0 + d * y0 + f, b * x1 + d * y1 + f)
        return Box(min(xs), self.height - max(ys), max(xs), self.height - min(ys))
