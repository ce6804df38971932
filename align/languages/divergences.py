"""Divergences: everything the French and the Dutch text of one contract say differently, article by article."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from align.encoder import Encoder
from align.languages.answers import Learnt
from align.languages.divergence import Divergence, Quote
from align.languages.figures import measures, numbers, times_of
from align.languages.groups import groups
from align.languages.learnt import learn
from align.languages.modality import modality
from align.languages.negation import negation
from align.languages.omissions import omissions
from align.languages.pairing import Answer, pair
from align.languages.sides import sides
from align.languages.synonyms import without_synonyms
from align.languages.terms import defined
from align.languages.units import Unit, units
from align.languages.wording import usual, wording
from align.languages.words import Word
from corpus.model import Document

LEAST = 0.45
"""Confidence below which a divergence is not reported."""
Step = Callable[[int, int], None]
"""Told how many articles are done, and of how many."""


@dataclass(frozen=True, slots=True)
class Compared:
    """Two texts and what answers to what in them, article by article."""

    answers: tuple[Answer, ...]
    learnt: Learnt


def compared(french: Document, dutch: Document) -> Compared:
    """Pairs the units of both texts twice: what the first round teaches of their words serves the second."""
    ours, theirs = units(french), units(dutch)
    first = _paired(ours, theirs, {})
    learnt = learn([(_words(a.french), _words(a.dutch)) for a in first if a.french and a.dutch])
    return Compared(tuple(_paired(ours, theirs, learnt)), learnt)


def divergences(
    french: Document, dutch: Document, encoder: Encoder | None = None, step: Step | None = None
) -> tuple[Divergence, ...]:
    """All divergences in the order of the French text, the surest first at one place.

    The `encoder` only tells synonyms from divergences; without it more is reported. `step` is told of the progress.
    """
    found = compared(french, dutch)
    both = [sides(a, found.learnt) for a in found.answers if a.french and a.dutch]
    known = usual(both)
    times = times_of(french), times_of(dutch)
    terms = defined(french, dutch)
    every: list[Divergence] = list(omissions(found.answers))
    for n, one in enumerate(both):
        if step is not None:
            step(n + 1, len(both))
        facts = [*groups(one, terms), *numbers(one), *measures(one, *times), *modality(one), *negation(one)]
        every += _single([*facts, *wording(one, known)])
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
        rivals = [k for k in kept if one.grade == "editorial" or one.aspect == k.aspect]
        if not any(_same(one.french, k.french) and _same(one.dutch, k.dutch) for k in rivals):
            kept.append(one)
    yield from kept


def _same(one: Quote | None, other: Quote | None) -> bool:
    """Quotes that share half of the shorter one."""
    if one is None or other is None:
        return one is other
    if one.eid != other.eid:
        return False
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared >= 0.5 * min(one.end - one.start, other.end - other.start)


def _paired(ours: dict[str, tuple[Unit, ...]], theirs: dict[str, tuple[Unit, ...]], learnt: Learnt) -> list[Answer]:
    return [a for one, other in _articles(ours, theirs) for a in pair(one, other, learnt)]


def _articles(
    ours: dict[str, tuple[Unit, ...]], theirs: dict[str, tuple[Unit, ...]]
) -> Iterator[tuple[tuple[Unit, ...], tuple[Unit, ...]]]:
    """Articles of one number; between them, those whose number the other side has not, together."""
    shared = [name for name in ours if name in theirs]
    cuts = [None, *shared, None]
    ours_between, theirs_between = _between(list(ours), shared), _between(list(theirs), shared)
    for n in range(len(cuts) - 1):
        if cuts[n] is not None:
            name = str(cuts[n])
            yield ours[name], theirs[name]
        one = tuple(u for name in ours_between[n] for u in ours[name])
        other = tuple(u for name in theirs_between[n] for u in theirs[name])
        if one or other:
            yield one, other


def _between(names: list[str], shared: list[str]) -> list[list[str]]:
    """The names that stand before the first shared one, behind the first, behind the second ..."""
    found: list[list[str]] = [[] for _ in range(len(shared) + 1)]
    places = {name: n + 1 for n, name in enumerate(shared)}
    at = 0
    for name in names:
        if name in places:
            at = places[name]
        else:
            found[at].append(name)
    return found


def _words(some: Sequence[Unit]) -> list[Word]:
    return [w for u in some for w in u.words]
