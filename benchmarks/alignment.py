"""How well and how fast articles are aligned: `python -m benchmarks.alignment [--calibrate] [--without-encoder]`.

What is absent is skipped: hand-made links and public conventions lie beside the repository, the encoder is optional.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path

from rich.console import Console
from rich.table import Table

from align.articles import align
from align.blocking import candidates
from align.differences.comparison import classed
from align.encoder import Encoder, installed
from align.links import Alignment
from align.vectors import KeptVectors
from benchmarks import alignment_cases as cases
from benchmarks import calibration
from benchmarks.alignment_cases import SHARED, Known, number
from corpus.messages import Tongue, say
from corpus.model import Document
from corpus.reader import read
from extract.findings import findings

WEIGHTS = Path(__file__).parents[1] / "align" / "weights.toml"
IN_DUTCH = {"bcss-2022-nl": "ksz-2022-nl"}
"""The labels name an institution in French only; documents are named in their own language."""
SEEDS = 4
PARTED = 3
"""How many times articles of each pair are split and merged, in other places each time."""
LEAST = 12
"""Articles of a text whose halves are compared, at least."""
SIZES = (5, 10, 20, 40)
Links = frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Score:
    """Links found against links known."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)


def links(found: Alignment, left: Document, right: Document) -> Links:
    """The links as pairs of numbers of articles."""
    ours, theirs = ({a.eid: number(a) for a in d.articles()} for d in (left, right))
    return frozenset((ours[a], theirs[b]) for link in found.links for a in link.left for b in link.right)


def score(known: Known, found: Links) -> Score:
    """What is open on both sides is left out."""
    asked = {(a, b) for a, b in found if not (a in known.open[0] and b in known.open[1])}
    if known.scope is not None:
        asked = {(a, b) for a, b in asked if a in known.scope[0] and b in known.scope[1]}
    return Score(len(asked & known.links), len(asked - known.links), len(known.links - asked))


def total(rows: Iterable[Known], encoder: Encoder | None) -> Score:
    return sum((score(k, links(align(k.left, k.right, encoder=encoder), k.left, k.right)) for k in rows), start=Score())


def area(rows: Iterable[Known], encoder: Encoder | None) -> float:
    """How often an article with a counterpart is surer to have one than an article without (area under the curve)."""
    having: list[float] = []
    lacking: list[float] = []
    for known in rows:
        found = align(known.left, known.right, encoder=encoder)
        ours = {a.eid: number(a) for a in known.left.articles()}
        linked = {a for a, _ in known.links}
        for eid, sure in found.certainty_left:
            (having if ours[eid] in linked else lacking).append(sure)
    won = sum((a > b) + 0.5 * (a == b) for a in having for b in lacking)
    return won / max(1, len(having) * len(lacking))


def agreement() -> tuple[float, float]:
    """How far links between conventions agree in the two languages (F1): those between conventions proper, and all."""
    texts = cases.conventions()
    found: dict[tuple[str, str], list[Links]] = {}
    for one, other in combinations(sorted({name for name, _ in texts}), 2):
        pairs = [(texts[one, language], texts[other, language]) for language in ("fr", "nl")]
        found[one, other] = [links(align(*pair), *pair) for pair in pairs]

    def share(some: Iterable[list[Links]]) -> float:
        rows = list(some)
        return 2 * sum(len(a & b) for a, b in rows) / max(1, sum(len(a) + len(b) for a, b in rows))

    alike = (pair for names, pair in found.items() if len({name.split("_")[0] for name in names}) == 1)
    return share(alike), share(found.values())


def gold() -> list[Known]:
    """Links made by hand, beside the repository; what their scope leaves out is open."""
    contracts = {d.id: d for p in sorted((SHARED / "contracts").glob("*.pdf")) for d in _documents(p)}
    found = []
    for path in sorted((SHARED / "gold").glob("align.*.json")):
        made = json.loads(path.read_text(encoding="utf-8"))
        sides = [contracts.get(made[s]) or contracts.get(IN_DUTCH.get(made[s], "")) for s in ("left", "right")]
        left, right = sides
        if left is None or right is None:
            continue
        pairs = frozenset((a, b) for row in made["pairs"] for a in row["left"] for b in row["right"])
        scope = [{x for row in made["pairs"] for x in row[s]} | set(made[f"{s}_only"]) for s in ("left", "right")]
        name = f"{made['left']} / {made['right']}"
        found.append(Known(name, left, right, pairs, scope=(frozenset(scope[0]), frozenset(scope[1]))))
    return found


def _documents(path: Path) -> tuple[Document, ...]:
    return tuple(d for d in read(path, cases.NO_OCR).documents if d.kind == "contract")


