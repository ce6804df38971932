"""The words of a text with what the vocabulary of obligations says of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import spacy
from spacy.language import Language as Pipeline
from spacy.matcher import PhraseMatcher
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.util import compile_infix_regex, filter_spans

from corpus.model import Language
from extract.pipeline import OVERLONG, REMEMBERED
from extract.vocabulary import TABLES, ending_fits, terms

COMPOUND = "(?<=[A-Z]{2})-(?=[a-z])"
"""A Dutch compound with an acronym: its noun is a word of its own."""
BEFORE_NOUN = ("determiner", "preposition", "receiver", "agent")
"""After words with these ideas a noun stands, no verb."""
PLAIN = str.maketrans({"’": "'", "‘": "'", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\n": " ", "\t": " "})
"""Signs that are written in several ways; every sign stays one sign, so that offsets stay right."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Words [start, end) carry ideas of one table; one form can carry several."""

    start: int
    end: int
    ideas: tuple[tuple[str, str], ...]

    def value(self, idea: str) -> str | None:
        """The value of this idea; None if the words do not carry it."""
        for known, value in self.ideas:
            if known == idea:
                return value
        return None

    def carries(self, ideas: tuple[str, ...]) -> bool:
        """Do the words carry one of the ideas (any, when none is named)?"""
        return not ideas or any(known in ideas for known, _ in self.ideas)


@dataclass(frozen=True, slots=True)
class Words:
    """A text in words. `hits[table]` maps the first word of each hit of a table to it; words are spoken of by index."""

    text: str
    language: Language
    lower: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    hits: dict[str, dict[int, Hit]]
    closing: dict[str, dict[int, Hit]]
    """The same hits by the word behind them."""
    covered: dict[str, frozenset[int]]
    """The words of the hits that are not their first."""

    def __len__(self) -> int:
        return len(self.lower)

    def at(self, i: int, table: str, *ideas: str) -> Hit | None:
        """The hit of a table that begins at word `i` and carries one of the ideas (any, when none is named)."""
        hit = self.hits[table].get(i)
        return hit if hit is not None and hit.carries(ideas) else None

    def ends_at(self, i: int, table: str, *ideas: str) -> bool:
        """Does a hit of a table with one of the ideas end right before word `i`?"""
        hit = self.closing[table].get(i)
        return hit is not None and hit.carries(ideas)

    def inside(self, i: int, table: str) -> bool:
        """Does a hit of a table begin before word `i` and end behind it?"""
        return i in self.covered[table]

    def find(self, table: str, ideas: tuple[str, ...], start: int, end: int) -> Iterator[Hit]:
        """The hits with one of the ideas that begin in [start, end)."""
        for i, hit in self.hits[table].items():
            if start <= i < end and hit.carries(ideas):
                yield hit

    def fits(self, i: int, idea: str) -> bool:
        """Has word `i` the ending of this verb form?"""
        return 0 <= i < len(self.lower) and ending_fits(idea, self.lower[i], self.language)

    def ends_clause(self, i: int) -> bool:
        """Is word `i` a joint or a colon?"""
        return self.lower[i] == ":" or self.at(i, "connective", "joint") is not None

    def capital(self, i: int) -> bool:
        return self.text[self.starts[i]].isupper()

    def slice(self, start: int, end: int) -> str:
        """The text of words [start, end)."""
        return self.text[self.starts[start] : self.ends[end - 1]] if start < end else ""


@Pipeline.factory("concordance_vocabulary")
def _component(nlp: Pipeline, name: str) -> VocabularyMarker:
    return VocabularyMarker(nlp)


class VocabularyMarker:
    """Writes the longest matches of each table into `doc.spans[table]`, labelled with the form's key."""

    def __init__(self, nlp: Pipeline) -> None:
        language: Language = "nl" if nlp.lang == "nl" else "fr"
        self.ideas: dict[str, tuple[tuple[str, str], ...]] = {}
        self.matchers: dict[str, PhraseMatcher] = {}
        for table in TABLES:
            forms: dict[str, list[tuple[str, str]]] = {}
            for term in terms():
                if term.table == table:
                    for form in (f for written in term.forms[language] for f in spellings(written.lower())):
                        forms.setdefault(form, []).append((term.idea, term.value))
            self.matchers[table] = PhraseMatcher(nlp.vocab, attr="LOWER")
            for form, ideas in forms.items():
                self.ideas[f"{table}:{form}"] = tuple(ideas)
                # a capital can change how a form is cut: "celui-ci" is one word, "Celui-ci" is three
                patterns = [_pattern(nlp, written) for written in (form, form.capitalize())]
                self.matchers[table].add(f"{table}:{form}", patterns)

    def __call__(self, doc: Doc) -> Doc:
        for table, matcher in self.matchers.items():
            doc.spans[table] = filter_spans(matcher(doc, as_spans=True))
        return doc


def spellings(form: str) -> tuple[str, ...]:
    """A phrase that begins with "à" may begin a sentence with "A": capitals often go without their accent."""
    return (form, "a" + form[1:]) if form.startswith("à ") and len(re.split(r"[ ']", form)) > 2 else (form,)


def _pattern(nlp: Pipeline, form: str) -> Doc:
    """An elided form ("d'") is a token of its own only before a word."""
    return nlp.make_doc(f"{form}on")[:-1].as_doc() if form.endswith("'") else nlp.make_doc(form)


@cache
def _pipeline(language: Language) -> tuple[Any, VocabularyMarker]:
    nlp = spacy.blank(language)
    # old texts stick the next point to its semicolon
    tokenizer = nlp.tokenizer
    assert isinstance(tokenizer, Tokenizer)
    tokenizer.infix_finditer = compile_infix_regex([*(nlp.Defaults.infixes or ()), ";", COMPOUND]).finditer
    marker = nlp.add_pipe("concordance_vocabulary")
    assert isinstance(marker, VocabularyMarker)
    return nlp, marker


@lru_cache(maxsize=REMEMBERED)
def words(text: str, language: Language) -> Words:
    """The words of a text with the hits of all tables."""
    nlp, marker = _pipeline(language)
    doc = nlp(OVERLONG.sub(lambda match: " " * len(match[0]), text.translate(PLAIN)))
    kept = [token for token in doc if not token.is_space]
    place = {token.i: n for n, token in enumerate(kept)}
    hits: dict[str, dict[int, Hit]] = {}
    for table in TABLES:
        hits[table] = {}
        for span in doc.spans[table]:
            start = place[span.start]
            hits[table][start] = Hit(start, place[span.end - 1] + 1, marker.ideas[span.label_])
    return Words(
        text,
        language,
        tuple(token.lower_ for token in kept),
        tuple(token.idx for token in kept),
        tuple(token.idx + len(token) for token in kept),
        hits,
        {table: {hit.end: hit for hit in found.values()} for table, found in hits.items()},
        {table: _covered(found) for table, found in hits.items()},
    )


def _covered(hits: dict[int, Hit]) -> frozenset[int]:
    return frozenset(i for hit in hits.values() for i in range(hit.start + 1, hit.end))
