"""Anchors: which event a limit is counted from, and whose duty it is to bring that event about.

"Within 15 working days of the remise of the draft": the sentence that tells somebody to deliver the draft is looked for
by its words (the same event, the same nouns), never by its number. Where it holds a limit of its own the two are a
chain; where nobody has the duty the event comes from outside.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from corpus.model import Document
from extract.facts import Relative, TimeLimit
from extract.schedule.events import Phrase, boundary, brought_about, phrase
from extract.schedule.sentences import Sentence

ENOUGH = 0.6
"""Share of the nouns of the anchor that the duty must have."""
NEAR = {"provision": 0.4, "article": 0.3, "division": 0.1}
FEW_WORDS = {0: NEAR["article"], 1: NEAR["division"]}
"""How near the duty must be where the anchor has no noun but its event, or one."""
FIRST, DATED = 0.3, 0.2
"""What it adds that the duty is about this event in the first place, and that it has a limit itself."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """The event a limit is counted from.

    `event` is its id; `boundary` is set where the calendar or the term gives its date ("contract_end", "quarter");
    `fulfilled_by` is the sentence whose fulfilment is the event, `rivals` the sentences that fit as well.
    """

    event: str
    words: str
    boundary: str = ""
    fulfilled_by: Sentence | None = None
    rivals: tuple[Sentence, ...] = ()
    score: float = 0.0


def anchor(document: Document, key: str, limit: TimeLimit, sentences: tuple[Sentence, ...]) -> Anchor | None:
    """The event that a relative limit (whose id is `key`) is counted from; None where its words name none."""
    if not isinstance(limit.norm, Relative) or not limit.norm.anchor.strip():
        return None
    words = " ".join(limit.norm.anchor.split())
    end = boundary(words, document.language)
    if end:
        return Anchor(_event_id(document, end), words, end)
    said = phrase(words, document.language)
    scored = sorted(
        ((score, -i, c) for i, c in enumerate(sentences) if (score := _score(said, limit, c, key)) > 0), reverse=True
    )
    if not scored:
        return Anchor(_event_id(document, *_scope(said, limit, words)), words)
    best, _, sentence = scored[0]
    rivals = tuple(c for score, _, c in scored[1:] if score == best)
    return Anchor(_event_id(document, sentence.eid, sentence.text), words, "", sentence, rivals, best)


def fulfils(said: Phrase, duty: Phrase) -> float:
    """How well a duty brings an event about by its words: the share of the nouns, more where it is about this event in
    the first place; 0 where it does not."""
    if not said.names <= duty.words:  # the board of the RSZ is not the board of another
        return 0.0
    wanted = brought_about(said.head)
    if not said.head:  # an event without a verb of its own: all its words must be there
        return float(bool(said.objects) and said.objects <= duty.words)
    if wanted not in duty.events[:2]:  # further on a thing is mentioned, not done
        return 0.0
    first = FIRST if duty.head == wanted else 0.0
    if not said.objects:  # "la réunion"; what was received is not said in "leur réception"
        return 1.0 if first and wanted == said.head else 0.0
    shared = len(said.objects & duty.words) / len(said.objects)
    return shared + first if shared >= ENOUGH else 0.0


def _score(said: Phrase, limit: TimeLimit, sentence: Sentence, key: str) -> float:
    """The words count first, then how near the sentence stands; few words are trusted only nearby."""
    found = 0.0 if key in sentence.limits else fulfils(said, sentence.said)
    near = _near(limit, sentence)
    if not found or near < FEW_WORDS.get(len(said.objects), 0.0):
        return 0.0
    return found + near + (DATED if sentence.limits and said.objects else 0.0)


def _near(limit: TimeLimit, sentence: Sentence) -> float:
    if sentence.article == limit.article:
        beside = limit.eid.rsplit("__", 1)[0] == sentence.eid.rsplit("__", 1)[0]
        return NEAR["provision"] if beside or limit.eid == sentence.eid else NEAR["article"]
    return NEAR["division"] if _division(limit.eid) == _division(sentence.eid) else 0.0


def _division(eid: str) -> str:
    """The chapter of an article: what stands before the article in the eId."""
    return eid.partition("art_")[0]


def _scope(said: Phrase, limit: TimeLimit, words: str) -> tuple[str, ...]:
    """ "La réunion" is one event in each article; "la réunion du conseil national" is one in the whole document."""
    return (words.lower(),) if said.objects else (limit.article or limit.eid, words.lower())


def _event_id(document: Document, *parts: str) -> str:
    return "event-" + sha256("\x1f".join((document.id, *parts)).encode()).hexdigest()[:16]
