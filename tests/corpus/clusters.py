"""Real clusters on this machine, each part of them a process of its own."""

from __future__ import annotations

import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from unittest import mock

import pytest

ROOT = Path(__file__).parents[2]
KINDS = {"dask": "distributed", "ray": "ray"}
"""Each kind of cluster, and the package that it needs."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """`address` as --engine takes it. Of the two workers the mortal one stays dead when it is killed; of the nursed one
    only the part that does the tasks dies with a task, and is started again: Dask's nanny, Ray's raylet see to it."""

    address: str
    mortal: subprocess.Popen[bytes]
    nursed: subprocess.Popen[bytes]


def needed(kind: str) -> None:
    """Skips where the package is not installed; fails where the environment says that it must be."""
    if find_spec(KINDS[kind]) is None:
        missing = f"{kind} is not installed (the extra: {kind})"
        if kind in os.environ.get("CONCORDANCE_REQUIRE", "").split(","):
            pytest.fail(missing)
        pytest.skip(missing)


@contextmanager
def cluster(kind: str, folder: Path) -> Iterator[Cluster]:
    """Two workers that do one task at once each, and their end."""
    needed(kind)
    with dask_cluster(folder) if kind == "dask" else ray_cluster(folder) as running:
        yield running


@contextmanager
def dask_cluster(folder: Path) -> Iterator[Cluster]:
    """A scheduler and two workers."""
    note = folder / "scheduler.json"
    # a task whose worker died twice is given up, not after four deaths: each takes seconds
    environment = {"DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1"}

    def start(part: str, *options: str) -> subprocess.Popen[bytes]:
        return _started(folder, environment, "distributed.cli.dask_" + part, *options)

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
        _end(running)


@contextmanager
def ray_cluster(folder: Path) -> Iterator[Cluster]:
    """A head that works too, and another node. All that they write is in a folder of their own, with a short name:
    that of a socket may have a hundred characters."""
    host = "127.0.0.2" if sys.platform == "linux" else "127.0.0.1"  # there Ray takes the latter for the machine's name
    home = Path(tempfile.mkdtemp(prefix="ray"))
    # Ray listens to the whole network: only who has the token, the tests, may have anything done.
    token = {"RAY_AUTH_MODE": "token", "RAY_AUTH_TOKEN": secrets.token_hex(32)}
    environment = {
        **token,
        "RAY_TMPDIR": str(home),
        "RAY_USAGE_STATS_ENABLED": "0",
        "RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER": "1",
        "RAY_TASK_MAX_RETRIES": "1",  # as above
        "GRPC_ENABLE_FORK_SUPPORT": "0",  # with it one client in five or ten is refused (ray-project/ray#63202)
    }
    port, gate = _free_port(host), _free_port(host)
    common = ["--block", "--num-cpus", "1", "--object-store-memory", "80000000", "--node-ip-address", host]
    common += ["--min-worker-port", "0", "--max-worker-port", "0", "--dashboard-agent-listen-port", "0"]
    common += ["--include-log-monitor", "false"]

    def start(*options: str) -> subprocess.Popen[bytes]:
        return _started(folder, environment, "ray.scripts.scripts", "start", *common, *options)

    client = ("--ray-client-server-port", str(gate))
    running = [start("--head", "--port", str(port), *client, "--include-dashboard", "false", "--no-monitor")]
    try:
        _await(partial(_answers, host, port), running, folder)
        running.append(start("--address", f"{host}:{port}"))
        ready = b"Ray runtime started"
        _await(lambda: (folder / "cluster.log").read_bytes().count(ready) == 2, running, folder)
        _await(partial(_answers, host, gate), running, folder)
        with mock.patch.dict(os.environ, token):
            yield Cluster(f"ray://{host}:{gate}", running[1], running[0])
    finally:
        _end(running)
        shutil.rmtree(home, ignore_errors=True)


def _started(folder: Path, environment: dict[str, str], module: str, *options: str) -> subprocess.Popen[bytes]:
    """A process that leads a group of its own, so that what it started ends with it."""
    with (folder / "cluster.log").open("ab") as log:
        return subprocess.Popen(
            [sys.executable, "-m", module, *options],
            cwd=folder,
            env=os.environ | {"PYTHONPATH": str(ROOT)} | environment,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )


def _end(running: list[subprocess.Popen[bytes]]) -> None:
    for process in reversed(running):
        process.terminate()
    for process in reversed(running):
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if hasattr(os, "killpg"):
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(process.pid, signal.SIGKILL)


def _await(there: Callable[[], bool], running: list[subprocess.Popen[bytes]], folder: Path) -> None:
    for _ in range(1200):
        if there():
            return
        assert all(process.poll() is None for process in running), (folder / "cluster.log").read_text()
        time.sleep(0.1)
    pytest.fail("the cluster did not start: " + (folder / "cluster.log").read_text())


def _free_port(host: str) -> int:
    with socket.socket() as found:
        found.bind((host, 0))
        port: int = found.getsockname()[1]
        return port


def _answers(host: str, port: int) -> bool:
    try:
        socket.create_connection((host, port), 1.0).close()
    except OSError:
        return False
    return True
