"""Columns: the white rivers of a page, and the regions that full-width lines cut it into."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, groupby
from typing import NamedTuple

from corpus.geometry import Box
from corpus.layout.line import Line, Segment, lines

MIDDLE = 0.22
"""A river runs between this share of the text's width from the left and as much from the right."""
NARROW = 7.0
"""Points; a river is at least as wide. Gazettes have 10 to 25."""
TIGHT = 4
"""Whole points that suffice where nothing at all crosses it: text programs set the cells of a table so close."""
CROSSING = 0.15
"""Share of the lines that may cross a river (titles, tables)."""
FULL = 0.7
"""A line is full from this share of its column's width."""
PROSE = 0.3
"""Share of full lines that makes a column of text; a table's cells are mostly shorter."""
SAME_RIVER = 8.0
"""Points by which a river may move from page to page."""
WIDEST = 20_000.0
"""Points; a page is at most 14,400 wide, so that wider text is misplaced."""
RULED = 0.3
"""Share of the text's height that a rule in the river spans."""


class River(NamedTuple):
    """White from `left` to `right` (points), between the edges of the columns beside it."""

    left: float
    right: float


class Region(NamedTuple):
    """A stretch of a page, in one column or in several: for each its lines from top to bottom."""

    page: int
    columns: tuple[tuple[Line, ...], ...]
    river: River | None
    split: tuple[int, ...] = ()


def regions(page: int, pieces: Sequence[Segment], rules: Sequence[Box], before: River | None) -> list[Region]:
    """The regions of a page from top to bottom. `before` is the river of the page before."""
    if not pieces:
        return []
    river = river_of(pieces, rules, before)
    if river is None:
        return [Region(page, (tuple(lines(page, pieces)),), None)]
    middle = (river.left + river.right) / 2
    wide = [s for s in pieces if s.x0 < middle < s.x1]
    left = [s for s in pieces if s.x1 <= middle]
    right = [s for s in pieces if s.x0 >= middle]
    _take_last_lines(wide, left, right)
    return _stacked(page, lines(page, wide), lines(page, left), lines(page, right), river)


def _take_last_lines(wide: list[Segment], left: list[Segment], right: list[Segment]) -> None:
    """The short last line of a full-width paragraph stands on the left only: it goes with the lines above it."""
    for piece in sorted(left, key=lambda s: s.top):
        size = piece.bottom - piece.top
        above = any(not w.table and 0 <= piece.top - w.top < 1.7 * size for w in wide)
        if above and not any(s.top < piece.bottom + size and s.bottom > piece.top - size / 2 for s in right):
            wide.append(piece)
            left.remove(piece)


def _stacked(page: int, wide: list[Line], left: list[Line], right: list[Line], river: River) -> list[Region]:
    """Full-width lines cut the columns: what stands above each of them is read before it."""
    found: list[Region] = []
    block: list[Line] = []
    for line in [*wide, None]:
        top = line.top if line else float("inf")
        sides = tuple(tuple(s for s in side if s.foot <= top + 2) for side in (left, right))
        left, right = [s for s in left if s.foot > top + 2], [s for s in right if s.foot > top + 2]
        if any(sides):
            if block:
                found.append(Region(page, (tuple(block),), None))
                block = []
            found.append(Region(page, sides, river))
        if line:
            block.append(line)
    return [*found, Region(page, (tuple(block),), None)] if block else found


def river_of(pieces: Sequence[Segment], rules: Sequence[Box], before: River | None) -> River | None:
    """The river that parts a page in two columns; None on a page in one."""
    own = _own_river(pieces, rules)
    if before is None or (own is not None and abs(own.left + own.right - before.left - before.right) < 4 * SAME_RIVER):
        return own
    return before if _runs_on(pieces, before) else own


