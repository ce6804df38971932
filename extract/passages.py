"""Passages: the stretches of a document in which facts are looked for, each with the number it is cited by."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from corpus.model import Document, Provision
from extract.facts import Fact

PREFIX = {"objective": "OS", "part": "P"}
SILENT = frozenset({"contents"})


@dataclass(frozen=True, slots=True)
class Passage:
    """The own wording of one provision. `article` is the number of its article or of the numbered heading above it."""

    article: str
    provision: Provision
    text: str
    binding: bool = True
    """False before the first commitment and after the last: recitals, signatures."""


def wording(provision: Provision) -> str:
    """The text that offsets of facts count in: the clean text, or the cells of a table, one a line, row by row."""
    if provision.text or not provision.rows:
        return provision.text
    return "\n".join(cell for row in provision.rows for cell in row)


def passages(document: Document) -> Iterator[Passage]:
    """All wordings of a document, in reading order."""
    yield from _below(document.root, "", True)


def _below(provision: Provision, article: str, binding: bool, inside: bool = False) -> Iterator[Passage]:
    if provision.kind in SILENT:
        return
    if not inside and provision.num and provision.kind not in ("paragraph", "point", "footnote", "table"):
        article = PREFIX.get(provision.kind, "") + provision.num
    inside = inside or provision.kind == "article"
    binding = binding and provision.kind not in ("preamble", "signature")
    text = wording(provision)
    if text.strip():
        yield Passage(article, provision, text, binding)
    for child in provision.children:
        yield from _below(child, article, binding, inside)


def page_of(document: Document, fact: Fact) -> int | None:
    """The page on which a fact begins, from 1; None where the source has no pages."""
    provision = document.root.find(fact.eid)
    if provision is None:
        return None
    place = next((p for p in provision.places if p.start <= fact.start < p.end), None)
    if place is not None:
        return place.span.page
    return provision.spans[0].page if provision.spans else None
