"""What is told of divergences that are known: `python -m benchmarks.planted_languages [--each N] [--seed S] [--show]`.

Texts that stand in French and in Dutch are taken as they are: public conventions (../shared/wild, where it is there)
and the samples. Single changes are planted in one of the two languages, in every other article; all other articles
are left as they are. The rules were tuned on some of the conventions (TUNED); the rest is only measured. (What a dozen
changes in the samples showed of frequencies and bounds was mended once.)
"""

from __future__ import annotations

import argparse
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from random import Random

from rich.console import Console
from rich.table import Table

from align.languages.divergence import Aspect, Divergence, Grade, Quote
from align.languages.divergences import divergences
from benchmarks import alignment_cases as cases
from benchmarks.alignment_cases import Known, number
from benchmarks.planted_changes import Planted, Recipe, swaps, with_articles
from benchmarks.planted_spelling import RECIPES as SPELLING
from benchmarks.planted_structure import RECIPES as STRUCTURE
from corpus.messages import Tongue, say
from corpus.model import Document, Language, Provision

ROWS = Path(__file__).with_name("planted_languages.toml")
TUNED = frozenset({"arrangement_b fr/nl", "socsec_grece fr/nl"})
"""Pairs that the rules and the lexicon were tuned on."""
APART = 2
"""Of so many neighbouring articles one is changed."""
ROUNDS = 12
"""Rounds through all pairs, at most."""
CHANCES = 4
"""Places of an article that are tried for one recipe: some were changed before."""
NAMES = {"addition": "{} put in", "omission": "{} left out"}
"""How the recipes of benchmarks.planted_structure that share a name are told apart."""


