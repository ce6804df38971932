"""Composing: blocks of a text become strips of a column, after a style sheet."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from samples.layouts.setting import Line, Type, Word, lines, paint, words
from samples.layouts.strips import Paint, Strip
from samples.source import Block


@dataclass(frozen=True, slots=True)
class Sheet:
    """A style sheet. `body` is the type of running text, `headings` those of levels 1, 2, ...; `room` in points."""

    room: float
    body: Type
    headings: tuple[Type, ...]
    heading_align: str = "left"
    article: Type | None = None
    run_in: bool = False
    """The article's label stands on the line of its first paragraph."""
    align: str = "left"
    cut: bool = False
    """Hyphenate."""
    gap: float = 4.0
    first: float = 0.0
    """Indent of a paragraph's first line."""
    item: float = 14.0
    """Indent of each level of points."""
    hang: float = 18.0
    rules: bool = True
    """Ruled tables."""
    note: Type = field(default_factory=lambda: Type(size=7.5, leading=9))
    title: Type = field(default_factory=lambda: Type(size=12, leading=15, bold=True))


def paragraph(
    text: list[Word], sheet: Sheet, first: float = 0.0, hanging: float = 0.0, align: str = "", before: float = 0.0
) -> list[Strip]:
    """Strips of one paragraph. Its first two lines stay together."""
    leading = max(r.type.leading for w in text for r in w) if text else sheet.body.leading
    set_lines = lines(text, sheet.room, first, hanging, sheet.cut and align != "centre")
    strips = [Strip(leading, _painter(line, leading, align or sheet.align), notes=line.notes) for line in set_lines]
    strips[0] = replace(strips[0], before=before, keep=len(strips) > 1)
    return strips


def _painter(line: Line, leading: float, align: str) -> Paint:
    def draw(canvas: Canvas, x: float, y: float) -> None:
        paint(canvas, line, x, y - leading * 0.78, align)

    return draw


def footnotes(blocks: tuple[Block, ...], sheet: Sheet) -> dict[str, list[Strip]]:
    """Marker -> strips of the note, for the foot of the column."""
    small = replace(sheet, body=sheet.note)
    return {
        b.label: paragraph(words(f"[^{b.label}] {b.text}", sheet.note), small) for b in blocks if b.kind == "footnote"
    }


def compose(blocks: tuple[Block, ...], sheet: Sheet) -> list[Strip]:
    """All strips of a text, footnotes apart."""
    strips: list[Strip] = []
    label: list[Word] = []
    shown = [b for b in blocks if b.kind != "footnote"]
    for block, after in zip(shown, [*shown[1:], None], strict=True):
        if block.kind == "article" and sheet.run_in and after is not None and after.kind in ("para", "sub"):
            label = words(" ".join(filter(None, (block.label, block.text))), sheet.article or sheet.body)
            continue
        strips += _block(block, sheet, label)
        label = []
    return strips


def _block(block: Block, sheet: Sheet, label: list[Word]) -> list[Strip]:
    if not label:
        return _MAKERS[block.kind](block, sheet)
    text = [*label, *words(" ".join(filter(None, (block.label, block.text))), sheet.body)]
    return paragraph(text, sheet, sheet.first, before=sheet.gap * 1.6)


def _heading(block: Block, sheet: Sheet) -> list[Strip]:
    type = sheet.headings[min(block.level, len(sheet.headings)) - 1]
    text = " ".join(filter(None, (block.label, block.text)))
    strips = paragraph(words(text, type), sheet, align=sheet.heading_align, before=type.size * 1.1)
    strips = [replace(s, keep=True) for s in strips]
    strips[0] = replace(strips[0], entry=(block.level, text))
    return strips


def _article(block: Block, sheet: Sheet) -> list[Strip]:
    text = " ".join(filter(None, (block.label, block.text)))
    return [replace(s, keep=True) for s in paragraph(words(text, sheet.article or sheet.body), sheet, before=7)]


