"""The exchange format of `divergences`: one JSON object."""

from __future__ import annotations

from collections.abc import Sequence

from align.languages.divergence import Divergence, Quote
from corpus import provenance
from corpus.messages import Tongue
from corpus.model import Document

Json = dict[str, object]
BEFORE = "0"
"""The article of what stands before the first heading with a number: recitals, parties."""


def divergences_as_dict(found: Sequence[Divergence], french: Document, dutch: Document, tongue: Tongue = "en") -> Json:
    """The divergences with their places beside the quotes; a quote is "" where that language says nothing."""
    told = [_one(d, tongue) for d in found]
    return {"left": french.id, "right": dutch.id, "divergences": told, **provenance.origin()}


def _one(found: Divergence, tongue: Tongue) -> Json:
    return {
        "article": found.article or BEFORE,
        "fr": found.french.text if found.french else "",
        "nl": found.dutch.text if found.dutch else "",
        "grade": found.grade,
        "aspect": found.aspect,
        "reason": found.said(tongue),
        "confidence": found.confidence,
        "fr_at": _at(found.french),
        "nl_at": _at(found.dutch),
    }


def _at(quote: Quote | None) -> Json | None:
    return {"eid": quote.eid, "start": quote.start, "end": quote.end} if quote else None
