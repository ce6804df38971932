"""Figures: numbers, units of time and citations that differ between two units."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from align.languages.divergence import Aspect, Divergence, Quote
from align.languages.facts import Facts, inside
from align.languages.lexicon import lexicon, ordinals
from align.languages.money import covers, settled
from align.languages.sides import Place, Sides
from corpus.model import Language
from extract.facts import Duration, Frequency, Norm, Relative, ServiceLevel, TimeExpression

CITING = 3
"""Words before a number in which "article" or "alinéa" makes it a citation."""
AROUND = 2
"""Words quoted on either side of a figure."""
WORDED = {"both": "2", "thousand": "1000"}
"""Kinds of words that say a number without being one ("beide", "en milliers d'euros")."""
ONE = "1"
"""Written as a word, left out or meant by an ordinal: never compared alone."""
Times = Mapping[str, Sequence[TimeExpression]]


@dataclass(frozen=True, slots=True)
class Measure:
    """What a time expression says, whatever its words: an amount, its unit, and how it is bounded."""

    amount: float
    unit: str
    again: bool = False
    """So many times in a unit, not so many units."""


def numbers(sides: Sides, french: Facts, dutch: Facts) -> Iterator[Divergence]:
    """Figures without an answer: paired with each other in order, else reported alone. Sums that both sides name are
    no matter of figures."""
    same = settled(sides, french, dutch)
    ours = [k for k in _missing(sides.french, sides.dutch, "nl") if k not in same[0]]
    theirs = [k for k in _missing(sides.dutch, sides.french, "fr") if k not in same[1]]
    cited = _cited(sides.french, french), _cited(sides.dutch, dutch)
    for i in list(ours):
        there = sides.dutch_near(i)
        if theirs:
            j = min(theirs, key=lambda k: abs(k - there))
            ours.remove(i)
            theirs.remove(j)
            yield _number(sides, i, j, "divergences.number", i in cited[0] or j in cited[1])
    for i in ours:
        if sides.french[i].word.form != ONE:
            yield _number(sides, i, round(sides.dutch_near(i)), "divergences.number_fr", i in cited[0])
    for j in theirs:
        if sides.dutch[j].word.form != ONE:
            yield _number(sides, round(sides.french_near(j)), j, "divergences.number_nl", j in cited[1])


def _number(sides: Sides, i: int, j: int, key: str, cited: bool) -> Divergence:
    i, j = min(i, len(sides.french) - 1), min(j, len(sides.dutch) - 1)
    cited = cited or _cites(sides.french, i) or _cites(sides.dutch, j)
    values = (("fr", sides.french[i].word.form), ("nl", sides.dutch[j].word.form))
    aspect: Aspect = "reference" if cited else "number"
    sure = 0.95 if key == "divergences.number" else 0.8
    quotes = sides.quote_french(i, i, AROUND), sides.quote_dutch(j, j, AROUND)
    return Divergence(sides.french[i].unit.article, *quotes, "material", aspect, key, values, sure)


def _missing(side: Sequence[Place], other: Sequence[Place], language: Language) -> list[int]:
    """The figures of a side that the other has not, or less often; of equal ones the last."""
    there = Counter(_value(p) for p in other if p.word.is_number)
    counted = ordinals(language)
    spare = Counter(counted[p.word.form] for p in other if p.word.form in counted)
    found = []
    for k, place in enumerate(side):
        if not place.word.is_number:
            continue
        value = _value(place)
        if there[value] > 0:
            there[value] -= 1
        elif spare[value] > 0:
            spare[value] -= 1
        elif not any(value == number and _said(kind, other) for kind, number in WORDED.items()):
            found.append(k)
    return found


def _said(kind: str, other: Sequence[Place]) -> bool:
    """Whether a word of this kind stands on the other side: "les deux parties" is "beide partijen"."""
    return any(p.word.ideas & _kind(kind) for p in other)


def _value(place: Place) -> str:
    form = place.word.form.replace(",", ".")
    return (
        form.rstrip("0").rstrip(".") if "." in form and form.replace(".", "", 1).isdigit() else form.lstrip("0") or "0"
    )


def _cited(side: Sequence[Place], facts: Facts) -> frozenset[int]:
    """The places within a citation."""
    return frozenset(
        k for k, place in enumerate(side) if any(covers(c, place) for c in facts.citations.get(place.unit.eid, ()))
    )


def _cites(side: Sequence[Place], k: int) -> bool:
    before = side[max(0, k - CITING) : k]
    return any(p.word.ideas & _kind("citation") for p in before)


def _kind(kind: str) -> frozenset[int]:
    return frozenset(idea.number for idea in lexicon().ideas if idea.kind == kind)


def measures(sides: Sides, french: Times, dutch: Times) -> Iterator[Divergence]:
    """The same amount in another unit, another unit alone, or another bound."""
    ours, theirs = inside(sides.answer.french, french), inside(sides.answer.dutch, dutch)
    left = _rest(ours, theirs)
    right = _rest(theirs, ours)
    for one in left:
        for other in right:
            a, b = _measure(one.norm), _measure(other.norm)
            if a and b and a.amount == b.amount and a.unit != b.unit and a.again == b.again:
                yield Divergence(
                    sides.french[0].unit.article, _expression(one), _expression(other), "material", "unit",
                    "divergences.unit", (("fr", one.quote), ("nl", other.quote)), 0.95,
                )  # fmt: skip
                right.remove(other)
                break


def _rest(some: Sequence[TimeExpression], others: Sequence[TimeExpression]) -> list[TimeExpression]:
    there = Counter(_measure(e.norm) for e in others)
    found = []
    for one in some:
        measure = _measure(one.norm)
        if measure is None:
            continue
        if there[measure] > 0:
            there[measure] -= 1
        else:
            found.append(one)
    return found


def _measure(norm: Norm) -> Measure | None:
    match norm:
        case Relative(amount=amount, unit=unit) | ServiceLevel(amount=amount, unit=unit):
            return Measure(amount, unit)
        case Duration(amount=amount, unit=unit) if unit is not None:
            return Measure(amount, unit)
        case Frequency(times=times, per=per, every=every):
            return Measure(times / every, per, again=True)
    return None


def _expression(e: TimeExpression) -> Quote:
    return Quote(e.eid, e.start, e.end, e.quote)
