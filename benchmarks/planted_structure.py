"""Planted additions, omissions and moves of sentences, points, paragraphs and articles."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

from align.links import DifferenceKind, Stretch
from benchmarks.planted_changes import Planted, Recipe, with_text
from corpus.block import OffsetMap
from corpus.model import Document, Language, Provision

SENTENCES = Path(__file__).with_name("planted_sentences.toml")
SENTENCE = re.compile(r"(?:(?<=^)|(?<=[.] ))[A-ZÀ-Ý][^.;:]{60,}?[.](?= [A-ZÀ-Ý]|$)")
"""A whole sentence with a full stop."""
LEAST = 45
"""Characters of a point that is put in, left out or moved: shorter ones recur."""
LONGER = 1.5
"""How much longer than a moved point those are that it passes."""
Spot = tuple[Provision, int, int]


def invented(language: Language, chance: Random) -> str:
    """A sentence without its full stop."""
    parts = tomllib.loads(SENTENCES.read_text(encoding="utf-8"))[language]
    return " ".join(chance.choice(parts[name]) for name in ("who", "does", "what", "how"))


def sentence_in(recipe: Recipe, article: Provision, document: Document, chance: Random) -> Planted | None:
    """An invented sentence behind one of the article."""
    here = list(_sentences([article]))
    if not here:
        return None
    provision, _, end = chance.choice(here)
    new = f"{invented(document.language, chance)}."
    text = f"{provision.text[:end]} {new}{provision.text[end:]}"
    return Planted(
        recipe, {article.eid: with_text(article, provision.eid, text)}, (Stretch(provision.eid, end, end),),
        (Stretch(provision.eid, end + 1, end + 1 + len(new)),), "", new, frozenset({recipe.kind}), True,
    )  # fmt: skip


def sentence_out(recipe: Recipe, article: Provision, document: Document, chance: Random) -> Planted | None:
    """A sentence less, in a provision that has several."""
    here = [(p, a, b) for p, a, b in _sentences([article]) if len(p.text) > b - a + 40]
    if not here:
        return None
    provision, start, end = chance.choice(here)
    text = " ".join((provision.text[:start].rstrip(), provision.text[end:].lstrip())).strip()
    at = min(start, len(text))
    return Planted(
        recipe, {article.eid: with_text(article, provision.eid, text)}, (Stretch(provision.eid, start, end),),
        (Stretch(provision.eid, at, at),), provision.text[start:end], "", frozenset({recipe.kind}), True,
    )  # fmt: skip


def sentence_elsewhere(recipe: Recipe, article: Provision, document: Document, chance: Random) -> Planted | None:
    """A sentence goes to another article: it is missing here and new there."""
    here = [(p, a, b) for p, a, b in _sentences([article]) if len(p.text) > b - a + 40]
    there = [(a, p, e) for a in document.articles() if a.eid != article.eid for p, _, e in _sentences([a])]
    if not here or not there:
        return None
    (provision, start, end), (other, behind, at) = chance.choice(here), chance.choice(there)
    said = provision.text[start:end]
    text = " ".join((provision.text[:start].rstrip(), provision.text[end:].lstrip())).strip()
    more = f"{behind.text[:at]} {said}{behind.text[at:]}"
    articles = {
        article.eid: with_text(article, provision.eid, text), other.eid: with_text(other, behind.eid, more),
    }  # fmt: skip
    return Planted(
        recipe, articles, (Stretch(provision.eid, start, end),), (Stretch(behind.eid, at + 1, at + 1 + len(said)),),
        said, said, frozenset({recipe.kind}), True,
    )  # fmt: skip


def point_in(recipe: Recipe, article: Provision, document: Document, chance: Random) -> Planted | None:
    """An invented point more in a list."""
    lists = [p for p in article.walk() if len(_points(p)) > 1]
    if not lists:
        return None
    parent = chance.choice(lists)
    said = invented(document.language, chance)
    text = f"{said[0].lower()}{said[1:]};"
    new = replace(_points(parent)[0], text=text, raw=text, heading="", offsets=OffsetMap(), places=(), children=())
    at = chance.randrange(1, len(parent.children) + 1)
    children = (*parent.children[:at], new, *parent.children[at:])
    return _listed(recipe, article, parent, children, [], [at])


def point_out(recipe: Recipe, article: Provision, document: Document, chance: Random) -> Planted | None:
    """A point of a list less."""
    spots = [(p, n) for p in article.walk() for n, c in enumerate(p.children) if len(p.children) > 2 and _whole(c)]
    if not spots:
        return None
    parent, n = chance.choice(spots)
    return _listed(recipe, article, parent, (*parent.children[:n], *parent.children[n + 1 :]), [n], [])


def point_moved(recipe: Recipe, article: Provision, document: Document, chance: Random) -> Planted | None:
    """A point (or paragraph) stands further up or down in its list."""
    spots = [(p, n, k) for p in article.walk() for n, c in enumerate(p.children) if _whole(c)
             for k in range(len(p.children)) if _jumps(p, n, k)]  # fmt: skip
    if not spots:
        return None
    parent, n, to = chance.choice(spots)
    rest = [*parent.children[:n], *parent.children[n + 1 :]]
    rest.insert(to, parent.children[n])
    return _listed(recipe, article, parent, tuple(rest), [n], [to])


def _sentences(articles: Sequence[Provision] | Iterator[Provision]) -> Iterator[Spot]:
    for article in articles:
        for provision in article.walk():
            for match in SENTENCE.finditer(provision.text):
                yield provision, match.start(), match.end()


def _points(parent: Provision) -> list[Provision]:
    return [c for c in parent.children if c.kind == "point"]


def _whole(provision: Provision) -> bool:
    """A point or paragraph with words enough, and no table."""
    return provision.kind in ("point", "paragraph") and len(provision.text) >= LEAST and not any(
        p.rows or p.heading for p in provision.walk()
    )  # fmt: skip


def _jumps(parent: Provision, n: int, to: int) -> bool:
    """Is it this member that moves, and not those that it passes? They are longer and several."""
    passed = parent.children[n + 1 : to + 1] if to > n else parent.children[to:n]
    said = [sum(len(p.text) for p in c.walk()) for c in (parent.children[n], *passed)]
    alike = all(c.kind == parent.children[n].kind for c in passed)
    return len(passed) > 1 and sum(said[1:]) > LONGER * said[0] and alike


def _listed(
    recipe: Recipe,
    article: Provision,
    parent: Provision,
    children: tuple[Provision, ...],
    gone: list[int],
    new: list[int],
) -> Planted:
    """The article with other children of one provision, which are numbered through again."""
    numbered = _numbered(parent, children)

    def changed(tree: Provision) -> Provision:
        if tree.eid == parent.eid:
            return replace(tree, children=numbered)
        return replace(tree, children=tuple(changed(c) for c in tree.children))

    left = tuple(s for n in gone for s in _stretches(parent.children[n]))
    right = tuple(s for n in new for s in _stretches(numbered[n]))
    kinds: frozenset[DifferenceKind] = frozenset({recipe.kind})
    before = " / ".join(parent.children[n].text for n in gone)
    after = " / ".join(numbered[n].text for n in new)
    return Planted(recipe, {article.eid: changed(article)}, left, right, before, after, kinds, not recipe.harmless)


def _stretches(provision: Provision) -> list[Stretch]:
    return [Stretch(p.eid, 0, len(p.text)) for p in provision.walk() if p.text]


def _numbered(parent: Provision, children: tuple[Provision, ...]) -> tuple[Provision, ...]:
    """The children with the labels and eIds of the places where they stand now."""
    kind = next((c.kind for c in parent.children if c.kind in ("point", "paragraph")), "point")
    models = [c for c in parent.children if c.kind == kind]
    told = []
    n = 0
    for child in children:
        if child.kind == kind:
            model = models[n] if n < len(models) else _next(models[-1], n - len(models) + 1)
            child = _renamed(replace(child, num=model.num, label=model.label), child.eid, model.eid)
            n += 1
        told.append(child)
    return tuple(told)


def _next(model: Provision, by: int) -> Provision:
    """The label and eId that follow those of the last member of a list."""

    def on(text: str) -> str:
        return re.sub(r"\d+(?!.*\d)", lambda m: str(int(m[0]) + by), text, count=1)

    if model.num.isdigit():
        return replace(model, num=on(model.num), label=on(model.label), eid=on(model.eid))
    if re.fullmatch("[a-y]", model.num):
        after = chr(ord(model.num) + by)
        eid = model.eid.removesuffix(model.num) + after
        return replace(model, num=after, label=model.label.replace(model.num, after, 1), eid=eid)
    return replace(model, eid=on(model.eid))


def _renamed(provision: Provision, old: str, new: str) -> Provision:
    """The same with every eId below it led by another one."""
    children = tuple(_renamed(c, old, new) for c in provision.children)
    return replace(provision, eid=new + provision.eid.removeprefix(old), children=children)


RECIPES = (
    Recipe("addition", "sentence", sentence_in),
    Recipe("addition", "point", point_in),
    Recipe("omission", "sentence", sentence_out),
    Recipe("omission", "point or paragraph", point_out),
    Recipe("move", "sentence to another article", sentence_elsewhere),
    Recipe("move", "point or paragraph within its list", point_moved, True),
)
