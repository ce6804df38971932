"""Sections: the links and lone articles of an alignment in the order in which a reader meets them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import get_args

from align.exports.lines import Line, LineKey, key_of
from align.exports.sides import Side
from align.labels import link_label
from align.links import Alignment, Link, Relation
from corpus.messages import Tongue, say

ALONE = "alone"
"""The state of an article without a counterpart, beside the relations of links."""
ACROSS = "across"
"""The state of a link between two languages whose differences nobody has looked for: words can't be compared."""
STATES: tuple[str, ...] = (*get_args(Relation), ACROSS, ALONE)


@dataclass(frozen=True, slots=True)
class Section:
    """A link, or an article that one side alone has: then the other set of eIds is empty, and there is no link.

    `anchor` is where it stands on a page.
    """

    left: tuple[str, ...]
    right: tuple[str, ...]
    link: Link | None = None
    anchor: str = ""
    across: bool = False

    @property
    def state(self) -> str:
        return state_of(self.link, self.across) if self.link else ALONE

    @property
    def material(self) -> bool:
        """Is there a difference that may change what somebody owes?"""
        return self.link is not None and any(one.material for one in self.link.differences)


def state_of(link: Link, across: bool) -> str:
    """The relation of a link, unless it leads `across` languages."""
    return ACROSS if across and not link.differences else link.relation


def said_of(state: str, tongue: Tongue) -> str:
    """A state in words."""
    return say({ALONE: "comparison.no_counterpart", ACROSS: "comparison.across"}.get(state, f"align.{state}"), tongue)


def status_of(link: Link, across: bool, tongue: Tongue) -> str:
    """How far linked articles say the same; across languages, how surely they answer to each other."""
    if state_of(link, across) != ACROSS:
        return link_label(link, tongue)
    marks = (say(f"align.{mark}", tongue) for mark in link.marks)
    sure = say("comparison.sure", tongue, percent=round(100 * link.certainty))
    return " · ".join((said_of(ACROSS, tongue), *marks, sure))


def sections(alignment: Alignment, left: Side, right: Side) -> tuple[Section, ...]:
    """In the order of the left document; what only the right one has comes last."""
    across = left.document.language != right.document.language
    ours = [Section(link.left, link.right, link, across=across) for link in alignment.links]
    ours += [Section((eid,), ()) for eid in alignment.left_only]
    ours.sort(key=lambda section: min(map(left.rank, section.left)))
    ours += [Section((), (eid,)) for eid in alignment.right_only]
    return tuple(replace(section, anchor=f"s{n}") for n, section in enumerate(ours, start=1))


def numbers(section: Section, sides: tuple[Side, Side]) -> str:
    """ "2 + 3 → 12", "– → 5"."""
    both = zip(sides, (section.left, section.right), strict=True)
    ours, theirs = (" + ".join(article.num for article in side.articles(eids)) or "–" for side, eids in both)
    return f"{ours} → {theirs}"


class Homes:
    """Where lines are answered: an article of several links has lines that answer in another one."""

    def __init__(self, several: Sequence[Section]) -> None:
        self._found: tuple[dict[LineKey, list[Section]], ...] = (defaultdict(list), defaultdict(list))
        for section in several:
            for pair in section.link.clauses if section.link else ():
                self._found[0][key_of(pair.left)].append(section)
                self._found[1][key_of(pair.right)].append(section)

    def other(self, line: Line, on_right: bool, here: Section) -> Section | None:
        """The first other section in which the line has an answer; None if it has one here, or nowhere."""
        found = self._found[on_right].get(line.key, [])
        return None if not found or here in found else found[0]
