"""Voice: is a clause in the passive, so that its subject is not its bearer?"""

from __future__ import annotations

from extract.finite import CONDITIONAL, Verb, own_words
from extract.words import Words

REACH = 9
"""So many words lie at most between an auxiliary and its participle."""


def is_passive(said: Words, verb: Verb, end: int) -> bool:
    """Is the verb of a clause, which ends before word `end`, in the passive?"""
    return _french(said, verb, end) if said.language == "fr" else _dutch(said, verb, end)


def _french(said: Words, verb: Verb, end: int) -> bool:
    if verb.kind == "passive" or said.at(verb.start, "cue", "will_be"):
        return _participle(said, verb.end, min(end, verb.end + REACH)) is not None
    if verb.kind != "modal":
        return False
    stop = min(end, verb.end + 2 * REACH)
    purpose = next(said.find("connective", ("purpose",), verb.end, stop), None)
    reach = own_words(said, verb.end, purpose.start if purpose else stop)
    be = next((i for i in reach if said.at(i, "cue", "be")), None)
    return be is not None and _participle(said, be + 1, be + REACH) is not None


def _participle(said: Words, start: int, stop: int) -> int | None:
    """The participle of an auxiliary, unless a noun comes first: "est un outil partagé" is no passive."""
    for i in range(start, min(stop, len(said))):
        if said.fits(i, "predicate") and not _adjunct(said, start, i):
            return None  # "sont applicables aux travailleurs occupés"
        free = not said.at(i, "connective")
        if free and said.fits(i, "participle") and not said.ends_at(i, "connective", "determiner"):
            return i
        noun = said.at(i, "connective", "determiner") and not said.at(i, "connective", "adverb")
        if noun and not said.ends_at(i, "connective", *CONDITIONAL):
            return None
    return None


def _adjunct(said: Words, start: int, i: int) -> bool:
    """Does a phrase with a preposition stand between the auxiliary and word `i`?"""
    return any(said.at(j, "connective", *CONDITIONAL, "source") is not None for j in range(start, i))


def _dutch(said: Words, verb: Verb, end: int) -> bool:
    own = own_words(said, verb.end, end)
    if verb.kind == "passive" or said.at(verb.start, "cue", "will_be"):
        return any(_dutch_participle(said, i) for i in own)
    if verb.kind in ("modal", "future"):
        return any(_be_with_participle(said, i) for i in own)
    return False


def _dutch_participle(said: Words, i: int) -> bool:
    """A participle of the clause itself stands after no "te", no determiner and no preposition."""
    if not said.fits(i, "participle") or said.capital(i) or said.at(i, "actor") or said.at(i, "connective"):
        return False
    return not said.ends_at(i, "connective", "to", "determiner", "preposition")


def _be_with_participle(said: Words, i: int) -> bool:
    return said.at(i, "cue", "be") is not None and (said.fits(i - 1, "participle") or said.fits(i + 1, "participle"))
