"""Sums and shares across languages, by what they amount to: "1,5 million" is "1.500.000"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from align.languages.divergence import Divergence, Quote
from align.languages.facts import Facts, inside
from align.languages.sides import Place, Sides
from extract.amounts import Amount, Rate
from extract.facts import Fact

Sum = Amount | Rate
Value = tuple[Decimal, str]
SURE = 0.9


def money(sides: Sides, french: Facts, dutch: Facts) -> Iterator[Divergence]:
    """The same figure in another currency, or as another kind of share: per cent against per thousand."""
    ours, theirs = _unmatched(sides, french, dutch)
    for one in ours:
        other = next((t for t in theirs if t.value == one.value), None)
        if other is not None:
            theirs.remove(other)
            values = (("fr", one.quote), ("nl", other.quote))
            yield Divergence(
                sides.french[0].unit.article, _quote(one), _quote(other), "material", "unit", "divergences.currency",
                values, SURE,
            )  # fmt: skip


def settled(sides: Sides, french: Facts, dutch: Facts) -> tuple[frozenset[int], frozenset[int]]:
    """The places of the words of sums that both sides name, however they write them."""
    ours, theirs = _all(sides, french, dutch)
    left, right = _unmatched(sides, french, dutch)
    return (
        _places(sides.french, [s for s in ours if s not in left]),
        _places(sides.dutch, [s for s in theirs if s not in right]),
    )


def _all(sides: Sides, french: Facts, dutch: Facts) -> tuple[list[Sum], list[Sum]]:
    return inside(sides.answer.french, french.amounts), inside(sides.answer.dutch, dutch.amounts)


def _unmatched(sides: Sides, french: Facts, dutch: Facts) -> tuple[list[Sum], list[Sum]]:
    """The sums of either side that the other has not, or less often."""
    ours, theirs = _all(sides, french, dutch)
    return _rest(ours, theirs), _rest(theirs, ours)


def _rest(some: Sequence[Sum], others: Sequence[Sum]) -> list[Sum]:
    there = Counter(map(_value, others))
    found = []
    for one in some:
        if there[_value(one)] > 0:
            there[_value(one)] -= 1
        else:
            found.append(one)
    return found


def _value(one: Sum) -> Value:
    return one.value, one.currency if isinstance(one, Amount) else one.unit


def _places(places: Sequence[Place], some: Sequence[Sum]) -> frozenset[int]:
    return frozenset(k for k, place in enumerate(places) if any(covers(one, place) for one in some))


def covers(fact: Fact, place: Place) -> bool:
    """Does a word stand within a fact?"""
    start = place.unit.start + place.word.start
    return fact.eid == place.unit.eid and fact.start <= start < fact.end


def _quote(one: Sum) -> Quote:
    return Quote(one.eid, one.start, one.end, one.quote)
