"""Order: which of some pairs can stay where they are, and which must be moved past the others."""

from __future__ import annotations

from collections.abc import Mapping

Pair = tuple[int, int]


def in_order(pairs: Mapping[Pair, float]) -> tuple[Pair, ...]:
    """The heaviest set of pairs that keeps the order of both sides and uses no place twice; `pairs`: pair -> weight.

    Weights are above 0. A tree of prefix maxima over the right places: n log n.
    """
    size = max((j for _, j in pairs), default=-1) + 1
    best: list[tuple[float, Pair | None]] = [(0.0, None)] * (size + 1)
    before: dict[Pair, Pair | None] = {}
    # Of one left place the rightmost first, so that no two pairs of it come into one chain.
    for pair in sorted(pairs, key=lambda ij: (ij[0], -ij[1])):
        weight, last = _up_to(best, pair[1])
        before[pair] = last
        _enter(best, pair[1] + 1, (weight + pairs[pair], pair))
    chain, at = [], _up_to(best, size)[1]
    while at is not None:
        chain.append(at)
        at = before[at]
    return tuple(reversed(chain))


def _up_to(best: list[tuple[float, Pair | None]], place: int) -> tuple[float, Pair | None]:
    """The heaviest chain that ends before `place`."""
    found: tuple[float, Pair | None] = (0.0, None)
    while place > 0:
        found = max(found, best[place], key=lambda entry: entry[0])
        place -= place & -place
    return found


def _enter(best: list[tuple[float, Pair | None]], place: int, entry: tuple[float, Pair | None]) -> None:
    while place < len(best):
        best[place] = max(best[place], entry, key=lambda known: known[0])
        place += place & -place
