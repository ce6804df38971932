"""Omissions: sentences, points and rows that one language has and the other has not, and those out of order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from align.languages.divergence import Divergence, Grade, Quote
from align.languages.pairing import Answer
from align.languages.sides import Place, Sides
from align.languages.units import Unit

SUBSTANCE = 3
"""Words with a meaning of their own that a unit must have to be missed."""
RUN = 7
"""Words in a row without an answer that are a passage."""
FREELY = 0.4
"""Words without an answer on the other side, for each one of the passage, from which it is only put freely."""
AROUND = 4
"""Words on either side of the expected place that are looked through for them."""
SURE_RUN = 0.8


def omissions(found: Sequence[Answer]) -> Iterator[Divergence]:
    """Units without an answer; neighbours of one provision are reported as one."""
    for answer in found:
        some = answer.french or answer.dutch
        if answer.french and answer.dutch:
            if answer.moved:
                yield _moved(answer)
            continue
        substance = sum(not w.light for u in some for w in u.words)
        if not substance:
            continue
        yield _alone(some[0], bool(answer.french), substance)


def _alone(unit: Unit, french: bool, substance: int = SUBSTANCE) -> Divergence:
    whole = substance >= SUBSTANCE and not unit.text.rstrip().endswith(":")
    grade: Grade = "material" if whole and unit.binding and unit.kind != "table" else "editorial"
    quote = _whole(unit)
    return Divergence(
        unit.article, quote if french else None, None if french else quote, grade,
        "extra_text" if french else "missing_text",
        "divergences.unit_fr" if french else "divergences.unit_nl", (), 0.9 if substance >= SUBSTANCE else 0.6,
    )  # fmt: skip


def unsaid(sides: Sides) -> tuple[Divergence, ...]:
    """Passages of a unit that has an answer, whose own words have none: they are missing on the other side."""
    linked = {i for i, _ in sides.links.pairs}, {j for _, j in sides.links.pairs}
    content = tuple([k for k, p in enumerate(some) if not p.word.light] for some in (sides.french, sides.dutch))
    found = []
    for first, last in _runs(content[0], linked[0], sides.french):
        there = sides.dutch_near(first), sides.dutch_near(last)
        if not _put_freely(first, last, there, content, linked):
            found.append(_passage(sides.quote_french(first, last, 0), sides, french=True))
    for first, last in _runs(content[1], linked[1], sides.dutch):
        there = sides.french_near(first), sides.french_near(last)
        if not _put_freely(first, last, there, content[::-1], linked[::-1]):
            found.append(_passage(sides.quote_dutch(first, last, 0), sides, french=False))
    return tuple(found)


def _runs(content: Sequence[int], linked: Set[int], places: Sequence[Place]) -> Iterator[tuple[int, int]]:
    """The first and the last of so many words in a row, within one unit, that have no answer."""
    run: list[int] = []
    for k in (*content, None):
        if k is not None and k not in linked and (not run or places[k].unit is places[run[-1]].unit):
            run.append(k)
            continue
        if len(run) >= RUN:
            yield run[0], run[-1]
        run = [k] if k is not None and k not in linked else []


def _put_freely(
    first: int,
    last: int,
    there: tuple[float, float],
    content: Sequence[Sequence[int]],
    linked: Sequence[Set[int]],
) -> bool:
    """Has the other side words without an answer at that place, too? Then it says the same in its own way."""
    mine = sum(first <= k <= last for k in content[0])
    low, high = min(there) - AROUND, max(there) + AROUND
    return sum(low <= k <= high and k not in linked[1] for k in content[1]) > FREELY * mine


def _passage(quote: Quote, sides: Sides, french: bool) -> Divergence:
    unit = next(u for u in (*sides.answer.french, *sides.answer.dutch) if u.eid == quote.eid)
    grade: Grade = "material" if unit.binding and unit.kind != "table" else "editorial"
    return Divergence(
        unit.article, quote if french else None, None if french else quote, grade,
        "extra_text" if french else "missing_text",
        "divergences.unit_fr" if french else "divergences.unit_nl", (), SURE_RUN,
    )  # fmt: skip


def _moved(answer: Answer) -> Divergence:
    return Divergence(
        answer.french[0].article, _whole(answer.french[0]), _whole(answer.dutch[0]), "editorial", "order",
        "divergences.order", (), 0.7,
    )  # fmt: skip


def _whole(unit: Unit) -> Quote:
    return Quote(unit.eid, unit.start, unit.end, unit.text)
