"""Negation across languages: what one text denies and the other says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from align.languages.divergence import Divergence
from align.languages.lexicon import negations
from align.languages.sides import Place, Sides
from corpus.model import Language

SURE = 0.8
BEHIND = 2
"""Words behind "ne" in which "plus" denies."""
COMPARED = frozenset({"de", "d", "que", "qu"})
"""What stands behind "plus" where it compares."""


@dataclass(frozen=True, slots=True)
class _Denials:
    """The places of the words of one side that deny: plainly (`strong`), with "ne" alone, with "sans", or perhaps."""

    strong: list[int]
    particles: list[int]
    without: list[int]
    weak: list[int]

    @property
    def every(self) -> tuple[int, ...]:
        return (*self.strong, *self.particles, *self.without, *self.weak)


def negation(sides: Sides) -> Iterator[Divergence]:
    """A denial in one language without any word in the other in which it may hide, at most one for each side."""
    ours, theirs = _denials(sides.french, "fr"), _denials(sides.dutch, "nl")
    back = {j: i for i, j in sides.links.pairs}
    ours, theirs = _free(ours, theirs, dict(sides.links.pairs)), _free(theirs, ours, back)
    if _unanswered(ours, theirs):
        i = _furthest(ours.strong, [sides.french_near(j) for j in theirs.every])
        yield _divergence(sides, i, round(sides.dutch_near(i)), "divergences.negation_fr", sides.french[i])
    elif _unanswered(theirs, ours):
        j = _furthest(theirs.strong, [sides.dutch_near(i) for i in ours.every])
        yield _divergence(sides, round(sides.french_near(j)), j, "divergences.negation_nl", sides.dutch[j])


def _free(one: _Denials, other: _Denials, linked: Mapping[int, int]) -> _Denials:
    """Without the words that hide no denial, because they stand for a word of the other side that denies nothing."""
    plain = {*other.strong, *other.particles, *other.without}
    weak = [k for k in one.weak if k not in linked or linked[k] in plain]
    return replace(one, weak=weak)


def _unanswered(one: _Denials, other: _Denials) -> bool:
    """More plain denials than the other side has words for; the "zonder" of a "sans" answers to nothing else."""
    spare = len(other.without) - min(len(one.without), len(other.without))
    plain = max(len(other.strong), len(other.particles))
    return len(one.strong) > plain + spare + len(other.weak)


def _divergence(sides: Sides, i: int, j: int, key: str, place: Place) -> Divergence:
    i, j = min(i, len(sides.french) - 1), min(j, len(sides.dutch) - 1)
    quotes = sides.quote_french(i, i), sides.quote_dutch(j, j)
    article = sides.french[0].unit.article
    return Divergence(article, *quotes, "material", "other", key, (("word", place.word.form),), SURE)


def _denials(places: Sequence[Place], language: Language) -> _Denials:
    """ "Sans aucun" is one denial."""
    found = _Denials([], [], [], [])
    for k, place in enumerate(places):
        said = place.word.form.split()
        if _among(said, negations(language, "strong")):
            if k - 1 not in found.without:
                found.strong.append(k)
        elif _among(said, negations(language, "with_particle")) and _no_longer(places, k, found.particles):
            found.strong.append(k)
        elif _among(said, negations(language, "particle")):
            found.particles.append(k)
        elif _among(said, negations(language, "without")):
            found.without.append(k)
        elif _among(said, negations(language, "any")):
            found.weak.append(k)
    return found


def _no_longer(places: Sequence[Place], k: int, particles: Sequence[int]) -> bool:
    """ "Ne peut plus", but not "ne peut verser plus de": nothing is compared."""
    after = places[k + 1].word.form if k + 1 < len(places) else ""
    return any(0 < k - p <= BEHIND for p in particles) and after not in COMPARED


def _among(said: Sequence[str], forms: Sequence[str]) -> bool:
    return any(_fits(part, form) for part in said for form in forms)


def _fits(word: str, form: str) -> bool:
    return word.startswith(form[:-1]) if form.endswith("*") else word == form


def _furthest(some: Sequence[int], answered: Sequence[float]) -> int:
    return max(some, key=lambda k: min((abs(k - a) for a in answered), default=0.0))
