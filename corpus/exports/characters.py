"""Which characters may be written: XML, databases and terminals each refuse some that a PDF can hold."""

from __future__ import annotations

import re

_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """The text without the characters that XML 1.0 forbids (PostgreSQL refuses NUL, no encoding takes surrogates)."""
    return _NO_XML.sub("", text)
