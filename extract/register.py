"""The register: how each obligation stands, who answers for it, what proves it, and who wrote that when.

Nothing is ever overwritten: an entry is the sum of its events. After a document is read again, `follow` attaches the
entries to its obligations by what they say; an entry that fits nowhere is kept and listed as orphaned.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal, cast, get_args

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from corpus.errors import ReadingError
from corpus.exports.characters import xml_text
from extract.reattachment import Obligation, nearest, reattached
from extract.register_store import Store, now, utc
from extract.register_tables import EntryRow, EventRow

Status = Literal["open", "done", "late", "not_applicable"]
STATUSES: tuple[Status, ...] = get_args(Status)
TOOL = "concordance"
"""Who writes that an entry was attached to a new reading."""


class RegisterError(ReadingError):
    """The register holds no such entry, or cannot take what was to be written. `file` names the database."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What proves how an obligation stands: a file by its name, a page from 1, the words there."""

    file: str
    page: int | None = None
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """What somebody writes; None leaves a thing as it is, "" empties it."""

    who: str
    status: Status | None = None
    responsible: str | None = None
    note: str | None = None
    evidence: Evidence | None = None
    """To be added to what is there."""
    withdrawn: Evidence | None = None
    """To be taken from what is there."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How an obligation stands."""

    status: Status = "open"
    responsible: str = ""
    note: str = ""
    evidence: tuple[Evidence, ...] = ()

    def after(self, event: Event) -> Standing:
        """How it stands once the event is written."""
        evidence = tuple(e for e in self.evidence if e not in (event.withdrawn, event.evidence))
        return Standing(
            event.status or self.status,
            self.responsible if event.responsible is None else event.responsible,
            self.note if event.note is None else event.note,
            evidence + ((event.evidence,) if event.evidence else ()),
        )


@dataclass(frozen=True, slots=True)
class Written:
    """One line of the history: what was written, when (UTC), and how things stood before."""

    number: int
    at: datetime
    event: Event
    before: Standing
    moved: tuple[str, str] | None = None
    """Ids of the obligation before and after, where the line says that the entry was attached anew."""


@dataclass(frozen=True, slots=True)
class State:
    """An obligation as the register has it. `number` counts its events; `at` and `who` are of the last one."""

    id: str
    document: str
    eid: str
    article: str
    quote: str
    action: str
    standing: Standing
    number: int = 0
    at: datetime | None = None
    who: str = ""
    orphaned: bool = False
    nearest: str = ""
    """Of an orphan: the id of the obligation that resembles it most, for a person to decide on."""


@dataclass(frozen=True, slots=True)
class Followed:
    """What a new reading did to the entries that had been written to: how many stayed, which got another id, which
    fit nowhere."""

    kept: int
    moved: tuple[tuple[str, str], ...]
    orphaned: tuple[State, ...]


