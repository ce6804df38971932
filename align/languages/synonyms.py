"""Synonyms: of words that no lexicon pairs, those that an encoder finds near in meaning are let go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from align.encoder import Encoder
from align.languages.divergence import Divergence

NEAR = 0.58
"""Likeness of the vectors of two single words from which they are taken for each other's translation. Measured on
words that do translate each other (most above) and on those that do not (nine in ten below)."""
LEFT = 0.6
"""What that leaves of the confidence."""


def without_synonyms(found: Sequence[Divergence], encoder: Encoder | None) -> list[Divergence]:
    """The same divergences, editorial ones between near words with less confidence."""
    doubtful = [d for d in found if d.reason == "divergences.term" and d.grade == "editorial"]
    if encoder is None or not doubtful:
        return list(found)
    texts = sorted({word for d in doubtful for _, word in d.values})
    vectors = dict(zip(texts, encoder.encode(texts), strict=True))

    def near(one: Divergence) -> bool:
        (_, french), (_, dutch) = one.values
        return float(vectors[french] @ vectors[dutch]) >= NEAR

    asked = {id(d) for d in doubtful}
    return [replace(d, confidence=round(d.confidence * LEFT, 3)) if id(d) in asked and near(d) else d for d in found]
