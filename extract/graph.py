"""The graph: who owes what to whom until when, counted from what.

Nodes are documents, provisions, parties, obligations, conditions, events, deadlines and calendar profiles. The edge
that matters most is `fulfils`: to deliver the report is the event from which another limit is counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Literal, TypeAlias, get_args

import networkx as nx

from corpus.model import Document, Provision
from extract.duties import Bearer, Duty, Keyed, duty_of, keyed_duties
from extract.facts import Relative
from extract.schedule.events import sanctions
from extract.schedule.plan import Plan, Planned
from extract.schedule.sentences import Sentence, sentences

NodeKind = Literal[
    "document", "provision", "party", "obligation", "condition", "event", "deadline", "calendar_profile",
]  # fmt: skip
EdgeKind = Literal[
    "bears", "owed_to", "stated_in", "has_deadline", "counted_from", "fulfils", "subject_to", "exception_to",
    "sanctioned_by", "uses_calendar",
]  # fmt: skip
NODE_KINDS: tuple[NodeKind, ...] = get_args(NodeKind)
EDGE_KINDS: tuple[EdgeKind, ...] = get_args(EdgeKind)
ENDS: dict[EdgeKind, tuple[tuple[NodeKind, ...], tuple[NodeKind, ...]]] = {
    "bears": (("party",), ("obligation",)),
    "owed_to": (("obligation",), ("party",)),
    "stated_in": (("obligation", "deadline", "provision"), ("provision", "document")),
    "has_deadline": (("obligation",), ("deadline",)),
    "counted_from": (("deadline",), ("event",)),
    "fulfils": (("obligation", "deadline"), ("event",)),
    "subject_to": (("obligation",), ("condition",)),
    "exception_to": (("condition",), ("obligation",)),
    "sanctioned_by": (("obligation",), ("provision",)),
    "uses_calendar": (("deadline",), ("calendar_profile",)),
}
"""What each edge may lead from and to. A deadline fulfils an event itself only where no obligation is known for it."""
ONE_OF_A_KIND = frozenset({
    "institution", "state", "both_parties", "institutions", "college", "management_committee",
    "government_commissioner",
})  # fmt: skip
"""Roles that one party plays in a contract, whatever it is called; ministers and third parties are told apart by name.
"""

Graph: TypeAlias = "nx.MultiDiGraph[str]"
"""Attributes are str, int or float, so that every export takes them; what is empty is left out."""


def graph(plan: Plan, duties: Sequence[Duty] = ()) -> Graph:
    """The graph of a planned document and its obligations."""
    work = _Work(plan, keyed_duties(plan.document.id, duties), nx.MultiDiGraph())
    work.build()
    return work.graph


@dataclass(frozen=True, slots=True)
class _Work:
    plan: Plan
    duties: Keyed
    graph: Graph

    names: dict[str, Counter[str]] = field(default_factory=dict)
    """What the text calls each party, and how often."""

    def build(self) -> None:
        document = self.plan.document
        self._node(_document(document), "document", document.title or document.id, language=document.language,
                   institution=document.institution, source=document.source)  # fmt: skip
        for key, duty in self.duties:
            self._obligation(key, duty)
        regime = self.plan.regime
        self._node(_profile(regime.id), "calendar_profile", regime.name(document.language), source=regime.source("en"))
        for limit in self.plan.limits:
            self._deadline(limit)
        for limit in self.plan.limits:
            self._counted_from(limit)
        self._sanctions()
        for node, said in self.names.items():
            self.graph.nodes[node]["label"] = _fullest(said)

    def _obligation(self, key: str, duty: Duty) -> None:
        node = f"obligation:{key}"
        self._node(node, "obligation", duty.action or duty.quote, quote=duty.quote, modality=duty.modality,
                   article=duty.article, start=duty.start, end=duty.end)  # fmt: skip
        self._edge(self._party(duty.bearer), node, "bears")
        self._edge(node, self._provision(duty.eid), "stated_in")
        if duty.counterparty is not None:
            self._edge(node, self._party(duty.counterparty), "owed_to")
        if duty.condition:
            self._edge(node, self._condition(duty.condition, "condition"), "subject_to")
        if duty.exception:
            self._edge(self._condition(duty.exception, "exception"), node, "exception_to")

    def _party(self, actor: Bearer) -> str:
        name = " ".join(actor.text.split())
        apart = actor.role not in ONE_OF_A_KIND and name
        node = f"party:{actor.role}" + (f":{name.lower()}" if apart else "")
        self._node(node, "party", name or actor.role, role=actor.role)
        self.names.setdefault(node, Counter())[name or actor.role] += 1
        return node

    def _condition(self, words: str, use: str) -> str:
        node = "condition:" + sha256(words.encode()).hexdigest()[:16]
        self._node(node, "condition", words, use=use)
        return node

    def _provision(self, eid: str) -> str:
        """The provision, stated in the document. An eId that the document does not have is kept as it is."""
        node = f"provision:{eid}"
        if node not in self.graph:
            found = self.plan.document.root.find(eid)
            self._node(node, "provision", _name(found) or eid, eid=eid)
            self._edge(node, _document(self.plan.document), "stated_in")
        return node

    def _deadline(self, limit: Planned) -> None:
        node, fact = f"deadline:{limit.id}", limit.limit
        dates = " ".join(o.effective.isoformat() for o in limit.occurrences)
        nominal = " ".join(o.nominal.isoformat() for o in limit.occurrences)
        self._node(node, "deadline", fact.quote, norm=str(fact.norm.as_json()["kind"]), article=fact.article,
                   dates=dates, nominal=nominal, open=limit.why.key if limit.why else "")  # fmt: skip
        self._edge(node, self._provision(fact.eid), "stated_in")
        self._edge(node, _profile(self.plan.regime.id), "uses_calendar")
        owner = duty_of(fact, self.duties)
        if owner is not None:
            self._edge(f"obligation:{owner}", node, "has_deadline")

    def _counted_from(self, limit: Planned) -> None:
        anchor, norm = limit.anchor, limit.limit.norm
        if anchor is None or not isinstance(norm, Relative):
            return
        self._node(anchor.event, "event", anchor.words, boundary=anchor.boundary)
        roll = self.plan.regime.roll if norm.direction == "after" else self.plan.regime.roll_back
        self._edge(f"deadline:{limit.id}", anchor.event, "counted_from", offset=float(norm.amount), unit=norm.unit,
                   direction=norm.direction, bound=norm.limit, roll=roll)  # fmt: skip
        if anchor.fulfilled_by is not None:
            for source in self._fulfilling(anchor.fulfilled_by):
                self._edge(source, anchor.event, "fulfils", score=round(anchor.score, 3))

    def _fulfilling(self, sentence: Sentence) -> Iterator[str]:
        """The obligation that brings an event about: that of the sentence's limit, else the first in the sentence."""
        limits = [self.plan.find(key) for key in sentence.limits]
        owners = [duty_of(found.limit, self.duties) for found in limits if found is not None]
        inside = [k for k, d in self.duties if d.eid == sentence.eid and sentence.start <= d.start < sentence.end]
        owner = next((key for key in owners if key is not None), inside[0] if inside else None)
        if owner is not None:
            yield f"obligation:{owner}"
        else:
            yield from (f"deadline:{key}" for key in sentence.limits)

    def _sanctions(self) -> None:
        """A sentence of the same article that says what happens otherwise sanctions the duties that have a limit."""
        document = self.plan.document
        found = [s for s in sentences(document, ()) if sanctions(s.text, document.language)]
        for key, duty in self.duties:
            limited = any(
                d["kind"] == "has_deadline" for _, _, d in self.graph.out_edges(f"obligation:{key}", data=True)
            )
            for one in found if limited and duty.article else ():
                if one.article == duty.article and not (one.eid == duty.eid and one.start <= duty.start < one.end):
                    self._edge(f"obligation:{key}", self._provision(one.eid), "sanctioned_by", quote=one.text)

    def _node(self, node: str, kind: NodeKind, label: str, **more: str | int | float) -> None:
        said = {"kind": kind, "label": " ".join(label.split()), **more}
        self.graph.add_node(node, **{name: value for name, value in said.items() if value != ""})

    def _edge(self, source: str, target: str, kind: EdgeKind, **more: str | int | float) -> None:
        if not self.graph.has_edge(source, target, kind):
            self.graph.add_edge(source, target, key=kind, kind=kind, **{k: v for k, v in more.items() if v != ""})


def _fullest(said: Counter[str]) -> str:
    """The name of a party: a name with a capital before a pronoun, the more frequent before the rarer."""
    named = (any(sign.isupper() for sign in name[1:]) for name in said)
    return min(zip(said, named, strict=True), key=lambda pair: (not pair[1], -said[pair[0]], pair[0]))[0]


def _document(document: Document) -> str:
    return f"document:{document.id}"


def _profile(id: str) -> str:
    return f"calendar:{id}"


def _name(provision: Provision | None) -> str:
    return " ".join((provision.label, provision.heading)).strip() if provision is not None else ""
