"""The frame of a column: where its lines begin and end, how far apart they stand, whether they are justified."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from corpus.layout.line import Line

DRIFT = 14.0
"""Points by which the columns of two pages stand apart at most (mirrored margins, scans)."""
JUSTIFIED = 0.5
"""Share of the long lines that end at the right edge in justified text."""


class Column(NamedTuple):
    """The lines of one column on one page. `slot` tells columns of other widths or places apart."""

    page: int
    slot: int
    lines: tuple[Line, ...]
    noisy: bool
    """Read from a picture: boxes are a point or two off."""


class Frame(NamedTuple):
    """Of one column on one page: `left` and `right` edge in points; the slack that its boxes need."""

    left: float
    right: float
    justified: bool
    slack: float

    @property
    def width(self) -> float:
        return self.right - self.left

    def centred(self, line: Line) -> bool:
        """Does the line stand in the middle, away from both edges?"""
        aside = abs(line.x0 + line.x1 - self.left - self.right) / 2
        return aside <= 2 + self.slack and min(line.x0 - self.left, self.right - line.x1) > 6 + self.slack


def frames(columns: Sequence[Column]) -> list[Frame]:
    """The frame of each column. A page with a few lines takes its edges from the other pages of its slot."""
    by_slot: dict[int, list[Column]] = defaultdict(list)
    for column in columns:
        by_slot[column.slot].append(column)
    usual = {slot: _usual(same) for slot, same in by_slot.items()}
    return [_frame(column, *usual[column.slot]) for column in columns]


def _usual(columns: Sequence[Column]) -> tuple[float, float, bool]:
    """Left and right edge that most pages have, and whether the text is justified."""
    texts = [[line for line in column.lines if line.words] for column in columns]
    lefts = Counter(round(min(line.x0 for line in text)) for text in texts if text)
    if not lefts:
        return 0.0, 0.0, False
    most = max(lefts.values())
    left = float(min(x for x, n in lefts.items() if n >= max(1, most / 3)))
    rights = sorted((max(line.x1 for line in text) for text in texts if text), reverse=True)
    right = rights[len(rights) // 8]
    full = [line for text in texts for line in text if line.x1 - line.x0 > 0.55 * (right - left)]
    slack = 3.0 if columns[0].noisy else 1.5
    at_edge = sum(abs(line.x1 - right) < slack for line in full)
    return left, right, len(full) >= 3 and at_edge >= JUSTIFIED * len(full)


def _frame(column: Column, left: float, right: float, justified: bool) -> Frame:
    """The slot's edges, moved to where this page's lines stand."""
    x0s = Counter(round(line.x0) for line in column.lines if line.words and abs(line.x0 - left) <= DRIFT)
    if x0s and x0s.most_common(1)[0][1] >= 3:
        often = x0s.most_common(1)[0][1]
        shift = min(x for x, n in x0s.items() if n >= often / 3) - left
        left, right = left + shift, right + shift
    ends = [line.x1 for line in column.lines if line.words and abs(line.x1 - right) <= DRIFT]
    if len(ends) >= 3:
        right = max(ends)
    return Frame(left, right, justified, 2.5 if column.noisy else 0.0)


def leading(columns: Iterable[Column]) -> dict[float, float]:
    """Type size (rounded to half points) -> usual distance in points from foot to foot inside a paragraph."""
    distances: dict[float, Counter[float]] = defaultdict(Counter)
    for column in columns:
        for line, after in zip(column.lines, column.lines[1:], strict=False):
            distance = after.foot - line.foot
            if line.size and abs(line.size - after.size) < 0.6 and 0.8 * line.size < distance < 2.6 * line.size:
                distances[size_key(line.size)][round(distance * 2) / 2] += 1
    return {size: _closest(counts) for size, counts in distances.items()}


def size_key(size: float) -> float:
    return round(size * 2) / 2


def _closest(counts: Counter[float]) -> float:
    """The smallest distance that is common: wider ones part paragraphs."""
    smooth = {d: n + counts.get(d - 0.5, 0) + counts.get(d + 0.5, 0) for d, n in counts.items()}
    most = max(smooth.values())
    low = min(d for d, n in smooth.items() if n >= 0.3 * most)
    near = {d: counts[d] for d in (low, low + 0.5, low - 0.5) if d in counts}
    return sum(d * n for d, n in near.items()) / sum(near.values())
