"""Parts: splits and merges, found from clauses that answer to an article other than the one their own is paired with.

Wherever it stands: a paragraph may have gone to the other end of the document.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass

import numpy as np

from align.certainty import Case, certainty, logit, weights_of
from align.clausepairs import places
from align.evidence import Evidence, Side, recurring, weights
from align.likeness import Matrix
from align.pairing import Paired

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class PartTolerance:
    """Which parts of articles are weighed at all; how likely one must be is what Tolerance says of any link.

    A clause is weighed from so many `characters` and from `alike` on; such clauses must make up `share` of the one
    article or the other. What is below these says nothing, so it need not be computed.
    """

    alike: float = 0.25
    characters: int = 40
    share: float = 0.15


@dataclass(frozen=True, slots=True)
class Answer:
    """A clause (its place in the row of its side) and the likest one of the other side, with the articles of both.

    `share`: how much of its article the clause is. `rival`: how like it is to any other article of the other side.
    """

    clause: int
    mate: int
    article: int
    by: int
    share: float
    alike: float
    rival: float


def further(
    found: Evidence, left: Side, right: Side, paired: Paired, case: Case, likely: float, tolerance: PartTolerance
) -> dict[Pair, float]:
    """Further pairs (index left, index right) with the certainty of each: those `likely` at least."""
    pairs = {ij for ij, sure in paired.chosen.items() if sure >= likely}
    weighed = evidence_of_parts(found, left, right, pairs, tolerance)
    if not weighed:
        return {}
    tables = {name: np.array([one[name] for one in weighed.values()]) for name in ("ahead", "gain")}
    sure = certainty(logit(tables, weights_of(case)["parts"]))
    return {ij: float(p) for ij, p in zip(weighed, sure, strict=True) if p >= likely}


def evidence_of_parts(
    found: Evidence, left: Side, right: Side, pairs: Collection[Pair], tolerance: PartTolerance
) -> dict[Pair, dict[str, float]]:
    """What speaks for each further pair that clauses suggest, given the pairs that stand already.

    `ahead`: by how much its clauses are more alike than either is to anything else, in the other text or in its own:
    what a text says in several places says nothing of one of them. `gain`: how much better the two articles together
    cover the third one than the one does that is paired with it.
    """
    ours = list(_answers(found.clauses, left, right, tolerance))
    theirs = list(_answers(found.clauses.T, right, left, tolerance))
    recurs = _recurring(found, left, right, ours, theirs)
    sides = (_ahead(ours, recurs[0], recurs[1]), _ahead(theirs, recurs[1], recurs[0]))
    shares = sides[0][0], {(i, j): share for (j, i), share in sides[1][0].items()}
    aheads = sides[0][1], {(i, j): ahead for (j, i), ahead in sides[1][1].items()}
    told: dict[Pair, dict[str, float]] = {}
    for ij in sorted(_beside({*shares[0], *shares[1]}, pairs)):
        side = 0 if shares[0].get(ij, 0.0) >= shares[1].get(ij, 0.0) else 1
        if shares[side][ij] >= tolerance.share:
            told[ij] = {"ahead": aheads[side][ij], "gain": _gain(found.clauses, left, right, ij, pairs)}
    return told


def _beside(suggested: Collection[Pair], pairs: Collection[Pair]) -> set[Pair]:
    """The pairs of which one article is paired already. Of two that are not, it was asked before if they answer."""
    ours, theirs = {i for i, _ in pairs}, {j for _, j in pairs}
    return {(i, j) for i, j in suggested if (i in ours or j in theirs) and (i, j) not in pairs}


def _answers(clauses: Matrix, of: Side, by: Side, tolerance: PartTolerance) -> Iterator[Answer]:
    """The clauses of one side that are like some clause of the other one."""
    if not clauses.size:
        return
    best, share = np.maximum.reduceat(clauses, by.starts, axis=1), weights(of)
    nearest, starts = np.argmax(clauses, axis=1), np.array(by.starts)
    article = np.repeat(np.arange(len(of.clauses)), [len(some) for some in of.clauses])
    for n, clause in enumerate(of.flat):
        mate = int(nearest[n])
        alike = float(clauses[n, mate])
        if alike >= tolerance.alike and len(clause.text) >= tolerance.characters:
            there = int(np.searchsorted(starts, mate, side="right")) - 1
            rival = float(np.delete(best[n], there).max(initial=0.0))
            yield Answer(n, mate, int(article[n]), there, float(share[n]), alike, rival)


def _recurring(
    found: Evidence, left: Side, right: Side, ours: list[Answer], theirs: list[Answer]
) -> tuple[dict[int, float], dict[int, float]]:
    """For each clause that an answer names, on either side, how like it is to other articles of its own text."""
    rows = (
        sorted({a.clause for a in ours} | {a.mate for a in theirs}),
        sorted({a.mate for a in ours} | {a.clause for a in theirs}),
    )
    here, there = recurring(found, left, right, rows)
    return dict(zip(rows[0], here.tolist(), strict=True)), dict(zip(rows[1], there.tolist(), strict=True))


def _ahead(
    answers: list[Answer], own: dict[int, float], there: dict[int, float]
) -> tuple[dict[Pair, float], dict[Pair, float]]:
    """For each pair of articles the share of the one that answers in the other, and how far its clauses are ahead."""
    shares: defaultdict[Pair, float] = defaultdict(float)
    total: defaultdict[Pair, float] = defaultdict(float)
    for a in answers:
        shares[a.article, a.by] += a.share
        total[a.article, a.by] += a.share * (a.alike - max(a.rival, own[a.clause], there[a.mate]))
    return shares, {pair: total[pair] / share for pair, share in shares.items()}


def _gain(clauses: Matrix, left: Side, right: Side, pair: Pair, pairs: Collection[Pair]) -> float:
    """How much better the third one is covered together with the article paired already, by what could be brought."""
    i, j = pair
    mates = [k for k, there in pairs if there == j]
    hosts = [k for here, k in pairs if here == i]
    ours, theirs = max(1, len(left.keys[i])), max(1, len(right.keys[j]))
    merged = _covered_more(clauses.T, right, left, j, mates, i) / min(1.0, ours / theirs) if mates else 0.0
    split = _covered_more(clauses, left, right, i, hosts, j) / min(1.0, theirs / ours) if hosts else 0.0
    return max(merged, split)


def _covered_more(clauses: Matrix, of: Side, by: Side, article: int, known: list[int], new: int) -> float:
    """How much better the clauses of `article` are covered by the articles `known` and `new` than by `known`."""
    lengths = np.array([len(clause.text) for clause in of.clauses[article]], dtype=np.float64)
    rows = clauses[places(of, [article])]

    def covered(articles: list[int]) -> float:
        return float((rows[:, places(by, articles)].max(axis=1) * lengths).sum() / lengths.sum())

    return covered([*known, new]) - covered(known)
