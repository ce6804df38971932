"""Forms and slips of one word against two words."""

from __future__ import annotations

import pytest

from align.differences.lexicon import rows
from align.differences.spelling import inflected, loosened, misspelt
from align.masking import folded
from corpus.model import Language

PARADIGMS = [(row.value, language, row.example[language], row.counter[language])
             for row in rows() if row.idea in ("paradigm", "variant") for language in ("fr", "nl")]  # fmt: skip


@pytest.mark.parametrize(("value", "language", "example", "counter"), PARADIGMS)
def test_rows_of_endings_hold_their_example(value: str, language: Language, example: str, counter: str) -> None:
    one, other = (folded(word) for word in example.split("/"))
    assert inflected(one, other, language), value
    one, other = (folded(word) for word in counter.split("/"))
    assert not inflected(one, other, language), value


@pytest.mark.parametrize(
    ("language", "one", "other", "same"),
    [
        ("fr", "fonctionnement", "fonctionnemnet", True),  # two letters changed places
        ("nl", "vergadering", "vergaderng", True),
        ("fr", "compatible", "incompatible", False),  # the contrary
        ("nl", "persoonlijk", "onpersoonlijk", False),
        ("fr", "quai", "gare", False),
        ("fr", "article4", "article5", False),  # figures are no slips
        ("fr", "peuple", "peuplé", True),
        ("fr", "ministre", "ministere", False),  # both in use
    ],
)
def test_slips(language: Language, one: str, other: str, same: bool) -> None:
    assert misspelt(one, other, {"ministre", "ministere"}, language) == same


@pytest.mark.parametrize(
    ("language", "one", "other", "loosens"),
    [("fr", "permettra", "permettrait", True), ("fr", "seraient", "seront", True), ("nl", "zal", "zou", True),
     ("fr", "permettra", "permettront", False), ("fr", "retrait", "retraits", False), ("nl", "zou", "zouden", False)],
)  # fmt: skip
def test_the_mood_that_loosens(language: Language, one: str, other: str, loosens: bool) -> None:
    assert loosened(one, other, language) == loosened(other, one, language) == loosens
