"""Pages through pdfplumber: the reference engine. Slow, and plainly right; the fast engine is measured by it."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from io import BufferedReader
from pathlib import Path
from typing import Any

import pdfplumber.page
from pdfminer.pdfdocument import PDFEncryptionError
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import resolve1
from pdfplumber.pdf import PDF
from pdfplumber.utils.exceptions import PdfminerException
from pdfplumber.utils.text import WordExtractor

from corpus.engines.fonts import Face, face
from corpus.engines.glyphs import DESCENT
from corpus.engines.grouping import GAP_RATIO, STEP, on_page
from corpus.engines.legibility import notes
from corpus.engines.opening import check
from corpus.engines.raised import leader, letters, raised
from corpus.engines.ruling import edges, rules
from corpus.engines.signs import plain, printed
from corpus.engines.typeset import TILT
from corpus.engines.upright import LETTER, Frame
from corpus.errors import ReadingError
from corpus.geometry import Box
from corpus.page import Page, Word

_PAGE = re.compile(rb"/Type\s*/Page\b")

SAME_PLACE = 0.1
"""Two equal signs nearer than this, in type sizes, are one: the narrowest letters are 0.2 wide."""

_INVISIBLE = re.compile(rb"(?<!\S)3\s+Tr(?!\S)")
"""The operator that sets the text render mode "invisible"."""

logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
"""It warns of every oddity, in words that help nobody; what matters is said by ReadingError and by notes."""

Thing = dict[str, Any]

_NO_SIGN = re.compile(r"\(cid:\d+\)")
"""What pdfminer writes for a character without a Unicode value."""


def pages(path: Path, first: int = 1, last: int | None = None) -> Iterator[Page]:
    """The pages `first` to `last` (from 1, both included). A page that fails comes empty, with a note."""
    check(path)
    with path.open("rb") as stream:
        document = _open(stream, path)
        for number, leaf in enumerate(_leaves(document, path), start=1):
            if number >= first and (last is None or number <= last):
                yield _page(document, leaf, number)


def _open(stream: BufferedReader, path: Path) -> Any:
    try:
        return PDF(stream, stream_is_external=True)
    except PdfminerException as error:
        locked = any(isinstance(cause, PDFEncryptionError) for cause in error.args)
        raise ReadingError("engines.password" if locked else "engines.damaged", path.name) from error


def _leaves(document: Any, path: Path) -> list[PDFPage]:
    try:
        leaves = list(PDFPage.create_pages(document.doc))
    except MemoryError:
        raise
    except Exception as error:  # a damaged page tree fails in as many ways as there are kinds of damage
        raise ReadingError("engines.damaged", path.name) from error
    if not leaves:
        lost = _PAGE.search(path.read_bytes())
        raise ReadingError("engines.damaged" if lost else "engines.no_pages", path.name)
    return leaves


def _page(document: Any, leaf: PDFPage, number: int) -> Page:
    try:
        spot = _Spot(pdfplumber.page.Page(document, leaf, page_number=number))
        words, share = spot.words(), spot.image_share()
        remarks = notes(words, share, spot.hidden())
        return Page(number, spot.frame.width, spot.frame.height, words, spot.rules(), share, notes=remarks)
    except MemoryError:
        raise
    except Exception:  # a damaged page fails in as many ways; the other pages are still to be read
        return Page(number, *LETTER, (), notes=("engines.page_failed",))


class _Spot:
    """One page, with the shift from pdfminer's coordinates (upright, from the media box) to those of the crop box."""

    def __init__(self, page: Any) -> None:
        turn = int(page.rotation)
        media = _box(page.page_obj.mediabox)
        if media[0] == media[2] or media[1] == media[3]:
            media = (0.0, 0.0, *LETTER)
        crop = _box(page.page_obj.cropbox)
        inside = (max(crop[0], media[0]), max(crop[1], media[1]), min(crop[2], media[2]), min(crop[3], media[3]))
        whole = Frame(*media, turn)
        self.page = page
        self.frame = Frame(*inside, turn) if inside[0] < inside[2] and inside[1] < inside[3] else whole
        self.right = self.frame.matrix[4] - whole.matrix[4] - page.mediabox[0]
        self.up = self.frame.matrix[5] - whole.matrix[5]
        self.down = self.frame.height - whole.height - self.up - page.mediabox[1]

    def words(self) -> tuple[Word, ...]:
        """The words, those wholly outside the frame left out."""
        faces = _faces(self.page)
        chars = _once(char for char in map(self._char, self.page.chars) if char)
        maker = WordExtractor(x_tolerance_ratio=GAP_RATIO, y_tolerance=STEP, use_text_flow=True)
        words = (self._word(word, faces) for word in maker.extract_words(chars, return_chars=True))
        return tuple(word for word in words if word.text and on_page(word, self.frame.width, self.frame.height))

    def rules(self) -> tuple[Box, ...]:
        boxes: list[Box] = []
        for kind in ("line", "rect", "curve"):
            for thing in self.page.objects.get(kind, ()):
                width = (thing["linewidth"] or 1.0) if thing["stroke"] else 0.0
                for run in _runs(thing["path"]):
                    corners = [(x + self.right, top + self.down) for x, top in run]
                    boxes += edges(corners, bool(thing["stroke"]), width)
        return rules(boxes, self.frame.width, self.frame.height)

    def image_share(self) -> float:
        """The share of the page that pictures cover, 0 to 1; overlaps count twice."""
        covered = sum(self.frame.visible(self._place(image)) for image in self.page.images)
        return min(covered / (self.frame.width * self.frame.height or 1.0), 1.0)

    def hidden(self) -> bool:
        """True where text is set invisible, as OCR programs lay it under the picture of a page."""
        return any(_INVISIBLE.search(resolve1(stream).get_data()) for stream in self.page.page_obj.contents)

    def _place(self, thing: Thing) -> Box:
        x0, x1 = thing["x0"] + self.right, thing["x1"] + self.right
        return Box(x0, thing["top"] + self.down, x1, thing["bottom"] + self.down)

    def _char(self, char: Thing) -> Thing | None:
        """A character as the word extractor wants it, None for one that stands at an angle.

        Its box is made what it would be without slant and without the little that upright type may climb: both
        widen it, and hide the gaps between words.
        """
        a, b, c, d, _, _ = char["matrix"]
        if a <= 0 or d <= 0 or abs(b) > TILT * a:
            return None
        x0, top, x1, bottom = self._place(char)
        size = char["size"] - abs(b) * char["adv"]
        lean = c / d * size
        text = printed(_NO_SIGN.sub("\ufffd", char["text"])) or "\0"
        box = {"x0": x0 + DESCENT * lean, "top": bottom - size, "x1": x1 - (1 - DESCENT) * lean, "bottom": bottom}
        font = "" if char["fontname"] == "unknown" else char["fontname"]
        return {**box, "text": text, "doctop": top, "upright": True, "size": size, "fontname": font}

    def _word(self, word: Thing, faces: dict[str, Face]) -> Word:
        chars = word["chars"]
        span = raised([char["size"] for char in chars], [char["bottom"] for char in chars])
        first = chars[leader(span, len(chars))]
        style = faces.get(first["fontname"]) or face(first["fontname"])
        x0, top, x1, bottom, size = (
            round(float(number), 3) for number in (word["x0"], word["top"], word["x1"], word["bottom"], first["size"])
        )
        printed_span = letters(span, [char["text"] for char in chars]) if span else None
        return Word(
            plain(word["text"]), x0, top, x1, bottom, style.name, size, style.bold, style.italic, raised=printed_span
        )


