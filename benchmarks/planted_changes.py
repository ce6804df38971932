"""Planted changes: one change in one article of a contract, with what must be told of it.

Words are swapped as planted_swaps.toml says; this module knows nothing of the lexicons of align.differences. A change
is made in the tree of provisions, and the rest of the document stays as it is.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from random import Random

from align.links import DifferenceKind, Stretch
from corpus.block import OffsetMap
from corpus.model import Document, Provision

SWAPS = Path(__file__).with_name("planted_swaps.toml")


@dataclass(frozen=True, slots=True)
class Planted:
    """What was changed. `articles`: the new text of each changed article by the eId of the old one.

    `left`, `right`: where the changed words stand before and after. `kinds`: how the change may be called.
    """

    recipe: Recipe
    articles: dict[str, Provision]
    left: tuple[Stretch, ...]
    right: tuple[Stretch, ...]
    before: str
    after: str
    kinds: frozenset[DifferenceKind]
    material: bool


Planter = Callable[["Recipe", Provision, Document, Random], Planted | None]


@dataclass(frozen=True, slots=True)
class Recipe:
    """A way to change an article: `plant` gives None where the article has no place for it."""

    kind: DifferenceKind
    name: str
    plant: Planter
    harmless: bool = False
    also: tuple[DifferenceKind, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Characters [start, end) of a provision's text, to be replaced by `put`."""

    provision: Provision
    start: int
    end: int
    put: str


@cache
def swaps(file: Path = SWAPS) -> tuple[Recipe, ...]:
    """A recipe for each row of the lexicon."""
    rows = tomllib.loads(file.read_text(encoding="utf-8"))["swap"]
    return tuple(
        Recipe(row["type"], row["name"], _swapper(row), row.get("harmless", False), tuple(row.get("also", ())))
        for row in rows
    )


def _swapper(row: dict[str, object]) -> Planter:
    def plant(recipe: Recipe, article: Provision, document: Document, chance: Random) -> Planted | None:
        spoken = row[document.language]
        assert isinstance(spoken, dict)
        places = list(_places(article, spoken, chance))
        return planted(recipe, article, chance.choice(places)) if places else None

    return plant


def _places(article: Provision, spoken: dict[str, object], chance: Random) -> Iterator[Place]:
    pattern = re.compile(str(spoken["find"]))
    pairs, puts = spoken.get("pairs"), spoken.get("put", ())
    assert isinstance(puts, Sequence)
    for provision in article.walk():
        for match in pattern.finditer(provision.text):
            group = "x" if "x" in pattern.groupindex else 0
            said = match[group]
            if isinstance(pairs, dict):
                options = [pairs[said]]
            else:
                options = [_filled(str(put), match, said, chance) for put in puts]
            options = [_capital(o, said) for o in options if o.lower() != said.lower()]
            if options:
                yield Place(provision, match.start(group), match.end(group), chance.choice(options))


def _filled(put: str, match: re.Match[str], said: str, chance: Random) -> str:
    return another_number(said, chance) if put == "#" else match.expand(put)


def another_number(said: str, chance: Random) -> str:
    """A number of the same look: the first digit is another one, and a single figure stays below ten."""
    first = chance.choice([c for c in "123456789" if c != said[0]])
    return first + said[1:]


def _capital(put: str, said: str) -> str:
    return put[:1].upper() + put[1:] if said[:1].isupper() and put[:1].islower() else put


def planted(recipe: Recipe, article: Provision, place: Place) -> Planted:
    """The change of an article that replaces words at one place."""
    provision, said = place.provision, place.provision.text
    new = said[: place.start] + place.put + said[place.end :]
    changed = with_text(article, provision.eid, new)
    return Planted(
        recipe=recipe,
        articles={article.eid: changed},
        left=(Stretch(provision.eid, place.start, place.end),),
        right=(Stretch(provision.eid, place.start, place.start + len(place.put)),),
        before=said[place.start : place.end],
        after=place.put,
        kinds=frozenset((recipe.kind, *recipe.also)),
        material=not recipe.harmless,
    )


def with_text(tree: Provision, eid: str, text: str) -> Provision:
    """The tree with another text of one provision; nothing printed belongs to it any more."""
    if tree.eid == eid:
        return replace(tree, text=text, raw=text, offsets=OffsetMap(), places=(), calls=())
    return replace(tree, children=tuple(with_text(child, eid, text) for child in tree.children))


def with_articles(document: Document, articles: dict[str, Provision]) -> Document:
    """The document with some articles replaced."""

    def changed(provision: Provision) -> Provision:
        if provision.eid in articles:
            return articles[provision.eid]
        return replace(provision, children=tuple(changed(child) for child in provision.children))

    return replace(document, id=f"{document.id}-planted", root=changed(document.root))
