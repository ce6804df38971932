"""Clauses of linked articles, paired: the ground on which differences are told."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from align.assignment import assignment
from align.evidence import Side
from align.groups import Group
from align.likeness import Matrix
from align.links import ClausePair

ANSWERS = 0.5
"""Likeness from which a lawyer is told that a clause answers to another."""
ORDER = 0.02
"""Likeness that a pair of clauses loses on the way from one end of the articles to the other: it only parts twins."""


def clause_pairs(clauses: Matrix, left: Side, right: Side, group: Group, least: float) -> tuple[ClausePair, ...]:
    """The clauses of the articles of a group, one to one, those at least so alike; in the order of the left side."""
    rows, columns = places(left, group[0]), places(right, group[1])
    table = clauses[np.ix_(rows, columns)]
    down, across = np.linspace(0, 1, len(rows)), np.linspace(0, 1, len(columns))
    nudged = table - ORDER * np.abs(down[:, None] - across[None, :])
    ours, theirs = left.flat, right.flat
    return tuple(
        ClausePair(ours[rows[i]], theirs[columns[j]], round(float(table[i, j]), 4))
        for i, j in assignment(nudged)
        if table[i, j] >= least
    )


def places(one: Side, articles: Sequence[int]) -> list[int]:
    """Where the clauses of these articles stand among all clauses of their side."""
    starts = one.starts
    return [n for k in articles for n in range(starts[k], starts[k] + len(one.clauses[k]))]
