"""The best assignment, held against trying all of them."""

from __future__ import annotations

from itertools import permutations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from align.assignment import assignment


@given(
    arrays(
        np.float64,
        st.tuples(st.integers(1, 5), st.integers(1, 5)),
        elements=st.integers(-9, 9).map(float),
    )
)
def test_no_other_assignment_is_better(scores: np.ndarray) -> None:
    found = assignment(scores)
    assert len({i for i, _ in found}) == len({j for _, j in found}) == len(found) == min(scores.shape)
    table = scores if scores.shape[0] <= scores.shape[1] else scores.T
    best = max(
        sum(table[i, j] for i, j in enumerate(columns)) for columns in permutations(range(table.shape[1]), len(table))
    )
    assert sum(scores[i, j] for i, j in found) == best


def test_nothing_to_assign() -> None:
    assert assignment(np.zeros((0, 3))) == assignment(np.zeros((3, 0))) == []
