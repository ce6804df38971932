"""Pairing: which French units and which Dutch units of an article say the same thing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from align.languages.answers import Keys, Learnt, dutch_keys, french_keys, weight
from align.languages.moves import moves
from align.languages.units import Unit

Meaning = Callable[[Sequence[Unit], Sequence[Unit]], float]
LEAST = 0.34
"""Likeness below which two units are better left alone."""
SAME_PLACE = 0.12
"""What the same eId is worth: numbering is a strong sign, but a lost point shifts all that follow."""
SHAPES = ((1, 1), (1, 2), (2, 1), (1, 3), (3, 1))
JOINING = 0.06
"""What joining several units must gain: otherwise any small unit would hang on to its neighbour."""
RELATED = 0.15
"""Likeness that each of several units must have with the other side before they are joined."""
BAND = 0.25
"""Share of an article by which units that answer to each other in order may be apart."""
MOVED = 0.55
"""Likeness from which two units out of order answer to each other."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Units that answer to each other; one side is empty where the other language says nothing. `score` 0 to 1."""

    french: tuple[Unit, ...]
    dutch: tuple[Unit, ...]
    score: float
    moved: bool = False


@dataclass(slots=True)
class _Side:
    """The units of one side, the keys of their words, and what each word weighs."""

    units: Sequence[Unit]
    keys: list[list[Keys]]
    weights: list[list[float]]
    every: list[Keys] = field(default_factory=list)
    totals: list[float] = field(default_factory=list)

    @classmethod
    def of(cls, units: Sequence[Unit], keys: list[list[Keys]]) -> _Side:
        weights = [[weight(w) for w in u.words] for u in units]
        every = [frozenset().union(*some) for some in keys]
        return cls(units, keys, weights, every, [sum(some) for some in weights])


class _Comparison:
    """Likeness of runs of units, each pair of units compared once."""

    def __init__(self, french: Sequence[Unit], dutch: Sequence[Unit], learnt: Learnt, meaning: Meaning | None) -> None:
        self.fr = _Side.of(french, [[french_keys(w, learnt) for w in u.words] for u in french])
        self.nl = _Side.of(dutch, [[dutch_keys(w) for w in u.words] for u in dutch])
        self.meaning = meaning
        self._shares: dict[tuple[bool, int, int], tuple[bool, ...]] = {}
        self._known: dict[tuple[int, int, int, int], float] = {}

    def score(self, i: int, j: int, m: int, n: int) -> float:
        """Likeness of m French units from i and n Dutch ones from j, 0 to 1, and a little more for the same eId."""
        key = i, j, m, n
        if key not in self._known:
            self._known[key] = self._likeness(range(i, i + m), range(j, j + n))
        return self._known[key]

    def near(self, i: int, j: int) -> bool:
        """Whether two units stand at like places, so that they may answer to each other in order."""
        size, width = len(self.fr.units), len(self.nl.units)
        return abs(i * width - j * size) <= max(BAND * size * width, 4 * max(size, width))

    def related(self, i: int, j: int, m: int, n: int) -> bool:
        """Whether each of several units shares words with the other side; else joining them gains nothing."""
        return all(self.score(a, b, 1, 1) >= RELATED for a in range(i, i + m) for b in range(j, j + n))

    def _likeness(self, ours: range, theirs: range) -> float:
        one, other = sum(self.fr.totals[i] for i in ours), sum(self.nl.totals[j] for j in theirs)
        same_place = self.fr.units[ours[0]].eid == self.nl.units[theirs[0]].eid
        if not one or not other:
            return 0.8 if same_place and one == other and len(ours) == len(theirs) == 1 else 0.0
        shares = sum(self._answered(True, i, theirs) for i in ours) / one
        shares += sum(self._answered(False, j, ours) for j in theirs) / other
        small, large = sorted((one, other))
        found = shares / 2 * min(1.0, 0.55 + 0.6 * small / large)  # long and short seldom say the same
        if self.meaning is not None and found > LEAST / 2:
            said = self.meaning([self.fr.units[i] for i in ours], [self.nl.units[j] for j in theirs])
            found = (2 * found + max(0.0, said)) / 3
        return found + SAME_PLACE * same_place

    def _answered(self, french: bool, at: int, others: range) -> float:
        """Weight of the words of a unit that some unit of the other side answers to."""
        side = self.fr if french else self.nl
        flags = [self._share(french, at, other) for other in others]
        return sum(w for k, w in enumerate(side.weights[at]) if any(some[k] for some in flags))

    def _share(self, french: bool, at: int, other: int) -> tuple[bool, ...]:
        key = french, at, other
        if key not in self._shares:
            side, against = (self.fr, self.nl) if french else (self.nl, self.fr)
            there = against.every[other]
            self._shares[key] = tuple(not there.isdisjoint(keys) for keys in side.keys[at])
        return self._shares[key]


