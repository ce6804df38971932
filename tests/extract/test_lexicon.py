"""Every row of the lexicons shows in each language a time limit that is found and a phrase in which none may be."""

from __future__ import annotations

import re

import pytest

from corpus.model import Language
from extract import lexicon
from extract.pipeline import marks
from extract.times import limits
from tests.extract.handmade import saying

LANGUAGES: tuple[Language, ...] = ("fr", "nl")
CASES = [
    pytest.param(row, language, id=f"{row.idea}-{row.value}-{language}")
    for row in lexicon.rows()
    for language in LANGUAGES
]


@pytest.mark.parametrize(("row", "language"), CASES)
def test_the_example_holds_a_limit(row: lexicon.Row, language: Language) -> None:
    assert limits(saying(language, row.example[language])), row.example[language]


@pytest.mark.parametrize(("row", "language"), CASES)
def test_the_counter_example_holds_none(row: lexicon.Row, language: Language) -> None:
    assert limits(saying(language, row.counter[language])) == (), row.counter[language]


@pytest.mark.parametrize(("row", "language"), CASES)
def test_every_form_is_marked_with_its_idea(row: lexicon.Row, language: Language) -> None:
    assert row.forms[language], "a row holds both languages"
    for form in row.forms[language]:
        written = f"{form}eux" if form.endswith("'") else form  # an elided form stands before a word
        found = [(m.idea, m.value, m.start, m.end) for m in marks(written, language)]
        assert found == [(row.idea, row.value, 0, len(form))], form


@pytest.mark.parametrize(("row", "language"), CASES)
def test_example_or_counter_uses_the_idea(row: lexicon.Row, language: Language) -> None:
    """An example that does not contain the idea shows nothing."""
    said = marks(row.example[language], language) + marks(row.counter[language], language)
    assert (row.idea, row.value) in {(m.idea, m.value) for m in said}


PARTICLES = ("brings_in", "known", "manner", "names_a_thing", "in_year")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("idea", PARTICLES)
def test_a_small_word_is_in_its_example_and_not_in_its_counter_example(idea: str, language: Language) -> None:
    (row,) = (raw for raw in lexicon.particle_rows() if raw["idea"] == idea)
    words = re.compile(rf"\b(?:{lexicon.one_of(idea, language)})(?!\w)")
    assert words.search(row["example"][language])
    assert not words.search(row["counter"][language])


def test_an_unknown_small_word_is_an_error() -> None:
    with pytest.raises(KeyError):
        lexicon.particles("nowhere", "fr")
