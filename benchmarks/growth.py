"""How time, memory and disk grow with the number of contracts: `python -m benchmarks.growth [--most 64]`.

Each size is measured in a process of its own, on variants of the samples (benchmarks.variants) that lie in a folder of
their own each time: reading into a catalogue, extraction, choosing pairs, and aligning them; of many pairs a sample.
Times are of the processor, of all processes together, so that a busy machine changes them little; the last line has
the clock.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console

from align.all_pairs import Force, all_pairs
from align.harmony.comparisons import worth_comparing
from benchmarks.alignment_cases import samples
from benchmarks.variants import Variant, write
from corpus.batch import Guard, Outcome, cores, read_all
from corpus.catalogue import Catalogue
from corpus.engine_room import spread
from corpus.messages import Tongue, say
from corpus.model import Document
from corpus.reader import Reading, Settings
from extract.findings import findings

ROOT = Path(__file__).parents[1]
SIZES = (1, 4, 16, 64, 256)
PAIRS = 60
"""Of more pairs so many are aligned, evenly spread: the time of all is their mean times the number."""
NO_OCR = Settings(ocr=False)
TIMEOUT = 900.0


@dataclass(frozen=True, slots=True)
class Row:
    """One size: seconds of the processor (`clock`: on the clock, all together), megabytes, counts. `pairs` are worth
    comparing, `aligned` were aligned."""

    contracts: int
    pages: int
    articles: int
    reading: float
    extraction: float
    database: float
    choosing: float
    pairs: int
    aligned: int
    alignment: float
    memory: float
    worker_memory: float
    clock: float


COLUMNS: dict[str, Callable[[Row], str]] = {
    "contracts": lambda r: str(r.contracts),
    "pages": lambda r: str(r.pages),
    "articles": lambda r: str(r.articles),
    "reading": lambda r: f"{r.reading:.1f}",
    "reading_each": lambda r: f"{r.reading / r.contracts:.2f}",
    "extraction": lambda r: f"{r.extraction:.1f}",
    "extraction_each": lambda r: f"{r.extraction / r.contracts:.2f}",
    "database": lambda r: f"{r.database:.2f}",
    "every_pair": lambda r: str(r.contracts * (r.contracts - 1) // 2),
    "pairs": lambda r: str(r.pairs),
    "choosing": lambda r: f"{r.choosing:.1f}",
    "aligned": lambda r: str(r.aligned),
    "pair_each": lambda r: f"{r.alignment / r.aligned:.2f}" if r.aligned else "–",
    "alignment": lambda r: f"{r.alignment / r.aligned * r.pairs:.0f}" if r.aligned else "–",
    "memory": lambda r: f"{r.memory:.0f}",
    "worker_memory": lambda r: f"{r.worker_memory:.0f}",
    "clock": lambda r: f"{r.clock:.0f}",
}


def measured(size: int, jobs: int, folder: Path) -> Row:
    """One size from files to alignments, by so many processes."""
    for n in range(size):
        write(Variant(sources(), n), folder / f"contract-{n:04}.pdf")
    place, guard = folder / "catalogue.sqlite", Guard(jobs, TIMEOUT)
    start = time.perf_counter()
    with Catalogue(str(place)) as catalogue:
        outcomes: list[int] = []
        paths = sorted(folder.glob("*.pdf"))
        reading = _seconds(
            lambda: outcomes.extend(_pages(o) for o in read_all(paths, NO_OCR, jobs, catalogue, TIMEOUT))
        )
        documents = [catalogue.document(row.id) for row in catalogue.documents()]
    extraction = _seconds(lambda: list(spread(_counted, documents, jobs, TIMEOUT)))
    pairs: list[tuple[int, int]] = []
    choosing = _seconds(lambda: pairs.extend(worth_comparing(documents)))
    some = pairs[:: -(-len(pairs) // PAIRS)] if pairs else []
    alignment = _seconds(lambda: all_pairs(documents, some, force=Force(guard)))
    articles = sum(1 for document in documents for _ in document.articles())
    megabytes = place.stat().st_size / 1e6
    own, workers = (
        resource.getrusage(who).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return Row(
        size, sum(outcomes), articles, reading, extraction, megabytes, choosing, len(pairs), len(some), alignment, own,
        workers, time.perf_counter() - start,
    )  # fmt: skip


def sources() -> list[Document]:
    """What the variants are made from: the French contracts of one generation of the samples."""
    return [document for key, document in sorted(samples().items()) if key[1:] == (2022, "fr")]


def _counted(document: Document) -> int:
    """How many obligations a document has; what was found stays where it was found."""
    return len(findings(document).obligations)


def _pages(outcome: Outcome) -> int:
    if not isinstance(outcome.result, Reading):
        raise TypeError(f"{outcome.path.name}: {outcome.result}")  # every variant can be read
    return outcome.result.pages


def _seconds(work: Callable[[], object]) -> float:
    """Seconds of the processor that this process and its workers, which have ended by then, took for it."""

    def spent() -> float:
        every = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
        return sum(one.ru_utime + one.ru_stime for one in every)

    start = spent()
    work()
    return spent() - start


def in_own_process(size: int, jobs: int) -> Row:
    with TemporaryDirectory(prefix="concordance-growth-") as folder:
        command = [sys.executable, "-m", "benchmarks.growth", "--one", str(size), "--jobs", str(jobs), "--in", folder]
        run = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    return Row(**json.loads(run.stdout))


def markdown(rows: list[Row], tongue: Tongue) -> str:
    """The table: one line a measure, one column a size."""
    head = "| " + " | ".join([say("scale.measure", tongue), *(str(row.contracts) for row in rows)]) + " |"
    lines = [head, "|---|" + "---:|" * len(rows)]
    for key, cell in COLUMNS.items():
        if key != "contracts":
            lines.append("| " + " | ".join([say(f"scale.{key}", tongue), *(cell(row) for row in rows)]) + " |")
    return "\n".join(lines)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks.growth", description=say("scale.growth_help"))
    parser.add_argument("--most", type=int, default=64)
    parser.add_argument("--jobs", type=int, default=cores())
    parser.add_argument("--tongue", choices=("en", "fr", "nl"), default="en")
    parser.add_argument("--one", type=int, default=0, help=argparse.SUPPRESS)
    parser.add_argument("--in", dest="folder", type=Path, help=argparse.SUPPRESS)
    return parser.parse_args()


def main() -> int:
    """Prints the table as Markdown."""
    options = _arguments()
    if options.one:
        sys.stdout.write(json.dumps(asdict(measured(options.one, options.jobs, options.folder))))
        return 0
    rows = []
    console = Console(stderr=True)
    for size in (size for size in SIZES if size <= options.most):
        rows.append(in_own_process(size, options.jobs))
        console.print(rows[-1])
    sys.stdout.write(markdown(rows, options.tongue) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
