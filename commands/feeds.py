"""`serve-calendar`: calendars that programs subscribe to, each at an address of its own that can be taken back."""

from __future__ import annotations

from typing import Annotated

import typer

from commands import terminal
from commands.decided import decided
from commands.terminal import Terminal
from corpus import logs
from extract.agenda import agenda
from extract.calendar import CalendarSettings, calendar
from extract.feed import serve
from extract.feeds import PORT, Feeds, Selection


def serve_calendar(
    context: typer.Context,
    docs: Annotated[list[str] | None, typer.Argument()] = None,
    create: Annotated[str, typer.Option()] = "",
    bearer: Annotated[str, typer.Option()] = "",
    revoke: Annotated[str, typer.Option()] = "",
    listed: Annotated[bool, typer.Option("--list")] = False,
    host: Annotated[str, typer.Option()] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535)] = PORT,
) -> None:
    at = terminal.of(context)
    with Feeds(at.place, f"http://{host}:{port}") as feeds:
        if create:
            selection = Selection(tuple(docs or ()), bearer, at.tongue)
            at.tell("feed_made", name=create, address=feeds.create(create, selection))
        elif revoke:
            feeds.revoke(revoke)
            at.tell("feed_revoked", mark=revoke)
        elif listed:
            for feed in feeds.list():
                at.tell("feed_listed", mark=feed.mark, name=feed.name, revoked=feed.revoked_at or "")
    if not (create or revoke or listed):
        at.err.print(at.say("feed_serving", host=host, port=port), soft_wrap=True)
        serve(at.place, lambda selection: _bytes(at, selection), host, port)


def _bytes(at: Terminal, selection: Selection) -> bytes:
    """The calendar that a feed holds, made when it is asked for."""
    with at.catalogue() as catalogue, decided(at) as store, logs.timed("feed_made") as told:
        ids = selection.documents or tuple(d.id for d in catalogue.documents() if d.articles)
        told["documents"] = list(ids)
        under, given = selection.under(), selection.events()
        plans = [agenda(catalogue.document(id), under, given, store).plan for id in ids]
    return calendar(plans, CalendarSettings(tongue=selection.tongue, bearer=selection.bearer))
