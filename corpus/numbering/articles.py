"""Which of the possible article openings are real: the best sequence wins.

A chain of marks scores the evidence of each and how well each follows the one before. The best chain is found by
dynamic programming over a window of predecessors (numbers progress, so a true predecessor is never far away).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from corpus.numbering.marks import Mark
from corpus.numbering.numerals import Numeral

WINDOW = 40
"""So many earlier marks may be the predecessor; false marks between two articles are rarely more than ten."""

NEXT, GAP, AGAIN, RESTART, NEW_TEXT, BACK = 2.0, -1.0, -3.0, -3.0, 0.5, -5.0
"""What a step adds: to the next number, over missing numbers, to the same number, back to 1 (in one text; at the
title of a new text), back to a smaller number."""


def step(before: Mark, after: Mark, new_text: bool) -> float:
    """How well `after` follows `before`; `new_text`: a title of another text stands between them."""
    old, new = before.until, after.numeral
    if new.opens and (new <= old or new_text):
        return NEW_TEXT if new_text else RESTART
    if new.follows(old):
        return NEXT
    if new == old:
        return AGAIN
    if new > old:
        return GAP - min(2.0, 0.1 * _missing(old, new))
    return BACK


def _missing(old: Numeral, new: Numeral) -> int:
    return new.parts[0] - old.parts[0] - 1 if len(old.parts) == len(new.parts) == 1 else 1


def best_chain(marks: Sequence[Mark], openings: Sequence[int] = ()) -> tuple[Mark, ...]:
    """The chain of marks that reads best. `openings`: block numbers of possible titles of texts, ascending.

    Marks must come in reading order. Empty for no marks.
    """
    scores: list[float] = []
    parents: list[int] = []
    for i, mark in enumerate(marks):
        best, parent = (0.0 if mark.numeral.opens else -1.5), -1
        for j in range(max(0, i - WINDOW), i):
            value = scores[j] + step(marks[j], mark, _between(openings, marks[j].block, mark.block))
            if value > best:
                best, parent = value, j
        scores.append(best + mark.evidence)
        parents.append(parent)
    return _trace(marks, scores, parents)


def _trace(marks: Sequence[Mark], scores: list[float], parents: list[int]) -> tuple[Mark, ...]:
    if not marks or max(scores) <= 0:
        return ()
    at = max(range(len(marks)), key=scores.__getitem__)
    chain = []
    while at >= 0:
        chain.append(marks[at])
        at = parents[at]
    return tuple(reversed(chain))


def without_echoes(chain: Sequence[Mark], openings: Sequence[int] = ()) -> tuple[Mark, ...]:
    """The chain without runs that only comment on the run that follows them.

    An advice printed before a decree goes through "Art. 3", "Art. 4": its run does not begin at 1, and the next run,
    in the same text, does and has all its numbers.
    """
    runs: list[list[Mark]] = []
    for mark in chain:
        if not runs or _restarts(runs[-1][-1], mark, openings):
            runs.append([])
        runs[-1].append(mark)
    kept = [run for i, run in enumerate(runs) if i + 1 == len(runs) or not _echoes(run, runs[i + 1], openings)]
    return tuple(mark for run in kept for mark in run)


def _restarts(before: Mark, mark: Mark, openings: Sequence[int]) -> bool:
    return mark.numeral <= before.until or (mark.numeral.opens and _between(openings, before.block, mark.block))


def _echoes(run: Sequence[Mark], after: Sequence[Mark], openings: Sequence[int]) -> bool:
    if run[0].numeral.opens or not after[0].numeral.opens or _between(openings, run[-1].block, after[0].block):
        return False
    return {m.numeral for m in run} <= {m.numeral for m in after}


def _between(openings: Sequence[int], after: int, upto: int) -> bool:
    """Is there an opening in (after, upto]?"""
    i = bisect_left(openings, after + 1)
    return i < len(openings) and openings[i] <= upto
