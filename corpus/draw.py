"""A picture of a page with the boxes of what was read on it: lines, columns, blocks and, if given, provisions."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from corpus import engines
from corpus.files import write_bytes
from corpus.geometry import Box, Span, around
from corpus.layout import blocks, columns
from corpus.messages import Tongue, say
from corpus.ocr import shown
from corpus.page import Page

COLOURS = {
    "column": (30, 110, 200),
    "line": (150, 150, 150),
    "block": (200, 60, 40),
    "provision": (20, 130, 60),
}
"""Of each layer, in the order in which they are drawn; told apart by people who see red and green alike."""
OUTSET = {"column": 6.0, "line": 0.0, "block": 2.5, "provision": 4.5}
"""Points by which a box is drawn outside what it holds, so that boxes of the layers don't hide each other."""
TEXT_SIZE = 7.5
"""Points, of labels and legend."""


def draw(
    path: Path,
    page: int,
    out: Path,
    provisions: Iterable[tuple[str, Sequence[Span]]] = (),
    pages: Sequence[Page] | None = None,
    tongue: Tongue = "en",
    scale: float = 1.5,
) -> None:
    """Write a PNG of a page (from 1) of a PDF with the boxes of its lines, columns and blocks, and a legend.

    `provisions` are labels with the boxes of their lines, on any page. `pages` are all pages of the file as they were
    read (with recognised text, say); without them the file is read. `scale` is pixels to the point. The file `out` is
    written whole or not at all. Raises ReadingError when the file or the page cannot be read.
    """
    picture = engines.picture(path, page, scale).convert("RGB")
    read = list(engines.pages(path)) if pages is None else pages
    boxes = _layers(read, page)
    sheet = next((p for p in read if p.number == page and p.turned), None)
    if sheet:  # a scan that lies on its side: the boxes go to where the file shows the words
        boxes = {layer: [(label, shown(box, sheet)) for label, box in found] for layer, found in boxes.items()}
    boxes["provision"] = [found for label, spans in provisions for found in _labelled(label, spans, page)]
    drawn = _drawn(picture, boxes, tongue, scale)
    data = io.BytesIO()
    drawn.save(data, "PNG")
    write_bytes(out, data.getvalue())


def _layers(pages: Sequence[Page], page: int) -> dict[str, list[tuple[str, Box]]]:
    """For each layer the labels and boxes on one page; blocks are numbered in reading order."""
    found: dict[str, list[tuple[str, Box]]] = {layer: [] for layer in COLOURS}
    found["column"] = [("", Box(*span[1:])) for span in columns(pages) if span.page == page]
    number = 0
    for block in blocks(pages)[0]:
        here = [Box(*place.span[1:]) for place in block.places if place.span.page == page]
        if here:
            number += 1
            found["line"] += [("", box) for box in here]
            found["block"] += [(str(number), box) for box in _heaps(here)]
    return found


def _labelled(label: str, spans: Sequence[Span], page: int) -> list[tuple[str, Box]]:
    """The boxes of a provision on one page, the first with its label."""
    heaps = _heaps([Box(*span[1:]) for span in spans if span.page == page])
    return [(label if i == 0 else "", box) for i, box in enumerate(heaps)]


def _heaps(boxes: Sequence[Box]) -> list[Box]:
    """Boxes of lines from top to bottom as one; a line that stands higher than the one before opens another column."""
    heaps: list[list[Box]] = []
    for box in boxes:
        if heaps and box.top >= heaps[-1][-1].top - 1:
            heaps[-1].append(box)
        else:
            heaps.append([box])
    return [around(heap) for heap in heaps]


def _drawn(picture: Image.Image, boxes: dict[str, list[tuple[str, Box]]], tongue: Tongue, scale: float) -> Image.Image:
    """The picture with all boxes, above a strip with the legend."""
    font = ImageFont.load_default(TEXT_SIZE * scale)
    shown = [layer for layer in COLOURS if boxes[layer]]
    strip = round(2.2 * TEXT_SIZE * scale)
    sheet = Image.new("RGB", (picture.width, picture.height + strip), "white")
    sheet.paste(picture, (0, 0))
    pen = ImageDraw.Draw(sheet)
    for layer in shown:
        for label, box in boxes[layer]:
            _frame(pen, box, OUTSET[layer], COLOURS[layer], scale)
            if label:
                corner = ((box.x0 - OUTSET[layer]) * scale - 2, (box.top - OUTSET[layer]) * scale)
                pen.text(corner, label, fill=COLOURS[layer], font=font, anchor="rt" if layer == "block" else "lb")
    x = TEXT_SIZE * scale
    for layer in shown:
        text = say(f"layout.legend_{layer}", tongue)
        y, half = picture.height + strip / 2, 0.4 * TEXT_SIZE * scale
        pen.rectangle((x, y - half, x + 2.5 * half, y + half), outline=COLOURS[layer], width=2)
        x += 1.4 * TEXT_SIZE * scale
        pen.text((x, y), text, fill=(0, 0, 0), font=font, anchor="lm")
        x += pen.textlength(text, font=font) + 2 * TEXT_SIZE * scale
    return sheet


def _frame(pen: ImageDraw.ImageDraw, box: Box, outset: float, colour: tuple[int, int, int], scale: float) -> None:
    corners = (box.x0 - outset, box.top - outset, box.x1 + outset, box.bottom + outset)
    pen.rectangle([corner * scale for corner in corners], outline=colour, width=max(1, round(scale * 0.8)))
