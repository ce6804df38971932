"""Reading: one file in, its documents out. The way through the floor: engine -> layout -> tree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from corpus import engines, layout, ocr, sources
from corpus.anomalies import anomalies
from corpus.block import Anomaly, Block, Source
from corpus.files import sha256
from corpus.identity import contract_of, document_id, identify, linked
from corpus.model import Document, DocumentKind
from corpus.names import shown
from corpus.numbering.structure import Structure, structure
from corpus.page import Page
from corpus.splitting import Part, languages, split
from corpus.titles import openings
from corpus.tree import build
from corpus.upright import as_shown


@dataclass(frozen=True, slots=True)
class Settings:
    """How to read. `engine` is the word backend; `ocr` whether page pictures are read with Tesseract."""

    engine: Literal["pdfium", "pdfplumber"] = "pdfium"
    ocr: bool = True
    ocr_cache: Path | None = None
    """Folder where recognised pages are kept; None keeps none."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one file gave. `pages` counts its pages; `anomalies` are those of the file, not of one document."""

    source: str
    sha256: str
    pages: int
    documents: tuple[Document, ...]
    anomalies: tuple[Anomaly, ...] = field(default=())


OCR_NOTES = frozenset({"engines.image_only", "engines.bad_text"})
"""What the engine notes of a page that has to be read from its picture."""


def read(path: Path, settings: Settings = Settings()) -> Reading:
    """Read one file into its documents.

    Raises ReadingError for a file that cannot be read at all; what is merely odd comes as anomalies.
    """
    pages: list[Page] = []
    if sources.kind_of(path) == "pdf":
        pages, failures = pdf_pages(path, settings)
        source = _pdf(path, pages, failures)
    else:
        source = sources.read(path)
    source = replace(source, name=shown(source.name))  # everything later shows it
    documents = documents_of(source.blocks, source.name, source.sha256)
    if turned := {page.number: page for page in pages if page.turned}:
        documents = [replace(d, root=as_shown(d.root, turned)) for d in documents]
    odd = source.anomalies if documents else (*source.anomalies, Anomaly("tree.no_text"))
    return Reading(source.name, source.sha256, source.pages, tuple(documents), odd)


def _pdf(path: Path, pages: Sequence[Page], failures: Sequence[Anomaly]) -> Source:
    """The blocks of a PDF."""
    blocks, odd = layout.blocks(pages, engines.outline(path))
    return Source(path.name, sha256(path), len(pages), blocks, (*failures, *_notes(pages), *odd))


def pdf_pages(path: Path, settings: Settings = Settings()) -> tuple[list[Page], tuple[Anomaly, ...]]:
    """The pages of a PDF, page pictures read by OCR where that is wanted and possible, and what went wrong in it."""
    sources.check_pages(path.name, engines.page_count(path))
    pages = {page.number: page for page in engines.pages(path, settings.engine)}
    pictures = [n for n, page in pages.items() if OCR_NOTES & set(page.notes)]
    if not settings.ocr or not pictures:
        return list(pages.values()), ()
    recognised = ocr.read(path, pictures, cache=settings.ocr_cache)
    pages |= {n: page for n, page in recognised.pages.items() if page.words or not pages[n].words}
    return list(pages.values()), recognised.anomalies


def _notes(pages: Sequence[Page]) -> list[Anomaly]:
    """What the engine noted of pages; that a page is a picture is no news once it was recognised."""
    return [
        Anomaly(note, page=page.number, grave=note != "engines.ocr_layer")
        for page in pages
        for note in page.notes
        if not (page.ocr and page.words and note in OCR_NOTES)
    ]


def documents_of(blocks: Sequence[Block], source: str, sha256: str) -> list[Document]:
    """The documents that a file's blocks make."""
    titles = openings(blocks)
    tongues = languages(blocks, titles)
    found = structure(blocks, sorted(titles), tongues)
    parts = split(found.items, blocks, titles, tongues)
    documents = linked([_document(part, found, blocks, titles, source, sha256) for part in parts])
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
    who = identify(part, found.items, blocks, titles)
    numbers = [blocks[it.block].page for it in items] + [
        p.span.page for it in items for p in blocks[it.block].places[-1:]
    ]
    held = {it.block for it in items}
    lost = [m for m in found.runners_up if m.block in held]
    return Document(
        "", source, sha256, who.kind, who.institution, part.language, who.title, (min(numbers), max(numbers)), root,
        who.institution_name, who.generation, who.period, who.eli, anomalies=(*odd, *anomalies(root, lost)),
    )  # fmt: skip


def _named_approvals(documents: list[Document]) -> list[Document]:
    """A decree's contract, by its id."""
    return [
        replace(d, approves=c.id) if d.kind == "decree" and (c := contract_of(d, documents)) else d for d in documents
    ]
