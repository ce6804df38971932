"""Obligations: who owes what to whom, one record for each subject and verb."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from corpus.model import Document, Provision
from extract.actors import NOBODY, Actor, Mention, Roster, mentions, roster
from extract.bearers import OPEN, Antecedents, bearer_of, counterparty_of, relatives
from extract.clauses import Clause, clauses
from extract.facts import Fact, Json
from extract.items import Stem, item_agent, item_is_duty, stem_of
from extract.modality import Modality, Reading, confidence, reading
from extract.passages import SILENT, Passage, passages
from extract.qualifiers import qualifiers
from extract.second_vote import SecondVote, voted
from extract.sentences import sentences
from extract.words import Words, words

UNREAD = frozenset({"table", "footnote", "heading", "preamble", "signature", "document"}) | SILENT
STOPS = frozenset(",;.:-–")


@dataclass(frozen=True, slots=True)
class Obligation(Fact):
    """Somebody owes, may, must not or tries to do something.

    `cue` are the words that give the modality, at [cue_start, cue_end) of the same wording; both -1 where they stand in
    the stem of a list. `confidence` from 0 to 1, with the `reasons` behind it.
    """

    bearer: Actor
    counterparty: Actor | None
    modality: Modality
    cue: str
    cue_start: int
    cue_end: int
    action: str
    condition: str
    exception: str
    confidence: float
    reasons: tuple[str, ...]

    def as_json(self) -> Json:
        """The fields of the exchange format that do not say where."""
        return {
            "bearer": _actor_json(self.bearer),
            "counterparty": _actor_json(self.counterparty) if self.counterparty else None,
            "modality": self.modality,
            "cue": self.cue,
            "action": self.action,
            "condition": self.condition or None,
            "exception": self.exception or None,
            "confidence": self.confidence,
            "reasons": list(self.reasons),
        }


def _actor_json(actor: Actor) -> Json:
    return {"text": actor.text or None, "role": actor.role}


@dataclass(slots=True)
class _Thread:
    """What a reader keeps in mind from one sentence of an article to the next."""

    said: Antecedents = field(default_factory=Antecedents)


def obligations(document: Document, vote: SecondVote | None = None) -> tuple[Obligation, ...]:
    """All obligations of a document, in reading order. `vote`: a parser that may lower their confidence."""
    places = {passage.provision.eid: passage for passage in passages(document) if passage.binding}
    reader = _Reader(document, roster(document), places)
    found = tuple(reader.below(document.root, None, _Thread()))
    return found if vote is None else voted(document, found, vote)


@dataclass(frozen=True, slots=True)
class _Reader:
    document: Document
    known: Roster
    places: dict[str, Passage]

    def below(self, provision: Provision, stem: Stem | None, thread: _Thread) -> Iterator[Obligation]:
        """The obligations of a provision and of what stands below it; `stem` introduces it."""
        if provision.kind == "article":
            thread = _Thread()
        own: Stem | None = None
        passage = self.places.get(provision.eid)
        if passage is not None and provision.kind not in UNREAD:
            own, found = self._read(passage, stem, thread)
            yield from found
        inherited = own
        for child in provision.children:
            if child.kind in UNREAD and child.kind != "heading":
                continue
            yield from self.below(child, inherited, thread)
            inherited = self._next(child, own, inherited)

    def _next(self, child: Provision, own: Stem | None, before: Stem | None) -> Stem | None:
        """The stem of the next child: a paragraph that ends in a colon may introduce its younger siblings."""
        if own is not None or child.kind != "paragraph" or child.children:
            return own
        text = child.text.rstrip()
        if text.endswith(":"):
            return self._read(self.places[child.eid], None, _Thread())[0] if child.eid in self.places else None
        return before if before is not None and text[:1].islower() else None

    def _read(self, passage: Passage, stem: Stem | None, thread: _Thread) -> tuple[Stem | None, list[Obligation]]:
        """The obligations of one wording, and the stem that it is for what stands below it."""
        said = words(passage.text, self.document.language)
        actors = mentions(said, self.known)
        found: list[Obligation] = []
        last: Stem | None = stem if stem and stem.silent else None
        if stem is not None and stem.silent:
            return stem, []
        for start, end in sentences(said):
            records, last = self._sentence(passage, said, actors, (start, end), stem, thread)
            found += records
        opens = passage.text.rstrip().endswith(":") or not found
        return (last if opens and last is not None else None), found

    def _sentence(
        self,
        passage: Passage,
        said: Words,
        actors: tuple[Mention, ...],
        span: tuple[int, int],
        stem: Stem | None,
        thread: _Thread,
    ) -> tuple[list[Obligation], Stem | None]:
        start, end = span
        parts = clauses(said, start, end, actors)
        records: list[Obligation] = []
        read: Reading | None = None
        bearer = OPEN
        if stem is not None and stem.bearer.role != "unspecified":
            thread.said = Antecedents(stem.bearer, stem.bearer, stem.bearer)
        for clause in parts:
            before = bearer
            bearer = bearer_of(said, clause, actors, thread.said, stem is not None and clause.start == start)
            if clause.joined and bearer.actor == NOBODY and not clause.passive:
                bearer = before
            read = reading(said, clause, bearer.agentive)
            if read is not None:
                records.append(self._record(passage, said, actors, clause, bearer.actor, read, bearer.reasons))
            records += self._relatives(passage, said, actors, clause, records)
            if clause.passive or bearer.agent:
                bearer = OPEN  # a further verb has the thing for its subject, not its agent
            thread.said = thread.said.then(bearer, [m for m in actors if clause.start <= m.start < clause.end])
        if not parts and stem is not None and item_is_duty(said, start, end, stem):
            records.append(self._item(passage, said, actors, (start, end), stem))
        opened = stem_of(said, start, end, parts, bearer.actor, read, actors, stem)
        if opened is not None and opened.silent and parts:
            return ([] if opened.defines else records), opened
        if opened is not None and opened.bare and records and parts:
            records.pop()
        return records, opened

    def _relatives(
        self, passage: Passage, said: Words, actors: tuple[Mention, ...], clause: Clause, before: list[Obligation]
    ) -> Iterator[Obligation]:
        """Duties in relative clauses; the record of the clause around ends where one that closes it begins."""
        for relative, actor in relatives(said, clause, actors):
            read = reading(said, relative, True)
            if read is None:
                continue
            around = before[-1] if before else None
            start = said.starts[relative.start]
            if relative.end == clause.end and around and around.start < start < around.end and not _late(said, clause):
                quote = passage.text[around.start : start].rstrip(" ,")
                before[-1] = replace(around, end=around.start + len(quote), quote=quote)
            yield self._record(passage, said, actors, relative, actor, read, ())

    def _record(
        self,
        passage: Passage,
        said: Words,
        actors: tuple[Mention, ...],
        clause: Clause,
        bearer: Actor,
        read: Reading,
        why: tuple[str, ...],
    ) -> Obligation:
        reasons = (*read.reasons, *why)
        place = _place(passage, said, clause.start, clause.end)
        condition, exception = qualifiers(said, clause)
        return Obligation(
            *place,
            bearer=bearer,
            counterparty=counterparty_of(clause, actors, bearer),
            modality=read.modality,
            cue=said.slice(read.start, read.end),
            cue_start=said.starts[read.start],
            cue_end=said.ends[read.end - 1],
            action=_action(said, clause),
            condition=condition,
            exception=exception,
            confidence=confidence(reasons),
            reasons=reasons,
        )

    def _item(
        self, passage: Passage, said: Words, actors: tuple[Mention, ...], span: tuple[int, int], stem: Stem
    ) -> Obligation:
        """A point without a verb of its own: bearer and modality are its stem's."""
        start, end = span
        bearer = item_agent(said, start, end, actors) or stem.bearer
        modality: Modality = "obligation" if stem.modality == "prohibition" else stem.modality
        return Obligation(
            *_place(passage, said, start, end),
            bearer=bearer,
            counterparty=next((m.actor for m in actors if m.case == "receiver" and start <= m.start < end), None),
            modality=modality,
            cue=stem.cue,
            cue_start=-1,
            cue_end=-1,
            action=said.slice(start, end).rstrip(" .;,:"),
            condition="",
            exception="",
            confidence=confidence(("inherited",)),
            reasons=("inherited",),
        )


def _late(said: Words, clause: Clause) -> bool:
    """Does the verb of a clause stand behind its relative clauses?"""
    return any(v.start < clause.verb.start for v in clause.inner if v.opener >= 0)


def _place(passage: Passage, said: Words, start: int, end: int) -> tuple[str, str, int, int, str]:
    """Article, eid, offsets and quote of words [start, end), without the joint or the stop at their ends."""
    while end - 1 > start and (said.lower[end - 1] in STOPS or said.at(end - 1, "connective", "joint")):
        end -= 1
    first, last = said.starts[start], said.ends[end - 1]
    return passage.article, passage.provision.eid, first, last, passage.text[first:last]


def _action(said: Words, clause: Clause) -> str:
    """From the verb on; in Dutch, where the verb can stand before its subject, the whole clause."""
    start = clause.verb.start if said.language == "fr" and not clause.passive else clause.start
    return said.slice(start, clause.end).rstrip(" .;,:")
