"""Tables as one HTML page that needs nothing else, for the screen (light or dark) and for paper."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files

from lxml.etree import _Element as Element

from align.exports.cells import Cell, Column, Table, shown
from corpus.exports.html import as_page as page_text
from corpus.exports.html import blank_page, element
from corpus.messages import Tongue


def as_page(tables: Sequence[Table], tongue: Tongue) -> bytes:
    """A page with the tables under each other, each with its title as caption and its notes below."""
    page, body = styled_page(tables[0].title if tables else "", tongue)
    for table in tables:
        _table(body, table)
    return page_text(page).encode("utf-8")


def styled_page(title: str, tongue: Tongue) -> tuple[Element, Element]:
    """A page with the style of comparisons and nothing in it: the page and its body. It may load and run nothing."""
    page, body = blank_page(title, tongue)
    element(page[0], "style", files(__package__).joinpath("comparison.css").read_text(encoding="utf-8"))
    return page, body


def _table(body: Element, table: Table) -> None:
    element(body, "h1", table.title)
    made = element(body, "table", cls="sheet")
    head = element(element(made, "thead"), "tr")
    for column in table.columns:
        element(head, "th", column.title, scope="col")
    rows = element(made, "tbody")
    for row in table.cells():
        line = element(rows, "tr")
        for cell, column in zip(row, table.columns, strict=True):
            _cell(element(line, "td", **_attributes(cell, column)), cell, column)
    for note in table.notes:
        element(body, "p", note, cls="note")


def _attributes(cell: Cell, column: Column) -> dict[str, str]:
    looks = [f"tone-{cell.tone}" if cell.tone else "", "number" if column.kind in ("number", "percent") else ""]
    named = {"cls": " ".join(filter(None, looks)), "lang": cell.language}
    return {name: value for name, value in named.items() if value}


def _cell(box: Element, cell: Cell, column: Column) -> None:
    if cell.target is not None:
        element(box, "a", shown(cell, column), href=cell.target.address)
    else:
        box.text = shown(cell, column) or None
