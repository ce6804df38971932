"""The same texts as a DOCX, an HTML page and plain text."""

from __future__ import annotations

import re
import zipfile
from datetime import UTC, datetime
from html import escape
from io import BytesIO
from pathlib import Path
from textwrap import wrap

import docx
from docx.document import Document
from docx.shared import Pt

from samples.source import Block, Text


def write_docx(text: Text, path: Path) -> None:
    """Headings as heading styles, points as indented paragraphs, tables as tables; the same bytes each time."""
    document: Document = docx.Document()
    core = document.core_properties
    core.author, core.title = "", text.title
    core.created = core.modified = datetime(2022, 1, 1, tzinfo=UTC)
    for block in text.blocks:
        _docx(document, block)
    made = BytesIO()
    document.save(made)
    _still(made, path)


def _docx(document: Document, block: Block) -> None:
    line = " ".join(filter(None, (block.label, block.text)))
    line = re.sub(r"\[\^(\w+)\]", r" (\1)", line)
    if block.kind == "title":
        document.add_heading(line, 0)
    elif block.kind == "heading":
        document.add_heading(line, block.level)
    elif block.kind == "article":
        document.add_paragraph().add_run(line).bold = True
    elif block.kind == "item":
        document.add_paragraph(line).paragraph_format.left_indent = Pt(18 * block.level)
    elif block.kind == "footnote":
        document.add_paragraph().add_run(f"({block.label}) {block.text}").font.size = Pt(8)
    elif block.kind == "table":
        if block.text:
            document.add_paragraph(block.text)
        table = document.add_table(len(block.rows), len(block.rows[0]), "Table Grid")
        for i, row in enumerate(block.rows):
            for j, cell in enumerate(row):
                table.cell(i, j).text = cell
    else:
        document.add_paragraph(line)


def _still(made: BytesIO, path: Path) -> None:
    """Write the archive again with fixed times, so that two runs give the same bytes."""
    with zipfile.ZipFile(made) as before, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            after.writestr(zipfile.ZipInfo(name, (2022, 1, 1, 0, 0, 0)), before.read(name), zipfile.ZIP_DEFLATED)


def write_html(text: Text, path: Path) -> None:
    """A page with a navigation bar and a footer around the text, as an institution's website has it."""
    lines = [_html(b) for b in text.blocks]
    name = escape(text.meta["name"])
    path.write_text(
        f'<!DOCTYPE html>\n<html lang="{text.language}">\n<head><meta charset="utf-8">'
        f"<title>{escape(text.title)}</title>\n"
        f"<style>body {{ font-family: serif }}</style><script>var menu = 1;</script></head>\n<body>\n"
        f"<nav><a href='#'>{name}</a> | <a href='#'>FR</a> | <a href='#'>NL</a></nav>\n<main>\n"
        + "\n".join(lines)
        + f"\n</main>\n<footer>© {name}</footer>\n</body>\n</html>\n",
        encoding="utf-8",
    )


def _html(block: Block) -> str:
    line = escape(" ".join(filter(None, (block.label, block.text))), quote=False)
    line = re.sub(r"\[\^(\w+)\]", r'<sup><a href="#note\1">\1</a></sup>', line)
    line = re.sub(r"(?<=\d)(er|re)\b|(?<=\bI)(er)\b", lambda m: f"<sup>{m[0]}</sup>", line)
    if block.kind == "title":
        return f"<h1>{line}</h1>"
    if block.kind == "heading":
        return f"<h{block.level + 1}>{line}</h{block.level + 1}>"
    if block.kind == "article":
        return f"<p><strong>{line}</strong></p>"
    if block.kind == "item":
        return f'<p style="margin-left: {block.level}em">{line}</p>'
    if block.kind == "footnote":
        return f'<p class="footnote" id="note{block.label}">{block.label} {escape(block.text, quote=False)}</p>'
    if block.kind == "table":
        return _table(block)
    return f"<p>{line}</p>"


def _table(block: Block) -> str:
    rows = []
    for i, row in enumerate(block.rows):
        tag = "th" if block.header and i == 0 else "td"
        rows.append("<tr>" + "".join(f"<{tag}>{escape(c, quote=False)}</{tag}>" for c in row) + "</tr>")
    caption = f"<caption>{escape(block.text, quote=False)}</caption>" if block.text else ""
    return f"<table>{caption}\n" + "\n".join(rows) + "\n</table>"


def write_text(text: Text, path: Path) -> None:
    """Plain text of 78 columns, paragraphs parted by empty lines."""
    paragraphs = []
    for block in text.blocks:
        line = " ".join(filter(None, (block.label, block.text)))
        line = re.sub(r"\[\^(\w+)\]", r" (\1)", line)
        indent = "   " * (block.level if block.kind == "item" else 0)
        paragraphs.append("\n".join(wrap(line, 78, initial_indent=indent, subsequent_indent=indent)))
        paragraphs.extend("  ".join(row) for row in block.rows)
    path.write_text("\n\n".join(p for p in paragraphs if p) + "\n", encoding="utf-8")
