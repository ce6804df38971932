"""Pairs: the articles that answer to each other, and those that stand alone, as the page lists and filters them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from align.exports.sections import STATES, Homes, Section, sections
from align.exports.sides import Side
from align.links import Alignment

Order = Literal["left", "right"]
ORDERS: tuple[Order, ...] = ("left", "right")
FACETS = ("weight", "kind", "state")
WEIGHTS = ("material", "harmless", "none")
KINDS = (
    "deadline", "amount", "actor", "modality", "scope", "addition", "omission", "move", "reference",
    "institution_name", "editorial",
)  # fmt: skip
"""Kinds of difference, those that may change what somebody owes first."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """An alignment with what the page looks up in it: shared by all visitors, never changed."""

    alignment: Alignment
    sides: tuple[Side, Side]
    sections: tuple[Section, ...]
    homes: Homes

    @property
    def across(self) -> bool:
        """Are the two in two languages?"""
        return self.sides[0].document.language != self.sides[1].document.language


def comparison(alignment: Alignment, left: Side, right: Side) -> Comparison:
    """An alignment made ready for the page."""
    found = sections(alignment, left, right)
    return Comparison(alignment, (left, right), found, Homes(found))


@dataclass(frozen=True, slots=True)
class Filters:
    """What a visitor wants to see; an empty choice lets everything through."""

    wanted: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def of(self, facet: str) -> tuple[str, ...]:
        return dict(self.wanted).get(facet, ())

    def choosing(self, facet: str, value: str) -> Filters:
        """The same with this one value in place of what is chosen of its facet."""
        return Filters((*((f, wanted) for f, wanted in self.wanted if f != facet), (facet, (value,))))

    def lets(self, section: Section) -> bool:
        """Does it pass all filters?"""
        return all(
            not wanted or not set(wanted).isdisjoint(values(section, facet, self)) for facet, wanted in self.wanted
        )


def pair_id(section: Section) -> str:
    """What tells a pair from all others of one comparison, in an address too: the first eId of each side."""
    return " ".join((*section.left[:1], "~", *section.right[:1]))


def values(section: Section, facet: str, filters: Filters | None = None) -> tuple[str, ...]:
    """What a pair counts as. An article without a counterpart is a material difference: it can't be overlooked.

    Where kinds of difference are chosen, the weight is that of the differences of these kinds.
    """
    if facet == "state":
        return (section.state,)
    if section.link is None:
        return ("material",) if facet == "weight" else ()
    if facet == "kind":
        return tuple({d.kind for d in section.link.differences})
    kinds = filters.of("kind") if filters is not None else ()
    found = {d.material for d in section.link.differences if not kinds or d.kind in kinds}
    return ("material",) if True in found else ("harmless",) if found else ("none",)


def counts(some: Iterable[Section], filters: Filters, facet: str) -> Counter[str]:
    """How many pairs each value of a facet would show, chosen alone beside the other filters."""
    return Counter(
        value
        for section in some
        for value in values(section, facet, filters)
        if filters.choosing(facet, value).lets(section)
    )


def options(some: Sequence[Section], facet: str) -> list[str]:
    """The values of a facet that occur, in their usual order."""
    present = {value for section in some for value in values(section, facet)}
    usual = {"weight": WEIGHTS, "kind": KINDS, "state": STATES}[facet]
    return [value for value in usual if value in present]


def in_order(found: Comparison, by: Order) -> tuple[Section, ...]:
    """All pairs in the order of one side; what only the other side has stands behind what it follows there."""
    main, other = (0, 1) if by == "left" else (1, 0)
    ranks = [{eid: side.rank(eid) for s in found.sections for eid in eids(s, n)} for n, side in enumerate(found.sides)]
    placed = {id(s): min(ranks[main][eid] for eid in eids(s, main)) for s in found.sections if eids(s, main)}
    homes: dict[int, int] = {}
    for section in found.sections:
        for eid in eids(section, other) if id(section) in placed else ():
            homes.setdefault(ranks[other][eid], placed[id(section)])

    def key(section: Section) -> tuple[int, int, int]:
        if id(section) in placed:
            second = min((ranks[other][eid] for eid in eids(section, other)), default=0)
            return placed[id(section)], 0, second
        rank = ranks[other][eids(section, other)[0]]
        before = [r for r in homes if r < rank]
        return (homes[max(before)] if before else 0), 1, rank

    return tuple(sorted(found.sections, key=key))


def eids(section: Section, side: int) -> tuple[str, ...]:
    """The articles of a pair on one side, 0 or 1."""
    return (section.left, section.right)[side]
