"""The printed characters of a page, as PDFium gives them, in arrays: which sign, where, and how large.

PDFium answers one question about one character a call. At 3,000 to 5,000 characters a page the calls are the cost of
reading, so there is one call a character (its box), made without Python code in between. The signs come in one piece,
the type size is asked once for each run of characters of equal height.
"""

from __future__ import annotations

import ctypes
from collections import deque
from dataclasses import dataclass
from itertools import repeat

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as raw

from corpus.engines.native import Calls
from corpus.engines.signs import Codes

Boxes = npt.NDArray[np.floating]
Indices = npt.NDArray[np.intp]
Sizes = npt.NDArray[np.floating]

TILT = 0.2
"""Characters that climb or fall by more than this (11 degrees) are no part of the text: watermarks, margin stamps."""

_LINE_END_HYPHENS = (0x0002, 0xFFFE)
"""How PDFium's two text calls show a hyphen at the end of a line."""


@dataclass(frozen=True, slots=True)
class Glyphs:
    """Printed, upright characters in drawing order; all arrays have the same length.

    `codes` are Unicode code points. `boxes` are rows of x0, top, x1, bottom in points from the top left corner of the
    page; `sizes` is the type size in points. `indices` are PDFium's numbers of the characters.
    """

    codes: Codes
    boxes: Boxes
    sizes: Sizes
    indices: Indices


def glyphs(call: Calls, text_page: int, count: int, left: float, upper: float) -> Glyphs:
    """The characters of a text page (`text_page` is its address), without those PDFium made up.

    `left` and `upper` are the edges of the page box in PDF coordinates (y upwards).
    """
    codes = _codes(call, text_page, count)
    rects = _rects(call, text_page, count)
    # Spaces and line ends that PDFium made up have an empty box. So have characters that stand across the line.
    indices = np.flatnonzero((rects[:, 0] != rects[:, 2]) | (rects[:, 1] != rects[:, 3]))
    sizes = _sizes(call, text_page, indices, rects[indices, 1] - rects[indices, 3])
    upright = sizes > 0
    indices, sizes = indices[upright], sizes[upright]
    x0, _, x1, y0 = rects[indices].T
    bottom = upper - y0
    boxes = np.stack((x0 - left, bottom - sizes, x1 - left, bottom), axis=1)
    return Glyphs(codes[indices], boxes, sizes, indices)


def _rects(call: Calls, text_page: int, count: int) -> Boxes:
    """FS_RECTF of every character: left, top, right, bottom, y upwards."""
    rects = np.zeros((count, 4), np.float32)
    start = rects.ctypes.data
    addresses = range(start, start + rects.nbytes, rects.itemsize * 4)
    deque(map(call.char_box, repeat(text_page), range(count), addresses), maxlen=0)  # runs the calls, keeps nothing
    return rects


def _sizes(call: Calls, text_page: int, indices: Indices, heights: Sizes) -> Sizes:
    """The type size of every character, 0 for those that stand at an angle."""
    if not len(indices):
        return heights
    starts = np.concatenate(([0], np.flatnonzero(np.abs(np.diff(heights)) > 0.005) + 1))
    matrix = (ctypes.c_float * 6)()
    address = ctypes.addressof(matrix)
    sizes = []
    for index in indices[starts].tolist():
        call.char_matrix(text_page, index, address)
        sizes.append(_upright_scale(*matrix) * call.char_size(text_page, index))
    return np.repeat(np.array(sizes, np.float32), np.diff(np.append(starts, len(indices))))


def _upright_scale(a: float, b: float, c: float, d: float, _e: float, _f: float) -> float:
    """By how much a text matrix magnifies the height of the type; 0 for type that is turned or mirrored."""
    return d if a > 0 and d > 0 and abs(b) <= TILT * a else 0.0


def _codes(call: Calls, text_page: int, count: int) -> Codes:
    """The signs. Where text and characters do not run in step (pairs of surrogates), each is asked for on its own."""
    units = np.zeros(count + 2, np.uint16)
    buffer = units.ctypes.data_as(ctypes.POINTER(ctypes.c_ushort))
    written = raw.FPDFText_GetText(ctypes.cast(text_page, raw.FPDF_TEXTPAGE), 0, count, buffer) - 1
    units = units[:count]
    if written == count and not np.any((units >= 0xD800) & (units < 0xE000)):
        codes = units.astype(np.uint32)
    else:
        codes = np.fromiter(map(call.char_code, repeat(text_page), range(count)), np.uint32, count)
    codes[(codes == _LINE_END_HYPHENS[0]) | (codes == _LINE_END_HYPHENS[1])] = ord("-")
    return codes
