"""Actors: those who owe or receive something, as they are mentioned in a sentence, with their role."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from corpus.model import Document, Language
from extract.words import BEFORE_NOUN, Hit, Words, words

Role = Literal[
    "institution", "state", "both_parties", "government_commissioner", "minister", "college", "management_committee",
    "institutions", "third_party", "unspecified",
]  # fmt: skip
Case = Literal["subject", "agent", "receiver", "complement"]
"""What the words before a mention make of it: nothing (it can be a subject), "by", "to", any other preposition."""

STATE_SIDE = frozenset({"state", "minister", "government_commissioner"})
INSTITUTION_SIDE = frozenset({"institution", "institutions", "college", "management_committee"})
PLURAL = {"fr": "s", "nl": "en"}
ADJECTIVES = 2
"""So many words may stand between a determiner and its noun."""
ACRONYM = 3
"""An acronym has at least so many letters."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody, in the words of the text ("" where the text leaves open who) and by role."""

    text: str
    role: Role


NOBODY = Actor("", "unspecified")


@dataclass(frozen=True, slots=True)
class Mention:
    """Words [start, end) name an actor; `start` is its determiner."""

    start: int
    end: int
    actor: Actor
    case: Case
    pronoun: bool = False


@dataclass(frozen=True, slots=True)
class Roster:
    """The names that the institution of a document goes by: word sequences in lower case; `short` need a capital."""

    language: Language
    names: tuple[tuple[str, ...], ...]
    short: tuple[tuple[str, ...], ...]


def roster(document: Document) -> Roster:
    """Acronym and full name of the document's institution, and the head of that name ("la Caisse", "het Fonds")."""
    language = document.language
    full = words(document.institution_name, language)
    names = [full.lower] if len(full) > 1 else []
    if document.institution:
        names.append(words(document.institution, language).lower)
    heads = [n for n in range(len(full) - 1, 0, -1) if full.at(n, "connective", "preposition", "purpose")]
    return Roster(language, tuple(names), tuple(full.lower[:n] for n in (*heads, 1) if len(full)))


def mentions(said: Words, known: Roster) -> tuple[Mention, ...]:
    """All actors that a text mentions, in reading order, none overlapping another."""
    found: list[Mention] = []
    i = 0
    while i < len(said):
        mention = _named(said, i, known) or _noun(said, i) or _acronym(said, i)
        if mention is None:
            i += 1
            continue
        if found and _same_name(said, found[-1], mention):
            last = found.pop()  # "le SPF BOSA": the acronym is part of the name
            mention = Mention(
                last.start, mention.end, Actor(said.slice(last.start, mention.end), last.actor.role), last.case
            )
        found.append(mention)
        i = mention.end
    return tuple(_owned(said, found))


def together(actors: Sequence[Actor], text: str) -> Actor:
    """Several who owe the same: State and institution are both parties, else the institutions come first."""
    roles = [actor.role for actor in actors]
    if not roles:
        return NOBODY
    if any(r in STATE_SIDE for r in roles) and any(r in INSTITUTION_SIDE for r in roles):
        return Actor(text, "both_parties")
    for role in ("institutions", "institution"):
        if role in roles and roles[0] not in INSTITUTION_SIDE:
            return Actor(text, role)
    return Actor(text, roles[0])


def _named(said: Words, i: int, known: Roster) -> Mention | None:
    """The institution under one of its own names."""
    for names, capital in ((known.names, False), (known.short, True)):
        for name in names:
            if said.lower[i : i + len(name)] == name and (not capital or said.capital(i)):
                # "la ligne ONVA": in French no adjective stands before a name, so the article is that of a noun
                return _mention(said, i, i + len(name), "institution", 0 if said.language == "fr" else ADJECTIVES)
    return None


def _noun(said: Words, i: int) -> Mention | None:
    hit = said.at(i, "actor")
    if hit is None:
        return None
    if hit.value("pronoun") in ("this", "it") and not _stands_alone(said, hit):
        return None
    if hit.value("pronoun") is not None and hit.value("actor") is None:
        return Mention(i, hit.end, Actor(said.slice(i, hit.end), "unspecified"), _case(said, i), pronoun=True)
    idea = next((idea for idea in ("actor", "part", "outsider", "capital") if hit.value(idea) is not None), "")
    if not idea or (idea == "capital" and not said.capital(i)):
        return None
    if said.language == "nl" and idea == "actor" and said.at(i, "verb") and not _named_as_noun(said, i):
        return None  # "de Rijksdienst staat geen uitstel toe"
    french = said.language == "fr" and hit.end == i + 1
    if french and said.fits(i, "participle") and not said.ends_at(i, "connective", *BEFORE_NOUN):
        return None  # "assuré" after "est" insures nobody
    if french and idea == "part" and i and said.lower[i - 1].isalpha() and said.at(i - 1, "connective") is None:
        return None  # "le statut personnel"
    role = _role(said, hit, idea)
    return _mention(said, i, hit.end, role)


def _named_as_noun(said: Words, i: int) -> bool:
    """Is a word that may be a verb a noun: with a capital, behind a determiner or preposition, or "federale"?"""
    return said.capital(i) or said.ends_at(i, "connective", *BEFORE_NOUN) or said.fits(i - 1, "attribute")


