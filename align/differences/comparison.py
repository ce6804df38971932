"""Comparison: what differs inside each link of an alignment, and how far its articles say the same."""

from __future__ import annotations

from dataclasses import replace

from align.articles import Tolerance, align
from align.clauses import Clause
from align.differences.atoms import Speech
from align.differences.classes import Judge
from align.differences.homes import Homes
from align.differences.moves import moves
from align.differences.reader import LinkReader
from align.differences.values import Answers
from align.differences.verdicts import Verdicts
from align.encoder import Encoder
from align.links import Alignment, Difference, Link, Relation
from align.masking import folded
from corpus.model import Document
from extract.findings import Findings, findings
from extract.passages import wording


def compared(
    left: Document, right: Document, tolerance: Tolerance | None = None, encoder: Encoder | None = None
) -> Alignment:
    """The alignment of two documents with the differences inside each link.

    Reads the facts of both documents first, about a second each; who has them already calls `classed`. Between two
    languages words can't be compared: the links come without differences.
    """
    found = align(left, right, tolerance or Tolerance(), encoder)
    if left.language != right.language:
        return found
    return classed(found, findings(left), findings(right))


def classed(alignment: Alignment, left: Findings, right: Findings) -> Alignment:
    """The alignment with the differences inside each link, and relations that agree with them; within one language."""
    if left.document.language != right.document.language:
        return alignment
    reader = _reader(alignment, left, right)
    read = [reader.read(link) for link in alignment.links]
    moved = moves([r.alone for r in read], reader)
    links = []
    for n, (link, one) in enumerate(zip(alignment.links, read, strict=True)):
        told = [*one.differences]
        told += [(a.rank, moved.get((n, k)) or reader.told_alone(a)) for k, a in enumerate(one.alone)]
        differences = tuple(d for _, d in sorted(told, key=lambda ranked: ranked[0]))
        links.append(replace(link, differences=differences, relation=relation_of(link, differences)))
    return replace(alignment, links=tuple(_once(links)))


def relation_of(link: Link, differences: tuple[Difference, ...]) -> Relation:
    """How far two articles say the same, as their differences tell; "partial" stays where words are few in common."""
    if not differences:
        return "identical"
    if any(d.material for d in differences):
        return "partial" if link.relation == "partial" else "substantive"
    harmless = {d.kind for d in differences} <= {"institution_name", "reference"}
    return "renamed" if harmless else "editorial"


def _reader(alignment: Alignment, left: Findings, right: Findings) -> LinkReader:
    answered: tuple[set[Clause], set[Clause]] = (
        {p.left for link in alignment.links for p in link.clauses},
        {p.right for link in alignment.links for p in link.clauses},
    )
    known = _vocabulary(left.document) & _vocabulary(right.document)
    answers = Answers.of(alignment.links, left.document, right.document)
    judge = Judge(Verdicts(left.document.language, answers, known))
    ours, theirs = Speech(left, alignment.names_left), Speech(right, alignment.names_right)
    return LinkReader(ours, theirs, judge, (frozenset(answered[0]), frozenset(answered[1])),
                      Homes.of(alignment.links, answers))  # fmt: skip


def _vocabulary(document: Document) -> frozenset[str]:
    return frozenset(word for p in document.root.walk() for word in folded(wording(p)).split())


def _once(links: list[Link]) -> list[Link]:
    """What an article has more is told once, at the first of its links."""
    seen: set[Difference] = set()
    told = []
    for link in links:
        once = tuple(d for d in link.differences if d.kind not in ("addition", "omission") or d not in seen)
        seen.update(once)
        told.append(replace(link, differences=once))
    return told
