"""Joining: paragraphs that were put together or cut in two, as blocks of several lines that answer to each other."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from align.exports.lines import Line
from align.exports.order import Pair

Block = tuple[range, range]
"""Lines on the left that answer to lines on the right."""
SHARE = 0.4
"""Share of a line that must answer to the lines beside it."""


def joined(
    kept: Sequence[Pair],
    moves: Collection[Pair],
    votes: Mapping[Pair, float],
    left: Sequence[Line],
    right: Sequence[Line],
) -> tuple[Block, ...]:
    """The kept pairs, each with the lines right beside it that nothing else answers to and that answer to it by
    `votes` (pair -> characters). Headings and rows of tables stay alone."""
    taken = {i for i, _ in (*kept, *moves)}, {j for _, j in (*kept, *moves)}
    free = tuple(
        {n for n, line in enumerate(lines) if n not in used and _plain(line)}
        for lines, used in zip((left, right), taken, strict=True)
    )
    return tuple(_block(pair, free[0], free[1], votes, left, right) for pair in kept)


def _block(
    pair: Pair,
    ours: set[int],
    theirs: set[int],
    votes: Mapping[Pair, float],
    left: Sequence[Line],
    right: Sequence[Line],
) -> Block:
    """The block around a pair; the lines that it takes are free no longer."""
    i, j = range(pair[0], pair[0] + 1), range(pair[1], pair[1] + 1)
    if not (_plain(left[pair[0]]) and _plain(right[pair[1]])):
        return i, j
    growing = True
    while growing:
        growing = False
        for n in _beside(i, ours):
            if sum(votes.get((n, b), 0) for b in j) >= SHARE * len(left[n].text):
                i, growing = _with(i, n), True
                ours.discard(n)
        for n in _beside(j, theirs):
            if sum(votes.get((a, n), 0) for a in i) >= SHARE * len(right[n].text):
                j, growing = _with(j, n), True
                theirs.discard(n)
    return i, j


def _beside(lines: range, free: set[int]) -> Iterator[int]:
    return (n for n in (lines.start - 1, lines.stop) if n in free)


def _with(lines: range, n: int) -> range:
    return range(min(lines.start, n), max(lines.stop, n + 1))


def _plain(line: Line) -> bool:
    return line.part == "text" and not line.level and bool(line.text)