def _stands_alone(said: Words, hit: Hit) -> bool:
    """ "Deze bezorgt ...", "Het verbindt zich ...": a verb of somebody who acts follows, no noun; "verbindt deze zich":
    it stands between such a verb and its "zich"."""
    if said.ends_at(hit.start, "cue", "commitment") and said.at(hit.end, "connective", "clitic") is not None:
        return True
    if hit.end >= len(said):
        return False
    if not said.capital(hit.start):
        inverted = said.ends_at(hit.start, "verb", "action") and hit.value("pronoun") == "it"
        return inverted and said.at(hit.end, "connective", "determiner", "adverb", "preposition") is not None
    return said.at(hit.end, "verb", "action") is not None or said.at(hit.end, "cue", "commitment") is not None


def _role(said: Words, hit: Hit, idea: str) -> Role:
    role: Role = hit.value(idea)  # type: ignore[assignment]
    if idea == "capital":
        follows = hit.end < len(said) and (_goes_on(said, hit.end) or _lower_noun(said, hit.end))
        return "third_party" if follows and not said.at(hit.end, "verb") and not said.at(hit.end, "cue") else role
    kind = _number(said, hit.start)
    if role in ("institution", "institutions") and kind == "other":
        return "third_party"
    if role == "institution" and (kind == "each" or (kind == "some" and said.language == "fr")):
        return "institutions" if idea == "actor" else role
    return role


def _goes_on(said: Words, i: int) -> bool:
    """Does a preposition go on with a name ("Dienst voor vuurtorens"), not with a phrase of its own ("door de Dienst
    van elke vertraging op de hoogte gebracht")?"""
    if said.at(i, "connective", "preposition") is None:
        return False
    determiner = said.at(i + 1, "connective", "determiner")
    return determiner is None or determiner.value("determiner") in ("one", "some")


def _lower_noun(said: Words, i: int) -> bool:
    """Does a word in lower case that is no verb go on with a name ("l'Office national")?"""
    return said.lower[i].isalpha() and not said.capital(i) and said.lower[i].endswith(("al", "ale", "aux", "ales"))


def _number(said: Words, head: int) -> str:
    """What the determiner says of number: one, some, each, other; "" for none."""
    start = _start(said, head)
    kinds = [hit.value("determiner") or "" for hit in said.find("connective", ("determiner",), start, head)]
    if not kinds and said.ends_at(start, "connective", "plural"):
        return "some"  # "des IPSS"
    return next((k for k in kinds if k in ("other", "each")), kinds[0] if kinds else "")


def _acronym(said: Words, i: int) -> Mention | None:
    """Capitals that no lexicon knows, with a determiner: somebody all the same."""
    written = said.text[said.starts[i] : said.ends[i]]
    if said.lower[i + 1 : i + 2] == ("-",):
        return None  # "de ICT-diensten": the noun behind the hyphen says who
    if len(written) < ACRONYM or not written.isalpha() or not written.isupper():
        return None
    if i == 0 or not (said.ends_at(i, "connective", "determiner", "preposition", "receiver") or _lower_actor(said, i)):
        return None
    return _mention(said, i, i + 1, "third_party")


def _lower_actor(said: Words, i: int) -> bool:
    return said.ends_at(i, "actor", "actor")


def _same_name(said: Words, last: Mention, mention: Mention) -> bool:
    return last.end == mention.start and not last.pronoun and said.text[said.starts[mention.start]].isupper()


def _mention(said: Words, head: int, end: int, role: Role, adjectives: int = ADJECTIVES) -> Mention:
    start = _start(said, head, adjectives)
    return Mention(start, end, Actor(said.slice(start, end), role), _case(said, start))


def _start(said: Words, head: int, adjectives: int = ADJECTIVES) -> int:
    """The determiner of a noun with at most so many adjectives between, or the noun itself."""
    while head > 1 and said.lower[head - 1] == "-" and said.ends[head - 1] == said.starts[head]:
        head -= 2  # "het EXPO-netwerk"
    start = head
    for i in range(head - 1, max(-1, head - 2 - adjectives), -1):
        hit = said.at(i, "connective")
        if hit and hit.value("determiner") is not None:
            start = i
        elif start < head or hit or not said.lower[i].isalpha() or said.at(i, "actor") or said.at(i, "cue"):
            break
    return start


def _case(said: Words, start: int) -> Case:
    """The case of words that begin at `start`, from what stands before them."""
    for case, ideas in (("agent", ("agent",)), ("receiver", ("receiver",)), ("complement", ("preposition", "purpose"))):
        if said.ends_at(start, "connective", *ideas):
            return case  # type: ignore[return-value]
    return "subject"


def _head(said: Words, mention: Mention) -> int:
    """The noun of a mention, after its determiner."""
    return next((i for i in range(mention.start, mention.end) if said.at(i, "actor")), mention.start)


def _owned(said: Words, found: list[Mention]) -> list[Mention]:
    """A service of somebody has its owner's role: "le service compétent de l'État" is the State's."""
    result: list[Mention] = []
    for n, mention in enumerate(found):
        owner = found[n + 1] if n + 1 < len(found) else None
        part = any(hit.value("part") is not None for hit in said.find("actor", ("part",), mention.start, mention.end))
        if (
            part
            and owner
            and owner.case == "complement"
            and owner.start - mention.end <= 2
            and "," not in said.lower[mention.end : owner.start]
        ):
            actor = Actor(said.slice(mention.start, owner.end), owner.actor.role)
            mention = Mention(mention.start, mention.end, actor, mention.case)
        elif part and said.lower[_head(said, mention)].endswith(PLURAL[said.language]):
            mention = Mention(mention.start, mention.end, Actor(mention.actor.text, "institutions"), mention.case)
        result.append(mention)
    return result
