"""Pairs gathered into links, and what stands out of order."""

from __future__ import annotations

import pytest

from align.groups import Group, groups, moved

ROWS: list[tuple[set[tuple[int, int]], list[Group]]] = [
    ({(1, 1), (2, 2)}, [((1,), (1,)), ((2,), (2,))]),
    ({(1, 1), (1, 2)}, [((1,), (1, 2))]),  # split
    ({(1, 1), (2, 1)}, [((1, 2), (1,))]),  # merged
    ({(1, 1), (1, 2), (2, 1), (2, 2)}, [((1, 2), (1, 2))]),  # two with two, each with each
    # 3 gave a part to 2 and a part to 3: it is merged with 2 into 2, and with 17 into 3, but 17 is not in 2
    ({(2, 2), (3, 2), (3, 3), (17, 3)}, [((2, 3), (2,)), ((3, 17), (3,))]),
    (set(), []),
]


@pytest.mark.parametrize(("pairs", "expected"), ROWS)
def test_groups_hold_every_pair_once(pairs: set[tuple[int, int]], expected: list[Group]) -> None:
    found = groups(pairs)
    assert found == expected
    held = [(i, j) for lefts, rights in found for i in lefts for j in rights]
    assert sorted(held) == sorted(pairs)


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ({(0, 0), (1, 1), (2, 2)}, set()),
        ({(0, 1), (1, 2), (2, 0)}, {(2, 0)}),  # the last became the first: one moved, not two
        ({(0, 5), (3, 9)}, set()),  # other numbers, same order
        (set(), set()),
    ],
)
def test_moved(pairs: set[tuple[int, int]], expected: set[tuple[int, int]]) -> None:
    assert moved(pairs) == expected
