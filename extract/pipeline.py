"""The pipelines: a blank spaCy pipeline for each language, with one component that marks the words of the lexicons.

No trained model is used, so that both languages get the same treatment.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Any, NamedTuple

import spacy
from spacy.language import Language as Pipeline
from spacy.matcher import PhraseMatcher
from spacy.symbols import ORTH
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.util import compile_infix_regex, filter_spans

from corpus.model import Language
from extract import lexicon
from extract.numerals import numerals, year_words

SPANS = "lexicon"
SAME_LENGTH = str.maketrans(
    {"’": "'", "‘": "'", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\n": " ", "\t": " ", "-": " ", "/": " "}
)
"""Signs that are written in several ways. A hyphen reads as a blank, so that "vingt-deux" and "vingt deux" are one."""

FINAL = frozenset("àâéèêëîïôûù")
TOUCHING = frozenset({"unit", "units", "hour_sign", "month"})
"""Ideas whose words may be written against a figure ("3jours", "15h"); they are looked up by themselves."""
REMEMBERED = 4096
"""Texts of which each reader remembers how it cut them into words: the provisions that institutions share recur word
for word, and one contract is asked for its citations, times and obligations in turn."""
OVERLONG = re.compile(r"\S{80,}")
"""No word: dot leaders, rules of signs, links. The tokenizer's time grows with the square of such a run."""


class Mark(NamedTuple):
    """Words [start, end) of a text carry an idea of the lexicons; offsets count characters."""

    idea: str
    value: str
    start: int
    end: int


@Pipeline.factory("concordance_lexicon")
def _component(nlp: Pipeline, name: str) -> LexiconMarker:
    return LexiconMarker(nlp)


class LexiconMarker:
    """Writes the longest matches of all forms into `doc.spans["lexicon"]`, labelled "idea=value"."""

    def __init__(self, nlp: Pipeline) -> None:
        self.matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
        language: Language = "nl" if nlp.lang == "nl" else "fr"
        labels: dict[str, list[str]] = {}
        for form, label in _forms(language).items():
            labels.setdefault(label, []).append(form)
        for label, forms in labels.items():
            self.matcher.add(label, [_pattern(nlp, form) for form in forms])

    def __call__(self, doc: Doc) -> Doc:
        doc.spans[SPANS] = filter_spans(self.matcher(doc, as_spans=True))
        return doc


def _forms(language: Language) -> dict[str, str]:
    """All forms of a language, as the pipeline reads them, with their labels. ValueError where two ideas claim one."""
    owner: dict[str, str] = {}
    words: dict[int, tuple[str, ...]] = {}
    for row in lexicon.rows():
        forms = tuple(form.lower().translate(SAME_LENGTH) for form in row.forms[language])
        label = f"{row.idea}={row.value}"
        for form in forms:
            if owner.setdefault(form, label) != label:
                raise ValueError(f"two ideas claim {form!r}: {owner[form]} and {label}")
        if row.idea == "number" and row.value.isdigit():
            words[int(row.value)] = forms
    owner |= {form: f"number={n:g}" for form, n in numerals(words, language).items()}
    owner = {form: f"year={n}" for form, n in year_words(words, language).items()} | owner
    return {_without_accents(form): label for form, label in owner.items()} | owner


def _without_accents(form: str) -> str:
    """ "decembre", "annee": capitals and old files have no accents. A word that ends in one keeps it, for without it
    "passé" and "à" are other words."""
    return " ".join(word if word[-1:] in FINAL else _bare(word) for word in form.split(" "))


def _bare(word: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFD", word) if not unicodedata.combining(sign))


def _pattern(nlp: Pipeline, form: str) -> Doc:
    """An elided form ("d'") is a token of its own only before a word. Plain words need no tokenizer, which is slow."""
    if form.endswith("'"):
        return nlp.make_doc(f"{form}on")[:-1].as_doc()
    words = form.split(" ")
    return Doc(nlp.vocab, words=words) if all(word.isalpha() for word in words) else nlp.make_doc(form)


def _abbreviations(language: Language) -> set[str]:
    """Forms that end in a full stop, also with a capital and in capitals ("Oct.", "DEC.")."""
    forms = {form for row in lexicon.rows() for form in row.forms[language] if form.endswith(".") and " " not in form}
    return {written for form in forms for written in (form, form.capitalize(), form.upper())}


def _touching(language: Language) -> str:
    words = {form for row in lexicon.rows() if row.idea in TOUCHING for form in row.forms[language] if form.isalpha()}
    return rf"(?<=\d)(?=(?:{'|'.join(sorted(words))})(?!\w))"


@cache
def pipeline(language: Language) -> Any:
    """The pipeline of a language (building one takes a tenth of a second, so it is kept)."""
    nlp = spacy.blank(language)
    tokenizer = nlp.tokenizer
    assert isinstance(tokenizer, Tokenizer)
    for form in (*lexicon.tokens(language), *_abbreviations(language)):
        tokenizer.add_special_case(form, [{ORTH: form}])
    tokenizer.infix_finditer = compile_infix_regex([*(nlp.Defaults.infixes or ()), _touching(language)]).finditer
    nlp.add_pipe("concordance_lexicon")
    return nlp


def marks(text: str, language: Language) -> tuple[Mark, ...]:
    """The words of the lexicons in a text, in reading order, none overlapping another."""
    plain = OVERLONG.sub(lambda match: " " * len(match[0]), text.translate(SAME_LENGTH))
    doc = pipeline(language)(plain)
    found = []
    for span in doc.spans[SPANS]:
        idea, _, value = span.label_.partition("=")
        found.append(Mark(idea, value, span.start_char, span.end_char))
    return tuple(sorted(found, key=lambda mark: mark.start))
