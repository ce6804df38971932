"""Worker processes that may die: a task that crashes or sticks fails alone, its worker is replaced, the rest goes on.

The pools of the standard library and of joblib give up as a whole when one worker dies, and can't stop a single
stuck one, which is why this one exists. Each worker has its own pipe and, on POSIX, its own process group, so that what
it started (Tesseract) ends with it, and Ctrl-C reaches only the parent. Where the system can, a worker may be held to
so much memory: a file that unpacks to gigabytes then fails alone too, and the machine goes on.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from multiprocessing.connection import Connection, Pipe, wait
from pathlib import Path
from typing import Generic, Literal, TypeVar

from joblib.externals.loky.backend.process import LokyProcess

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

Task = TypeVar("Task")
Result = TypeVar("Result")
Fate = Literal["crashed", "too_slow", "too_big"]

_STARVED = frozenset(
    -int(number)
    for name in ("SIGKILL", "SIGTRAP", "SIGILL", "SIGABRT")
    if (number := getattr(signal, name, None)) is not None
)
"""How a process ends that got no memory: the system kills it, or a library that can't go on stops it (PDFium traps)."""

_GRACE = 5.0
"""Seconds that a process has to end after it hung up."""

_LIFETIME = 100
"""Tasks after which a worker is replaced, so that what libraries keep in memory can't pile up."""


def run(
    function: Callable[[Task], Result], tasks: Iterable[Task], jobs: int, timeout: float, memory: int | None = None
) -> Iterator[tuple[Task, Result | Fate]]:
    """Each task with its result, in the order in which they are done, or with what became of its worker.

    `tasks` is drawn from as workers become free; `timeout` is in seconds for each task, `memory` in bytes that a
    worker, and each process that it starts, may take beyond what it takes at rest (None: no limit). Closing the
    iterator ends the workers at once. `function` and tasks must be picklable.
    """
    waiting = iter(tasks)
    idle: list[_Worker[Task, Result]] = []
    busy: list[_Worker[Task, Result]] = []
    try:
        while True:
            while len(busy) < jobs and (task := next(waiting, None)) is not None:
                worker = idle.pop() if idle else _Worker(function, memory)
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

    def __init__(self, function: Callable[[Task], Result], memory: int | None) -> None:
        self.connection, theirs = Pipe()
        self._limited = memory is not None
        # Loky's process starts afresh (a forked copy of a process with threads can lock up) and, unlike the standard
        # library's, without importing the caller's main module again.
        self._process = LokyProcess(target=_serve, args=(theirs, function, memory))
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
            result: Result | Fate = self.connection.recv()
        except (EOFError, OSError):
            self.spent = True
            return self._end_of_it()
        # what a starved worker holds on to would be missing to the next task
        self.spent = self._given >= _LIFETIME or result == "too_big"
        return result

    def _end_of_it(self) -> Fate:
        """What a process died of that did not answer."""
        self._process.join(_GRACE)
        return "too_big" if self._limited and self._process.exitcode in _STARVED else "crashed"

    def end(self) -> None:
        """Ends the process and all that it started."""
        self.connection.close()
        if self._process.pid is not None and hasattr(os, "killpg"):
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)
        self._process.terminate()  # where there are no groups, or it has not made its own yet
        self._process.join()


def _serve(connection: Connection, function: Callable[[Task], Result], memory: int | None) -> None:
    """In the worker: answers tasks until the parent hangs up."""
    if hasattr(os, "setsid"):
        os.setsid()
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")  # Tesseract's threads would take the cores of the other workers
    sys.unraisablehook = lambda _: None  # what can't even be cleaned up for want of memory is no news
    _limit(memory)
    with suppress(EOFError, OSError, KeyboardInterrupt):
        while True:
            task = connection.recv()
            try:
                connection.send(function(task))
                continue
            except MemoryError:
                pass  # not answered here: what filled the memory is held as long as the error is
            except Exception:  # not even an answer: hanging up says so, and nothing is printed over the parent's lines
                return
            _limit(None)
            connection.send("too_big")


def _limit(memory: int | None) -> None:
    """Holds this process to so many bytes of data beyond what it has now (None: to none), and to no core dump.

    Only data counts: address space that libraries set aside and never touch, as threads do, is no danger.
    """
    if resource is None:
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
    _, most = resource.getrlimit(resource.RLIMIT_DATA)
    wanted = most if memory is None else _data() + memory
    resource.setrlimit(resource.RLIMIT_DATA, (wanted if most < 0 else min(wanted, most), most))


def _data() -> int:
    """Bytes of data that this process holds, where the system says so, else 0."""
    try:
        lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
        return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmData:"))
    except (OSError, StopIteration, ValueError):
        return 0
