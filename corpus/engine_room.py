"""Where work is done: in processes of this machine, or on an engine that is already there, with the same results.

On an engine too each task runs in a guarded process (corpus.workers), which the engine's worker starts beside itself:
limits on time and memory hold there as here, and what a file does to its process it does not do to the engine. When a
worker of the engine dies all the same, its tasks are done again by another; a task that outlives no worker comes back
as "crashed", alone. (joblib's Parallel would give up the whole batch at the first such task, whichever backend it has,
and would draw tasks in threads of its own, where the catalogue can't be asked; which is why engines are driven through
their futures.)
"""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, CancelledError, Future, wait
from contextlib import AbstractContextManager
from functools import partial
from importlib import import_module
from itertools import chain, islice
from math import ceil
from multiprocessing import current_process
from typing import Protocol, TypeVar

from corpus import workers
from corpus.errors import ReadingError
from corpus.workers import Fate

Task = TypeVar("Task")
Result = TypeVar("Result")

TOGETHER = 8
"""Tasks that go to an engine as one once the first ones are out: each lot costs a new process there."""
_AHEAD = 2
"""Lots under way for each worker, so that none waits for the next."""
_LOOK = 10.0
"""Seconds without an answer after which the engine is asked whether it is still there."""
_PATIENCE = 120.0
"""Seconds without a single worker after which the work is given up: one that was restarted is back long before."""
_LATE = 60.0
"""Seconds beyond its time after which a process ends by itself, should nobody be left to end it."""


class Hands(Protocol):
    """The workers of an engine. `deaths`: the errors that say that a task's workers died, again and again."""

    deaths: tuple[type[Exception], ...]

    def workers(self) -> int:
        """How many tasks they do at once; 0 while nobody is there. ReadingError where the engine does not answer."""
        ...

    def submit(self, function: Callable[..., Result], *arguments: object) -> Future[Result]: ...

    def nobody(self) -> ReadingError:
        """What to say when no worker comes."""
        ...


def spread(
    function: Callable[[Task], Result],
    tasks: Iterable[Task],
    jobs: int,
    timeout: float,
    memory: int | None = None,
    engine: str = "",
) -> Iterator[tuple[Task, Result | Fate]]:
    """As `workers.run`, on the engine at the address `engine` ("dask://HOST:PORT", "ray://HOST:PORT") if one is
    named; then `jobs` is the engine's affair.

    Results come as they are done, in no order. ReadingError where the engine can't be reached, or is lost.
    """
    if not engine:
        yield from workers.run(function, tasks, jobs, timeout, memory)
        return
    waiting = iter(tasks)
    first = list(islice(waiting, 1))  # with nothing to do there is no need of an engine
    if first:
        with _engaged(engine) as hands:
            yield from handed_out(function, chain(first, waiting), hands, timeout, memory)


def check(engine: str) -> None:
    """ReadingError for an address that names no engine; asks nobody."""
    scheme, _, place = engine.partition("://")
    if engine and not (place and scheme in ENGINES):
        raise ReadingError("scale.unknown_engine", engine, choices=", ".join(f"{s}://HOST:PORT" for s in ENGINES))


ENGINES = {"dask": "corpus.dask_engine", "ray": "corpus.ray_engine"}
"""Each kind of address, and the module whose `engaged` gives the hands there."""


def _engaged(engine: str) -> AbstractContextManager[Hands]:
    check(engine)
    module = import_module(ENGINES[engine.partition("://")[0]])
    found: AbstractContextManager[Hands] = module.engaged(engine)
    return found


def handed_out(
    function: Callable[[Task], Result], tasks: Iterable[Task], hands: Hands, timeout: float, memory: int | None
) -> Iterator[tuple[Task, Result | Fate]]:
    """Each task with its result, done by these hands; `tasks` is drawn from in this thread, as they become free.

    Whatever was with a worker when it died is suspect. Each suspect has to show it alone, with nothing else under way:
    it may only have waited behind the one that kills.
    """
    lots = _lots(iter(tasks), max(1, hands.workers()))

    def send(lot: list[Task]) -> Future[list[Result | Fate]]:
        return hands.submit(guarded, function, lot, timeout, memory)

    while True:
        suspects: list[Task] = []
        yield from _together(lots, send, hands, suspects)
        if not suspects:
            return
        for suspect in suspects:
            guilty: list[Task] = []
            yield from _together(iter([[suspect]]), send, hands, guilty)
            yield from ((task, "crashed") for task in guilty)


def _together(
    lots: Iterator[list[Task]],
    send: Callable[[list[Task]], Future[list[Result | Fate]]],
    hands: Hands,
    failed: list[Task],
) -> Iterator[tuple[Task, Result | Fate]]:
    """Results of lots, many at once, until there are no more lots or one's workers died: such go to `failed`."""
    going: dict[Future[list[Result | Fate]], list[Task]] = {}
    alone: float | None = None
    try:
        while True:
            workers = hands.workers()  # they come and go
            alone = None if workers else alone or time.monotonic()
            if alone and time.monotonic() - alone > _PATIENCE:
                raise hands.nobody()
            room = 0 if failed else _AHEAD * max(1, workers)
            while len(going) < room and (lot := next(lots, None)):
                going[send(lot)] = lot
            if not going:
                return
            done, _ = wait(going, _LOOK, FIRST_COMPLETED)
            for future in done:
                lot = going.pop(future)
                results = _answer(future, hands)
                if results is None:
                    failed += lot
                else:
                    yield from zip(lot, results, strict=True)
    finally:
        for future in going:
            future.cancel()


def _lots(tasks: Iterator[Task], width: int) -> Iterator[list[Task]]:
    """Tasks in lots that grow from 1: the first are the biggest, and few tasks must not all go to one worker."""
    out = 0
    while lot := list(islice(tasks, min(TOGETHER, 1 + out // (_AHEAD * width)))):
        out += len(lot)
        yield lot


def _answer(future: Future[list[Result | Fate]], hands: Hands) -> list[Result | Fate] | None:
    """The results of a lot; None where its workers died. ReadingError where the engine is lost."""
    try:
        return future.result()
    except hands.deaths:
        return None
    except CancelledError:
        hands.workers()
        raise ReadingError("scale.lost", "engine", reason="cancelled") from None


def guarded(
    function: Callable[[Task], Result], tasks: list[Task], timeout: float, memory: int | None
) -> list[Result | Fate]:
    """On a worker of the engine: the tasks one after the other in a process of their own that can be ended."""
    # Engines start their workers as "daemons", which may have no children; ours end with their task at the latest.
    current_process().daemon = False
    mortal = partial(_mortal, function, timeout + _LATE)
    return [result for _, result in workers.run(mortal, tasks, 1, timeout, memory)]


def _mortal(function: Callable[[Task], Result], seconds: float, task: Task) -> Result:
    """Should the engine's worker be killed, nobody could end this process: it sees to it itself."""
    if os.name == "posix":
        signal.alarm(ceil(seconds))
    result = function(task)
    if os.name == "posix":
        signal.alarm(0)
    return result
