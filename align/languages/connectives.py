"""And against or: what one language joins and the other leaves to choose."""

from __future__ import annotations

from collections.abc import Iterator

from align.languages.divergence import Divergence
from align.languages.lexicon import connective
from align.languages.sides import Sides

REACH = 3
"""Words on either side of a connective in which what it joins must have its answers."""
CLOSE = 8
"""Words that these answers may be apart."""
SURE = 0.7


def connectives(sides: Sides) -> Iterator[Divergence]:
    """French "ou" between words whose answers Dutch joins by "en", and the other way round; an "et/ou" is neither."""
    for i, place in enumerate(sides.french):
        for french, dutch in (("or", "and"), ("and", "or")):
            if place.word.form not in connective("fr", french):
                continue
            between = _between(sides, i)
            said = {k for k in between if sides.dutch[k].word.form in connective("nl", dutch)}
            kept = any(sides.dutch[k].word.form in connective("nl", french) for k in between)
            if len(said) == 1 and not kept:
                j = said.pop()
                values = (("fr", place.word.form), ("nl", sides.dutch[j].word.form))
                yield Divergence(
                    place.unit.article, sides.quote_french(i, i), sides.quote_dutch(j, j), "editorial", "other",
                    "divergences.connective", values, SURE,
                )  # fmt: skip


def _between(sides: Sides, i: int) -> range:
    """The Dutch words between the answers of the nearest words on either side of the French word i."""
    answers = dict(sides.links.pairs)
    before = next((answers[k] for k in range(i - 1, max(-1, i - 1 - REACH), -1) if k in answers), None)
    after = next((answers[k] for k in range(i + 1, min(len(sides.french), i + 1 + REACH)) if k in answers), None)
    if before is None or after is None or not 1 < after - before <= CLOSE:
        return range(0)
    return range(before + 1, after)
