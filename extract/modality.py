"""Modality: what a clause makes of its action, and the words that say so."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from extract.clauses import Clause
from extract.finite import own_words
from extract.making import makes
from extract.parted import STATE
from extract.words import Hit, Words

Modality = Literal["obligation", "prohibition", "permission", "best_effort", "declaration"]
FRENCH_REACH = 3
DUTCH_REACH = 25
"""So many words of the main clause lie at most between a verb and its negation."""
ONLY_REACH = 12
"""So many words lie at most between a verb and the "que" of its restriction."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The modality of a clause, the words [start, end) that say so, and why it was read so (see `REASONS`)."""

    modality: Modality
    start: int
    end: int
    reasons: tuple[str, ...]


REASONS: dict[str, float] = {
    "commitment": 0.97, "modal": 0.95, "future": 0.93, "conditional": 0.75, "falls_to": 0.85, "passive": 0.85,
    "impersonal": 0.7, "action": 0.9, "unknown": 0.7, "inherited": 0.85, "negation": 0.95, "restriction": 0.7,
    "mood": 0.9, "pronoun": 0.9, "no_bearer": 0.9, "parser_disagrees": 0.8,
}  # fmt: skip
"""How sure each reason leaves the reader: the confidence of a record is the product of its reasons'."""


def reading(said: Words, clause: Clause, agentive: bool) -> Reading | None:
    """The modality of a clause; None for a statement of fact. `agentive`: its subject is somebody who can act."""
    verb = clause.verb
    mood = next((hit for hit in said.find("cue", ("mood",), clause.start, clause.end) if _of_clause(clause, hit)), None)
    why = _reason(said, clause, agentive, mood)
    if not why:
        return None
    if _negated(said, clause):
        return _ban(said, clause, why, mood)
    if mood is not None and verb.modality not in ("permission", "declaration"):
        value: Modality = "best_effort" if mood.value("mood") == "best_effort" else "declaration"
        return Reading(value, mood.start, mood.end, (why, "mood"))
    if verb.modality == "permission" and _only(said, clause):
        return Reading("prohibition", verb.start, verb.end, (why, "restriction"))
    if verb.kind == "future" and any(_able(said, i) for i in _own(clause)):
        return Reading("permission", verb.start, verb.end, (why, "modal"))
    if verb.kind == "passive" and any(said.at(i, "cue", "allowed") for i in own_words(said, verb.end, clause.end)):
        return Reading("permission", verb.start, verb.end, (why,))
    said_by_verb: Modality = verb.modality or "obligation"  # type: ignore[assignment]
    return Reading(said_by_verb, verb.start, verb.end, (why,))


