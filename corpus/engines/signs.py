"""What a character of a PDF stands for: a printed sign, a blank, or nothing that can be seen."""

from __future__ import annotations

import sys
import unicodedata

import numpy as np
import numpy.typing as npt

Codes = npt.NDArray[np.uint32]

BLANK = 0x20
SILENT = 0
HYPHEN = 0x2D

_SOFT_HYPHEN = 0x00AD
_SILENT_CATEGORIES = frozenset(("Cc", "Cf", "Cs"))
_JOINED = frozenset("ﬀﬁﬂﬃﬄﬅﬆ")
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})

_SYMBOLS = {
    0xF02D: "-", 0xF0BE: "-", 0xF0AD: "-", 0xF0B7: "•", 0xF06C: "●", 0xF0A7: "▪", 0xF06E: "■", 0xF071: "❑", 0xF072: "❒",
    0xF06F: "□", 0xF0A8: "◻", 0xF0A3: "□", 0xF0FE: "☑", 0xF0FD: "☒", 0xF0FC: "✓", 0xF0D8: "➢", 0xF0E0: "→", 0xF0E8: "➔",
    0xF076: "❖", 0xF075: "◆",
}  # fmt: skip
"""Signs of the fonts Symbol and Wingdings, which text programs print before the items of a list: their places in the
area for private use, where Unicode itself knows nothing of them."""

_LETTERS = frozenset(range(ord("A"), ord("Z") + 1)) | frozenset(range(ord("a"), ord("z") + 1))
"""Ghostscript 10 writes down the letters of a ligature ("ti") with their two bytes exchanged, which makes them Chinese
signs. Those have no place in a French or Dutch text."""


def sign(code: int) -> int:
    """BLANK for every kind of space, SILENT for what prints nothing, else the code point to read.

    A soft hyphen that was drawn is a hyphen: a PDF holds only what was printed, and text programs map the visible
    hyphen to it. Control characters, lone surrogates, byte-order marks and joiners print nothing.
    """
    if code == _SOFT_HYPHEN:
        return HYPHEN
    if code in _SYMBOLS:
        return ord(_SYMBOLS[code])
    if code & 0xFF == 0 and code >> 8 in _LETTERS:
        return code >> 8
    if code > sys.maxunicode:
        return SILENT
    if chr(code).isspace():
        return BLANK
    if unicodedata.category(chr(code)) in _SILENT_CATEGORIES or code & 0xFFFE == 0xFFFE:
        return SILENT
    return code


def signs(codes: Codes) -> Codes:
    """`sign` of every code. Letters and the usual marks are passed over, which spares a call for most of a page."""
    special = (codes < 0x20) | ((codes >= 0x7F) & (codes <= 0xA0)) | (codes == _SOFT_HYPHEN) | (codes > 0x24F)
    places = np.flatnonzero(special)
    if len(places):
        codes = codes.copy()
        codes[places] = [sign(int(code)) for code in codes[places]]
    return codes


def paired(codes: Codes) -> Codes:
    """Each pair of UTF-16 surrogates made one sign: the code point in place of the first, SILENT of the second."""
    high = np.flatnonzero((codes[:-1] & 0xFFFFFC00 == 0xD800) & (codes[1:] & 0xFFFFFC00 == 0xDC00))
    codes = codes.copy()
    codes[high] = 0x10000 + ((codes[high] - 0xD800) << 10) + (codes[high + 1] - 0xDC00)
    codes[high + 1] = SILENT
    return codes


def needs_plain(text: str) -> bool:
    """True where `plain` would change something; asked once a page, it spares the asking for each word."""
    return "\0" in text or not (text.isascii() or _JOINED.isdisjoint(text))


def plain(text: str) -> str:
    """Signs as they are to be read: silent ones gone, a ligature that is one character as the letters it joins."""
    return text.replace("\0", "").translate(_LIGATURES) if needs_plain(text) else text


def printed(text: str) -> str:
    """What a text reads when printed: every blank as " ", silent characters gone, ligatures as letters."""
    return plain("".join(chr(sign(ord(c))) for c in text))
