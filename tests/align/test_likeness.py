"""Likeness, held against the plain formula, and how far a likeness stands out."""

from __future__ import annotations

from collections import Counter
from math import log, sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from align import likeness as module
from align.likeness import ahead, likeness, outstanding, times_ahead

TEXTS = st.lists(st.text("abc ", max_size=12), min_size=1, max_size=5)


def slow(left: list[str], right: list[str]) -> list[list[float]]:
    """Cosine of TF-IDF over single words, text by text."""
    bags = [Counter(text.split()) for text in (*left, *right)]
    weight = {w: log((1 + len(bags)) / (1 + sum(w in bag for bag in bags))) + 1 for bag in bags for w in bag}
    rows = [{w: (1 + log(n)) * weight[w] for w, n in bag.items()} for bag in bags]

    def cosine(one: dict[str, float], other: dict[str, float]) -> float:
        lengths = sqrt(sum(v * v for v in one.values())) * sqrt(sum(v * v for v in other.values()))
        return sum(v * other.get(w, 0.0) for w, v in one.items()) / lengths if lengths else 0.0

    return [[cosine(a, b) for b in rows[len(left) :]] for a in rows[: len(left)]]


@pytest.mark.parametrize("common", [0, 5000])
@given(TEXTS, TEXTS)
def test_cosine(common: int, left: list[str], right: list[str]) -> None:
    """Whether a word is multiplied in a table (from `common` pairs of texts on) or pair by pair makes no difference."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "COMMON", common)
        found = likeness(left, right, str.split)
    assert np.allclose(found, slow(left, right), atol=1e-5)


def test_what_resembles_everything_stands_out_less() -> None:
    scores = np.array([[0.6, 0.6, 0.6], [0.6, 0.6, 0.6], [0.1, 0.1, 0.5]])
    found = outstanding(scores, neighbours=2)
    assert found[2, 2] > found[1, 1]  # 0.5 among low ones is more than 0.6 among its like


def test_ahead_of_the_next_best_of_row_and_column() -> None:
    scores = np.array([[0.9, 0.5], [0.2, 0.6]])
    assert np.allclose(ahead(scores), [[0.4, -0.4], [-0.7, 0.1]])
    assert np.allclose(ahead(np.array([[0.7]])), 0.7)  # alone, it is ahead of nothing by all of itself
    assert np.allclose(np.exp(times_ahead(scores)), [[1.8, 5 / 9], [1 / 3, 1.2]])
    assert times_ahead(np.array([[0.05, 0.01]])).tolist() == [[0.0, 0.0]]  # chance, not likeness


@pytest.mark.parametrize("measure", [outstanding, ahead, times_ahead])
def test_nothing_to_compare(measure: object) -> None:
    assert callable(measure)
    assert measure(np.zeros((0, 2))).shape == (0, 2)
