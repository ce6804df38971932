"""File names as they may be shown: who named a file may have meant harm."""

from __future__ import annotations

import unicodedata

_UNSEEN = frozenset(("Cc", "Cf", "Cs", "Zl", "Zp"))
"""Control characters (escape sequences, line ends), format characters (which turn the direction of writing, or hide),
halves of characters (as Python reads names that are not UTF-8), line and paragraph separators."""

_SIGN = "\ufffd"


def shown(name: str) -> str:
    """The name as one harmless line: what a terminal or a browser would obey instead of showing becomes U+FFFD.

    The name still tells files apart in most cases, but may not be used to open one.
    """
    if name.isascii() and name.isprintable():
        return name
    return "".join(_SIGN if unicodedata.category(sign) in _UNSEEN else sign for sign in name)
