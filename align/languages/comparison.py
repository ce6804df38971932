"""Comparison: what answers to what in two languages, article by article, and the words that this teaches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from align.languages.answers import Learnt
from align.languages.decided import Group
from align.languages.learnt import learn
from align.languages.pairing import Answer, pair
from align.languages.units import Unit, units
from align.languages.words import Word
from corpus.model import Document

Both = tuple[tuple[Unit, ...], tuple[Unit, ...]]
"""The French units of some articles, and the Dutch ones that are compared with them."""


@dataclass(frozen=True, slots=True)
class Compared:
    """Two texts and what answers to what in them, article by article."""

    answers: tuple[Answer, ...]
    learnt: Learnt


def compared(french: Document, dutch: Document, decided: Sequence[Group] = ()) -> Compared:
    """Pairs the units of both texts twice: what the first round teaches of their words serves the second.

    `decided`: articles that people linked or parted; all others answer to those of the same number.
    """
    every = tuple(_grouped(units(french), units(dutch), decided))
    first = _paired(every, {})
    learnt = learn([(_words(a.french), _words(a.dutch)) for a in first if a.french and a.dutch])
    return Compared(tuple(_paired(every, learnt)), learnt)


def _paired(every: Sequence[Both], learnt: Learnt) -> list[Answer]:
    return [a for one, other in every for a in pair(one, other, learnt)]


def _grouped(
    ours: dict[str, tuple[Unit, ...]], theirs: dict[str, tuple[Unit, ...]], decided: Sequence[Group]
) -> Iterator[Both]:
    """What is compared with what: what people put together, then the rest by number."""
    for french, dutch in decided:
        yield (
            tuple(u for name in french for u in ours.get(name, ())),
            tuple(u for name in dutch for u in theirs.get(name, ())),
        )
    gone = {name for french, _ in decided for name in french}, {name for _, dutch in decided for name in dutch}
    yield from _articles(
        {name: some for name, some in ours.items() if name not in gone[0]},
        {name: some for name, some in theirs.items() if name not in gone[1]},
    )


def _articles(ours: dict[str, tuple[Unit, ...]], theirs: dict[str, tuple[Unit, ...]]) -> Iterator[Both]:
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
