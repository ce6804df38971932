"""Articles: which article of one document answers to which article of another, of one language or of two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from align.certainty import Case
from align.clausepairs import clause_pairs
from align.encoder import Encoder
from align.evidence import Evidence, Side, evidence, rewritten, side
from align.groups import Group, groups, moved
from align.links import Alignment, Link, Mark, Relation, words_of
from align.masking import folded, masked, own_names, typographic
from align.names import substituted, variants
from align.pairing import SURE, Paired, doubtful, pair
from align.parts import PartTolerance, further
from align.reasons import reasons
from corpus.model import Document

Pair = tuple[int, int]
Names = tuple[str, ...]
ALIKE = 0.6
"""Likeness of a pair of clauses from which names are learnt by substitution."""


@dataclass(frozen=True, slots=True)
class Tolerance:
    """From when on an article has a counterpart, and how alike linked articles must be.

    `likely`: certainty (0 to 1, calibrated) from which a pair of articles is a link. Below `same_subject` (likeness of
    words) a link within one language is called partial, below `same_meaning` (share of the less covered side) one
    across languages. `clause`, `clause_across`: likeness from which clauses of linked articles are paired.
    """

    likely: float = 0.5
    same_subject: float = 0.5
    same_meaning: float = 0.5
    clause: float = 0.3
    clause_across: float = 0.35
    parts: PartTolerance = field(default_factory=PartTolerance)


def align(
    left: Document, right: Document, tolerance: Tolerance = Tolerance(), encoder: Encoder | None = None
) -> Alignment:
    """Links the articles of two documents, sets to sets, and says of which ones there is no counterpart.

    The `encoder` is asked across languages, and within one of the articles whose words leave doubt; without one two
    languages are compared by figures, names and words of one origin. Articles without any words have no counterpart.
    The result depends on the documents and the encoder alone.
    """
    ours, theirs = side(left, variants(left)), side(right, variants(right))
    if not ours.articles or not theirs.articles:
        return _nothing(left, right)
    found = evidence(ours, theirs, encoder)
    paired = pair(ours, theirs, found, case_of(left, right, encoder))
    if left.language == right.language and (more_names := _substituted(ours, theirs, found, paired)) != ((), ()):
        ours, theirs = side(left, ours.names + more_names[0]), side(right, theirs.names + more_names[1])
        found = evidence(ours, theirs, encoder)
        paired = pair(ours, theirs, found, case_of(left, right, encoder))
    if left.language == right.language and encoder is not None:
        found = rewritten(found, ours, theirs, doubtful(paired), encoder)
        paired = pair(ours, theirs, found, "rewritten")
    one_to_one = {ij for ij, sure in paired.chosen.items() if sure >= tolerance.likely}
    more = _further(ours, theirs, found, paired, case_of(left, right, encoder), tolerance)
    gathered = groups(one_to_one | set(more))
    out_of_order = moved(one_to_one)
    links = tuple(
        _link(ours, theirs, group, found, paired, more, _marks(group, gathered, out_of_order), tolerance)
        for group in gathered
    )
    linked = {eid for link in links for eid in link.left}, {eid for link in links for eid in link.right}
    return Alignment(
        left=left.id,
        right=right.id,
        links=links,
        left_only=tuple(a.eid for a in left.articles() if a.eid not in linked[0]),
        right_only=tuple(a.eid for a in right.articles() if a.eid not in linked[1]),
        certainty_left=_certainties(ours, {i: p for (i, _), p in paired.chosen.items()}),
        certainty_right=_certainties(theirs, {j: p for (_, j), p in paired.chosen.items()}),
        names_left=ours.names,
        names_right=theirs.names,
    )


def links_between(
    left: Document,
    right: Document,
    groups: Sequence[tuple[Names, Names]],
    names: tuple[Names, Names] = ((), ()),
    encoder: Encoder | None = None,
    tolerance: Tolerance = Tolerance(),
) -> tuple[Link, ...]:
    """The links that somebody says there are, each as the eIds of both sides; certain, for nobody has to guess.

    `names`: those of the alignment of these documents. KeyError for an eId that is no article.
    """
    ours, theirs = side(left, names[0] or variants(left)), side(right, names[1] or variants(right))
    found = evidence(ours, theirs, encoder)
    paired = pair(ours, theirs, found, case_of(left, right, encoder))
    at = [{a.eid: k for k, a in enumerate(one.articles)} for one in (ours, theirs)]
    told = [(tuple(at[0][eid] for eid in one), tuple(at[1][eid] for eid in other)) for one, other in groups]
    links = (_link(ours, theirs, group, found, paired, {}, _marks(group, told, set()), tolerance) for group in told)
    return tuple(replace(link, certainty=1.0) for link in links)


def case_of(left: Document, right: Document, encoder: Encoder | None) -> Case:
    """Which weights hold for two documents."""
    if left.language == right.language:
        return "same"
    return "across" if encoder is None else "meaning"


def _substituted(left: Side, right: Side, found: Evidence, paired: Paired) -> tuple[Names, Names]:
    """Names of the institutions that only the comparison of the two texts shows."""
    texts = (
        (one.left.text, one.right.text)
        for (i, j), sure in paired.chosen.items()
        if sure >= SURE
        for one in clause_pairs(found.clauses, left, right, ((i,), (j,)), ALIKE)
        if one.score < 1.0
    )
    return substituted(texts, (*own_names(left.document), *left.names), (*own_names(right.document), *right.names))


def relation(
    left: str, left_document: Document, right: str, right_document: Document, names: tuple[Names, Names] = ((), ())
) -> Relation:
    """How far two texts say the same; every change of a word or a figure counts as substantive.

    `names`: further names of the institution on either side, which are masked.
    """
    if typographic(left) == typographic(right):
        return "identical"
    ours, theirs = masked(left, left_document, names[0]), masked(right, right_document, names[1])
    if ours == theirs:
        return "renamed"
    return "editorial" if folded(ours) == folded(theirs) else "substantive"


def _nothing(left: Document, right: Document) -> Alignment:
    only = tuple(tuple(a.eid for a in document.articles()) for document in (left, right))
    return Alignment(left.id, right.id, (), only[0], only[1])


def _further(
    left: Side, right: Side, found: Evidence, paired: Paired, case: Case, tolerance: Tolerance
) -> dict[Pair, float]:
    """Across languages without an encoder, clauses say too little of splits and merges."""
    if case == "across":
        return {}
    return further(found, left, right, paired, case, tolerance.likely, tolerance.parts)


def _marks(group: Group, every: list[Group], out_of_order: set[Pair]) -> tuple[Mark, ...]:
    """Split: an article on the left has several answers. Merged: one on the right answers to several."""
    lefts, rights = group
    split = len(rights) > 1 or any(i in other[0] for other in every if other != group for i in lefts)
    merged = len(lefts) > 1 or any(j in other[1] for other in every if other != group for j in rights)
    found: list[tuple[Mark, bool]] = [
        ("moved", any((i, j) in out_of_order for i in lefts for j in rights)),
        ("split", split),
        ("merged", merged),
    ]
    return tuple(mark for mark, holds in found if holds)


def _link(
    left: Side,
    right: Side,
    group: Group,
    found: Evidence,
    paired: Paired,
    more: dict[Pair, float],
    marks: tuple[Mark, ...],
    tolerance: Tolerance,
) -> Link:
    pairs = [(i, j) for i in group[0] for j in group[1]]
    across = left.document.language != right.document.language
    least = 0.0 if across and "meaning" not in found.tables else tolerance.clause_across if across else tolerance.clause
    clauses = clause_pairs(found.clauses, left, right, group, least)
    sure = min(max(paired.chosen.get(ij, 0.0), more.get(ij, 0.0)) for ij in pairs)
    score = sure if across else max(float(found.tables["words"][ij]) for ij in pairs)
    parts = [ij for ij in pairs if ij in more]
    return Link(
        left=tuple(left.articles[i].eid for i in group[0]),
        right=tuple(right.articles[j].eid for j in group[1]),
        score=round(score, 4),
        relation=_relation(left, right, group, found, score, tolerance),
        reasons=reasons(left, right, group, found, paired.support, clauses, parts),
        marks=marks,
        certainty=round(sure, 4),
        clauses=clauses,
    )


def _relation(left: Side, right: Side, group: Group, found: Evidence, score: float, tolerance: Tolerance) -> Relation:
    """Across languages words always differ: whether they say the same is told by their facts, later on."""
    if left.document.language != right.document.language:
        covered = max(float(found.tables["covered_both"][i, j]) for i in group[0] for j in group[1])
        known = "meaning" in found.tables
        return "partial" if known and covered < tolerance.same_meaning else "substantive"
    ours, theirs = (
        "\n".join(words_of(one.articles[k]) for k in some) for one, some in ((left, group[0]), (right, group[1]))
    )
    said = relation(ours, left.document, theirs, right.document, (left.names, right.names))
    return "partial" if said == "substantive" and score < tolerance.same_subject else said


def _certainties(one: Side, sure: dict[int, float]) -> tuple[tuple[str, float], ...]:
    return tuple((a.eid, round(sure.get(k, 0.0), 6)) for k, a in enumerate(one.articles))
