"""The word-processor report: cover, contents with leaders, running head, page n / m, coloured headings, notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from samples.layouts.compose import Sheet, compose, footnotes, paragraph
from samples.layouts.fonts import width
from samples.layouts.setting import Line, Run, Type, lines, paint, words
from samples.layouts.strips import Column, Strip, draw, fill
from samples.source import Text

WIDE, HIGH = A4
LEFT, TOP, FOOT = 72.0, 84.0, 76.0
ROOM = WIDE - 2 * LEFT
CONTENTS = {"fr": "Table des matières", "nl": "Inhoudstafel"}


@dataclass(frozen=True, slots=True)
class Look:
    """What distinguishes one report from another."""

    family: str = "sans"
    size: float = 10.0
    """Of running text, in points."""
    colour: str = "#1f4e79"
    contents: bool = True
    outline: bool = True
    cover: bool = True
    rules: bool = True
    cut: bool = False
    crop: int = 0
    """Number of a page that is printed with crop marks and cut to its crop box; 0 for none."""
    turned: int = 0
    """Number of a page that is stored lying on its side (/Rotate 90); 0 for none."""


def sheet(look: Look) -> Sheet:
    """The style sheet of a report."""
    body = Type(look.family, look.size, look.size * 1.32)
    head = [Type(look.family, s, s * 1.3, bold=True, colour=look.colour) for s in (16, 13.5, 12, 11)]
    return Sheet(
        ROOM, body, tuple(head), article=replace(body, bold=True), gap=5, cut=look.cut, rules=look.rules,
        align="justify" if look.cut else "left", note=Type(look.family, 7.6, 9.4),
        title=Type(look.family, 19, 27),
    )  # fmt: skip


def typeset(texts: Sequence[Text], path: Path, look: Look) -> None:
    """Write `texts`, one after the other, each from a new page, as one PDF."""
    columns: list[Column] = []
    style = sheet(look)
    for text in texts:
        columns += body_pages(text, style, look)
    contents = contents_pages(columns, texts[0], style, 2) if look.contents else []
    front = int(look.cover) + len(contents)
    pages = front + len(columns)
    canvas = Canvas(str(path), pagesize=A4, invariant=1, pageCompression=1)
    canvas.setTitle(texts[0].title)
    if look.cover:
        _cover(canvas, texts[0], style)
    for i, column in enumerate([*contents, *columns]):
        number = int(look.cover) + i + 1
        _page(canvas, column, number, pages, texts[0], look)
        if look.outline and i >= len(contents):
            _outline(canvas, column, number)
        canvas.showPage()
    canvas.save()


def body_pages(text: Text, style: Sheet, look: Look) -> list[Column]:
    """The pages of a text; its title comes first unless the cover holds it."""
    blocks = tuple(b for b in text.blocks if b.kind != "title" or not look.cover or text.meta["kind"] != "contract")
    plain = replace(style, title=replace(style.title, size=14, leading=18, bold=True))
    rest, notes, pages = compose(blocks, plain), footnotes(blocks, style), []
    while rest:
        column, rest = fill(rest, HIGH - TOP - FOOT, notes)
        pages.append(column)
    return pages


def contents_pages(columns: Sequence[Column], text: Text, style: Sheet, first: int) -> list[Column]:
    """Table of contents; the pages of the body follow it, and its own length is found by trying."""
    for length in range(1, 9):
        entries = [
            (*strip.entry, first + length + i)
            for i, c in enumerate(columns)
            for _, strip in c.placed
            if strip.entry is not None
        ]
        head = style.headings[0]
        rest = [*paragraph(words(CONTENTS[text.language], head), style), Strip(10)]
        rest += [s for level, name, page in entries for s in _entry(level, name, page, style)]
        pages = []
        while rest:
            column, rest = fill(rest, HIGH - TOP - FOOT, {})
            pages.append(column)
        if len(pages) <= length:
            return pages
    raise ValueError("the contents take more than eight pages")


def _entry(level: int, name: str, page: int, style: Sheet) -> list[Strip]:
    """A line of the contents: indented name, dotted leader, page number at the right edge."""
    type, indent = style.body, 12.0 * (level - 1)
    narrow = replace(style, room=style.room - indent - 40, cut=False, align="left")
    strips = paragraph(words(name, type), narrow, before=3)
    dot = width(".", type.name, type.size)

    def led(inner: Strip, line_end: float, last: bool) -> Strip:
        def draw_entry(canvas: Canvas, x: float, y: float) -> None:
            inner.paint(canvas, x + indent, y)
            if last:
                room = style.room - 26 - line_end - indent
                leader = "." * max(int(room / dot), 3)
                base = y - type.leading * 0.78
                _string(canvas, leader, x + indent + line_end + 4, base, type)
                _string(canvas, str(page), x + style.room - width(str(page), type.name, type.size), base, type)

        return replace(inner, paint=draw_entry)

    ends = _ends(name, type, narrow.room)
    return [led(s, e, i == len(strips) - 1) for i, (s, e) in enumerate(zip(strips, ends, strict=True))]


def _ends(name: str, type: Type, room: float) -> list[float]:
    space = Run(" ", type).width
    made = lines(words(name, type), room)
    return [sum(r.width for w in line.words for r in w) + space * (len(line.words) - 1) for line in made]


def _string(canvas: Canvas, text: str, x: float, y: float, type: Type) -> None:
    paint(canvas, Line(tuple(words(text, type)), 0.0, last=True), x, y)


def _cover(canvas: Canvas, text: Text, style: Sheet) -> None:
    y = HIGH - 190
    for block in (b for b in text.blocks if b.kind == "title"):
        for strip in paragraph(words(block.text, style.title), style, align="centre"):
            strip.paint(canvas, LEFT, y)
            y -= strip.height
        y -= 40
    canvas.showPage()


def _page(canvas: Canvas, column: Column, number: int, pages: int, text: Text, look: Look) -> None:
    canvas.setPageSize(A4)
    canvas.setPageRotation(0)
    canvas.setCropBox(None)
    if look.crop == number:
        _crop(canvas)
    if look.turned == number:
        _turn(canvas)
    head = Type(look.family, 7.5, 9, italic=True, colour="#7f7f7f")
    name = text.title if len(text.title) < 96 else text.title[:92].rsplit(" ", 1)[0] + " …"
    _string(canvas, name, WIDE - LEFT - width(name, head.name, head.size), HIGH - 44, head)
    foot = Type(look.family, 8, 10)
    _string(canvas, f"{number} / {pages}", WIDE / 2 - 12, 40, foot)
    draw(canvas, column, LEFT, HIGH - TOP, HIGH - TOP - FOOT)


def _crop(canvas: Canvas) -> None:
    """The printer's sheet is larger than the page: marks and a note stand outside the crop box."""
    edge = 30.0
    canvas.setPageSize((WIDE + 2 * edge, HIGH + 2 * edge))
    canvas.setCropBox((edge, edge, WIDE + edge, HIGH + edge))
    canvas.setLineWidth(0.4)
    for x in (edge, WIDE + edge):
        canvas.line(x, 4, x, edge - 6)
        canvas.line(x, HIGH + edge + 6, x, HIGH + 2 * edge - 4)
    _string(canvas, "Imp. - Druk. 04-B", edge + 20, 12, Type("sans", 7, 9))
    canvas.translate(edge, edge)


def _turn(canvas: Canvas) -> None:
    """Stored lying on its side with /Rotate 90, so that it is read upright; reportlab exchanges width and height."""
    canvas.setPageRotation(90)
    canvas.translate(HIGH, 0)
    canvas.rotate(90)


def _outline(canvas: Canvas, column: Column, number: int) -> None:
    for i, (top, strip) in enumerate(column.placed):
        if strip.entry is not None:
            level, name = strip.entry
            key = f"p{number}-{i}"
            canvas.bookmarkHorizontalAbsolute(key, HIGH - TOP - top)
            canvas.addOutlineEntry(name, key, level - 1)
