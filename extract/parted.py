"""Cues and verbs in two parts with words between: "is de Staat ertoe gehouden", "staat geen uitstel toe"."""

from __future__ import annotations

from extract.words import BEFORE_NOUN, Hit, Words

HALVES = {"state": ("bound",), "has": ("had",), "stands": ("free",)}
"""The first halves of cues with what may stand between, and their second halves."""
STATE = 5
"""So many words lie at most between an auxiliary and what binds."""
REACH = 36
"""So many words behind its verb, a Dutch particle has come."""

PLURAL_NOUN = ("s", "x")
"""A French noun in the plural ends in one of these."""


def two_halves(said: Words, i: int) -> tuple[int, str, str] | None:
    """A cue in two halves that begins at word `i`: the word behind its first half, its kind and the modality that it
    says. "est également tenu de", "is er evenwel toe gehouden", "heeft de Staat de plicht om"."""
    first = said.at(i, "cue", "state", "has", "stands")
    if first is None:
        return None
    second = next(halves for half, halves in HALVES.items() if first.value(half) is not None)
    j = past_aside(said, first.end)
    stop = min(len(said), j + 1 + STATE)
    while j < stop:
        hit = said.at(j, "cue", *second)
        if hit is not None and (first.value("state") is None or _complemented(said, hit.end)):
            value = next(value for idea, value in hit.ideas if idea in second)
            kind = "falls_to" if first.value("stands") is not None else "modal"
            return first.end, "commitment" if value == "obligation" else kind, value
        between = _between_halves(said, j)
        if between is None:
            return None
        stop += between - j - 1  # a subject of several words counts once
        j = between
    return None


def _between_halves(said: Words, i: int) -> int | None:
    """Past what may stand at word `i` between the halves of a cue: an adverb, and in Dutch the subject or who is
    spoken to ("is de Staat ertoe gehouden", "het is hun niet toegestaan"). None where neither stands there."""
    if said.at(i, "connective", "adverb", "condition") or said.at(i, "cue", "negation"):
        return i + 1
    if said.language == "fr":
        return None
    hit = said.at(i, "connective", "dative") or said.at(i, "connective", "determiner")
    actor = said.at(i, "actor") or (said.at(hit.end, "actor") if hit else None)
    if actor is not None and said.at(actor.end, "connective", "joint") is None:
        return actor.end
    return hit.end if hit is not None and hit.value("dative") is not None else None


def past_aside(said: Words, i: int) -> int:
    """Past a phrase between commas that begins at word `i`, if one does."""
    if i >= len(said) or said.lower[i] != ",":
        return i
    return next((j + 1 for j in range(i + 1, min(len(said), i + REACH)) if said.lower[j] == ","), i)


def _complemented(said: Words, i: int) -> bool:
    """In French "tenu" binds with "de" or "à" behind it, a phrase between commas apart: else a meeting is held."""
    if said.language != "fr":
        return True
    i = past_aside(said, i)
    return i < len(said) and said.at(i, "connective", "to", "receiver") is not None


def particle(said: Words, i: int, verb: Hit) -> bool:
    """Does the particle of a Dutch verb follow at the end of its clause, or before what it governs: "gaan ... over
    tot", "staat geen uitstel toe aan ..."?"""
    particles = (verb.value("parted") or "").split()
    for j in range(i + 1, min(len(said), i + REACH)):
        if said.lower[j] in (";", ":"):
            return False
        if said.lower[j] in particles and not _governs(said, j + 1):
            return True
    return False


def _governs(said: Words, i: int) -> bool:
    """Does a noun follow at word `i`, so that the word before it is its preposition?"""
    if i >= len(said) or not said.lower[i][0].isalnum():
        return False
    return said.at(i, "connective", "determiner") is not None or said.at(i, "connective") is None


def goes_on(said: Words, i: int) -> bool:
    """Is word `i` a verb of going on with the infinitive of what is done behind it: "blijft het register bijhouden"?
    "Blijft bevoegd om te besluiten" is a state."""
    if said.at(i, "cue", "goes_on") is None or i + 1 >= len(said) or not _has_object(said, i + 1):
        return False
    for j in range(i + 1, min(len(said), i + REACH)):
        if said.lower[j] in (",", ";", ":") or said.at(j, "connective", "purpose", "subordinate", "condition", "to"):
            return False
        if _infinitive(said, j):
            return True
    return False


def _has_object(said: Words, i: int) -> bool:
    """Does an object, a subject, an adverb or the infinitive itself begin at word `i`, no adjective or preposition?"""
    begins = said.at(i, "connective", "determiner", "adverb", "dative", "clitic") or said.at(i, "actor")
    return begins is not None or said.capital(i) or _infinitive(said, i)


def _infinitive(said: Words, i: int) -> bool:
    """An infinitive and no noun: a known verb, or where the clause ends a word with its ending alone."""
    if not said.fits(i, "infinitive") or said.ends_at(i, "connective", *BEFORE_NOUN) or said.fits(i - 1, "attribute"):
        return False
    if said.at(i, "verb", "action") is not None:
        return True
    closes = i + 1 >= len(said) or not said.lower[i + 1][0].isalnum() or said.ends_clause(i + 1)
    plain = not said.capital(i) and said.at(i, "actor") is None and not said.fits(i, "participle")
    return plain and (closes or said.at(i + 1, "connective", "preposition", "receiver", "subordinate") is not None)


def is_object(said: Words, i: int) -> bool:
    """Is a small French word an object before its verb, not the article of a noun: "et les transmet au ministre", "et
    leur notifie toute rectification", "la partie concernée en avertit l'autre"? Behind "les" a noun would end in "s";
    behind the others stands a verb where an object follows."""
    small = said.at(i, "connective", "object")
    if small is None or i + 2 >= len(said) or said.at(i + 1, "verb", "action") is None:
        return False
    kind = small.value("object")
    heads = i == 0 and not said.capital(0)  # a point that begins with the object of its verb: "le soumet au comité"
    joined = heads or said.ends_at(i, "connective", "joint")
    if kind == "many":
        return joined and not said.lower[i + 1].endswith(PLURAL_NOUN)
    follows = said.at(i + 2, "connective", "determiner", "adverb") is not None
    if kind == "of_it" and not joined:
        return follows and i > 0 and said.lower[i - 1].isalpha() and not said.at(i - 1, "verb")
    if kind == "of_it":
        return said.at(i + 2, "connective", "genitive") is None
    receives = said.at(i + 2, "connective", "receiver") is not None
    if heads and small.value("determiner") is None:
        return True  # "lui remet copie"
    return joined and (receives or (follows and (heads or kind == "to_whom")))
