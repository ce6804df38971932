"""Reasons: why two articles are said to answer to each other, in words that a lawyer can check."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from align.clausepairs import ANSWERS
from align.context import dates_of_acts
from align.evidence import Evidence, Side
from align.groups import Group
from align.likeness import Matrix
from align.links import ClausePair, Reason
from align.masking import folded

CLEAR = 0.5
"""Share from which context is worth telling."""
DISTANCE = 0.15
"""Likeness by which an article must be ahead of the next best one to be said to stand out."""


def reasons(
    left: Side,
    right: Side,
    group: Group,
    found: Evidence,
    support: Mapping[str, Matrix],
    clauses: Sequence[ClausePair],
    further: Sequence[tuple[int, int]],
) -> tuple[Reason, ...]:
    """The reasons for a link, the weightiest first. `further`: its pairs that rest on a part of an article."""
    pairs = [(i, j) for i in group[0] for j in group[1]]
    told = [*_clauses(left, right, group, clauses), *_heading(left, right, pairs), *_words(found, pairs)]
    told += [*_citations(left, right, pairs), *_context(support, pairs), *_parts(left, right, further)]
    return tuple(told)


def _clauses(left: Side, right: Side, group: Group, clauses: Sequence[ClausePair]) -> list[Reason]:
    answered = sum(pair.score >= ANSWERS for pair in clauses)
    all_of = min(sum(len(one.clauses[k]) for k in some) for one, some in zip((left, right), group, strict=True))
    return [Reason("align.why_clauses", (("answered", answered), ("clauses", all_of)))] if answered else []


def _heading(left: Side, right: Side, pairs: Sequence[tuple[int, int]]) -> list[Reason]:
    for i, j in pairs:
        ours, theirs = left.articles[i].heading, right.articles[j].heading
        if ours.strip() and folded(ours) == folded(theirs):
            return [Reason("align.why_heading", (("heading", ours),))]
    return []


def _words(found: Evidence, pairs: Sequence[tuple[int, int]]) -> list[Reason]:
    """By its meaning across languages, by its words in one: nothing else is nearly as like it, or at least as like."""
    by = "meaning" if "meaning" in found.tables else "words"
    table = found.tables[by]
    for i, j in pairs:
        others = [float(table[i, k]) for k in range(table.shape[1]) if k != j]
        others += [float(table[k, j]) for k in range(table.shape[0]) if k != i]
        here, next_best = float(table[i, j]), max(others, default=0.0)
        if here - next_best >= DISTANCE:
            return [Reason(f"align.why_{by}", (("percent", round(100 * here)),))]
        if here > next_best:
            values = ("percent", round(100 * here)), ("next", round(100 * next_best))
            return [Reason("align.why_nearest", values)]
    return []


def _citations(left: Side, right: Side, pairs: Sequence[tuple[int, int]]) -> list[Reason]:
    """Acts of the same date on both sides."""
    same = {date for i, j in pairs for date in dates_of_acts(left.articles[i]) & dates_of_acts(right.articles[j])}
    years = ", ".join(sorted({year for _, year in same}))
    return [Reason("align.why_dates", (("n", len(same)), ("years", years)))] if same else []


def _context(support: Mapping[str, Matrix], pairs: Sequence[tuple[int, int]]) -> list[Reason]:
    return [
        Reason(f"align.why_{name}")
        for name in ("citations", "order", "parents")
        if name in support and max(float(support[name][ij]) for ij in pairs) >= CLEAR
    ]


def _parts(left: Side, right: Side, further: Sequence[tuple[int, int]]) -> list[Reason]:
    return [
        Reason("align.why_part", (("left", left.articles[i].num), ("right", right.articles[j].num))) for i, j in further
    ]
