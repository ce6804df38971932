"""The lexicons: one row is one idea, in French and in Dutch, with an example and a counter-example of each.

A row says `idea` (what the words do in a time expression), `value` (where the idea has one: a number, a unit), the
forms in `fr` and `nl`, an `example` in which a time limit is found, and a `counter` in which none may be found.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from corpus.model import Language

FILES = ("cited", "frequency", "limits", "months", "nearby", "numbers", "open", "ordinals", "units", "weekdays")
"""The lexicons of time; other lexicons stand beside them."""


@dataclass(frozen=True, slots=True)
class Row:
    """One idea. The examples are whole phrases; each language has its own."""

    idea: str
    value: str
    forms: dict[Language, tuple[str, ...]]
    example: dict[Language, str]
    counter: dict[Language, str]


@cache
def rows() -> tuple[Row, ...]:
    """All rows of the lexicons of time, in a fixed order."""
    return tuple(row for name in FILES for row in rows_of(__package__, f"{name}.toml"))


def rows_of(package: str, name: str) -> tuple[Row, ...]:
    """All rows of one lexicon, the file `name` of a package, in their order."""
    text = files(package).joinpath(name).read_text(encoding="utf-8")
    return tuple(_row(raw) for raw in tomllib.loads(text)["row"])


@cache
def particle_rows() -> tuple[dict[str, Any], ...]:
    """The small words in front of a noun or a time: rows as they stand in the file."""
    text = files(__package__).joinpath("particles.toml").read_text(encoding="utf-8")
    return tuple(tomllib.loads(text)["particle"])


def particles(idea: str, language: Language) -> tuple[str, ...]:
    """Small words by what they say of the noun or time behind them. KeyError for an idea that no row has."""
    return tuple({raw["idea"]: raw for raw in particle_rows()}[idea][language])


def one_of(idea: str, *languages: Language) -> str:
    """A pattern for one of these words, the longest first."""
    words = {word for language in languages for word in particles(idea, language)}
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


@cache
def measures_of_time(language: Language) -> frozenset[str]:
    """The names of units of time, one and many: "dag", "dagen"."""
    return frozenset(form for row in rows() if row.idea in ("unit", "units") for form in row.forms[language])


@cache
def tokens(language: Language) -> tuple[str, ...]:
    """Abbreviations and signs that the tokenizer must not take apart."""
    return tuple(tomllib.loads(files(__package__).joinpath("tokens.toml").read_text(encoding="utf-8"))[language])


def _row(raw: dict[str, object]) -> Row:
    example, counter, fr, nl = raw["example"], raw["counter"], raw["fr"], raw["nl"]
    assert isinstance(example, dict) and isinstance(counter, dict) and isinstance(fr, list) and isinstance(nl, list)
    return Row(str(raw["idea"]), str(raw.get("value", "")), {"fr": tuple(fr), "nl": tuple(nl)}, example, counter)
