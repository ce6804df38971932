"""The bilingual lexicon: which Dutch words may answer to which French ones, one row an idea.

Looked up are folded words (small letters, no accents). A form with * is the beginning of words; one without stands
for the word and its plain endings. A Dutch stem of five letters or more is found inside a compound too
("fraudebestrijding" holds "fraude" and "bestrijding").
"""

from __future__ import annotations

import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from corpus.model import Language
from extract.lexicon import rows as time_rows

FILES = ("lexicon_strict.toml", "lexicon_words.toml")
TIME = {"month": "date", "weekday": "date", "ordinal": "ordinal"}
"""Rows of the lexicons of time that are ideas too, and their kind."""
IN_COMPOUND = 5
"""Letters of a Dutch stem that is looked for inside a word."""
ENDINGS: dict[Language, tuple[str, ...]] = {"fr": ("", "s", "e", "es", "x"), "nl": ("", "e", "n", "en", "s", "t")}
DUTCH_SPELLING = (("baar", "bare"), ("eel", "ele"), ("aal", "ale"), ("ief", "ieve"), ("loos", "loze"), ("air", "aire"))
"""How a Dutch ending is spelt before an -e."""
LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "’": "'", "‘": "'"})


Denial = Literal["strong", "any", "particle", "without", "with_particle"]


@dataclass(frozen=True, slots=True)
class Idea:
    """One idea: the forms of it in either language. `kind` says what a divergence of it would touch."""

    number: int
    kind: str
    fr: tuple[str, ...]
    nl: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Forms:
    """The forms of one language: whole words, beginnings of words, and phrases by their first word."""

    language: Language
    whole: dict[str, frozenset[int]]
    stems: dict[str, frozenset[int]]
    phrases: tuple[tuple[tuple[str, ...], int], ...]

    def ideas(self, word: str) -> frozenset[int]:
        """The ideas of a folded word."""
        found = set(self.whole.get(word, ()))
        starts = range(len(word)) if self.language == "nl" else range(1)
        for start in starts:
            for end in range(start + (2 if start == 0 else IN_COMPOUND), len(word) + 1):
                found |= self.stems.get(word[start:end], frozenset())
        return frozenset(found)


@dataclass(frozen=True, slots=True)
class Lexicon:
    ideas: tuple[Idea, ...]
    fr: Forms
    nl: Forms

    def forms(self, language: Language) -> Forms:
        return self.fr if language == "fr" else self.nl


def fold(text: str) -> str:
    """Small letters without accents."""
    plain = unicodedata.normalize("NFD", text.lower().translate(LETTERS))
    return "".join(c for c in plain if not unicodedata.combining(c))


@cache
def grammar(language: Language) -> frozenset[str]:
    """Words that carry no fact of their own."""
    rows = tomllib.loads(files(__package__).joinpath("grammar.toml").read_text(encoding="utf-8"))
    return frozenset(fold(word) for word in rows[language])


@cache
def subordinate(language: Language) -> frozenset[str]:
    """Words that open a subordinate clause."""
    rows = tomllib.loads(files(__package__).joinpath("grammar.toml").read_text(encoding="utf-8"))
    return frozenset(fold(word) for word in rows["subordinate"][language])


@cache
def connective(language: Language, meaning: Literal["and", "or"]) -> frozenset[str]:
    """The words that join, or that leave a choice."""
    rows = tomllib.loads(files(__package__).joinpath("grammar.toml").read_text(encoding="utf-8"))
    return frozenset(rows["connective"][f"{language}_{meaning}"])


@cache
def negations(language: Language, kind: Denial) -> tuple[str, ...]:
    """Words that deny: those that can't be overlooked, all of them, those that mostly go with others ("ne"), "sans",
    and those that deny only with such a one ("ne ... plus").

    A form with * is the beginning of words.
    """
    rows = tomllib.loads(files(__package__).joinpath("grammar.toml").read_text(encoding="utf-8"))
    return tuple(rows["negation"][f"{language}_{kind}"])


@cache
def ordinals(language: Language) -> dict[str, str]:
    """Ordinals as figures: "derde" -> "3"; where one language counts, the other may number."""
    rows = [row for row in time_rows() if row.idea == "ordinal" and row.value.isdigit()]
    return {fold(form): row.value for row in rows for form in row.forms[language]}


@cache
def lexicon() -> Lexicon:
    """The rows of all files."""
    ideas: list[Idea] = []
    for name in FILES:
        rows = tomllib.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))
        for kind, lines in rows.items():
            ideas += [
                Idea(len(ideas) + n, kind, tuple(map(fold, line["fr"])), tuple(map(fold, line["nl"])))
                for n, line in enumerate(lines)
            ]
    for row in time_rows():
        if row.idea in TIME:
            forms = {side: tuple(fold(f) for f in row.forms[side] if f.isalpha()) for side in ("fr", "nl")}
            if all(forms.values()):
                ideas.append(Idea(len(ideas), TIME[row.idea], forms["fr"], forms["nl"]))
    return Lexicon(tuple(ideas), _forms("fr", ideas), _forms("nl", ideas))


def kinds_of(ideas: frozenset[int]) -> frozenset[str]:
    """The kinds of some ideas."""
    every = lexicon().ideas
    return frozenset(every[n].kind for n in ideas)


@cache
def figures(language: Language) -> dict[str, str]:
    """Number words from two on, as figures. "Un" and "een" are words of grammar."""
    found = {fold(form): row.value for row in time_rows() if row.idea == "number" for form in row.forms[language]}
    return {form: value for form, value in found.items() if value.isdigit() and int(value) > 1 and " " not in form}


def _inflected(stem: str, language: Language) -> tuple[str, ...]:
    """A Dutch stem as it is spelt before an -e too: "beschikbaar" and "beschikbare", "actief" and "actieve"."""
    other = next((stem.removesuffix(a) + b for a, b in DUTCH_SPELLING if language == "nl" and stem.endswith(a)), stem)
    return tuple(dict.fromkeys((stem, other)))


def _forms(language: Language, ideas: list[Idea]) -> Forms:
    whole: dict[str, set[int]] = {}
    stems: dict[str, set[int]] = {}
    phrases: list[tuple[tuple[str, ...], int]] = []
    for idea in ideas:
        for form in idea.fr if language == "fr" else idea.nl:
            if " " in form:
                phrases.append((tuple(form.split()), idea.number))
            elif form.endswith("*"):
                for stem in _inflected(form.strip("*"), language):
                    stems.setdefault(stem, set()).add(idea.number)
            else:
                for ending in ENDINGS[language]:
                    whole.setdefault(form + ending, set()).add(idea.number)
    return Forms(
        language,
        {word: frozenset(found) for word, found in whole.items()},
        {stem: frozenset(found) for stem, found in stems.items()},
        tuple(sorted(phrases, key=lambda p: (-len(p[0]), p))),
    )