Change = tuple[str, str, str, int, str]
SoFar = tuple[Counter[str], Counter[Recipe], set[Change]]
"""Of each kind and of each recipe how many were planted, and which changes."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of divergence: `aspects` that it may be reported as, and the `grade` it must get."""

    name: str
    recipes: tuple[Recipe, ...]
    aspects: frozenset[Aspect]
    grade: Grade


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was told of one planted divergence: reports that the pair did not have before, at its place."""

    kind: Kind
    pair: str
    planted: Planted
    language: Language
    told: tuple[Divergence, ...]

    @property
    def named(self) -> bool:
        return any(d.aspect in self.kind.aspects for d in self.told)

    @property
    def graded(self) -> bool:
        return any(d.grade == self.kind.grade for d in self.told)


@dataclass(slots=True)
class Results:
    """Outcomes; `articles` that nothing was planted in, and material reports on them that are in no list of truths."""

    outcomes: list[Outcome] = field(default_factory=list)
    articles: int = 0
    false: list[Divergence] = field(default_factory=list)

    def add(self, other: Results) -> None:
        self.outcomes += other.outcomes
        self.articles += other.articles
        self.false += other.false


@cache
def kinds() -> tuple[Kind, ...]:
    """The kinds of planted_languages.toml."""
    rows = tomllib.loads(ROWS.read_text(encoding="utf-8"))["kind"]
    known = {_name(r): r for r in (*swaps(ROWS), *swaps(), *SPELLING, *STRUCTURE)}
    return tuple(
        Kind(row["name"], tuple(known[name] for name in row["recipes"]), frozenset(row["aspects"]), row["grade"])
        for row in rows
    )


def _name(recipe: Recipe) -> str:
    return NAMES.get(recipe.kind, "{}").format(recipe.name)


def pairs() -> list[Known]:
    """All texts in two languages, the French on the left."""
    return [*cases.bilingual_conventions(), *cases.bilingual_samples()]


def measure(some: Sequence[Known], each: int, seed: int) -> Results:
    """`each` planted divergences of every kind, as far as the pairs have places for them."""
    results = Results()
    before = {known.name: divergences(known.left, known.right) for known in some}
    for known in some:
        results.add(_untouched(known, before[known.name]))
    done: Counter[str] = Counter()
    used: Counter[Recipe] = Counter()
    made: set[Change] = set()
    chance = Random(seed)
    for turn in range(ROUNDS):
        language: Language = "fr" if turn % 2 else "nl"
        for known in some:
            if any(done[kind.name] < each for kind in kinds()):
                for one in _planted(known, language, (done, used, made), each, chance):
                    results.outcomes.extend(_outcomes(known, language, one, before[known.name]))
    return results


def _planted(
    known: Known, language: Language, so_far: SoFar, each: int, chance: Random
) -> Iterator[dict[str, tuple[Kind, Planted]]]:
    """One divergence in every other article of a text, of the kinds that were planted least."""
    document = known.left if language == "fr" else known.right
    done, used, made = so_far
    found: dict[str, tuple[Kind, Planted]] = {}
    for article in list(document.articles())[chance.randrange(APART) :: APART]:
        one = _one(article, document, so_far, each, chance)
        if one is not None and set(one[1].articles) == {article.eid}:
            found[article.eid] = one
            made.add(_change(document, one[1]))
            done[one[0].name] += 1
            used[one[1].recipe] += 1
    if found:
        yield found


def _one(
    article: Provision, document: Document, so_far: SoFar, each: int, chance: Random
) -> tuple[Kind, Planted] | None:
    done, used, made = so_far
    wanted = sorted((k for k in kinds() if done[k.name] < each), key=lambda k: (done[k.name], chance.random()))
    for kind in wanted:
        for recipe in sorted(kind.recipes, key=lambda r: (used[r], chance.random())):
            for _ in range(CHANCES):
                planted = recipe.plant(recipe, article, document, chance)
                if planted is not None and _change(document, planted) not in made:
                    return kind, planted
    return None


def _change(document: Document, planted: Planted) -> Change:
    """What is changed where, so that it is counted once."""
    place = (planted.left or planted.right)[0]
    return document.id, planted.recipe.kind, place.eid, place.start, planted.before


def _outcomes(
    known: Known, language: Language, some: dict[str, tuple[Kind, Planted]], before: Sequence[Divergence]
) -> Iterator[Outcome]:
    changed: dict[str, Provision] = {}
    for _, planted in some.values():
        changed |= planted.articles
    texts = {"fr": known.left, "nl": known.right}
    texts[language] = with_articles(texts[language], changed)
    old = {_said(d) for d in before}
    new = [d for d in divergences(texts["fr"], texts["nl"]) if _said(d) not in old]
    numbers = {a.eid: number(a) for a in texts[language].articles()}
    for eid, (kind, planted) in some.items():
        here = [d for d in new if _of_article(d, numbers[eid])]
        told = tuple(d for d in here if _meets(d, planted, language) or _beside(d, kind, planted, language))
        yield Outcome(kind, known.name, planted, language, told)


def _of_article(found: Divergence, article: str) -> bool:
    return found.article == article or (found.article == "I" and article == "1")


def _said(found: Divergence) -> tuple[str, str, str, str]:
    texts = (q.text if q else "" for q in (found.french, found.dutch))
    return (found.article, found.aspect, *texts)  # type: ignore[return-value]


def _meets(found: Divergence, planted: Planted, language: Language) -> bool:
    """Does a report quote the planted words? What was left out is quoted from the other language, and nothing else."""
    here, there = (found.french, found.dutch) if language == "fr" else (found.dutch, found.french)
    if planted.recipe.kind == "omission":
        return here is None and there is not None and _as_long(there.text, planted.before)
    return here is not None and any(
        s.eid == here.eid and max(s.start, here.start) < min(s.end, here.end) + (s.start == s.end)
        for s in planted.right
    )


def _beside(found: Divergence, kind: Kind, planted: Planted, language: Language) -> bool:
    """Is a report of this kind new in the same provision? It quotes what has no answer, and where that should be."""
    here = found.french if language == "fr" else found.dutch
    return found.aspect in kind.aspects and here is not None and here.eid in {s.eid for s in planted.right}


def _as_long(text: str, other: str) -> bool:
    """A translation is not less than half as long, nor twice as long."""
    return len(other) / 2 <= len(text) <= 2 * len(other)


def _untouched(known: Known, found: Iterable[Divergence]) -> Results:
    """The material reports on a pair as it is, without those that the samples plant themselves."""
    false = [d for d in found if d.grade == "material" and (known.left.id, d.article) not in _truths()]
    return Results([], sum(1 for _ in known.left.articles()), false)


@cache
def _truths() -> frozenset[tuple[str, str]]:
    """(French document, article) of each divergence that the samples hold."""
    rows = tomllib.loads((cases.SAMPLES / "truth.toml").read_text(encoding="utf-8"))["divergence"]
    return frozenset((row["fr_document"], row["article"]) for row in rows)


def table(results: Results, title: str, tongue: Tongue) -> Table:
    """A row for each kind: found, rightly named, rightly graded."""
    made = Table(title=title)
    for column in ("kind", "changes", "found", "named", "weighed"):
        made.add_column(say(f"planted.{column}", tongue), justify="left" if column == "kind" else "right")
    rows = [(k.name, [o for o in results.outcomes if o.kind == k]) for k in kinds()]
    for name, some in [*rows, (say("planted.every", tongue), results.outcomes)]:
        if some:
            shares = (sum(map(bool, part)) / len(some) for part in _parts(some))
            made.add_row(name, str(len(some)), *(f"{share:.3f}" for share in shares))
    rate = len(results.false) / max(1, results.articles)
    values = {"n": results.articles, "false": len(results.false), "rate": f"{rate:.2f}"}
    made.caption = say("planted.untouched_pairs", tongue, **values)
    return made


def _parts(some: Sequence[Outcome]) -> tuple[list[bool], list[bool], list[bool]]:
    return [bool(o.told) for o in some], [o.named for o in some], [o.graded for o in some]


def failures(results: Results) -> Iterator[str]:
    """What was not told as planted, and what was told of untouched articles; one line each."""
    for o in results.outcomes:
        if not (o.told and o.named and o.graded):
            marks = "".join(m if any(p) else "-" for m, p in zip("FNG", _parts([o]), strict=True))
            told = "; ".join(f"{d.aspect}{'' if d.grade == 'material' else '~'} {_quotes(d)}" for d in o.told)
            change = f"({o.planted.recipe.name}) {o.planted.before[:90]!r}>{o.planted.after[:90]!r}"
            place = o.planted.right[0].eid if o.planted.right else ""
            yield f"{marks} {o.language} {o.kind.name} {change} [{o.pair} {place}] TOLD {told}"
    for d in results.false:
        yield f"untouched: {d.article} {d.aspect} {d.said('en')} {_quotes(d)}"


def _quotes(found: Divergence) -> str:
    def words(quote: Quote | None) -> str:
        return repr(quote.text[:80]) if quote else "-"

    return f"{words(found.french)} | {words(found.dutch)}"


def main() -> int:
    parser = argparse.ArgumentParser(prog="benchmarks.planted_languages", description=say("planted.languages_help"))
    parser.add_argument("--each", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--part", choices=("tuned", "held_out"))
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--tongue", choices=("en", "fr", "nl"), default="en")
    options = parser.parse_args()
    console = Console()
    for part in (options.part,) if options.part else ("tuned", "held_out"):
        some = [known for known in pairs() if (known.name in TUNED) == (part == "tuned")]
        if some:
            results = measure(some, options.each, options.seed)
            console.print(table(results, say(f"planted.{part}", options.tongue), options.tongue))
            for line in failures(results) if options.show else ():
                console.print(line, markup=False, highlight=False, soft_wrap=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