def _own_river(pieces: Sequence[Segment], rules: Sequence[Box]) -> River | None:
    """The river that the page shows by itself, with columns of text or a rule in it."""
    texts = [s for s in pieces if not s.table]
    if len(texts) < 4:
        return None
    x0, x1 = min(s.x0 for s in pieces), max(s.x1 for s in pieces)
    if x1 - x0 > WIDEST:
        return None
    ruled = _rule_between(texts, rules, x0, x1)
    for river in _white(texts, x0, x1):
        sides = [s for s in texts if s.x1 <= river.left + 1], [s for s in texts if s.x0 >= river.right - 1]
        by_rule = ruled is not None and river.left - 3 <= ruled <= river.right + 3
        if min(map(len, sides)) >= 2 and (by_rule or all(_is_prose(side, x1 - x0) for side in sides)):
            return river
    return None


def _white(texts: Sequence[Segment], x0: float, x1: float) -> list[River]:
    """White stretches in the middle of the text, the widest first; a few crossing lines are passed over."""
    start, width = int(x0), int(x1 - x0) + 2
    steps = [0] * (width + 1)
    for s in texts:
        steps[int(s.x0) - start] += 1
        steps[min(int(s.x1) - start + 1, width)] -= 1
    covering = list(accumulate(steps))[:width]
    limit = CROSSING * len(texts)
    found = []
    for white, stretch in groupby(range(width), key=lambda i: covering[i] <= limit):
        places = list(stretch)
        inside = places[0] <= (1 - MIDDLE) * width and places[-1] >= MIDDLE * width
        if not (white and inside and len(places) >= TIGHT):
            continue
        first, last = _whitest(covering, places)
        if len(places) >= NARROW or (last - first + 1 >= TIGHT and not covering[first]):
            found.append(River(float(start + first), float(start + last)))
    return sorted(found, key=lambda r: r.left - r.right)


def _whitest(covering: Sequence[int], places: Sequence[int]) -> tuple[int, int]:
    """The longest part of a white stretch that fewest lines cross: where the lines that cross it all do."""
    least = min(covering[i] for i in places)
    runs = [list(run) for clear, run in groupby(places, key=lambda i: covering[i] == least) if clear]
    longest = max(runs, key=len)
    return longest[0], longest[-1] + 1


def _is_prose(side: Sequence[Segment], width: float) -> bool:
    """Is this a column of text, at least four lines of which a good part is full?"""
    own = max(s.x1 for s in side) - min(s.x0 for s in side)
    if len(side) < 4 or own < MIDDLE * width:
        return False
    full = sum(s.x1 - s.x0 >= FULL * own for s in side)
    return full >= PROSE * len(side) and sum(len(s.words) for s in side) >= 3 * len(side)


def _rule_between(texts: Sequence[Segment], rules: Sequence[Box], x0: float, x1: float) -> float | None:
    """x of an upright rule that parts the text; the rule may come in several pieces."""
    lengths: dict[int, float] = {}
    for rule in rules:
        if rule.width < 2 and rule.height > 10 and x0 + MIDDLE * (x1 - x0) < rule.x0 < x1 - MIDDLE * (x1 - x0):
            lengths[round(rule.x0)] = lengths.get(round(rule.x0), 0.0) + rule.height
    if len(lengths) != 1:
        return None
    x, length = lengths.popitem()
    height = max(s.bottom for s in texts) - min(s.top for s in texts)
    return float(x) if length >= RULED * height else None


def _runs_on(pieces: Sequence[Segment], river: River) -> bool:
    """Does the page go on in the columns of the page before, even with a line or two?"""
    left = [s for s in pieces if s.x1 <= river.left + SAME_RIVER]
    right = [s for s in pieces if s.x0 >= river.right - SAME_RIVER]
    crossing = [s for s in pieces if s.x0 < river.left and s.x1 > river.right]
    if not left or len(crossing) > CROSSING * len(pieces):
        return False
    if not right:
        # The text ends in the left column: its lines end where the river began.
        return not crossing and abs(max(s.x1 for s in left) - river.left) <= 1.5 * SAME_RIVER
    return any(abs(s.x0 - river.right) <= SAME_RIVER for s in right)
