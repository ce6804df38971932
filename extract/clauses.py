"""Clauses: a text in sentences, a sentence in clauses, each with its finite verb.

Neither language is parsed. A clause is found from its finite verb, and a finite verb from the lexicons, its ending,
and what stands before it; verbs of subordinate clauses are told apart because each conjunction or relative pronoun
takes the next finite verb for itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extract.actors import Mention
from extract.words import Hit, Words

REACH = 9
"""So many words lie at most between an auxiliary and what it governs."""
SENTENCE_END = re.compile(r"[.!?]+[»”\")]*\s+(?=[«“\"(]?\s*[A-ZÀ-ÖØ-Þ])|;|\n+")
GOVERNING = ("preposition", "receiver", "agent", "purpose")
COMMITTING = frozenset({"commitment", "modal", "future", "falls_to", "conditional"})
"""Kinds of verbs that show by themselves that something is owed or allowed."""


@dataclass(frozen=True, slots=True)
class Verb:
    """A finite verb at words [start, end): its kind, and the modality that it says by itself ("" for none)."""

    start: int
    end: int
    kind: str
    modality: str = ""
    opener: int = -1
    """Of the verb of a subordinate clause: the word that opens the clause."""


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


def sentences(said: Words) -> Iterator[tuple[int, int]]:
    """The sentences of a text as ranges of words; a semicolon ends one too, brackets hold together."""
    start = 0
    for end in _sentence_ends(said.text, said):
        stop = next((i for i in range(start, len(said)) if said.starts[i] >= end), len(said))
        if stop > start:
            yield start, stop
            start = stop
    if start < len(said):
        yield start, len(said)


def _sentence_ends(text: str, said: Words) -> Iterator[int]:
    short = _abbreviations(said)
    for match in SENTENCE_END.finditer(text):
        before = text[: match.start()]
        if before.count("(") > before.count(")") and match[0].strip() != "":
            continue
        word = re.split(r"[\s(]", before[-20:])[-1]
        if match[0].startswith(".") and (word.lower() in short or (len(word) == 1 and word.isupper())):
            continue
        yield match.end()


def _abbreviations(said: Words) -> frozenset[str]:
    from extract.vocabulary import terms

    return frozenset(
        form.lower() for term in terms() if term.idea == "abbreviation" for form in term.forms[said.language]
    )


def clauses(said: Words, start: int, end: int, actors: tuple[Mention, ...]) -> tuple[Clause, ...]:
    """The main clauses of the sentence [start, end), in reading order."""
    main, inner = _verbs(said, start, end, actors)
    if not main:
        return ()
    cuts = [start]
    kept = [main[0]]
    joined = [False]
    for verb in main[1:]:
        cut, shares = _cut(said, kept[-1].end, verb, actors)
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


def _verbs(said: Words, start: int, end: int, actors: tuple[Mention, ...]) -> tuple[list[Verb], list[Verb]]:
    """Finite verbs of main clauses and of subordinate clauses."""
    main: list[Verb] = []
    inner: list[Verb] = []
    open_at: list[int] = []
    i = start
    while i < end:
        opened = _opens(said, i, start)
        if opened:
            open_at.append(i)
            i = opened
            continue
        verb = finite(said, i, start)
        if verb is None or verb.end > end:
            i += 1
            continue
        if open_at and not (said.lower[i - 1] == "," and said.language == "nl"):
            inner.append(replace(verb, opener=open_at.pop()))
            i = _cluster(said, verb.end, end)
            continue
        open_at.clear()
        if not (main and _infinitive_of(said, main[-1], verb)):
            main.append(verb)
        i = verb.end
    if not main:
        main = _hidden(said, start, end, actors, inner)
    return main, inner


def _infinitive_of(said: Words, auxiliary: Verb, verb: Verb) -> bool:
    """Dutch infinitives look like plurals; after an auxiliary they are infinitives: "zal opmaken, beheren en ..."."""
    if said.language != "nl" or auxiliary.kind not in ("modal", "future", "commitment"):
        return False
    return verb.kind in ("action", "impersonal", "statement") and said.lower[verb.start].endswith("en")


def _hidden(said: Words, start: int, end: int, actors: tuple[Mention, ...], inner: list[Verb]) -> list[Verb]:
    """The main verb of a sentence in which none was recognised: an unknown verb beside a subject."""
    for mention in actors:
        if mention.case != "subject" or not start <= mention.start < end or mention.pronoun:
            continue
        i = _past_adverbs(said, mention.end, end)
        if i < end and _unknown_verb(said, i):
            return [Verb(i, i + 1, "unknown")]
        before = mention.start - 1
        if said.language == "nl" and before >= start and _unknown_verb(said, before):
            return [Verb(before, before + 1, "unknown")]
    last = inner[-1] if inner else None
    opens = said.at(start, "connective", "condition", "subordinate")
    return [last] if last is not None and last.kind in COMMITTING and not opens else []


def _unknown_verb(said: Words, i: int) -> bool:
    if said.at(i, "connective") or said.at(i, "actor") or said.capital(i) or said.at(i, "cue"):
        return False
    if said.language == "fr" and said.fits(i, "participle"):
        return False
    return said.fits(i, "present")


def _opens(said: Words, i: int, start: int) -> int | None:
    """Does a subordinate clause open at word `i`? The word after its conjunction."""
    hit = said.at(i, "connective", "subordinate", "condition")
    if hit is None or hit.value("condition") == "phrase":
        return None
    word = said.lower[i]
    if said.language == "nl":
        kind = hit.value("subordinate")
        if (i == start and kind in ("pointing", "that")) or (
            kind == "pointing" and said.ends_at(i, "connective", *GOVERNING)
        ):
            return None  # "Die", "Dat" at the head of a sentence or after a preposition point back
        if word == "als" and i > start and said.lower[i - 1] != ",":
            return None
    return hit.end


def _cluster(said: Words, i: int, end: int) -> int:
    """Past the infinitives and participles that follow a finite verb at the end of a Dutch subordinate clause."""
    if said.language != "nl":
        return i
    while i < end and (said.fits(i, "participle") or said.at(i, "verb") or said.at(i, "cue", "passive", "modal")):
        i += 1
    return i


def finite(said: Words, i: int, start: int) -> Verb | None:
    """The finite verb that begins at word `i`; None if the word is none, or only looks like one."""
    if said.capital(i) and (i > start or said.lower[i] == "a"):
        return None
    if said.language == "nl" and said.fits(i, "participle") and _auxiliary(said, i + 1):
        return None
    cue = said.at(i, "cue", "commitment", "modal", "falls_to", "future", "passive")
    if cue is not None and _stands_as_verb(said, i, cue):
        kind, modality = next(pair for pair in cue.ideas if pair[0] not in ("mood", "negation"))
        return Verb(i, cue.end, kind, modality)
    for idea in ("future", "conditional"):
        if said.fits(i, idea) and not _after_noun_marker(said, i):
            return Verb(i, i + 1, idea, "obligation")
    hit = said.at(i, "verb")
    if hit is None or (_after_noun_marker(said, i) and hit.value("impersonal") is None):
        return None
    if said.language == "nl" and not _finite_in_dutch(said, i, start):
        return None
    return Verb(i, hit.end, hit.ideas[0][0])


def _auxiliary(said: Words, i: int) -> bool:
    """Does an auxiliary begin at word `i`, so that the word before it is its participle?"""
    return i < len(said) and (
        said.at(i, "cue", "passive", "future", "modal") is not None or said.at(i, "verb", "statement") is not None
    )


def _stands_as_verb(said: Words, i: int, cue: Hit) -> bool:
    word = said.lower[i]
    if word == "être":
        return False
    if said.language == "nl" and cue.end == i + 1:
        if word in ("worden", "kunnen", "moeten", "mogen", "willen") and i and _infinitive_place(said, i):
            return False
        if word in ("dient", "dienen") and "te" not in said.lower[i : i + 4 * REACH]:
            return False
    return not said.ends_at(i, "connective", "preposition") or said.language == "fr"


def _infinitive_place(said: Words, i: int) -> bool:
    """An infinitive follows "te", a participle, or another verb of the same cluster."""
    return said.lower[i - 1] == "te" or (said.at(i - 1, "cue", "modal", "future") is not None and i > 0)


def _finite_in_dutch(said: Words, i: int, start: int) -> bool:
    """Plural and infinitive look alike; so do "zijn" (are) and "zijn" (his)."""
    if said.lower[i] == "zijn":
        after = i + 1 < len(said) and (said.fits(i + 1, "participle") or said.lower[i + 1] in ("of", "en", ","))
        return after or (i > start and said.fits(i - 1, "participle"))
    if said.lower[i].endswith("en") and said.lower[i + 1 : i + 2] == ("van",):
        return False  # "bezorgen van het verslag": the verb is used as a noun
    return not (i > start and said.lower[i - 1] == "te")


def _after_noun_marker(said: Words, i: int) -> bool:
    """After a determiner or preposition stands a noun, not a verb; a clitic ("les informe") is told by its subject."""
    if i == 0:
        return False
    hit_before = any(said.ends_at(i, "connective", idea) for idea in ("determiner", "preposition", "receiver", "agent"))
    if not hit_before:
        return False
    if said.language == "nl":
        return said.lower[i - 1] not in ("er",)
    return said.at(i - 1, "connective", "adverb") is None or not _clitic(said, i - 1)


def _clitic(said: Words, i: int) -> bool:
    """ "le" and "en" before a verb follow a subject: a pronoun, "qui", "ne", or a noun that has its own determiner."""
    if said.lower[i] in ("se", "s'", "y"):
        return True
    return i > 0 and (said.ends_at(i, "actor") or said.lower[i - 1] in ("qui", "ne", "n'"))


def _past_adverbs(said: Words, i: int, end: int) -> int:
    """Past adverbs, clitics, and what stands in brackets."""
    while i < end:
        if said.lower[i] == "(":
            close = next((j for j in range(i, end) if said.lower[j] == ")"), None)
            if close is None:
                return i
            i = close + 1
            continue
        hit = said.at(i, "connective", "adverb") or said.at(i, "cue", "negation")
        if hit is None or said.at(i, "verb"):
            return i
        i = hit.end
    return i


def _cut(said: Words, after: int, verb: Verb, actors: tuple[Mention, ...]) -> tuple[int | None, bool]:
    """Where the clause of a further verb begins, and whether it shares the subject of the clause before."""
    i = verb.start
    while (
        i > after
        and (said.at(i - 1, "connective", "adverb") or said.at(i - 1, "cue", "negation"))
        and not said.at(i - 1, "connective", "joint")
    ):
        i -= 1
    if i > after and said.at(i - 1, "connective", "joint"):
        if i - 1 == after:
            return None, False  # two verbs of one object: "rassemblera et répartira les moyens"
        return i, not _inverted(said, verb, actors)
    strong = verb.kind in COMMITTING or verb.kind == "passive"
    if not strong and not any(m.end == i and m.case == "subject" for m in actors):
        return None, False
    for j in range(verb.start - 1, after, -1):
        if said.at(j, "connective", "joint") and _noun_phrase(said, j + 1, actors):
            return j + 1, False
    return None, False


def _inverted(said: Words, verb: Verb, actors: tuple[Mention, ...]) -> bool:
    """In Dutch a new subject can follow the verb: "... en zal de Staat ..."."""
    return said.language == "nl" and any(verb.end <= m.start <= verb.end + 1 and m.case == "subject" for m in actors)


def _noun_phrase(said: Words, i: int, actors: tuple[Mention, ...]) -> bool:
    if any(m.start == i and m.case == "subject" for m in actors):
        return True
    return said.at(i, "connective", "determiner") is not None


def is_passive(said: Words, verb: Verb, end: int) -> bool:
    """Is the verb of the clause, which ends before word `end`, in the passive?"""
    stop = min(end, verb.end + REACH)
    if said.language == "fr":
        if verb.kind == "passive" or said.lower[verb.start] in (
            "sera",
            "seront",
            "serait",
            "seraient",
            "soit",
            "soient",
        ):
            return _participle(said, verb.end, stop) is not None
        if verb.kind == "modal":
            reach = range(verb.end, min(end, verb.end + 2 * REACH))
            be = next((i for i in reach if said.lower[i] == "être" and not _below(said, verb.end, i)), None)
            return be is not None and _participle(said, be + 1, be + REACH) is not None
        return False
    if verb.kind == "passive":
        return any(_dutch_participle(said, i) and not _below(said, verb.end, i) for i in range(verb.end, end))
    if verb.kind in ("modal", "future"):
        return any(_dutch_passive(said, i) for i in range(verb.end, end) if not _below(said, verb.end, i))
    return False


def _dutch_participle(said: Words, i: int) -> bool:
    """A participle of the clause itself stands after no "te" and before no noun of its own."""
    if not said.fits(i, "participle") or said.capital(i) or said.at(i, "actor") or said.at(i, "connective"):
        return False
    return said.lower[i - 1] != "te" and not said.ends_at(i, "connective", "determiner", "preposition")


def _dutch_passive(said: Words, i: int) -> bool:
    return said.lower[i] == "worden" and (said.fits(i - 1, "participle") or said.fits(i + 1, "participle"))


def _below(said: Words, start: int, i: int) -> bool:
    """Does a subordinate clause stand open at word `i`?"""
    depth, j = 0, start
    while j < i:
        if _opens(said, j, start - 1):
            depth += 1
        elif depth and finite(said, j, start) is not None:
            j = _cluster(said, j + 1, i + 1)
            if j > i:
                return True
            depth -= 1
            continue
        j += 1
    return depth > 0


def _participle(said: Words, start: int, stop: int) -> int | None:
    """The participle of an auxiliary, unless a noun comes first: "est un outil partagé" is no passive."""
    for i in range(start, min(stop, len(said))):
        free = not said.at(i, "connective") and not said.at(i, "actor") and said.lower[i - 1] != "te"
        if free and said.fits(i, "participle") and not said.ends_at(i, "connective", "determiner"):
            return i
        determiner = said.at(i, "connective", "determiner")
        if determiner and not said.at(i, "connective", "adverb") and not _governed(said, i):
            return None
    return None


def _governed(said: Words, i: int) -> bool:
    return said.ends_at(i, "connective", *GOVERNING)
