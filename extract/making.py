"""Making: sentences that make a contract or say when it takes effect. They tell what is so, and nobody owes it."""

from __future__ import annotations

from extract.clauses import Clause
from extract.finite import own_words
from extract.words import Words

BEFORE = 3
"""So many words stand at most between the beginning of a clause and the name of its contract: "le présent"."""


def makes(said: Words, clause: Clause) -> bool:
    """Does a clause make a contract ("Le présent contrat est conclu entre ...") or tell when a text takes effect?"""
    return _concludes(said, clause) or _takes_effect(said, clause)


def _takes_effect(said: Words, clause: Clause) -> bool:
    """ "entre en vigueur le 1er mai", "treedt in werking"; but what must come into force, or comes into force no sooner
    than something else is done, is owed."""
    verb = clause.verb
    if clause.passive or verb.kind not in ("impersonal", "future"):
        return False
    if said.language == "fr":
        return said.at(verb.start, "cue", "takes_effect") is not None
    if any(True for _ in said.find("cue", ("only",), verb.end, clause.end)):
        return False
    form = "infinitive" if verb.kind == "future" else ""
    return any(hit.value("takes_effect") == form for hit in said.find("cue", ("takes_effect",), verb.start, clause.end))


def _concludes(said: Words, clause: Clause) -> bool:
    """Is the subject a contract that the text itself is ("le présent contrat", "deze overeenkomst", no "un contrat"),
    and does the clause say between whom, under which law or for how long it is made?"""
    if clause.verb.kind != "passive" or not _of_this_contract(said, clause):
        return False
    own = tuple(own_words(said, clause.verb.end, clause.end))
    participle = next((i for i in own if said.at(i, "cue", "concluded")), None)
    if participle is None:
        return False
    return any(said.at(i, "connective", "making") or _by_the_parties(said, i) for i in own)


def _of_this_contract(said: Words, clause: Clause) -> bool:
    first = said.at(clause.start, "connective", "determiner")
    if first is not None and first.value("determiner") not in ("one", "some"):
        return False
    reach = range(clause.start, min(clause.verb.start, clause.start + BEFORE))
    return any(said.at(i, "cue", "compact") for i in reach) and not said.at(clause.start, "connective", "indefinite")


def _by_the_parties(said: Words, i: int) -> bool:
    """ "par les parties", "door de partijen"."""
    if said.at(i, "connective", "agent") is None:
        return False
    return any(
        (hit := said.at(j, "actor")) is not None and hit.value("actor") == "both_parties" for j in (i + 1, i + 2)
    )
