"""Remarks on the reading of a document as a list; each leads to its page and its provision."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape

from corpus.block import Anomaly
from corpus.exports.interchange import sentence
from corpus.messages import Tongue, say
from corpus.model import Document
from views.going import link

SIGNS = {True: "⚠", False: "ℹ"}


def remarks_html(
    document: Document, some: Iterable[Anomaly], here: Tongue, way: Callable[..., str] | None = link
) -> str:
    """The list, with a `way` to each place where one is given. A grave remark has another sign than one that is merely
    worth knowing; words say which."""
    items = "".join(f"<li>{_sign(a, here)} {_said(document, a, here, way)}</li>" for a in some)
    return f'<ul class="listed remarks">{items}</ul>'


def _sign(anomaly: Anomaly, here: Tongue) -> str:
    said = escape(say("corpus_view.grave" if anomaly.grave else "corpus_view.minor", here))
    return f'<span title="{said}" role="img" aria-label="{said}">{SIGNS[anomaly.grave]}</span>'


def _said(document: Document, anomaly: Anomaly, here: Tongue, way: Callable[..., str] | None) -> str:
    said = escape(sentence(anomaly, document.source, here))
    where = {"article": anomaly.eid, "page": str(anomaly.page or "")}
    found = {name: value for name, value in where.items() if value}
    if way is None or not found:
        return said
    return f"{said} {way('read', escape(say('corpus_view.show', here)), here, document=document.id, **found)}"
