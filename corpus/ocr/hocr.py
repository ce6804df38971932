"""hOCR, the page as Tesseract describes it: lines, words, boxes in pixels and how sure it is of each word.

Written to http://kba.github.io/hocr-spec/1.2/ as far as Tesseract uses it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from lxml import etree

from corpus.geometry import Box

LINES = frozenset({"ocr_line", "ocr_header", "ocr_textfloat", "ocr_caption"})
_PROPERTY = re.compile(r"(\w+)((?:\s+-?[\d.]+)+)")


class HocrWord(NamedTuple):
    """A word: its ink box in pixels, confidence 0 to 1."""

    text: str
    box: Box
    confidence: float


class HocrLine(NamedTuple):
    """A line: `box` reaches from its ascenders to its descenders, whatever letters it has; `height` is that distance.

    `angle` is 90 or 270 for lines that run up or down the page (print in the margin).
    """

    words: tuple[HocrWord, ...]
    box: Box
    height: float
    angle: float


class HocrPage(NamedTuple):
    """A page picture: `box` is its size in pixels; `rules` are the ruling lines."""

    box: Box
    lines: tuple[HocrLine, ...]
    rules: tuple[Box, ...]


def parse(hocr: str) -> HocrPage | None:
    """The page of an hOCR file; None where it holds none (Tesseract gave up or found the page empty)."""
    if not hocr.strip():
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    root = etree.fromstring(hocr.encode("utf-8"), parser)
    if root is None:
        return None
    found = [e for e in root.iter() if e.get("class")]
    pages = [_properties(e) for e in found if e.get("class") == "ocr_page"]
    if not pages or (box := _box(pages[0])) is None:
        return None
    lines = [line for e in found if e.get("class") in LINES and (line := _line(e)) is not None]
    rules = [r for e in found if e.get("class") == "ocr_separator" and (r := _box(_properties(e))) is not None]
    return HocrPage(box, tuple(lines), tuple(rules))


def _properties(element: etree._Element) -> dict[str, list[float]]:
    """Those of the properties in `title` that are numbers."""
    title = re.sub(r'"[^"]*"', "", element.get("title", ""))
    return {name: [float(v) for v in values.split()] for name, values in _PROPERTY.findall(title)}


def _box(properties: dict[str, list[float]]) -> Box | None:
    box = properties.get("bbox", [])
    return Box(*box) if len(box) == 4 and box[0] < box[2] and box[1] < box[3] else None


def _line(element: etree._Element) -> HocrLine | None:
    properties = _properties(element)
    box = _box(properties)
    if box is None:
        return None
    words = [w for e in element.iter() if e.get("class") == "ocrx_word" and (w := _word(e)) is not None]
    angle = properties.get("textangle", [0.0])[0] % 360
    height = properties.get("x_size", [box.height])[0]
    return HocrLine(tuple(words), _full(box, properties, height, angle), height, angle) if words else None


def _full(box: Box, properties: dict[str, list[float]], height: float, angle: float) -> Box:
    """The box of a line from ascender to descender: the ink of "aan een" is half as high as that of "lijn"."""
    if angle or "baseline" not in properties or "x_descenders" not in properties:
        return box
    slope, rise = properties["baseline"][:2]
    baseline = box.bottom + rise + slope * box.width / 2
    bottom = baseline + properties["x_descenders"][0]
    return Box(box.x0, bottom - height, box.x1, bottom)


def _word(element: etree._Element) -> HocrWord | None:
    properties = _properties(element)
    box = _box(properties)
    text = "".join("".join(str(t) for t in element.itertext()).split())
    if box is None or not text:
        return None
    return HocrWord(text, box, properties.get("x_wconf", [0.0])[0] / 100)
