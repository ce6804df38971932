"""Lines: a document, or some articles of it, as the paragraphs that are printed under each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from align.clauses import Clause, Part
from align.links import Stretch
from corpus.exports.characters import xml_text
from corpus.model import Document, Provision

HEADED = frozenset({
    "part", "title", "chapter", "section", "objective", "heading", "article", "subheading", "annex", "preamble",
    "signature",
})  # fmt: skip
SILENT = frozenset({"contents"})
"""A table of contents repeats the headings, and its page numbers are no words of the contract."""


LineKey = tuple[str, Part, int]
"""eId, part, and number of the row."""


@dataclass(frozen=True, slots=True)
class Line:
    """One printed paragraph of the provision `eid`: `text`, of which the first `lead` characters are its label.

    What follows the label begins at `offset` of the wording (`extract.passages.wording`) or heading. `row` is the
    number of the row of a table, from 0. `level`: 1 to 6 of a heading, 0 of text; `depth`: how far a point is indented.
    """

    eid: str
    part: Part
    text: str
    row: int = 0
    lead: int = 0
    offset: int = 0
    level: int = 0
    depth: int = 0

    @property
    def key(self) -> LineKey:
        return self.eid, self.part, self.row

    def place(self, stretch: Stretch) -> tuple[int, int] | None:
        """Where a stretch of a provision stands in `text`; None where it stands in another line."""
        if stretch.eid != self.eid:
            return None
        if stretch.part == "label":
            return (0, self.lead - 1) if self.lead else None
        if (stretch.part == "heading") != (self.part == "heading"):
            return None
        start, end = (self.lead + n - self.offset for n in (stretch.start, stretch.end))
        inside = self.lead <= start <= len(self.text) and end > self.lead - (start == end)
        return (start, min(end, len(self.text))) if inside else None


BREAK = "\u2029"
"""Stands between lines that are compared as one text; no line holds it."""


def text_of(lines: Sequence[Line]) -> str:
    """Lines as one text."""
    return BREAK.join(line.text for line in lines)


def key_of(clause: Clause) -> LineKey:
    """The key of the line in which a clause stands."""
    return clause.eid, clause.part, clause.start if clause.part == "row" else 0


def lines_of_document(document: Document) -> tuple[Line, ...]:
    """All lines of a document but those of its table of contents."""
    return tuple(_below(document.root, 1, 0))


def lines_of_articles(document: Document, eids: tuple[str, ...]) -> tuple[Line, ...]:
    """The lines of these articles, in the order of the document."""
    return tuple(line for article in document.articles() if article.eid in eids for line in _below(article, 2, 0))


def _below(provision: Provision, level: int, depth: int) -> Iterator[Line]:
    if provision.kind in SILENT:
        return
    own = tuple(_own(provision, level, depth))
    yield from own
    deeper = level + 1 if any(line.level for line in own) else level
    for child in provision.children:
        yield from _below(child, deeper, depth + (child.kind == "point"))


def _own(provision: Provision, level: int, depth: int) -> Iterator[Line]:
    headed = provision.kind in HEADED and bool(provision.label or provision.heading)
    label = " ".join(xml_text(provision.label).split())
    if headed or provision.heading:
        yield _line(provision, "heading", provision.heading, label, min(level, 6) if headed else 0, depth)
        label = ""
    if provision.text.strip() or (label and not provision.rows):
        yield _line(provision, "text", provision.text, label, 0, depth)
    if not provision.text.strip():
        offset = 0
        for number, row in enumerate(provision.rows):
            if any(cell.strip() for cell in row):
                yield Line(provision.eid, "row", _clean("\t".join(row)), row=number, offset=offset, depth=depth)
            offset += sum(len(cell) + 1 for cell in row)


def _line(provision: Provision, part: Part, words: str, label: str, level: int, depth: int) -> Line:
    text, lead = _clean(words), f"{label} " if label else ""
    return Line(provision.eid, part, (lead + text).rstrip(), lead=len(lead), level=level, depth=depth)


def _clean(text: str) -> str:
    """Line ends of one kind, no sign for the end of a paragraph, and nothing that XML forbids."""
    return xml_text(text).replace("\r\n", "\n").replace("\r", "\n").replace(BREAK, "\n").rstrip()
