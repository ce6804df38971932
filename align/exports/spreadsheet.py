"""Tables as a workbook: a sheet for each, and one for the notes; made to be sorted, filtered and printed."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from xlsxwriter import Workbook

from align.exports.cells import Cell, Column, Table, Target
from corpus import provenance
from corpus.exports.characters import xml_text
from corpus.messages import Tongue, say
from extract.schedule.rows import DANGEROUS
from extract.schedule.workbook import MADE, MOST

NAME = 31
"""Characters of the name of a sheet."""
ADDRESS = 2000
"""Characters of an address that a spreadsheet still takes."""
LINKS = 65_000
"""Links that a sheet may hold; the cells after them keep their text alone."""
TONES = {"": "", "same": "#E3F1E6", "minor": "#FFF3CD", "major": "#F9D6D2", "gap": "#E2E5EA"}
LETTERS = 1.1
"""Letters of running text that stand in the width of a digit, by which columns are measured."""
LINE, TALLEST = 15, 405
"""Points of a line of text, and of the tallest row that spreadsheets allow."""
PAPER = 9
"""A4, in the numbering of spreadsheets."""


def as_workbook(tables: Sequence[Table], tongue: Tongue) -> bytes:
    """The bytes of an .xlsx file. Text is never a formula nor a link of its own accord; only targets are links."""
    data = io.BytesIO()
    book = Workbook(data, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    title = xml_text(tables[0].title) if tables else ""
    book.set_properties({"created": MADE, "title": title, "comments": provenance.made_by()})
    looks, names = _Looks(book), set[str]()
    for table in tables:
        _sheet(book.add_worksheet(_name(table.title, names)), table, looks)
    if any(table.notes for table in tables):
        _notes(book.add_worksheet(_name(say("comparison.notes", tongue), names)), tables, looks)
    book.close()
    return data.getvalue()


class _Looks:
    """The formats of a workbook, each made once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, object], ...], Any] = {}

    def of(self, **looks: object) -> Any:
        key = tuple(sorted(looks.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(
                {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#B8BEC8", **looks}
            )
        return self._made[key]

    def cell(self, cell: Cell, column: Column) -> Any:
        looks: dict[str, object] = {}
        if cell.tone:
            looks["bg_color"] = TONES[cell.tone]
        if cell.target is not None:
            looks |= {"font_color": "#0B4A8F", "underline": 1}
        if isinstance(cell.value, date):
            looks["num_format"] = "yyyy-mm-dd"
        elif isinstance(cell.value, (int, float)):
            looks |= {"num_format": "0 %"} if column.kind == "percent" else {}
        elif cell.text.startswith(DANGEROUS):
            looks["quote_prefix"] = True  # it stays text when somebody edits the cell, and its characters are its own
        return self.of(**looks)


def _name(title: str, taken: set[str]) -> str:
    """A title as the name of a sheet, which spreadsheets restrict: other characters, length, no two alike."""
    plain = " ".join(re.sub(r"[\[\]:*?/\\]", " ", xml_text(title)).split())
    name, n = _short(plain, NAME).strip("' ") or "-", 1
    while name.casefold() in taken:
        n += 1
        stem = _short(plain, NAME - len(str(n)) - 1).strip("' ") or "-"
        name = f"{stem} {n}"
    taken.add(name.casefold())
    return name


def _short(text: str, most: int) -> str:
    """The beginning of a text in at most so many units of UTF-16, in which spreadsheets count."""
    return text.encode("utf-16-le")[: 2 * most].decode("utf-16-le", errors="ignore")


def _sheet(sheet: Any, table: Table, looks: _Looks) -> None:
    _print_settings(sheet, table)
    for at, column in enumerate(table.columns):
        sheet.set_column(at, at, column.wide)
        sheet.write_string(0, at, xml_text(column.title), looks.of(bold=True, bg_color="#DCE3EC"))
    sheet.set_row(0, _height([Cell(column.title) for column in table.columns], table.columns))
    links = 0
    for down, row in enumerate(table.cells(), start=1):
        sheet.set_row(down, _height(row, table.columns))
        for at, (cell, column) in enumerate(zip(row, table.columns, strict=True)):
            links += cell.target is not None
            _write(sheet, (down, at), cell if links <= LINKS else Cell(cell.value), looks.cell(cell, column))
    last = (len(table.rows), max(len(table.columns) - 1, 0))
    sheet.autofilter(0, 0, *last)
    # "16" is the number of an article, and a text: without this, each carries a green warning.
    sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{last[0] + 1}"})


def _height(row: Sequence[Cell], columns: Sequence[Column]) -> int:
    """Points that the wrapped text of a row needs; not every spreadsheet works it out when it opens a file."""
    texts = (
        (cell.text[:MOST].splitlines() or [""], round(LETTERS * column.wide))
        for cell, column in zip(row, columns, strict=True)
    )
    lines = max((sum(1 + max(len(line) - 1, 0) // wide for line in text) for text, wide in texts), default=1)
    return min(LINE * lines, TALLEST)


def _print_settings(sheet: Any, table: Table) -> None:
    """Landscape A4, all columns on one page, the heads on each page; the header stays in sight on the screen too."""
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.set_paper(PAPER)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_header("&L" + _short(xml_text(table.title), 100).replace("&", "&&"))
    sheet.set_footer("&R&P / &N")


def _write(sheet: Any, at: tuple[int, int], cell: Cell, look: Any) -> None:
    if cell.target is not None and len(cell.target.address) <= ADDRESS:
        sheet.write_url(*at, _link(cell.target), look, _short(cell.text, MOST))
    elif isinstance(cell.value, date):
        sheet.write_datetime(*at, datetime.combine(cell.value, time()), look)
    elif isinstance(cell.value, (int, float)):
        sheet.write_number(*at, cell.value, look)
    elif cell.text:
        sheet.write_string(*at, _short(cell.text, MOST), look)
    else:
        sheet.write_blank(*at, None, look)


def _link(target: Target) -> str:
    """As xlsxwriter wants it: relative to the workbook, a page behind "#"."""
    return "external:./" + target.address


def _notes(sheet: Any, tables: Sequence[Table], looks: _Looks) -> None:
    sheet.set_column(0, 0, 110)
    sheet.set_landscape()
    sheet.set_paper(PAPER)
    lines = [(text, text == table.title) for table in tables for text in (table.title, *table.notes)]
    for down, (text, heads) in enumerate(lines):
        sheet.write_string(down, 0, _short(xml_text(text), MOST), looks.of(bold=True) if heads else looks.of())
