"""The printed characters of a page, as PDFium gives them, in arrays: which sign, where, and how large.

PDFium answers one question about one character a call. At 3,000 to 5,000 characters a page the calls are the cost of
reading, so there is one call a character (its box), made without Python code in between. The signs come in one piece,
the type is asked about once a word.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from itertools import repeat

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as raw

from corpus.engines.native import Calls
from corpus.engines.signs import BLANK, HYPHEN, SILENT, Codes, paired, signs
from corpus.engines.typeset import Case, Type

Boxes = npt.NDArray[np.floating]
Indices = npt.NDArray[np.intp]
Sizes = npt.NDArray[np.floating]

DESCENT = 0.2
"""The share of the type size below the line, in most fonts."""

SAME_HEIGHT = 0.005
"""Boxes of one type differ by no more than rounding does, in points."""

_LINE_END_HYPHEN = 0xFFFE
_LINE_END_MARK = 0x0002
"""How PDFium shows a hyphen at the end of a line, in the text and in a single character."""


@dataclass(frozen=True, slots=True)
class Glyphs:
    """Printed, upright characters in drawing order; all arrays have the same length.

    `codes` are signs as in `corpus.engines.signs`, blanks and silent ones among them. `boxes` are rows of x0, top, x1,
    bottom in points from the top left corner of the page, as high as the type size `sizes`. `kinds` are places in the
    list `types`.
    """

    codes: Codes
    boxes: Boxes
    sizes: Sizes
    kinds: Indices
    types: list[Type]

    @property
    def hidden(self) -> bool:
        """True where most of the text is invisible."""
        counts = np.bincount(self.kinds, minlength=len(self.types)).tolist()
        unseen = sum(count for count, kind in zip(counts, self.types, strict=True) if kind.hidden)
        return bool(2 * unseen > len(self.kinds))


def glyphs(call: Calls, text_page: int, count: int, left: float, upper: float) -> Glyphs:
    """The characters of a text page (`text_page` is its address), without those PDFium made up.

    `left` and `upper` are the edges of the page box in PDF coordinates (y upwards).
    """
    codes = _codes(call, text_page, count)
    rects = call.slots.boxes(text_page, count)
    # Spaces and line ends that PDFium made up have an empty box. So have characters that stand across the line.
    empty = (rects[:, 0] == rects[:, 2]) & (rects[:, 1] == rects[:, 3])
    indices = np.flatnonzero(~empty & np.isfinite(rects).all(axis=1))
    case = Case(call, text_page)
    kinds = _kinds(case, codes, indices, rects)
    measures = np.array([(kind.size, kind.slant) for kind in case.types], np.float32).reshape(-1, 2)
    sizes, slants = measures[kinds].T
    upright = np.flatnonzero(sizes > 0)
    indices, kinds, sizes = indices[upright], kinds[upright], sizes[upright]
    rects = _on_their_line(call, text_page, rects, indices, kinds, case.types)
    boxes = _boxes(rects, sizes, slants[upright], left, upper)
    return Glyphs(codes[indices], boxes, sizes, kinds, case.types)


def _kinds(case: Case, codes: Codes, indices: Indices, rects: Boxes) -> Indices:
    """The type of every character, asked where it may change: after a blank, and where the height of the box does."""
    if not len(indices):
        return indices
    heights = rects[indices, 1] - rects[indices, 3]
    changes = (np.diff(indices) > 1) | (codes[indices[:-1]] == BLANK) | (np.abs(np.diff(heights)) > SAME_HEIGHT)
    starts = np.concatenate(([0], np.flatnonzero(changes) + 1))
    numbers = np.array(case.numbers(indices[starts].tolist()), np.intp)
    return np.repeat(numbers, np.diff(np.append(starts, len(indices))))


def _on_their_line(
    call: Calls, text_page: int, rects: Boxes, indices: Indices, kinds: Indices, types: list[Type]
) -> Boxes:
    """The boxes of the characters `indices`; those that end with their ink stand on the line, as "x" and "g" do."""
    found = rects[indices]
    flat = [number for number, kind in enumerate(types) if kind.flat]
    if flat:
        x, y = ctypes.c_double(), ctypes.c_double()
        x_at, y_at = ctypes.addressof(x), ctypes.addressof(y)
        for place in np.flatnonzero(np.isin(kinds, flat)).tolist():
            if call.char_origin(text_page, int(indices[place]), x_at, y_at):
                found[place, 3] = y.value
    return found


def _boxes(rects: Boxes, sizes: Sizes, slants: Sizes, left: float, upper: float) -> Boxes:
    """Boxes as high as the type, measured from the foot of PDFium's, which differ from font to font in height.

    Of slanted type PDFium's box holds the slant too, which would hide the gaps between words: it is taken off.
    """
    x0, y1, x1, y0 = rects.T
    lean = slants * (y1 - y0)
    bottom = upper - y0
    return np.stack((x0 - left + DESCENT * lean, bottom - sizes, x1 - left - (1 - DESCENT) * lean, bottom), axis=1)


def _codes(call: Calls, text_page: int, count: int) -> Codes:
    """The signs, silent ones included.

    Where text and characters run out of step (a sign that takes two units, a NUL), each character is asked for.
    """
    units = np.zeros(count + 2, np.uint16)
    buffer = units.ctypes.data_as(ctypes.POINTER(ctypes.c_ushort))
    written = raw.FPDFText_GetText(ctypes.cast(text_page, raw.FPDF_TEXTPAGE), 0, count, buffer) - 1
    units = units[:count]
    if written == count and not np.any((units >= 0xD800) & (units < 0xE000)):
        codes = units.astype(np.uint32)
        codes[codes == _LINE_END_HYPHEN] = HYPHEN
    else:
        single = map(call.char_code, repeat(text_page), range(count))
        codes = paired(np.fromiter(single, np.uint32, count))
        for index in np.flatnonzero(codes == _LINE_END_MARK).tolist():
            codes[index] = HYPHEN if call.hyphen(text_page, index) else SILENT
    return signs(codes)
