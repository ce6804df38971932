"""`app`: the workbench in the browser, on this machine alone."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from commands import terminal
from corpus.errors import ReadingError


def app(
    context: typer.Context,
    place: Annotated[str, typer.Argument()] = "",
    port: Annotated[int, typer.Option(min=0, max=65535)] = 8501,
) -> None:
    at = terminal.of(context)
    try:
        done = subprocess.run(command(place or at.database, port), check=False)
    except KeyboardInterrupt:  # the usual way to end it; Streamlit was told as well
        raise typer.Exit(0) from None
    raise typer.Exit(done.returncode)


def command(place: str, port: int) -> list[str]:
    """What starts Streamlit on the workbench: bound to this machine, without its counting of users."""
    if place and "://" not in place and not Path(place).exists() and not Path(place).parent.is_dir():
        raise ReadingError("reading.not_found", place)
    found = find_spec("app")  # where it stands, in a checkout or installed; Streamlit wants a file
    assert found is not None, "the workbench is installed with the command"
    options = {
        "server.address": "127.0.0.1",
        "server.port": str(port),
        "browser.gatherUsageStats": "false",
    }
    flags = [f"--{name}={value}" for name, value in options.items()]
    return [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        str(found.origin),
        *flags,
        "--",
        *([place] if place else []),
    ]
