"""The calendar feed: a server that lets calendar programs fetch .ics files, and nothing else.

It only reads, listens on this machine alone unless told otherwise, and answers an address that is wrong, revoked or
made up in one and the same way. Addresses are secrets: they are not logged. Whoever opens it to a network puts a
server that speaks HTTPS in front.
"""

from __future__ import annotations

import logging
import socket
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from hashlib import sha256

import uvicorn
from icalendar import Calendar, vText
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from extract.feeds import PORT, Feed, FeedError, Feeds, Selection
from extract.throttle import Throttle

Calendars = Callable[[Selection], bytes]
"""Gives the bytes of the .ics file of a selection; the same bytes as long as nothing has changed."""

HOURS = 12
"""How often a calendar program is asked to look again."""
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow",
    "Cross-Origin-Resource-Policy": "same-origin",
}
METHODS = ("GET", "HEAD")
CONNECTIONS = 64
_log = logging.getLogger(__name__)


def application(feeds: Feeds, calendars: Calendars, throttle: Throttle | None = None) -> Starlette:
    """The server as an ASGI application, for `serve` or to be mounted in another one."""
    door = throttle or Throttle()

    def answer(request: Request) -> Response:
        """Runs in a thread of its own: the database and the calendar may take their time."""
        wait = door.wait(request.client.host if request.client else "")
        if wait:
            return _bare(429, {"Retry-After": str(wait)})
        try:
            feed = feeds.find(request.path_params["address"])
            return _bare(404) if feed is None else _calendar(request, feeds, feed, calendars)
        except Exception:  # whatever it is, the client gets no detail, and the server goes on
            _log.exception("a calendar feed could not be made")
            return _bare(503, {"Retry-After": "600"})

    def refuse(request: Request, error: Exception) -> Response:
        return _bare(405, {"Allow": ", ".join(METHODS)})

    # One route for all addresses, so that none is told apart by how it is refused.
    return Starlette(routes=[Route("/{address:path}", answer, methods=METHODS)], exception_handlers={405: refuse})


def serve(place: str, calendars: Calendars, host: str = "127.0.0.1", port: int = PORT) -> None:
    """Serves the feeds of the catalogue's database until it is interrupted.

    FeedError where the port is taken or the host is not this machine's, CatalogueError where the database says no.
    """
    with Feeds(place) as feeds, listening(host, port) as door:
        server(feeds, calendars).run(sockets=[door])


def server(feeds: Feeds, calendars: Calendars, throttle: Throttle | None = None) -> uvicorn.Server:
    """The server, not running yet. No access log: an address in it would be a secret in a file."""
    config = uvicorn.Config(
        application(feeds, calendars, throttle), access_log=False, server_header=False, log_level="warning",
        lifespan="off", limit_concurrency=CONNECTIONS, timeout_keep_alive=5, proxy_headers=False, ws="none",
        timeout_graceful_shutdown=5,
    )  # fmt: skip
    return uvicorn.Server(config)


def listening(host: str, port: int) -> socket.socket:
    """A socket that listens there; port 0 takes a free one. FeedError where that can't be."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host, port), family=family)
    except (OSError, OverflowError, UnicodeError) as error:
        raise FeedError("feed.cannot_listen", f"{host}:{port}", reason=str(error)) from error


def hinted(data: bytes, name: str, hours: int = HOURS) -> bytes:
    """The calendar with its name and how often to look again (RFC 7986), where it does not say so itself."""
    head, sign, body = data.partition(b"\r\nBEGIN:")[0], b"\r\n", b""
    body = data[len(head) :]
    if not body:  # a calendar without any event
        at = data.rindex(b"END:VCALENDAR")
        head, body = data[:at].removesuffix(sign), sign + data[at:]
    hints = Calendar()
    title = vText(" ".join(name.split()))  # which escapes; a plain string would go in as it is
    hints.add("NAME", title)
    hints.add("X-WR-CALNAME", title)
    hints.add("X-PUBLISHED-TTL", f"PT{hours}H")
    lines = bytes(hints.to_ical()).split(sign)[1:-2]
    lines.append(b"REFRESH-INTERVAL;VALUE=DURATION:PT%dH" % hours)
    said = {line.split(b":")[0].split(b";")[0].upper() for line in head.split(sign)}
    return sign.join([head, *_unsaid(lines, said)]) + body


def _unsaid(lines: list[bytes], said: set[bytes]) -> list[bytes]:
    """The properties not named yet, each with the lines that continue it."""
    kept: list[bytes] = []
    keep = False
    for line in lines:
        if not line.startswith(b" "):
            keep = line.split(b":")[0].split(b";")[0].upper() not in said
        if keep:
            kept.append(line)
    return kept


def _calendar(request: Request, feeds: Feeds, feed: Feed, calendars: Calendars) -> Response:
    data = hinted(calendars(feed.selection), feed.name)
    etag = f'"{sha256(data).hexdigest()[:32]}"'
    changed = feeds.changed(feed.mark, etag)
    headers = {
        "ETag": etag,
        "Last-Modified": format_datetime(changed, usegmt=True),
        "Cache-Control": f"private, max-age={HOURS * 3600 // 12}, must-revalidate",
        "Content-Disposition": 'attachment; filename="calendar.ics"',
        "Content-Language": feed.selection.tongue,
    }
    if _known(request, etag, changed):
        return _bare(304, headers)
    return Response(data, 200, HEADERS | headers, "text/calendar; charset=utf-8")


def _known(request: Request, etag: str, changed: datetime) -> bool:
    """Has the client this very content? Its tags decide; only without any does the date (RFC 9110, 13.2.2)."""
    tags = request.headers.getlist("if-none-match")
    if tags:
        given = {tag.strip().removeprefix("W/") for line in tags for tag in line.split(",")}
        return etag in given or "*" in given
    try:
        since = parsedate_to_datetime(request.headers.get("if-modified-since", ""))
    except (ValueError, TypeError, IndexError, OverflowError):
        return False
    return changed <= (since if since.tzinfo else since.replace(tzinfo=UTC))


def _bare(status: int, headers: dict[str, str] | None = None) -> Response:
    """An answer without content; what is wrong is not for the client to know, nor for caches to keep."""
    given = {"Cache-Control": "no-store"} | HEADERS | (headers or {})
    return Response(b"", status, given)
