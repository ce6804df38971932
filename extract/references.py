"""Citations in the exchange format: an article of the same document with its `target`, an act with type and date.

Only what a reader would look up elsewhere: "l'alinéa précédent" and "le présent chapitre" are left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.model import Document
from extract.citations import ActCitation, Citation, InternalCitation, citations
from extract.facts import Json
from extract.reviewed import review_of, reviewed

if TYPE_CHECKING:
    from corpus.verdicts import Verdicts

OTHER = frozenset({"convention", "constitution", "agreement"})
"""Types that the exchange format has no name for."""


def references(document: Document, store: Verdicts | None = None) -> list[Json]:
    """All citations of a document that lead to another article or act, in reading order, as people left them."""
    found = (_reference(c) for c in reviewed(document, citations(document), store).kept)
    return [reference for reference in found if reference is not None]


def _reference(citation: Citation) -> Json | None:
    place: Json = {"article": citation.article, "eid": citation.eid, "start": citation.start, "end": citation.end}
    if isinstance(citation, InternalCitation):
        if citation.relative:
            return None
        target: Json = {"quote": citation.quote, "target": citation.target, "target_eids": list(citation.eids)}
        narrowed = {"provision": citation.provision} if citation.provision else {}
        return {**place, **target, **narrowed, **review_of(citation.standing)}
    return {**place, "quote": citation.quote, **_act(citation)}


def _act(citation: ActCitation) -> Json:
    act = citation.act
    kind = "other" if act.type in OTHER else act.type
    more = {"date": act.date, "provision": citation.provision, "number": act.number, "eli": act.eli, "alias": act.alias}
    return {"type": kind, **{name: value for name, value in more.items() if value}}
