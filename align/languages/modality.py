"""Modality across languages: who may, must, undertakes or tries on one side only.

The cues are those of `extract/lexicon/modality.toml`. A cue is answered by any word that the bilingual lexicon files
under the same kind, however freely it is put ("permet de" by "kunnen").
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from align.languages.divergence import Divergence, Grade
from align.languages.lexicon import lexicon, negations, subordinate
from align.languages.sides import Place, Sides
from corpus.model import Language

IDEAS = ("commitment", "modal")
CLAUSE = re.compile(r"[,;:.()]|'")
REACH = 15
"""Words by which an answer may stand away from where it is expected: Dutch verbs stand at the end."""
FREE = frozenset({"best_effort", "declaration"})
"""Said in so many ways that any word of the kind answers, wherever it stands."""
CONTRARY = frozenset({"obligation", "permission"})
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
    ours, theirs = _unmatched(_cues(sides.french, "fr"), _cues(sides.dutch, "nl"), sides)
    for french, dutch in _contrary(ours, theirs, sides):
        ours.remove(french)
        theirs.remove(dutch)
        if found := _divergence(sides, french, dutch):
            yield found
    ours = _unanswered(ours, sides.dutch, sides.dutch_near, dict(sides.links.pairs))
    theirs = _unanswered(theirs, sides.french, sides.french_near, {j: i for i, j in sides.links.pairs})
    used: set[Cue] = set()
    for cue in ours:
        there = sides.dutch_near(cue.first)
        other = min((c for c in theirs if c not in used), key=lambda c: abs(c.first - there), default=None)
        if other is not None:
            used.add(other)
        if found := _divergence(sides, cue, other):
            yield found
    for cue in theirs:
        if cue not in used and (found := _divergence(sides, None, cue)):
            yield found


def _unmatched(ours: Sequence[Cue], theirs: Sequence[Cue], sides: Sides) -> tuple[list[Cue], list[Cue]]:
    """The cues without a cue of the same value on the other side; of several the nearest answer to each other."""
    left, right = list(ours), list(theirs)
    near = [(abs(sides.dutch_near(a.first) - b.first), a, b) for a in ours for b in theirs if a.value == b.value]
    for _, one, other in sorted(near, key=lambda n: (n[0], n[1].first, n[2].first)):
        if one in left and other in right:
            left.remove(one)
            right.remove(other)
    return left, right


def _denied(sides: Sides, french: Cue, dutch: Cue) -> bool:
    """Who denies a duty may deny a permission: "ne doit", "mag niet"."""
    before = sides.french[max(0, french.first - 1)].word.form
    return {french.value, dutch.value} == CONTRARY and before in negations("fr", "particle")


def _contrary(ours: Sequence[Cue], theirs: Sequence[Cue], sides: Sides) -> list[tuple[Cue, Cue]]:
    """A "doit" where the other side has a "mogen": what else its words could answer to is beside the point.

    A permission of several words may be both ("doit pouvoir").
    """
    near = [
        (abs(sides.dutch_near(a.first) - b.first), a.first, b.first, a, b)
        for a in ours
        for b in theirs
        if {a.value, b.value} == CONTRARY and all(cue.first == cue.last for cue in (a, b) if cue.value == "permission")
    ]
    found: list[tuple[Cue, Cue]] = []
    for apart, *_, one, other in sorted(near, key=lambda n: n[:3]):
        if apart <= REACH and all(one is not a and other is not b for a, b in found):
            found.append((one, other))
    return found


def _unanswered(
    cues: Sequence[Cue], other: Sequence[Place], near: Callable[[int], float], linked: Mapping[int, int]
) -> list[Cue]:
    """The cues without a word of their kind where it should stand; each word answers one, and only if it stands for no
    other word than the cue."""
    taken = {j: i for i, j in linked.items()}
    found: list[Cue] = []
    used: set[int] = set()
    for cue in cues:
        mine = range(cue.first, cue.last + 1)
        there = near(cue.first)
        free = [
            j
            for j, place in enumerate(other)
            if place.word.ideas & _kind(cue.value)
            and j not in used
            and (cue.value in FREE or j not in taken or taken[j] in mine)
        ]
        answer = min(free, key=lambda j: abs(j - there), default=None)
        if answer is None or (abs(answer - there) > REACH and cue.value not in FREE):
            found.append(cue)
        else:
            used.add(answer)
    return found


def _divergence(sides: Sides, french: Cue | None, dutch: Cue | None) -> Divergence | None:
    if french and dutch and (french.value == dutch.value or _denied(sides, french, dutch)):
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
