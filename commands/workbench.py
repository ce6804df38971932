"""`app`: the workbench in the browser, on this machine alone unless visitors sign in."""

from __future__ import annotations

import errno
import os
import socket
import subprocess
import sys
import time
import tomllib
import webbrowser
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated, Any

import typer

from commands import terminal
from commands.terminal import Terminal
from corpus.errors import ReadingError
from extract.admission import LOOPBACK, UNSIGNED, SignIn, from_file, is_loopback, refuse_strangers

HERE = "127.0.0.1"
PATIENCE = 10.0
"""Seconds that a server gets to end."""


@dataclass(frozen=True, slots=True)
class Listening:
    """Where the workbench listens and whom it answers: this machine alone by default."""

    host: str = HERE
    port: int = 8501
    sign_in: Path | None = None
    """A file of secrets with the provider."""
    unsigned: bool = False
    """Open to others without sign-in: asked for by name."""
    names: tuple[str, ...] = ()
    """Host names under which browsers may ask for it, beside its own."""


def app(
    context: typer.Context,
    place: Annotated[str, typer.Argument()] = "",
    host: Annotated[str, typer.Option()] = HERE,
    port: Annotated[int, typer.Option(min=0, max=65535)] = 8501,
    sign_in: Annotated[Path | None, typer.Option(envvar="CONCORDANCE_SIGN_IN")] = None,
    without_sign_in: Annotated[bool, typer.Option(UNSIGNED)] = False,
    allow_host: Annotated[list[str] | None, typer.Option()] = None,
) -> None:
    at = terminal.of(context)
    listening = Listening(host, port or free_port(host), sign_in, without_sign_in, tuple(allow_host or ()))
    words = command(place or at.database, listening)
    if not is_free(host, port):
        raise ReadingError("workbench.port_taken", address_of(listening))
    at.err.print(at.say_of("workbench", "starting"), soft_wrap=True)
    with subprocess.Popen(words) as server:
        try:
            if _listens(server, listening):
                _announce(at, address_of(listening))
            code = server.wait()
        except KeyboardInterrupt:  # the usual way to end it; in a terminal the server was told as well
            code = 0
            _ended(server)
    raise typer.Exit(code)


def _ended(server: subprocess.Popen[bytes]) -> None:
    server.terminate()
    try:
        server.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        server.kill()


def _announce(at: Terminal, address: str) -> None:
    """Says where the workbench is, and opens it where somebody sits before a screen."""
    at.err.print(at.say_of("workbench", "ready", address=address), soft_wrap=True)
    screen = sys.platform in ("win32", "darwin") or "DISPLAY" in os.environ or "WAYLAND_DISPLAY" in os.environ
    if screen and sys.stdout.isatty():
        webbrowser.open(address)


def _listens(server: subprocess.Popen[bytes], listening: Listening) -> bool:
    """Waits until the server answers; False where it ended before."""
    while server.poll() is None:
        if _answers(_reached(listening.host), listening.port):
            return True
        time.sleep(0.1)
    return False


def _answers(host: str, port: int) -> bool:
    connection = HTTPConnection(host, port, timeout=5)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


def _reached(host: str) -> str:
    """Under which address this machine reaches what listens at `host`."""
    return {"0.0.0.0": HERE, "::": "::1"}.get(host, host)


def address_of(listening: Listening) -> str:
    """What a browser of this machine is to open."""
    host = _reached(listening.host)
    return f"http://{f'[{host}]' if ':' in host else host}:{listening.port}"


def free_port(host: str = HERE) -> int:
    """A port that nothing listens on."""
    with _socket(host) as free:
        free.bind((host, 0))
        return int(free.getsockname()[1])


def is_free(host: str, port: int) -> bool:
    """Could something listen there? True for 0, which is any port."""
    with _socket(host) as free:
        free.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # what was closed a moment ago doesn't count
        try:
            free.bind((host, port))
        except OSError as error:
            return error.errno != errno.EADDRINUSE
    return True


def _socket(host: str) -> socket.socket:
    return socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)


def command(place: str, listening: Listening = Listening()) -> list[str]:
    """What starts Streamlit on the workbench.

    ReadingError where there is no such place, where the settings of signing in are not whole, or where others could
    reach the workbench without it.
    """
    if place and "://" not in place and not Path(place).exists() and not Path(place).parent.is_dir():
        raise ReadingError("reading.not_found", place)
    rules = _sign_in(listening.sign_in)
    refuse_strangers(listening.host, rules is not None, listening.unsigned)
    found = find_spec("app")  # where it stands, in a checkout or installed; Streamlit wants a file
    assert found is not None, "the workbench is installed with the command"
    flags = [f"--{name}={value}" for name, value in (*_kept(), *_asked(listening, rules))]
    behind = [*([place] if place else []), *([UNSIGNED] if listening.unsigned else [])]
    return [sys.executable, "-m", "streamlit", "run", str(found.origin), *flags, "--", *behind]


def _sign_in(path: Path | None) -> SignIn | None:
    if path is None:
        return None
    rules = from_file(path)
    if find_spec("authlib") is None:
        raise ReadingError("sign_in.no_library", str(path))
    return rules


def _asked(listening: Listening, rules: SignIn | None) -> Iterator[tuple[str, str]]:
    """Streamlit's options for this start."""
    yield "server.address", listening.host
    yield "server.port", str(listening.port)
    if listening.sign_in is not None:
        yield "secrets.files", str(listening.sign_in.resolve())
    names = [*listening.names, *([rules.host] if rules else [])]
    if names and not is_loopback(names[0]):
        yield "browser.serverAddress", names[0]  # which Streamlit takes as one of its own names
    own = [] if listening.host in ("0.0.0.0", "::") else [listening.host]
    for name in dict.fromkeys((*LOOPBACK, *names, *own)):
        yield "server.allowedHosts", name


def _kept(table: Mapping[str, Any] | None = None, above: Sequence[str] = ()) -> Iterator[tuple[str, str]]:
    """Streamlit's options that never change, as dotted names and values."""
    if table is None:
        table = tomllib.loads(files(__package__).joinpath("streamlit.toml").read_text(encoding="utf-8"))
    for name, value in table.items():
        if isinstance(value, Mapping):
            yield from _kept(value, (*above, name))
        else:
            yield ".".join((*above, name)), str(value).lower() if isinstance(value, bool) else str(value)
