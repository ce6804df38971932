"""DOCX (and DOCM, whose macros are never touched): paragraphs, lists, tables, footnotes and contents as blocks."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from corpus.block import Anomaly, Block, Source
from corpus.errors import ReadingError
from corpus.sources.docx_inline import Inline, Progress, ends_page, has_rendered_breaks, inline, merges
from corpus.sources.docx_numbering import Numbering
from corpus.sources.docx_package import Element, Package, unpack
from corpus.sources.docx_styles import Styles, attribute, child, is_on, local, number, value
from corpus.sources.kinds import load
from corpus.sources.limits import DEFAULTS, Limits
from corpus.sources.paragraph import Look, Run, block, contents_entry
from corpus.sources.table import Cell, flatten

_MOST_COLUMNS = 1000
"""A row that is wider was made to fill the memory: its cells span no more."""


def read(path: Path, limits: Limits = DEFAULTS) -> Source:
    """The document as blocks. ReadingError where it is damaged, locked or made to do harm."""
    data = load(path, limits)
    found, progress = _read(data, path.name, limits)
    anomalies: tuple[Anomaly, ...] = ()
    if progress.inserted or progress.deleted:
        counts = (("inserted", progress.inserted), ("deleted", progress.deleted))
        anomalies = (Anomaly("sources.tracked_changes", counts),)
    return Source(path.name, hashlib.sha256(data).hexdigest(), progress.page, found, anomalies)


def blocks(source: Path | bytes, limits: Limits = DEFAULTS) -> tuple[Block, ...]:
    """The blocks of a document. Takes the bytes, or the file."""
    data, name = (load(source, limits), source.name) if isinstance(source, Path) else (source, "DOCX")
    return _read(data, name, limits)[0]


def _read(data: bytes, name: str, limits: Limits) -> tuple[tuple[Block, ...], Progress]:
    package = unpack(data, name, limits)
    body = child(package.document, "body")
    if body is None:
        raise ReadingError("sources.damaged", name)
    reader = _Reader(package)
    try:
        return tuple(reader.blocks(body)), reader.progress
    except RecursionError as error:
        # tables in tables in tables: no document that people write
        raise ReadingError("sources.damaged", name) from error


class _Reader:
    """Goes through the body in order; numbers, pages and notes are counted on the way."""

    def __init__(self, package: Package) -> None:
        self.styles = Styles(package.styles)
        self.numbering = Numbering(package.numbering, self.styles)
        self.progress = Progress(rendered=has_rendered_breaks(package.document))
        self.notes = {"footnoteReference": _notes(package.footnotes), "endnoteReference": _notes(package.endnotes)}
        self.flow = 0
        self.carried: list[Run] = []

    def blocks(self, parent: Element) -> list[Block]:
        """The blocks of the body, a cell, a text box or a note."""
        found: list[Block] = []
        for element in parent:
            kind = local(element)
            if kind == "p":
                found += self._paragraph(element)
            elif kind == "tbl":
                found += self._table(element)
            elif kind in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"):
                found += self.blocks(element)
            elif kind == "AlternateContent":
                found += self.blocks(next((e for e in element if local(e) == "Choice"), element))
        return found

    def _paragraph(self, paragraph: Element) -> list[Block]:
        properties = child(paragraph, "pPr")
        style = self.styles.style_of(properties)
        if is_on(self.styles.property(properties, style, "pageBreakBefore")):
            self.progress.typed_break()
        held = inline(paragraph, style, self.styles, self.progress)
        held.runs[:0] = self.carried
        self.carried = []
        if merges(properties):
            self.carried = held.runs
            return []
        found = self._block(held, properties, style)
        if ends_page(properties):
            self.progress.typed_break()
        for box in held.boxes:
            found += self.blocks(box)
        return found

    def _block(self, held: Inline, properties: Element | None, style: str) -> list[Block]:
        marker = self.numbering.marker(properties, style)
        if not any(r.text.strip() for r in held.runs):
            return []
        depth = self.styles.contents_level(style)
        if depth is not None or held.contents:
            return [contents_entry(held.runs, depth or 1, page=held.page, flow=self.flow)]
        own, inherited = child(properties, "ind"), self.styles.property(None, style, "ind")
        indent, hanging = self.styles.indent(own, marker.indent if marker else None, inherited)
        look = Look(
            centred=attribute(self.styles.property(properties, style, "jc"), "val") == "center",
            indent=indent,
            hanging=hanging,
            level=self.styles.level(properties, style),
            marker=marker.text if marker else "",
            glued=marker.glued if marker else False,
        )
        made = block(held.runs, look, page=held.page, flow=self.flow)
        return [made, *(note for call in held.calls if (note := self._note(*call, page=held.page)) is not None)]

    def _note(self, kind: str, name: str, marker: str, page: int) -> Block | None:
        element = self.notes[kind].get(name)
        if element is None:
            return None
        runs: list[Run] = []
        for paragraph in element.iter():
            if local(paragraph) == "p":
                style = self.styles.style_of(child(paragraph, "pPr"))
                # a note counts nothing of its own: neither pages nor notes
                held = inline(paragraph, style, self.styles, Progress(rendered=True))
                runs += [*([Run("\n")] if runs else []), *held.runs]
        return replace(block(runs, kind="footnote", page=page, flow=self.flow), marker=marker)

    def _table(self, table: Element) -> list[Block]:
        page, flow = self.progress.page, self.flow
        rows = [self._row(e) for e in _children(table, "tr")]
        found = flatten(rows, page, flow)
        self.flow = max([self.flow, *(b.flow + 1 for b in found if b.flow > flow)])
        return found

    def _row(self, row: Element) -> list[Cell]:
        cells = [Cell() for _ in range(number(value(child(row, "trPr"), "gridBefore")) % 64)]
        for element in _children(row, "tc"):
            properties = child(element, "tcPr")
            merge = child(properties, "vMerge")
            covered = merge is not None and attribute(merge, "val") != "restart"
            cells.append(Cell([] if covered else self.blocks(element)))
            span = min(max(number(value(properties, "gridSpan"), 1), 1), 64)
            cells += [Cell() for _ in range(min(span - 1, _MOST_COLUMNS - len(cells)))]
        return cells


def _children(parent: Element, kind: str) -> list[Element]:
    """Children of a kind, also those inside content controls and tracked insertions; not those that were deleted."""
    found: list[Element] = []
    for element in parent:
        if local(element) == kind:
            found.append(element)
        elif local(element) in ("sdt", "sdtContent", "customXml", "ins", "moveTo"):
            found += _children(element, kind)
    return found


def _notes(root: Element | None) -> dict[str, Element]:
    """Id -> note; the lines that part notes from the text are no notes."""
    elements = () if root is None else root
    return {attribute(e, "id"): e for e in elements if attribute(e, "type") in ("", "normal")}
