"""A picture of the graph: who (left), owes what, until when, counted from which event (right).

Rows follow the text, so that a contract with hundreds of obligations can still be read from top to bottom; the columns
are those of the sentence "who owes what until when". SVG and PNG are drawn from the same shapes.
"""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import Any

from PIL import Image, ImageDraw, ImageFont
from PIL.PngImagePlugin import PngInfo

from corpus import provenance
from corpus.exports.characters import xml_text
from extract.graph import Graph

COLUMNS = ("party", "obligation", "deadline", "event")
WIDTH, ROW, GAP, MARGIN, TEXT = 300, 34, 90, 20, 11
"""Pixels: of a box, of a row, between columns, around all, of the letters."""
LETTERS = 44
"""Letters in one line of a box; a box has two lines."""
COLOURS = {"party": "#dbe9f6", "obligation": "#ffffff", "deadline": "#fdf0d5", "event": "#e3f1e1"}
LINE = {"bears": "#5b7fa6", "has_deadline": "#8a6d1d", "counted_from": "#b03a2e", "fulfils": "#2e7d32"}
"""The edges that are drawn; where a thing is stated stands in the box of the obligation."""
OPEN_COLOUR = "#f3f3f3"
INK = "#222222"
FONTS = ("DejaVuSans.ttf", "LiberationSans-Regular.ttf", "Arial.ttf", "Helvetica.ttc")
"""The first that the machine has; the letters that Pillow brings along have no accents."""
HIGHEST = 16_000
"""Pixels of a PNG; a higher one is drawn smaller, since viewers refuse more."""


@dataclass(frozen=True, slots=True)
class Box:
    """A node: its left top corner, two lines of words and its colour."""

    node: str
    x: int
    y: int
    lines: tuple[str, str]
    colour: str


@dataclass(frozen=True, slots=True)
class Stroke:
    """An edge, from point to point, in the colour of its kind."""

    start: tuple[int, int]
    end: tuple[int, int]
    colour: str
    kind: str


