"""Divergences as differences: where two languages of one text part, told as of any two texts that differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from align.differences.comparison import relation_of
from align.encoder import Encoder
from align.languages.divergence import Aspect, Divergence, Quote
from align.languages.divergences import divergences
from align.links import Alignment, Difference, DifferenceKind, Link, Reason, Stretch
from corpus.model import Document

if TYPE_CHECKING:
    from corpus.verdicts import Verdicts

SAME_NUMBER = 0.8
"""Share of the articles that answer to one of the same number, from which two documents are two languages of a text."""
KINDS: dict[Aspect, DifferenceKind] = {
    "number": "amount", "unit": "deadline", "deadline": "deadline", "modality": "modality", "actor": "actor",
    "reference": "reference", "order": "move", "other": "scope",
}  # fmt: skip


def one_text(alignment: Alignment, left: Document, right: Document) -> bool:
    """Are these two languages of one text? Its articles answer to those of the same number."""
    if left.language == right.language:
        return False
    ours, theirs = ({a.eid: a.num for a in d.articles()} for d in (left, right))
    same = sum(1 for link in alignment.links if [ours[e] for e in link.left] == [theirs[e] for e in link.right])
    return same >= SAME_NUMBER * max(len(ours), len(theirs), 1)


def parted(
    alignment: Alignment,
    left: Document,
    right: Document,
    encoder: Encoder | None = None,
    store: Verdicts | None = None,
) -> Alignment:
    """The alignment with where two languages of one text part; untouched where they are no such languages.

    `encoder`, `store`: as in `align.languages.divergences`.
    """
    if not one_text(alignment, left, right):
        return alignment
    french, dutch = (left, right) if left.language == "fr" else (right, left)
    found = divergences(french, dutch, encoder, store=store)
    return with_divergences(alignment, found, left, right)[0]


def with_divergences(
    alignment: Alignment, found: Iterable[Divergence], left: Document, right: Document
) -> tuple[Alignment, tuple[Divergence, ...]]:
    """The alignment with each divergence as a difference, of its link or of none; and those that are of none."""
    french_left = left.language == "fr"
    homes = {
        (side, p.eid): n
        for n, link in enumerate(alignment.links)
        for side, document, eids in (("left", left, link.left), ("right", right, link.right))
        for article in document.articles() if article.eid in eids
        for p in article.walk()
    }  # fmt: skip
    told: dict[int, list[Difference]] = defaultdict(list)
    outside = []
    for one in found:
        quotes = (one.french, one.dutch) if french_left else (one.dutch, one.french)
        places = [(side, q.eid) for side, q in zip(("left", "right"), quotes, strict=True) if q is not None]
        home = next((homes[place] for place in places if place in homes), None)
        if home is None:
            outside.append(one)
        else:
            told[home].append(difference(one, french_left))
    links = tuple(_with(link, tuple(told.get(n, ()))) for n, link in enumerate(alignment.links))
    told_outside = tuple(difference(one, french_left) for one in outside)
    return replace(alignment, links=links, outside=told_outside), tuple(outside)


def difference(one: Divergence, french_left: bool) -> Difference:
    """A divergence as a difference between a left and a right text."""
    left, right = (one.french, one.dutch) if french_left else (one.dutch, one.french)
    return Difference(
        _kind(one, french_left),
        left.text if left else "",
        right.text if right else "",
        _stretch(left),
        _stretch(right),
        one.grade == "material",
        Reason(one.reason, one.values),
    )


def _kind(one: Divergence, french_left: bool) -> DifferenceKind:
    if one.aspect in ("missing_text", "extra_text"):
        return "addition" if (one.aspect == "missing_text") == french_left else "omission"
    if one.aspect == "term":
        return "scope" if one.grade == "material" else "editorial"
    return KINDS[one.aspect]


def _stretch(quote: Quote | None) -> Stretch | None:
    return Stretch(quote.eid, quote.start, quote.end) if quote else None


def _with(link: Link, differences: tuple[Difference, ...]) -> Link:
    told = untangled(differences)
    return replace(link, differences=told, relation=relation_of(link, told)) if told else link


def untangled(differences: tuple[Difference, ...]) -> tuple[Difference, ...]:
    """The same, where a harmless one never hides words of one that matters: quotes take words around them along."""
    grave = [d for d in differences if d.material]
    left, right = [d.left_at for d in grave if d.left_at], [d.right_at for d in grave if d.right_at]
    return tuple(
        d if d.material else replace(d, left_at=_beside(d.left_at, left), right_at=_beside(d.right_at, right))
        for d in differences
    )


def _beside(at: Stretch | None, others: list[Stretch]) -> Stretch | None:
    """What of a stretch stands before the others, else behind them; None where they cover it."""
    for other in others:
        if at is not None and at.eid == other.eid and at.start < other.end and other.start < at.end:
            start, end = (at.start, other.start) if at.start < other.start else (other.end, at.end)
            at = replace(at, start=start, end=end) if start < end else None
    return at
