"""The web print: running paragraphs with headings, articles and points inline, page furniture, link boxes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from samples.layouts.compose import Sheet, paragraph
from samples.layouts.fonts import width
from samples.layouts.setting import Line, Type, paint, words
from samples.layouts.strips import Strip, draw, fill
from samples.source import Block, Text

WIDE, HIGH = A4
EDGE, TOP, FOOT = 34.0, 44.0, 44.0
BODY = Type("sans", 12, 19)
SHEET = Sheet(WIDE - 2 * EDGE, BODY, (BODY,), gap=6)


@dataclass(frozen=True, slots=True)
class Site:
    """The furniture of a printed page of a website, and what its link boxes say."""

    date: str
    name: str
    address: str
    laws: dict[str, str]
    """A cited act ("loi du 26 juillet 1996") -> what the website's box says of it, pushed in behind the date."""
    facts: Sequence[str] = ()
    """Lines about the act at the head of the first page."""


def typeset(text: Text, path: Path, site: Site) -> None:
    """Write `text` as a browser prints it."""
    strips: list[Strip] = []
    for line in site.facts:
        strips += paragraph(words(line, BODY), SHEET, before=3)
    for line in running(text, site):
        strips += paragraph(words(line, BODY), SHEET, before=SHEET.gap)
    columns = []
    while strips:
        column, strips = fill(strips, HIGH - TOP - FOOT - 12, {})
        columns.append(column)
    canvas = Canvas(str(path), pagesize=A4, invariant=1, pageCompression=1)
    canvas.setTitle(site.name)
    for i, column in enumerate(columns):
        _furniture(canvas, site, f"{i + 1}/{len(columns)}")
        draw(canvas, column, EDGE, HIGH - TOP - 6, HIGH)
        canvas.showPage()
    canvas.save()


def running(text: Text, site: Site) -> list[str]:
    """The paragraphs as the website runs them together: a new line only after a paragraph that is no list.

    Headings, articles and points follow on the same line; a point is often glued to the semicolon before it.
    """
    found: list[str] = [""]
    for i, block in enumerate(text.blocks):
        piece = _piece(block)
        if block.kind in ("title", "preamble", "signature", "footnote") or (
            block.kind == "para" and _ended(text.blocks[i - 1])
        ):
            found.append("")
        odd = block.num.isdigit() and int(block.num) % 2 == 1
        glued = block.kind == "item" and odd and found[-1].endswith(";")
        found[-1] += piece if glued or not found[-1] else " " + piece
    return [_boxed(line.strip(), site.laws) for line in found if line.strip()]


def _ended(before: Block) -> bool:
    return before.kind in ("para", "item", "sub", "table")


def _piece(block: Block) -> str:
    if block.kind == "heading":
        return f"{block.label} {block.text}"
    if block.kind == "article":
        return block.label.removesuffix(".") if block.label.startswith("Arti") else block.label
    if block.kind == "footnote":
        return f"({block.label}) {block.text}"
    text = re.sub(r"\[\^(\w+)\]", r" (\1)", block.text)
    text = re.sub(r" ;$", ";", text)
    cells = " ".join(" ".join(row) for row in block.rows)
    return " ".join(filter(None, (block.label, text, cells)))


def _boxed(line: str, laws: dict[str, str]) -> str:
    for act, box in laws.items():
        line = line.replace(act, act + box)
    return line


def _furniture(canvas: Canvas, site: Site, count: str) -> None:
    type = Type("sans", 7, 9)
    middle = (WIDE - width(site.name, type.name, type.size)) / 2
    right = WIDE - EDGE - width(count, type.name, type.size)
    top = ((site.date, EDGE - 8), (site.name, middle))
    foot = ((site.address, EDGE - 8), (count, right))
    for text, x, y in (*((t, x, HIGH - 24) for t, x in top), *((t, x, 20) for t, x in foot)):
        paint(canvas, Line(tuple(words(text, type)), 0.0, last=True), x, y)
