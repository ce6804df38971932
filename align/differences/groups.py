"""Groups: the clauses of a link that answer to each other, one to one, or one to the two that it was split in."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz.distance import LCSseq

from align.clauses import Clause

Keys = Callable[[Clause], list[str]]
"""The words of a clause as they are compared."""
SURE = 0.75
"""Likeness from which a pair of clauses needs no further proof."""
KIN = 0.3
"""Share of the words of the shorter of two clauses that the other has in the same order, at the least, if it was
rewritten and not replaced."""
PART = 0.5
"""Share of the words of a clause without a counterpart that a neighbour's counterpart has, if it was split off it."""

REST = 0.8
"""Share of the further words of that counterpart that the clause has at least, where it says much more itself."""


@dataclass(frozen=True, slots=True)
class Group:
    """Clauses on the left, by index, that answer to clauses on the right. `moved`: out of the order of the others."""

    left: tuple[int, ...]
    right: tuple[int, ...]
    moved: bool = False


def groups(
    left: Sequence[Clause], right: Sequence[Clause], pairs: Sequence[tuple[int, int, float]], keys: tuple[Keys, Keys]
) -> list[Group]:
    """All groups in the order of the left side. `pairs`: indices of clauses that are alike, and how much."""
    words = [keys[0](c) for c in left], [keys[1](c) for c in right]
    sure = sorted((i, j) for i, j, score in pairs if score >= SURE or _kin(words[0][i], words[1][j]))
    kept = _in_order(sure, words[0])
    anchors = sorted(kept)
    anchors = sorted([*anchors, *_leftovers(anchors, sure, words)])
    strays = [(i, j) for i, j in sure if (i, j) not in kept]
    strays += _strays([*anchors, *strays], words)
    found = [Group((i,), (j,)) for i, j in anchors] + [Group((i,), (j,), True) for i, j in strays]
    found = _widened(found, words)
    return sorted(found, key=lambda g: (g.left, g.right))


def _kin(left: Sequence[str], right: Sequence[str]) -> bool:
    """Do two clauses share enough words in their order?"""
    shared = LCSseq.similarity(left, right)
    return shared >= KIN * max(len(left), len(right)) or shared >= 2 * KIN * max(1, min(len(left), len(right)))


def _in_order(pairs: Sequence[tuple[int, int]], words: Sequence[Sequence[str]]) -> set[tuple[int, int]]:
    """The heaviest run of pairs that keeps the order of both sides."""
    best: list[tuple[int, tuple[tuple[int, int], ...]]] = []
    ends: list[int] = []
    for i, j in sorted(pairs, key=lambda ij: (ij[0], -ij[1])):
        k = bisect_left(ends, j)
        before = best[k - 1] if k else (0, ())
        run = before[0] + len(words[i]) + 1, (*before[1], (i, j))
        if k and run[0] <= before[0]:
            continue
        # of the runs that end no further on the right, only heavier ones are kept
        while k < len(ends) and best[k][0] <= run[0]:
            del ends[k], best[k]
        if k == 0 or best[k - 1][0] < run[0]:
            ends.insert(k, j)
            best.insert(k, run)
    return set(best[-1][1]) if best else set()


def _leftovers(
    anchors: Sequence[tuple[int, int]], sure: Sequence[tuple[int, int]], words: tuple[list[list[str]], list[list[str]]]
) -> list[tuple[int, int]]:
    """Clauses that stand alone between the same neighbours on both sides, if they share words."""
    taken = {i for i, _ in sure}, {j for _, j in sure}
    found = []
    bounds = [(-1, -1), *anchors, (len(words[0]), len(words[1]))]
    for (i, j), (k, m) in pairwise(bounds):
        ours = [n for n in range(i + 1, k) if n not in taken[0]]
        theirs = [n for n in range(j + 1, m) if n not in taken[1]]
        for a in ours:
            b = next((n for n in theirs if _kin(words[0][a], words[1][n])), None)
            if b is not None:
                found.append((a, b))
                theirs = [n for n in theirs if n > b]
    return found


def _strays(pairs: Sequence[tuple[int, int]], words: tuple[list[list[str]], list[list[str]]]) -> list[tuple[int, int]]:
    """The same words at another place, which were taken for a twin of theirs."""
    taken = {i for i, _ in pairs}, {j for _, j in pairs}
    free = [j for j in range(len(words[1])) if j not in taken[1]]
    found = []
    for i in range(len(words[0])):
        j = next((j for j in free if words[1][j] == words[0][i]), None) if i not in taken[0] and words[0][i] else None
        if j is not None:
            found.append((i, j))
            free.remove(j)
    return found


def _widened(found: list[Group], words: tuple[list[list[str]], list[list[str]]]) -> list[Group]:
    """A clause without a counterpart joins its neighbour if the neighbour's counterpart says it as well."""
    for side in (0, 1):
        taken = {n for g in found for n in (g.left, g.right)[side]}
        for n in range(len(words[side])):
            if n in taken:
                continue
            for step in (-1, 1):
                home = next((g for g in found if n + step in (g.left, g.right)[side]), None)
                if home is not None and _belongs(home, n, side, words):
                    found.remove(home)
                    own = tuple(sorted((*(home.left, home.right)[side], n)))
                    found.append(Group(*((own, home.right) if side == 0 else (home.left, own)), home.moved))
                    taken.add(n)
                    break
    return found


def _belongs(home: Group, n: int, side: int, words: tuple[list[list[str]], list[list[str]]]) -> bool:
    own = (home.left, home.right)[side]
    there = [w for k in (home.left, home.right)[1 - side] for w in words[1 - side][k]]
    before = [w for k in own for w in words[side][k]]
    after = [w for k in sorted((*own, n)) for w in words[side][k]]
    known = LCSseq.similarity(before, there)
    gain = LCSseq.similarity(after, there) - known
    # it says most of its words there, or most of what the counterpart has more
    return gain >= 2 and gain >= min(
        PART * len(words[side][n]), max(REST * (len(there) - known), KIN * len(words[side][n]))
    )
