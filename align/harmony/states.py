"""States: how the text of one institution stands to the reference text of a family."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from align.families import within
from align.links import Alignment, Difference, Stretch

State = Literal["identical", "harmless", "deviating", "missing", "extra", "uncompared"]
"""Harmless: only names, harmless references or spelling differ. Extra: no other institution has it. Uncompared: it
answers, but in another language, so that words can't be compared."""
SAME: dict[str, State] = {"identical": "identical", "renamed": "harmless", "editorial": "harmless"}


def standing(
    alignment: Alignment, reference: Sequence[str], member: Sequence[str], told: bool
) -> tuple[State, tuple[Difference, ...]]:
    """State of a member, and what differs; the reference stands on the left of the alignment.

    `told`: the alignment says what differs. Then that alone decides; else words that differ are a deviation. A member
    that is of the family though no link joins it to the reference deviates in everything.
    """
    links = [one for one in alignment.links if {*one.left} & {*reference} and {*one.right} & {*member}]
    if not links:
        return "deviating", ()
    if not told:
        states = {SAME.get(one.relation, "deviating") for one in links}
        return next(s for s in ("deviating", "harmless", "identical") if s in states), ()
    every = dict.fromkeys(d for one in alignment.links for d in one.differences if _here(d, reference, member))
    differences = tuple(every) + tuple(d for one in links for d in one.differences if None in (d.left_at, d.right_at))
    if any(difference.material for difference in differences):
        return "deviating", differences
    return "harmless" if differences else "identical", differences


def _here(difference: Difference, reference: Sequence[str], member: Sequence[str]) -> bool:
    """Does it stand in the articles of the family? Links to merged articles tell of others as well."""
    return _among(difference.left_at, reference) and _among(difference.right_at, member)


def _among(place: Stretch | None, articles: Sequence[str]) -> bool:
    return place is not None and any(within(place.eid, article) for article in articles)
