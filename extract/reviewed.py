"""Reviewed facts: what people decided, applied to what the machine found.

What was accepted or corrected holds as it was when it was decided, whatever a later computation finds; what was
rejected is left out and kept beside. Nothing is written here.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Generic, Literal, cast, get_args

from corpus.messages import Tongue, say
from corpus.model import Document
from corpus.reattachment import letters
from corpus.verdict import Passage, Proposal, Standing, Subject, fingerprint
from extract.actors import Actor, Role
from extract.citations import InternalCitation
from extract.facts import AnyFact, Fact, Json, TimeLimit
from extract.modality import Modality
from extract.norms import norm_of
from extract.obligations import Obligation
from extract.passages import wording

if TYPE_CHECKING:
    from corpus.verdicts import Verdicts

What = Literal["obligation", "time_limit", "citation"]


@dataclass(frozen=True, slots=True)
class Reviewed(Generic[AnyFact]):
    """The facts that hold, in reading order, each with what people decided about it; and those that were rejected."""

    kept: tuple[AnyFact, ...]
    rejected: tuple[AnyFact, ...] = ()


def reviewed(document: Document, facts: tuple[AnyFact, ...], store: Verdicts | None) -> Reviewed[AnyFact]:
    """All facts of one kind of a document, as people left them; untouched where there is no store."""
    if store is None or not facts or not store.count():
        return Reviewed(facts)
    places = [(i, p) for i, p in enumerate(proposals(document, facts)) if p is not None]
    found = store.attach([p for _, p in places], [document.id], ["fact"])
    return applied(facts, {places[n][0]: standing for n, standing in found.held.items()})


def applied(facts: tuple[AnyFact, ...], held: dict[int, Standing]) -> Reviewed[AnyFact]:
    """The facts with these standings (by index) applied."""
    if not held:
        return Reviewed(facts)
    gone = any(standing.verdict.value is None for standing in held.values())
    numbered = _numbered(facts) if gone else facts
    kept: list[AnyFact] = []
    rejected: list[AnyFact] = []
    for i, fact in enumerate(numbered):
        standing = held.get(i)
        if standing is None:
            kept.append(fact)
        elif standing.verdict.value is None:
            rejected.append(replace(fact, standing=standing))
        else:
            kept.append(replace(valued(fact, standing.verdict.value) or fact, standing=standing))
    return Reviewed(tuple(kept), tuple(rejected))


def proposals(document: Document, facts: Sequence[Fact]) -> tuple[Proposal | None, ...]:
    """What a person decides on, for each fact; None for kinds that nobody is asked about.

    `facts` are all of their kind in the document: which of several with the same words one is, is counted in them.
    """
    texts = {p.eid: wording(p) for p in document.root.walk()}
    seen: Counter[tuple[str, ...]] = Counter()
    found: list[Proposal | None] = []
    for fact in facts:
        what = what_of(fact)
        if not what:
            found.append(None)
            continue
        said = (what, fact.eid, letters(fact.quote))
        place = Passage(document.id, fact.eid, fact.quote, fact.article, seen[said], document.sha256)
        seen[said] += 1
        subject = Subject("fact", (place,), what=what)
        sure = fact.confidence if isinstance(fact, Obligation) else None
        found.append(Proposal(subject, value_of(fact), sure, fingerprint(texts.get(fact.eid, ""))))
    return tuple(found)


def what_of(fact: Fact) -> What | Literal[""]:
    """The kind of a fact, as the subjects of verdicts name it."""
    match fact:
        case Obligation():
            return "obligation"
        case TimeLimit():
            return "time_limit"
        case InternalCitation():
            return "citation"
    return ""


def value_of(fact: Fact) -> str:
    """What of a fact can be decided, as JSON: bearer and modality, the norm, or the provision cited."""
    match fact:
        case Obligation():
            bearer, modality = fact.bearer, fact.modality
            return as_text({"bearer": {"role": bearer.role, "text": bearer.text}, "modality": modality})
        case TimeLimit():
            return as_text(fact.norm.as_json())
        case InternalCitation():
            return as_text({"target": fact.target, "eids": list(fact.eids)})
    return ""


def valued(fact: AnyFact, value: str) -> AnyFact | None:
    """The fact with a value such as `value_of` gives; None where it is none for such a fact."""
    if value == value_of(fact):
        return fact
    try:
        told = json.loads(value)
        return cast(AnyFact, _valued(fact, told)) if isinstance(told, dict) else None
    except (ValueError, KeyError, TypeError):
        return None


def _valued(fact: Fact, told: Json) -> Fact | None:
    match fact:
        case Obligation():
            bearer, modality = told["bearer"], told["modality"]
            if (
                not isinstance(bearer, dict)
                or bearer["role"] not in get_args(Role)
                or modality not in get_args(Modality)
            ):
                return None
            actor = Actor(str(bearer.get("text") or ""), bearer["role"])
            return replace(fact, bearer=actor, modality=cast(Modality, modality))
        case TimeLimit():
            return replace(fact, norm=norm_of(told))
        case InternalCitation():
            eids = told["eids"]
            if not isinstance(eids, list):
                return None
            return replace(fact, target=str(told["target"]), eids=tuple(map(str, eids)), dangling=False)
    return None


def as_text(told: Json) -> str:
    """JSON in one form only, so that equal values are equal texts."""
    return json.dumps(told, ensure_ascii=False, sort_keys=True)


def review_of(standing: Standing | None) -> Json:
    """For the exchange format: `review`, with who decided what and when; nothing where nobody did."""
    if standing is None:
        return {}
    verdict = standing.verdict
    told: Json = {"decision": verdict.decision, "who": verdict.who, "at": verdict.at.isoformat()}
    told |= {"note": verdict.note} if verdict.note else {}
    told |= {"proposed": verdict.proposed} if verdict.decision != "accept" else {}
    told |= {"conflict": [other.who for other in standing.unseen]} if standing.unseen else {}
    return {"review": told | ({"changed": True} if standing.changed else {})}


def decided_words(standing: Standing | None, tongue: Tongue) -> str:
    """Who decided what and when, in a line; "" where nobody did."""
    if standing is None:
        return ""
    told = standing.verdict.told(tongue)
    if not standing.unseen:
        return told
    others = "; ".join(other.told(tongue) for other in standing.unseen)
    return say("review.with_conflict", tongue, told=told, others=others)


def _numbered(facts: Iterable[AnyFact]) -> tuple[AnyFact, ...]:
    """Each with its number among those of the same words, so that ids stay when one of them is left out."""
    seen: Counter[tuple[str, str]] = Counter()
    found: list[AnyFact] = []
    for fact in facts:
        key = fact.eid, " ".join(fact.quote.split())
        found.append(replace(fact, nth=seen[key]))
        seen[key] += 1
    return tuple(found)
