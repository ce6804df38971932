"""The catalogue of messages: every string a person sees, in English, French and Dutch.

Each TOML file of this folder is one part of the house. A table `[part.key]` holds `en`, `fr` and `nl`; braces name
the values that are put in: `en = "{file}: page {page} has no text"`.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal

Tongue = Literal["en", "fr", "nl"]


@cache
def catalogue() -> dict[str, dict[str, str]]:
    """All messages: dotted key -> language -> text."""
    found: dict[str, dict[str, str]] = {}
    for entry in sorted(files(__package__).iterdir(), key=lambda e: e.name):
        if entry.name.endswith(".toml"):
            for part, rows in tomllib.loads(entry.read_text(encoding="utf-8")).items():
                found |= {f"{part}.{key}": row for key, row in rows.items()}
    return found


def say(key: str, tongue: Tongue = "en", **values: object) -> str:
    """The message `key` in a language, with its values put in. KeyError names a key that is not in the catalogue."""
    return catalogue()[key][tongue].format(**values)
