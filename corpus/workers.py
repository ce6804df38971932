"""Worker processes that may die: a task that crashes or sticks fails alone, its worker is replaced, the rest goes on.

The pools of the standard library and of joblib give up as a whole when one worker dies, and can't stop a single
stuck one, which is why this one exists. Each worker has its own pipe and, on POSIX, its own process group, so that what
it started (Tesseract) ends with it, and Ctrl-C reaches only the parent.
"""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from multiprocessing.connection import Connection, Pipe, wait
from typing import Generic, Literal, TypeVar

from joblib.externals.loky.backend.process import LokyProcess

Task = TypeVar("Task")
Result = TypeVar("Result")
Fate = Literal["crashed", "too_slow"]

_LIFETIME = 100
"""Tasks after which a worker is replaced, so that what libraries keep in memory can't pile up."""


def run(
    function: Callable[[Task], Result], tasks: Iterable[Task], jobs: int, timeout: float
) -> Iterator[tuple[Task, Result | Fate]]:
    """Each task with its result, in the order in which they are done, or with what became of its worker.

    `tasks` is drawn from as workers become free; `timeout` is in seconds for each task. Closing the iterator ends the
    workers at once. `function` and tasks must be picklable.
    """
    waiting = iter(tasks)
    idle: list[_Worker[Task, Result]] = []
    busy: list[_Worker[Task, Result]] = []
    try:
        while True:
            while len(busy) < jobs and (task := next(waiting, None)) is not None:
                worker = idle.pop() if idle else _Worker(function)
                busy.append(worker)
                worker.give(task, timeout)
            if not busy:
                return
            for worker, result in _finished(busy):
                busy.remove(worker)
                if worker.spent:
                    worker.end()
                else:
                    idle.append(worker)
                yield worker.task, result
    finally:
        for worker in (*idle, *busy):
            worker.end()


def _finished(busy: list[_Worker[Task, Result]]) -> list[tuple[_Worker[Task, Result], Result | Fate]]:
    """Waits until at least one worker has answered, died or run out of time, if none has by then: nothing."""
    patience = max(0.0, min(worker.deadline for worker in busy) - time.monotonic())
    ready = wait([worker.connection for worker in busy], patience)
    found: list[tuple[_Worker[Task, Result], Result | Fate]] = []
    for worker in busy:
        if worker.connection in ready:
            found.append((worker, worker.answer()))
        elif worker.deadline <= time.monotonic():
            worker.spent = True
            found.append((worker, "too_slow"))
    return found


class _Worker(Generic[Task, Result]):
    """One process and the pipe to it. `spent`: not to be given another task."""

    task: Task
    deadline: float

    def __init__(self, function: Callable[[Task], Result]) -> None:
        self.connection, theirs = Pipe()
        # Loky's process starts afresh (a forked copy of a process with threads can lock up) and, unlike the standard
        # library's, without importing the caller's main module again.
        self._process = LokyProcess(target=_serve, args=(theirs, function))
        self._process.start()
        theirs.close()  # else the end of the process would not show at our end
        self._given, self.spent = 0, False

    def give(self, task: Task, timeout: float) -> None:
        self.task, self.deadline = task, time.monotonic() + timeout
        self._given += 1
        with suppress(OSError):  # it died meanwhile: the answer will say so
            self.connection.send(task)

    def answer(self) -> Result | Fate:
        try:
            result: Result = self.connection.recv()
        except (EOFError, OSError):
            self.spent = True
            return "crashed"
        self.spent = self._given >= _LIFETIME
        return result

    def end(self) -> None:
        """Ends the process and all that it started."""
        self.connection.close()
        if self._process.pid is not None and hasattr(os, "killpg"):
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)
        self._process.terminate()  # where there are no groups, or it has not made its own yet
        self._process.join()


def _serve(connection: Connection, function: Callable[[Task], Result]) -> None:
    """In the worker: answers tasks until the parent hangs up."""
    if hasattr(os, "setsid"):
        os.setsid()
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")  # Tesseract's threads would take the cores of the other workers
    with suppress(EOFError, OSError, KeyboardInterrupt):
        while True:
            connection.send(function(connection.recv()))
