"""Quoted: in which two texts the words of a deviation stand, so that a quote and its page are of one document."""

from __future__ import annotations

from collections.abc import Sequence

from align.harmonisation import Harmonisation
from align.harmony.comparisons import answers
from corpus.model import Document


def texts(found: Harmonisation, left: int, right: int) -> tuple[Document, Document]:
    """The texts that were compared: of two languages those in one, where a contract is there in both."""
    ours, theirs = found.documents[left], found.documents[right]
    ways = ((ours, theirs), (found.others[left], theirs), (ours, found.others[right]))
    return next(((a, b) for a, b in ways if a and b and a.language == b.language), (ours, theirs))


def eids_in(shown: Document, of: Document, eids: Sequence[str]) -> tuple[str, ...]:
    """Articles of one text as those of the text that is shown for it."""
    if of is shown:
        return tuple(eids)
    known = answers(of, shown)
    return tuple(known[eid] for eid in eids if eid in known)
