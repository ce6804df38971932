"""Small raised characters inside a word: a footnote call, the "er" of "1er", the "2" of "m2"."""

from __future__ import annotations

from collections.abc import Sequence

SMALL = 0.85
"""Raised characters are set smaller than this share of the word's type size; usual are 0.58 to 0.75."""
HIGH = 0.05
"""Their foot stands at least this share of the type size above the foot of the others."""


def raised(sizes: Sequence[float], feet: Sequence[float]) -> tuple[int, int] | None:
    """The first run [start, end) of raised characters, None where there is none.

    `sizes` and `feet` (bottoms, measured from the top of the page) are those of the characters of one word, in points.
    """
    size = max(sizes)
    foot = max(foot for foot, own in zip(feet, sizes, strict=True) if own == size)
    small = [own < SMALL * size and at < foot - HIGH * size for own, at in zip(sizes, feet, strict=True)]
    if True not in small:
        return None
    start = small.index(True)
    length = [*small[start:], False].index(False)
    return start, start + length


def letters(span: tuple[int, int], pieces: Sequence[str]) -> tuple[int, int]:
    """The span counted in letters, where character i is read as `pieces[i]` (a ligature is several letters)."""
    start = len("".join(pieces[: span[0]]))
    return start, start + len("".join(pieces[slice(*span)]))


def leader(span: tuple[int, int] | None, count: int) -> int:
    """Which character's type is that of the word: the first that is not raised."""
    return span[1] if span and span[0] == 0 and span[1] < count else 0
