"""Tables as text: CSV, Markdown, JSON."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from align.exports.cells import Cell, Column, Table, shown
from corpus import provenance
from corpus.exports.characters import xml_text
from corpus.exports.interchange import as_json
from corpus.exports.markdown import escape
from corpus.messages import Tongue
from extract.schedule.rows import safe_cell

Json = dict[str, object]


def as_csv(tables: Sequence[Table], tongue: Tongue) -> bytes:
    """RFC 4180 in UTF-8 with the byte order mark that spreadsheets look for; several tables are led by their titles.

    A number is a bare number, a share too (0.98). No cell is taken for a formula.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    for number, table in enumerate(tables):
        if len(tables) > 1:
            writer.writerows([*([[]] if number else []), [_safe(table.title)]])
        writer.writerow([_safe(column.title) for column in table.columns])
        for row in table.cells():
            writer.writerow([_comma_cell(*pair) for pair in zip(row, table.columns, strict=True)])
    return ("\ufeff" + text.getvalue()).encode("utf-8")


def _comma_cell(cell: Cell, column: Column) -> str:
    if column.kind == "link" and cell.target is not None:
        return _safe(cell.target.address)
    return _safe(cell.text) if isinstance(cell.value, str) else cell.text  # -5 is a number, "-5" may be a formula


def _safe(text: str) -> str:
    return safe_cell(xml_text(text))


def as_markdown(tables: Sequence[Table], tongue: Tongue) -> bytes:
    """Tables as GitHub has them, each under its title, notes below; a line break in a cell becomes <br>."""
    return "\n".join((*map(_markdown, tables), f"<!-- {provenance.made_by()} -->\n")).encode("utf-8")


def _markdown(table: Table) -> str:
    heads = [escape(column.title) for column in table.columns]
    rules = ["---:" if column.kind in ("number", "percent") else "---" for column in table.columns]
    rows = [[_marked(*pair) for pair in zip(row, table.columns, strict=True)] for row in table.cells()]
    lines = ["| " + " | ".join(cells) + " |" for cells in (heads, rules, *rows)]
    notes = "".join(f"\n{escape(note)}\n" for note in table.notes)
    return f"# {escape(table.title)}\n\n" + "\n".join(lines) + "\n" + notes


def _marked(cell: Cell, column: Column) -> str:
    lines = "<br>".join(escape(line) for line in shown(cell, column).splitlines() if line.strip())
    return f"[{lines}]({cell.target.address})" if cell.target is not None and lines else lines


def as_json_text(tables: Sequence[Table], tongue: Tongue) -> bytes:
    """{"tool", "rules", "tables": [{"title", "columns": [{"key", "title", "kind"}], "rows": [{key: value}], "notes"}]}.

    A date is its ISO form, nothing is null; a cell with a target is {"value", "file", "page"}.
    """
    told = provenance.origin() | {"tables": [_record(table) for table in tables]}
    return (as_json(told, indent=1) + "\n").encode("utf-8")


def _record(table: Table) -> Json:
    keys = [column.key for column in table.columns]
    return {
        "title": xml_text(table.title),
        "columns": [{"key": c.key, "title": xml_text(c.title), "kind": c.kind} for c in table.columns],
        "rows": [dict(zip(keys, map(_json_value, row), strict=True)) for row in table.cells()],
        "notes": [xml_text(note) for note in table.notes],
    }


def _json_value(cell: Cell) -> object:
    value = cell.value if cell.value is None or isinstance(cell.value, (int, float)) else cell.text
    if cell.target is None:
        return value
    return {"value": value, "file": cell.target.file, "page": cell.target.page}
