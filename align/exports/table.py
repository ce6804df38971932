"""A table as a file: XLSX, DOCX, HTML, Markdown, CSV or JSON.

    columns = (Column("article", "Article", 10), Column("words", "Mots"), Column("page", "Page", kind="link"))
    row = ("12", Cell("dans les 30 jours", language="fr"), Cell(4, Target("contract.pdf", 4)))
    written(Table("Divergences", columns, (row,), notes=("...",)), "xlsx", "fr")

A cell holds a text, number, date or nothing; words of a contract go in as they are: each format escapes them itself.
The same tables give the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal, get_args

from align.exports.cells import Cell, Column, Kind, Row, Table, Target, Tone, Value, as_cell, page_cell
from align.exports.plain import as_csv, as_json_text, as_markdown
from align.exports.spreadsheet import as_workbook
from align.exports.webpage import as_page
from align.exports.worddocument import as_word
from corpus.messages import Tongue

__all__ = [
    "FORMATS", "Cell", "Column", "Kind", "Row", "Table", "TableFormat", "Target", "Tone", "Value", "as_cell",
    "page_cell", "written",
]  # fmt: skip

TableFormat = Literal["xlsx", "docx", "html", "md", "csv", "json"]
FORMATS: tuple[TableFormat, ...] = get_args(TableFormat)
"""The formats, which are also the endings of file names."""


def written(tables: Table | Sequence[Table], form: TableFormat, tongue: Tongue) -> bytes:
    """One table or several in one file; `tongue` is the language of the titles and of what the format adds."""
    several = (tables,) if isinstance(tables, Table) else tuple(tables)
    ways: dict[TableFormat, Callable[[Sequence[Table], Tongue], bytes]] = {
        "xlsx": as_workbook,
        "docx": as_word,
        "html": as_page,
        "md": as_markdown,
        "csv": as_csv,
        "json": as_json_text,
    }
    return ways[form](several, tongue)
