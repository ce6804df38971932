"""Re-attachment: which thing of a new reading is which of an earlier one, by what it says and where.

Only what says the same is matched. Words that merely resemble may hold another number or a "not".
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

Old = TypeVar("Old")
New = TypeVar("New")


def letters(quote: str) -> str:
    """The words of a quote without what another reading may change: blanks, hyphens, quotes, capitals, accents."""
    parts = unicodedata.normalize("NFKD", quote.casefold())
    return "".join(c for c in parts if c.isalnum() or c in "%€")


def matched(
    old: Sequence[Old],
    new: Sequence[New],
    keys: Sequence[Callable[[Old | New], Hashable]],
    same: Callable[[int, int], bool] = lambda i, j: False,
) -> dict[int, tuple[int, int]]:
    """Index of each old thing -> index of the new one and which of the keys they share; left out where unsure.

    `keys` go from the surest to the least sure; a key that is None says nothing. By the first one, several things that
    say the same are paired in their order, those that are the `same` (by their indices) before the others; by a later
    one, only what says it once on each side is matched, for else it would be open which is which.
    """
    found: dict[int, tuple[int, int]] = {}
    taken: set[int] = set()
    for rank, key in enumerate(keys):
        left = _grouped(key, ((i, thing) for i, thing in enumerate(old) if i not in found))
        right = _grouped(key, ((j, thing) for j, thing in enumerate(new) if j not in taken))
        for value, here in left.items():
            there = right.get(value, [])
            if rank and (len(here) > 1 or len(there) > 1):
                continue
            for i, j in _paired(here, there, same):
                found[i] = j, rank
                taken.add(j)
    return found


def _grouped(
    key: Callable[[Old | New], Hashable], things: Iterable[tuple[int, Old | New]]
) -> dict[Hashable, list[int]]:
    groups: dict[Hashable, list[int]] = defaultdict(list)
    for i, thing in things:
        value = key(thing)
        if value is not None:
            groups[value].append(i)
    return groups


def _paired(here: Sequence[int], there: Sequence[int], same: Callable[[int, int], bool]) -> list[tuple[int, int]]:
    """Those that are the same first, the others in their order."""
    pairs: dict[int, int] = {}
    for i in here:
        j = next((j for j in there if j not in pairs.values() and same(i, j)), None)
        if j is not None:
            pairs[i] = j
    rest = zip([i for i in here if i not in pairs], [j for j in there if j not in pairs.values()], strict=False)
    return [*pairs.items(), *rest]
