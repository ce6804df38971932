"""Words that one language has and the other has not, or has another for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from align.languages.divergence import Aspect, Divergence, Grade
from align.languages.learnt import stem
from align.languages.lexicon import kinds_of
from align.languages.sides import Sides
from align.languages.words import Word

WITHIN = 6.0
"""Words by which a word may stand away from where its answer is expected."""
SILENT = frozenset({"light", "ordinal"})
"""Kinds that a translator adds and leaves out at will."""
MATERIAL = frozenset({"frequency", "threshold", "openness", "actor", "date", "negation"})
"""Kinds of which one word in the place of another changes what a clause demands."""
SCOPE = frozenset({"threshold", "quantity"})
"""A measure in the place of a quantity shifts a threshold too."""
ALONE = frozenset({"frequency", "date"})
"""Kinds of which one word too many does."""
ASPECTS: dict[str, Aspect] = {"frequency": "deadline", "date": "deadline", "actor": "actor"}
WEAK, QUALITY = frozenset({"weak", "light"}), "quality"
"""Kinds of which a word alone is seldom missed (a translator turns "cadre" as he likes), and of which it is."""
QUIET = frozenset(
    {"example", "permission", "obligation", "commitment", "best_effort", "declaration", "adherence", "prohibition",
     "negation", "quantity", "threshold"}
)  # fmt: skip
"""Kinds of which one word too many says little by itself: modality and denial are compared as such, "tout" and "tel
que" come and go in translation."""
LITTLE = 0.7
"""What such a word leaves of the confidence."""
CLOSE, FREEDOM = 0.15, 1.5
"""Share of words without an answer up to which a translation is close, and what more of them takes away."""
PLAIN = frozenset({"weak", "light", "word"})
"""Kinds that say nothing of how much a word weighs."""
HALF, MORE = 0.6, 1.15
"""What a weak word leaves of the confidence, and what a quality adds."""
SURE_PAIR, SURE_ALONE, SURE_STRICT, UNKNOWN = 0.8, 0.6, 0.75, 0.3
"""Confidence in words that don't answer to each other, in one too many; what a word in no lexicon leaves of it."""


@dataclass(frozen=True, slots=True)
class Usual:
    """How often each stem stands without an answer, and how often at all: a word that never has one is only unknown."""

    loose: Counter[str]
    seen: Counter[str]

    def factor(self, word: Word) -> float:
        """1 for a word that nearly always has its answer, or stands but once; near 0 for one that never has."""
        key = stem(word.form)
        loose, seen = self.loose[key], self.seen[key]
        if loose <= 1:
            return 1.0
        share = loose / max(1, seen)
        return 1.0 if share <= 0.34 else 0.7 if word.known or (share <= 0.5 and loose <= 3) else 0.25


def usual(every: Sequence[Sides]) -> Usual:
    """Counts over a whole document; French and Dutch stems are counted together, they seldom are alike."""
    loose: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for sides in every:
        for places, some in ((sides.french, sides.links.loose_fr), (sides.dutch, sides.links.loose_nl)):
            seen.update(stem(p.word.form) for p in places if not p.word.light)
            loose.update(stem(places[k].word.form) for k in some)
    return Usual(loose, seen)


def wording(sides: Sides, known: Usual) -> Iterator[Divergence]:
    """Divergences of single words of two units that answer to each other."""
    ours = [i for i in sides.links.loose_fr if _speaks(sides.french[i].word)]
    theirs = [j for j in sides.links.loose_nl if _speaks(sides.dutch[j].word)]
    near = [(i, j) for i in ours for j in theirs if _apart(sides, i, j) <= WITHIN]
    options = [(_other_word(sides, i, j, known), i, j) for i, j in near]
    options.sort(key=lambda o: (o[0].grade == "editorial", -o[0].confidence, o[1], o[2]))
    used_fr: set[int] = set()
    used_nl: set[int] = set()
    for found, i, j in options:
        if i not in used_fr and j not in used_nl:
            used_fr.add(i)
            used_nl.add(j)
            yield found
    for i in ours:
        if i not in used_fr:
            yield _french_only(sides, i, known)
    for j in theirs:
        if j not in used_nl:
            yield _dutch_only(sides, j, known)


