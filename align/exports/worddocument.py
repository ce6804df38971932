"""Tables as a DOCX document; and what every DOCX of a comparison shares: a fixed date, A4, one author."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from align.exports.cells import Cell, Column, Table, shown
from corpus import provenance
from corpus.exports.characters import xml_text
from corpus.messages import Tongue

AUTHOR = "Concordance"
MADE = datetime(2000, 1, 1)
"""A fixed date of making, so that two runs give the same bytes."""
SHORT, LONG, MARGIN = Mm(210), Mm(297), Mm(15)
SHADES = {"same": "E3F1E6", "minor": "FFF3CD", "major": "F9D6D2", "gap": "E2E5EA"}


def as_word(tables: Sequence[Table], tongue: Tongue) -> bytes:
    """The tables under each other on landscape A4, each under its title, notes below."""
    document = blank_document(tables[0].title if tables else "", tongue, landscape=True)
    for table in tables:
        document.add_heading(xml_text(table.title), 1)
        _table(document, table)
        for note in table.notes:
            document.add_paragraph(xml_text(note))
    return packed(document)


def blank_document(title: str, language: str, landscape: bool = False) -> Any:
    """An empty A4 document whose words are in `language`."""
    document = docx.Document()
    properties = document.core_properties
    properties.author = properties.last_modified_by = AUTHOR
    properties.title, properties.comments = xml_text(title)[:255], provenance.made_by()
    properties.created = properties.modified = MADE
    section = document.sections[0]
    section.page_width, section.page_height = (LONG, SHORT) if landscape else (SHORT, LONG)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN
    for mark in document.styles.element.iter(qn("w:lang")):
        mark.set(qn("w:val"), language)
    return document


def packed(document: Any) -> bytes:
    """The bytes of a document; the dates inside the archive are fixed too."""
    loose, fixed = io.BytesIO(), io.BytesIO()
    document.save(loose)
    with zipfile.ZipFile(loose) as source, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            target.writestr(zipfile.ZipInfo(entry.filename), source.read(entry), zipfile.ZIP_DEFLATED)
    return fixed.getvalue()


def _table(document: Any, table: Table) -> None:
    made = document.add_table(rows=1, cols=len(table.columns), style="Table Grid")
    made.autofit = False
    widths = _widths(table.columns)
    for grid, width in zip(made.columns, widths, strict=True):
        grid.width = width
    head = made.rows[0]
    head._tr.get_or_add_trPr().append(_flag("w:tblHeader"))
    for box, column, width in zip(head.cells, table.columns, widths, strict=True):
        box.width = width
        _small(box.paragraphs[0].add_run(xml_text(column.title))).bold = True
    for row in table.cells():
        line = made.add_row()
        line._tr.get_or_add_trPr().append(_flag("w:cantSplit"))
        for box, cell, column, width in zip(line.cells, row, table.columns, widths, strict=True):
            box.width = width
            _cell(box, cell, column)


def _widths(columns: Sequence[Column]) -> list[Any]:
    room, whole = LONG - 2 * MARGIN, sum(column.wide for column in columns)
    return [int(room * column.wide / whole) for column in columns]


def _cell(box: Any, cell: Cell, column: Column) -> None:
    run = _small(box.paragraphs[0].add_run(shown(cell, column)))
    if cell.language:
        language = OxmlElement("w:lang")
        language.set(qn("w:val"), cell.language)
        run._r.get_or_add_rPr().append(language)
    if cell.tone:
        shade = OxmlElement("w:shd")
        for name, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", SHADES[cell.tone])):
            shade.set(qn(name), value)
        box._tc.get_or_add_tcPr().append(shade)
    if cell.target is not None and run.text:
        _linked(box.paragraphs[0], run, cell.target.address)


def _linked(paragraph: Any, run: Any, address: str) -> None:
    """The run, inside a link."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run.underline = True
    paragraph._p.replace(run._r, link)
    link.append(run._r)


def _small(run: Any) -> Any:
    run.font.size = Pt(8)
    return run


def _flag(name: str) -> Any:
    return OxmlElement(name)