def _only(said: Words, clause: Clause) -> bool:
    """ "mag slechts ... mits": Dutch restricts what it permits with an adverb right behind the verb."""
    stop = min(clause.end, clause.verb.end + ONLY_REACH // 2)
    return any(True for _ in said.find("cue", ("only",), clause.verb.end, stop))


def _of_clause(clause: Clause, mood: Hit) -> bool:
    """A mood that makes a statement belongs to the verb behind which it stands: not "rend son avis, faute de quoi il
    est réputé favorable", where a further verb stands before it."""
    if mood.value("mood") != "declaration":
        return True
    return not any(clause.verb.end < verb.start < mood.start for verb in clause.inner)


def confidence(reasons: tuple[str, ...]) -> float:
    """From 0 to 1."""
    product = 1.0
    for reason in reasons:
        product *= REASONS[reason]
    return round(product, 3)


def _reason(said: Words, clause: Clause, agentive: bool, mood: Hit | None) -> str:
    """What makes the clause more than a statement; "" for a statement."""
    verb = clause.verb
    if verb.kind in ("action", "unknown"):
        return verb.kind if agentive else ""
    if makes(said, clause) and not _negated(said, clause):
        return ""
    if verb.kind == "goes_on":
        return "action" if agentive else ""
    if verb.kind == "passive" and clause.passive:
        return "" if _describes(said, clause) else "passive"
    if verb.kind == "impersonal" and any(True for _ in said.find("connective", ("as_form",), verb.end, clause.end)):
        return ""  # "se fait sous forme de": told, not owed
    if verb.kind in ("statement", "passive"):
        wish = mood is not None and mood.value("mood") == "declaration" and mood.start < verb.start
        return "mood" if wish and agentive else ""
    return verb.kind


def _describes(said: Words, clause: Clause) -> bool:
    """Does a passive tell what a thing is: "est composé de", "est établi comme suit"? A participle behind that of the
    verb describes another thing: "sont payées, à l'exception des pensions visées à l'article 4"."""
    for hit in said.find("connective", ("descriptive",), clause.verb.end, clause.end):
        alone = hit.end - hit.start == 1
        if not (alone and any(_participle(said, i) for i in range(clause.verb.end, hit.start))):
            return True
    return False


def _participle(said: Words, i: int) -> bool:
    return said.fits(i, "participle") and said.at(i, "connective") is None and not said.fits(i, "predicate")


def _ban(said: Words, clause: Clause, why: str, mood: Hit | None) -> Reading | None:
    """What a negated clause says: a ban, a restriction, or nothing that binds."""
    verb = clause.verb
    only = _restriction(said, clause)
    if only is not None and verb.modality == "obligation" and _bound(said, clause, only):
        return Reading("obligation", verb.start, verb.end, (why, "restriction"))
    if only is not None:
        return Reading("prohibition", verb.start, verb.end, (why, "restriction"))
    if mood is not None or verb.modality == "declaration":
        return None
    if any(hit.value("bound") != "permission" for hit in said.find("cue", ("bound",), verb.start, verb.end + STATE)):
        return Reading("permission", verb.start, verb.end, (why, "negation"))  # "n'est pas tenu de": free not to
    return Reading("prohibition", verb.start, verb.end, (why, "negation"))


def _able(said: Words, i: int) -> bool:
    """ "zou ... kunnen" permits; "om ... te kunnen" names an end."""
    return said.at(i, "cue", "able") is not None and not said.ends_at(i, "connective", "to", "purpose")


def _own(clause: Clause) -> range:
    """The words from the verb to its first subordinate clause."""
    return range(clause.verb.end, next((v.start for v in clause.inner if v.start > clause.verb.end), clause.end))


def _negated(said: Words, clause: Clause) -> bool:
    """French negates right before the finite verb, Dutch somewhere behind it."""
    verb = clause.verb
    if any(True for _ in said.find("cue", ("mild",), clause.start, clause.end)):
        return False
    reach: Iterable[int]
    if said.language == "fr":
        if any(_not_to(said, i) for i in range(verb.end, min(clause.end, verb.end + FRENCH_REACH))):
            return True
        reach = range(max(clause.start, verb.start - FRENCH_REACH), verb.start)
    else:
        reach = itertools.islice(own_words(said, verb.end, clause.end), DUTCH_REACH)
    first = said.at(clause.start, "cue", "negation") is not None  # "Geen gegevens worden bewaard"
    return first or any(said.at(i, "cue", "negation") for i in reach)


def _not_to(said: Words, i: int) -> bool:
    """ "s'engage à ne pas": the promise is not to do it."""
    negated = said.at(i, "cue", "negation") is not None and i + 1 < len(said)
    return negated and said.ends_at(i, "connective", "to") and said.at(i + 1, "cue", "full_negation") is not None


def _bound(said: Words, clause: Clause, only: int) -> bool:
    """ "n'exécuteront les engagements que pour autant que ...": an obligation under a condition."""
    return not clause.passive and said.at(only + 1, "connective", "condition") is not None


def _restriction(said: Words, clause: Clause) -> int | None:
    """The "que" of "ne ... que", which restricts, unless "pas" stands between."""
    if said.language != "fr":
        return None
    reach = range(clause.verb.end, min(clause.end, clause.verb.end + ONLY_REACH))
    only = next((i for i in reach if said.at(i, "connective", "subordinate") and said.lower[i] in ("que", "qu'")), None)
    return only if only is not None and not any(said.at(i, "cue", "full_negation") for i in reach) else None