def measured(encoder: Encoder | None) -> list[tuple[str, str]]:
    """Name and figures of each measurement that can be made here."""

    def row(key: str, found: Score) -> tuple[str, str]:
        return key, f"P {found.precision:.3f}  R {found.recall:.3f}  F1 {found.f1:.3f}  ({found.right + found.missed})"

    rows = [row(known.name, total([known], encoder)) for known in gold()]
    rows += [row("benchmarks.houses", total(cases.houses(), None))]
    rows += [row("benchmarks.generations", total(cases.generations(), None))]
    rows += [row("benchmarks.bilingual_samples", total(cases.bilingual_samples(), encoder))]
    if public := cases.bilingual_conventions():
        shuffled = list(cases.all_moved(public, SEEDS))
        rows += [row("benchmarks.bilingual_conventions", total(public, encoder))]
        rows += [row("benchmarks.moved", total(shuffled, encoder))]
        rows += [("benchmarks.no_counterpart", f"AUC {area(shuffled, encoder):.3f}")]
        conventions, every = agreement()
        rows += [("benchmarks.agreement", f"F1 {conventions:.3f}"), ("benchmarks.agreement_all", f"F1 {every:.3f}")]
    return rows


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def speeds(left: Document, right: Document, other: Document, encoder: Encoder | None) -> list[tuple[str, str]]:
    """Two documents of one language: links, then differences where the facts are read already.

    Then two languages with vectors to make, and again with vectors made.
    """
    align(left, right)  # tables are loaded once a process
    rows = [("benchmarks.lexical", f"{seconds(lambda: align(left, right)):.2f} s")]
    found, facts = align(left, right), (findings(left), findings(right))
    classed(found, *facts)
    rows += [("benchmarks.differences", f"{seconds(lambda: classed(found, *facts)):.2f} s")]
    if encoder is not None:
        kept = KeptVectors(encoder)  # new and empty
        rows += [
            (key, f"{seconds(lambda: align(left, other, encoder=kept)):.2f} s")
            for key in ("benchmarks.cold", "benchmarks.warm")
        ]
    return rows


def growth(some: Sequence[Document], tongue: Tongue) -> Table:
    """n documents at once: articles, all pairs of them, candidates, seconds, and microseconds a candidate."""
    table = Table(title=say("benchmarks.growth", tongue))
    for key in ("documents", "articles", "all_pairs", "candidates", "seconds", "cost_of_one"):
        table.add_column(say(f"benchmarks.{key}", tongue), justify="right")
    for size in SIZES:
        many = [replace(some[n % len(some)], id=f"{n}") for n in range(size)]
        sizes = [sum(1 for _ in d.articles()) for d in many]
        start = time.perf_counter()
        found = len(candidates(many))
        took = time.perf_counter() - start
        every = sum(a * b for a, b in combinations(sizes, 2))
        cells = (str(size), str(sum(sizes)), str(every), str(found), f"{took:.2f}", f"{1e6 * took / max(1, found):.0f}")
        table.add_row(*cells)
    return table


def calibrate(encoder: Encoder | None) -> None:
    """Writes the weights anew; the case with the encoder needs the encoder.

    Everywhere articles without a counterpart are among the rows, from texts that only treat of the same matter.
    """
    if encoder is None:
        raise SystemExit(say("benchmarks.needs_encoder"))
    one = [*cases.generations(), *cases.houses()[::2]]
    two = [*cases.bilingual_samples(), *cases.bilingual_conventions()]
    one_moved, two_moved = ([cases.moved(known, seed) for seed, known in enumerate(some)] for some in (one, two))
    texts = [cases.itself(d) for d in cases.samples().values() if sum(1 for _ in d.articles()) >= LEAST]
    one_apart, two_apart = ([cases.without_counterparts(known) for known in some] for some in (texts, two))
    tables = [
        calibration.weights("same", [*one, *one_moved, *one_apart], (), None),
        calibration.weights("across", two, [*two_moved, *two_apart], None),
        calibration.weights("meaning", two, [*two_moved, *two_apart], encoder),
    ]
    calibration.write(WEIGHTS, tables)  # what follows is learnt from what these leave open
    tables += [
        calibration.weights("rewritten", [*one, *one_moved, *one_apart], (), encoder),
        calibration.parts("same", [*one, *one_moved, *one_apart, *_parted(one)], None),
        calibration.parts("meaning", [*two, *two_moved, *two_apart, *_parted(two)], encoder),
    ]
    calibration.write(WEIGHTS, tables)


def _parted(some: Sequence[Known]) -> list[Known]:
    return [cases.parted(known, len(some) * n + k) for n in range(PARTED) for k, known in enumerate(some)]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks.alignment", description=say("benchmarks.alignment_help"))
    parser.add_argument("--calibrate", action="store_true")
    parser.add_argument("--without-encoder", action="store_true")
    parser.add_argument("--tongue", choices=("en", "fr", "nl"), default="en")
    return parser.parse_args()


def main() -> int:
    options = _arguments()
    console, tongue = Console(), options.tongue
    found = None if options.without_encoder else installed()
    encoder = KeptVectors(found) if found else None
    if options.calibrate:
        calibrate(encoder)
        return 0
    table = Table(title=say("benchmarks.alignment", tongue))
    table.add_column(say("benchmarks.what", tongue))
    table.add_column(say("benchmarks.measured", tongue), justify="right")
    pairs = gold()
    samples = cases.samples()
    left, right = samples["pcm", 2022, "fr"], samples["onap", 2022, "fr"]
    other = samples["pcm", 2022, "nl"]
    for known in pairs:  # contracts of eighty articles, where they are there
        left, right, other = (known.right, known.left, other) if not known.across else (left, right, known.right)
    for key, figures in (*measured(encoder), *speeds(left, right, other, found)):
        table.add_row(say(key, tongue) if key.startswith("benchmarks.") else key, figures)
    console.print(table)
    console.print(growth((left, right), tongue))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
