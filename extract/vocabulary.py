"""The vocabulary of obligations: actors, cues of modality, connectives, verbs. One row is one idea in both languages.

The rows stand in the same folder as the lexicons of times, in tables of their own name, because a word may carry an
idea in several tables: "est" is a passive auxiliary and a statement.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from corpus.model import Language

TABLES = ("actor", "cue", "connective", "verb")
FILES = ("actors.toml", "conditions.toml", "modality.toml", "verbs.toml")


@dataclass(frozen=True, slots=True)
class Term:
    """One idea: `forms` in both languages, a phrase in which it is at work, a phrase in which it is not."""

    table: str
    idea: str
    value: str
    forms: dict[Language, tuple[str, ...]]
    example: dict[Language, str]
    counter: dict[Language, str]


@dataclass(frozen=True, slots=True)
class Ending:
    """A form of verbs that is known by its ending: a pattern over one word in lower case."""

    idea: str
    patterns: dict[Language, re.Pattern[str]]
    exceptions: frozenset[str]
    example: dict[Language, str]
    counter: dict[Language, str]

    def fits(self, word: str, language: Language) -> bool:
        return word not in self.exceptions and self.patterns[language].fullmatch(word) is not None


@cache
def _tables() -> dict[str, list[dict[str, object]]]:
    found: dict[str, list[dict[str, object]]] = {}
    for name in FILES:
        text = files("extract.lexicon").joinpath(name).read_text(encoding="utf-8")
        for table, rows in tomllib.loads(text).items():
            found.setdefault(table, []).extend(rows)
    return found


@cache
def terms() -> tuple[Term, ...]:
    """All rows of all tables of forms, in a fixed order."""
    return tuple(_term(table, raw) for table in TABLES for raw in _tables()[table])


@cache
def ending(idea: str) -> Ending:
    """The ending with this idea."""
    return next(e for e in endings() if e.idea == idea)


@lru_cache(maxsize=65536)
def ending_fits(idea: str, word: str, language: Language) -> bool:
    """Has a word in lower case this ending? The words of a language are few, so the answers are kept."""
    return ending(idea).fits(word, language)


@cache
def endings() -> tuple[Ending, ...]:
    """All endings, in a fixed order."""
    return tuple(_ending(raw) for raw in _tables()["ending"])


def _term(table: str, raw: dict[str, object]) -> Term:
    example, counter, fr, nl = raw["example"], raw["counter"], raw["fr"], raw["nl"]
    assert isinstance(example, dict) and isinstance(counter, dict) and isinstance(fr, list) and isinstance(nl, list)
    forms: dict[Language, tuple[str, ...]] = {"fr": tuple(fr), "nl": tuple(nl)}
    return Term(table, str(raw["idea"]), str(raw.get("value", "")), forms, example, counter)


def _ending(raw: dict[str, object]) -> Ending:
    example, counter, exceptions = raw["example"], raw["counter"], raw["except"]
    assert isinstance(example, dict) and isinstance(counter, dict) and isinstance(exceptions, list)
    patterns: dict[Language, re.Pattern[str]] = {"fr": re.compile(str(raw["fr"])), "nl": re.compile(str(raw["nl"]))}
    return Ending(str(raw["idea"]), patterns, frozenset(exceptions), example, counter)
