"""A sheet: a table of texts, numbers and days as CSV or as a spreadsheet, safe and the same bytes each time."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from corpus import provenance
from corpus.exports.characters import xml_text
from extract.schedule.workbook import MADE, MOST

FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
"""What a spreadsheet takes for the start of a formula, also full-width, also after blanks (OWASP, CSV injection)."""
SEPARATORS = ";\t"
"""A spreadsheet set to French or Dutch parts a comma-separated line at these instead, even inside of quotes."""
Cell = str | int | float | date | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A title, the heads of the columns, and rows of as many cells."""

    title: str
    heads: Sequence[str]
    rows: Sequence[Sequence[Cell]]

    def as_csv(self) -> bytes:
        """Comma-separated (RFC 4180), every cell in quotes, UTF-8 with the mark that spreadsheets need to see it."""
        table = io.StringIO(newline="")
        writer = csv.writer(table, quoting=csv.QUOTE_ALL)
        writer.writerow(self.heads)
        writer.writerows([_text(cell) for cell in row] for row in self.rows)
        return ("\ufeff" + table.getvalue()).encode()

    def as_xlsx(self) -> bytes:
        """One worksheet with real numbers and days; a text is never a formula or a link."""
        data = io.BytesIO()
        book = Workbook(data, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
        book.set_properties({"created": MADE, "title": self.title, "comments": provenance.made_by()})
        sheet = book.add_worksheet(self.title)
        sheet.write_row(0, 0, self.heads, book.add_format({"bold": True}))
        sheet.freeze_panes(1, 0)
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for y, row in enumerate(self.rows, 1):
            for x, cell in enumerate(row):
                if isinstance(cell, date):
                    sheet.write_datetime(y, x, datetime.combine(cell, time()), day)
                else:
                    _write(sheet, y, x, cell)
        sheet.set_column(0, len(self.heads) - 1, 20)
        sheet.autofilter(0, 0, len(self.rows), len(self.heads) - 1)
        book.close()
        return data.getvalue()

    def file(self, path: Path) -> bytes:
        """What a file of this name holds: an .xlsx, or with any other ending a CSV."""
        return self.as_xlsx() if path.suffix.lower() == ".xlsx" else self.as_csv()


def harmless(cell: str) -> str:
    """The cell, led by an apostrophe wherever a spreadsheet could begin a formula: at its start, after a separator."""
    for sign in SEPARATORS:
        cell = sign.join(_led(part) if i else part for i, part in enumerate(cell.split(sign)))
    return _led(cell)


def _led(part: str) -> str:
    dangerous = part.startswith(FORMULA) or part.lstrip(' "\u00a0').startswith(FORMULA)
    return "'" + part if dangerous else part


def _text(cell: Cell) -> str:
    if isinstance(cell, str):
        return harmless(xml_text(cell))
    return cell.isoformat() if isinstance(cell, date) else "" if cell is None else str(cell)


def _write(sheet: Worksheet, y: int, x: int, cell: str | int | float | None) -> None:
    if isinstance(cell, str) and cell:
        sheet.write_string(y, x, harmless(xml_text(cell))[:MOST])
    elif isinstance(cell, int | float):
        sheet.write_number(y, x, cell)
