"""Generations: what became of each article of an older contract in a newer one, as the table that lawyers make of it.

    concordance(align(old, new), old, new)

The table is read from both ends: `by_old` in the order of the older text, with what was dropped; `by_new` in the order
of the newer one, with what is new. Every link stands in both.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from align.headings import above, heading_of
from align.links import Alignment, Link, Reason
from corpus.model import Document

Fate = Literal["kept", "rewritten", "split", "merged", "moved", "dropped", "new"]
FATES: dict[str, Fate] = {"identical": "kept", "renamed": "kept", "editorial": "kept"}
"""What a relation means for the words of an article; every other one says that they were rewritten."""


@dataclass(frozen=True, slots=True)
class Line:
    """Articles of the older text by eId, those of the newer one, and what became of them, the chief thing first.

    `certainty`: 0 to 1, that they answer to each other, or that there is no counterpart; `partial`: only in part.
    """

    old: tuple[str, ...]
    new: tuple[str, ...]
    fates: tuple[Fate, ...]
    certainty: float
    partial: bool = False
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class ConcordanceTable:
    """Both readings of one concordance."""

    old: Document
    new: Document
    by_old: tuple[Line, ...]
    by_new: tuple[Line, ...]


def concordance(alignment: Alignment, old: Document, new: Document) -> ConcordanceTable:
    """The table of an alignment with the older document on the left.

    Where differences were told, words whose differences are all harmless are kept; else their relation tells.
    """
    lines = [_line(link) for link in alignment.links]
    left, right = dict(alignment.certainty_left), dict(alignment.certainty_right)
    dropped = [Line((eid,), (), ("dropped",), round(1 - left.get(eid, 0.0), 4)) for eid in alignment.left_only]
    added = [Line((), (eid,), ("new",), round(1 - right.get(eid, 0.0), 4)) for eid in alignment.right_only]
    before, after = (_places(document) for document in (old, new))
    return ConcordanceTable(
        old,
        new,
        tuple(sorted((*lines, *dropped), key=lambda one: (_order(one.old, before), _order(one.new, after)))),
        tuple(sorted((*lines, *added), key=lambda one: (_order(one.new, after), _order(one.old, before)))),
    )


def named(document: Document, eids: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Number and heading of articles; the heading above one that has none of its own."""
    articles, paths = {a.eid: a for a in document.articles()}, above(document)
    return tuple((articles[eid].num, heading_of(articles[eid], paths[eid])) for eid in eids)


def _line(link: Link) -> Line:
    return Line(link.left, link.right, _fates(link), link.certainty, link.relation == "partial", link.reasons)


def _fates(link: Link) -> tuple[Fate, ...]:
    """Split and merged say most, then moved, then whether the words are the same."""
    marks: list[Fate] = [mark for mark in ("split", "merged", "moved") if mark in link.marks]
    return (*marks, _words(link))


def _words(link: Link) -> Fate:
    if link.differences:
        return "rewritten" if any(difference.material for difference in link.differences) else "kept"
    return FATES.get(link.relation, "rewritten")


def _places(document: Document) -> dict[str, int]:
    return {article.eid: n for n, article in enumerate(document.articles())}


def _order(eids: Sequence[str], places: dict[str, int]) -> tuple[int, ...]:
    return tuple(places[eid] for eid in eids)
