"""Doubts: which facts of a document a person should look at, and why, the most consequential first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.messages import Tongue, say
from corpus.model import Document
from corpus.verdict import Proposal
from extract.citations import InternalCitation
from extract.facts import Fact, Relative, TimeLimit, Unspecified
from extract.obligations import Obligation
from extract.reviewed import proposals

TOLERANCE = 0.8
"""Confidence from which an obligation needs no look."""
BINDING = {"obligation": 1.0, "prohibition": 1.0, "best_effort": 0.7, "permission": 0.5, "declaration": 0.4}
"""How much hangs on who is bound, by modality."""
OPEN_LIMIT, NO_BEARER, NO_EVENT, NOWHERE, UNSURE = 0.95, 0.8, 0.6, 0.5, 0.7
"""How much hangs on a limit without a figure, on a duty that nobody bears, on a limit that counts from nothing, on a
citation of what is not there; and on a reading that is wrong for sure."""
NO_DUTY = 0.5
"""A limit that belongs to no duty weighs so much of it."""
WITH_LIMIT = 0.1
"""A duty with a time limit weighs so much more."""


@dataclass(frozen=True, slots=True)
class Why:
    """Why something is unsure: a message of the catalogue and its values."""

    key: str
    values: tuple[tuple[str, str], ...] = ()

    def said(self, tongue: Tongue) -> str:
        return say(self.key, tongue, **dict(self.values))


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something to decide: what is proposed, why it is unsure ((), where it is not), how much hangs on it (0 to 1)."""

    proposal: Proposal
    why: tuple[Why, ...]
    weight: float
    fact: Fact | None = None
    """None for a link."""

    @property
    def id(self) -> str:
        return self.proposal.subject.digest()[:20]

    @property
    def what(self) -> str:
        """ "obligation", "time_limit", "citation", "link"."""
        subject = self.proposal.subject
        return subject.what if subject.kind == "fact" else subject.kind


def fact_doubts(
    document: Document, obligations: Sequence[Obligation], limits: Sequence[TimeLimit], citations: Sequence[Fact]
) -> tuple[Doubt, ...]:
    """One for each fact that people are asked about, in reading order of each kind; also for those beyond doubt."""
    held = {(limit.eid, limit.start) for limit in limits}
    owed = [(duty.eid, duty.start, duty.end) for duty in obligations if BINDING[duty.modality] == 1.0]
    found = []
    for facts in (obligations, limits, citations):
        for fact, proposal in zip(facts, proposals(document, facts), strict=True):
            if proposal is not None:
                why, weight = _doubt(fact, held)
                idle = isinstance(fact, TimeLimit) and not any(_within(fact, *place) for place in owed)
                weight *= NO_DUTY if idle else 1.0
                found.append(Doubt(proposal, why, weight, fact))
    return tuple(found)


def ranked(doubts: Sequence[Doubt]) -> tuple[Doubt, ...]:
    """Those that are unsure, the most consequential first, then in reading order."""
    return tuple(sorted((d for d in doubts if d.why), key=lambda d: -d.weight))


def _doubt(fact: Fact, limits: set[tuple[str, int]]) -> tuple[tuple[Why, ...], float]:
    match fact:
        case Obligation():
            return _of_obligation(fact, limits)
        case TimeLimit(norm=Unspecified()):
            return (Why("review.why_open_limit"),), OPEN_LIMIT
        case TimeLimit(norm=Relative(anchor="")):
            return (Why("review.why_no_event"),), NO_EVENT
        case InternalCitation(dangling=True):
            return (Why("review.why_dangling"),), NOWHERE
    return (), 0.0


def _within(limit: TimeLimit, eid: str, start: int, end: int) -> bool:
    return limit.eid == eid and start <= limit.start < end


def _of_obligation(fact: Obligation, limits: set[tuple[str, int]]) -> tuple[tuple[Why, ...], float]:
    why: list[Why] = []
    weight = 0.0
    if fact.confidence < TOLERANCE:
        why.append(Why("review.why_confidence", (("percent", str(round(fact.confidence * 100))),)))
        weight = UNSURE * (1 - fact.confidence)
    if fact.bearer.role == "unspecified":
        why.append(Why("review.why_no_bearer"))
        weight = max(weight, NO_BEARER * BINDING[fact.modality])
    if not why:
        return (), 0.0
    dated = any((fact.eid, at) in limits for at in range(fact.start, fact.end))
    return tuple(why), weight + (WITH_LIMIT if dated else 0.0)
