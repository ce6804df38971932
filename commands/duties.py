"""`obligations`, `deadlines`, `calendar`, `graph`: who owes what, until when, as text, table, calendar and picture."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from commands import terminal
from commands.decided import Raw, decided
from commands.terminal import Terminal, plain, safe_name
from corpus import provenance
from corpus.errors import ReadingError
from corpus.exports.interchange import as_json
from extract.agenda import Agenda, agenda, narrowed
from extract.calendar import CalendarSettings, write_calendar
from extract.facts import identified
from extract.graph import graph as graph_of
from extract.graph_exports import FORMATS, GraphFormat, exported
from extract.obligations import Obligation
from extract.obligations import obligations as read_obligations
from extract.regimes import DEFAULT, Regime, regime, regimes
from extract.reviewed import decided_words, review_of, reviewed
from extract.saying import norm_words
from extract.schedule import Given, Occurrence, Plan, Planned, write_schedule, write_workbook
from extract.second_vote import installed

Documents = Annotated[list[str], typer.Argument()]
Bearer = Annotated[str, typer.Option()]
Under = Annotated[str, typer.Option("--regime")]
Event = Annotated[list[str] | None, typer.Option("--event")]


def obligations(
    context: typer.Context,
    doc: Annotated[str, typer.Argument()],
    bearer: Bearer = "",
    modality: Annotated[str, typer.Option()] = "",
    json: Annotated[bool, typer.Option("--json")] = False,
    raw: Raw = False,
) -> None:
    at = terminal.of(context)
    document = at.document(doc)
    with decided(at, raw) as store:
        kept = reviewed(document, read_obligations(document, installed()), store).kept
    found = [
        (key, owed)
        for key, owed in identified(document.id, kept)
        if bearer in ("", owed.bearer.role) and modality in ("", owed.modality)
    ]
    if json:
        told = {"doc": document.id, "obligations": [_record(k, o) for k, o in found], **provenance.origin()}
        sys.stdout.write(as_json(told) + "\n")
        return
    for _, owed in found:
        who = owed.bearer.text or owed.bearer.role
        at.tell("obligation", article=owed.article, bearer=who, modality=owed.modality, quote=owed.quote)
        if owed.standing is not None:
            at.out.print(plain(f"    {decided_words(owed.standing, at.tongue)}"), soft_wrap=True)


def _record(key: str, owed: Obligation) -> dict[str, object]:
    said = {"id": key, "article": owed.article, "eid": owed.eid, "quote": owed.quote, **owed.as_json()}
    return said | review_of(owed.standing)


def deadlines(
    context: typer.Context,
    docs: Documents,
    since: Annotated[datetime | None, typer.Option("--from", formats=["%Y-%m-%d"])] = None,
    until: Annotated[datetime | None, typer.Option("--to", formats=["%Y-%m-%d"])] = None,
    bearer: Bearer = "",
    under: Under = DEFAULT,
    event: Event = None,
    out: Annotated[Path | None, typer.Option()] = None,
    raw: Raw = False,
) -> None:
    at = terminal.of(context)
    first, last = (moment.date() if moment else None for moment in (since, until))
    found = [narrowed(_agenda(at, doc, under, event, raw).plan, bearer, first, last) for doc in docs]
    if out is not None:
        write = write_workbook if out.suffix.lower() == ".xlsx" else write_schedule
        _guarded(at, out, lambda: write(out, found, at.tongue))
        return
    dated = [(plan, limit, occurrence) for plan in found for limit in plan.limits for occurrence in limit.occurrences]
    for plan, limit, occurrence in sorted(dated, key=lambda row: (row[2].effective, row[0].document.id)):
        _tell(at, plan, limit, occurrence)
    for plan in found:
        for limit in plan.limits:
            if limit.why is not None:
                _tell(at, plan, limit, None)


def _tell(at: Terminal, plan: Plan, limit: Planned, occurrence: Occurrence | None) -> None:
    who = limit.task.bearer or limit.task.role if limit.task else "?"
    when = occurrence.effective.isoformat() if occurrence else at.say("no_date")
    words = norm_words(limit.limit.norm, at.tongue)
    values = {"doc": plan.document.id, "article": limit.limit.article, "bearer": who, "action": limit.action}
    line = at.say("deadline", date=when, norm=words, id=occurrence.id if occurrence else limit.id, **values)
    told = decided_words(limit.limit.standing, at.tongue)
    at.out.print(plain(f"{line} | {told}" if told else line), soft_wrap=True, markup=False)


def calendar(
    context: typer.Context,
    docs: Documents,
    bearer: Bearer = "",
    under: Under = DEFAULT,
    event: Event = None,
    out: Annotated[Path | None, typer.Option()] = None,
    raw: Raw = False,
) -> None:
    at = terminal.of(context)
    found = [_agenda(at, doc, under, event, raw).plan for doc in docs]
    target = out or Path(f"{safe_name('-'.join(docs)[:60])}.ics")
    settings = CalendarSettings(tongue=at.tongue, bearer=bearer)
    # What was given out before is kept beside the calendar, so that changes and cancellations reach its readers.
    _guarded(at, target, lambda: write_calendar(target, found, settings, target.with_suffix(".ledger.json")))


def graph(
    context: typer.Context,
    doc: Annotated[str, typer.Argument()],
    form: Annotated[str, typer.Option("--format")] = "svg",
    under: Under = DEFAULT,
    event: Event = None,
    out: Annotated[Path | None, typer.Option()] = None,
    raw: Raw = False,
) -> None:
    at = terminal.of(context)
    if form not in FORMATS:
        raise ReadingError("cli.not_one_of", form, choices=", ".join(FORMATS))
    chosen: GraphFormat = form
    found = _agenda(at, doc, under, event, raw)
    at.write(out or Path(f"{safe_name(doc)}.{form}"), exported(graph_of(found.plan, found.owed), chosen))


def _agenda(at: Terminal, doc: str, under: str, events: list[str] | None, raw: bool) -> Agenda:
    with decided(at, raw) as store:
        return agenda(at.document(doc), _regime(under), [_given(text) for text in events or ()], store)


def _regime(id: str) -> Regime:
    if id not in regimes():
        raise ReadingError("cli.not_one_of", id, choices=", ".join(regimes()))
    return regime(id)


def _given(text: str) -> Given:
    """ "ID=2024-03-20": the real date of an event or of an occurrence."""
    id, _, day = text.rpartition("=")
    try:
        return Given(id, date.fromisoformat(day))
    except ValueError:
        raise ReadingError("cli.no_event", text) from None


def _guarded(at: Terminal, path: Path, write: Callable[[], None]) -> None:
    try:
        write()
    except OSError as error:
        raise ReadingError("cli.cannot_write", str(path), reason=error.strerror or error) from error
    at.err.print(at.say("written", file=path), soft_wrap=True)
