"""What stands elsewhere beyond doubt, and what only resembles."""

from __future__ import annotations

import pytest

from align.languages.moves import MOST, moves


@pytest.mark.parametrize(
    ("table", "moved"),
    [
        ([[0.9, 0.1], [0.1, 0.9]], []),
        ([[0.1, 0.9], [0.8, 0.1]], [(1, 0)]),  # of two that cross, the surer one stays
        # the last one came to the front, the two others keep their order
        ([[0.1, 0.9, 0.1], [0.1, 0.1, 0.9], [0.9, 0.1, 0.1]], [(2, 0)]),
        ([[0.85, 0.9], [0.9, 0.85]], []),  # each could be either
        ([[0.1, 0.5], [0.5, 0.1]], []),  # too little in common
        ([[0.1, 0.9]], []),  # nothing to be out of order with
        ([], []),
    ],
)
def test_what_breaks_the_order(table: list[list[float]], moved: list[tuple[int, int]]) -> None:
    width = len(table[0]) if table else 0
    assert [(i, j) for i, j, _ in moves(len(table), width, lambda i, j: table[i][j])] == moved


def test_long_lists_are_left_alone() -> None:
    size = MOST + 1
    assert moves(size, size, lambda i, j: 1.0 if i + j == size - 1 else 0.0) == []
