"""The bilingual lexicon and the words it reads."""

from __future__ import annotations

import pytest

from align.languages.learnt import learn
from align.languages.lexicon import fold, lexicon, negations
from align.languages.words import words
from corpus.model import Language


def share(french: str, dutch: str) -> bool:
    """Whether some word of either text has an idea in common."""
    ours = frozenset().union(*(w.ideas for w in words(french, "fr")))
    theirs = frozenset().union(*(w.ideas for w in words(dutch, "nl")))
    return bool(ours & theirs)


@pytest.mark.parametrize(
    ("french", "dutch", "answers"),
    [
        ("fraude", "fraudebestrijding", True),  # inside a compound
        ("lutte", "fraudebestrijding", True),
        ("disponibles", "beschikbare", True),  # -baar is spelt -bare
        ("mise à disposition", "terbeschikkingstelling", True),  # a phrase
        ("chaque année", "jaarlijks", True),
        ("notamment", "namelijk", False),  # open list, closed list
        ("compléter", "vervangen", False),
        ("intégration", "integriteit", False),  # words of one look
        ("significatif", "relevant", False),
        ("ministre", "regeringscommissaris", False),
    ],
)
def test_what_answers_to_what(french: str, dutch: str, answers: bool) -> None:
    assert share(french, dutch) is answers


@pytest.mark.parametrize(
    ("text", "language", "numbers"),
    [
        ("trois ans et 12.500 euros", "fr", ["3", "12500"]),
        ("drie jaar en 12 500 euro", "nl", ["3", "12500"]),
        ("un an", "fr", []),  # an article of grammar as much as a number
        ("deux fois par an", "fr", []),  # a frequency, said by a phrase
    ],
)
def test_numbers_are_read_as_figures(text: str, language: Language, numbers: list[str]) -> None:
    assert [w.form for w in words(text, language) if w.is_number] == numbers


def test_rows_are_many_and_whole() -> None:
    rows = lexicon().ideas
    assert len(rows) >= 1500
    assert [row for row in rows if not row.fr or not row.nl] == []
    assert all(form == fold(form) for row in rows for form in (*row.fr, *row.nl))


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_strong_negations_are_negations(language: Language) -> None:
    weak = {form.rstrip("*") for form in negations(language, "any")}
    assert all(any(form.startswith(w) for w in weak) for form in negations(language, "strong"))


def test_words_are_learnt_from_what_stands_together() -> None:
    pairs = [
        (words("le zibeline bleu dort", "fr"), words("de zwobel slaapt blauw", "nl")),
        (words("le zibeline mange", "fr"), words("de zwobel eet", "nl")),
        (words("la zibeline court", "fr"), words("de zwobel loopt", "nl")),
    ]
    assert learn(pairs)["zibelin"][0][0] == "zwobel"
    assert learn([]) == {}
