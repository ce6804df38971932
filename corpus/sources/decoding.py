"""From bytes to text, without ever failing."""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""<(?:meta[^>]{0,200}charset|\?xml[^>]{0,100}encoding)\s*=\s*["']?([\w.:-]{2,40})""", re.I)
_STRAY = 2
"""So many strange characters happen in any text, however short."""

_TEXT_CONTROLS = frozenset("\t\n\r\f\x0b\x1a\x1b")


def decode(data: bytes, *, declared: bool = False) -> tuple[str, str]:
    """The text and the name of its encoding.

    In this order: a byte-order mark; UTF-16 without one (every other byte is zero); what the HTML declares, where
    `declared` and it fits; UTF-8; else cp1252, which every byte fits but five, and those become U+FFFD.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace"), encoding
    for encoding in filter(None, (_sixteen(data), _declared(data) if declared else "", "utf-8")):
        try:
            return data.decode(encoding), encoding
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("cp1252", "replace"), "cp1252"


def looks_like_text(text: str) -> bool:
    """False for what was never text: more than one in a hundred characters is a control or no character at all."""
    if not text:
        return True
    strange = sum(1 for c in text if (c < " " and c not in _TEXT_CONTROLS) or c == "\ufffd" or "\x7f" <= c < "\xa0")
    return strange * 100 <= len(text) + _STRAY * 100


def _sixteen(data: bytes) -> str:
    """UTF-16 shows in Western text by zeros at every second place."""
    start = data[:4000]
    half = len(start) // 2
    if half < 8:
        return ""
    if start[1::2].count(0) > 0.7 * half and start[0::2].count(0) < 0.1 * half:
        return "utf-16-le"
    if start[0::2].count(0) > 0.7 * half and start[1::2].count(0) < 0.1 * half:
        return "utf-16-be"
    return ""


def _declared(data: bytes) -> str:
    """The encoding named in the file; Latin-1 means cp1252, as in every browser."""
    found = _DECLARED.search(data[:4000])
    if not found:
        return ""
    name = found[1].decode("ascii", "ignore").lower()
    try:
        known = codecs.lookup(name)
    except LookupError:
        return ""
    if not known._is_text_encoding:
        return ""
    return "cp1252" if known.name in ("iso8859-1", "ascii") else known.name
