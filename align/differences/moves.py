"""Moves: what one link lacks and another one has more of."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.distance import Indel

from align.differences.reader import Alone, LinkReader
from align.links import Difference
from align.masking import folded, masked

ALIKE = 0.85
"""Likeness in words from which what is missing here and new there is the same clause, moved."""
CHARACTERS = 40
"""A shorter clause is no proof of a move."""

Where = tuple[int, int]
"""Number of the link, and of what stands alone in it."""


def moves(alone: Sequence[Sequence[Alone]], reader: LinkReader) -> dict[Where, Difference]:
    """What stands alone in one link and answers to what stands alone in another: a move for each of the two."""
    ours = _texts(alone, reader, True)
    theirs = _texts(alone, reader, False)
    found: dict[Where, Difference] = {}
    for here, text in ours.items():
        free = {there: Indel.normalized_similarity(text, other, score_cutoff=ALIKE)
                for there, other in theirs.items() if there not in found and there[0] != here[0]}  # fmt: skip
        there = max(free, key=lambda place: (free[place], -place[0], -place[1]), default=None)
        if there is None or free[there] < ALIKE:
            continue
        left, right = reader.told_alone(alone[here[0]][here[1]]), reader.told_alone(alone[there[0]][there[1]])
        move = Difference(
            "move",
            left.left,
            right.right,
            left.left_at,
            right.right_at,
            True,
            reader.elsewhere(left.left_at, right.right_at),
        )
        found[here] = found[there] = move
    return found


def _texts(alone: Sequence[Sequence[Alone]], reader: LinkReader, on_left: bool) -> dict[Where, list[str]]:
    speech = reader.left if on_left else reader.right
    found = {}
    for n, some in enumerate(alone):
        for k, one in enumerate(some):
            text = " ".join(c.text for c in one.clauses)
            if one.on_left == on_left and len(text) >= CHARACTERS:
                found[n, k] = folded(masked(text, speech.document, speech.names)).split()
    return found
