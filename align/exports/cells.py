"""What a table is made of: columns, cells, and the page of a file that a cell leads to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal
from urllib.parse import quote

from corpus.exports.characters import xml_text
from corpus.model import Document

Kind = Literal["text", "number", "percent", "date", "link"]
Tone = Literal["", "same", "minor", "major", "gap"]
"""How a cell is coloured. Colour never stands alone: the text of the cell says the same in words."""
Value = str | int | float | date | None
WIDTHS: dict[Kind, int] = {"text": 40, "number": 10, "percent": 10, "date": 12, "link": 12}


@dataclass(frozen=True, slots=True)
class Target:
    """A page of a source file, from 1; `page` None is the file."""

    file: str
    page: int | None = None

    @property
    def address(self) -> str:
        """A relative address, percent-encoded: "contract.pdf#page=12". A file name can't make it leave the folder."""
        name = quote(xml_text(self.file).replace("\\", "/").rsplit("/", 1)[-1], safe="")
        return name if self.page is None else f"{name}#page={self.page}"


@dataclass(frozen=True, slots=True)
class Cell:
    """A value; what it leads to; the language of quoted words ("" where it is that of the table); its colour."""

    value: Value = ""
    target: Target | None = None
    language: str = ""
    tone: Tone = ""

    @property
    def text(self) -> str:
        """The value as words: ISO dates, plain numbers, "" for nothing; without characters that XML forbids."""
        if self.value is None:
            return ""
        return self.value.isoformat() if isinstance(self.value, date) else xml_text(str(self.value))


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `key` names it in JSON, `title` to the reader; `width` in characters, 0: the usual one of its kind.

    A "percent" is a number from 0 to 1, shown as 98 %. A cell of any kind becomes a link if it has a target; in CSV
    only a column of kind "link" gives the address, in place of the text.
    """

    key: str
    title: str
    width: int = 0
    kind: Kind = "text"

    @property
    def wide(self) -> int:
        """Its width in characters."""
        return self.width or WIDTHS[self.kind]


Row = tuple[Cell | Value, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its rows and what a reader should know about it (`notes`, sentences).

    A row holds one cell or bare value for each column; ValueError where one doesn't.
    """

    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...] = ()
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for number, row in enumerate(self.rows):
            if len(row) != len(self.columns):
                raise ValueError(f"row {number} of {self.title!r}: {len(row)} cells for {len(self.columns)} columns")

    def cells(self) -> tuple[tuple[Cell, ...], ...]:
        """The rows with every bare value made a cell."""
        return tuple(tuple(as_cell(value) for value in row) for row in self.rows)


def as_cell(value: Cell | Value) -> Cell:
    """A bare value as a cell; a cell stays what it is."""
    return value if isinstance(value, Cell) else Cell(value)


def shown(cell: Cell, column: Column) -> str:
    """The text of a cell where there are no number formats: "98 %"; ISO dates."""
    number = isinstance(cell.value, (int, float)) and not isinstance(cell.value, bool)
    return f"{round(100 * float(cell.text))} %" if column.kind == "percent" and number else cell.text


def page_cell(document: Document, page: int | None) -> Cell:
    """The number of a page of a document's file, leading there; an empty cell where there is no page."""
    return Cell("") if page is None else Cell(page, Target(document.source, page))
