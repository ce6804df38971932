"""Figures of a text: its numbers, in digits or in words, which two languages write alike."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from align.masking import folded
from corpus.model import Language

DIGITS = re.compile(r"\d+(?:[.,\s]\d{3})+(?!\d)|\d+")
TOO_COMMON = frozenset({"1"})
""" "un" and "een" are articles first."""


@cache
def _words(language: Language) -> dict[str, str]:
    table = files("extract").joinpath("lexicon", "numbers.toml").read_text(encoding="utf-8")
    rows = tomllib.loads(table)["row"]
    return {
        folded(form): row["value"]
        for row in rows
        if row.get("idea") == "number" and row["value"] not in TOO_COMMON
        for form in row[language]
    }


def figures_of(text: str, language: Language) -> list[str]:
    """Its numbers in reading order, as digits without separators of thousands."""
    words = _words(language)
    spelled = [words[word] for word in folded(re.sub(r"\d", " ", text)).split() if word in words]
    return [re.sub(r"\D", "", m[0]) for m in DIGITS.finditer(text)] + spelled
