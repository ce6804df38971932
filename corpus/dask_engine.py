"""Dask: the workers of a running cluster, `dask scheduler` and `dask worker` on any number of machines."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from typing import Any, TypeVar

from corpus.errors import ReadingError

Result = TypeVar("Result")

WORKER = "dask worker tcp://HOST:PORT"
"""What starts one."""

_CONNECT = 20.0
"""Seconds to reach the scheduler, and then a first worker."""


@contextmanager
def engaged(address: str) -> Iterator[DaskHands]:
    """The workers of the cluster whose scheduler is at "dask://HOST:PORT".

    ReadingError where the package is not installed, nobody answers there, or there is no worker.
    """
    if find_spec("distributed") is None:
        raise ReadingError("scale.not_installed", address, name="Dask", extra="dask")
    distributed = import_module("distributed")  # an extra, and slow to load
    try:
        client = distributed.Client(
            "tcp://" + address.removeprefix("dask://"), timeout=_CONNECT, set_as_default=False, name="concordance"
        )
    except (OSError, TimeoutError, ValueError) as error:
        reason = str(error) or type(error).__name__
        raise ReadingError("scale.no_engine", address, reason=reason, start="dask scheduler") from error
    try:
        try:
            client.wait_for_workers(1, timeout=_CONNECT)
        except TimeoutError as error:
            raise ReadingError("scale.no_workers", address, start=WORKER) from error
        yield DaskHands(address, client, (distributed.KilledWorker,))
    finally:
        client.close(timeout=_CONNECT)


class DaskHands:
    """The workers behind a client; `deaths` as in corpus.engine_room."""

    def __init__(self, address: str, client: Any, deaths: tuple[type[Exception], ...]) -> None:
        self.deaths = deaths
        self._address, self._client, self._executor = address, client, client.get_executor(pure=False)

    def workers(self) -> int:
        try:
            return sum(self._client.nthreads().values())
        except Exception as error:  # whatever it is, the scheduler does not answer
            reason = str(error) or type(error).__name__
            raise ReadingError("scale.lost", self._address, reason=reason) from error

    def submit(self, function: Callable[..., Result], *arguments: object) -> Future[Result]:
        found: Future[Result] = self._executor.submit(function, *arguments)
        return found

    def nobody(self) -> ReadingError:
        return ReadingError("scale.no_workers", self._address, start=WORKER)
