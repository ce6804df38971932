"""Negation across languages: what one text denies and the other says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from align.languages.divergence import Divergence
from align.languages.lexicon import negations
from align.languages.sides import Place, Sides
from corpus.model import Language

SURE = 0.8


def negation(sides: Sides) -> Iterator[Divergence]:
    """A denial in one language without any word in the other in which it may hide, at most one for each side."""
    ours, theirs = _denials(sides.french, "fr", True), _denials(sides.dutch, "nl", True)
    if ours and len(ours) > len(_denials(sides.dutch, "nl", False)):
        i = _furthest(ours, [sides.french_near(j) for j in _denials(sides.dutch, "nl", False)])
        yield _divergence(sides, i, round(sides.dutch_near(i)), "divergences.negation_fr", sides.french[i])
    elif theirs and len(theirs) > len(_denials(sides.french, "fr", False)):
        j = _furthest(theirs, [sides.dutch_near(i) for i in _denials(sides.french, "fr", False)])
        yield _divergence(sides, round(sides.french_near(j)), j, "divergences.negation_nl", sides.dutch[j])


def _divergence(sides: Sides, i: int, j: int, key: str, place: Place) -> Divergence:
    i, j = min(i, len(sides.french) - 1), min(j, len(sides.dutch) - 1)
    quotes = sides.quote_french(i, i), sides.quote_dutch(j, j)
    article = sides.french[0].unit.article
    return Divergence(article, *quotes, "material", "other", key, (("word", place.word.form),), SURE)


def _denials(places: Sequence[Place], language: Language, strong: bool) -> list[int]:
    """The places of words that deny."""
    forms = negations(language, strong)
    return [k for k, p in enumerate(places) if any(_fits(part, form) for part in p.word.form.split() for form in forms)]


def _fits(word: str, form: str) -> bool:
    return word.startswith(form[:-1]) if form.endswith("*") else word == form


def _furthest(some: Sequence[int], answered: Sequence[float]) -> int:
    return max(some, key=lambda k: min((abs(k - a) for a in answered), default=0.0))
