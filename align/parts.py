"""Parts: splits and merges, found from clauses that answer to an article other than the one their own is paired with.

Wherever it stands: a paragraph may have gone to the other end of the document.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from align.evidence import Side, weights
from align.likeness import Matrix

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class PartTolerance:
    """From when on a part of an article answers to a further one.

    A clause answers from `alike` on, if no clause of the article paired with its own is as like it, within `rival`;
    such clauses must make up `share` of the one article or the other, and so many `characters`. The text of two
    articles together must cover the third one better than the one does that is paired with it: by at least `gain` of
    what the length of the other could bring.
    """

    alike: float = 0.4
    rival: float = 0.08
    share: float = 0.3
    characters: int = 60
    gain: float = 0.25


def further(
    clauses: Matrix, left: Side, right: Side, pairs: Collection[Pair], tolerance: PartTolerance
) -> dict[Pair, float]:
    """Further pairs (index left, index right), and the share of an article that answers in them."""
    ours = _answering(clauses, left, right, pairs, tolerance)
    theirs = _answering(clauses.T, right, left, [(j, i) for i, j in pairs], tolerance).T
    shares = np.maximum(ours, theirs)
    return {
        (int(i), int(j)): float(shares[i, j])
        for i, j in np.argwhere(shares >= tolerance.share)
        if (int(i), int(j)) not in pairs and _adds(clauses, left, right, (int(i), int(j)), pairs, tolerance)
    }


def _answering(clauses: Matrix, of: Side, by: Side, pairs: Collection[Pair], tolerance: PartTolerance) -> Matrix:
    """(articles of, articles by): the share of each article whose clauses answer best there."""
    table = np.zeros((len(of.articles), len(by.articles)))
    if not clauses.size:
        return table
    best = np.maximum.reduceat(clauses, by.starts, axis=1)
    share, paired, row = weights(of), _partners(pairs, len(of.articles)), 0
    for i, some in enumerate(of.clauses):
        for clause in some:
            scores = best[row]
            j = int(np.argmax(scores))
            home = max((float(scores[k]) for k in paired[i]), default=0.0)
            enough = scores[j] >= tolerance.alike and len(clause.text) >= tolerance.characters
            if enough and (j in paired[i] or scores[j] >= home + tolerance.rival):
                table[i, j] += share[row]
            row += 1
    return table


def _partners(pairs: Collection[Pair], n: int) -> list[set[int]]:
    found: list[set[int]] = [set() for _ in range(n)]
    for i, j in pairs:
        found[i].add(j)
    return found


def _adds(
    clauses: Matrix, left: Side, right: Side, pair: Pair, pairs: Collection[Pair], tolerance: PartTolerance
) -> bool:
    """Does the union with the article that is paired already cover the third one better than that article alone?

    Where neither of the two is paired there is no union: the pair stands for itself.
    """
    i, j = pair
    mates = [k for k, there in pairs if there == j]
    hosts = [k for here, k in pairs if here == i]
    if not mates and not hosts:
        return True
    ours, theirs = len(left.keys[i]), len(right.keys[j])
    merged = mates and _gain(clauses.T, right, left, j, mates, i) >= tolerance.gain * min(1.0, ours / theirs)
    split = hosts and _gain(clauses, left, right, i, hosts, j) >= tolerance.gain * min(1.0, theirs / ours)
    return bool(merged or split)


def _gain(clauses: Matrix, of: Side, by: Side, article: int, known: list[int], new: int) -> float:
    """How much better the clauses of `article` are covered by the articles `known` and `new` than by `known`."""
    rows = slice(of.starts[article], of.starts[article] + len(of.clauses[article]))
    share = weights(of)[rows]

    def covered(articles: list[int]) -> float:
        columns = np.r_[tuple(np.arange(by.starts[k], by.starts[k] + len(by.clauses[k])) for k in articles)]
        return float((clauses[rows][:, columns].max(axis=1) * share).sum())

    return covered([*known, new]) - covered(known)
