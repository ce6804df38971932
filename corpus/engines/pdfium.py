"""Pages through PDFium: the fast engine.

PDFium may be used by one thread at a time, even across documents: everything here holds one lock for the whole
process, a page at a time. For more speed run more processes.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw
from PIL import Image

from corpus.engines.glyphs import Glyphs, glyphs
from corpus.engines.grouping import group
from corpus.engines.legibility import notes
from corpus.engines.native import Calls, address_of, calls
from corpus.engines.opening import check, has_pages
from corpus.engines.outline import OutlineEntry
from corpus.engines.painting import painting
from corpus.engines.signs import printed
from corpus.engines.upright import LETTER, Frame
from corpus.errors import ReadingError
from corpus.page import Page

_LOCK = threading.RLock()

logging.getLogger("pypdfium2").setLevel(logging.CRITICAL)
"""It tells of rings in bookmarks and of depths in forms; what matters is said by ReadingError and by notes."""

MOST_PIXELS = 50_000_000
"""Of a picture of a page: three times an A0 poster on the screen. What is larger was made to fill the memory."""


def pages(path: Path, first: int = 1, last: int | None = None) -> Iterator[Page]:
    """The pages `first` to `last` (from 1, both included). A page that fails comes empty, with a note."""
    with _document(path) as document:
        call = calls()
        for number in range(max(first, 1), min(last or len(document), len(document)) + 1):
            with _LOCK:
                page = _page(document, number, call)
            yield page


def page_count(path: Path) -> int:
    with _document(path) as document:
        return len(document)


def outline(path: Path) -> tuple[OutlineEntry, ...]:
    """The bookmarks in their order."""
    with _document(path) as document, _LOCK:
        frames: dict[int, Frame] = {}
        return tuple(_entry(document, bookmark, frames) for bookmark in document.get_toc())


def _entry(document: Any, bookmark: Any, frames: dict[int, Frame]) -> OutlineEntry:
    title = printed(bookmark.get_title()).strip()
    target = bookmark.get_dest()
    index = target.get_index() if target else None
    if index is None or not 0 <= index < len(document):
        return OutlineEntry(bookmark.level + 1, title)
    if index not in frames:
        try:
            frames[index] = _frame(document[index])
        except pdfium.PdfiumError:
            return OutlineEntry(bookmark.level + 1, title, index + 1)
    return OutlineEntry(bookmark.level + 1, title, index + 1, _height(target, frames[index]))


def _height(target: Any, frame: Frame) -> float | None:
    """How far from the top of the upright page the target stands; None when it names the page only."""
    mode, numbers = target.get_view()
    if mode == raw.PDFDEST_VIEW_XYZ and len(numbers) >= 2:
        x, y = numbers[:2]
    elif mode in (raw.PDFDEST_VIEW_FITH, raw.PDFDEST_VIEW_FITBH) and numbers:
        x, y = frame.left, numbers[0]
    else:
        return None
    return max(frame.place(x, y, x, y).top, 0.0)


def picture(path: Path, page: int, scale: float) -> Image.Image:
    """The page as a picture, `scale` pixels to the point, upright and cropped."""
    with _document(path) as document, _LOCK:
        if not 1 <= page <= len(document):
            raise ReadingError("engines.no_such_page", path.name, page=page, last=len(document))
        try:
            leaf = document[page - 1]
            width, height = leaf.get_size()
            if not width * height * scale**2 <= MOST_PIXELS:  # also where it is no number
                raise ReadingError("engines.too_large_to_draw", path.name, page=page)
            image: Image.Image = leaf.render(scale=scale).to_pil()
        except pdfium.PdfiumError as error:
            raise ReadingError("engines.page_failed", path.name, page=page) from error
        return image


@contextmanager
def _document(path: Path) -> Iterator[Any]:
    check(path)
    with _LOCK:
        document = _open(path)
    try:
        yield document
    finally:
        with _LOCK:
            document.close()


def _open(path: Path) -> Any:
    with suppress(pdfium.PdfiumError):
        return pdfium.PdfDocument(path)
    # PDFium's error codes outlive the call they belong to: after a failure that is known, the next code is this file's.
    raw.FPDF_LoadMemDocument(b"", 0, None)
    try:
        return pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        if error.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
            raise ReadingError("engines.password", path.name) from error
        raise ReadingError("engines.damaged" if has_pages(path) else "engines.no_pages", path.name) from error


def _page(document: Any, number: int, call: Calls) -> Page:
    try:
        page = document[number - 1]
    except pdfium.PdfiumError:
        return Page(number, *LETTER, (), notes=("engines.page_failed",))
    try:
        return _content(page, number, call)
    except pdfium.PdfiumError:
        width, height = page.get_size()
        return Page(number, width, height, (), notes=("engines.page_failed",))
    finally:
        page.close()


def _content(page: Any, number: int, call: Calls) -> Page:
    frame = _frame(page)
    if frame.turn:
        frame = _turn(page, frame)
    found = _glyphs(page, call, frame)
    words = group(found, frame.width, frame.height)
    rules, image_share = painting(call, address_of(page.raw), frame)
    remarks = notes(words, image_share, found.hidden)
    return Page(number, frame.width, frame.height, words, rules, image_share, notes=remarks)


def _frame(page: Any) -> Frame:
    left, lower, right, upper = page.get_bbox()
    return Frame(left, lower, right, upper, page.get_rotation())


def _turn(page: Any, frame: Frame) -> Frame:
    """Turns all that stands on the page, in memory, so that it is upright in the file's own coordinates too.

    Gives the page's new frame.
    PDFium gives text boxes as the file has them, and no useful ones for text that runs up or down there.
    """
    matrix = raw.FS_MATRIX(*frame.matrix)
    for index in range(raw.FPDFPage_CountObjects(page.raw)):
        raw.FPDFPageObj_TransformF(raw.FPDFPage_GetObject(page.raw, index), matrix)
    page.set_rotation(0)
    page.set_mediabox(0, 0, frame.width, frame.height)
    page.set_cropbox(0, 0, frame.width, frame.height)
    return Frame(0.0, 0.0, frame.width, frame.height)


def _glyphs(page: Any, call: Calls, frame: Frame) -> Glyphs:
    text_page = page.get_textpage()
    try:
        return glyphs(call, address_of(text_page.raw), text_page.count_chars(), frame.left, frame.upper)
    finally:
        text_page.close()
