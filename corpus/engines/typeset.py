"""In which type the characters of a page are set: face, size, slant."""

from __future__ import annotations

import ctypes
from itertools import repeat
from typing import NamedTuple

import pypdfium2.raw as raw

from corpus.engines.fonts import Face, face
from corpus.engines.native import Calls

TILT = 0.2
"""Characters that climb or fall by more than this (11 degrees) are no part of the text: watermarks, margin stamps."""

_OUTLINED = 2
"""Text render mode "fill and stroke": what text programs do to a font that has no bold."""
_INVISIBLE = 3
"""Text render mode of what OCR programs lay under the picture of a page."""


class Type(NamedTuple):
    """A face at a size in points, as printed. The size is 0 for characters that are turned or mirrored."""

    face: Face
    size: float
    slant: float
    """How far the top of a character leans to the right, as a share of its height (an oblique made of a roman)."""
    hidden: bool = False
    """True for invisible text."""
    flat: bool = False
    """True for a font that names no descent: the boxes of its characters end where their ink does, not on one line."""


class Case:
    """The types of one page. Each text object and each font is asked once, however many words it holds."""

    def __init__(self, call: Calls, text_page: int) -> None:
        self.types: list[Type] = []
        self._call = call
        self._text_page = text_page
        self._fonts: dict[int, tuple[Face, bool]] = {}
        self._numbers: dict[int, int] = {}
        self._matrix = (ctypes.c_float * 6)()
        self._matrix_at = ctypes.addressof(self._matrix)

    def numbers(self, indices: list[int]) -> list[int]:
        """For each character, by PDFium's count, the place of its type in `types`."""
        owners = map(self._call.char_owner, repeat(ctypes.c_void_p(self._text_page)), indices)
        known = self._numbers
        return [
            known[owner] if owner in known else self._add(owner, index)
            for owner, index in zip(owners, indices, strict=True)
        ]

    def _add(self, owner: int, index: int) -> int:
        self._numbers[owner] = len(self.types)
        self.types.append(self._type(owner, index))
        return self._numbers[owner]

    def _type(self, owner: int, index: int) -> Type:
        self._call.char_matrix(self._text_page, index, self._matrix_at)
        a, b, c, d, _, _ = self._matrix
        upright = a > 0 and d > 0 and abs(b) <= TILT * a
        size = self._call.char_size(self._text_page, index) * d if upright else 0.0
        mode = self._call.render_mode(owner)
        found, flat = self._face(owner)
        if mode == _OUTLINED:
            found = found._replace(bold=True)
        return Type(found, size, c / d if upright else 0.0, mode == _INVISIBLE, flat)

    def _face(self, owner: int) -> tuple[Face, bool]:
        font = self._call.font_of(owner) or 0
        if font not in self._fonts:
            self._fonts[font] = _face(font), self._is_flat(font)
        return self._fonts[font]

    def _is_flat(self, font: int) -> bool:
        descent = ctypes.c_float()
        return bool(self._call.font_descent(font, 1.0, ctypes.addressof(descent))) and descent.value >= 0


def _face(font: int) -> Face:
    handle = ctypes.cast(font, raw.FPDF_FONT)
    length = raw.FPDFFont_GetBaseFontName(handle, None, 0)
    name = ctypes.create_string_buffer(max(length, 1))
    raw.FPDFFont_GetBaseFontName(handle, name, length)
    angle = ctypes.c_int()
    raw.FPDFFont_GetItalicAngle(handle, angle)
    text = name.value.decode("utf-8", "replace")
    return face(text, max(raw.FPDFFont_GetFlags(handle), 0), raw.FPDFFont_GetWeight(handle), angle.value)
