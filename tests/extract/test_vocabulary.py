"""Every row of the vocabulary shows in each language a phrase in which its idea is at work and one in which it is not."""

from __future__ import annotations

import pytest

from corpus.model import Language
from extract.obligations import obligations
from extract.vocabulary import Ending, Term, endings, terms
from extract.words import words
from tests.extract.handmade import saying

LANGUAGES: tuple[Language, ...] = ("fr", "nl")
TERMS = [
    pytest.param(term, language, id=f"{term.table}-{term.idea}-{term.value}-{language}")
    for term in terms()
    for language in LANGUAGES
    if term.forms[language]  # some words, such as the Dutch "te", have no counterpart that works like them
]
ENDINGS = [
    pytest.param(ending, language, id=f"{ending.idea}-{language}")
    for ending in endings()
    for language in LANGUAGES
    if ending.example[language]
]


def _ideas(text: str, term: Term, language: Language) -> set[tuple[str, str]]:
    return {pair for hit in words(text, language).hits[term.table].values() for pair in hit.ideas}


@pytest.mark.parametrize(("term", "language"), TERMS)
def test_the_example_holds_the_idea(term: Term, language: Language) -> None:
    assert (term.idea, term.value) in _ideas(term.example[language], term, language), term.example[language]


@pytest.mark.parametrize(("term", "language"), TERMS)
def test_every_form_is_found(term: Term, language: Language) -> None:
    for form in term.forms[language]:
        written = f"{form}on" if form.endswith("'") else form  # an elided form stands before a word
        assert (term.idea, term.value) in _ideas(written, term, language), form


@pytest.mark.parametrize(("ending", "language"), ENDINGS)
def test_endings(ending: Ending, language: Language) -> None:
    assert ending.fits(ending.example[language], language)
    assert not ending.fits(ending.counter[language], language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_form_is_said_once_in_its_row(language: Language) -> None:
    for term in terms():
        assert len(set(term.forms[language])) == len(term.forms[language]), (term.idea, term.value)


@pytest.mark.parametrize(("term", "language"), TERMS)
def test_the_counter_example_does_not(term: Term, language: Language) -> None:
    """An actor may be mentioned in its counter-example, but does not bear the duty there."""
    text = term.counter[language]
    if term.table == "actor":
        assert term.value not in {o.bearer.role for o in obligations(saying(language, text))}, text
    else:
        silent = not obligations(saying(language, text))
        assert silent or (term.idea, term.value) not in _ideas(text, term, language), text
