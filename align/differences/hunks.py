"""Hunks: the stretches of two clauses that differ, atom by atom."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from align.differences.atoms import Atom

Step = tuple[Atom | None, Atom | None]
"""What stands for what: an atom on the left, one on the right, or both."""
LARGEST = 40_000
"""Pairs of atoms that are compared within one hunk; longer stretches have nothing to do with each other."""
STOPS = frozenset(".;:")
BRIDGE = 3
"""Atoms without meaning of their own that two changed stretches may have between them and be one change."""


@dataclass(frozen=True, slots=True)
class Hunk:
    """Atoms [left[0], left[1]) stand where the right side has [right[0], right[1])."""

    left: tuple[int, int]
    right: tuple[int, int]

    @property
    def one_sided(self) -> bool:
        return self.left[0] == self.left[1] or self.right[0] == self.right[1]


def hunks(left: Sequence[Atom], right: Sequence[Atom]) -> list[Hunk]:
    """The shortest changes that make the left of the right, in reading order, joined where nothing parts them."""
    found: list[Hunk] = []
    for step in Indel.opcodes([a.key for a in left], [a.key for a in right]):
        if step.tag == "equal":
            continue
        hunk = Hunk((step.src_start, step.src_end), (step.dest_start, step.dest_end))
        if found and found[-1].left[1] == hunk.left[0] and found[-1].right[1] == hunk.right[0]:
            hunk = _joined(found.pop(), hunk)
        found.append(hunk)
    return _bridged([_slid(left, right, found, n) for n in range(len(found))], left, right)


def matched(left: Sequence[Atom], right: Sequence[Atom], found: Sequence[Hunk]) -> list[tuple[int, int]]:
    """The pairs of atoms that both sides share, by index."""
    pairs: list[tuple[int, int]] = []
    i = j = 0
    for hunk in [*found, Hunk((len(left), len(left)), (len(right), len(right)))]:
        pairs += zip(range(i, hunk.left[0]), range(j, hunk.right[0]), strict=True)
        i, j = hunk.left[1], hunk.right[1]
    return pairs


def steps(left: Sequence[Atom], right: Sequence[Atom], likeness: Callable[[Atom, Atom], float]) -> list[Step]:
    """What stands for what in a hunk: the order-keeping pairing with the greatest sum of likeness."""
    if not left or not right or len(left) * len(right) > LARGEST:
        return [*((a, None) for a in left), *((None, b) for b in right)]
    table = [[0.0] * (len(right) + 1) for _ in range(len(left) + 1)]
    scores = [[likeness(a, b) for b in right] for a in left]
    for i in range(len(left) - 1, -1, -1):
        for j in range(len(right) - 1, -1, -1):
            both = table[i + 1][j + 1] + scores[i][j] if scores[i][j] > 0 else -1.0
            table[i][j] = max(table[i + 1][j], table[i][j + 1], both)
    found: list[Step] = []
    i = j = 0
    while i < len(left) and j < len(right):
        if scores[i][j] > 0 and table[i][j] == table[i + 1][j + 1] + scores[i][j]:
            found.append((left[i], right[j]))
            i, j = i + 1, j + 1
        elif table[i][j] == table[i + 1][j]:
            found.append((left[i], None))
            i += 1
        else:
            found.append((None, right[j]))
            j += 1
    return [*found, *((a, None) for a in left[i:]), *((None, b) for b in right[j:])]


def _joined(one: Hunk, other: Hunk) -> Hunk:
    return Hunk((one.left[0], other.left[1]), (one.right[0], other.right[1]))


def _slid(left: Sequence[Atom], right: Sequence[Atom], found: Sequence[Hunk], n: int) -> Hunk:
    """Of "A. B. [B. ]C" and "A. [B. ]B. C" the one that begins behind a stop and ends with one."""
    hunk = found[n]
    if not hunk.one_sided:
        return hunk
    on_left = hunk.left[0] < hunk.left[1]
    side, (start, end) = (left, hunk.left) if on_left else (right, hunk.right)
    before, after = found[n - 1] if n else Hunk((0, 0), (0, 0)), found[n + 1] if n + 1 < len(found) else None
    # the shared atoms on both sides of the hunk are all that it may slide over
    least = -min(hunk.left[0] - before.left[1], hunk.right[0] - before.right[1])
    most = min((after.left if after else (len(left),))[0] - hunk.left[1],
               (after.right if after else (len(right),))[0] - hunk.right[1])  # fmt: skip
    shifts = [0]
    while shifts[-1] > least and side[start + shifts[-1] - 1].key == side[end + shifts[-1] - 1].key:
        shifts.append(shifts[-1] - 1)
    k = 0
    while k < most and side[start + k].key == side[end + k].key:
        k += 1
        shifts.append(k)
    by = max(shifts, key=lambda s: (_opens(side, start + s) + (side[end + s - 1].text in STOPS), -abs(s)))
    return Hunk((hunk.left[0] + by, hunk.left[1] + by), (hunk.right[0] + by, hunk.right[1] + by))


def _opens(side: Sequence[Atom], at: int) -> int:
    """Does a sentence begin at this atom (2), or a member of a list (1)?"""
    if at == 0 or side[at - 1].text in STOPS:
        return 2
    return 1 if side[at].text == "," else 0


def _bridged(found: list[Hunk], left: Sequence[Atom], right: Sequence[Atom]) -> list[Hunk]:
    """Two rewritten stretches with only light words between them are one change."""
    joined: list[Hunk] = []
    for hunk in found:
        if joined and _one_change(joined[-1], hunk, left, right):
            hunk = _joined(joined.pop(), hunk)
        joined.append(hunk)
    return joined


def _one_change(one: Hunk, other: Hunk, left: Sequence[Atom], right: Sequence[Atom]) -> bool:
    between = left[one.left[1] : other.left[0]]
    if len(between) > BRIDGE:
        return False
    if any(a.text in STOPS for a in between):
        return False
    if _negation(one, left, right) and _negation(other, left, right):
        return True
    if len(between) <= 1 and all(a.light for a in between) and _phrased(one, other, left, right):
        return True
    weighty = all(any(_weighty(a) for a in _of(hunk, left, right)) for hunk in (one, other))
    return weighty and all(a.light for a in between)


def _phrased(one: Hunk, other: Hunk, left: Sequence[Atom], right: Sequence[Atom]) -> bool:
    """Another verb of duty, and beside it the one further word that it needs: "kan ertoe besluiten"."""
    first, second = _of(one, left, right), _of(other, left, right)
    cue = [any(a.kind == "cue" for a in some) for some in (first, second)]
    more = second if cue[0] else first
    return cue[0] != cue[1] and all(a.kind == "word" for a in more) and sum(_weighty(a) for a in more) == 1 == len(more)


def _of(hunk: Hunk, left: Sequence[Atom], right: Sequence[Atom]) -> list[Atom]:
    return [*left[slice(*hunk.left)], *right[slice(*hunk.right)]]


def _weighty(atom: Atom) -> bool:
    return atom.kind == "word" and not atom.light


def _negation(hunk: Hunk, left: Sequence[Atom], right: Sequence[Atom]) -> bool:
    """ "ne" and "pas" around a verb."""
    return hunk.one_sided and all(a.kind == "cue" or a.text in "'’" for a in _of(hunk, left, right))
