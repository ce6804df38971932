"""Letters set apart are joined to words; marks and cells stay as they are."""

from __future__ import annotations

import pytest

from corpus.layout.spaced import closed_up
from tests.corpus.layout.layout_pages import set_line


@pytest.mark.parametrize(
    ("printed", "space", "read"),
    [
        ("C H A P I T R E   I I", 0.25, ["CHAPITRE", "II"]),
        ("H O O F D S T U K   I   –   T A K E N", 0.2, ["HOOFDSTUK", "I", "–", "TAKEN"]),
        ("O p d r a c h t e n", 0.3, ["Opdrachten"]),
        # A column of marks, cells that stand far apart, few letters, words.
        ("X X X X X X X", 1.2, ["X"] * 7),
        ("1 2 3 4 5 6 7 8", 0.25, list("12345678")),
        ("a b c", 0.25, ["a", "b", "c"]),
        ("Le Fonds a à y voir", 0.25, ["Le", "Fonds", "a", "à", "y", "voir"]),
    ],
)
def test_letters_set_apart(printed: str, space: float, read: list[str]) -> None:
    words = [w for w in set_line(printed, 60, 100, space=space) if w.text]
    assert [w.text for w in closed_up(words)] == read