class Register:
    """The open register; also a context manager that closes it. Raises CatalogueError where the database says no."""

    def __init__(self, place: str, patience: float = 10.0) -> None:
        """`place` is that of the catalogue: a path, or a URL of SQLAlchemy."""
        self._store = Store(place, patience)

    def __enter__(self) -> Register:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._store.close()

    def follow(self, document: str, obligations: Sequence[Obligation]) -> Followed:
        """Follows up the obligations of a document, as just read, in place of those of an earlier reading.

        To be called after each reading: `record` takes only what is followed up.
        """
        obligations = tuple({o.id: o for o in obligations}.values())
        with self._store.writing() as session:
            old = _entries(session, document)
            written = [row for row in old if row.events]
            for row in old:
                if not row.events:
                    session.delete(row)
            fits = reattached([(row.obligation, row) for row in written], obligations)
            moved = [self._attach(session, written[i], fits[i]) for i in sorted(fits)]
            for i, row in enumerate(written):
                row.orphaned = i not in fits
            _place(session, document, obligations, {fits[i].id: written[i] for i in fits})
            session.flush()
        orphans = self.orphans(document)
        return Followed(moved.count(None), tuple(m for m in moved if m), orphans)

    def follows(self, document: str) -> bool:
        """Is anything of this document followed up?"""
        with self._store.reading() as session:
            return session.scalar(select(EntryRow.id).where(EntryRow.document == document).limit(1)) is not None

    def record(self, obligation: str, event: Event, seen: int | None = None) -> State:
        """Writes an event into the entry of an obligation (its id, also one that it had before).

        With `seen`, the `number` of the state that the writer had in view, what others wrote meanwhile is refused
        to be written over: RegisterError "register.meanwhile".
        """
        self._check(event)
        with self._store.writing() as session:
            row = self._entry(session, obligation)
            number = len(row.events)
            if seen is not None and seen != number:
                last = row.events[-1].who if row.events else ""
                raise RegisterError("register.meanwhile", self._store.name, id=obligation, who=last)
            row.events.append(_row_of(event, number + 1))
            session.flush()
            return _state(row)

    def attach(self, orphan: str, obligation: str, who: str) -> State:
        """A person's word that an orphaned entry belongs to an obligation; refused where that has events already."""
        with self._store.writing() as session:
            row, target = self._entry(session, orphan), self._entry(session, obligation)
            if not row.orphaned or target.orphaned or target.events:
                raise RegisterError("register.not_attachable", self._store.name, id=orphan, other=obligation)
            position = target.position
            self._attach(session, row, _state(target), who)
            row.orphaned, row.position = False, position
            session.delete(target)
            session.flush()
            return _state(row)

    def state(self, obligation: str) -> State:
        """How an obligation stands."""
        with self._store.reading() as session:
            return _state(self._entry(session, obligation))

    def states(self, document: str | None = None) -> tuple[State, ...]:
        """All obligations that are followed up, or those of a document: in its order, without orphans."""
        with self._store.reading() as session:
            return tuple(_state(row) for row in _entries(session, document) if not row.orphaned)

    def orphans(self, document: str | None = None) -> tuple[State, ...]:
        """The entries that fit no obligation of the last reading, each with the one that resembles it most."""
        with self._store.reading() as session:
            rows = _entries(session, document)
        here = {(row.document, row.obligation): row for row in rows if not row.orphaned}
        return tuple(
            replace(_state(row), nearest=nearest(row, {id: r for (doc, id), r in here.items() if doc == row.document}))
            for row in rows
            if row.orphaned
        )

    def history(self, obligation: str) -> tuple[Written, ...]:
        """All that was written about an obligation, oldest first."""
        with self._store.reading() as session:
            row = self._entry(session, obligation)
            return tuple(_history(row))

    def _check(self, event: Event) -> None:
        said = (event.status, event.responsible, event.note, event.evidence, event.withdrawn)
        if not event.who.strip() or all(part is None for part in said):
            raise RegisterError("register.nothing_said", self._store.name)
        if event.evidence and event.withdrawn:
            raise RegisterError("register.one_evidence", self._store.name)
        if event.status not in (None, *STATUSES):
            raise RegisterError("register.no_status", self._store.name, status=event.status)

    def _entry(self, session: Session, obligation: str) -> EntryRow:
        """The entry of an obligation by its id, or else by one that it had before."""
        wanted = select(EntryRow).where(EntryRow.obligation == obligation).order_by(EntryRow.orphaned, EntryRow.id)
        row = session.scalars(wanted.options(selectinload(EntryRow.events))).first()
        if row is None:
            was = select(EventRow).where(EventRow.moved_from == obligation).order_by(EventRow.id.desc())
            event = session.scalars(was).first()
            row = event.entry if event else None
        if row is None:
            raise RegisterError("register.unknown", self._store.name, id=obligation)
        return row

    def _attach(self, session: Session, row: EntryRow, to: Obligation, who: str = TOOL) -> tuple[str, str] | None:
        """Gives an entry what its obligation is called and says now; a new id is written down, and returned with the
        old one."""
        before = row.obligation
        row.eid, row.article, row.quote, row.action = to.eid, to.article, xml_text(to.quote), xml_text(to.action)
        if before == to.id:
            return None
        row.obligation = to.id
        moved = EventRow(number=len(row.events) + 1, at=now(), who=xml_text(who), moved_from=before, moved_to=to.id)
        row.events.append(moved)
        return before, to.id


def _entries(session: Session, document: str | None) -> list[EntryRow]:
    wanted = select(EntryRow).order_by(EntryRow.document, EntryRow.orphaned, EntryRow.position, EntryRow.id)
    if document is not None:
        wanted = wanted.where(EntryRow.document == document)
    return list(session.scalars(wanted.options(selectinload(EntryRow.events))))


def _place(session: Session, document: str, obligations: Sequence[Obligation], written: dict[str, EntryRow]) -> None:
    """Puts all obligations in their order: the entries that were written to, and an empty one for each other."""
    for position, o in enumerate(obligations):
        row = written.get(o.id)
        if row is None:
            row = EntryRow(
                document=document, obligation=o.id, eid=o.eid, article=o.article, quote=xml_text(o.quote),
                action=xml_text(o.action), orphaned=False,
            )  # fmt: skip
            session.add(row)
        row.position = position


def _row_of(event: Event, number: int) -> EventRow:
    proof = event.evidence or event.withdrawn
    row = EventRow(number=number, at=now(), who=xml_text(event.who.strip()), status=event.status)
    row.responsible = None if event.responsible is None else xml_text(event.responsible.strip())
    row.note = None if event.note is None else xml_text(event.note.strip())
    if proof:
        row.evidence = "added" if event.evidence else "withdrawn"
        row.evidence_file, row.evidence_page, row.evidence_quote = (
            xml_text(proof.file),
            proof.page,
            xml_text(proof.quote),
        )
    return row


def _event_of(row: EventRow) -> Event:
    proof = Evidence(row.evidence_file, row.evidence_page, row.evidence_quote)
    return Event(
        row.who, cast("Status | None", row.status), row.responsible, row.note,
        proof if row.evidence == "added" else None, proof if row.evidence == "withdrawn" else None,
    )  # fmt: skip


def _history(row: EntryRow) -> list[Written]:
    lines: list[Written] = []
    standing = Standing()
    for event in row.events:
        said = _event_of(event)
        moved = (event.moved_from, event.moved_to) if event.moved_to else None
        lines.append(Written(event.number, utc(event.at), said, standing, moved))
        standing = standing.after(said)
    return lines


def _state(row: EntryRow) -> State:
    lines = _history(row)
    last = lines[-1] if lines else None
    standing = last.before.after(last.event) if last else Standing()
    return State(
        row.obligation, row.document, row.eid, row.article, row.quote, row.action, standing,
        len(lines), last.at if last else None, last.event.who if last else "", row.orphaned,
    )  # fmt: skip
