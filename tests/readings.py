"""What tests of several packages read: a file is read once for all of them, as reading takes longer than most tests."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path

from corpus.model import Document
from corpus.reader import read

PATIENCE = 280.0
"""Seconds to wait for another process, which reads meanwhile: a little less than a test may take."""


@cache
def documents_of(path: Path) -> tuple[Document, ...]:
    """The documents of a file without scans; read once in each process."""
    return read(path).documents


@contextmanager
def alone(lock: Path) -> Iterator[None]:
    """One process at a time is in here. The lock is SQLite's: it ends with its process, however that ends."""
    with closing(sqlite3.connect(lock, timeout=PATIENCE, isolation_level=None)) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        yield
        connection.execute("ROLLBACK")
