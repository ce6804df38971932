"""Consistent use of terms: where a text leaves the term that answers to the other language's one, for another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from align.languages.pairing import Answer
from align.languages.terms import Term, places
from corpus.messages import Tongue, say
from corpus.model import Language

SETTLED = 3
"""Times that two terms must stand together before another use is a departure."""


@dataclass(frozen=True, slots=True)
class Departure:
    """A term of one language that the other puts otherwise than it does elsewhere.

    `language`: whose term departs. `usual`: how it says `term` elsewhere; `instead`: the known term that stands in its
    place; `places`: (article, eId) of each unit.
    """

    language: Language
    term: str
    usual: str
    instead: str
    places: tuple[tuple[str, str], ...]

    def said(self, tongue: Tongue) -> str:
        """In one line."""
        return say("divergences.departure", tongue, term=self.term, usual=self.usual, instead=self.instead)


def departures(terms: Sequence[Term], answers: Sequence[Answer]) -> tuple[Departure, ...]:
    """Every use of another known term in the place of the usual one, the frequent terms first."""
    settled = sorted((t for t in terms if t.together >= SETTLED), key=lambda t: (-t.together, t.french))
    found: dict[tuple[Language, str, str, str], list[tuple[str, str]]] = {}
    for answer in answers:
        if answer.french and answer.dutch:
            for key in _in_unit(settled, answer):
                found.setdefault(key, []).append((answer.french[0].article, answer.french[0].eid))
    return tuple(Departure(*key, tuple(where)) for key, where in found.items())


def _in_unit(terms: Sequence[Term], answer: Answer) -> Iterator[tuple[Language, str, str, str]]:
    """A term that one side says more often, and another that the other side does: the one stands for the other."""
    french = " ".join(u.text for u in answer.french)
    dutch = " ".join(u.text for u in answer.dutch)
    more: Counter[str] = Counter()
    for term in terms:
        more[term.french] = len(places(term.french, french)) - len(places(term.dutch, dutch))
    ours = [t for t in terms if more[t.french] > 0]
    theirs = [t for t in terms if more[t.french] < 0]
    for one, other in zip(ours, theirs, strict=False):
        if not _related(one.french, other.french) and not _related(one.dutch, other.dutch):
            yield "nl", one.french, one.dutch, other.dutch


def _related(one: str, other: str) -> bool:
    """A term within another is no other term."""
    return one.lower() in other.lower() or other.lower() in one.lower()
