"""Ruled tables: cells between ruling lines, found with pdfplumber on the pages that have enough of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Any

from corpus.geometry import Box, around
from corpus.language import guess
from corpus.layout.table import Cells, Table, table_of
from corpus.page import Page, Word

SNAP = 3.0
"""Points within which edges are one edge; also how far apart crossing edges may end."""
ENOUGH = 4
"""Rules that a page must have: a table has two across and two upright at least."""
LONG_CELL = 120
"""Words; a cell that holds more is text in a frame."""

MOST_PAIRS = 250_000
MOST_CROSSINGS = 4_000
"""Pairs of rules, and points where they cross, above which they draw a plan or a chart; the time grows with both."""
CUT = 0.2
"""Share of the page height, at the top and at the bottom, where a table that goes on over the page is cut."""

Cell = tuple[float, float, float, float]


def ruled_tables(page: Page) -> tuple[list[Table], list[Word]]:
    """The ruled tables of a page, and the words that stand in none of them."""
    rules = [rule for rule in page.rules if rule.width > 4 or rule.height > 4]
    if len(rules) < ENOUGH:
        return [], [word for word in page.words if word.text]
    found: list[Table] = []
    rest = [word for word in page.words if word.text]
    grids, ends = _grids(rules, page.height)
    for cells in grids:
        table, outside = _table(page, cells, rest)
        if table is not None:
            open_above, open_below = (any(abs(y - end) < 1 for end in ends) for y in table.box[1::2])
            found.append(table._replace(open_above=open_above, open_below=open_below))
            rest = outside
    return found, rest


def _grids(rules: Sequence[Box], height: float) -> tuple[list[list[Cell]], list[float]]:
    """The cells of each table, in no order; and the y at which a table is cut by the end of the page."""
    edges = [_edge(rule) for rule in rules]
    if len({e["orientation"] for e in edges}) < 2:
        return [], []
    # pdfplumber takes a third of a second to load, and most files have no ruled table.
    from pdfplumber import table as plumber

    merged = plumber.merge_edges(edges, SNAP, SNAP, SNAP, SNAP)
    closing = _closing(merged, height)
    upright = sum(e["orientation"] == "v" for e in merged)
    if upright * (len(merged) - upright) > MOST_PAIRS:
        return [], []
    crossings = plumber.edges_to_intersections([*merged, *closing], SNAP, SNAP)
    if len(crossings) > MOST_CROSSINGS:
        return [], []
    return list(plumber.cells_to_tables(plumber.intersections_to_cells(crossings))), [e["top"] for e in closing]


def _closing(edges: Sequence[dict[str, Any]], height: float) -> list[dict[str, Any]]:
    """Edges that close a table which the end of the page cuts: where upright rules end together without one across."""
    across = [e for e in edges if e["orientation"] == "h"]
    ends: dict[tuple[int, str], list[dict[str, Any]]] = {}
    for e in edges:
        if e["orientation"] == "v":
            for side, in_band in (("top", e["top"] < CUT * height), ("bottom", e["bottom"] > (1 - CUT) * height)):
                if in_band:
                    ends.setdefault((round(e[side] / SNAP), side), []).append(e)
    found = []
    for (_, side), upright in ends.items():
        x0, x1, y = min(e["x0"] for e in upright), max(e["x0"] for e in upright), upright[0][side]
        closed = any(abs(h["top"] - y) <= 2 * SNAP and h["x0"] < x1 and h["x1"] > x0 for h in across)
        if len(upright) > 2 and not closed:
            found.append(_edge(Box(x0 - 1, y, x1 + 1, y)))
    return found


def _edge(rule: Box) -> dict[str, Any]:
    """A rule as pdfplumber knows edges: a line without breadth."""
    if rule.width >= rule.height:
        y = (rule.top + rule.bottom) / 2
        place = {"x0": rule.x0, "x1": rule.x1, "top": y, "bottom": y, "orientation": "h"}
    else:
        x = (rule.x0 + rule.x1) / 2
        place = {"x0": x, "x1": x, "top": rule.top, "bottom": rule.bottom, "orientation": "v"}
    return {**place, "width": place["x1"] - place["x0"], "height": place["bottom"] - place["top"]}  # type: ignore[operator]


def _table(page: Page, cells: Sequence[Cell], words: Sequence[Word]) -> tuple[Table | None, list[Word]]:
    """The table that cells make, and the words outside it; None where the rules only frame text."""
    box = around(Box(*cell) for cell in cells)
    edges, heights = _steps(c for cell in cells for c in cell[::2]), _steps(c for cell in cells for c in cell[1::2])
    if len(edges) < 3:
        return None, []
    owner = _owners(cells, edges, heights)
    held: Cells = {}
    outside: list[Word] = []
    for word in words:
        x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
        place = None
        if box.x0 <= x <= box.x1 and box.top <= y <= box.bottom:
            place = owner.get((bisect_right(heights, y) - 1, bisect_right(edges, x) - 1))
        if place is None:
            outside.append(word)
        else:
            held.setdefault(place, []).append(word)
    if not held or _is_layout(held, page):
        return None, []
    table = table_of(page.number, box, edges, heights, held)
    return table, outside


def _steps(values: Iterable[float]) -> list[float]:
    """Distinct edges in ascending order."""
    steps: list[float] = []
    for value in sorted(values):
        if not steps or value - steps[-1] > SNAP:
            steps.append(value)
    return steps


def _owners(
    cells: Sequence[Cell], edges: Sequence[float], heights: Sequence[float]
) -> dict[tuple[int, int], tuple[int, int]]:
    """Each place of the grid -> the first place of the cell that covers it."""
    owner: dict[tuple[int, int], tuple[int, int]] = {}
    for x0, top, x1, bottom in cells:
        first, last = bisect_right(edges, x0 + SNAP) - 1, bisect_right(edges, x1 - SNAP)
        high, low = bisect_right(heights, top + SNAP) - 1, bisect_right(heights, bottom - SNAP)
        for j in range(high, low):
            for i in range(first, last):
                owner.setdefault((j, i), (high, first))
    return owner


def _is_layout(cells: Cells, page: Page) -> bool:
    """Text in frames, not data: long cells of prose, or two languages side by side over most of the page."""
    if any(len(words) > LONG_CELL for words in cells.values()):
        return True
    columns = {i for _, i in cells}
    if len(columns) != 2 or sum(map(len, cells.values())) < 0.5 * len(page.words):
        return False
    sides = [guess(" ".join(w.text for (_, i), ws in sorted(cells.items()) if i == c for w in ws)) for c in columns]
    left, right = sides
    return bool(left and right and left.language != right.language and min(left.hits, right.hits) > 5)
