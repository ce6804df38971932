"""The word diff, held against a slow and obviously right reference."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.words import compare, tokens

ROWS = [
    ("dans les 30 jours ouvrables", "dans les 30 jours", [("removed", "ouvrables", "")]),
    ("binnen 30 dagen", "binnen de 30 werkdagen",
     [("added", "", "de"), ("removed", "dagen", ""), ("added", "", "werkdagen")]),
    ("L'avis est rendu.", "L'avis est rendu", [("removed", ".", "")]),
    ("", "nieuw", [("added", "", "nieuw")]),
    ("hetzelfde", "hetzelfde", []),
    ("deux  blancs", "deux blancs", []),  # blanks are no words
    ("l’avis – motivé", "l'avis - motivé", []),  # nor is typography
    ("", "", []),
]  # fmt: skip


@pytest.mark.parametrize(("left", "right", "changes"), ROWS)
def test_changes(left: str, right: str, changes: list[tuple[str, str, str]]) -> None:
    found = [(s.kind, left[slice(*s.left)], right[slice(*s.right)]) for s in compare(left, right) if s.kind != "same"]
    assert sorted(found) == sorted(changes)


words = st.lists(st.sampled_from(["jour", "mois", "l'avis", "30", ",", "§"]), max_size=8).map(" ".join)


@given(words, words)
def test_stretches_cover_both_texts_and_the_way_is_the_shortest(left: str, right: str) -> None:
    found = compare(left, right)
    for side, text in ((0, left), (1, right)):
        covered = [t for s in found for t in tokens(text[slice(*(s.left, s.right)[side])])]
        assert [t[0] for t in covered] == [t[0] for t in tokens(text)]
    for s in found:
        if s.kind == "same":
            assert [t[0] for t in tokens(left[slice(*s.left)])] == [t[0] for t in tokens(right[slice(*s.right)])]
    changed = sum(len(tokens(left[slice(*s.left)] + " " + right[slice(*s.right)])) for s in found if s.kind != "same")
    assert changed == _distance([t[0] for t in tokens(left)], [t[0] for t in tokens(right)])


def _distance(left: list[str], right: list[str]) -> int:
    @cache
    def rest(i: int, j: int) -> int:
        if i == len(left) or j == len(right):
            return len(left) - i + len(right) - j
        if left[i] == right[j]:
            return rest(i + 1, j + 1)
        return 1 + min(rest(i + 1, j), rest(i, j + 1))

    return rest(0, 0)
