"""Where commands have their work done, and where what was compared is kept for the next time."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from platformdirs import user_cache_path

from corpus.engine_room import check

EngineAddress = Annotated[str, typer.Option(metavar="ENGINE://HOST:PORT")]


def at_work(engine: str) -> str:
    """The engine that was asked for; ReadingError for an address of none, before anything is read."""
    check(engine)
    return engine


def kept_comparisons() -> Path:
    """The folder of comparisons of earlier runs."""
    return user_cache_path("concordance", appauthor=False) / "comparisons"
