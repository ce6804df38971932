"""The door: which hosts the server answers to, what its answers tell the browser to refuse, and where it may listen.

Streamlit's own pages need inline styles, and its components start their code from `blob:` addresses; everything else
that a page could be made to load, send to or be framed by is refused.
"""

from __future__ import annotations

import re
import sys
from base64 import b64encode
from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit

import streamlit as st
from starlette.datastructures import Headers as ConnectionHeaders
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.web.server.server_util import AUTH_COOKIE_NAME, get_cookie_secret
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value

from corpus.errors import ReadingError
from extract.admission import LOOPBACK, UNSIGNED, refuse_strangers
from views.sign_in import settings
from views.style import scripts

STATIC = "/static/"
"""Streamlit's own files, which hold nothing of a visitor; their names change with their content."""
FILES = ("/media/", "/_stcore/upload_file/")
"""Where Streamlit hands out pictures and downloads, and takes what visitors drop."""
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex, nofollow",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


def policy(inline: Iterable[str]) -> str:
    """The Content-Security-Policy under which only these inline scripts run."""
    hashes = " ".join(sorted({f"'sha256-{b64encode(sha256(x.encode()).digest()).decode()}'" for x in inline}))
    rules = {
        "default-src": "'self'",
        "script-src": f"'self' blob: 'wasm-unsafe-eval' {hashes}",
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "connect-src": "'self'",
        "worker-src": "'self' blob:",
        "object-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


class Headers:
    """Puts the headers on every answer, and keeps everything that may hold words of a document out of caches."""

    def __init__(self, app: ASGIApp, inline: Sequence[str] = ()) -> None:
        self._app = app
        given = HEADERS | {"Content-Security-Policy": policy(inline)}
        self._lines = [(name.lower().encode(), value.encode()) for name, value in given.items()]
        self._ours = {name for name, _ in self._lines}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        private = not str(scope.get("path", "")).startswith(STATIC)

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                replaced = self._ours | ({b"cache-control"} if private else set())
                kept = [(name, value) for name, value in message["headers"] if name.lower() not in replaced]
                private_line = [(b"cache-control", b"private, no-store")] if private else []
                message["headers"] = [*kept, *self._lines, *private_line]
            await send(message)

        await self._app(scope, receive, sent if scope["type"] == "http" else send)


class SameSite:
    """Refuses connections that a page of another site opens: browsers send a visitor's cookies along with those."""

    def __init__(self, app: ASGIApp, hosts: Sequence[str] = ()) -> None:
        self._app, self._hosts = app, frozenset(host.strip("[]").lower() for host in hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        origin = ConnectionHeaders(scope=scope).get("origin") if scope["type"] == "websocket" else None
        if origin is None or _host(origin) in self._hosts:  # programs that are no browsers name none
            await self._app(scope, receive, send)
        else:
            await send({"type": "websocket.close", "code": 1008})


class SignedIn:
    """Takes and gives no file without the cookie of who has signed in. The pages themselves ask in `views.sign_in`."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["path"].startswith(FILES) and not self._known(Request(scope)):
            await PlainTextResponse("sign in first\n", status_code=403)(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    def _known(self, request: Request) -> bool:
        cookie = request.cookies.get(AUTH_COOKIE_NAME, "").encode("latin-1", "replace")
        return decode_signed_value(get_cookie_secret(), AUTH_COOKIE_NAME, cookie) is not None


def middleware() -> list[Middleware]:
    """What stands before Streamlit. Ends the program where it would listen to a network without sign-in."""
    address = str(st.get_option("server.address") or "")
    try:
        sign_in = settings() is not None
        refuse_strangers(address, sign_in, UNSIGNED in sys.argv)
    except ReadingError as error:
        sys.exit(error.message("en"))
    hosts = [*LOOPBACK, *st.get_option("server.allowedHosts")]
    return [
        Middleware(Headers, inline=(*scripts(), *_streamlit_scripts())),
        Middleware(TrustedHostMiddleware, allowed_hosts=hosts, www_redirect=False),
        Middleware(SameSite, hosts=hosts),
        *([Middleware(SignedIn)] if sign_in else []),
    ]


def routes(first: str) -> list[Route]:
    """What is answered beside the workbench. `first`: the page that stands at the address without a path; who asks for
    it by its name, as for any other page, is sent there."""
    return [Route("/healthz", _health, methods=["GET", "HEAD"]), Route(f"/{first}", _to_first, methods=["GET", "HEAD"])]


def _to_first(request: Request) -> RedirectResponse:
    return RedirectResponse(f"./?{request.url.query}" if request.url.query else "./")


def _health(_: Request) -> PlainTextResponse:
    """For programs that watch over the server; says nothing about what it holds."""
    return PlainTextResponse("ok\n")


def _host(origin: str) -> str:
    try:
        return urlsplit(origin).hostname or ""
    except ValueError:
        return ""


def _streamlit_scripts() -> list[str]:
    """The inline scripts of the page that Streamlit serves; there is one, and it holds no value."""
    page = (Path(st.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
    return re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
