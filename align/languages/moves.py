"""Moves: units of an article that answer to each other beyond doubt, but stand in another order."""

from __future__ import annotations

from collections.abc import Callable, Sequence

Score = Callable[[int, int], float]
Pair = tuple[int, int, float]
"""A French unit, a Dutch one, and their likeness."""
SURE = 0.6
"""Likeness from which two units can be each other's answer wherever they stand."""
AHEAD = 0.1
"""By how much they must be more alike than either is to any other."""
MOST = 60
"""Units of a side beyond which nobody looks: annexes and tables of hundreds of rows recur in themselves."""


def moves(french: int, dutch: int, score: Score) -> list[Pair]:
    """Of so many units on both sides the pairs that break the order of the others."""
    if min(french, dutch) < 2 or max(french, dutch) > MOST:
        return []
    anchors = _anchors([[score(i, j) for j in range(dutch)] for i in range(french)])
    kept = _in_order(anchors)
    return [pair for pair in anchors if pair not in kept]


def _anchors(table: Sequence[Sequence[float]]) -> list[Pair]:
    """The pairs that are each other's best by far, in the order of the French side."""
    columns = list(zip(*table, strict=True))
    found = []
    for i, row in enumerate(table):
        best = max(row)
        j = row.index(best)
        rivals = [*(s for k, s in enumerate(row) if k != j), *(s for k, s in enumerate(columns[j]) if k != i)]
        if best >= SURE and best >= max(rivals, default=0.0) + AHEAD:
            found.append((i, j, best))
    return found


def _in_order(anchors: Sequence[Pair]) -> list[Pair]:
    """The heaviest pairs that stand in one order on both sides."""
    best: list[tuple[float, list[Pair]]] = []
    for n, (_, j, value) in enumerate(anchors):
        before = max((best[k] for k in range(n) if anchors[k][1] < j), key=lambda b: b[0], default=(0.0, []))
        best.append((before[0] + value, [*before[1], anchors[n]]))
    return max(best, key=lambda b: b[0], default=(0.0, []))[1]
