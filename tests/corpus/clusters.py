"""A real Dask cluster on this machine: a scheduler and two workers, each a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Cluster:
    """`address` as --engine takes it. Of the two workers the mortal one stays dead when it is killed; the nursed one
    has a nanny, the process here, who starts it again."""

    address: str
    mortal: subprocess.Popen[bytes]
    nursed: subprocess.Popen[bytes]


def needed() -> None:
    """Skips where Dask is not installed; fails where the environment says that it must be."""
    if find_spec("distributed") is None:
        missing = "Dask is not installed (the extra: dask)"
        if "dask" in os.environ.get("CONCORDANCE_REQUIRE", ""):
            pytest.fail(missing)
        pytest.skip(missing)


@contextmanager
def cluster(folder: Path) -> Iterator[Cluster]:
    """A scheduler and two workers of one thread each, and their end."""
    needed()
    note = folder / "scheduler.json"
    environment = os.environ | {
        "PYTHONPATH": str(ROOT),
        # a task whose worker died twice is given up, not after four deaths: each takes seconds
        "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1",
    }

    def start(part: str, *options: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "distributed.cli.dask_" + part, *options]
        with (folder / "cluster.log").open("ab") as log:
            return subprocess.Popen(command, cwd=folder, env=environment, stdout=log, stderr=log)

    running = [
        start("scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(note), "--no-dashboard")
    ]
    try:
        _await(lambda: note.is_file() and note.stat().st_size > 0, running, folder)
        options = ("--scheduler-file", str(note), "--nthreads", "1", "--no-dashboard", "--host", "127.0.0.1")
        running += [start("worker", *options, nanny) for nanny in ("--no-nanny", "--nanny")]
        from distributed import Client

        with Client(scheduler_file=str(note), set_as_default=False) as client:
            client.wait_for_workers(2, timeout=90)
            address = client.scheduler.address.replace("tcp://", "dask://")
        yield Cluster(address, *running[1:])
    finally:
        for process in reversed(running):
            process.terminate()
        for process in reversed(running):
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _await(there, running, folder: Path) -> None:  # type: ignore[no-untyped-def]
    for _ in range(600):
        if there():
            return
        assert running[0].poll() is None, (folder / "cluster.log").read_text()
        time.sleep(0.1)
    pytest.fail("the scheduler did not start: " + (folder / "cluster.log").read_text())
