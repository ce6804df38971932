"""The parts of an archive that stand here: the register, and the calendar feeds without their secrets."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from corpus.archive import Row, Taken
from corpus.archive_parts import moment, moment_as_text, number, text
from corpus.exports.characters import xml_text
from extract.feeds import Selection
from extract.register import STATUSES
from extract.register_tables import EntryRow, EventRow, FeedRow

_EVENT_TEXTS = ("who", "evidence", "evidence_file", "evidence_quote", "moved_from", "moved_to")
_EVENT_MAYBE = ("status", "responsible", "note")


class RegisterPart:
    """What is followed up: each entry with all that was written into it."""

    name = "register"

    def rows(self, session: Session) -> Iterator[Row]:
        found = session.scalars(select(EntryRow).options(selectinload(EntryRow.events)))
        rows = [_entry_as_row(entry) for entry in found]
        yield from sorted(rows, key=lambda row: (row["document"], row["obligation"], json.dumps(row)))

    def take(self, session: Session, rows: Iterator[Row]) -> Taken:
        """An entry that is here goes on with what the archive has beyond it; where the two went different ways, what
        is here stays."""
        added, present, conflicts = 0, 0, []
        for row in rows:
            events = [_event_of(told, n) for n, told in enumerate(row["events"], 1)]
            entry = _same_entry(session, row, events)
            if entry is None:
                session.add(_entry_of(row, events))
                added += 1
                continue
            here, there = list(map(_event_as_row, entry.events)), list(map(_event_as_row, events))
            common = min(len(here), len(there))
            if here[:common] != there[:common]:
                conflicts.append(f"{entry.document} {entry.obligation}")
            elif len(there) > common:
                entry.events.extend(events[common:])
                added += 1
            else:
                present += 1
            session.flush()
        return Taken(self.name, added, present, tuple(conflicts))


class FeedsPart:
    """The calendar feeds: what each holds. Its address is a secret that is not in the archive: a feed that is taken
    in cannot be fetched, and shows which one to make anew."""

    name = "feeds"

    def rows(self, session: Session) -> Iterator[Row]:
        for row in session.scalars(select(FeedRow).order_by(FeedRow.mark)):
            yield {
                "mark": row.mark, "name": row.name, "selection": json.loads(row.selection),
                "created_at": moment_as_text(row.created_at),
                "revoked_at": moment_as_text(row.revoked_at) if row.revoked_at else None,
            }  # fmt: skip

    def take(self, session: Session, rows: Iterator[Row]) -> Taken:
        added, present = 0, 0
        for row in rows:
            mark = text(row, "mark")
            if len(mark) > 16:
                raise ValueError("mark")
            if session.scalar(select(FeedRow).where(FeedRow.mark == mark)) is not None:
                present += 1
                continue
            feed = FeedRow(mark=mark, digest="", name=text(row, "name"), created_at=moment(row, "created_at"))
            feed.selection = json.dumps(asdict(_selection(row["selection"])))
            feed.revoked_at = moment(row, "revoked_at") if row["revoked_at"] is not None else None
            session.add(feed)
            session.flush()
            added += 1
        return Taken(self.name, added, present)


PARTS = (RegisterPart(), FeedsPart())


def _entry_as_row(entry: EntryRow) -> Row:
    texts = {name: getattr(entry, name) for name in ("document", "obligation", "eid", "article", "quote", "action")}
    events = [_event_as_row(event) for event in entry.events]
    return {**texts, "position": entry.position, "orphaned": entry.orphaned, "events": events}


def _event_as_row(event: EventRow) -> Row:
    texts = {name: getattr(event, name) for name in (*_EVENT_TEXTS, *_EVENT_MAYBE)}
    return {"at": moment_as_text(event.at), **texts, "evidence_page": event.evidence_page}


def _entry_of(row: Row, events: list[EventRow]) -> EntryRow:
    texts = {name: text(row, name) for name in ("document", "obligation", "eid", "article", "quote", "action")}
    if not isinstance(row["orphaned"], bool):
        raise TypeError("orphaned")
    return EntryRow(**texts, position=number(row, "position"), orphaned=row["orphaned"], events=events)


def _event_of(row: Row, n: int) -> EventRow:
    maybe = {name: None if row[name] is None else text(row, name) for name in _EVENT_MAYBE}
    if maybe["status"] not in (None, *STATUSES) or row["evidence"] not in ("", "added", "withdrawn"):
        raise ValueError("status")
    page = None if row["evidence_page"] is None else number(row, "evidence_page")
    texts = {name: text(row, name) for name in _EVENT_TEXTS}
    return EventRow(number=n, at=moment(row, "at"), **texts, **maybe, evidence_page=page)


def _same_entry(session: Session, row: Row, events: list[EventRow]) -> EntryRow | None:
    """The entry here that a row is about. An orphan has the id of its last obligation, as others may: those with
    the same beginning are the same."""
    wanted = select(EntryRow).where(EntryRow.document == row["document"], EntryRow.obligation == row["obligation"])
    found = session.scalars(wanted.options(selectinload(EntryRow.events)).order_by(EntryRow.id)).all()
    first = _event_as_row(events[0]) if events else None
    for entry in found:
        if entry.events and first == _event_as_row(entry.events[0]):
            return entry
    return next((entry for entry in found if entry.orphaned == row["orphaned"]), None)


def _selection(told: Row) -> Selection:
    documents = tuple(text({"id": id}, "id") for id in told["documents"])
    if told["tongue"] not in ("en", "fr", "nl"):
        raise ValueError("tongue")
    return Selection(documents, xml_text(told["bearer"]), told["tongue"])
