"""Finite verbs: known from the lexicons or by their ending, and from what stands around them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extract.parted import goes_on, is_object, particle, two_halves
from extract.words import BEFORE_NOUN, Hit, Words

KINDS = ("commitment", "modal", "modal_to", "falls_to", "future", "will_be", "passive")
NOUN_BEFORE = (*BEFORE_NOUN, "condition", "exception", "source", "purpose")
"""After words with these ideas no finite verb stands."""
CONDITIONAL = ("preposition", "receiver", "agent", "purpose")
CORRELATE = 9
"""So many words lie at most between the two halves of a correlation."""
REACH = 36
"""So many words behind its modal verb, the infinitive of a Dutch clause has come."""


@dataclass(frozen=True, slots=True)
class Verb:
    """A finite verb at words [start, end): its kind, and the modality that it says by itself ("" for none)."""

    start: int
    end: int
    kind: str
    modality: str = ""
    opener: int = -1
    """Of the verb of a subordinate clause: the word that opens the clause."""


def finite(said: Words, i: int, start: int) -> Verb | None:
    """The finite verb that begins at word `i` of a sentence that begins at `start`; None if there is none."""
    if said.capital(i) and (i > start or said.lower[i] == "a"):
        return None
    if said.inside(i, "connective") or said.inside(i, "actor"):
        return None  # "à la demande de", "la Plate-forme"
    if said.language == "nl" and said.fits(i, "participle") and _auxiliary(said, i + 1):
        return None
    if goes_on(said, i):
        return Verb(i, i + 1, "goes_on")
    halves = two_halves(said, i)
    if halves is not None:
        return Verb(i, *halves)
    cue = said.at(i, "cue", *KINDS)
    if cue is not None and _stands_as_verb(said, i, cue):
        kind, modality = next(pair for pair in cue.ideas if pair[0] in KINDS)
        return Verb(i, cue.end, {"modal_to": "modal", "will_be": "future"}.get(kind, kind), modality)
    for idea in ("future", "conditional"):
        if said.fits(i, idea) and not after_noun_marker(said, i):
            return Verb(i, i + 1, idea, "obligation")
    hit = said.at(i, "verb")
    if hit is None or (after_noun_marker(said, i) and hit.value("impersonal") is None):
        return None
    if said.language == "nl" and not _finite_in_dutch(said, i, start, hit):
        return None
    if hit.value("parted") is not None:
        return Verb(i, hit.end, "action") if particle(said, i, hit) else _unparted(i, hit)
    return Verb(i, hit.end, hit.ideas[0][0])


def _unparted(i: int, hit: Hit) -> Verb | None:
    """A verb that acts only with its particle, without it: what it is else, if anything."""
    kind = next((idea for idea, _ in hit.ideas if idea != "parted"), "")
    return Verb(i, hit.end, kind) if kind else None


def unknown_verb(said: Words, i: int) -> bool:
    """Could a word that no lexicon knows be a finite verb, since a subject stands beside it?"""
    if said.capital(i) or any(said.at(i, table) for table in ("connective", "actor", "cue", "verb")):
        return False
    if said.fits(i, "participle") and (said.language == "fr" or _auxiliary(said, i + 1)):
        return False
    return said.fits(i, "present") and not said.fits(i, "adjective")


def opens(said: Words, i: int, start: int) -> int | None:
    """Does a subordinate clause open at word `i`? The word after its conjunction."""
    hit = said.at(i, "connective", "subordinate", "condition")
    if hit is None or hit.value("condition") in ("phrase", "adverb"):
        return None
    if hit.value("condition") == "head" and i > start and said.lower[i - 1] != ",":
        return None
    if correlated(said, i):
        return None
    kind = hit.value("subordinate")
    if said.language == "nl" and kind in ("pointing", "that"):
        # "Die", "Dat" at the head of a sentence or after a preposition point back
        after_preposition = kind == "pointing" and said.ends_at(i, "connective", *CONDITIONAL)
        after_verb = kind == "pointing" and said.at(i - 1, "cue", "passive", "modal", "future", "will_be") is not None
        if i == start or after_preposition or after_verb:
            return None  # "wordt die termijn verlengd"
    return hit.end


def correlated(said: Words, i: int) -> bool:
    """Is word `i` the second half of "tant ... que", "zowel ... als"?"""
    second = said.at(i, "connective", "correlate")
    if second is None or second.value("correlate") != "second":
        return False
    before = said.find("connective", ("correlate",), max(0, i - CORRELATE), i)
    return any(hit.value("correlate") == "first" for hit in before)


def past_cluster(said: Words, i: int, end: int) -> int:
    """Past the infinitives and participles that follow a finite verb at the end of a Dutch subordinate clause."""
    if said.language != "nl":
        return i
    while i < end and _clusters(said, i):
        i += 1
    return i


def _clusters(said: Words, i: int) -> bool:
    if said.at(i, "verb"):
        return True
    if said.at(i, "cue", "passive", "modal"):
        return said.fits(i, "infinitive")  # "zou brengen, wordt ...": the next finite verb is another clause's
    plain = not said.capital(i) and not said.at(i, "connective") and not said.at(i, "actor")
    return plain and (said.fits(i, "participle") or said.fits(i, "infinitive"))


def past_adverbs(said: Words, i: int, end: int) -> int:
    """Past adverbs, clitics, and what stands in brackets."""
    while i < end:
        if said.lower[i] == "(":
            i = next((j + 1 for j in range(i, end) if said.lower[j] == ")"), end)
            continue
        hit = said.at(i, "connective", "adverb", "clitic") or said.at(i, "cue", "negation")
        if hit is None or said.at(i, "verb"):
            return i
        i = hit.end
    return i


def own_words(said: Words, start: int, end: int) -> Iterator[int]:
    """The words in [start, end) over which no subordinate clause that opens there stands open."""
    depth, i = 0, start
    while i < end:
        opened = opens(said, i, start - 1)
        if opened:
            depth += 1
            i = opened
        elif depth and (verb := finite(said, i, start - 1)) is not None:
            depth -= 1
            i = past_cluster(said, verb.end, end)
        else:
            if not depth:
                yield i
            i += 1


def after_noun_marker(said: Words, i: int) -> bool:
    """After a determiner or preposition stands a noun, not a verb; a clitic ("les informe") is told by its subject."""
    if i == 0 or not said.ends_at(i, "connective", *NOUN_BEFORE):
        return False
    if said.capital(i - 1) and said.ends_at(i, "actor", "pronoun") and said.at(i, "verb", "action") is not None:
        return False  # "Deze bezorgt ..."
    if said.language == "nl" and said.capital(i - 1) and said.at(i, "cue", "state") is not None:
        return False  # "Dit is ..."
    if said.language == "nl":
        return not said.ends_at(i, "connective", "clitic")
    return not (said.at(i - 1, "connective", "adverb") is not None and _clitic(said, i - 1))


def _clitic(said: Words, i: int) -> bool:
    """ "le" and "en" before a verb follow a subject: a pronoun, "qui", "ne", or a noun."""
    if said.at(i, "connective", "clitic") is not None or is_object(said, i):
        return True
    return i > 0 and (
        said.ends_at(i, "actor") or said.ends_at(i, "cue", "negation") or said.ends_at(i, "connective", "subordinate")
    )


def _auxiliary(said: Words, i: int) -> bool:
    """Does an auxiliary begin at word `i`, so that the word before it is its participle?"""
    if i >= len(said) or _possessive(said, i):
        return False
    return said.at(i, "cue", "passive", "future", "modal") is not None or said.at(i, "verb", "statement") is not None


def _possessive(said: Words, i: int) -> bool:
    """ "betaalt zijn leveranciers": a noun follows, neither a participle nor the end of the clause."""
    if i + 1 >= len(said) or said.lower[i] != "zijn" or not said.lower[i + 1].isalpha():
        return False
    behind = said.at(i + 1, "cue") or said.at(i + 1, "verb") or said.at(i + 1, "connective", "joint")
    return behind is None and not said.fits(i + 1, "participle")


def _stands_as_verb(said: Words, i: int, cue: Hit) -> bool:
    if said.language == "fr":
        return True
    infinitive = cue.end == i + 1 and (cue.value("be") is not None or cue.value("able") is not None)
    if infinitive and i and _infinitive_place(said, i):
        return False
    if cue.value("modal_to") is not None and not any(True for _ in said.find("connective", ("to",), i, _far(said, i))):
        return False
    if cue.value("modal") == "declaration" and said.ends_at(i, "connective", "determiner"):
        return False  # "buiten zijn wil"
    return not said.ends_at(i, "connective", "preposition")


def _far(said: Words, i: int) -> int:
    return min(len(said), i + REACH)


def _infinitive_place(said: Words, i: int) -> bool:
    """An infinitive follows "te" or an auxiliary of the same cluster."""
    return said.ends_at(i, "connective", "to") or said.at(i - 1, "cue", "modal", "future") is not None


def _finite_in_dutch(said: Words, i: int, start: int, hit: Hit) -> bool:
    """Plural and infinitive look alike; so do "zijn" (are) and "zijn" (his)."""
    if hit.value("statement") == "or_his":
        return _copula(said, i, start)
    if said.fits(i - 1, "attribute") and said.fits(i, "infinitive") and said.ends_at(i - 1, "connective", *NOUN_BEFORE):
        return False  # "op parlementaire vragen"
    if said.fits(i, "infinitive") and i + 1 < len(said) and said.at(i + 1, "connective", "genitive"):
        return False  # "bezorgen van het verslag": the verb is used as a noun
    return not said.ends_at(i, "connective", "to")


def _copula(said: Words, i: int, start: int) -> bool:
    """ "zijn" is a verb beside a participle, and where a clause ends or goes on behind it."""
    if _possessive(said, i) and said.at(i - 1, "verb", "action") is not None:
        return False
    if i > start and said.fits(i - 1, "participle"):
        return True
    if i + 1 >= len(said):
        return False
    return said.fits(i + 1, "participle") or said.ends_clause(i + 1)
