"""Strips: what a column is filled with, one printed line or table row each; and the filling itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from reportlab.pdfgen.canvas import Canvas

Paint = Callable[[Canvas, float, float], None]
"""Draws at (x of the column's left edge, y of the strip's top), PDF coordinates."""


def nothing(canvas: Canvas, x: float, y: float) -> None:
    """Paints white space."""


@dataclass(frozen=True, slots=True)
class Strip:
    """`before` is white space that is dropped at the head of a column; `keep` holds it with the next strip."""

    height: float
    paint: Paint = nothing
    before: float = 0.0
    keep: bool = False
    notes: tuple[str, ...] = ()
    """Footnotes called here, by marker."""
    header: Strip | None = None
    """Of a table row: the row to print again if the table goes on in a new column."""
    entry: tuple[int, str] | None = None
    """Of a heading's first line: level and text, for contents and outline."""


@dataclass(slots=True)
class Column:
    """What was placed in one column: (distance from its top, strip), and the strips of its footnotes."""

    placed: list[tuple[float, Strip]] = field(default_factory=list)
    notes: list[Strip] = field(default_factory=list)

    @property
    def used(self) -> float:
        return max((top + strip.height for top, strip in self.placed), default=0.0)


NOTE_GAP = 14.0
"""White space with the short rule above the footnotes."""


def fill(strips: list[Strip], height: float, footnotes: dict[str, list[Strip]]) -> tuple[Column, list[Strip]]:
    """One column of `height` points, and the strips that are left. A strip higher than the column is placed alone."""
    column, at, i = Column(), 0.0, 0
    while i < len(strips):
        group = _together(strips, i)
        extra = [n for s in group for m in s.notes for n in footnotes.get(m, [])]
        notes = sum(n.height for n in column.notes + extra)
        notes += NOTE_GAP if notes else 0.0
        needed = sum(s.height + s.before for s in group) - (group[0].before if not column.placed else 0.0)
        if column.placed and at + needed + notes > height:
            break
        if not column.placed and group[0].header is not None:
            column.placed.append((at, group[0].header))
            at += group[0].header.height
        for strip in group:
            at += strip.before if column.placed else 0.0
            column.placed.append((at, strip))
            at += strip.height
        column.notes += extra
        i += len(group)
    return column, strips[i:]


def _together(strips: list[Strip], i: int) -> list[Strip]:
    """The strip and those that must not be parted from it."""
    end = i
    while strips[end].keep and end + 1 < len(strips):
        end += 1
    return strips[i : end + 1]


def draw(canvas: Canvas, column: Column, x: float, top: float, height: float) -> None:
    """Paint a column whose top edge is at `top` (PDF coordinates), its footnotes at its foot."""
    for down, strip in column.placed:
        strip.paint(canvas, x, top - down)
    if not column.notes:
        return
    y = top - height + sum(n.height for n in column.notes)
    canvas.setLineWidth(0.5)
    canvas.line(x, y + NOTE_GAP / 2, x + 90, y + NOTE_GAP / 2)
    for note in column.notes:
        note.paint(canvas, x, y)
        y -= note.height
