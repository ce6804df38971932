"""Twins: which French and which Dutch document are one contract in two languages.

Acronyms differ between the languages, so the texts themselves tell: the same articles with the same figures in them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from align.figures import figures_of
from align.links import words_of
from corpus.institutions import known
from corpus.model import Document

ALIKE = 0.5
"""Likeness from which two documents are taken for one contract, each being the other's best match."""


def twins(documents: Sequence[Document]) -> tuple[tuple[int, int], ...]:
    """Pairs (French, Dutch) of indices; the documents are contracts of one generation."""
    french, dutch = ([n for n, d in enumerate(documents) if d.language == language] for language in ("fr", "nl"))
    score = {(f, d): likeness(documents[f], documents[d]) for f in french for d in dutch}
    found = []
    for (f, d), alike in score.items():
        rivals = [s for pair, s in score.items() if (f in pair or d in pair) and pair != (f, d)]
        if alike >= ALIKE and alike > max(rivals, default=0.0):
            found.append((f, d))
    return tuple(found)


def likeness(french: Document, dutch: Document) -> float:
    """0 to 1: how many articles they share by number, and how many figures those share. 1 for a listed institution."""
    if same_institution(french, dutch):
        return 1.0
    ours, theirs = _figures(french), _figures(dutch)
    both = ours.keys() & theirs.keys()
    if not both:
        return 0.0
    shared = sum((ours[num] & theirs[num]).total() for num in both)
    every = sum((ours[num] | theirs[num]).total() for num in both)
    return len(both) / len(ours.keys() | theirs.keys()) * (shared / every if every else 0.0)


def same_institution(french: Document, dutch: Document) -> bool:
    """Are these two names of one institution in the list of the known ones?"""
    rows = zip(known("fr"), known("nl"), strict=True)
    return any((f.acronym, d.acronym) == (french.institution, dutch.institution) for f, d in rows)


def _figures(document: Document) -> dict[str, Counter[str]]:
    return {a.num: Counter(figures_of(words_of(a), document.language)) for a in document.articles() if a.num}
