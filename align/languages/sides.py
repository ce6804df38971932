"""The two sides of an answer, word by word: which words answer to each other, where, and how a place is quoted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from align.languages.answers import Answers, Learnt, answers
from align.languages.divergence import Quote
from align.languages.pairing import Answer
from align.languages.units import Unit
from align.languages.words import Word

AROUND = 4
"""Words on either side of what is quoted."""
STOPS = frozenset(".;:()•\n")
"""A quote does not reach over these signs."""
NEAR = 5
"""Words within which pairs say where on the other side a word should stand."""


@dataclass(frozen=True, slots=True)
class Place:
    """A word and the unit it stands in."""

    unit: Unit
    word: Word


@dataclass(frozen=True, slots=True)
class Sides:
    """All words of the French and the Dutch units of an answer in order, and their links."""

    answer: Answer
    french: tuple[Place, ...]
    dutch: tuple[Place, ...]
    links: Answers

    def dutch_near(self, i: int) -> float:
        """Where in the Dutch the answer to the French word i should stand, in words."""
        return _near(i, self.links.pairs, len(self.french), len(self.dutch))

    def french_near(self, j: int) -> float:
        return _near(j, [(b, a) for a, b in self.links.pairs], len(self.dutch), len(self.french))

    def quote_french(self, first: int, last: int, around: int = AROUND) -> Quote:
        return _quote(self.french, first, last, around)

    def quote_dutch(self, first: int, last: int, around: int = AROUND) -> Quote:
        return _quote(self.dutch, first, last, around)


def sides(answer: Answer, learnt: Learnt) -> Sides:
    """Compares the words of both sides."""
    french = tuple(Place(u, w) for u in answer.french for w in u.words)
    dutch = tuple(Place(u, w) for u in answer.dutch for w in u.words)
    return Sides(answer, french, dutch, answers([p.word for p in french], [p.word for p in dutch], learnt))


def _near(i: int, pairs: Sequence[tuple[int, int]], size: int, other: int) -> float:
    """The median place of what answers to the neighbours; without neighbours the same share of the way."""
    close = sorted(j - (k - i) for k, j in pairs if abs(k - i) <= NEAR)
    if close:
        return max(0.0, min(other - 1.0, float(close[len(close) // 2])))
    return i * other / max(1, size)


def _quote(places: Sequence[Place], first: int, last: int, around: int) -> Quote:
    """The words [first, last] and their neighbours within the same unit and the same clause."""
    unit = places[first].unit
    while last > first and places[last].unit is not unit:
        last -= 1
    start, end = first, last
    for _ in range(around):
        if start > 0 and places[start - 1].unit is unit and not _stop(unit, places[start - 1].word, places[start].word):
            start -= 1
        if (
            end + 1 < len(places)
            and places[end + 1].unit is unit
            and not _stop(unit, places[end].word, places[end + 1].word)
        ):
            end += 1
    a, b = places[start].word.start, places[end].word.end
    return Quote(unit.eid, unit.start + a, unit.start + b, unit.text[a:b])


def _stop(unit: Unit, before: Word, after: Word) -> bool:
    return any(c in STOPS for c in unit.text[before.end : after.start])
