"""Tables of DOCX and HTML: data, or only a way to put text side by side.

A cell is the list of its blocks. What is data becomes one block with rows; of the rest, the blocks themselves come
out: column after column where the columns are texts of their own (French beside Dutch), else row after row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from corpus.block import Block
from corpus.sources.paragraph import clean

_LONG_CELL = 1500
"""Characters: a cell that holds more is no datum, but text that was put into a frame."""


@dataclass(slots=True)
class Cell:
    """A cell where it stands. `blocks` are empty for the part of a merged cell that shows nothing."""

    blocks: list[Block] = field(default_factory=list)
    heading: bool = False

    @property
    def text(self) -> str:
        return " ".join(b.text for b in self.blocks if b.text and b.kind != "footnote")


def flatten(rows: Sequence[Sequence[Cell]], page: int, flow: int) -> list[Block]:
    """The blocks that a table gives. Flows above `flow` may be used for its columns."""
    filled = [row for row in rows if any(cell.text for cell in row)]
    if not filled:
        return []
    width = max(len(row) for row in filled)
    if width == 1 or _is_layout(filled):
        return _laid_out(filled, width, flow)
    cells = tuple(tuple(c.text for c in row) + ("",) * (width - len(row)) for row in filled)
    raw = "\n".join(" ".join(c for c in row if c) for row in cells)
    text, offsets = clean(raw)
    notes = [b for row in filled for c in row for b in c.blocks if b.kind == "footnote"]
    return [Block("table", text, raw, offsets, page=page, flow=flow, rows=cells), *notes]


def _is_layout(rows: Sequence[Sequence[Cell]]) -> bool:
    """A heading, a table or a long text inside a cell: nobody prints data so."""
    blocks = [b for row in rows for cell in row for b in cell.blocks]
    if any(b.level is not None or b.kind == "table" for b in blocks if b.kind in ("text", "table")):
        return True
    return any(len(cell.text) > _LONG_CELL for row in rows for cell in row)


def _laid_out(rows: Sequence[Sequence[Cell]], width: int, flow: int) -> list[Block]:
    columns = [[row[i] for row in rows if i < len(row)] for i in range(width)]
    lengths = [sum(len(cell.text) for cell in column) for column in columns]
    full = [i for i, length in enumerate(lengths) if length * (width + 1) > sum(lengths)]
    if len(full) < 2 or len(rows) < 1:
        return [b for row in rows for cell in row for b in cell.blocks]
    return [replace(b, flow=flow + 1 + i) for i, column in enumerate(columns) for cell in column for b in cell.blocks]
