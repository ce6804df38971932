"""Clauses: a sentence in its main clauses, each with its finite verb.

Neither language is parsed. A clause is found from its finite verb; verbs of subordinate clauses are told apart because
each conjunction or relative pronoun takes the next finite verb for itself.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from extract.actors import Mention
from extract.finite import Verb, after_noun_marker, finite, opens, past_adverbs, past_cluster, unknown_verb
from extract.voice import is_passive
from extract.words import Words

COMMITTING = frozenset({"commitment", "modal", "future", "falls_to", "conditional"})
"""Kinds of verbs that show by themselves that something is owed or allowed."""
CLOSING = frozenset({",", ";", ".", ":", ")"})
AUXILIARIES = frozenset({"modal", "future", "commitment", "goes_on"})


@dataclass(frozen=True, slots=True)
class Clause:
    """Words [start, end) with their finite verb. `joined`: a further verb of the subject of the clause before."""

    start: int
    end: int
    verb: Verb
    passive: bool
    joined: bool = False
    relative: bool = False
    inner: tuple[Verb, ...] = ()
    """The finite verbs of its subordinate clauses."""


def clauses(said: Words, start: int, end: int, actors: tuple[Mention, ...]) -> tuple[Clause, ...]:
    """The main clauses of the sentence [start, end), in reading order."""
    main, inner = _verbs(said, start, end, actors)
    if _verb_first_condition(said, start, main):
        inner, main = [replace(main[0], opener=start), *inner], main[1:]
    if not main:
        return ()
    cuts, kept, joined = [start], [main[0]], [False]
    for verb in main[1:]:
        cut, shares = _cut(said, kept[-1].end, verb, actors, inner)
        if cut is not None:
            cuts.append(cut)
            kept.append(verb)
            joined.append(shares)
    cuts.append(end)
    found = []
    for n, verb in enumerate(kept):
        first, last = cuts[n], cuts[n + 1]
        below = tuple(v for v in inner if first <= v.start < last)
        found.append(Clause(first, last, verb, is_passive(said, verb, last), joined[n], False, below))
    return tuple(found)


def _verb_first_condition(said: Words, start: int, main: list[Verb]) -> bool:
    """Does a Dutch sentence begin with a condition that has no conjunction: "Is het dossier onvolledig, dan vraagt de
    dienst ..."?"""
    if said.language != "nl" or len(main) < 2 or main[0].start != start or not said.capital(start):
        return False
    then = main[1].start - 1
    return said.at(then, "connective", "then") is not None and said.lower[then - 1] == ","


def _verbs(said: Words, start: int, end: int, actors: tuple[Mention, ...]) -> tuple[list[Verb], list[Verb]]:
    """Finite verbs of main clauses and of subordinate clauses; what stands in brackets is neither."""
    main: list[Verb] = []
    inner: list[Verb] = []
    open_at: list[int] = []
    i = start
    while i < end:
        if said.lower[i] == "(":
            i = next((j + 1 for j in range(i, end) if said.lower[j] == ")"), i + 1)
            continue
        opened = opens(said, i, start)
        if opened:
            open_at.append(i)
            i = opened
            continue
        verb = finite(said, i, start)
        if verb is None and open_at and _unknown_below(said, i, actors):
            inner.append(Verb(i, i + 1, "unknown", opener=open_at.pop()))
        if verb is None or verb.end > end:
            i += 1
            continue
        i = verb.end
        opener = open_at.pop() if open_at and (main or not _leads(said, verb)) else -1
        if opener < 0 and not open_at and inner and _goes_on(said, start, end, inner[-1], verb, bool(main)):
            opener = inner[-1].opener
        if opener >= 0:
            inner.append(replace(verb, opener=opener))
            i = past_cluster(said, verb.end, end)
            continue
        if not open_at and _infinitive_at_end(said, start, end, verb, actors):
            continue
        open_at.clear()
        if not (main and _infinitive_of(said, main[-1], verb)):
            main.append(verb)
    return (main or _hidden(said, start, end, actors, inner)), inner


def _leads(said: Words, verb: Verb) -> bool:
    """Right behind a comma, a Dutch verb leads the main clause; but not with its participle behind it: "wanneer de
    activiteiten bedoeld in artikel 3, worden uitgeoefend"."""
    if said.language != "nl" or said.lower[verb.start - 1] != ",":
        return False
    return not (verb.kind == "passive" and said.fits(verb.end, "participle"))


