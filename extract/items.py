"""Items: the points of a list have bearer and modality from the sentence that introduces them, its stem."""

from __future__ import annotations

from dataclasses import dataclass

from extract.actors import NOBODY, Actor, Mention
from extract.clauses import Clause
from extract.modality import Modality, Reading
from extract.words import Words

BARE = 4
"""A stem with at most so many words after its verb says nothing of its own: "s'engagent notamment à :"."""


@dataclass(frozen=True, slots=True)
class Stem:
    """What a list has from its stem. `bare`: the stem has no action of its own. `duty`: its points are actions."""

    bearer: Actor
    modality: Modality
    cue: str
    bare: bool = False
    duty: bool = False
    silent: bool = False
    """Its points are definitions or circumstances, no obligations."""
    defines: bool = False


def stem_of(
    said: Words,
    start: int,
    end: int,
    parts: tuple[Clause, ...],
    bearer: Actor,
    read: Reading | None,
    actors: tuple[Mention, ...],
    above: Stem | None,
) -> Stem | None:
    """The stem that the sentence [start, end) is for what follows it; None if it introduces nothing."""
    hit = next(said.find("connective", ("defining", "circumstance"), start, end), None)
    if hit is not None:
        return Stem(NOBODY, "declaration", "", silent=True, defines=hit.value("defining") is not None)
    if not parts:
        subject = next((m for m in actors if m.start == start and m.case == "subject"), None)
        return Stem(subject.actor, "obligation", "") if subject is not None and end - start < 16 else above
    if said.lower[end - 1] != ":":
        return None
    if read is None:
        return Stem(bearer, "declaration", "")
    clause = parts[-1]
    rest = sum(1 for i in range(clause.verb.end, end - 1) if said.lower[i].isalpha())
    bare = rest <= BARE and clause.verb.kind in ("commitment", "modal", "future", "action")
    return Stem(bearer, read.modality, said.slice(read.start, read.end), bare=bare, duty=_announces(said, clause, end))


def _announces(said: Words, clause: Clause, end: int) -> bool:
    """Do the points of this stem name actions? Not after "pour :", which names ends."""
    tail = range(max(clause.verb.end, end - 3), end - 1)
    return not any(said.at(i, "connective", "purpose") for i in tail)


def item_is_duty(said: Words, start: int, end: int, stem: Stem) -> bool:
    """Is the item [start, end), which has no finite verb, an action that its stem makes a duty?"""
    if not stem.duty or stem.silent or stem.modality == "declaration":
        return False
    first = start
    while first < end and (said.at(first, "connective") or said.lower[first] in (",", "-", "–")):
        hit = said.at(first, "connective")
        first = hit.end if hit else first + 1
    if first >= end:
        return False
    if stem.bare:
        return True
    infinitive = said.fits(first, "infinitive") if said.language == "fr" else said.lower[end - 2 : end - 1] != ()
    return said.fits(first, "action_noun") or (said.language == "fr" and infinitive)
