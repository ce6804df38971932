"""Items: the points of a list have bearer and modality from the sentence that introduces them, its stem."""

from __future__ import annotations

from dataclasses import dataclass

from extract.actors import NOBODY, Actor, Mention
from extract.clauses import Clause
from extract.modality import Modality, Reading
from extract.words import Words

BARE = 4
"""A stem with at most so many words after its verb says nothing of its own: "s'engagent notamment à :"."""
TITLE = 16
"""A stem without a verb, of fewer words than this, names the subject of its points."""
SHORT = 10
"""A heading inside a list ("en matière de contrôle :") has at most so many words."""
LEAD = 4
"""The first words of an item, in which its time is looked for."""
TAIL = 7
"""The last words of a stem, in which a purpose is looked for."""


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
        if subject is not None and end - start < TITLE:
            return Stem(subject.actor, "obligation", "")
        return above if said.lower[end - 1] == ":" and end - start < SHORT else None
    if said.lower[end - 1] != ":":
        return None
    if read is None:
        return Stem(bearer, "declaration", "")
    clause = parts[-1]
    rest = sum(1 for i in range(clause.verb.end, end - 1) if said.lower[i].isalpha())
    bare = rest <= BARE and clause.verb.kind in ("commitment", "modal", "future", "action")
    return Stem(bearer, read.modality, said.slice(read.start, read.end), bare=bare, duty=_announces(said, clause, end))


def _announces(said: Words, clause: Clause, end: int) -> bool:
    """Do the points of this stem name actions? Not after "pour :" or "afin de tendre vers :", which name ends."""
    tail = range(max(clause.verb.end, end - TAIL), end - 1)
    return not any(said.at(i, "connective", "purpose") for i in tail)


def _head(said: Words, start: int, end: int) -> int:
    """The word that an item is about: past its determiner, joint, "à" before an infinitive, "le cas échéant"."""
    i = start
    while i < end:
        hit = said.at(i, "connective", "determiner", "joint", "adverb", "to", "condition")
        if hit is None and said.lower[i][0].isalnum():
            return i
        i = hit.end if hit else i + 1
    return i


def _ends_in_infinitive(said: Words, start: int, end: int) -> bool:
    """ "de gegevens aan de Staat bezorgen": Dutch puts it last."""
    last = next((i for i in range(end - 1, start, -1) if said.lower[i][0].isalnum()), start)
    return said.language == "nl" and said.at(last, "verb", "action") is not None and said.fits(last, "infinitive")


def _ends_in_te(said: Words, start: int, end: int) -> bool:
    """ "te" with its infinitive, and no "om" before it."""
    for i in range(start, end - 1):
        if said.at(i, "connective", "purpose", "subordinate"):
            return False
        if said.at(i, "connective", "to") and said.fits(i + 1, "infinitive"):
            return True
    return False


def _timed(said: Words, start: int, end: int) -> bool:
    """Does an item begin with its time: "chaque mois, un état", "vóór 30 juni het verslag"?"""
    first = said.at(start, "connective", "determiner", "preposition", "adverb")
    if first is None:
        return False
    if first.value("adverb") is not None and first.end - first.start > 1:
        return True
    lead = range(start, min(end, start + LEAD))
    if any(said.at(i, "actor") for i in lead):
        return False
    return first.value("determiner") == "each" or any(said.lower[i].isdigit() for i in lead)


def item_is_duty(said: Words, start: int, end: int, stem: Stem) -> bool:
    """Is the item [start, end), which has no finite verb, an action that its stem makes a duty?"""
    if not stem.duty or stem.silent or stem.modality == "declaration" or said.lower[end - 1] == ":":
        return False
    if stem.bare and _ends_in_infinitive(said, start, end):
        return True
    first = _head(said, start, end)
    if stem.bare and said.language == "nl" and _ends_in_te(said, start, end):
        return True  # "het Fonds bij de voorbereiding te betrekken"
    if stem.bare and _timed(said, start, end):
        return True
    if first >= end or said.at(first, "connective") or said.at(first, "actor"):
        return False
    if said.fits(first, "action_noun") or (stem.bare and said.fits(first, "infinitive")):
        return True
    if said.fits(first, "attribute") and said.fits(first + 1, "action_noun"):
        return True  # "de halfjaarlijkse opvolging van ..."
    if said.language == "fr":
        return said.fits(first, "infinitive")
    return any(said.at(i, "connective", "to") and said.fits(i + 1, "infinitive") for i in range(start, end - 1))


def item_agent(said: Words, start: int, end: int, actors: tuple[Mention, ...]) -> Actor | None:
    """Who does it in an item made of nouns: "transmission du rapport par l'Office"; not in what follows a figure."""
    for mention in actors:
        if mention.case != "agent" or not start <= mention.start < end:
            continue
        before = range(start, mention.start)
        if any(said.lower[i].isdigit() or said.at(i, "connective", "subordinate") for i in before):
            return None
        noun = mention.start - 2
        participle = said.fits(noun, "participle") and not (said.language == "nl" and said.fits(noun, "infinitive"))
        return None if participle else mention.actor
    return None
