"""The exchange format of `extract`: what a document says, as one JSON object."""

from __future__ import annotations

from corpus.model import Document
from extract.facts import Json, TimeExpression, TimeLimit, identified
from extract.references import references
from extract.times import expressions


def extraction(document: Document) -> Json:
    """Deadlines, times and references of a document. Obligations are not looked for: their list is empty."""
    found = expressions(document)
    limits = tuple(TimeLimit(e.article, e.eid, e.start, e.end, e.quote, e.norm) for e in found if e.use == "limit")
    return {
        "doc": document.id,
        "obligations": [],
        "deadlines": [_deadline(key, limit) for key, limit in identified(document.id, limits)],
        "times": [_time(e) for e in found],
        "references": references(document),
    }


def _deadline(key: str, limit: TimeLimit) -> Json:
    place = {"article": limit.article, "eid": limit.eid, "start": limit.start, "end": limit.end}
    return {"id": key, **place, "quote": limit.quote, "norm": limit.norm.as_json()}


def _time(e: TimeExpression) -> Json:
    place = {"article": e.article, "eid": e.eid, "start": e.start, "end": e.end}
    return {**place, "quote": e.quote, "norm": e.norm.as_json(), "use": e.use}
