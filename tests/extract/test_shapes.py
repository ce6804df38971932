"""Shapes: what a text must hold for a pattern to be looked for at all."""

from __future__ import annotations

import re

import pytest

from corpus.model import Language
from extract.sequence import IDEAS, sequence
from extract.shapes import Shape
from extract.times import RULES
from tests.extract.everyday import table

LANGUAGES: tuple[Language, ...] = ("fr", "nl")


@pytest.mark.parametrize(
    ("pattern", "wanted"),
    [
        ("month year", [{"month"}, {"year"}]),
        ("month? year", [{"year"}]),  # what may be missing is not needed
        ("(of|the)* month", [{"month"}]),
        ("(of|the)+ month", [{"of", "the"}, {"month"}]),
        ("(?P<day>number|ordinal) month", [{"number", "ordinal"}, {"month"}]),
        ("(month year|season)", [{"month", "season"}]),  # of each way one letter
        ("(month|year?)", []),  # a way that needs nothing
        ("month (?!year)", [{"month"}]),  # what may not follow is not needed
        ("(part (of month)?)? unit", [{"unit"}]),
    ],
)
def test_what_a_pattern_needs(pattern: str, wanted: list[set[str]]) -> None:
    assert Shape(pattern).needed == [frozenset(IDEAS[idea] for idea in ideas) for ideas in wanted]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_reading_is_lost(language: Language) -> None:
    """The slow way is to search every text with every pattern."""
    found = 0
    for text, _ in table(language):
        read = sequence(text, language)
        for rule in RULES:
            slow = [match for match in [rule.shape.pattern.search(read.code)] if match is not None and match[0]]
            assert not slow or list(rule.shape.hits(read)), (text, rule.cue)
            found += len(slow)
    assert found > 300


def test_an_idea_of_no_lexicon_is_an_error() -> None:
    with pytest.raises(ValueError, match="no lexicon"):
        Shape("month nowhere")


def test_a_bracket_that_is_not_closed_is_an_error() -> None:
    with pytest.raises(re.error):
        Shape("(month")
