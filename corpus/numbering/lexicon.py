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


def fold(text: str) -> str:
    """Lower case without accents, typographic apostrophes straightened: how texts meet a lexicon.

    Keeps the length of every string of Latin letters (an accent never adds a character after NFC).
    """
    plain = unicodedata.normalize("NFC", text).lower().replace("’", "'")
    return "".join(unicodedata.normalize("NFD", c)[0] for c in plain) if not plain.isascii() else plain
