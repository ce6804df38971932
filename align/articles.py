"""Articles: which article of one document answers to which article of another, from their words."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from align.likeness import likeness
from align.links import Alignment, Link, Relation, words_of
from align.masking import folded, masked, typographic
from corpus.errors import ReadingError
from corpus.model import Document, Provision


@dataclass(frozen=True, slots=True)
class Tolerance:
    """From which likeness on an article has a counterpart.

    Measured on contracts with known links: at `counterpart` a pair is a pair. A short article that was rewritten does
    not reach it (two articles of one field share as much in stock phrases), but it stands out: above `least`, a pair
    counts when it is `margin` times likelier than the next best of either side. Below `same_subject` a link is called
    partial.
    """

    counterpart: float = 0.25
    least: float = 0.12
    margin: float = 1.2
    same_subject: float = 0.5


def align(left: Document, right: Document, tolerance: Tolerance = Tolerance()) -> Alignment:
    """Links the articles of two documents of one language, one to one, by the likeness of their words.

    Articles without any words are left without a counterpart. The result depends on the two documents alone.
    ReadingError for two documents in different languages, whose words can't be compared.
    """
    if left.language != right.language:
        raise ReadingError("align.two_languages", left.id, other=right.id)
    ours, theirs = _spoken(left), _spoken(right)
    scores = likeness([_key(a, left) for a in ours], [_key(a, right) for a in theirs])
    pairs = [(i, j) for i, j in _assigned(scores, tolerance.least) if _stands_out(scores, i, j, tolerance)]
    links = tuple(_link(ours[i], left, theirs[j], right, float(scores[i, j]), tolerance) for i, j in pairs)
    linked_left, linked_right = {link.left[0] for link in links}, {link.right[0] for link in links}
    return Alignment(
        left=left.id,
        right=right.id,
        links=links,
        left_only=tuple(a.eid for a in left.articles() if a.eid not in linked_left),
        right_only=tuple(a.eid for a in right.articles() if a.eid not in linked_right),
    )


def relation(left: str, left_document: Document, right: str, right_document: Document) -> Relation:
    """How far two texts say the same; every change of a word or a figure counts as substantive."""
    if typographic(left) == typographic(right):
        return "identical"
    ours, theirs = masked(left, left_document), masked(right, right_document)
    if ours == theirs:
        return "renamed"
    return "editorial" if folded(ours) == folded(theirs) else "substantive"


def _spoken(document: Document) -> list[Provision]:
    return [article for article in document.articles() if words_of(article)]


def _key(article: Provision, document: Document) -> str:
    return folded(masked(words_of(article), document))


def _assigned(scores: NDArray[np.float64], least: float) -> list[tuple[int, int]]:
    """One to one, the likest pair first; of equals the one nearest to the diagonal, then the earlier one."""
    rows, columns = (int(n) for n in scores.shape)
    candidates = [(int(i), int(j)) for i, j in np.argwhere(scores >= least)]
    candidates.sort(key=lambda ij: (-scores[ij], abs(ij[0] * columns - ij[1] * rows), ij))
    chosen: dict[int, int] = {}
    taken: set[int] = set()
    for i, j in candidates:
        if i not in chosen and j not in taken:
            chosen[i] = j
            taken.add(j)
    return sorted(chosen.items())


def _stands_out(scores: NDArray[np.float64], i: int, j: int, tolerance: Tolerance) -> bool:
    score = float(scores[i, j])
    others = (np.delete(scores[i], j), np.delete(scores[:, j], i))
    next_best = max(float(line.max(initial=0.0)) for line in others)
    return score >= tolerance.counterpart or score >= tolerance.margin * next_best


def _link(
    ours: Provision, left: Document, theirs: Provision, right: Document, score: float, tolerance: Tolerance
) -> Link:
    found = relation(words_of(ours), left, words_of(theirs), right)
    if found == "substantive" and score < tolerance.same_subject:
        found = "partial"
    return Link((ours.eid,), (theirs.eid,), round(score, 4), found)
