"""Many files: on many cores, each once, one that crashes or sticks failing alone; stored as they come."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from corpus import rules, workers
from corpus.attempt import attempt
from corpus.errors import ReadingError
from corpus.files import sha256
from corpus.reader import Reading, Settings

if TYPE_CHECKING:  # the caller's; reading without one needn't wait for SQLAlchemy
    from corpus.catalogue import Catalogue

SUFFIXES = (".pdf", ".docx", ".html", ".htm", ".txt")
"""The files of a folder that are read."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file. `result` is None where the catalogue had it already (`cached`): ask the catalogue."""

    path: Path
    result: Reading | ReadingError | None
    sha256: str = ""
    """"" where there is no catalogue, or no file."""

    @property
    def cached(self) -> bool:
        return self.result is None


def files_in(places: Iterable[Path]) -> list[Path]:
    """The files among `places` and all readable ones in its folders and theirs, sorted; hidden ones are left out."""
    found: dict[Path, None] = {}
    for place in places:
        for path in sorted(place.rglob("*")) if place.is_dir() else [place]:
            inside = path.relative_to(place).parts
            if path == place or (path.is_file() and path.suffix.lower() in SUFFIXES and not _hidden(inside)):
                found[path] = None
    return list(found)


def read_all(
    paths: Iterable[Path],
    settings: Settings | None = None,
    jobs: int = 1,
    catalogue: Catalogue | None = None,
    timeout: float = 900.0,
) -> Iterator[Outcome]:
    """Reads files, the big ones first, and yields an outcome for each as it is done.

    With a catalogue, what it holds by the same rules is not read again, and each reading is stored before its outcome
    is yielded: stopping loses nothing that was yielded. `timeout` is in seconds a file. With one job all happens in
    this process, where neither time nor crashes can be guarded against. A script that asks for more must keep its own
    start behind `if __name__ == "__main__":`, because workers import it.
    """
    settings = settings or Settings()
    ordered = sorted(paths, key=_size, reverse=True)
    if catalogue is None:
        yield from (Outcome(path, result) for path, result in _results(ordered, settings, jobs, timeout))
    else:
        yield from _Round(catalogue, settings).run(ordered, jobs, timeout)


class _Round:
    """One round of reading into a catalogue: knows what is under way, so that copies are read once."""

    def __init__(self, catalogue: Catalogue, settings: Settings) -> None:
        self._catalogue, self._settings, self._stamp = catalogue, settings, rules.stamp(settings)
        self._ready: list[Outcome] = []
        self._copies: list[Path] = []
        self._under_way: dict[Path, str] = {}

    def run(self, paths: list[Path], jobs: int, timeout: float) -> Iterator[Outcome]:
        for path, result in _results(self._new(paths), self._settings, jobs, timeout):
            self._ready.append(self._stored(path, result))
            yield from self._drain()
        yield from self._drain()
        if self._copies:
            copies, self._copies = self._copies, []
            yield from self.run(copies, jobs, timeout)

    def _drain(self) -> Iterator[Outcome]:
        ready, self._ready = self._ready, []
        yield from ready

    def _new(self, paths: list[Path]) -> Iterator[Path]:
        """What must be read; what needn't goes to `_ready`, copies of what is under way to a later round."""
        for path in paths:
            try:
                digest = sha256(path)
            except OSError:
                self._ready.append(Outcome(path, attempt(path, self._settings)))  # the reader knows how to say why
                continue
            if digest in self._under_way.values():
                self._copies.append(path)
            elif self._catalogue.has(digest, self._stamp):
                self._catalogue.seen(path, digest)
                self._ready.append(Outcome(path, None, digest))
            else:
                self._under_way[path] = digest
                yield path

    def _stored(self, path: Path, result: Reading | ReadingError) -> Outcome:
        digest = self._under_way.pop(path)
        if isinstance(result, ReadingError):
            self._catalogue.add_failure(result, digest, self._stamp, path, _size(path))
            return Outcome(path, result, digest)
        documents = self._catalogue.add(result, self._stamp, path, _size(path))
        return Outcome(path, replace(result, documents=documents), digest)


def _results(
    paths: Iterable[Path], settings: Settings, jobs: int, timeout: float
) -> Iterator[tuple[Path, Reading | ReadingError]]:
    if jobs == 1:
        yield from ((path, attempt(path, settings)) for path in paths)
        return
    for path, result in workers.run(partial(attempt, settings=settings), paths, jobs, timeout):
        if isinstance(result, str):
            result = ReadingError(f"catalogue.{result}", path.name, seconds=round(timeout))
        yield path, result


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _hidden(parts: tuple[str, ...]) -> bool:
    """Hidden files and folders, and the lock files of an open word processor ("~$x.docx")."""
    return any(part.startswith((".", "~$")) for part in parts)


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