def _goes_on(said: Words, start: int, end: int, last: Verb, verb: Verb, led: bool) -> bool:
    """Is a verb one more of the subordinate clause before it? `led`: the main clause has come."""
    return _shares_opener(said, end, last, verb) or _below_as_well(said, start, end, last, verb, led)


def _shares_opener(said: Words, end: int, last: Verb, verb: Verb) -> bool:
    """Two verbs of one subordinate clause: "die zijn of worden opgericht", "qui sont obligés ou demandent"; but not
    "waarin zij worden verwerkt en bezorgt zo nodig een plan": a Dutch verb with its objects behind it leads."""
    joint = verb.start - 1
    if last.opener < 0 or not 0 <= joint - last.end <= 2:
        return False
    if said.at(joint, "connective", "joint") is None or said.lower[joint] == ",":
        return False
    if said.language == "nl" and verb.kind == "action" and not _closes(said, verb, end):
        return False
    return all(said.fits(i, "participle") or said.at(i, "cue", "been") for i in range(last.end, joint))


def _below_as_well(said: Words, start: int, end: int, last: Verb, verb: Verb, led: bool) -> bool:
    """Does a Dutch verb belong to a second half of the subordinate clause before it? Right behind that clause stands
    "en" or "of"; and the verb closes its own half ("opdat zij de kaarten kunnen uitgeven en de uitgifte kunnen
    opvolgen"), or the main clause, which would begin with its verb, has not come yet ("Indien de middelen worden
    verminderd of de taken worden uitgebreid, kan ...")."""
    if said.language != "nl" or last.opener < 0:
        return False
    joint = past_cluster(said, last.end, verb.start)
    if joint >= verb.start - 1 or said.at(joint, "connective", "joint") is None or said.lower[joint] == ",":
        return False
    if not led and last.opener == start:
        return True
    if not _closes(said, verb, end):
        return False
    modal = verb.kind in ("modal", "future") and past_cluster(said, verb.end, end) > verb.end
    return modal or (verb.kind == "passive" and said.fits(verb.start - 1, "participle"))


def _closes(said: Words, verb: Verb, end: int) -> bool:
    """Does a Dutch verb, with its infinitives and participles, stand at the end of its clause?"""
    behind = past_cluster(said, verb.end, end)
    return behind >= end or said.lower[behind] in CLOSING


def _infinitive_at_end(said: Words, start: int, end: int, verb: Verb, actors: tuple[Mention, ...]) -> bool:
    """A Dutch verb with the form of an infinitive that closes its sentence is one, unless its subject stands right
    before it: "de gegevens aan de Staat bezorgen"."""
    if said.language != "nl" or verb.kind != "action" or not said.fits(verb.start, "infinitive"):
        return False
    closes = verb.end >= end or said.lower[verb.end] in (";", ".") or verb.end == end - 1
    return closes and verb.start - start > 1 and not any(m.end == verb.start and m.case == "subject" for m in actors)


def _unknown_below(said: Words, i: int, actors: tuple[Mention, ...]) -> bool:
    """An unknown verb right behind the subject of a subordinate clause: "pour autant que l'Office parraine", "la
    personne qui constate"."""
    if said.language != "fr" or not unknown_verb(said, i):
        return False
    if i and said.lower[i - 1] == "qui":
        return True
    return any(m.end == i and said.ends_at(m.start, "connective", "condition", "subordinate") for m in actors)


def _infinitive_of(said: Words, auxiliary: Verb, verb: Verb) -> bool:
    """Dutch infinitives look like plurals; after an auxiliary they are infinitives: "zal opmaken, beheren en ..."."""
    if said.language != "nl" or auxiliary.kind not in AUXILIARIES:
        return False
    infinitive = said.fits(verb.start, "infinitive") or said.at(verb.start, "cue", "be", "able") is not None
    return infinitive and verb.kind != "future"


