"""Pairing: the articles of two documents one to one, as a whole, with how sure each pair is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from align.assignment import assignment
from align.certainty import WITHOUT, Case, certainty, logit, weights_of
from align.context import Context
from align.evidence import Evidence, Side
from align.likeness import Matrix

ROUNDS = 3
"""Rounds in which the pairs so far are heard for the others; the third one changes next to nothing."""
HEARD = 0.2
"""Certainty from which a pair is heard."""
SURE = 0.9
"""Certainty of a pair of articles from which more evidence isn't asked for, and names are learnt by substitution."""
HOPELESS = -12.0
"""Log odds of a pair that cannot be."""
STRANGE = 0.08
"""Likeness of words below which nine of ten pairs of articles lie that have nothing to do with each other."""
STANDING_OUT = ("words_stand_out", "covered_stands_out", "meaning_stands_out")
DIAGONAL = 0.01
"""Log odds that a pair loses on the way from one end of the documents to the other: it only parts twins."""


@dataclass(frozen=True, slots=True)
class Paired:
    """`odds`: log odds of every pair; `support`: what context said for it; `chosen`: the best pairs, one to one."""

    odds: Matrix
    support: dict[str, Matrix]
    chosen: dict[tuple[int, int], float]


def pair(left: Side, right: Side, found: Evidence, case: Case) -> Paired:
    """The best pairs, however unsure: who has no counterpart is for the caller to say."""
    alone, together = weights_of(case)["words"], weights_of(case)["context"]
    off = _off_the_diagonal(len(left.articles), len(right.articles))
    words = logit(found.tables, alone)
    never = _unlike(found) if case in ("same", "rewritten") else np.zeros(words.shape, dtype=np.bool_)
    odds = np.where(never, HOPELESS, words - DIAGONAL * off)
    context, heard = Context.of(left, right), dict[str, Matrix]()
    for _ in range(ROUNDS):
        heard = context.support({ij: p for ij, p in best(odds).items() if p >= HEARD})
        odds = np.where(never, HOPELESS, logit(heard | {WITHOUT: words}, together) - DIAGONAL * off)
    return Paired(odds, heard, best(odds))


def _unlike(found: Evidence) -> NDArray[np.bool_]:
    """Pairs of one language that share hardly a word, and are no more alike than either is to any other article: no
    neighbour makes counterparts of them, also where one stands in the place of the other."""
    strange: NDArray[np.bool_] = found.tables["words"] < STRANGE
    for name in STANDING_OUT:
        if name in found.tables:
            strange &= found.tables[name] <= 0
    return strange


def doubtful(paired: Paired) -> tuple[list[int], list[int]]:
    """The articles of either side whose best pair is not sure."""
    rows, columns = paired.odds.shape
    sure = [ij for ij, p in paired.chosen.items() if p >= SURE]
    ours, theirs = {i for i, _ in sure}, {j for _, j in sure}
    return [i for i in range(rows) if i not in ours], [j for j in range(columns) if j not in theirs]


def best(odds: Matrix) -> dict[tuple[int, int], float]:
    """The assignment with the greatest sum of log odds above nought, with the certainty of each pair."""
    sure = certainty(odds)
    # What is hopeless counts nothing: a hopeless pair less must not outweigh a good one.
    return {(i, j): float(sure[i, j]) for i, j in assignment(np.maximum(odds, HOPELESS))}


def _off_the_diagonal(rows: int, columns: int) -> Matrix:
    """How far each pair stands from the same place in the order, 0 to 1."""
    across, down = np.linspace(0, 1, columns) if columns > 1 else np.zeros(columns), np.linspace(0, 1, max(rows, 1))
    table: Matrix = np.abs(down[:rows, None] - across[None, :])
    return table
