"""The lexicon of differences: which words carry meaning, and which forms are one word."""

from __future__ import annotations

import re
from functools import cache

from align.masking import choice, folded
from corpus.model import Language
from extract.lexicon import Row, measures_of_time, rows_of
from extract.lexicon import rows as rows_of_time

UNITS = ("unit", "units")
"""Ideas of the lexicon of time."""


@cache
def rows() -> tuple[Row, ...]:
    """All rows, in the order of the file."""
    return rows_of(__package__, "lexicon.toml")


@cache
def forms(idea: str, language: Language) -> tuple[tuple[str, ...], ...]:
    """The forms of each row of an idea, folded: small letters without accents."""
    return tuple(tuple(folded(form) for form in row.forms[language]) for row in rows() if row.idea == idea)


@cache
def function_words(language: Language) -> frozenset[str]:
    return frozenset(form for some in forms("function", language) for form in some)


@cache
def pronouns(language: Language) -> frozenset[str]:
    return frozenset(form for some in forms("pronoun", language) for form in some)


@cache
def institutions(language: Language) -> frozenset[str]:
    """Nouns that any institution may be called by."""
    return frozenset(form for some in forms("institution", language) for form in some)


@cache
def bounds(language: Language) -> frozenset[str]:
    """Words that say on which side of a time or a sum something must lie."""
    return frozenset(form for some in forms("bound", language) for form in some)


@cache
def lemmas(language: Language) -> dict[str, int]:
    """Forms of verbs that bind, each with the number of its lemma."""
    return {form: n for n, some in enumerate(forms("lemma", language)) for form in some}


@cache
def number_words(language: Language) -> dict[str, str]:
    """Numbers in words with their value; "one" is as often an article and is left out."""
    return {
        folded(form): row.value
        for row in rows_of_time()
        if row.idea == "number" and row.value != "1"
        for form in row.forms[language]
        if " " not in form
    }


@cache
def measured(language: Language) -> re.Pattern[str]:
    """A number and a unit of time: "30 jours ouvrables", "trois mois"."""
    return _number_and(tuple(measures_of_time(language)), r"\s", language)


@cache
def counted(language: Language) -> re.Pattern[str]:
    """How many times: "une fois", "tweemaal", "3 keer"."""
    return _number_and(tuple(form for some in forms("times", language) for form in some), r"\s?", language)


def _number_and(words: tuple[str, ...], blank: str, language: Language) -> re.Pattern[str]:
    numbers = tuple(form for row in rows_of_time() if row.idea == "number" for form in row.forms[language])
    return re.compile(rf"(?<![\w.,/-])(?:\d+|{choice(numbers)}){blank}(?:{choice(words)})(?!\w)", re.IGNORECASE)


@cache
def time_words(language: Language) -> frozenset[str]:
    """Words that name a unit, a number, a month or a day of the week."""
    named = [row for row in rows_of_time() if row.idea in (*UNITS, "number", "month", "weekday")]
    return frozenset(word for row in named for form in row.forms[language] for word in folded(form).split())


@cache
def periods(language: Language) -> frozenset[str]:
    """Stretches of the calendar, at the end of which something recurs."""
    return frozenset(form for some in forms("period", language) for form in some)


@cache
def discourse(language: Language) -> tuple[tuple[str, ...], ...]:
    """Phrases that a sentence can do without, each as its words, the longest first."""
    found = (tuple(form.split()) for some in forms("discourse", language) for form in some)
    return tuple(sorted(found, key=lambda words: (-len(words), words)))


def accented(text: str, language: Language) -> str:
    """The text with accents that capitals often lack; no character more or less."""
    for row in rows():
        if row.idea == "accent":
            meant, printed = row.forms[language]
            text = text.replace(printed, meant)
    return text
