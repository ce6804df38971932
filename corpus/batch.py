"""Many files: on many cores, each once, a bad one failing alone; stored as they come.

What crashes, sticks or takes all memory ends with its process. Also one file alone is read in a process of its own,
which can be ended.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from corpus import rules
from corpus.attempt import attempt
from corpus.engine_room import spread
from corpus.errors import ReadingError
from corpus.files import sha256
from corpus.parcel import opened, packed
from corpus.reader import Reading, Settings

if TYPE_CHECKING:  # the caller's; reading without one needn't wait for SQLAlchemy
    from corpus.catalogue import Catalogue

SUFFIXES = (".pdf", ".docx", ".html", ".htm", ".txt")
"""The files of a folder that are read."""


TIMEOUT = 900.0
"""Seconds a file: the longest contracts, all scanned, take a tenth of it."""
MEMORY = 2000
"""Megabytes a file: the longest contracts take a tenth of it."""
_LEAST_MEMORY = 300
_SHARE = 0.75
"""Of the machine's memory, for all workers together: the rest is the system's and everybody else's."""
_MEGABYTE = 1_000_000
_HELD = 500
"""Readings that wait for an earlier file: they take up to a megabyte each."""


@dataclass(frozen=True, slots=True)
class Guard:
    """Worker processes that can be ended: how many, and what each may take for a file."""

    jobs: int = 1
    timeout: float = TIMEOUT
    """Seconds."""
    memory: int = MEMORY
    """Megabytes."""
    engine: str = ""
    """The address of an engine ("dask://HOST:PORT", "ray://HOST:PORT") whose workers do the work; "": this machine."""


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
    timeout: float = TIMEOUT,
    memory: int | None = None,
    guarded: bool = True,
    engine: str = "",
) -> Iterator[Outcome]:
    """Reads files, the big ones first, and yields an outcome for each as it is done.

    With a catalogue, what it holds by the same rules is not read again, and each reading is stored before its outcome
    is yielded: stopping loses nothing that was yielded. `timeout` is in seconds a file, `memory` in megabytes a file
    (None: `fair_memory`). Not `guarded`, all happens in this process, where neither time nor memory nor crashes can be
    guarded against: for files of one's own, in tests. `engine`: as in Guard.
    """
    settings = settings or Settings()
    guard = Guard(jobs, timeout, memory or fair_memory(jobs), engine) if guarded else None
    ordered = sorted(paths, key=_size, reverse=True)
    if catalogue is None:
        yield from (Outcome(path, result) for path, result in results(ordered, settings, guard))
    else:
        yield from _Round(catalogue, settings).run(ordered, guard)


class _Round:
    """One round of reading into a catalogue: knows what is under way, so that copies are read once."""

    def __init__(self, catalogue: Catalogue, settings: Settings) -> None:
        self._catalogue, self._settings, self._stamp = catalogue, settings, rules.stamp(settings)
        self._ready: list[Outcome] = []
        self._copies: list[Path] = []
        self._under_way: dict[Path, str] = {}
        self._held: dict[Path, Reading | ReadingError] = {}

    def run(self, paths: list[Path], guard: Guard | None) -> Iterator[Outcome]:
        for path, result in results(self._new(paths), self._settings, guard):
            self._held[path] = result
            self._ready += [self._stored(first, self._held.pop(first)) for first in self._next_ones()]
            yield from self._drain()
        yield from self._drain()
        if self._copies:
            copies, self._copies = self._copies, []
            yield from self.run(copies, guard)

    def _next_ones(self) -> Iterator[Path]:
        """What can be stored: in the order in which files were given, whoever reads them how fast.

        For of two documents with one id the later one gets another: who is later must not depend on chance. Where a
        slow file holds up too many, the one that has waited longest goes first.
        """
        while self._held:
            first = next(iter(self._under_way))
            if first in self._held:
                yield first
            elif len(self._held) > _HELD:
                yield next(iter(self._held))
            else:
                return

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


def results(
    paths: Iterable[Path], settings: Settings, guard: Guard | None
) -> Iterator[tuple[Path, Reading | ReadingError]]:
    """Each file with its reading, or why there is none, as they are done; `paths` is drawn from as workers are free.

    Without a guard they are read in this process.
    """
    if guard is None:
        yield from ((path, attempt(path, settings)) for path in paths)
        return
    limits = guard.jobs, guard.timeout, guard.memory * _MEGABYTE
    if not guard.engine:
        found = spread(partial(attempt, settings=settings), paths, *limits)
    else:
        work = partial(opened, settings=settings, stamp=rules.stamp(settings))
        sent = spread(work, map(packed, paths), *limits, guard.engine)
        found = ((parcel.path, result) for parcel, result in sent)
    for path, result in found:
        if isinstance(result, ReadingError) and result.key == "scale.other_rules":
            raise result
        if isinstance(result, str):
            values = {"seconds": round(guard.timeout), "memory": guard.memory}
            result = ReadingError(f"catalogue.{result}", path.name, **values)
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


def fair_memory(jobs: int) -> int:
    """Megabytes that each of so many workers may take for a file, so that together they leave the machine alive."""
    try:
        machine = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, OSError, ValueError):  # no such question on this system
        return MEMORY
    return max(_LEAST_MEMORY, min(MEMORY, int(_SHARE * machine / jobs) // _MEGABYTE))
