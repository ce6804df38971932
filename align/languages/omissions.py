"""Omissions: sentences, points and rows that one language has and the other has not, and those out of order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from align.languages.divergence import Divergence, Grade, Quote
from align.languages.pairing import Answer
from align.languages.units import Unit

SUBSTANCE = 3
"""Words with a meaning of their own that a unit must have to be missed."""


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
        whole = substance >= SUBSTANCE and not some[0].text.rstrip().endswith(":")
        grade: Grade = "material" if whole and some[0].binding and some[0].kind != "table" else "editorial"
        quote = _whole(some[0])
        french = bool(answer.french)
        yield Divergence(
            some[0].article, quote if french else None, None if french else quote, grade,
            "extra_text" if french else "missing_text",
            "divergences.unit_fr" if french else "divergences.unit_nl", (), 0.9 if substance >= SUBSTANCE else 0.6,
        )  # fmt: skip


def _moved(answer: Answer) -> Divergence:
    return Divergence(
        answer.french[0].article, _whole(answer.french[0]), _whole(answer.dutch[0]), "editorial", "order",
        "divergences.order", (), 0.7,
    )  # fmt: skip


def _whole(unit: Unit) -> Quote:
    return Quote(unit.eid, unit.start, unit.end, unit.text)
