"""Pairs of documents whose links are known: the samples, and public conventions in two languages."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import permutations
from pathlib import Path

import numpy as np

from corpus.model import Document, Provision
from corpus.reader import Settings, read

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "samples"
SHARED = ROOT.parent / "shared"
PARALLEL = SHARED / "wild" / "parallel"
NO_OCR = Settings(ocr=False)
BLOCK, DROPPED = 5, 0.2
"""Articles that are moved together; the share of articles that one side loses."""
Numbers = frozenset[str]


@dataclass(frozen=True, slots=True)
class Known:
    """Two documents and their links, as numbers of articles. Articles `open` on either side may be linked or not."""

    name: str
    left: Document
    right: Document
    links: frozenset[tuple[str, str]]
    open: tuple[Numbers, Numbers] = field(default=(frozenset(), frozenset()))
    scope: tuple[Numbers, Numbers] | None = None
    """The articles whose links were looked at, where not all were."""

    @property
    def across(self) -> bool:
        return self.left.language != self.right.language


def number(article: Provision) -> str:
    """ "Article I" of an old convention is its first."""
    return "1" if article.num == "I" else article.num


@cache
def samples() -> dict[tuple[str, int, str], Document]:
    """Contracts of the samples by house, year and language; scans, whose reading is a matter of OCR, left out."""
    found = {}
    for row in tomllib.loads((SAMPLES / "truth.toml").read_text(encoding="utf-8"))["document"]:
        if row["kind"] != "contract":
            continue
        documents = read(SAMPLES / row["files"][0], NO_OCR).documents
        mine = [d for d in documents if d.kind == "contract" and d.language == row["language"]]
        if mine:
            found[row["house"], int(row["period"][0][:4]), row["language"]] = mine[0]
    return found


def generations() -> list[Known]:
    """Each house's contract of 2002 and that of 2022, rewritten from end to end."""
    rows = tomllib.loads((SAMPLES / "truth.toml").read_text(encoding="utf-8"))["link"]
    found = []
    for (house, year, language), left in samples().items():
        right = samples().get((house, 2022, language))
        if year == 2002 and right is not None:
            links = ((a, b) for row in rows if row["house"] == house for a in row["left"] for b in row["right"])
            found.append(Known(f"{house} 2002/2022 {language}", left, right, frozenset(links)))
    return found


def houses() -> list[Known]:
    """Two houses' contracts of one year, which share their common chapters; the rest is open."""
    rows = tomllib.loads((SAMPLES / "truth.toml").read_text(encoding="utf-8"))["common"]
    found = []
    for one, other in permutations(samples(), 2):
        if one[1:] != other[1:]:
            continue
        links: set[tuple[str, str]] = set()
        left, right = samples()[one], samples()[other]
        rest = [{number(a) for a in d.articles()} for d in (left, right)]
        for row in rows:
            if row["generation"] == str(one[1]):
                ours, theirs = (row["articles"].get(key[0], []) for key in (one, other))
                even = len(ours) == len(theirs)  # each split in two alike: the first answers to the first
                links |= set(zip(ours, theirs, strict=True)) if even else {(a, b) for a in ours for b in theirs}
                rest = [rest[0] - set(ours), rest[1] - set(theirs)]
        name = f"{one[0]}/{other[0]} {one[1]} {one[2]}"
        found.append(Known(name, left, right, frozenset(links), (frozenset(rest[0]), frozenset(rest[1]))))
    return found


def bilingual_samples() -> list[Known]:
    """The French and the Dutch text of one contract: the same numbers answer to each other."""
    found = []
    for (house, year, language), left in samples().items():
        right = samples().get((house, year, "nl"))
        if language == "fr" and right is not None:
            found.append(
                Known(f"{house} {year} fr/nl", left, right, frozenset((a.num, a.num) for a in left.articles()))
            )
    return found


@cache
def conventions() -> dict[tuple[str, str], Document]:
    """Public conventions by name and language; none where ../shared is absent."""
    return {
        (path.name.split(".")[0], path.name.split(".")[1]): read(path).documents[0]
        for path in sorted(PARALLEL.glob("*.*.txt"))
    }


