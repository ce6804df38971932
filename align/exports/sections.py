"""Sections: the links and lone articles of an alignment in the order in which a reader meets them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from align.exports.sides import Side
from align.links import Alignment, Link, Relation

ALONE = "alone"
"""The state of an article without a counterpart, beside the relations of links."""
STATES: tuple[str, ...] = (*get_args(Relation), ALONE)


@dataclass(frozen=True, slots=True)
class Section:
    """A link, or an article that one side alone has: then the other set of eIds is empty, and there is no link."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    link: Link | None = None

    @property
    def state(self) -> str:
        return self.link.relation if self.link else ALONE

    @property
    def material(self) -> bool:
        """Is there a difference that may change what somebody owes?"""
        return self.link is not None and any(one.material for one in self.link.differences)


def sections(alignment: Alignment, left: Side) -> tuple[Section, ...]:
    """In the order of the left document; what only the right one has comes last."""
    ours = [Section(link.left, link.right, link) for link in alignment.links]
    ours += [Section((eid,), ()) for eid in alignment.left_only]
    ours.sort(key=lambda section: min(map(left.rank, section.left)))
    return (*ours, *(Section((), (eid,)) for eid in alignment.right_only))
