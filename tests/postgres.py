"""A real PostgreSQL server for the tests: made in a temporary folder, reached through a socket there, gone at the end."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import psycopg

PATIENCE = 60
"""Seconds that the server may take to start on a busy machine."""


def programs() -> Path | None:
    """The folder with `initdb` and `postgres`; Debian doesn't put it on the PATH."""
    found = shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: float(p.parts[-3]))
    return versions[-1].parent if versions else None


class Server:
    """A running server. `admin` is the URL of its own database."""

    def __init__(self, folder: Path, process: subprocess.Popen[bytes]) -> None:
        self.folder, self.process = folder, process

    def url(self, name: str) -> str:
        return f"postgresql://tester@/{name}?host={self.folder}"

    def connect(self, name: str = "postgres") -> psycopg.Connection[tuple[object, ...]]:
        return psycopg.connect(dbname=name, user="tester", host=str(self.folder), autocommit=True)

    def new(self, template: str = "template1") -> str:
        """The name of a new database, empty or a copy of another that nobody is connected to."""
        name = f"t{uuid4().hex[:12]}"
        with self.connect() as connection:
            connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"'.encode())
        return name

    def drop(self, name: str) -> None:
        with self.connect() as connection:
            connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'.encode())

    def backends(self, name: str) -> list[int]:
        """The processes that serve connections to a database."""
        with self.connect() as connection:
            rows = connection.execute("SELECT pid FROM pg_stat_activity WHERE datname = %s", (name,)).fetchall()
        return [int(str(row[0])) for row in rows]


@contextmanager
def running(programs: Path, settings: tuple[str, ...] = ("fsync=off",)) -> Iterator[Server]:
    """A server with these settings; it writes nothing outside its folder. It refuses to run as root, so that root
    hands it to another user."""
    folder = Path(tempfile.mkdtemp(prefix="pg"))  # pytest's own folders are open to one user only
    user = _other_user()
    try:
        if user is not None:
            os.chown(folder, *user)
        _as(user, programs / "initdb", "--username=tester", "--auth=trust", "--encoding=UTF8", "--locale=C",
            "--no-sync", "--pgdata", folder / "data").wait()  # fmt: skip
        options = [f"-c{s}" for s in ("listen_addresses=", f"unix_socket_directories={folder}", *settings)]
        process = _as(user, programs / "postgres", "-D", folder / "data", *options)
        try:
            server = Server(folder, process)
            _await(server)
            yield server
        finally:
            process.send_signal(signal.SIGQUIT)  # at once: nothing of it is kept
            process.wait(PATIENCE)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _other_user() -> tuple[int, int] | None:
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            found = pwd.getpwnam(name)
        except KeyError:
            continue
        return found.pw_uid, found.pw_gid
    return 65534, 65534


def _as(user: tuple[int, int] | None, *command: str | Path) -> subprocess.Popen[bytes]:
    # A session of its own: Ctrl-C in the terminal ends the tests, and they end the server.
    quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    words = [str(word) for word in command]
    if user is None:
        return subprocess.Popen(words, start_new_session=True, **quiet)
    return subprocess.Popen(
        words, start_new_session=True, user=user[0], group=user[1], extra_groups=[], cwd="/", **quiet
    )


def _await(server: Server) -> None:
    end = time.monotonic() + PATIENCE
    while True:
        try:
            server.connect().close()
            return
        except psycopg.OperationalError:
            if server.process.poll() is not None or time.monotonic() > end:
                raise
            time.sleep(0.05)
