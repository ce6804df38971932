"""The queue of the review: what is unsure in the corpus, in a document or between two, and what people decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

import streamlit as st

from align.reviewed import link_doubts
from corpus import rules
from corpus.listing import Listed
from corpus.verdict import Kind, Passage, Standing
from extract.doubts import Doubt, fact_doubts
from extract.reattachment import nearest
from views import shelf
from views.setting import place

Pair = tuple[Listed, Listed]
State = Literal["open", "decided", "all"]
STATES: tuple[State, ...] = ("open", "decided", "all")
KINDS = ("time_limit", "obligation", "citation", "link")


@dataclass(frozen=True, slots=True)
class Entry:
    """Something to decide or decided, and where it is: a document, or two."""

    doubt: Doubt
    where: tuple[Listed, ...]
    standing: Standing | None = None

    @property
    def id(self) -> str:
        return self.doubt.id

    @property
    def open(self) -> bool:
        """Unsure and not decided, or decided when the text or the proposal was another."""
        return bool(self.doubt.why) if self.standing is None else self.standing.changed

    @property
    def listed(self) -> bool:
        """Is it in the queue at all? What is beyond doubt is there for who looks for it only."""
        return self.open or self.standing is not None

    def within(self, state: State) -> bool:
        return state == "all" or (self.open if state == "open" else self.standing is not None)


@dataclass(frozen=True, slots=True)
class Orphan:
    """A decision whose words are no longer there, and the entry that resembles them most ("" where none does)."""

    standing: Standing
    resembles: str


@dataclass(frozen=True, slots=True)
class Queue:
    """All entries, the most consequential first, and the decisions that fit nowhere any more."""

    entries: tuple[Entry, ...]
    orphans: tuple[Orphan, ...]

    @property
    def unsure(self) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.entries if entry.listed)

    @property
    def decided(self) -> int:
        return sum(1 for entry in self.unsure if not entry.open)


def queue(where: Sequence[Listed], between: Sequence[Pair], progress: Callable[[int, int], None]) -> Queue:
    """The facts of some documents, and the links between pairs of documents."""
    known = place().database, rules.version(), shelf.decisions()
    total = len(where) + len(between)
    found: list[Queue] = []
    for listed in where:
        progress(len(found), total)
        found.append(_facts(*known, (listed.id, listed.sha256), listed))
    for pair in between:
        progress(len(found), total)
        found.append(_links(*known, tuple((one.id, one.sha256) for one in pair), pair))
    progress(total, total)
    entries = [entry for one in found for entry in one.entries]
    return Queue(
        tuple(sorted(entries, key=lambda entry: -entry.doubt.weight)),
        tuple(orphan for one in found for orphan in one.orphans),
    )


def pairs(several: Sequence[Listed], decided: Iterable[Standing] = ()) -> tuple[Pair, ...]:
    """What lawyers lay beside each other: contracts of one generation and language (each with the first of them), the
    generations of one institution, the two languages of one contract; and between which links were decided."""
    contracts = [one for one in several if one.kind == "contract" and one.articles]
    groups: dict[tuple[object, ...], list[Listed]] = {}
    for one in sorted(contracts, key=lambda one: (one.generation or 0, one.language, one.id)):
        groups.setdefault(("generation", one.generation, one.language), []).append(one)
        groups.setdefault(("institution", one.institution, one.language), []).append(one)
        groups.setdefault(("languages", one.institution, one.generation), []).append(one)
    found: dict[frozenset[str], Pair] = {}
    for key, group in groups.items():
        firsts = group if key[0] == "institution" else [group[0]] * len(group)  # generations follow each other
        for left, right in zip(firsts, group[1:], strict=False):
            if key[0] != "languages" or left.language != right.language:
                found.setdefault(frozenset((left.id, right.id)), (left, right))
    known = {one.id: one for one in several}
    for standing in decided:
        ids = tuple(dict.fromkeys(p.document for p in standing.verdict.subject.passages))
        if standing.verdict.subject.kind == "link" and len(ids) == 2 and all(id in known for id in ids):
            found.setdefault(frozenset(ids), (known[ids[0]], known[ids[1]]))
    return tuple(found.values())


def counts(entries: Sequence[Entry]) -> Counter[str]:
    """How many entries of each kind."""
    return Counter(entry.doubt.what for entry in entries)


@st.cache_resource(show_spinner=False, max_entries=64)
def _facts(database: str, rules_version: str, decisions: int, key: tuple[str, str], _listed: Listed) -> Queue:
    found = shelf.machine_findings(_listed)
    doubts = fact_doubts(found.document, found.obligations, found.limits, found.citations)
    return _attached(doubts, (_listed,), "fact")


@st.cache_resource(show_spinner=False, max_entries=16)
def _links(database: str, rules_version: str, decisions: int, key: tuple[tuple[str, str], ...], _where: Pair) -> Queue:
    left, right = _where
    doubts = link_doubts(shelf.machine_alignment(left, right), shelf.document(left), shelf.document(right))
    return _attached(doubts, _where, "link")


def _attached(doubts: Sequence[Doubt], where: tuple[Listed, ...], kind: Kind) -> Queue:
    found = shelf.verdicts().attach([d.proposal for d in doubts], [d.id for d in where], [kind])
    entries = tuple(Entry(doubt, where, found.held.get(n)) for n, doubt in enumerate(doubts))
    ordered = tuple(sorted(entries, key=lambda entry: -entry.doubt.weight))
    return Queue(ordered, tuple(Orphan(standing, _nearest(standing, doubts)) for standing in found.orphans))


def _nearest(standing: Standing, doubts: Sequence[Doubt]) -> str:
    subject = standing.verdict.subject
    others = {d.id: _place(d.proposal.subject.passages) for d in doubts if d.proposal.subject.what == subject.what}
    return nearest(_place(subject.passages), others)


def _place(passages: Sequence[Passage]) -> Passage:
    """The first that has words."""
    return next((p for p in passages if p.quote), passages[0])
