"""Tables without ruling lines: rows whose words leave the same wide gaps.

A prose page taken for a table costs more than a table taken for lines, so a table needs numbers, or several columns
that begin at the same places.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from corpus.geometry import Box, Span, around
from corpus.layout.frame import Column
from corpus.layout.line import Line, Segment, lines
from corpus.layout.markers import marker
from corpus.layout.table import Row, Table
from corpus.page import Word

WIDE = 1.6
"""White between two cells, in type sizes; justified lines stay below 1.2."""
CLEAR = 1.0
"""White that stays free between two columns over all rows, in type sizes."""
APART = 2.6
"""Rows are no further apart from foot to foot, in type sizes."""
ROWS = 3
ROWS_OF_TWO = 4
"""Rows that a table has at least: of three and more columns, of two."""
NUMBERS = 0.7
"""Share of the cells of a column of numbers that are numbers."""
FLUSH = 3.0
"""Points within which the cells of a column begin, or end, when it is flush."""

_NUMBER = re.compile(r"[-+–]?[\d.,\s%€/()]*\d[\d.,\s%€/()]*(?:EUR)?")


class _Cells(NamedTuple):
    """A line cut at its wide gaps."""

    line: Line
    cells: tuple[tuple[Word, ...], ...]


def with_tables(column: Column) -> Column:
    """The column, with a table in the place of the lines that make one."""
    rows = [_cut(line) for line in column.lines]
    if sum(len(row.cells) > 1 for row in rows) < ROWS:
        return column
    found: list[Line] = []
    at = 0
    while at < len(rows):
        run = _run(rows, at)
        if _is_table(run):
            at += len(run)
            if found and _heads(before := rows[at - len(run) - 1], run) and before.line is found[-1]:
                found.pop()
                run = [*run, before]
            found.append(_as_line(column.page, sorted(run, key=lambda row: row.line.foot)))
        else:
            found.append(rows[at].line)
            at += 1
    return column._replace(lines=tuple(found))


def _cut(line: Line) -> _Cells:
    """Cells of a line; a list marker set apart from its text is not a cell."""
    if not line.words or line.words[-1].x1 - line.words[0].x0 < 3 * line.size:
        return _Cells(line, (tuple(line.words),))
    wide = WIDE * line.size
    ends = [i + 1 for i, (a, b) in enumerate(pairwise(line.words)) if b[1] - a[3] > wide]
    if ends and ends[0] <= 2 and (match := marker().match(line.text)) and match.end() >= len(line.words[0].text):
        ends = ends[1:]
    return _Cells(line, tuple(tuple(line.words[a:b]) for a, b in pairwise([0, *ends, len(line.words)])))


def _run(rows: Sequence[_Cells], at: int) -> list[_Cells]:
    """The rows from `at` on whose cells stand in the same columns."""
    run: list[_Cells] = []
    bands: list[tuple[float, float]] = []
    for row in rows[at:]:
        if len(row.cells) < 2 or (run and row.line.foot - run[-1].line.foot > APART * row.line.size):
            break
        wider = _widened(bands, row)
        if wider is None:
            break
        bands = wider
        run.append(row)
    return run


def _heads(row: _Cells, run: Sequence[_Cells]) -> bool:
    """Does a row with fewer cells (the years above the amounts) stand over the columns of a table?"""
    if len(row.cells) < 2 or run[0].line.foot - row.line.foot > APART * row.line.size:
        return False
    return _widened(_extents(run), row) is not None


def _extents(run: Sequence[_Cells]) -> list[tuple[float, float]]:
    """The columns' extents over all rows."""
    extents: list[tuple[float, float]] = []
    for row in run:
        extents = _widened(extents, row) or extents
    return extents


def _widened(bands: Sequence[tuple[float, float]], row: _Cells) -> list[tuple[float, float]] | None:
    """The columns' extents with a further row; None when its cells do not stand in these columns."""
    found = list(bands) or [(cell[0].x0, cell[-1].x1) for cell in row.cells]
    for cell in row.cells:
        x0, x1 = cell[0].x0, cell[-1].x1
        touched = [i for i, (left, right) in enumerate(found) if x0 < right and x1 > left]
        if len(touched) != 1:
            return None
        i = touched[0]
        found[i] = (min(found[i][0], x0), max(found[i][1], x1))
    clear = CLEAR * row.line.size
    return found if all(b[0] - a[1] >= clear for a, b in pairwise(found)) else None


def _is_table(run: Sequence[_Cells]) -> bool:
    """Enough rows, with as many cells in most, and a column of numbers or flush columns."""
    if len(run) < ROWS:
        return False
    width = max(len(row.cells) for row in run)
    whole = [row for row in run if len(row.cells) == width]
    if len(whole) < max(ROWS, 0.6 * len(run)):
        return False
    columns = [[row.cells[i] for row in whole] for i in range(width)]
    numeric = [_is_numeric(cells) for cells in columns]
    if width == 2:
        return len(whole) >= ROWS_OF_TWO and numeric == [False, True]
    return any(numeric[1:]) or (len(whole) > ROWS and all(_is_flush(cells) for cells in columns))


def _is_numeric(cells: Sequence[Sequence[Word]]) -> bool:
    numbers = sum(bool(_NUMBER.fullmatch(" ".join(w.text for w in cell))) for cell in cells)
    return numbers >= NUMBERS * len(cells)


def _is_flush(cells: Sequence[Sequence[Word]]) -> bool:
    starts = [cell[0].x0 for cell in cells]
    ends = [cell[-1].x1 for cell in cells]
    return min(max(starts) - min(starts), max(ends) - min(ends)) <= FLUSH


def _as_line(page: int, run: Sequence[_Cells]) -> Line:
    """The table that rows make, standing as one line."""
    extents = _extents(sorted(run, key=lambda row: -len(row.cells)))
    box = around(Box(row.line.x0, row.line.top, row.line.x1, row.line.bottom) for row in run)
    edges = (box.x0, *((a[1] + b[0]) / 2 for a, b in pairwise(extents)), box.x1)
    rows = tuple(_row(page, row, edges, box) for row in run)
    return Line(page, (), "", *box, box.bottom, 0.0, False, False, Table(page, box, rows, edges))


def _row(page: int, row: _Cells, edges: Sequence[float], box: Box) -> Row:
    cells: list[tuple[Line, ...]] = [()] * (len(edges) - 1)
    for words in row.cells:
        middle = (words[0].x0 + words[-1].x1) / 2
        place = max(i for i, edge in enumerate(edges[:-1]) if edge <= middle)
        tops, bottoms = min(w.top for w in words), max(w.bottom for w in words)
        segment = Segment(words, words[0].x0, tops, words[-1].x1, bottoms)
        cells[place] = tuple(lines(page, [segment]))
    return Row(tuple(cells), Span(page, box.x0, row.line.top, box.x1, row.line.bottom))
