"""The calendar: an iCalendar file with one all-day event for each date that a document sets as a limit.

Two runs give the same bytes: the UID comes from the document and the words, DTSTAMP from the document's period.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from pathlib import Path

from icalendar import Calendar, Event, vDate, vDatetime

from corpus.files import write_bytes
from corpus.messages import say
from corpus.model import Document
from extract.facts import Day, TimeLimit, identified
from extract.passages import page_of

PRODUCT = "-//Concordance//contract-concordance//EN"


def calendar(findings: Iterable[tuple[Document, tuple[TimeLimit, ...]]]) -> bytes:
    """The bytes of an .ics file; events in order of document, then of text. Limits without a date are left out."""
    result = Calendar()
    result.add("prodid", PRODUCT)
    result.add("version", "2.0")
    result.add("calscale", "GREGORIAN")
    for document, limits in findings:
        for event in _events(document, limits):
            result.add_component(event)
    return bytes(result.to_ical())


def write_calendar(path: Path, findings: Iterable[tuple[Document, tuple[TimeLimit, ...]]]) -> None:
    """Write the .ics file whole or not at all. OSError as from open."""
    write_bytes(path, calendar(findings))


def _events(document: Document, limits: tuple[TimeLimit, ...]) -> list[Event]:
    dated = [(key, limit, _date(limit)) for key, limit in identified(document.id, limits)]
    known = [(key, limit, day) for key, limit, day in dated if day is not None]
    if not known:
        return []
    # The stamp must come from the input; the period is the steadiest date a document has.
    stamped = document.period[0] if document.period else min(day for _, _, day in known)
    stamp = datetime.combine(stamped, time(), UTC)
    return [_event(document, key, limit, day, stamp) for key, limit, day in known]


def _event(document: Document, key: str, limit: TimeLimit, day: date, stamp: datetime) -> Event:
    event = Event()
    event.add("uid", f"{key}@contract-concordance")
    event.add("dtstamp", vDatetime(stamp))
    event.add("dtstart", vDate(day))
    event.add("summary", _summary(document, limit))
    event.add("description", _description(document, limit))
    event.add("transp", "TRANSPARENT")
    return event


def _summary(document: Document, limit: TimeLimit) -> str:
    institution = document.institution or document.id
    key = "extract.event" if limit.article else "extract.event_without_article"
    return say(key, document.language, institution=institution, article=limit.article)


def _description(document: Document, limit: TimeLimit) -> str:
    page = page_of(document, limit)
    key = "extract.described_without_page" if page is None else "extract.described"
    return say(key, document.language, quote=" ".join(limit.quote.split()), source=document.source, page=page)


def _date(limit: TimeLimit) -> date | None:
    return limit.norm.date if isinstance(limit.norm, Day) else None
