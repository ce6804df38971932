"""Time limits placed by hand in invented words, so that the schedule is tested apart from how limits are found."""

from __future__ import annotations

from corpus.model import Document
from extract.facts import Norm, TimeLimit
from extract.passages import passages


def limit(document: Document, quote: str, norm: Norm) -> TimeLimit:
    """The limit that stands in these words of the document."""
    for passage in passages(document):
        start = passage.text.find(quote)
        if start >= 0:
            return TimeLimit(passage.article, passage.provision.eid, start, start + len(quote), quote, norm)
    raise ValueError(f"{quote!r} is not in the document")


def limits(document: Document, *placed: tuple[str, Norm]) -> tuple[TimeLimit, ...]:
    return tuple(limit(document, quote, norm) for quote, norm in placed)
