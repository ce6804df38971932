"""The lexicon of labels (labels.toml), read once, and the folding that makes texts comparable with it."""

from __future__ import annotations

import tomllib
import unicodedata
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def labels() -> dict[str, Any]:
    """The rows of labels.toml."""
    return tomllib.loads(files(__package__).joinpath("labels.toml").read_text(encoding="utf-8"))


@cache
def _plain_letters() -> dict[int, str]:
    """Accented Latin letters, and the typographic apostrophe, to their plain form; one letter for one."""
    plain = {code: unicodedata.normalize("NFD", chr(code))[0] for code in range(0xC0, 0x250)}
    return plain | {ord("’"): "'"}


def fold(text: str) -> str:
    """Lower case without accents, typographic apostrophes straightened: how texts meet a lexicon.

    Keeps the length of composed (NFC) text, so that offsets in the folded text are offsets in the text.
    """
    return text.lower() if text.isascii() else text.lower().translate(_plain_letters())
