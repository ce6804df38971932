"""The words of a text as the comparison of two languages sees them: folded, with their ideas and their places."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from align.languages.lexicon import Forms, figures, fold, grammar, kinds_of, lexicon
from corpus.model import Language

WORD = re.compile(
    r"\d+(?:[.,]\d+)*(?:[ \u00a0\u202f]\d{3}(?!\d))*(?:,\d+)?|[^\W\d_]+(?:[-‑–][^\W_]+)*(?:/[^\W_]+)?|[^\W_]+"
)
WHOLE = "frequency"
"""Kind of phrases whose words say nothing alone: "chaque mois" has nothing in common with "elk jaar"."""
KNOWN = 65_536
"""Words whose ideas are remembered: more than a library of contracts has."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word or a phrase of the lexicon: characters [start, end) of the text, its folded form and its ideas.

    `light`: a word of grammar, or one that is none of the lexicon's business (a figure, a letter).
    """

    start: int
    end: int
    form: str
    ideas: frozenset[int]
    light: bool
    phrase: bool = False

    @property
    def is_number(self) -> bool:
        return self.form[:1].isdigit()

    @property
    def known(self) -> bool:
        return bool(self.ideas)


@lru_cache(maxsize=KNOWN)
def _ideas(form: str, language: Language) -> frozenset[int]:
    forms = lexicon().forms(language)
    found = forms.ideas(form)
    if not found and "-" in form:
        for part in form.split("-"):
            found |= forms.ideas(part)
    return found


@lru_cache(maxsize=KNOWN)
def words(text: str, language: Language) -> tuple[Word, ...]:
    """The words of a text in order; phrases of the lexicon are one word."""
    numbers = figures(language)
    plain = [(m.start(), m.end(), fold(m[0])) for m in WORD.finditer(text)]
    phrases = _phrases(tuple(form for _, _, form in plain), lexicon().forms(language))
    skip = grammar(language)
    found: list[Word] = []
    i = 0
    while i < len(plain):
        length, ideas = phrases.get(i, (1, frozenset()))
        start, end, form = plain[i][0], plain[i + length - 1][1], " ".join(p[2] for p in plain[i : i + length])
        form = _figure(form, numbers)
        whole = WHOLE in kinds_of(ideas)
        for _, _, part in () if whole else plain[i : i + length]:
            if part not in skip:
                ideas |= _ideas(part, language)
        light = length == 1 and (form in skip or form[:1].isdigit() or len(form) < 3)
        found.append(Word(start, end, form, ideas, light, length > 1))
        i += length
    return tuple(found)


def _figure(form: str, numbers: dict[str, str]) -> str:
    """A number word as a figure, a figure without the signs that part its thousands."""
    if form in numbers:
        return numbers[form]
    return re.sub(r"[.  \u202f](?=\d{3}(?!\d))", "", form) if form[:1].isdigit() else form


def _phrases(plain: tuple[str, ...], forms: Forms) -> dict[int, tuple[int, frozenset[int]]]:
    """Where a phrase of the lexicon begins: its length in words and its ideas; the longest wins."""
    found: dict[int, tuple[int, frozenset[int]]] = {}
    firsts = _by_first(forms.language)
    taken = 0
    for i, word in enumerate(plain):
        if i < taken:
            continue
        for phrase, idea in firsts.get(word, ()):
            if _fits(phrase, plain[i : i + len(phrase)]):
                length, ideas = found.get(i, (len(phrase), frozenset()))
                if length == len(phrase):
                    found[i] = length, ideas | {idea}
        if i in found:
            taken = i + found[i][0]
    return found


@lru_cache(maxsize=2)
def _by_first(language: Language) -> dict[str, list[tuple[tuple[str, ...], int]]]:
    found: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    for phrase, idea in lexicon().forms(language).phrases:
        found.setdefault(phrase[0].rstrip("*"), []).append((phrase, idea))
    return found


def _fits(phrase: tuple[str, ...], plain: tuple[str, ...]) -> bool:
    return len(phrase) == len(plain) and all(
        word.startswith(part[:-1]) if part.endswith("*") else word == part
        for part, word in zip(phrase, plain, strict=True)
    )
