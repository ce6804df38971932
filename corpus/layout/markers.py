"""What a line that opens a paragraph may begin with: list markers, article and chapter labels."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from corpus.bullets import BULLETS


@cache
def labels() -> dict[str, Any]:
    """The rows of labels.toml."""
    return tomllib.loads(files(__package__).joinpath("labels.toml").read_text(encoding="utf-8"))


def words(table: str) -> frozenset[str]:
    """All French and Dutch words of one table of labels.toml."""
    return frozenset(word for row in labels()[table] for word in (*row["fr"], *row["nl"]))


@cache
def marker() -> re.Pattern[str]:
    """Matches the marker at the start of a line: "1°", "§ 2", "a)", "-", "3.", "2.1.4", "Art. 3"."""
    openings = "|".join(re.escape(word) for word in sorted(words("opening"), key=len, reverse=True))
    return re.compile(
        rf"""(?:
          §{{1,2}}\s*\d
        | (?i:{openings})\s*(?:\d|[IVXLC]+\b|1er)
        | \(?\d{{1,3}}(?:bis|ter|quater)?\s?[°º)]
        | \d{{1,3}}(?:\.\d{{1,3}})*\.?\s*[-–]\s
        | \d{{1,3}}(?:\.\d{{1,3}})*\.(?=\s)
        | \d{{1,2}}(?:\.\d{{1,2}})+(?=\s)
        | \(?[a-zA-Z]{{1,2}}\)
        | \(?[ivxIVX]{{1,5}}[).](?=\s)
        | [{re.escape(BULLETS)}](?=\s)
        )""",
        re.VERBOSE,
    )
