"""Homes: which article answers to which one to one, so that a clause that went to another article is seen.

Such a clause may link its old article with its new one; it has moved all the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from align.assignment import assignment
from align.clauses import Clause
from align.differences.values import Answers
from align.links import Link


@dataclass(frozen=True, slots=True)
class Homes:
    """eId of an article -> its article on the other side: the pairs that together have the most words in common."""

    answers: Answers
    left: dict[str, str]
    right: dict[str, str]

    @staticmethod
    def of(links: Iterable[Link], answers: Answers) -> Homes:
        shared: Counter[tuple[str, str]] = Counter()
        for link in links:
            for pair in link.clauses:
                articles = _article(answers.left, pair.left), _article(answers.right, pair.right)
                shared[articles] += len(pair.left.text)
        ours, theirs = sorted({a for a, _ in shared}), sorted({b for _, b in shared})
        table = np.array([[float(shared[a, b]) for b in theirs] for a in ours]).reshape(len(ours), len(theirs))
        pairs = [(ours[i], theirs[j]) for i, j in assignment(table) if table[i, j] > 0]
        return Homes(answers, dict(pairs), {b: a for a, b in pairs})

    def away(self, left: Clause, right: Clause) -> bool:
        """Do two clauses stand in articles that have each another home? Where one has none, it was split or merged."""
        one, other = _article(self.answers.left, left), _article(self.answers.right, right)
        return self.left.get(one, other) != other and self.right.get(other, one) != one


def _article(held: dict[str, frozenset[str]], clause: Clause) -> str:
    return min(held.get(clause.eid, frozenset()), default="")
