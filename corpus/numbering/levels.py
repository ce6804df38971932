"""On which level each heading stands.

Headings come in classes: all chapters, all "1.1" numbers, all that look alike. A class stands on one level. Where the
source says levels (PDF outline, DOCX styles, table of contents), the class takes the one most of its members have.
Where it is silent, the order of classes is inferred from which appears inside which, from type sizes and from the
rank that a division has by custom.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from statistics import median_high

from corpus.numbering.headings import Heading

Key = tuple[object, ...]
ENOUGH = 0.6
"""Share of headings with a level of the source from which on the source is believed."""


def levels(headings: Sequence[Heading]) -> list[int]:
    """The level of each heading, from 1 (outermost). Levels may skip."""
    hinted = [h for h in headings if h.hint is not None]
    if hinted and len(hinted) >= ENOUGH * len(headings):
        return _hinted(headings)
    order = _order(headings)
    return [order.index(h.key) + 1 for h in headings]


def _hinted(headings: Sequence[Heading]) -> list[int]:
    """The hint where there is one, else what its class usually has, else one below the heading before.

    A division whose number counts on stands beside the one before it, whatever the source says: outlines are often
    made of wrongly chosen styles, or broken by a program that wrote the file anew.
    """
    votes: dict[Key, Counter[int]] = defaultdict(Counter)
    for heading in headings:
        if heading.hint is not None:
            votes[heading.key][heading.hint] += 1
    found: list[int] = []
    last: dict[Key, int] = {}
    for i, heading in enumerate(headings):
        usual = votes[heading.key].most_common(1)
        level = heading.hint if heading.hint is not None else usual[0][0] if usual else (found[-1] + 1 if found else 1)
        if heading.key in last and _beside(headings[last[heading.key]], heading, found[last[heading.key] :]):
            level = found[last[heading.key]]
        last[heading.key] = i
        found.append(level)
    return found


def _beside(before: Heading, heading: Heading, since: Sequence[int]) -> bool:
    """Does a division count on from the last of its class? `since`: the levels from that one on; none is larger."""
    if heading.key[0] != "division" or heading.numeral is None or before.numeral is None:
        return False
    return heading.numeral.follows(before.numeral) and min(since) == since[0]


def _order(headings: Sequence[Heading]) -> list[Key]:
    """The classes from outermost to innermost."""
    order: list[Key] = []
    sizes = _sizes(headings)
    ranks: dict[Key, int] = {}
    current: Key | None = None
    for i, heading in enumerate(headings):
        if heading.key not in ranks:
            ranks[heading.key] = heading.rank
            order.insert(_place(heading, headings[i + 1 :], order, sizes, ranks, current), heading.key)
        current = heading.key
    return order


def _sizes(headings: Sequence[Heading]) -> dict[Key, float]:
    """The usual type size of each class."""
    every: dict[Key, list[float]] = defaultdict(list)
    for heading in headings:
        every[heading.key].append(heading.size)
    return {key: median_high(values) for key, values in every.items()}


def _place(
    heading: Heading, later: Sequence[Heading], order: list[Key], sizes: dict[Key, float], ranks: dict[Key, int],
    current: Key | None,
) -> int:  # fmt: skip
    """Where a class that is seen for the first time stands among those seen before."""
    if heading.key[0] == "number" and (fixed := _beside_numbers(heading.key, order)) is not None:
        return fixed
    at = order.index(current) + 1 if current is not None else 0
    while at > 0 and _outside(heading, order[at - 1], later, sizes, ranks):
        at -= 1
    return at


def _beside_numbers(key: Key, order: list[Key]) -> int | None:
    """ "2.1" stands right below "2." and above "2.1.1"."""
    depth = key[2]
    same = [(k, i) for i, k in enumerate(order) if k[0] == "number" and k[1] == key[1]]
    above = [i for k, i in same if k[2] < depth]  # type: ignore[operator]
    below = [i for k, i in same if k[2] > depth]  # type: ignore[operator]
    if below:
        return min(below)
    return max(above) + 1 if above else None


def _outside(
    heading: Heading, other: Key, later: Sequence[Heading], sizes: dict[Key, float], ranks: dict[Key, int]
) -> bool:
    """Does the new class stand outside (above) `other`?"""
    size, theirs = sizes[heading.key], sizes[other]
    if size and theirs and abs(size - theirs) > 0.4:
        return size > theirs
    if heading.rank < 99 and ranks[other] < 99:
        return heading.rank < ranks[other] and not _goes_on(other, later)
    if heading.key[0] == "style" and other[0] == "style":
        return _weight(heading.key) > _weight(other)
    return heading.rank < 99 and other[0] in ("style", "glued")


def _goes_on(other: Key, later: Sequence[Heading]) -> bool:
    """Do the numbers of `other` go on behind the new heading ("Chapitre VIII" after "Titre 9")? Then it holds it."""
    following = next((h for h in later if h.key == other), None)
    return following is not None and following.numeral is not None and not following.numeral.opens


def _weight(key: Key) -> tuple[bool, bool, bool]:
    """Capitals weigh more than bold, bold more than centred."""
    return bool(key[6]), bool(key[2]), bool(key[4])
