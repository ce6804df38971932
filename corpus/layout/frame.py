"""The frame of a column: where its lines begin and end, how far apart they stand, whether they are justified."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from corpus.layout.line import Line

DRIFT = 14.0
"""Points by which the columns of two pages stand apart at most (mirrored margins, scans)."""
INSET = 0.03
"""Share of the column's width that a centred line leaves free on either side."""
INDENTED = 4.0
"""Points by which a line's middle lies beside the column's when it is not centred."""
ACROSS = 0.1
"""Share of the lines of a column, at most, that are titles across it and its empty neighbour."""
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
    indents: frozenset[int] = frozenset()
    """x (whole points) where lines begin that do not stand in the middle: a line there is indented, not centred."""

    @property
    def width(self) -> float:
        return self.right - self.left

    def centred(self, line: Line) -> bool:
        """Does the line stand in the middle, away from both edges?"""
        if round(line.x0) in self.indents:
            return False
        aside = abs(line.x0 + line.x1 - self.left - self.right) / 2
        inset = min(line.x0 - self.left, self.right - line.x1)
        return aside <= 2 + self.slack and inset > max(6 + self.slack, INSET * self.width)


class _Usual(NamedTuple):
    """What most pages of a slot have: its edges, and how often lines begin at each x (whole points)."""

    left: float
    right: float
    justified: bool
    starts: Counter[int]
    indents: frozenset[int]


def frames(columns: Sequence[Column]) -> list[Frame]:
    """The frame of each column. A page with a few lines takes its edges from the other pages of its slot."""
    by_slot: dict[tuple[int, int], list[Column]] = defaultdict(list)
    mirrored = _mirrored(columns)
    for column in columns:
        by_slot[column.slot, column.page % 2 if mirrored else 0].append(column)
    usual = {slot: _usual(same) for slot, same in by_slot.items()}
    return [_frame(column, usual[column.slot, column.page % 2 if mirrored else 0]) for column in columns]


def _mirrored(columns: Sequence[Column]) -> bool:
    """Do left and right pages have other margins?"""
    commonest = []
    for parity in (0, 1):
        lefts = [round(min(t.x0 for t in c.lines if t.words)) for c in columns if c.page % 2 == parity and _texts(c)]
        x, count = Counter(lefts).most_common(1)[0] if lefts else (0, 0)
        if count < 2 or count * 2 < len(lefts):
            return False
        commonest.append(x)
    return abs(commonest[0] - commonest[1]) > 3


def _texts(column: Column) -> list[Line]:
    return [line for line in column.lines if line.words]


def _usual(columns: Sequence[Column]) -> _Usual:
    """Left and right edge that most pages have, and whether the text is justified."""
    texts = [text for column in columns if (text := _texts(column))]
    if not texts:
        return _Usual(0.0, 0.0, False, Counter(), frozenset())
    lefts = Counter(round(min(line.x0 for line in text)) for text in texts)
    most = max(lefts.values())
    left = float(min(x for x, n in lefts.items() if n >= max(1, most / 3)))
    right = _right(texts, left)
    full = [line for text in texts for line in text if line.x1 - line.x0 > 0.55 * (right - left)]
    slack = 3.0 if columns[0].noisy else 1.5
    at_edge = sum(abs(line.x1 - right) < slack for line in full)
    starts = Counter(round(line.x0) for text in texts for line in text)
    justified = len(full) >= 3 and at_edge >= JUSTIFIED * len(full)
    return _Usual(left, right, justified, starts, _indents(texts, (left + right) / 2, starts))


def _right(texts: Sequence[Sequence[Line]], left: float) -> float:
    """The right edge that most pages have; where a title goes across a column, that of the justified lines below."""
    widest = sorted((max(line.x1 for line in text) for text in texts), reverse=True)
    right = widest[len(widest) // 8]
    lines = [line for text in texts for line in text]
    edge = Counter(round(line.x1) for line in lines).most_common(1)[0][0] + 1.0
    long = [line for line in lines if line.x1 - line.x0 > 0.55 * (edge - left)]
    across = [line for line in lines if line.x1 > edge + DRIFT]
    shared = [line.x1 for line in long if abs(line.x1 - edge + 1.0) <= 1.5]
    if across and len(across) <= ACROSS * len(lines) and len(shared) >= max(3.0, JUSTIFIED * len(long)):
        return max(shared)
    return right


def _indents(texts: Sequence[Sequence[Line]], middle: float, starts: Counter[int]) -> frozenset[int]:
    """Where several lines begin, most of which do not stand in the middle."""
    aside = Counter(
        round(line.x0) for text in texts for line in text if abs(line.x0 + line.x1 - 2 * middle) > 4 * INDENTED
    )
    return frozenset(x for x, n in aside.items() if n >= 2 and n * 2 > starts[x])


def _frame(column: Column, usual: _Usual) -> Frame:
    """The slot's edges, moved where this page's lines stand elsewhere as a whole."""
    left, right, slack = usual.left, usual.right, 2.5 if column.noisy else 0.0
    texts = _texts(column)
    here = Counter(round(line.x0) for line in texts if abs(line.x0 - left) <= DRIFT)
    if here and here.most_common(1)[0][1] >= 3 and not _in_place(here, usual, slack):
        often = here.most_common(1)[0][1]
        shift = min(x for x, n in here.items() if n >= often / 3) - left
        left, right = left + shift, right + shift
    ends = [line.x1 for line in texts if abs(line.x1 - right) <= DRIFT]
    if len(ends) >= 3:
        right = max(ends)
    return Frame(left, right, usual.justified, slack, usual.indents)


def _in_place(here: Counter[int], usual: _Usual, slack: float) -> bool:
    """Do a page's lines begin where those of other pages do?"""
    if any(abs(x - usual.left) <= 1 + slack for x in here):
        return True
    x, count = here.most_common(1)[0]
    return sum(usual.starts[x + d] for d in (-1, 0, 1)) > 3 * count


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
