"""The facts of one text that say the same in every language: times, citations and amounts, by the eId they stand in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from align.languages.units import Unit
from corpus.model import Document
from extract.amounts import Amount, Rate, amounts
from extract.citations import Citation, citations
from extract.facts import AnyFact, TimeExpression
from extract.reviewed import reviewed
from extract.times import expressions, limits_of

if TYPE_CHECKING:
    from corpus.verdicts import Verdicts


@dataclass(frozen=True, slots=True)
class Facts:
    """eId -> the facts of that provision in the order of its words."""

    times: Mapping[str, Sequence[TimeExpression]]
    citations: Mapping[str, Sequence[Citation]]
    amounts: Mapping[str, Sequence[Amount | Rate]]


def facts_of(document: Document, store: Verdicts | None = None) -> Facts:
    """The facts of a document as people left them: what they rejected is out, what they corrected holds."""
    return Facts(
        by_place(_times(document, store)),
        by_place(reviewed(document, citations(document), store).kept),
        by_place(amounts(document)),
    )


def by_place(facts: Iterable[AnyFact]) -> dict[str, list[AnyFact]]:
    """The facts by the eId they stand in."""
    found: dict[str, list[AnyFact]] = {}
    for fact in facts:
        found.setdefault(fact.eid, []).append(fact)
    return found


def inside(units: Sequence[Unit], facts: Mapping[str, Sequence[AnyFact]]) -> list[AnyFact]:
    """The facts that begin within some units."""
    return [f for u in units for f in facts.get(u.eid, ()) if u.start <= f.start < u.end]


def _times(document: Document, store: Verdicts | None) -> list[TimeExpression]:
    """All expressions of time; people decide about those of them that are limits."""
    found = {(e.eid, e.start, e.end): e for e in expressions(document)}
    decided = reviewed(document, limits_of(tuple(found.values())), store)
    for limit in decided.rejected:
        found.pop((limit.eid, limit.start, limit.end), None)
    for limit in decided.kept:
        place = limit.eid, limit.start, limit.end
        if limit.standing is not None and place in found:
            found[place] = replace(found[place], norm=limit.norm)
    return list(found.values())
