"""What comes of a bad file: read in a worker that may take so much time and memory, and measured."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from corpus import workers
from corpus.attempt import attempt
from corpus.errors import ReadingError
from corpus.reader import Settings
from tests.corpus.fuzz.classes import BadClass

_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Fate:
    """What came of a file: the key of the reason why it was refused ("" where it was read), its time and memory."""

    key: str
    seconds: float
    megabytes: float
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a file may take: seconds and megabytes; and how many are read at once."""

    timeout: float
    memory: int
    jobs: int


Told = tuple[BadClass, int, Fate]


def measured(path: Path, settings: Settings) -> Fate:
    """Reads a file, in a worker."""
    _forget_peak()
    start = time.perf_counter()
    result = attempt(path, settings)
    seconds = time.perf_counter() - start
    if isinstance(result, ReadingError):
        return Fate(result.key, seconds, _peak(), result.message("en"))
    return Fate("", seconds, _peak())


def _forget_peak() -> None:
    """Begins to count the most memory anew, where the system can (Linux); elsewhere it is that of all files so far."""
    try:
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    except OSError:
        return


def _peak() -> float:
    """Megabytes that this process had in memory at most; 0 where the system does not say."""
    try:
        lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1000 for line in lines if line.startswith("VmHWM:")), 0.0)


def fates(wanted: Iterable[tuple[BadClass, int]], seed: int, settings: Settings, limits: Limits) -> Iterator[Told]:
    """What came of each file. Only as many as are being read stand on the disk."""
    under_way: dict[Path, tuple[BadClass, int, float]] = {}
    with TemporaryDirectory(prefix="concordance-bad-") as folder:

        def written() -> Iterator[Path]:
            for kind, number in wanted:
                made = kind.file(number, seed)
                path = Path(folder) / f"{kind.name.replace(',', '').replace(' ', '-')}-{number:04}{made.suffix}"
                path.write_bytes(made.data)
                under_way[path] = kind, number, time.monotonic()
                yield path

        work = partial(measured, settings=settings)
        memory = limits.memory * _MEGABYTE
        for path, fate in workers.run(work, written(), limits.jobs, limits.timeout, memory):
            kind, number, start = under_way.pop(path)
            path.unlink()
            yield kind, number, _ended(fate, time.monotonic() - start, limits) if isinstance(fate, str) else fate


def _ended(fate: workers.Fate, seconds: float, limits: Limits) -> Fate:
    """What came of a file whose worker did not answer."""
    return Fate(fate, seconds, limits.memory if fate == "too_big" else 0.0)
