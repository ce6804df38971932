"""Reading: one file in, its documents out. The way through the floor: engine -> layout -> tree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from corpus.anomalies import anomalies
from corpus.block import Anomaly, Block
from corpus.files import sha256
from corpus.identity import contract_of, document_id, identify, linked
from corpus.model import Document, DocumentKind
from corpus.numbering.structure import Structure, structure
from corpus.splitting import Part, languages, split
from corpus.titles import openings
from corpus.tree import build


@dataclass(frozen=True, slots=True)
class Settings:
    """How to read. `engine` is the word backend; `ocr` whether page pictures are read with Tesseract."""

    engine: Literal["pdfium", "pdfplumber"] = "pdfium"
    ocr: bool = True


@dataclass(frozen=True, slots=True)
class Reading:
    """What one file gave. `pages` counts its pages; `anomalies` are those of the file, not of one document."""

    source: str
    sha256: str
    pages: int
    documents: tuple[Document, ...]
    anomalies: tuple[Anomaly, ...] = field(default=())


def read(path: Path, settings: Settings = Settings()) -> Reading:
    """Read one file into its documents.

    Raises ReadingError for a file that cannot be read at all; what is merely odd comes as anomalies.
    """
    blocks, pages, anomalies = _blocks(path, settings)
    documents = documents_of(blocks, path.name, sha256(path))
    if not documents:
        anomalies = (*anomalies, Anomaly("tree.no_text"))
    return Reading(path.name, sha256(path), pages, tuple(documents), anomalies)


def documents_of(blocks: Sequence[Block], source: str, sha256: str) -> list[Document]:
    """The documents that a file's blocks make."""
    titles = openings(blocks)
    tongues = languages(blocks, titles)
    found = structure(blocks, sorted(titles), tongues)
    documents: list[Document] = []
    for part in split(found.items, blocks, titles, tongues):
        documents.append(_document(part, found, blocks, titles, source, sha256))
    documents = linked(documents)
    taken: list[str] = []
    for i, document in enumerate(documents):
        taken.append(document_id(document, taken))
        documents[i] = replace(document, id=taken[-1])
    return _named_approvals(documents)


def _document(
    part: Part, found: Structure, blocks: Sequence[Block], titles: Mapping[int, DocumentKind], source: str, sha256: str
) -> Document:
    items = found.items[part.start : part.end]
    root, odd = build(items, blocks)
    identity = identify(part, found.items, blocks, titles)
    numbers = [blocks[it.block].page for it in items] + [
        p.span.page for it in items for p in blocks[it.block].places[-1:]
    ]
    held = {it.block for it in items}
    lost = [m for m in found.runners_up if m.block in held]
    return Document(
        "", source, sha256, identity.kind, title=identity.title, pages=(min(numbers), max(numbers)), root=root,
        anomalies=(*odd, *anomalies(root, lost)), **identity.fields,  # type: ignore[arg-type]
    )  # fmt: skip


def _named_approvals(documents: list[Document]) -> list[Document]:
    """A decree's contract, by its id."""
    return [
        replace(d, approves=c.id) if d.kind == "decree" and (c := contract_of(d, documents)) else d for d in documents
    ]
