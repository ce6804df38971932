"""How fast PDFs are read, and in how much memory: `python -m benchmarks.reading [FILE...]`.

Everything is measured in one run on the same pages, so that a busy or slow machine changes the figures and not the
ratios. Speeds of one process are in CPU time, those of two in time on the clock. Pages without text are not read: how
fast they are is a matter of OCR.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import joblib
import pdfplumber
import pypdfium2
from rich.console import Console
from rich.table import Table

from corpus import engines
from corpus.messages import Tongue, say
from corpus.reader import Reading, Settings, read

ROOT = Path(__file__).parents[1]
FOLDERS = (ROOT.parent / "shared" / "contracts", ROOT / "samples" / "pdf")
"""The first that is there is measured."""
NO_OCR = Settings(ocr=False)

Task = Callable[[Path], object]


@dataclass(frozen=True, slots=True)
class Speed:
    """So many pages in so many seconds."""

    key: str
    pages: int
    seconds: float

    @property
    def rate(self) -> float:
        """Pages a second."""
        return self.pages / self.seconds


def plumber_words(path: Path) -> None:
    """pdfplumber's words with its own settings."""
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.extract_words()
            page.close()


def bare_text(path: Path) -> None:
    """PDFium's text: no boxes, no type."""
    pdf = pypdfium2.PdfDocument(path)
    for number in range(len(pdf)):
        page = pdf[number]
        text_page = page.get_textpage()
        text_page.get_text_range()
        text_page.close()
        page.close()
    pdf.close()


def engine_pages(path: Path) -> None:
    """Our pages: words with boxes and type, ruling lines, pictures, notes."""
    for _ in engines.pages(path):
        pass


def whole(path: Path) -> Reading:
    """From PDF to trees."""
    return read(path, NO_OCR)


TASKS: dict[str, Task] = {
    "benchmarks.plumber": plumber_words,
    "benchmarks.bare": bare_text,
    "benchmarks.engine": engine_pages,
    "benchmarks.whole": whole,
}


def with_text(folders: Sequence[Path]) -> list[Path]:
    """The PDFs of the first folder that has any, those without a word left out."""
    for folder in folders:
        found = [path for path in sorted(folder.glob("*.pdf")) if any(page.words for page in engines.pages(path))]
        if found:
            return found
    return []


def speeds(files: Sequence[Path], rounds: int) -> list[Speed]:
    """Each task on all files in one process; the best of `rounds`."""
    pages = sum(map(engines.page_count, files))
    whole(files[0])  # tables and lexicons are loaded once a process, not once a file
    return [Speed(key, pages, min(_cpu_seconds(task, files) for _ in range(rounds))) for key, task in TASKS.items()]


def _cpu_seconds(task: Task, files: Sequence[Path]) -> float:
    start = time.process_time()
    for path in files:
        task(path)
    return time.process_time() - start


def in_processes(files: Sequence[Path], jobs: int) -> tuple[Speed, list[Reading]]:
    """The whole reading of files by so many processes, which are up before the clock starts."""
    with joblib.Parallel(n_jobs=jobs, batch_size=1, pre_dispatch="all") as parallel:
        parallel(joblib.delayed(_warm_up)(files[0]) for _ in range(jobs))
        start = time.perf_counter()
        readings = parallel(joblib.delayed(whole)(path) for path in files)
        seconds = time.perf_counter() - start
    return Speed("benchmarks.processes", sum(reading.pages for reading in readings), seconds), readings


def _warm_up(path: Path) -> None:
    """Loads all that reading needs, and keeps its process busy so long that each of the others gets a turn too."""
    whole(path)
    time.sleep(2)


def peak_memory(files: Sequence[Path], times: int) -> float:
    """Megabytes that a new process needs to read the files so many times over."""
    command = [sys.executable, "-m", "benchmarks.reading", "--peak", str(times), *map(str, files)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return float(run.stdout)


def _own_peak(files: Sequence[Path], times: int) -> float:
    for path in [*files] * times:
        whole(path)
    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return kilobytes / (2**20 if sys.platform == "darwin" else 2**10)


def speed_table(found: Sequence[Speed], tongue: Tongue) -> Table:
    """Pages a second, milliseconds a page, and how many times as fast as the first."""
    table = Table(title=say("benchmarks.title", tongue, pages=found[0].pages))
    table.add_column(say("benchmarks.what", tongue))
    for column in ("rate", "cost", "ratio"):
        table.add_column(say(f"benchmarks.{column}", tongue), justify="right")
    for speed in found:
        cells = f"{speed.rate:.1f}", f"{1000 / speed.rate:.1f}", f"{speed.rate / found[0].rate:.1f}"
        table.add_row(say(speed.key, tongue), *cells)
    return table


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks.reading", description=say("benchmarks.help"))
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--tongue", choices=("en", "fr", "nl"), default="en")
    parser.add_argument("--peak", type=int, default=0, help=argparse.SUPPRESS)
    return parser.parse_args()


def main() -> int:
    """Prints the tables. 1 when two processes read something else than one."""
    options = _arguments()
    if options.peak:
        sys.stdout.write(f"{_own_peak(options.files, options.peak):.1f}")
        return 0
    console, tongue = Console(), options.tongue
    files = options.files or with_text(FOLDERS)
    if not files:
        console.print(say("benchmarks.no_files", tongue))
        return 1
    console.print(speed_table(speeds(files, options.rounds), tongue))
    many = sorted([*files] * 2, key=engines.page_count, reverse=True)  # the longest first, so that none waits for it
    (one, alone), (two, shared) = in_processes(many, 1), in_processes(many, 2)
    same = alone == shared
    gain = {"one": f"{one.rate:.1f}", "two": f"{two.rate:.1f}", "gain": f"{two.rate / one.rate:.2f}"}
    console.print(say("benchmarks.two", tongue, **gain))
    console.print(say("benchmarks.same" if same else "benchmarks.not_same", tongue))
    console.print(
        say("benchmarks.memory", tongue, once=f"{peak_memory(files, 1):.0f}", four=f"{peak_memory(files, 4):.0f}")
    )
    return 0 if same else 1


if __name__ == "__main__":
    raise SystemExit(main())
