"""Groups: pairs of articles gathered into links between sets, and which of them stand out of order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection

Pair = tuple[int, int]
Group = tuple[tuple[int, ...], tuple[int, ...]]


def groups(pairs: Collection[Pair]) -> list[Group]:
    """Sets (left, right) in which each of the one is paired with each of the other; every pair is in just one.

    The greatest first: of (2, 2) (3, 2) (3, 3) (17, 3), articles 2 and 3 make 2, and 3 and 17 make 3.
    """
    rest, found = set(pairs), []
    while rest:
        stars = [_star(rest, pair) for pair in sorted(rest)]
        group = max(stars, key=lambda g: (len(g[0]) * len(g[1]), len(g[0]), [-n for n in (*g[0], *g[1])]))
        rest -= {(i, j) for i in group[0] for j in group[1]}
        found.append(group)
    return sorted(found)


def _star(rest: set[Pair], pair: Pair) -> Group:
    """The widest group around a pair: all that is paired with its left or with its right article."""
    i, j = pair
    rights = tuple(sorted(b for a, b in rest if a == i))
    lefts = tuple(sorted(a for a, b in rest if b == j))
    if all((a, b) in rest for a in lefts for b in rights):
        return lefts, rights
    return ((i,), rights) if len(rights) > len(lefts) else (lefts, (j,))


def moved(pairs: Collection[Pair]) -> set[Pair]:
    """The pairs outside the longest run of pairs that keep the order of both sides (patience sorting)."""
    ordered = sorted(pairs, key=lambda ij: (ij[0], -ij[1]))
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for n, (_, j) in enumerate(ordered):
        k = bisect_left(tails, j)
        tails[k:] = [j, *tails[k + 1 :]]
        before.append(ends[k - 1] if k else -1)
        ends[k:] = [n, *ends[k + 1 :]]
    kept, at = set(), ends[-1] if ends else -1
    while at >= 0:
        kept.add(ordered[at])
        at = before[at]
    return set(ordered) - kept
