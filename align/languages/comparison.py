"""Comparison: what answers to what in two languages, article by article, and the words that this teaches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from align.languages.answers import Learnt
from align.languages.learnt import learn
from align.languages.pairing import Answer, pair
from align.languages.units import Unit, units
from align.languages.words import Word
from corpus.model import Document


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