@dataclass(frozen=True, slots=True)
class Picture:
    """Boxes and strokes on a sheet of so many pixels."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    strokes: tuple[Stroke, ...]


def picture(graph: Graph) -> Picture:
    """The shapes of a graph. No two boxes of a column overlap."""
    rows = _rows(graph)
    boxes = {node: _box(graph, node, row) for node, row in sorted(rows.items(), key=lambda item: item[1])}
    strokes = tuple(_strokes(graph, boxes))
    height = max((box.y for box in boxes.values()), default=0) + ROW + MARGIN
    width = 2 * MARGIN + len(COLUMNS) * WIDTH + (len(COLUMNS) - 1) * GAP
    return Picture(width, height, tuple(boxes.values()), strokes)


def svg(graph: Graph) -> str:
    """The picture as SVG. Words of the document are escaped."""
    drawn = picture(graph)
    size = f'width="{drawn.width}" height="{drawn.height}" viewBox="0 0 {drawn.width} {drawn.height}"'
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="sans-serif" font-size="{TEXT}">']
    parts.append(f'<rect width="{drawn.width}" height="{drawn.height}" fill="#ffffff"/>')
    parts.append(f"<metadata>{provenance.made_by()}</metadata>")
    parts += [_path(stroke) for stroke in drawn.strokes]
    parts += [_group(graph, box) for box in drawn.boxes]
    return xml_text("\n".join((*parts, "</svg>\n")))


def png(graph: Graph) -> bytes:
    """The picture as PNG; smaller where it would be higher than viewers take."""
    drawn = picture(graph)
    scale = min(1.0, HIGHEST / drawn.height)
    image = Image.new("RGB", (round(drawn.width * scale), round(drawn.height * scale)), "#ffffff")
    pen, (font, accents) = ImageDraw.Draw(image), _font(max(TEXT * scale, 1))
    for stroke in drawn.strokes:
        pen.line([(x * scale, y * scale) for x, y in _bent(stroke)], fill=stroke.colour, width=1)
    for box in drawn.boxes:
        corners = [(box.x * scale, box.y * scale), ((box.x + WIDTH) * scale, (box.y + ROW - 4) * scale)]
        pen.rectangle(corners, fill=box.colour, outline="#999999")
        for i, line in enumerate(box.lines):
            words = line if accents else _unaccented(line)
            pen.text(((box.x + 5) * scale, (box.y + 2 + 13 * i) * scale), words, fill=INK, font=font)
    data = io.BytesIO()
    about = PngInfo()
    about.add_text("Software", provenance.made_by())
    image.save(data, "PNG", pnginfo=about)
    return data.getvalue()


def _font(size: float) -> tuple[Any, bool]:
    """Letters of a size, and whether they have accents."""
    for name in FONTS:
        try:
            return ImageFont.truetype(name, size), True
        except OSError:
            continue
    return ImageFont.load_default(size), False


def _unaccented(words: str) -> str:
    """Legible without accents, rather than full of empty squares."""
    plain = unicodedata.normalize("NFKD", words.replace("’", "'").replace("…", "...").replace("œ", "oe"))
    return plain.encode("ascii", "ignore").decode()


def _rows(graph: Graph) -> dict[str, int]:
    """Obligations and deadlines in the order of the text; parties and events beside the middle of what they touch."""
    rows: dict[str, int] = {}
    at = 0
    owned = _neighbours(graph, "has_deadline")
    placed: set[str] = set()
    for node in _of_kind(graph, "obligation"):
        deadlines = [d for d in owned.get(node, ()) if d not in placed]
        rows |= {node: at, **{d: at + i for i, d in enumerate(deadlines)}}
        placed.update(deadlines)
        at += max(1, len(deadlines))
    for node in _of_kind(graph, "deadline"):
        if node not in rows:
            rows[node] = at
            at += 1
    for kind, edges in (("party", ("bears", "owed_to")), ("event", ("counted_from", "fulfils"))):
        rows |= _beside(graph, kind, edges, rows)
    return rows


def _beside(graph: Graph, kind: str, edges: tuple[str, ...], rows: dict[str, int]) -> dict[str, int]:
    """Each node of this kind at the mean row of its neighbours, or the next free row below."""
    wanted: list[tuple[float, str]] = []
    for node in _of_kind(graph, kind):
        links = [*graph.in_edges(node, data=True), *graph.out_edges(node, data=True)]
        near = [rows[o] for s, t, d in links if d["kind"] in edges and (o := s if t == node else t) in rows]
        wanted.append((sum(near) / len(near) if near else float(len(rows)), node))
    found, free = {}, 0
    for mean, node in sorted(wanted):
        free = max(free, round(mean))
        found[node] = free
        free += 1
    return found


def _box(graph: Graph, node: str, row: int) -> Box:
    data = graph.nodes[node]
    x = MARGIN + COLUMNS.index(data["kind"]) * (WIDTH + GAP)
    colour = OPEN_COLOUR if data["kind"] == "deadline" and not data.get("dates") else COLOURS[data["kind"]]
    return Box(node, x, MARGIN + row * ROW, _lines(data), colour)


def _lines(data: dict[str, Any]) -> tuple[str, str]:
    """Two lines: the words cut to measure; of a deadline its words and its dates."""
    article = f"{data['article']}: " if data.get("article") else ""
    words = xml_text(article + str(data["label"]))
    if data.get("dates"):
        return _cut(words), _cut(str(data["dates"]))
    if len(words) <= LETTERS:
        return words, ""
    first = words[:LETTERS].rsplit(" ", 1)[0]
    return first, _cut(words[len(first) :].strip())


def _cut(words: str) -> str:
    return words if len(words) <= LETTERS else words[: LETTERS - 1].rstrip() + "…"


def _strokes(graph: Graph, boxes: dict[str, Box]) -> Iterator[Stroke]:
    """Edges between boxes that are drawn, from the side of one to the side of the other."""
    for source, target, data in sorted(graph.edges(data=True), key=lambda e: (e[0], e[1], e[2]["kind"])):
        if data["kind"] in LINE and source in boxes and target in boxes:
            a, b = boxes[source], boxes[target]
            right = a.x < b.x
            start, end = (
                (a.x + WIDTH if right else a.x, a.y + ROW // 2),
                (b.x if right else b.x + WIDTH, b.y + ROW // 2),
            )
            yield Stroke(start, end, LINE[data["kind"]], data["kind"])


def _path(stroke: Stroke) -> str:
    (x1, y1), (x2, y2) = stroke.start, stroke.end
    middle = (x1 + x2) // 2
    curve = f"M{x1} {y1} C{middle} {y1} {middle} {y2} {x2} {y2}"
    return f'<path d="{curve}" fill="none" stroke="{stroke.colour}"><title>{stroke.kind}</title></path>'


def _bent(stroke: Stroke) -> list[tuple[float, float]]:
    """The same curve as a line of short pieces."""
    (x1, y1), (x2, y2) = stroke.start, stroke.end
    steps = [i / 16 for i in range(17)]
    return [(x1 + (x2 - x1) * (1.5 * t * (1 - t) + t**3), y1 + (y2 - y1) * t * t * (3 - 2 * t)) for t in steps]


def _group(graph: Graph, box: Box) -> str:
    said = escape(str(graph.nodes[box.node]["label"]))
    lines = "".join(
        f'<text x="{box.x + 5}" y="{box.y + 12 + 13 * i}" fill="{INK}">{escape(line)}</text>'
        for i, line in enumerate(box.lines)
        if line
    )
    place = f'x="{box.x}" y="{box.y}" width="{WIDTH}" height="{ROW - 4}" rx="3"'
    return f'<g><title>{said}</title><rect {place} fill="{box.colour}" stroke="#999999"/>{lines}</g>'


def _of_kind(graph: Graph, kind: str) -> list[str]:
    """In the order in which they entered the graph: that of the text."""
    return [node for node, data in graph.nodes(data=True) if data["kind"] == kind]


def _neighbours(graph: Graph, kind: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for source, target, data in graph.edges(data=True):
        if data["kind"] == kind:
            found.setdefault(source, []).append(target)
    return found