def _apart(sides: Sides, i: int, j: int) -> float:
    return min(abs(sides.dutch_near(i) - j), abs(sides.french_near(j) - i))


def _other_word(sides: Sides, i: int, j: int, known: Usual) -> Divergence:
    french, dutch = sides.french[i].word, sides.dutch[j].word
    both = kinds(french), kinds(dutch)
    unknown = (not french.known) + (not dutch.known)
    strict = both[0] & both[1] & MATERIAL or (
        all(some & SCOPE for some in both) and any("threshold" in s for s in both)
    )
    sure = SURE_PAIR * UNKNOWN**unknown * (1.0 if strict else known.factor(french) * known.factor(dutch))
    sure *= (1 - 0.05 * _apart(sides, i, j)) * (1.0 if strict else min(_weight(french), _weight(dutch)))
    grade: Grade = "material" if strict and not unknown else "editorial"
    aspect: Aspect = next((ASPECTS[k] for k in sorted(both[0] & both[1]) if k in ASPECTS), "term")
    values = (("fr", french.form), ("nl", dutch.form))
    return Divergence(
        sides.french[i].unit.article, sides.quote_french(i, i), sides.quote_dutch(j, j), grade, aspect,
        "divergences.term", values, round(sure, 3),
    )  # fmt: skip


def _french_only(sides: Sides, i: int, known: Usual) -> Divergence:
    word = sides.french[i].word
    there = round(sides.dutch_near(i))
    return _alone(sides, word, known, i, there, "divergences.french_only", "extra_text")


def _dutch_only(sides: Sides, j: int, known: Usual) -> Divergence:
    word = sides.dutch[j].word
    here = round(sides.french_near(j))
    return _alone(sides, word, known, here, j, "divergences.dutch_only", "missing_text")


def _alone(sides: Sides, word: Word, known: Usual, i: int, j: int, key: str, aspect: Aspect) -> Divergence:
    strict = bool(kinds(word) & ALONE)
    grade: Grade = "material" if strict else "editorial"
    if strict:
        aspect = "deadline"
    telling = bool(kinds(word) & MATERIAL)
    sure = (SURE_STRICT if strict else SURE_ALONE) * (1.0 if telling else known.factor(word))
    sure *= 1.0 if word.known else UNKNOWN
    if not strict:
        sure *= _weight(word) * _closeness(sides) * (LITTLE if kinds(word) & QUIET else 1.0)
    i, j = min(i, len(sides.french) - 1), min(j, len(sides.dutch) - 1)
    quotes = sides.quote_french(i, i), sides.quote_dutch(j, j)
    return Divergence(sides.french[0].unit.article, *quotes, grade, aspect, key, (("word", word.form),), round(sure, 3))


def _closeness(sides: Sides) -> float:
    """How closely two units follow each other, from 1 down: where much is put freely, one word more says little."""
    loose = len(sides.links.loose_fr) + len(sides.links.loose_nl)
    every = sum(not p.word.light for p in (*sides.french, *sides.dutch))
    return 1.0 - FREEDOM * max(0.0, loose / max(1, every) - CLOSE)


def _weight(word: Word) -> float:
    some = kinds(word)
    return HALF if some & WEAK and some <= PLAIN else MORE if QUALITY in some else 1.0


def kinds(word: Word) -> frozenset[str]:
    """The kinds of a word's ideas."""
    return kinds_of(word.ideas)


def _speaks(word: Word) -> bool:
    """Words that mean too little to be missed are silent."""
    return not (kinds(word) & SILENT) and not word.is_number
