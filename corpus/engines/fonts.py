"""Bold and italic: read from a font's name, its flags and its weight."""

from __future__ import annotations

import re
from typing import NamedTuple

_SUBSET_TAG = re.compile(r"^[A-Z]{6}\+")
_BOLD = re.compile(r"bold|black|heavy|semibold|demi(?!tasse)|(?<=[-,_ ])(?:bd|bo|blk)(?![a-z])", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique|kursiv|slanted|(?<=[-,_ ])(?:it|bdit|boit|ita|obl)(?![a-z])", re.IGNORECASE)

FLAG_ITALIC = 1 << 6
FLAG_FORCE_BOLD = 1 << 18
HEAVY = 700
"""From this weight on a font is bold whatever its name (fonts of some producers are called F1, F2, ...)."""


class Face(NamedTuple):
    """A font as the words carry it; `name` has no subset tag."""

    name: str
    bold: bool
    italic: bool


def face(name: str, flags: int = 0, weight: int = 0, angle: int = 0) -> Face:
    """The face of a font. `flags` are those of its descriptor, `weight` 100 to 900 or 0, `angle` in degrees."""
    plain = _SUBSET_TAG.sub("", name)
    bold = bool(_BOLD.search(plain)) or bool(flags & FLAG_FORCE_BOLD) or weight >= HEAVY
    return Face(plain, bold, bool(_ITALIC.search(plain)) or bool(flags & FLAG_ITALIC) or angle != 0)
