"""The calendar: an iCalendar file with an all-day event for each date that a document sets as a limit.

Two runs give the same bytes: the UID comes from the document and the words, DTSTAMP from the document's period. Limits
without a date are not in it; the table of the schedule lists them with the event they wait for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from pathlib import Path

from icalendar import Alarm, Calendar, Event, vDate, vDatetime

from corpus import provenance
from corpus.days import day_words
from corpus.files import write_bytes
from corpus.messages import Tongue, say
from corpus.model import Document
from extract.facts import Frequency, Recurring
from extract.ledger import Entry, Ledger, read_ledger, write_ledger
from extract.passages import page_of
from extract.reviewed import decided_words
from extract.saying import norm_words
from extract.schedule.plan import Occurrence, Plan, Planned
from extract.schedule.rows import Findings, plans, trail_words

PRODUCT = "-//Concordance//contract-concordance {tool} rules {rules}//EN"
HOST = "@contract-concordance"
ONE_DAY = timedelta(days=1)
SHORT = 90
"""Characters of an action in a title."""


@dataclass(frozen=True, slots=True)
class CalendarSettings:
    """What goes into a calendar and how. `alarms` are days before; `bearer` a role, "" for all; `counts` adds the ends
    of the periods in which something is to be done so many times; without a `tongue` the first document's is taken."""

    tongue: Tongue | None = None
    alarms: tuple[int, ...] = (30, 14, 1)
    bearer: str = ""
    counts: bool = False
    name: str = ""


@dataclass(frozen=True, slots=True)
class _Entry:
    """One event: a date of a limit, or the series of all its dates where none of them moves."""

    uid: str
    plan: Plan
    limit: Planned
    occurrence: Occurrence
    rule: dict[str, object]


def calendar(
    findings: Iterable[Plan | Findings], settings: CalendarSettings = CalendarSettings(), ledger: Ledger | None = None
) -> bytes:
    """The bytes of an .ics file; events in order of document, then of text and date."""
    return issue(findings, settings, ledger or Ledger())[0]


def issue(findings: Iterable[Plan | Findings], settings: CalendarSettings, ledger: Ledger) -> tuple[bytes, Ledger]:
    """The calendar, and the ledger to be kept for the next time it is given out."""
    planned = [plans(found) for found in findings]
    tongue: Tongue = settings.tongue or (planned[0].document.language if planned else "en")
    entries = [entry for one in planned for entry in _entries(one, settings)]
    events = {entry.uid: _event(entry, settings, tongue) for entry in entries}
    told = {e.uid: (_content(events[e.uid]), e.occurrence.effective, str(events[e.uid]["summary"])) for e in entries}
    kept = ledger.after(told)
    result = _head(settings, tongue)
    for uid, event in events.items():
        event.add("sequence", kept.entries[uid].sequence)
        result.add_component(event)
    stamp = min((_stamp(one) for one in planned), default=date(2000, 1, 1))
    for uid, entry in kept.entries.items():
        if entry.cancelled:
            result.add_component(_cancelled(uid, entry, stamp))
    return bytes(result.to_ical()), kept


def write_calendar(
    path: Path,
    findings: Iterable[Plan | Findings],
    settings: CalendarSettings = CalendarSettings(),
    ledger: Path | None = None,
) -> None:
    """Write the .ics file whole or not at all, and the ledger where one is kept. OSError as from open; ReadingError
    for a ledger that can't be read."""
    data, kept = issue(findings, settings, read_ledger(ledger) if ledger is not None else Ledger())
    if ledger is not None:
        write_ledger(ledger, kept)
    write_bytes(path, data)


def _head(settings: CalendarSettings, tongue: Tongue) -> Calendar:
    result = Calendar()
    result.add("prodid", PRODUCT.format(**provenance.origin()))
    result.add("version", "2.0")
    result.add("calscale", "GREGORIAN")
    result.add("method", "PUBLISH")
    result.add("x-wr-calname", _line(settings.name) or say("schedule.calendar", tongue))
    return result


def _entries(planned: Plan, settings: CalendarSettings) -> Iterator[_Entry]:
    for limit in planned.limits:
        if settings.bearer and (limit.task is None or limit.task.role != settings.bearer):
            continue
        shown = [o for o in limit.occurrences if o.firm or settings.counts]
        rule = _rule(limit, shown)
        if rule:
            yield _Entry(limit.id + HOST, planned, limit, shown[0], rule)
        else:
            yield from (_Entry(o.id + HOST, planned, limit, o, {}) for o in shown)