def pair(
    french: Sequence[Unit], dutch: Sequence[Unit], learnt: Learnt, meaning: Meaning | None = None
) -> tuple[Answer, ...]:
    """The best way through both sequences, once what plainly stands elsewhere is set aside; leftovers that are alike
    although out of order are paired at the end."""
    if not french or not dutch:
        return tuple(Answer((u,), (), 0.0) for u in french) + tuple(Answer((), (u,), 0.0) for u in dutch)
    compared = _Comparison(french, dutch, learnt, meaning)
    elsewhere = moves(len(french), len(dutch), lambda i, j: compared.score(i, j, 1, 1))
    if elsewhere:
        rest = (
            [u for i, u in enumerate(french) if all(i != one for one, _, _ in elsewhere)],
            [u for j, u in enumerate(dutch) if all(j != one for _, one, _ in elsewhere)],
        )
        told = (Answer((french[i],), (dutch[j],), value, moved=True) for i, j, value in elsewhere)
        return (*pair(*rest, learnt, meaning), *told)
    steps = _path(compared)
    moved = _moved(steps, compared)
    gone = {j for _, j, _ in moved}
    home = {i: (j, value) for i, j, value in moved}
    found = []
    for i, j, m, n in steps:
        if m and n:
            found.append(Answer(tuple(french[i : i + m]), tuple(dutch[j : j + n]), compared.score(i, j, m, n)))
        elif m and i in home:
            found.append(Answer((french[i],), (dutch[home[i][0]],), home[i][1], moved=True))
        elif m or j not in gone:
            found.append(Answer(tuple(french[i : i + m]), tuple(dutch[j : j + n]), 0.0))
    return tuple(found)


def _path(compared: _Comparison) -> list[tuple[int, int, int, int]]:
    """Dynamic programming over both sequences: the weight of what is paired times its likeness above the least."""
    french, dutch = compared.fr.units, compared.nl.units
    size, width = len(french), len(dutch)
    ours = [0, *accumulate(len(u.text) for u in french)]
    theirs = [0, *accumulate(len(u.text) for u in dutch)]
    best = [[0.0] * (width + 1) for _ in range(size + 1)]
    step = [[(0, 0)] * (width + 1) for _ in range(size + 1)]
    for i in range(size, -1, -1):
        for j in range(width, -1, -1):
            options = []
            for m, n in SHAPES if compared.near(i, j) else ():
                if i + m <= size and j + n <= width and (m + n == 2 or compared.related(i, j, m, n)):
                    length = (ours[i + m] - ours[i] + theirs[j + n] - theirs[j]) ** 0.5
                    gain = length * (compared.score(i, j, m, n) - LEAST - JOINING * (m + n - 2))
                    options.append((best[i + m][j + n] + gain, (m, n)))
            options += [(best[i + 1][j], (1, 0))] if i < size else []
            options += [(best[i][j + 1], (0, 1))] if j < width else []
            if options:
                best[i][j], step[i][j] = max(options)
    found, i, j = [], 0, 0
    while i < size or j < width:
        m, n = step[i][j]
        found.append((i, j, m, n))
        i, j = i + m, j + n
    return found


def _moved(steps: list[tuple[int, int, int, int]], compared: _Comparison) -> list[tuple[int, int, float]]:
    """Pairs of leftovers (French, Dutch, likeness), the likeliest first."""
    alone_fr = [i for i, _, _, n in steps if n == 0]
    alone_nl = [j for _, j, m, _ in steps if m == 0]
    scored = sorted(((compared.score(i, j, 1, 1), i, j) for i in alone_fr for j in alone_nl), reverse=True)
    found: list[tuple[int, int, float]] = []
    for value, i, j in scored:
        if value >= MOVED and all(i != one and j != other for one, other, _ in found):
            found.append((i, j, value))
    return found
