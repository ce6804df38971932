"""What the product tells of changes that are known: `python -m benchmarks.planted [--each N] [--seed S] [--show]`.

Each change is made in one article of a real contract (../shared/contracts, where it is there; the samples besides).
Several articles of a document are changed at once, far enough from each other to be told apart, and all others are
left as they are: none of those may be called changed.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from random import Random

from rich.console import Console
from rich.table import Table

from align.articles import align
from align.differences.comparison import classed
from align.links import Alignment, Difference, DifferenceKind, Stretch
from benchmarks import alignment_cases as cases
from benchmarks.alignment_cases import SHARED
from benchmarks.planted_changes import Planted, Recipe, swaps, with_articles
from benchmarks.planted_documents import WIDE, Batch
from benchmarks.planted_spelling import RECIPES as SPELLING
from benchmarks.planted_structure import RECIPES as STRUCTURE
from corpus.messages import Tongue, say
from corpus.model import Document, Language, Provision
from corpus.reader import read
from extract.findings import Findings, findings

KINDS: tuple[DifferenceKind, ...] = (
    "deadline", "amount", "modality", "actor", "reference", "institution_name", "scope", "addition", "omission", "move",
    "editorial",
)  # fmt: skip
APART = 2
"""Of so many neighbouring articles one is changed."""
FRUITLESS = 8
"""Rounds through all documents after which what was not planted can't be."""
MANY = 20
"""Articles of a document that changes are planted in, at least."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was told of one planted change. `extra`: further differences of its article."""

    planted: Planted
    language: Language
    document: str
    told: tuple[Difference, ...]
    extra: tuple[Difference, ...]
    found: bool

    @property
    def classed(self) -> bool:
        """Every difference at the place is of the right kind, and as material as the change is."""
        return self.found and self.named and self.weighed

    @property
    def named(self) -> bool:
        return self.found and all(d.kind in self.planted.kinds for d in self.told)

    @property
    def weighed(self) -> bool:
        return self.found and all(d.material == self.planted.material for d in self.told)


@dataclass(slots=True)
class Results:
    """Outcomes, and the untouched articles: how many there were, and which were called changed."""

    outcomes: list[Outcome] = field(default_factory=list)
    untouched: int = 0
    invented: list[str] = field(default_factory=list)

    def add(self, other: Results) -> None:
        self.outcomes += other.outcomes
        self.untouched += other.untouched
        self.invented += other.invented


def documents(language: Language) -> list[Document]:
    """The contracts beside the repository and those of the samples, with articles enough."""
    contracts = [d for p in sorted((SHARED / "contracts").glob("*.pdf")) for d in read(p, cases.NO_OCR).documents]
    some = [*contracts, *(d for d in cases.samples().values())]
    return [
        d for d in some
        if d.kind == "contract" and d.language == language and sum(1 for _ in d.articles()) >= MANY
    ]  # fmt: skip


def recipes() -> tuple[Recipe, ...]:
    return (*swaps(), *SPELLING, *STRUCTURE)


def measure(language: Language, some: Sequence[Document], each: int, seed: int) -> Results:
    """At least `each` changes of every kind, as far as the documents have places for them."""
    chance = Random(f"{seed} {language}")
    results = Results()
    read_once = {d.id: findings(d) for d in some}
    done: Counter[Recipe] = Counter()
    for batch in _wide(some, chance, each):
        results.add(outcomes(batch, read_once[batch.left.id]))
    done.update(o.planted.recipe for o in results.outcomes)
    idle = 0
    while idle < FRUITLESS and any(n < each for n in _by_kind(done).values()):
        before = done.total()
        for document in some:
            batch = _batch(document, done, each, chance)
            if batch.planted:
                results.add(outcomes(batch, read_once[document.id]))
        idle = 0 if done.total() > before else idle + 1
    return results


def _wide(some: Sequence[Document], chance: Random, each: int) -> Iterator[Batch]:
    for make in WIDE:
        planted, rounds = 0, 0
        while planted < each // 2 and rounds < FRUITLESS:
            rounds += 1
            for document in some:
                batch = make(document, chance) if planted < each // 2 else None
                if batch is not None:
                    planted += len(batch.planted)
                    yield batch


def _by_kind(done: Counter[Recipe]) -> dict[DifferenceKind, int]:
    return {kind: sum(n for r, n in done.items() if r.kind == kind) for kind in KINDS if kind != "institution_name"}


def _batch(document: Document, done: Counter[Recipe], each: int, chance: Random) -> Batch:
    """One change in every other article of a document, of the kinds and recipes that were planted least."""
    planted: list[Planted] = []
    changed: dict[str, Provision] = {}
    first = chance.randrange(APART)
    for article in list(document.articles())[first::APART]:
        one = None if article.eid in changed else _one(article, document, done, each, chance)
        if one is None or any(eid in changed for eid in one.articles):
            continue
        planted.append(one)
        changed.update(one.articles)
        done[one.recipe] += 1
    return Batch(document, with_articles(document, changed), tuple(planted))


def batch_of(document: Document, chance: Random) -> Batch:
    """Single changes of all kinds in one document."""
    return _batch(document, Counter(), MANY, chance)


def _one(article: Provision, document: Document, done: Counter[Recipe], each: int, chance: Random) -> Planted | None:
    counts = _by_kind(done)
    wanted = [r for r in recipes() if counts[r.kind] < each]
    chance.shuffle(wanted)
    for recipe in sorted(wanted, key=lambda r: (counts[r.kind], done[r])):
        one = recipe.plant(recipe, article, document, chance)
        if one is not None:
            return one
    return None


