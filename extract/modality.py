"""Modality: what a clause makes of its action, and the words that say so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from extract.clauses import Clause
from extract.words import Hit, Words

Modality = Literal["obligation", "prohibition", "permission", "best_effort", "declaration"]
AUXILIARY = frozenset({"future", "conditional", "passive"})


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
    "mood": 0.9, "pronoun": 0.9, "no_bearer": 0.9,
}  # fmt: skip
"""How sure each reason leaves the reader: the confidence of a record is the product of its reasons'."""


def reading(said: Words, clause: Clause, agentive: bool) -> Reading | None:
    """The modality of a clause; None for a statement of fact. `agentive`: its subject is somebody who can act."""
    verb = clause.verb
    why = _reason(said, clause, agentive)
    if not why:
        return None
    mood = _mood(said, clause)
    if _negated(said, clause):
        if _restricted(said, clause):
            return Reading("prohibition", verb.start, verb.end, (why, "restriction"))
        if mood is None and verb.modality != "declaration":
            if verb.modality == "permission" or verb.kind in ("modal", "future", "commitment"):
                return Reading("prohibition", verb.start, verb.end, (why, "negation"))
            return None
    if mood is not None:
        value: Modality = "best_effort" if mood.value("mood") == "best_effort" else "declaration"
        if verb.modality not in ("permission", "declaration"):
            return Reading(value, mood.start, mood.end, (why, "mood"))
    if verb.kind == "future" and any(said.lower[i] in ("kunnen", "mogen") for i in _own(clause)):
        return Reading("permission", verb.start, verb.end, (why, "modal"))
    said_by_verb: Modality = verb.modality or "obligation"  # type: ignore[assignment]
    return Reading(said_by_verb, verb.start, verb.end, (why,))


def confidence(reasons: tuple[str, ...]) -> float:
    """From 0 to 1."""
    product = 1.0
    for reason in reasons:
        product *= REASONS[reason]
    return round(product, 3)


def _reason(said: Words, clause: Clause, agentive: bool) -> str:
    """What makes the clause more than a statement; "" for a statement."""
    verb = clause.verb
    if verb.kind in ("commitment", "modal", "falls_to", "future"):
        return verb.kind
    if verb.kind == "passive":
        described = any(True for _ in said.find("connective", ("descriptive",), verb.end, clause.end))
        return "passive" if clause.passive and not described else ""
    if verb.kind == "conditional":
        return "conditional"
    if verb.kind == "impersonal":
        return "impersonal"
    if verb.kind in ("action", "unknown"):
        return verb.kind if agentive else ""
    return ""


def _own(clause: Clause) -> range:
    """The words from the verb to its first subordinate clause."""
    return range(clause.verb.end, next((v.start for v in clause.inner if v.start > clause.verb.end), clause.end))


def _mood(said: Words, clause: Clause) -> Hit | None:
    """Words that weaken the verb of the main clause."""
    return next(said.find("cue", ("mood",), clause.start, clause.end), None)


def _negated(said: Words, clause: Clause) -> bool:
    """French negates right before the finite verb, Dutch somewhere behind it."""
    verb = clause.verb
    if any(True for _ in said.find("cue", ("mild",), clause.start, clause.end)):
        return False
    if said.language == "fr":
        return any(said.at(i, "cue", "negation") for i in range(max(clause.start, verb.start - 3), verb.start))
    stop = next((v.start for v in clause.inner if v.start > verb.start), clause.end)
    return any(
        said.at(i, "cue", "negation") and not said.at(i, "cue", "mild")
        for i in range(verb.end, min(stop, verb.end + 9))
    )


def _restricted(said: Words, clause: Clause) -> bool:
    """ "ne ... que" restricts; so does "pas" in Dutch before a preposition."""
    if said.language != "fr":
        return False
    reach = range(clause.verb.end, min(clause.end, clause.verb.end + 12))
    return any(said.lower[i] in ("que", "qu'") for i in reach) and not any(
        said.lower[i] in ("pas", "plus", "jamais") for i in reach
    )
