"""Vectors kept by the hash of their text: a text is encoded once, in memory and, if wanted, in a file."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from threading import Lock

import numpy as np

from align.encoder import Encoder, Vectors, installed

FILE = "vectors.sqlite"
BATCH = 500
"""Keys asked for at a time: SQLite takes a limited number of them."""
TABLE = "CREATE TABLE IF NOT EXISTS vector (key TEXT PRIMARY KEY, numbers BLOB NOT NULL)"


def kept(folder: Path) -> Encoder | None:
    """The installed encoder with the vectors of earlier runs, which lie in `folder`; None where none is installed."""
    found = installed()
    return KeptVectors(found, folder) if found else None


class KeptVectors:
    """An encoder that remembers. With `folder`, vectors outlive the process; several may share the folder.

    A file that is damaged or can't be written only costs time: what it should hold is encoded again.
    """

    def __init__(self, encoder: Encoder, folder: Path | None = None) -> None:
        self._encoder, self._file = encoder, folder / FILE if folder else None
        self._known: dict[str, Vectors] = {}
        self._lock = Lock()

    def __reduce__(self) -> tuple[object, ...]:
        """In another process: the same encoder and folder; what is in memory stays here."""
        return KeptVectors, (self._encoder, self._file.parent if self._file else None)

    @property
    def name(self) -> str:
        return self._encoder.name

    def encode(self, texts: Sequence[str]) -> Vectors:
        keys = [sha256(f"{self.name}\n{text}".encode()).hexdigest() for text in texts]
        with self._lock:
            self._recall([key for key in dict.fromkeys(keys) if key not in self._known])
            new = {key: text for key, text in zip(keys, texts, strict=True) if key not in self._known}
            if new:
                found = dict(zip(new, self._encoder.encode(list(new.values())), strict=True))
                self._known |= found
                self._keep(found)
            return np.array([self._known[key] for key in keys]) if keys else self._encoder.encode([])

    def _recall(self, keys: Sequence[str]) -> None:
        if self._file is None or not self._file.is_file():
            return
        try:
            with closing(sqlite3.connect(self._file)) as store:
                for start in range(0, len(keys), BATCH):
                    some = keys[start : start + BATCH]
                    marks = ",".join("?" * len(some))
                    for key, blob in store.execute(f"SELECT key, numbers FROM vector WHERE key IN ({marks})", some):
                        self._known[key] = np.frombuffer(blob, dtype=np.float32)
        except (sqlite3.Error, ValueError):
            return

    def _keep(self, found: dict[str, Vectors]) -> None:
        """All of them or none: one transaction."""
        if self._file is None:
            return
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self._file)) as store, store:
                store.execute(TABLE)
                rows = [(key, numbers.astype(np.float32).tobytes()) for key, numbers in found.items()]
                store.executemany("INSERT OR REPLACE INTO vector VALUES (?, ?)", rows)
        except (sqlite3.Error, OSError):
            return
