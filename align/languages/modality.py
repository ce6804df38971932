"""Modality across languages: who may, must, undertakes or tries on one side only.

The cues are those of `extract/lexicon/modality.toml`. A cue is answered by any word that the bilingual lexicon files
under the same kind, however freely it is put ("permet de" by "kunnen").
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from align.languages.divergence import Divergence, Grade
from align.languages.lexicon import lexicon, subordinate
from align.languages.sides import Place, Sides
from corpus.model import Language

IDEAS = ("commitment", "modal")
CLAUSE = re.compile(r"[,;:.()]|'")
STRICT = frozenset({"permission", "best_effort"})
"""What weakens a duty: missing on the other side it is material by itself."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue at the words [first, last] of a side."""

    value: str
    first: int
    last: int
    words: str
    main: bool = True
    """False in a subordinate clause."""


def modality(sides: Sides) -> Iterator[Divergence]:
    """Divergences of modality of two units, at most one for each cue."""
    ours, theirs = _cues(sides.french, "fr"), _cues(sides.dutch, "nl")
    loose_fr = _unanswered(ours, theirs, sides.dutch, len(sides.french))
    loose_nl = _unanswered(theirs, ours, sides.french, len(sides.dutch))
    used: set[Cue] = set()
    for cue in loose_fr:
        there = sides.dutch_near(cue.first)
        other = min((c for c in loose_nl if c not in used), key=lambda c: abs(c.first - there), default=None)
        if other is not None:
            used.add(other)
        if found := _divergence(sides, cue, other):
            yield found
    for cue in loose_nl:
        if cue not in used and (found := _divergence(sides, None, cue)):
            yield found


def _divergence(sides: Sides, french: Cue | None, dutch: Cue | None) -> Divergence | None:
    if french and dutch and french.value == dutch.value:
        return None
    if french and dutch:
        grade: Grade = "material" if {french.value, dutch.value} != {"best_effort", "declaration"} else "editorial"
        near = sides.quote_french(french.first, french.last), sides.quote_dutch(dutch.first, dutch.last)
        key, sure = "divergences.modality", 0.85
    else:
        one = french or dutch
        assert one is not None
        if one.value not in (*STRICT, "declaration"):
            return None
        weighs = one.value in STRICT and (one.main or one.value == "best_effort")
        grade, sure = ("material", 0.75) if weighs else ("editorial", 0.5)
        if french:
            there = round(sides.dutch_near(french.first))
            near = sides.quote_french(french.first, french.last), sides.quote_dutch(there, there)
        else:
            assert dutch is not None
            here = round(sides.french_near(dutch.first))
            near = sides.quote_french(here, here), sides.quote_dutch(dutch.first, dutch.last)
        key = "divergences.modality_fr" if french else "divergences.modality_nl"
    values = (("fr", french.words if french else ""), ("nl", dutch.words if dutch else ""))
    return Divergence(sides.french[0].unit.article, *near, grade, "modality", key, values, sure)


def _unanswered(cues: Sequence[Cue], others: Sequence[Cue], other: Sequence[Place], size: int) -> list[Cue]:
    """The cues of a value that outnumber its answers: those furthest from any answer."""
    found: list[Cue] = []
    for value in {cue.value for cue in cues}:
        some = [cue for cue in cues if cue.value == value]
        answers = {j for j, p in enumerate(other) if p.word.ideas & _kind(value)}
        answers |= {cue.first for cue in others if cue.value == value}
        places = [j / max(1, len(other)) for j in sorted(answers)]
        missing = len(some) - len(places)
        if missing > 0:
            far = sorted(some, key=lambda c: -min((abs(c.first / max(1, size) - p) for p in places), default=1.0))
            found += far[:missing]
    return sorted(found, key=lambda c: c.first)


@cache
def _kind(value: str) -> frozenset[int]:
    kinds = {"obligation": ("obligation", "commitment", "assurance")}.get(value, (value,))
    return frozenset(idea.number for idea in lexicon().ideas if idea.kind in kinds)


def _cues(places: Sequence[Place], language: Language) -> list[Cue]:
    found: list[Cue] = []
    pattern, values = _pattern(language)
    below = subordinate(language)
    start = 0
    for unit in dict.fromkeys(p.unit for p in places):
        mine = [p.word for p in places if p.unit is unit]
        text = unit.text.lower().replace("’", "'")
        for match in pattern.finditer(text) if len(text) == len(unit.text) else ():
            inside = [k for k, w in enumerate(mine) if w.start < match.end() and w.end > match.start()]
            if inside:
                value = values[" ".join(match[0].split())]
                main = not any(word in below for word in CLAUSE.split(text[: match.start()])[-1].split())
                found.append(Cue(value, start + inside[0], start + inside[-1], match[0], main))
        start += len(mine)
    return found


@cache
def _pattern(language: Language) -> tuple[re.Pattern[str], dict[str, str]]:
    rows = tomllib.loads(files("extract.lexicon").joinpath("modality.toml").read_text(encoding="utf-8"))["cue"]
    used = [row for row in rows if row["idea"] in IDEAS or (row["idea"], row.get("value")) == ("mood", "best_effort")]
    values = {form.lower(): row["value"] for row in used for form in row[language]}
    longest = sorted(values, key=lambda form: (-len(form), form))
    return re.compile(rf"(?<!\w)(?<!\bte )(?:{'|'.join(map(re.escape, longest))})(?!\w)"), values
