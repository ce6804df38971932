"""The exchange format of `extract`: what a document says, as one JSON object."""

from __future__ import annotations

from corpus.model import Document
from extract.facts import Json, TimeExpression, TimeLimit, identified
from extract.obligations import Obligation, obligations
from extract.references import references
from extract.times import expressions, limits_of


def extraction(document: Document) -> Json:
    """Obligations, deadlines, times and references of a document."""
    found = expressions(document)
    limits = limits_of(found)
    deadlines = identified(document.id, limits)
    owed = identified(document.id, obligations(document))
    return {
        "doc": document.id,
        "obligations": [_obligation(key, fact, deadlines) for key, fact in owed],
        "deadlines": [_deadline(key, limit) for key, limit in deadlines],
        "times": [_time(e) for e in found],
        "references": references(document),
    }


def _obligation(key: str, fact: Obligation, deadlines: tuple[tuple[str, TimeLimit], ...]) -> Json:
    place = {"article": fact.article, "eid": fact.eid, "start": fact.start, "end": fact.end}
    within = [k for k, limit in deadlines if limit.eid == fact.eid and fact.start <= limit.start < fact.end]
    return {"id": key, **place, "quote": fact.quote, **fact.as_json(), "deadlines": within}


def _deadline(key: str, limit: TimeLimit) -> Json:
    place = {"article": limit.article, "eid": limit.eid, "start": limit.start, "end": limit.end}
    return {"id": key, **place, "quote": limit.quote, "norm": limit.norm.as_json()}


def _time(e: TimeExpression) -> Json:
    place = {"article": e.article, "eid": e.eid, "start": e.start, "end": e.end}
    return {**place, "quote": e.quote, "norm": e.norm.as_json(), "use": e.use}
