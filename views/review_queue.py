"""The queue of the review: what is unsure in the corpus, in a document or between two, and what people decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
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


def queue(where: Sequence[Listed], pair: bool, progress: Callable[[int, int], None]) -> Queue:
    """The facts of some documents, or with `pair` the links between two."""
    key = tuple((d.id, d.sha256) for d in where)
    if pair:
        return _links(place().database, key, rules.version(), shelf.decisions(), tuple(where))
    found: list[Queue] = []
    for n, listed in enumerate(where):
        progress(n, len(where))
        found.append(_facts(place().database, key[n], rules.version(), shelf.decisions(), listed))
    progress(len(where), len(where))
    entries = [entry for one in found for entry in one.entries]
    return Queue(
        tuple(sorted(entries, key=lambda entry: -entry.doubt.weight)),
        tuple(orphan for one in found for orphan in one.orphans),
    )


def counts(entries: Sequence[Entry]) -> Counter[str]:
    """How many entries of each kind."""
    return Counter(entry.doubt.what for entry in entries)


@st.cache_resource(show_spinner=False, max_entries=64)
def _facts(database: str, key: tuple[str, str], rules_version: str, decisions: int, _listed: Listed) -> Queue:
    found = shelf.machine_findings(_listed)
    doubts = fact_doubts(found.document, found.obligations, found.limits, found.citations)
    return _attached(doubts, (_listed,), "fact")


@st.cache_resource(show_spinner=False, max_entries=16)
def _links(
    database: str, key: tuple[tuple[str, str], ...], rules_version: str, decisions: int, _where: tuple[Listed, ...]
) -> Queue:
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
