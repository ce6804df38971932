"""Everyday expressions of both languages, each in several frames: nothing is missed, nothing is invented."""

from __future__ import annotations

import pytest

from corpus.model import Language
from extract.facts import Json
from extract.times import expressions
from tests.extract.everyday import FRAMES, table
from tests.extract.handmade import saying

LANGUAGES: tuple[Language, ...] = ("fr", "nl")
ROWS = [pytest.param(language, *row, id=f"{language}-{row[0]}") for language in LANGUAGES for row in table(language)]


@pytest.mark.parametrize(("language", "text", "wanted"), ROWS)
def test_the_one_time_is_found_with_its_value(language: Language, text: str, wanted: Json | None) -> None:
    for frame in FRAMES[language]:
        found = [_values(e.norm.as_json()) for e in expressions(saying(language, frame.format(text)))]
        assert found == ([] if wanted is None else [wanted]), frame.format(text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_is_broad(language: Language) -> None:
    """A change of the table must not make the test above empty."""
    rows = table(language)
    assert len(rows) > 250 and len(set(rows_text(rows))) == len(rows)
    assert sum(norm is None for _, norm in rows) >= 10


def rows_text(rows: list[tuple[str, Json | None]]) -> list[str]:
    return [text for text, _ in rows]


def _values(norm: Json) -> Json:
    """The words of an event are not part of the value."""
    return {key: value for key, value in norm.items() if key != "anchor"}
