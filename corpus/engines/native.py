"""PDFium's small look-ups, made cheap."""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from itertools import repeat
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as raw

Look = Callable[..., int]


class Slots:
    """Room for one FS_RECTF a character, used again for each page, with a pointer to each made beforehand."""

    def __init__(self, char_box: Look) -> None:
        self._char_box = char_box
        self._rects = np.zeros((0, 4), np.float32)
        self._pointers: list[ctypes.c_void_p] = []

    def boxes(self, text_page: int, count: int) -> npt.NDArray[np.float32]:
        """The loose boxes of all characters: left, top, right, bottom, y upwards. Good until the next page."""
        if count > len(self._rects):
            self._rects = np.zeros((2 * count, 4), np.float32)
            start = self._rects.ctypes.data
            self._pointers = [ctypes.c_void_p(start + 16 * slot) for slot in range(2 * count)]
        self._rects[:count] = 0
        page = repeat(ctypes.c_void_p(text_page))
        deque(map(self._char_box, page, range(count), self._pointers), maxlen=0)  # runs the calls, keeps nothing
        return self._rects[:count]


@dataclass(frozen=True, slots=True)
class Calls:
    """Look-ups that take plain numbers for pointers: the address of a thing of PDFium's, or of a buffer of ours.

    `char_owner`, called once a word, takes a pointer made beforehand (`ctypes.c_void_p`), as `Slots` does: nothing is
    checked or converted then, which is a third faster, and a wrong argument crashes.
    """

    slots: Slots
    char_code: Look
    hyphen: Look
    char_size: Callable[..., float]
    char_matrix: Look
    char_origin: Look
    char_owner: Look
    font_of: Look
    font_descent: Look
    render_mode: Look
    page_count: Look
    page_object: Look
    form_count: Look
    form_object: Look
    kind: Look
    bounds: Look
    matrix: Look
    draw_mode: Look
    stroke_width: Look
    segment_count: Look
    segment: Look
    point: Look
    segment_kind: Look
    closes: Look


def calls() -> Calls:
    """The look-ups, bound to the library (once a document: it takes a moment)."""
    pointer, number, real = ctypes.c_void_p, ctypes.c_int, ctypes.c_double
    return Calls(
        slots=Slots(_native("FPDFText_GetLooseCharBox", number)),
        char_code=_native("FPDFText_GetUnicode", ctypes.c_uint, pointer, number),
        hyphen=_native("FPDFText_IsHyphen", number, pointer, number),
        char_size=_native("FPDFText_GetFontSize", real, pointer, number),
        char_matrix=_native("FPDFText_GetMatrix", number, pointer, number, pointer),
        char_origin=_native("FPDFText_GetCharOrigin", number, pointer, number, pointer, pointer),
        char_owner=_native("FPDFText_GetTextObject", pointer),
        font_of=_native("FPDFTextObj_GetFont", pointer, pointer),
        font_descent=_native("FPDFFont_GetDescent", number, pointer, ctypes.c_float, pointer),
        render_mode=_native("FPDFTextObj_GetTextRenderMode", number, pointer),
        page_count=_native("FPDFPage_CountObjects", number, pointer),
        page_object=_native("FPDFPage_GetObject", pointer, pointer, number),
        form_count=_native("FPDFFormObj_CountObjects", number, pointer),
        form_object=_native("FPDFFormObj_GetObject", pointer, pointer, ctypes.c_ulong),
        kind=_native("FPDFPageObj_GetType", number, pointer),
        bounds=_native("FPDFPageObj_GetBounds", number, pointer, pointer, pointer, pointer, pointer),
        matrix=_native("FPDFPageObj_GetMatrix", number, pointer, pointer),
        draw_mode=_native("FPDFPath_GetDrawMode", number, pointer, pointer, pointer),
        stroke_width=_native("FPDFPageObj_GetStrokeWidth", number, pointer, pointer),
        segment_count=_native("FPDFPath_CountSegments", number, pointer),
        segment=_native("FPDFPath_GetPathSegment", pointer, pointer, number),
        point=_native("FPDFPathSegment_GetPoint", number, pointer, pointer, pointer),
        segment_kind=_native("FPDFPathSegment_GetType", number, pointer),
        closes=_native("FPDFPathSegment_GetClose", number, pointer),
    )


def _native(name: str, result: Any, *arguments: Any) -> Callable[..., Any]:
    """PDFium's function `name`, called without letting go of the GIL.

    Called thousands of times a page, this takes half the time of the wrapped function, which builds a pointer object
    for each argument. Good for short look-ups only: other threads stand still meanwhile.
    """
    address = ctypes.cast(getattr(raw, name), ctypes.c_void_p).value
    return ctypes.PYFUNCTYPE(result, *arguments)(address or 0)


def address_of(handle: Any) -> int:
    """The address behind one of pypdfium2's handles."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0
