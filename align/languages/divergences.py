"""Divergences: everything the French and the Dutch text of one contract say differently, article by article."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from align.encoder import Encoder
from align.languages.actors import actors
from align.languages.bounds import bounds
from align.languages.comparison import compared
from align.languages.connectives import connectives
from align.languages.decided import decided_groups
from align.languages.divergence import Aspect, Divergence, Quote
from align.languages.facts import facts_of
from align.languages.figures import measures, numbers
from align.languages.groups import groups
from align.languages.modality import modality
from align.languages.money import money
from align.languages.negation import negation
from align.languages.omissions import omissions, unsaid
from align.languages.sides import sides
from align.languages.synonyms import without_synonyms
from align.languages.terms import defined
from align.languages.wording import usual, wording
from corpus.model import Document

if TYPE_CHECKING:
    from corpus.verdicts import Verdicts

LEAST = 0.45
"""Confidence below which a divergence is not reported."""
TIME: frozenset[Aspect] = frozenset({"unit", "deadline"})
"""Aspects of one thing: "chaque mois" against "elk jaar" is another unit, and another frequency."""
Step = Callable[[int, int], None]
"""Told how many articles are done, and of how many."""


def divergences(
    french: Document,
    dutch: Document,
    encoder: Encoder | None = None,
    step: Step | None = None,
    store: Verdicts | None = None,
) -> tuple[Divergence, ...]:
    """All divergences in the order of the French text, the surest first at one place.

    The `encoder` only tells synonyms from divergences; without it more is reported. `step` is told of the progress.
    `store`: what people decided about facts and links holds (None: what the machine finds).
    """
    found = compared(french, dutch, decided_groups(french, dutch, store, encoder))
    both = [sides(a, found.learnt) for a in found.answers if a.french and a.dutch]
    known = usual(both)
    facts = facts_of(french, store), facts_of(dutch, store)
    terms = defined(french, dutch)
    every: list[Divergence] = list(omissions(found.answers))
    for n, one in enumerate(both):
        if step is not None:
            step(n + 1, len(both))
        told = [
            *groups(one, terms),
            *actors(one, known),
            *connectives(one),
            *numbers(one, *facts),
            *money(one, *facts),
            *bounds(one),
            *measures(one, facts[0].times, facts[1].times),
            *modality(one),
            *negation(one),
        ]
        missing = unsaid(one)
        every += missing
        every += [d for d in _single([*told, *wording(one, known)]) if not any(_within(d, m) for m in missing)]
    kept = [d for d in without_synonyms(every, encoder) if d.confidence >= LEAST]
    order = {eid: n for n, eid in enumerate(p.eid for p in french.root.walk())}
    return tuple(sorted(kept, key=lambda d: _place(d, order)))


def _place(found: Divergence, order: dict[str, int]) -> tuple[int, int, float]:
    quote = found.french or found.dutch
    assert quote is not None, "a divergence quotes at least one side"
    return order.get(quote.eid, len(order)), quote.start, -found.confidence


def _single(some: list[Divergence]) -> Iterator[Divergence]:
    """Of several reports on the same words the surest, a material one before an editorial one."""
    kept: list[Divergence] = []
    for one in sorted(some, key=lambda d: (d.grade != "material", -d.confidence)):
        rivals = [
            k for k in kept if one.grade == "editorial" or one.aspect == k.aspect or {one.aspect, k.aspect} == TIME
        ]
        if not any(_same(one.french, k.french) and _same(one.dutch, k.dutch) for k in rivals):
            kept.append(one)
    yield from kept


def _within(found: Divergence, missing: Divergence) -> bool:
    """Is it about words of what is missing as a whole?"""
    both = (found.french, missing.french) if missing.french else (found.dutch, missing.dutch)
    return _same(*both)


def _same(one: Quote | None, other: Quote | None) -> bool:
    """Quotes that share half of the shorter one."""
    if one is None or other is None:
        return one is other
    if one.eid != other.eid:
        return False
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared >= 0.5 * min(one.end - one.start, other.end - other.start)
