"""Events: what a phrase makes happen. "La remise du bilan" and "le Fonds transmet le bilan" name one event.

The words are data (`lexicon/events.toml`); both languages go through the same few lines.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from corpus.model import Language

STEM = 6
"""Letters in which two forms of one word agree: évaluation, évaluer; vergadering, vergaderen."""
WORD = re.compile(r"[^\W\d_]{2,}")
ACRONYM = re.compile(r"(?<!\w)[^\W\d_a-zà-öø-ÿ]{3,}(?!\w)")
WORDS_AND_APOSTROPHES = re.compile(r"[^\W_]+'?")
LONGEST = 4000
"""Characters of a phrase that are looked at: a cell without full stops may hold a page."""


@dataclass(frozen=True, slots=True)
class EventRow:
    """One idea of an event: the forms that name it or bring it about."""

    idea: str
    by: str
    """The event whose doing brings this one about: what one receives another delivers."""
    support: bool
    forms: dict[Language, tuple[str, ...]]
    example: dict[Language, tuple[str, str]]
    counter: dict[Language, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class BoundaryRow:
    """An end or a beginning whose date the calendar or the contract's term gives."""

    idea: str
    event: str
    nouns: dict[Language, tuple[str, ...]]
    beside: dict[Language, tuple[str, ...]]
    example: dict[Language, str]
    counter: dict[Language, str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of events in both languages."""

    events: tuple[EventRow, ...]
    boundaries: tuple[BoundaryRow, ...]
    following: dict[Language, tuple[str, ...]]
    sanction: dict[Language, tuple[str, ...]]
    silent: dict[Language, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase taken apart: its events in reading order, and the stems of its other words.

    `events` leaves out verbs that only carry another event ("tenir une réunion").
    """

    events: tuple[str, ...]
    words: frozenset[str]
    objects: frozenset[str]
    """The words but the one that names the first event."""
    names: frozenset[str] = frozenset()
    """The stems of its acronyms."""

    @property
    def head(self) -> str:
        """The event that the phrase is about; "" where it names none."""
        return self.events[0] if self.events else ""


@cache
def lexicon() -> Lexicon:
    """The rows of `events.toml`."""
    raw = tomllib.loads(files("extract.lexicon").joinpath("events.toml").read_text(encoding="utf-8"))
    events = tuple(
        EventRow(
            r["idea"],
            r.get("by", r["idea"]),
            r.get("support", False),
            _forms(r),
            _pairs(r["example"]),
            _pairs(r["counter"]),
        )
        for r in raw["event"]
    )
    boundaries = tuple(
        BoundaryRow(r["idea"], r["event"], _forms(r), _forms(r["beside"]), r["example"], r["counter"])
        for r in raw["boundary"]
    )
    silent: dict[Language, frozenset[str]] = {
        "fr": frozenset(raw["silent"]["fr"]),
        "nl": frozenset(raw["silent"]["nl"]),
    }
    return Lexicon(events, boundaries, _forms(raw["following"]), _forms(raw["sanction"]), silent)


def phrase(text: str, language: Language) -> Phrase:
    """A phrase taken apart."""
    named: list[tuple[str, bool]] = []
    words: list[str] = []
    heads: list[str] = []
    for word in WORD.findall(folded(text[:LONGEST])):
        if word in lexicon().silent[language]:
            continue
        row, rest = _event(word, language)
        words.append((rest or word)[:STEM])
        if row is not None:
            named.append((row.idea, row.support))
        if row is not None and not row.support:
            heads.append("" if rest else word[:STEM])
    events = tuple(idea for idea, support in named if not support) or tuple(idea for idea, _ in named)
    objects = frozenset(words) - frozenset(heads[:1])
    names = frozenset(folded(name)[:STEM] for name in ACRONYM.findall(text[:LONGEST]))
    return Phrase(events, frozenset(words), objects, names)


def boundary(text: str, language: Language) -> str:
    """The boundary that a phrase names: "contract_end", "contract_start", "month", "quarter", ...; "" for none."""
    if any(sign.isdigit() for sign in text):
        return ""
    said = phrase(text, language)
    others = [w for w in WORD.findall(folded(text)) if w not in lexicon().silent[language]]
    for row in lexicon().boundaries:
        names = [w for w in others if any(matches(w, form) for form in row.nouns[language])]
        rest = [
            w for w in others if w not in names and w not in row.beside[language] and not _names(w, row.event, language)
        ]
        if row.event == said.head and names and not rest:
            return row.idea
    return ""


def follows(text: str, language: Language) -> bool:
    """Does the phrase put a yearly day in the year after the one it is about?"""
    plain = " ".join(folded(text).split())
    return any(form in plain for form in lexicon().following[language])


def sanctions(text: str, language: Language) -> bool:
    """Does the sentence say what happens when a limit is not kept?"""
    plain = _spaced(text[:LONGEST])
    return any(
        _spaced(form.rstrip("*"))[: -1 if form.endswith("*") else None] in plain
        for form in lexicon().sanction[language]
    )


def _spaced(text: str) -> str:
    """The words with one blank before, between and behind them."""
    return f" {' '.join(WORDS_AND_APOSTROPHES.findall(folded(text)))} "


def folded(text: str) -> str:
    """Lower case, without accents, with straight apostrophes."""
    decomposed = unicodedata.normalize("NFD", text.lower().replace("’", "'").replace("œ", "oe"))
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))


def brought_about(event: str) -> str:
    """The event that somebody must do so that this one happens."""
    return next((row.by for row in lexicon().events if row.idea == event), event)


@cache
def _event(word: str, language: Language) -> tuple[EventRow | None, str]:
    """The idea a word names, and what a compound has before it: overlegvergadering -> meet, "overleg"."""
    for row in lexicon().events:
        for form in row.forms[language]:
            if matches(word, form):
                return row, word.removesuffix(form[1:]) if form.startswith("*") else ""
    return None, ""


def matches(word: str, form: str) -> bool:
    """Is a word of this form? A star at one end stands for any letters."""
    if form.startswith("*"):
        return word.endswith(form[1:])
    return word.startswith(form[:-1]) if form.endswith("*") else word == form


def _names(word: str, idea: str, language: Language) -> bool:
    row, _ = _event(word, language)
    return row is not None and row.idea == idea


def _forms(raw: dict[str, list[str]]) -> dict[Language, tuple[str, ...]]:
    return {"fr": tuple(map(folded, raw["fr"])), "nl": tuple(map(folded, raw["nl"]))}


def _pairs(raw: dict[str, list[str]]) -> dict[Language, tuple[str, str]]:
    return {"fr": (raw["fr"][0], raw["fr"][1]), "nl": (raw["nl"][0], raw["nl"][1])}
