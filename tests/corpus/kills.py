"""What is killed in `test_kill.py`: work that says of each thing that it is stored, and goes on until it is stopped."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from itertools import count
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

from corpus.batch import read_all
from corpus.catalogue import Catalogue
from corpus.reader import Settings
from corpus.verdict import Conflict, Passage, Proposal, Subject
from corpus.verdicts import Verdicts
from extract.reattachment import Duty
from extract.register import Event, Register
from tests.crowds import PATIENCE, forking

DUTY = Duty("a1", "art_5__para_1", "5", "Le Musée remet son rapport dans les 15 jours.", "remettre son rapport")

Work = Callable[[str, "Told", str], None]


@dataclass(frozen=True, slots=True)
class Told:
    """Where work says what is stored. A message is written at once and whole."""

    connection: Connection

    def __call__(self, what: str) -> None:
        self.connection.send(what)


def killed(
    work: Work, place: str, argument: str, delay: float, kill: Callable[[int], object] | None = None
) -> list[str]:
    """Starts work in a process of its own, kills it (or what `kill` chooses) `delay` seconds after it has said "begun",
    and returns what it had said to be stored by then."""
    process, said = _started(work, place, argument)
    time.sleep(delay)
    if kill is not None:
        kill(process.pid or 0)
        process.join(PATIENCE)  # it ends by itself when its database is gone
    process.kill()
    process.join()
    return _all(said)


def lasting(work: Work, place: str) -> float:
    """Seconds that work takes, from "begun", which ends by itself."""
    process, _ = _started(work, place, "")
    start = time.monotonic()
    process.join()
    return time.monotonic() - start


def _started(work: Work, place: str, argument: str) -> tuple[BaseProcess, Connection]:
    context = forking()
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_begin, args=(work, place, theirs, argument))
    process.start()
    theirs.close()
    assert ours.recv() == "begun"
    return process, ours


def _all(said: Connection) -> list[str]:
    found: list[str] = []
    with suppress(EOFError):
        while True:
            found.append(said.recv())
    return found


def _begin(work: Work, place: str, connection: Connection, argument: str) -> None:
    devnull = os.open(os.devnull, os.O_WRONLY)
    os.dup2(devnull, 2)  # a database that goes away is told by an exception, which nobody needs to read
    work(place, Told(connection), argument)


def adding(place: str, told: Told, folder: str) -> None:
    """As `concordance add`: reads a folder of small files."""
    with Catalogue(place, PATIENCE) as catalogue:
        for n, outcome in enumerate(
            read_all(sorted(Path(folder).glob("*.txt")), Settings(), 1, catalogue, guarded=False)
        ):
            if n == 0:  # the first one also loads what reads files
                told("begun")
            told(outcome.sha256)


def proposal(name: str) -> Proposal:
    return Proposal(Subject("fact", (Passage("museum-2022-fr", f"art_{name}", f"dans les {name} jours"),)), name, 0.5)


def reviewing(place: str, told: Told, name: str) -> None:
    """Decides, again and again, each time on another fact and on one that was decided before."""
    with Verdicts(place, PATIENCE) as verdicts:
        told("begun")
        for n in count():
            for about in (f"{name}.{n}", name):
                given = verdicts.record(proposal(about), "accept", f"{name}.{n}")
                told((given.own if isinstance(given, Conflict) else given).key)


def registering(place: str, told: Told, name: str) -> None:
    with Register(place, PATIENCE) as register:
        register.follow("museum-2022-fr", [DUTY])
        told("begun")
        for n in count():
            register.record("a1", Event(f"{name}.{n}", note=f"{name}.{n}"))
            told(f"{name}.{n}")


def opening(place: str, told: Told, _: str) -> None:
    """Opens a database, which brings an old one up to date."""
    told("begun")
    Catalogue(place, PATIENCE).close()
    told("open")
