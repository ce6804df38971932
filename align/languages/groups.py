"""Groups that a contract defines ("institutions of social security", "actors of the sector"): one put for another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from align.languages.divergence import Divergence, Quote
from align.languages.sides import Sides
from align.languages.terms import places
from align.languages.units import Unit

SURE = 0.9
AROUND = 25
"""Characters quoted before a term, to the beginning of a word."""
Pairs = Sequence[tuple[str, str]]


def groups(sides: Sides, terms: Pairs) -> Iterator[Divergence]:
    """A defined term more often in French, and another one more often in Dutch: the one stands for the other."""
    ours = [(pair, _found(pair[0], sides.answer.french), _found(pair[1], sides.answer.dutch)) for pair in terms]
    french_more = [row for row in ours if len(row[1]) > len(row[2])]
    dutch_more = [row for row in ours if len(row[2]) > len(row[1])]
    for one, other in zip(french_more, dutch_more, strict=False):
        if (
            any(" " not in pair[0] for pair in (one[0], other[0]))
            or one[0][0] in other[0][0]
            or other[0][0] in one[0][0]
        ):
            continue
        french, dutch = one[1][0], other[2][0]
        values = (("fr", one[0][0]), ("nl", other[0][1]))
        article = french[0].article
        yield Divergence(
            article, _quote(*french), _quote(*dutch), "material", "actor", "divergences.defined", values, SURE
        )


def _found(term: str, units: Sequence[Unit]) -> list[tuple[Unit, int, int]]:
    return [(unit, a, b) for unit in units for a, b in places(term, unit.text)]


def _quote(unit: Unit, start: int, end: int) -> Quote:
    start = max(0, unit.text.rfind(" ", 0, max(0, start - AROUND)) + 1)
    return Quote(unit.eid, unit.start + start, unit.start + end, unit.text[start:end])