def _box(corners: Any) -> tuple[float, float, float, float]:
    x0, y0, x1, y1 = (float(resolve1(corner)) for corner in resolve1(corners))
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _once(chars: Iterator[Thing]) -> list[Thing]:
    """Without the characters printed a second time, a hair's breadth away, to make them bold. PDFium drops them too."""
    seen: dict[tuple[str, int, int], list[Thing]] = {}
    kept = []
    for char in chars:
        column, row = round(char["x0"]), round(char["top"])
        near = (
            seen.get((char["text"], x, y), ()) for x in range(column - 1, column + 2) for y in range(row - 1, row + 2)
        )
        if not any(_same_place(char, other) for others in near for other in others):
            kept.append(char)
            seen.setdefault((char["text"], column, row), []).append(char)
    return kept


def _same_place(one: Thing, other: Thing) -> bool:
    reach = SAME_PLACE * one["size"]
    return abs(one["x0"] - other["x0"]) < reach and abs(one["top"] - other["top"]) < reach and not one["text"].isspace()


def _runs(path: list[tuple[Any, ...]]) -> Iterator[list[tuple[float, float]]]:
    """The corners of each run of straight strokes; curves part the runs."""
    run: list[tuple[float, float]] = []
    for command, *points in path:
        if command == "h" and run:
            run.append(run[0])
        elif command == "l":
            run.append(points[0])
        else:
            if len(run) > 1:
                yield run
            run = points[-1:]
    if len(run) > 1:
        yield run


def _faces(page: Any) -> dict[str, Face]:
    """The faces of the fonts that the page names, by font name. (Fonts inside forms are judged by their names.)"""
    fonts = resolve1((page.page_obj.resources or {}).get("Font")) or {}
    found = (_face(resolve1(font)) for font in fonts.values())
    return dict(pair for pair in found if pair)


def _face(font: Any) -> tuple[str, Face] | None:
    name = resolve1(font.get("BaseFont"))
    if name is None:
        return None
    inner = resolve1((resolve1(font.get("DescendantFonts")) or [font])[0])
    descriptor = resolve1(inner.get("FontDescriptor")) or {}
    flags, angle = (int(resolve1(descriptor.get(key)) or 0) for key in ("Flags", "ItalicAngle"))
    text = name.name if isinstance(name.name, str) else name.name.decode("latin-1")
    return text, face(text, flags, angle=angle)
