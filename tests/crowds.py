"""Many processes at once on one database, each forked from one that has loaded what they need: starting Python anew
for each would take longer than what they do."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterable
from multiprocessing.context import ForkServerContext
from typing import TypeVar

from corpus.catalogue import Catalogue
from corpus.verdict import Conflict, Proposal, Verdict
from corpus.verdicts import Verdicts
from extract.register import Event, Evidence, Register

PATIENCE = 60.0
LOADED = ("tests.corpus.kills_ready", "tests.corpus.kills", __name__)
"""What the process has loaded that others are forked from; there is one such process for all tests of a worker."""

Task = TypeVar("Task")
Result = TypeVar("Result")


def forking() -> ForkServerContext:
    """Forks from a process without threads, which has imported everything already. Take the fixture `without_main`."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([*LOADED])
    return context


def at_once(function: Callable[[Task], Result], tasks: Iterable[Task], processes: int = 4) -> list[Result]:
    """What a function of a light module, such as this, answers in so many processes; in the order of the tasks.

    Whatever it raises is raised here."""
    with forking().Pool(processes) as pool:
        return pool.map(function, tasks, chunksize=1)


def opened(place: str) -> tuple[str, ...]:
    """The ids of the documents of a catalogue."""
    with Catalogue(place, PATIENCE) as catalogue:
        return tuple(row.id for row in catalogue.documents())


def opened_register(place: str) -> int:
    """How many entries a register has."""
    with Register(place, PATIENCE) as register:
        return len(register.states())


def decided(task: tuple[str, Proposal, int]) -> Verdict | Conflict:
    """The verdict of person number n, who has seen no other."""
    place, proposal, n = task
    with Verdicts(place, PATIENCE) as mine:
        return mine.record(proposal, "reject" if n % 2 else "accept", f"P{n}")


def written(task: tuple[str, str, int]) -> None:
    """Events number 0, 1, ... of one person, on one and the same entry."""
    place, who, times = task
    with Register(place, PATIENCE) as register:
        for n in range(times):
            register.record("a1", Event(who, note=f"{who} {n}", evidence=Evidence(f"{who}-{n}.pdf")))