def _hidden(said: Words, start: int, end: int, actors: tuple[Mention, ...], inner: list[Verb]) -> list[Verb]:
    """The main verb of a sentence in which none was recognised: an unknown verb beside a subject."""
    for mention in actors:
        if mention.case != "subject" or not start <= mention.start < end:
            continue
        if mention.pronoun and not _heads(said, mention, start):
            continue
        if said.ends_at(mention.start, "connective", "subordinate", "condition"):
            continue
        i = past_adverbs(said, mention.end, end)
        if i < end and unknown_verb(said, i):
            return [Verb(i, i + 1, "unknown")]
        before = mention.start - 1
        if said.language == "nl" and before >= start and unknown_verb(said, before):
            return [Verb(before, before + 1, "unknown")]
    return [inner[-1]] if inner and _taken_for_below(said, inner[-1], actors) else []


def _heads(said: Words, mention: Mention, start: int) -> bool:
    """Does a personal pronoun begin its sentence: "Elles parrainent un élève"?"""
    hit = said.at(mention.start, "actor", "pronoun")
    return mention.start == start and hit is not None and hit.value("pronoun") in ("one", "many")


def _taken_for_below(said: Words, verb: Verb, actors: tuple[Mention, ...]) -> bool:
    """Did a relative clause whose own verb is unknown take the main verb? Its subject stands right before it, behind a
    comma: "les défis qui se dressent devant eux, ils s'engagent à ..."."""
    if said.language == "fr" and verb.opener >= 0 and _behind_condition(said, verb, actors):
        return True
    subjects = (m for m in actors if m.case == "subject" and m.end == verb.start)
    return verb.kind in COMMITTING and any(said.lower[m.start - 1] == "," for m in subjects if m.start)


def _behind_condition(said: Words, verb: Verb, actors: tuple[Mention, ...]) -> bool:
    """Did a conditional clause whose own verb is unknown take the main verb? A comma closes it, behind which a subject
    stands: "Si le retard persiste, le plan peut être adapté"."""
    if said.at(verb.opener, "connective", "condition") is None:
        return False
    comma = next((i for i in range(verb.start - 1, verb.opener, -1) if said.lower[i] == ","), None)
    if comma is None or comma + 1 >= verb.start:
        return False
    unknown = any(unknown_verb(said, i) and not after_noun_marker(said, i) for i in range(verb.opener + 2, comma))
    subject = said.at(comma + 1, "connective", "determiner") or any(m.start == comma + 1 for m in actors)
    return unknown and bool(subject)


def _cut(
    said: Words, after: int, verb: Verb, actors: tuple[Mention, ...], inner: list[Verb]
) -> tuple[int | None, bool]:
    """Where the clause of a further verb begins, and whether it shares the subject of the clause before."""
    i = verb.start
    while i > after and _adverb(said, i - 1):
        i -= 1
    last = verb.start
    if i > after and said.at(i - 1, "connective", "joint"):
        closed = _closes_relative(said, after, i - 1, inner)
        if closed is None:
            if i - 1 == after:
                return None, False  # two verbs of one object: "rassemblera et répartira les moyens"
            return i, not _inverted(said, verb, actors)
        last = closed
    strong = verb.kind in COMMITTING or verb.kind == "passive"
    if not strong and not any(m.end == i and m.case == "subject" for m in actors):
        return None, False
    for j in range(last - 1, after - 1, -1):
        if said.at(j, "connective", "joint") and _noun_phrase(said, j + 1, actors):
            return j + 1, False
    return None, False


def _adverb(said: Words, i: int) -> bool:
    adverb = said.at(i, "connective", "adverb", "clitic") or said.at(i, "cue", "negation")
    return adverb is not None and said.at(i, "connective", "joint") is None


def _closes_relative(said: Words, after: int, comma: int, inner: list[Verb]) -> int | None:
    """The word before which a relative clause opens that this comma closes: "un rapport, auquel ..., sera ..."."""
    if said.lower[comma] != ",":
        return None
    for verb in reversed(inner):
        if after < verb.opener and verb.end <= comma and "," in said.lower[verb.opener - 2 : verb.opener]:
            return verb.opener - 1 if said.lower[verb.opener - 1] == "," else verb.opener - 2
    return None


def _inverted(said: Words, verb: Verb, actors: tuple[Mention, ...]) -> bool:
    """In Dutch a new subject can follow the verb: "... en zal de Staat ..."."""
    return said.language == "nl" and any(verb.end <= m.start <= verb.end + 1 and m.case == "subject" for m in actors)


def _noun_phrase(said: Words, i: int, actors: tuple[Mention, ...]) -> bool:
    if any(m.start == i and m.case == "subject" for m in actors):
        return True
    return said.at(i, "connective", "determiner") is not None