def _para(block: Block, sheet: Sheet) -> list[Strip]:
    return paragraph(words(block.text, sheet.body), sheet, sheet.first, before=sheet.gap)


def _sub(block: Block, sheet: Sheet) -> list[Strip]:
    return paragraph(words(f"{block.label} {block.text}", sheet.body), sheet, sheet.first, before=sheet.gap)


def _inner(block: Block, sheet: Sheet) -> list[Strip]:
    text = words(f"{block.label} {block.text}", replace(sheet.body, italic=True))
    return [replace(s, keep=True) for s in paragraph(text, sheet, before=sheet.gap)]


def _item(block: Block, sheet: Sheet) -> list[Strip]:
    indent = sheet.item * (block.level - 1)
    marker = words(block.label, sheet.body)
    wide = sum(r.width for r in marker[0])
    gap = max(sheet.hang - wide, 3.0)
    body = replace(sheet, room=sheet.room - indent - wide - gap)
    strips = paragraph(words(block.text, sheet.body), body, before=sheet.gap / 2)
    label = Line(tuple(marker), wide, last=True)
    leading = sheet.body.leading

    def shifted(inner: Paint, first: bool) -> Paint:
        def draw(canvas: Canvas, x: float, y: float) -> None:
            if first:
                paint(canvas, label, x + indent, y - leading * 0.78)
            inner(canvas, x + indent + wide + gap, y)

        return draw

    return [replace(s, paint=shifted(s.paint, i == 0)) for i, s in enumerate(strips)]


def _title(block: Block, sheet: Sheet) -> list[Strip]:
    return paragraph(words(block.text, sheet.title), sheet, align="centre", before=8)


def _table(block: Block, sheet: Sheet) -> list[Strip]:
    caption = [replace(s, keep=True) for s in paragraph(words(block.text, replace(sheet.body, italic=True)), sheet,
               before=sheet.gap)] if block.text else []  # fmt: skip
    widths = _widths(block.rows, sheet)
    rows = [_row(r, widths, sheet, block.header and i == 0) for i, r in enumerate(block.rows)]
    if block.header:
        rows = [replace(rows[0], keep=True), *(replace(r, header=rows[0]) for r in rows[1:])]
    rows[0] = replace(rows[0], before=4)
    return [*caption, *rows, Strip(4)]


def _widths(rows: tuple[tuple[str, ...], ...], sheet: Sheet) -> list[float]:
    """Widths of the columns: by their longest cell, none below a fifth of an even share."""
    longest = [max(len(r[i]) for r in rows if i < len(r)) ** 0.7 + 2 for i in range(len(rows[0]))]
    return [sheet.room * n / sum(longest) for n in longest]


def _row(cells: tuple[str, ...], widths: list[float], sheet: Sheet, header: bool) -> Strip:
    type = replace(sheet.body, size=sheet.body.size * 0.92, leading=sheet.body.leading * 0.94, bold=header)
    pad = 3.0
    broken = [lines(words(c, type), w - 2 * pad) for c, w in zip(cells, widths, strict=True)]
    height = max(len(b) for b in broken) * type.leading + 2 * pad

    def draw(canvas: Canvas, x: float, y: float) -> None:
        for cell, wide in zip(broken, widths, strict=True):
            if sheet.rules:
                canvas.setLineWidth(0.6)
                canvas.setFillColor(HexColor("#e6ebf2" if header else "#ffffff"))
                canvas.rect(x, y - height, wide, height, fill=1)
            for i, line in enumerate(cell):
                paint(canvas, line, x + pad, y - pad - type.leading * (i + 0.78))
            x += wide

    return Strip(height, draw)


_MAKERS: Mapping[str, Callable[[Block, Sheet], list[Strip]]] = {
    "title": _title, "preamble": _para, "heading": _heading, "article": _article, "para": _para, "sub": _sub,
    "inner": _inner, "item": _item, "table": _table, "signature": _para,
}  # fmt: skip
