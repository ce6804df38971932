"""The interchange JSON of a document: everything that is known of it, out and in again without loss."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from corpus import rules
from corpus.block import Anomaly, Edit, OffsetMap, Place
from corpus.errors import ReadingError
from corpus.exports.shapes import AnomalyShape, DocumentShape, FailureShape, ProvisionShape
from corpus.geometry import Span
from corpus.messages import Tongue, catalogue, say
from corpus.model import Document, Provision


def document_as_dict(document: Document, tongue: Tongue = "en") -> DocumentShape:
    """The document in the shape of the exchange format; its warnings are sentences in `tongue`."""
    anomalies = tuple(_anomaly(a, document.source, tongue) for a in document.anomalies)
    return {
        "id": document.id,
        "source": document.source,
        "kind": document.kind,
        "institution": document.institution,
        "language": document.language,
        "generation": document.generation,
        "period": period_as_dict(document.period),
        "title": document.title,
        "pages": document.pages,
        "root": _provision(document.root),
        "warnings": tuple(a["message"] for a in anomalies),
        "sha256": document.sha256,
        "institution_name": document.institution_name,
        "eli": document.eli,
        "approves": document.approves,
        "anomalies": anomalies,
        "tool": rules.tool_version(),
        "rules": rules.version(),
    }


def failure_as_dict(error: ReadingError, tongue: Tongue) -> FailureShape:
    return {"file": error.file, "key": error.key, "message": error.message(tongue)}


def document_from_dict(shape: dict[str, Any]) -> Document:
    """The document again from its JSON. KeyError, TypeError or ValueError where it is none."""
    return Document(
        id=shape["id"],
        source=shape["source"],
        sha256=shape.get("sha256", ""),
        kind=shape["kind"],
        institution=shape["institution"],
        language=shape["language"],
        title=shape["title"],
        pages=(shape["pages"][0], shape["pages"][1]),
        root=_provision_from(shape["root"]),
        institution_name=shape.get("institution_name", ""),
        generation=shape["generation"],
        period=_period_from(shape["period"]),
        eli=shape.get("eli", ""),
        approves=shape.get("approves", ""),
        anomalies=tuple(_anomaly_from(a) for a in shape.get("anomalies", ())),
    )


def sentence(anomaly: Anomaly, file: str, tongue: Tongue) -> str:
    """The anomaly as one line. A key that this version no longer has (an old catalogue) is shown as it is."""
    values = {"file": file, "page": anomaly.page or "?", "eid": anomaly.eid, **dict(anomaly.values)}
    template = catalogue().get(anomaly.key, {}).get(tongue, "")
    try:
        line = say(anomaly.key, tongue, **values)
    except (KeyError, IndexError, ValueError):
        line = " ".join([anomaly.key, *(f"{name}={value}" for name, value in anomaly.values)])
    if anomaly.page is not None and "{page" not in template:
        line = say("catalogue.on_page", tongue, page=anomaly.page, sentence=line)
    return " ".join(line.split())


def as_json(value: object, indent: int | None = None) -> str:
    """JSON text that any UTF-8 stream takes: half surrogates, which no text should hold, become "?"."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return text.encode("utf-8", "replace").decode("utf-8") if not text.isascii() else text


def period_as_dict(period: tuple[date, date] | None) -> tuple[str, str] | None:
    return (period[0].isoformat(), period[1].isoformat()) if period else None


def _period_from(shape: list[str] | None) -> tuple[date, date] | None:
    return (date.fromisoformat(shape[0]), date.fromisoformat(shape[1])) if shape else None


def _provision(provision: Provision) -> ProvisionShape:
    shape: ProvisionShape = {
        "eid": provision.eid,
        "kind": provision.kind,
        "num": provision.num,
        "label": provision.label,
        "heading": provision.heading,
        "text": provision.text,
        "spans": provision.spans,
        "children": tuple(_provision(child) for child in provision.children),
    }
    if provision.rows:
        shape["rows"] = provision.rows
    if provision.raw != provision.text:
        shape["raw"] = provision.raw
    if provision.offsets.edits:
        shape["offsets"] = provision.offsets.edits
    if provision.places:
        shape["places"] = tuple((p.start, p.end, *p.span) for p in provision.places)
    if provision.calls:
        shape["calls"] = provision.calls
    if provision.signal:
        shape["signal"] = provision.signal
    return shape


def _provision_from(shape: dict[str, Any]) -> Provision:
    return Provision(
        eid=shape["eid"],
        kind=shape["kind"],
        num=shape["num"],
        label=shape["label"],
        heading=shape["heading"],
        text=shape["text"],
        raw=shape.get("raw", shape["text"]),
        offsets=OffsetMap(tuple(Edit(*e) for e in shape.get("offsets", ()))),
        places=tuple(Place(p[0], p[1], Span(*p[2:])) for p in shape.get("places", ())),
        spans=tuple(Span(*s) for s in shape["spans"]),
        rows=tuple(tuple(row) for row in shape.get("rows", ())),
        calls=tuple((offset, marker) for offset, marker in shape.get("calls", ())),
        signal=shape.get("signal", ""),
        children=tuple(_provision_from(child) for child in shape["children"]),
    )


def _anomaly(anomaly: Anomaly, file: str, tongue: Tongue) -> AnomalyShape:
    return {
        "key": anomaly.key,
        "values": dict(anomaly.values),
        "page": anomaly.page,
        "eid": anomaly.eid,
        "grave": anomaly.grave,
        "message": sentence(anomaly, file, tongue),
    }


def _anomaly_from(shape: dict[str, Any]) -> Anomaly:
    values = tuple((name, value) for name, value in shape["values"].items())
    return Anomaly(shape["key"], values, shape["page"], shape["eid"], shape["grave"])
