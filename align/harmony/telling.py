"""Telling: what differs between two documents, from facts that are read once a document."""

from __future__ import annotations

from align.differences.comparison import classed
from align.links import Alignment
from corpus.model import Document
from extract.findings import Findings, findings


class Teller:
    """Fills in what differs; keeps the facts of each document as long as this object."""

    def __init__(self) -> None:
        self._known: dict[str, Findings] = {}

    def __call__(self, alignment: Alignment, left: Document, right: Document) -> Alignment:
        return classed(alignment, self._of(left), self._of(right))

    def _of(self, document: Document) -> Findings:
        if document.id not in self._known:
            self._known[document.id] = findings(document)
        return self._known[document.id]
