"""The model: documents and provisions. Frozen values; ids are strings that mean the same in every run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from corpus.block import Anomaly, OffsetMap, Place
from corpus.geometry import Span

Language = Literal["fr", "nl"]
DocumentKind = Literal["contract", "decree", "annex", "report", "other"]
ProvisionKind = Literal[
    "document", "part", "title", "chapter", "section", "objective", "heading", "article", "subheading",
    "paragraph", "point", "table", "annex", "preamble", "signature", "footnote", "contents",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Provision:
    """A node of the tree.

    `text` is its own clean text, without the children's; `raw` as printed, `offsets` between the two; `places` says
    where on which page each stretch of `text` stands. `signal` says what made it a heading ("outline", "contents",
    "numbering", "typography", "position").
    """

    eid: str
    kind: ProvisionKind
    num: str = ""
    """Normalised: "Art. 1er" -> "1", "CHAPITRE V" -> "V"."""
    label: str = ""
    """As printed: "Article 1er", "§ 2.", "a)"."""
    heading: str = ""
    text: str = ""
    raw: str = ""
    offsets: OffsetMap = OffsetMap()
    places: tuple[Place, ...] = ()
    spans: tuple[Span, ...] = ()
    """Boxes of the whole of it (label, heading and own text), in reading order."""
    rows: tuple[tuple[str, ...], ...] = ()
    calls: tuple[tuple[int, str], ...] = ()
    """Footnote calls in `text`: (offset, marker)."""
    signal: str = ""
    children: tuple[Provision, ...] = ()

    def walk(self) -> Iterator[Provision]:
        """This provision and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def find(self, eid: str) -> Provision | None:
        """The provision with this eId, here or below."""
        return next((p for p in self.walk() if p.eid == eid), None)


@dataclass(frozen=True, slots=True)
class Document:
    """One legal text in one language. `period` is first and last day; `pages` first and last page in the file."""

    id: str
    source: str
    sha256: str
    kind: DocumentKind
    institution: str
    """Its acronym in the document's language; "" where unknown."""
    language: Language
    title: str
    pages: tuple[int, int]
    root: Provision
    institution_name: str = ""
    generation: int | None = None
    period: tuple[date, date] | None = None
    eli: str = ""
    approves: str = ""
    """Of a decree: the id of the contract it approves."""
    anomalies: tuple[Anomaly, ...] = field(default=())

    def articles(self) -> Iterator[Provision]:
        return (p for p in self.root.walk() if p.kind == "article")
