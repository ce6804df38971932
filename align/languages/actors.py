"""Actors across languages: who acts in one text, and somebody else in the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from align.languages.divergence import Divergence
from align.languages.lexicon import kinds_of
from align.languages.sides import Place, Sides
from align.languages.wording import Usual

ACTOR = "actor"
WITHIN = 5.0
"""Words by which an actor may stand away from where its answer is expected."""
FACING = 1.5
"""Words within which two places face each other."""
SURE, REPEATED = 0.85, 0.8
"""Confidence in two actors without an answer, and in one whose answer stands for another word already."""


def actors(sides: Sides, known: Usual) -> Iterator[Divergence]:
    """An actor without an answer, where the other text names another one: at most one report for each actor.

    Either may be a repetition, whose answer stands for another place of the same actor; both only where they face each
    other.
    """
    links = sides.links
    ours = _among(sides.french, (*links.loose_fr, *links.taken_fr))
    theirs = _among(sides.dutch, (*links.loose_nl, *links.taken_nl))
    repeated = {*links.taken_fr}, {*links.taken_nl}
    near = sorted(
        (_apart(sides, i, j), i, j)
        for i in ours
        for j in theirs
        if not sides.french[i].word.ideas & sides.dutch[j].word.ideas
    )
    used: set[tuple[str, int]] = set()
    for apart, i, j in near:
        within = FACING if i in repeated[0] and j in repeated[1] else WITHIN
        if apart <= within and not used & {("fr", i), ("nl", j)}:
            used |= {("fr", i), ("nl", j)}
            sure = SURE if i not in repeated[0] and j not in repeated[1] else REPEATED
            sure *= known.factor(sides.french[i].word) * known.factor(sides.dutch[j].word)
            yield _divergence(sides, i, j, round(sure, 3))


def _divergence(sides: Sides, i: int, j: int, sure: float) -> Divergence:
    values = (("fr", sides.french[i].word.form), ("nl", sides.dutch[j].word.form))
    quotes = sides.quote_french(i, i), sides.quote_dutch(j, j)
    article = sides.french[i].unit.article
    return Divergence(article, *quotes, "material", "actor", "divergences.actor", values, sure)


def _among(places: Sequence[Place], some: Sequence[int]) -> list[int]:
    """Those of some places that name an actor, and nothing else of weight."""
    return [k for k in some if ACTOR in kinds_of(places[k].word.ideas)]


def _apart(sides: Sides, i: int, j: int) -> float:
    return min(abs(sides.dutch_near(i) - j), abs(sides.french_near(j) - i))
