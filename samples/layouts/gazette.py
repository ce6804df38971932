"""The official gazette: both languages side by side with a rule between, or one language in two columns."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from samples.layouts.compose import Sheet, compose, footnotes, paragraph
from samples.layouts.fonts import width
from samples.layouts.setting import Line, Type, paint, words
from samples.layouts.strips import Column, Strip, draw, fill
from samples.source import Text

WIDE, HIGH = A4
EDGE, TOP, FOOT = 51.0, 70.0, 48.0
GUTTER = 18.0
ROOM = (WIDE - 2 * EDGE - GUTTER) / 2
DEEP = HIGH - TOP - FOOT


def sheet(family: str, size: float, run_in: bool) -> Sheet:
    """Justified, hyphenated, headings centred."""
    body = Type(family, size, size * 1.19)
    bold = Type(family, size, size * 1.19, bold=True)
    italic = Type(family, size, size * 1.19, italic=True)
    return Sheet(
        ROOM, body, (bold, italic, italic), heading_align="centre", article=bold if run_in else body, run_in=run_in,
        align="justify", cut=True, gap=2.6, first=9.0 if run_in else 0.0, item=10, hang=13,
        note=Type(family, size * 0.84, size), title=Type(family, size + 1, (size + 1) * 1.2, bold=True),
    )  # fmt: skip


def side_by_side(pairs: Sequence[tuple[Text, Text]], path: Path, head: str) -> None:
    """Write pairs (Dutch, French) in two columns; a pair begins below the longer column of the one before."""
    style = sheet("serif", 9.2, run_in=False)
    canvas = Canvas(str(path), pagesize=A4, invariant=1, pageCompression=1)
    canvas.setTitle(head)
    number, down = 1, 0.0
    _head(canvas, number, head)
    for pair in pairs:
        rest = [compose(text.blocks, style) for text in pair]
        notes = [footnotes(text.blocks, style) for text in pair]
        while any(rest):
            if DEEP - down < 160:
                canvas.showPage()
                number, down = number + 1, 0.0
                _head(canvas, number, head)
            filled = [fill(r, DEEP - down, n) if r else (Column(), []) for r, n in zip(rest, notes, strict=True)]
            rest = [left for _, left in filled]
            used = DEEP - down if any(rest) else max(c.used for c, _ in filled)
            foot = max(sum(n.height for n in c.notes) + 16 if c.notes else 0.0 for c, _ in filled)
            _columns(canvas, [c for c, _ in filled], down, DEEP - down if any(rest) else used + foot)
            down = DEEP if any(rest) else down + used + foot + 26
    canvas.showPage()
    canvas.save()


def _columns(canvas: Canvas, columns: Sequence[Column], down: float, height: float) -> None:
    top = HIGH - TOP - down
    for i, column in enumerate(columns):
        draw(canvas, column, EDGE + i * (ROOM + GUTTER), top, height)
    canvas.setLineWidth(0.6)
    canvas.line(WIDE / 2, top, WIDE / 2, top - height)


def _head(canvas: Canvas, number: int, head: str) -> None:
    type = Type("serif", 9, 11, bold=True)
    y = HIGH - 46
    for text, x in ((str(number), EDGE), (head, (WIDE - width(head, type.name, type.size)) / 2)):
        paint(canvas, Line(tuple(words(text, type)), 0.0, last=True), x, y)
    canvas.setLineWidth(0.8)
    canvas.line(EDGE, y - 7, WIDE - EDGE, y - 7)


def two_columns(text: Text, path: Path, head: str, size: float = 7.8, family: str = "serif") -> None:
    """Write one text in one language: title over the full width, then down column one and down column two."""
    style = sheet(family, size, run_in=True)
    canvas = Canvas(str(path), pagesize=A4, invariant=1, pageCompression=1)
    canvas.setTitle(text.title)
    rest = compose(tuple(b for b in text.blocks if b.kind != "title"), style)
    notes = footnotes(text.blocks, style)
    number, down = 1, 0.0
    while rest:
        _head(canvas, number, head)
        if number == 1:
            down = _full_width(canvas, text)
        left, rest = fill(rest, DEEP - down, notes)
        if rest:
            right, rest = fill(rest, DEEP - down, notes)
        else:
            right = Column()
        _columns(canvas, [left, right], down, DEEP - down)
        canvas.showPage()
        number, down = number + 1, 0.0
    canvas.save()


def _full_width(canvas: Canvas, text: Text) -> float:
    """Draw the title over both columns; how far down the columns then begin."""
    type = Type("serif", 12, 15, bold=True)
    wide = Sheet(WIDE - 2 * EDGE, type, (type,))
    y = HIGH - TOP
    strips: list[Strip] = []
    for block in (b for b in text.blocks if b.kind == "title"):
        strips += paragraph(words(block.text, type), wide, align="centre")
    for strip in strips:
        strip.paint(canvas, EDGE, y)
        y -= strip.height
    return float(HIGH - TOP - y + 12)
