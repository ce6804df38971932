"""What comes of thousands of bad files: `python -m benchmarks.bad_input [--seed 1]`.

Each file is made from its class, its number and the seed, read in a worker process that may take so much time and
memory, and deleted. A file may be read or refused with a reason; a crash, or a reason that nobody foresaw, is a bug,
and the command ends with 1.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator

from rich.console import Console
from rich.table import Table

from benchmarks.bad_fates import Fate, Limits, Told, fates
from corpus.messages import Tongue, say
from corpus.reader import Settings
from tests.corpus.fuzz.classes import CLASSES

BUGS = frozenset(("crashed", "catalogue.unforeseen"))
"""What may not come of a file, whatever is in it."""


def table(found: list[Told], seed: int, tongue: Tongue) -> Table:
    """A row for each class."""
    read = sum(1 for *_, fate in found if not fate.key)
    bugs = sum(1 for *_, fate in found if fate.key in BUGS)
    counts = {"files": len(found), "read": read, "refused": len(found) - read - bugs, "bugs": bugs}
    made = Table(title=say("bad_input.title", tongue, seed=seed, **counts))
    for column in ("class", "files", "read", "refused", "seconds", "memory"):
        right = column not in ("class", "refused")
        made.add_column(say(f"bad_input.{column}", tongue), justify="right" if right else "left", overflow="fold")
    for kind in CLASSES:
        if mine := [fate for of, _, fate in found if of is kind]:
            made.add_row(kind.name, *_cells(mine))
    return made


def _cells(mine: list[Fate]) -> Iterator[str]:
    why = Counter(fate.key for fate in mine if fate.key)
    yield str(len(mine))
    yield str(len(mine) - sum(why.values()))
    yield ", ".join(f"{count} {key}" for key, count in why.most_common())
    yield f"{max(fate.seconds for fate in mine):.1f}"
    yield f"{max(fate.megabytes for fate in mine):.0f}"


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks.bad_input", description=say("bad_input.help"))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", metavar="CLASS")
    parser.add_argument("--daily", action="store_true")
    parser.add_argument("--ocr", action="store_true")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--timeout", type=float, default=60.0)
    parser.add_argument("--memory", type=int, default=1000)
    parser.add_argument("--slow", type=float, default=20.0, help=argparse.SUPPRESS)
    parser.add_argument("--tongue", choices=("en", "fr", "nl"), default="en")
    return parser.parse_args()


def main() -> int:
    """Prints what has no good reason as it comes, and the table at the end. 1 where there is a bug."""
    options = _arguments()
    limits = Limits(options.timeout, options.memory, options.jobs)
    kinds = [kind for kind in CLASSES if options.only in kind.name]
    wanted = ((kind, number) for kind in kinds for number in (kind.daily if options.daily else range(kind.count)))
    console = Console(width=160)
    found: list[Told] = []
    for kind, number, fate in fates(wanted, options.seed, Settings(ocr=options.ocr), limits):
        found.append((kind, number, fate))
        if fate.key in BUGS or fate.seconds > options.slow:
            name = f"{kind.name} {number}"
            said = say("bad_input.bug", options.tongue, name=name, why=fate.key, reason=fate.reason)
            print(said, f"{fate.seconds:.1f} s, {fate.megabytes:.0f} MB", file=sys.stderr, flush=True)
    console.print(table(found, options.seed, options.tongue))
    return 1 if any(fate.key in BUGS for *_, fate in found) else 0


if __name__ == "__main__":
    raise SystemExit(main())
