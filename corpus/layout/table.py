"""Tables as the layout hands them on: cells of words, parts on several pages joined, and their block."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from corpus.block import Block, Place, Style
from corpus.cleaning import clean
from corpus.geometry import Box, Span
from corpus.layout.hyphens import Vocabulary, joint
from corpus.layout.line import Line, lines, segments
from corpus.page import Word

SAME_EDGE = 4.0
"""Points by which the column edges of a table move from page to page."""


class Row(NamedTuple):
    """A row of a table: its cells from left to right (the lines in each), and where it stands."""

    cells: tuple[tuple[Line, ...], ...]
    span: Span


class Table(NamedTuple):
    """A table or its part on one page. `edges` are the x of its column edges in points; an open end is one that the
    end of the page cut, inside a row."""

    page: int
    box: Box
    rows: tuple[Row, ...]
    edges: tuple[float, ...]
    open_above: bool = False
    open_below: bool = False


def table_of(page: int, box: Box, edges: Sequence[float], heights: Sequence[float], cells: Cells) -> Table:
    """The table whose cells hold the words given by (row, column); `heights` are the y of its row edges."""
    rows = []
    for j in range(len(heights) - 1):
        texts = tuple(
            tuple(lines(page, segments(cells[j, i]))) if (j, i) in cells else () for i in range(len(edges) - 1)
        )
        if any(texts):
            rows.append(Row(texts, Span(page, box.x0, heights[j], box.x1, heights[j + 1])))
    return Table(page, box, tuple(rows), tuple(edges))


Cells = dict[tuple[int, int], list[Word]]
"""Words by (row, column) of the cell they stand in; a merged cell counts at its first row and column."""


def goes_on(before: Table, after: Table) -> bool:
    """May a table be the continuation of the one before: does it stand on the next page or in the next column of the
    page, with columns as wide?"""
    next_column = after.page == before.page and after.box.x0 >= before.box.x1 and after.box.top <= before.box.top
    if not (next_column or after.page == before.page + 1) or len(before.edges) != len(after.edges):
        return False
    shift = after.edges[0] - before.edges[0] if next_column else 0.0
    return all(abs(a + shift - b) <= SAME_EDGE for a, b in zip(before.edges, after.edges, strict=True))


def block_of_table(parts: Sequence[Table], known: Vocabulary) -> Block:
    """One block for a table and its continuations; a head that is repeated on the next page stands once."""
    pieces: list[str] = []
    places: list[tuple[int, int, Span]] = []
    kept: list[tuple[str, ...]] = []
    at = 0
    for joined in _joined(parts):
        texts = tuple(cell_text(cell, known) for cell in joined.cells)
        if joined.heads and kept and texts == kept[0]:
            continue
        kept.append(texts)
        pieces.append(" ".join(filter(None, texts)))
        end = at + len(pieces[-1])
        places += [(at if i == 0 else end, end, span) for i, span in enumerate(joined.spans)]
        at = end + 1
    raw = "\n".join(pieces)
    text, offsets = clean(raw)
    found = tuple(Place(offsets.to_text(start), offsets.to_text(end), span) for start, end, span in places)
    return Block("table", text, raw, offsets, found, Style(), parts[0].page, rows=tuple(kept))


class _Joined(NamedTuple):
    """A row of the whole table: in one piece, or in two that the end of a page parts. `heads` opens a page."""

    cells: tuple[tuple[Line, ...], ...]
    spans: tuple[Span, ...]
    heads: bool


def _joined(parts: Sequence[Table]) -> list[_Joined]:
    found: list[_Joined] = []
    for before, part in zip((None, *parts), parts, strict=False):
        for i, row in enumerate(part.rows):
            if i == 0 and before is not None and before.open_below and part.open_above and found:
                cells = tuple((*above, *below) for above, below in zip(found[-1].cells, row.cells, strict=True))
                found[-1] = _Joined(cells, (*found[-1].spans, row.span), False)
            else:
                found.append(_Joined(row.cells, (row.span,), i == 0 and before is not None))
    return found


def cell_text(cell: Sequence[Line], known: Vocabulary) -> str:
    """The lines of a cell as one text, line-end hyphens resolved."""
    text = ""
    for i, line in enumerate(cell):
        how = joint(cell[i - 1].words[-1].text, line.words[0].text, known) if i else None
        before = f"{text} " if text else ""
        text = (before if how is None else text[:-1] + how) + line.text
    return clean(text)[0]
