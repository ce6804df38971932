"""Clauses that answer to each other: in order, moved, cut in two, and those that have nothing in common."""

from __future__ import annotations

import pytest

from align.clauses import Clause
from align.differences.groups import Group, groups

ROWS: list[tuple[str, list[str], list[str], list[tuple[int, int, float]], list[Group]]] = [
    ("as they stand", ["a b c d", "e f g h"], ["a b c d", "e f g h"], [(0, 0, 1.0), (1, 1, 1.0)],
     [Group((0,), (0,)), Group((1,), (1,))]),
    ("the shorter one has moved", ["a b c d e", "f g h"], ["f g h", "a b c d e"], [(0, 1, 1.0), (1, 0, 1.0)],
     [Group((0,), (1,)), Group((1,), (0,), moved=True)]),
    ("cut in two", ["a b c d e f g h"], ["a b c d", "e f g h"], [(0, 0, 0.6)], [Group((0,), (0, 1))]),
    ("joined", ["a b c d", "e f g h"], ["a b c d e f g h"], [(1, 0, 0.6)], [Group((0, 1), (0,))]),
    ("alike by chance", ["a b c d e f"], ["f x y z v w"], [(0, 0, 0.35)], []),
    ("left over between the same neighbours", ["a b c", "k l m n", "d e f"], ["a b c", "k l x n", "d e f"],
     [(0, 0, 1.0), (2, 2, 1.0)], [Group((0,), (0,)), Group((1,), (1,)), Group((2,), (2,))]),
    ("the same words, which nobody paired", ["a b c", "k l m n", "d e f"], ["k l m n", "a b c", "d e f"],
     [(0, 1, 1.0), (2, 2, 1.0)], [Group((0,), (1,)), Group((1,), (0,), moved=True), Group((2,), (2,))]),
]  # fmt: skip


@pytest.mark.parametrize(("what", "left", "right", "pairs", "expected"), ROWS)
def test_groups(
    what: str, left: list[str], right: list[str], pairs: list[tuple[int, int, float]], expected: list[Group]
) -> None:
    ours, theirs = ([Clause("a", "text", 100 * n, 100 * n + len(t), t) for n, t in enumerate(s)] for s in (left, right))
    found = groups(ours, theirs, pairs, (lambda c: c.text.split(), lambda c: c.text.split()))
    assert found == expected, what
