"""Ray: the workers of a running cluster, by way of the client server of its head (`ray start --head`, port 10001)."""

from __future__ import annotations

import logging
import os
import socket
import time
import warnings
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Future
from contextlib import closing, contextmanager, suppress
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from queue import SimpleQueue
from threading import Thread
from typing import Any, TypeVar
from urllib.parse import urlsplit

from corpus.errors import ReadingError

Result = TypeVar("Result")

_CONNECT = 20.0
"""Seconds to reach the head, and then a first worker."""
_INTRODUCTION = 150.0
"""Seconds for the head to start what serves this one client, a process that has to load Ray, or to fail at it."""
_TRIES = 3
"""A head on Linux fails at it now and then: the process dies as it is forked (ray-project/ray#63202)."""
_ANSWER = 60.0
"""Seconds for any other answer of the head, which may be busy."""
_SILENT = {"logging_level": logging.CRITICAL, "log_to_driver": False}


@contextmanager
def engaged(address: str) -> Iterator[RayHands]:
    """The workers of the cluster whose head serves clients at "ray://HOST:PORT".

    ReadingError where the package is not installed, nobody answers there, or there is no worker.
    """
    if find_spec("ray") is None or find_spec("grpc") is None:  # the latter comes with "ray[client]" alone
        raise ReadingError("scale.not_installed", address, name="Ray", extra="ray")
    with closing(_Line()) as line:
        try:
            where = urlsplit(address)
            # Ray itself would try for half a minute where a closed port answers at once
            socket.create_connection((where.hostname or "?", where.port or 10001), _CONNECT).close()
            ray = _quiet()
            context = line.ask(partial(_introduced, ray, address), _INTRODUCTION)
        except Exception as error:  # of many kinds: no answer, another version, no word of admission
            raise ReadingError("scale.no_engine", address, reason=_reason(error), start="ray start --head") from error
        try:
            hands = RayHands(address, ray, line)
            hands.wait_for_one()
            yield hands
        finally:
            with suppress(Exception):  # whatever it is: the work is done, or why it is not has been said
                line.ask(partial(_dismissed, context), _CONNECT)


def _quiet() -> Any:
    """The package, which is slow to load, without what it would do unasked."""
    # Under `uv run` it would send the working folder to the cluster, contracts and all.
    os.environ.setdefault("RAY_ENABLE_UV_RUN_RUNTIME_ENV", "0")
    ray = import_module("ray")
    logging.getLogger("ray.util.client.logsclient").disabled = True  # the one that does not heed `logging_level`
    # it warns of tasks that add up to 10 MB: files are sent on purpose
    warnings.filterwarnings("ignore", category=UserWarning, module=r"ray\.util\.client\.worker")
    return ray


def _introduced(ray: Any, address: str) -> Any:
    """A connection of our own, which from now on is the one of this thread."""
    tries = 1
    while True:
        try:
            context = ray.init(address, namespace="concordance", allow_multiple=True, **_SILENT)
            break
        except ConnectionAbortedError:  # the head is there and could not serve us
            if tries == _TRIES:
                raise
            tries += 1
    context.__enter__()
    return context


def _dismissed(context: Any) -> None:
    context.__exit__(None, None, None)  # the thread leaves it; while it is the thread's, `disconnect` would miss it
    context.disconnect()


class RayHands:
    """The workers of a cluster; `deaths` as in corpus.engine_room. One is what Ray calls a CPU."""

    def __init__(self, address: str, ray: Any, line: _Line) -> None:
        errors = ray.exceptions
        self.deaths: tuple[type[Exception], ...] = (
            errors.WorkerCrashedError,
            errors.LocalRayletDiedError,
            errors.NodeDiedError,
            errors.ObjectLostError,
            errors.OutOfMemoryError,
        )
        self._address, self._ray, self._line = address, ray, line
        self._done: Any = ray.remote(_done)

    def workers(self) -> int:
        return int(self._ask(self._ray.cluster_resources).get("CPU", 0))

    def submit(self, function: Callable[..., Result], *arguments: object) -> Future[Result]:
        return _carried(self._ask(lambda: self._done.remote(function, *arguments).future()))

    def nobody(self) -> ReadingError:
        return ReadingError("scale.no_workers", self._address, start="ray start --address=HOST:6379")

    def wait_for_one(self) -> None:
        """ReadingError where there is no worker, and none comes."""
        until = time.monotonic() + _CONNECT
        while not self.workers():
            if time.monotonic() > until:
                raise self.nobody()
            time.sleep(0.2)

    def _ask(self, question: Callable[[], Any]) -> Any:
        try:
            return self._line.ask(question, _ANSWER)
        except Exception as error:  # whatever it is, the head does not answer
            raise ReadingError("scale.lost", self._address, reason=_reason(error)) from error


def _done(function: Callable[..., Result], *arguments: object) -> Result:
    """On a worker: one task for all, so that it is made known to the cluster once."""
    return function(*arguments)


def _carried(theirs: Future[Result]) -> Future[Result]:
    """A future that may be cancelled, which Ray's own takes for a mistake; a broken connection counts as that too."""
    ours: Future[Result] = Future()

    def carry(done: Future[Result]) -> None:
        if not ours.set_running_or_notify_cancel():
            return
        error = done.exception()
        if error is None:
            ours.set_result(done.result())
        else:
            ours.set_exception(CancelledError() if isinstance(error, ConnectionError) else error)

    theirs.add_done_callback(carry)
    return ours


class _Line:
    """The one thread that talks to Ray, so that each answer can be waited for so long and no longer.

    Ray keeps a connection for each thread, waits without limit for hosts that are gone, and in the main thread takes
    signals over. When the line is stuck the program can end all the same.
    """

    def __init__(self) -> None:
        self._questions: SimpleQueue[tuple[Callable[[], Any], Future[Any]] | None] = SimpleQueue()
        Thread(target=self._answer, name="ray-line", daemon=True).start()

    def ask(self, question: Callable[[], Any], seconds: float) -> Any:
        """Its answer; TimeoutError when there is none within so many seconds."""
        answer: Future[Any] = Future()
        self._questions.put((question, answer))
        return answer.result(seconds)

    def close(self) -> None:
        self._questions.put(None)

    def _answer(self) -> None:
        for question, answer in iter(self._questions.get, None):
            try:
                answer.set_result(question())
            except Exception as error:
                answer.set_exception(error)


def _reason(error: Exception) -> str:
    """What an error says, in one line: those of gRPC in a method, those of the head after all that led to them."""
    details = getattr(error, "details", None)
    said = str(details() if callable(details) else error).strip()
    if "Traceback" in said:
        said = said.splitlines()[-1]
    return " ".join(said.split()) or type(error).__name__