def outcomes(batch: Batch, known: Findings) -> Results:
    """Compares the documents of a batch and judges what is told."""
    found = classed(align(batch.left, batch.right), known, findings(batch.right))
    told = [outcome(one, found, batch) for one in batch.planted]
    untouched = [a.eid for a in batch.left.articles() if a.eid not in batch.touched and any(p.text for p in a.walk())]
    invented = [f"{batch.left.id} {eid}" for eid in untouched if _called_changed(eid, found, batch)]
    return Results(told, len(untouched), invented)


def _called_changed(eid: str, found: Alignment, batch: Batch) -> bool:
    links = [link for link in found.links if eid in link.left]
    whole = [link for link in links if link.right == (batch.answers.get(eid, eid),) and link.left == (eid,)]
    return len(links) != 1 or len(whole) != 1 or bool(whole[0].differences) or bool(whole[0].marks)


def outcome(one: Planted, found: Alignment, batch: Batch) -> Outcome:
    mine = set(one.articles)
    theirs = {batch.answers.get(eid, eid) for eid in mine}
    links = [link for link in found.links if mine & set(link.left) or theirs & set(link.right)]
    every = list(dict.fromkeys(d for link in links for d in link.differences))
    told = tuple(d for d in every if _at(d, one))
    extra = tuple(d for d in every if d not in told)
    if not one.left and not one.right:  # an article that stands elsewhere: the link says so
        moved = len(links) == 1 and links[0].marks == ("moved",)
        return Outcome(one, batch.left.language, batch.left.id, (), extra, moved)
    return Outcome(one, batch.left.language, batch.left.id, told, extra, _covered(one, told))


def _at(difference: Difference, one: Planted) -> bool:
    return any(_meet(difference.left_at, s) for s in one.left) or any(_meet(difference.right_at, s) for s in one.right)


def _covered(one: Planted, told: Sequence[Difference]) -> bool:
    """Is every planted stretch within some difference?"""
    left = [s for s in one.left if s.end > s.start]
    if left:
        return all(any(_meet(d.left_at, s) for d in told) for s in left)
    return all(any(_meet(d.right_at, s) for d in told) for s in one.right)


def _meet(at: Stretch | None, planted: Stretch) -> bool:
    """Do they share a character, or touch where one of them is empty?"""
    if at is None or at.eid != planted.eid or (at.part != planted.part and "label" in (at.part, planted.part)):
        return False
    slack = 2 if planted.start == planted.end or at.start == at.end else 0
    return at.part == "label" or max(at.start, planted.start) < min(at.end, planted.end) + slack


def table(results: Results, tongue: Tongue) -> Table:
    """A row for each kind and language."""
    made = Table(title=say("planted.title", tongue))
    for column in ("kind", "language", "changes", "found", "named", "weighed", "extra"):
        made.add_column(
            say(f"planted.{column}", tongue),
            no_wrap=column == "kind",
            justify="left" if column in ("kind", "language") else "right",
        )
    for kind in KINDS:
        for language in ("fr", "nl"):
            some = [o for o in results.outcomes if (o.planted.recipe.kind, o.language) == (kind, language)]
            if some:
                shares = (sum(getattr(o, name) for o in some) / len(some) for name in ("found", "named", "weighed"))
                cells = [f"{share:.3f}" for share in shares]
                made.add_row(kind, language, str(len(some)), *cells, str(sum(bool(o.extra) for o in some)))
    made.caption = say(
        "planted.untouched", tongue, n=results.untouched, changed=len(results.invented), changes=len(results.outcomes)
    )
    return made


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks.planted", description=say("planted.help"))
    parser.add_argument("--each", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--language", choices=("fr", "nl"))
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--tongue", choices=("en", "fr", "nl"), default="en")
    return parser.parse_args()


def main() -> int:
    options = _arguments()
    console, results = Console(), Results()
    spoken: tuple[Language, ...] = (options.language,) if options.language else ("fr", "nl")
    for language in spoken:
        results.add(measure(language, documents(language), options.each, options.seed))
    console.print(table(results, options.tongue))
    if options.show:
        for line in failures(results):
            console.print(line, markup=False, highlight=False, soft_wrap=True)
    return 0


def failures(results: Results) -> Iterator[str]:
    """What was not told as planted, one line each."""
    for o in results.outcomes:
        if not o.classed or o.extra:
            marks = "".join(m if ok else "-" for m, ok in zip("FNW", (o.found, o.named, o.weighed), strict=True))
            told = "; ".join(f"{d.kind}{'' if d.material else '~'} {d.left!r}>{d.right!r}"[:200] for d in o.told)
            extra = "; ".join(f"{d.kind}{'' if d.material else '~'} {d.left!r}>{d.right!r}"[:160] for d in o.extra)
            one = o.planted
            place = (one.left or one.right or (Stretch("", 0, 0),))[0].eid
            yield (
                f"{marks} {o.language} {one.recipe.kind} ({one.recipe.name}) {one.before[:90]!r}>{one.after[:90]!r} "
                f"[{o.document} {place}] TOLD {told} EXTRA {extra}"
            )
    for article in results.invented:
        yield f"untouched: {article}"


if __name__ == "__main__":
    raise SystemExit(main())
