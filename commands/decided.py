"""What people decided, for commands that show or write facts and links: it holds, unless the machine's is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer

from commands.terminal import Terminal
from corpus.verdicts import Verdicts

Raw = Annotated[bool, typer.Option("--raw")]


@contextmanager
def decided(at: Terminal, raw: bool = False) -> Iterator[Verdicts | None]:
    """The verdicts of the catalogue, open; None where only what the machine found is wanted."""
    if raw:
        yield None
        return
    with Verdicts(at.place) as store:
        yield store
