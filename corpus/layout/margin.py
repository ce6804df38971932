"""Line numbers in the margin of a draft: a column of bare numbers beside the text, one for each line or each fifth."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from corpus.page import Word

ENOUGH = 4
"""Numbers that a page must have in its margin."""
AT_EDGE = 2.0
"""Points within which they stand flush, on the left or on the right."""
STEADY = 0.9
"""Share of them that count on by the same step (a scan misreads some)."""
LINES = (0.6, 1.7)
"""Lines of the page for each number, in steps: a list or a table has more beside it, numbered paragraphs too."""
TALL = 0.6
"""Share of the page's height over which numbers stand that are printed at even distances, whatever stands beside."""
EVEN = 0.1
"""Share by which such distances differ at most."""
ASIDE = 0.03
"""Share of the page's other words that may stand in the margin with them: a running head, a stamp."""


def without_line_numbers(words: Sequence[Word], height: float) -> list[Word]:
    """The words of a page, `height` points high, without the line numbers in its margin, if it has such."""
    bare = [word for word in words if word.text.isdecimal() and len(word.text) <= 4]
    if len(bare) < ENOUGH:
        return list(words)
    for column in _flush(bare):
        if len(column) >= ENOUGH and _counts(column, words, height):
            taken = {id(word) for word in column}
            return [word for word in words if id(word) not in taken]
    return list(words)


def _flush(bare: Sequence[Word]) -> list[list[Word]]:
    """The numbers that stand flush with most others, on their right and on their left; from top to bottom."""
    found = []
    for edges in ([word.x1 for word in bare], [word.x0 for word in bare]):
        usual = Counter(map(round, edges)).most_common(1)[0][0]
        flush = [word for word, edge in zip(bare, edges, strict=True) if abs(edge - usual) <= AT_EDGE]
        found.append(sorted(flush, key=lambda word: word.top))
    return found


def _counts(column: Sequence[Word], words: Sequence[Word], height: float) -> bool:
    """Do these numbers count the lines of the page, beside its text?"""
    steps = Counter(int(b.text) - int(a.text) for a, b in pairwise(column))
    step, times = steps.most_common(1)[0]
    if step < 1 or times < STEADY * (len(column) - 1):
        return False
    own = {id(word) for word in column}
    others = [word for word in words if id(word) not in own]
    beside = [w for w in others if column[0].top - w.size / 2 <= w.top <= column[-1].bottom]
    if not beside or not _in_margin(column, beside):
        return False
    lines = _rows(others) / (step * len(column))
    return LINES[0] <= lines <= LINES[1] or _is_ladder(column, height)


def _is_ladder(column: Sequence[Word], height: float) -> bool:
    """Do they stand at even distances over most of the page, as on paper with printed line numbers?"""
    distances = [b.top - a.top for a, b in pairwise(column)]
    even = max(distances) - min(distances) <= EVEN * max(distances)
    return even and column[-1].bottom - column[0].top >= TALL * height


def _in_margin(column: Sequence[Word], beside: Sequence[Word]) -> bool:
    """Do they stand to the left or to the right of all text?"""
    left, right = min(w.x0 for w in column), max(w.x1 for w in column)
    most = ASIDE * len(beside)
    return sum(w.x0 < right for w in beside) <= most or sum(w.x1 > left for w in beside) <= most


def _rows(words: Sequence[Word]) -> int:
    """How many lines the words stand on."""
    high = median(w.size for w in words) / 2
    feet = sorted(w.bottom for w in words)
    return 1 + sum(b - a > high for a, b in pairwise(feet))