def bilingual_conventions() -> list[Known]:
    """The French and the Dutch text of one public convention."""
    found = []
    for path in sorted(PARALLEL.glob("*.pairs.tsv")):
        name = path.name.split(".")[0]
        rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
        links = frozenset((a.strip(), b.strip()) for a, b in rows)
        found.append(Known(f"{name} fr/nl", conventions()[name, "fr"], conventions()[name, "nl"], links))
    return found


def moved(known: Known, seed: int) -> Known:
    """The same with blocks of articles of the right side in another order, and a fifth of them gone."""
    chance = np.random.default_rng(seed)
    kept = [a for a in known.right.articles() if chance.random() >= DROPPED]
    blocks = [kept[i : i + BLOCK] for i in range(0, len(kept), BLOCK)]
    shuffled = tuple(a for n in chance.permutation(len(blocks)) for a in blocks[n])
    right = replace(known.right, root=replace(known.right.root, children=shuffled))
    there = {number(a) for a in kept}
    return replace(known, right=right, links=frozenset((a, b) for a, b in known.links if b in there))


def without_counterparts(known: Known) -> Known:
    """Every other article of the left side, and of the right side those that answer to none of them.

    What is left are articles of one matter and one style that don't answer to each other: the hardest there are. Where
    one text is known to answer to itself, its one half stands against its other half.
    """
    kept = list(known.left.articles())[::2]
    gone = {b for a, b in known.links if a in {number(article) for article in kept}}
    rest = [b for b in known.right.articles() if number(b) not in gone]
    left, right = (
        replace(d, root=replace(d.root, children=tuple(some))) for d, some in ((known.left, kept), (known.right, rest))
    )
    return replace(known, name=f"{known.name} halves", left=left, right=right, links=frozenset())


def itself(document: Document) -> Known:
    """A text against itself: the same numbers answer to each other."""
    numbers = [number(a) for a in document.articles()]
    return Known(document.id, document, document, frozenset(zip(numbers, numbers, strict=True)))


SPLIT, MERGED = 0.25, 0.2
"""The share of articles of which a part goes elsewhere, and of those that take the next one in."""


def parted(known: Known, seed: int) -> Known:
    """The same with some articles of one side split, their second part at another place or the next, some merged."""
    chance = np.random.default_rng(seed)
    side = int(chance.integers(2))
    document, became = _parted((known.left, known.right)[side], chance)

    def after(numbers: Iterable[str]) -> Numbers:
        return frozenset(n for old in numbers for n in became[old])

    if side == 0:
        links = frozenset((n, b) for a, b in known.links for n in became[a])
        return replace(known, left=document, links=links, open=(after(known.open[0]), known.open[1]))
    links = frozenset((a, n) for a, b in known.links for n in became[b])
    return replace(known, right=document, links=links, open=(known.open[0], after(known.open[1])))


def _parted(document: Document, chance: np.random.Generator) -> tuple[Document, dict[str, list[str]]]:
    """The document, and what became of each number."""
    rest, made, far = list(document.articles()), list[Provision](), list[Provision]()
    became: dict[str, list[str]] = {}
    while rest:
        article = rest.pop(0)
        became[number(article)] = [number(article)]
        throw = chance.random()
        if throw < MERGED and rest:
            taken = rest.pop(0)
            became[number(taken)] = [number(article)]
            own = replace(taken, kind="paragraph", num="taken", heading="", children=())
            article = replace(article, children=(*article.children, *((own,) if taken.text else ()), *taken.children))
        elif throw < MERGED + SPLIT and len(article.children) > 1:
            at = int(chance.integers(1, len(article.children)))
            part = replace(article, eid=f"{article.eid}-part", num=f"{article.num}-part", heading="", text="",
                           children=article.children[at:])  # fmt: skip
            article = replace(article, children=article.children[:at])
            became[number(article)].append(number(part))
            if chance.random() < 0.5:
                far.append(part)
            else:
                rest.insert(0, part)
        made.append(article)
    for part in far:
        made.insert(int(chance.integers(len(made) + 1)), part)
    return replace(document, root=replace(document.root, children=tuple(made))), became


def all_moved(rows: Collection[Known], seeds: int) -> Iterator[Known]:
    for row in rows:
        for seed in range(seeds):
            yield moved(row, seed)