def _rule(limit: Planned, shown: list[Occurrence]) -> dict[str, object]:
    """The rule of a series, bounded by its last date; {} where a date moves, is done, or has no even step.

    A rule can't move a date off a weekend, so a series of which one date moves is written date by date.
    """
    days = [o.effective for o in shown]
    even = all(o.nominal == o.effective and not o.done for o in shown)
    if len(days) < 3 or not even or not isinstance(limit.limit.norm, Recurring | Frequency):
        return {}
    months = {(b.year - a.year) * 12 + b.month - a.month for a, b in pairwise(days)}
    same_day, month_ends = len({d.day for d in days}) == 1, all((d + ONE_DAY).day == 1 for d in days)
    if len(months) != 1 or not (same_day or month_ends):
        return {}
    step = months.pop()
    if step % 12 == 0 and same_day:
        return {"freq": "yearly", "interval": step // 12, "until": days[-1]}
    day = -1 if month_ends else days[0].day
    return {"freq": "monthly", "interval": step, "bymonthday": day, "until": days[-1]} if step and day <= 28 else {}


def _event(entry: _Entry, settings: CalendarSettings, tongue: Tongue) -> Event:
    event, day = Event(), entry.occurrence.effective
    event.add("uid", entry.uid)
    event.add("dtstamp", vDatetime(datetime.combine(_stamp(entry.plan), time(), UTC)))
    event.add("dtstart", vDate(day))
    event.add("dtend", vDate(day + ONE_DAY))
    if entry.rule:
        event.add("rrule", {key: value for key, value in entry.rule.items() if value != 1 or key != "interval"})
    event.add("summary", _summary(entry, tongue))
    event.add("description", _description(entry, tongue))
    event.add("transp", "TRANSPARENT")
    event.add("status", "CONFIRMED")
    if entry.limit.task is not None:
        event.add("categories", [entry.limit.task.role])
    for days in () if entry.occurrence.done else sorted(settings.alarms, reverse=True):
        event.add_component(_alarm(days, str(event["summary"])))
    return event


def _alarm(days: int, words: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", words)
    alarm.add("trigger", timedelta(days=-days))
    return alarm


def _cancelled(uid: str, entry: Entry, stamp: date) -> Event:
    event, day = Event(), date.fromisoformat(entry.start)
    event.add("uid", uid)
    event.add("dtstamp", vDatetime(datetime.combine(stamp, time(), UTC)))
    event.add("dtstart", vDate(day))
    event.add("dtend", vDate(day + ONE_DAY))
    event.add("summary", entry.summary)
    event.add("status", "CANCELLED")
    event.add("transp", "TRANSPARENT")
    event.add("sequence", entry.sequence)
    return event


def _content(event: Event) -> str:
    """What a reader sees of an event: when it changes the SEQUENCE must rise."""
    return bytes(event.to_ical()).decode()


def _stamp(planned: Plan) -> date:
    """DTSTAMP must come from the input; the first day of the term is the steadiest date a document has."""
    days = [o.effective for p in planned.limits for o in p.occurrences]
    return planned.term[0] if planned.term else min(days, default=date(2000, 1, 1))


def _summary(entry: _Entry, tongue: Tongue) -> str:
    document, limit = entry.plan.document, entry.limit
    who = _line(limit.task.bearer if limit.task is not None else "") or _line(document.institution or document.id)
    what, article = _line(limit.action), _line(limit.limit.article)
    if not what:
        key = "extract.event" if article else "extract.event_without_article"
        return say(key, tongue, institution=who, article=article)
    what = what if len(what) <= SHORT else what[:SHORT].rsplit(" ", 1)[0] + " …"
    return say(
        "schedule.event" if article else "schedule.event_without_article", tongue, who=who, what=what, article=article
    )


def _description(entry: _Entry, tongue: Tongue) -> str:
    document, limit, occurrence = entry.plan.document, entry.limit, entry.occurrence
    days = {name: day_words(getattr(occurrence, name), tongue) for name in ("nominal", "effective")}
    lines = [
        _quoted(document, limit, tongue),
        norm_words(limit.limit.norm, tongue),
        say("schedule.dates", tongue, **days),
        trail_words(limit, occurrence, tongue),
        entry.plan.regime.name(tongue),
    ]
    if occurrence.done:
        lines.append(say("schedule.done_on", tongue, date=day_words(occurrence.done[0], tongue)))
    lines.append(decided_words(limit.limit.standing, tongue))
    return "\n".join(_line(line) for line in lines if line and not (entry.rule and line in lines[2:4]))


def _quoted(document: Document, limit: Planned, tongue: Tongue) -> str:
    page, quote = page_of(document, limit.limit), _line(limit.limit.quote)
    key = "extract.described_without_page" if page is None else "extract.described"
    return say(key, tongue, quote=quote, source=document.source, page=page)


def _line(text: str) -> str:
    """On one line: a document's own words must not add lines to the file."""
    return " ".join(text.split())
