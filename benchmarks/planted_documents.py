"""Changes planted throughout a document: another institution's name, articles numbered anew, articles moved."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from random import Random

from align.links import DifferenceKind, Stretch
from benchmarks.planted_changes import Planted, Recipe
from corpus.block import OffsetMap
from corpus.model import Document, Provision

Swap = Callable[[str], list[tuple[int, int, str]]]
"""Places of a text, each with what is put there."""
NAMES = {
    "fr": ("Office national des vacances", "Office", "ONV"),
    "nl": ("Rijksdienst voor Vakantie", "Rijksdienst", "RVV"),
}
"""Full name, short name and abbreviation of an invented institution."""
OF = r" (?:de|du|des|d'|van|voor)\b"
ACTS = r"lois?|arrêtés?|Code|A\.?R|\w*wet|\w*besluit|KB|\w*wetboek|règlement|verordening|annexe|bijlage"
ACT = rf"(?i:(?:[^.;:]|\bal\.){{0,120}}\b(?:{ACTS})\b)"
STEP = r"(?:§ ?\d+|\d+(?:bis|ter|quater)?°?|[a-z]\)|al\. ?\d+|alinéa \d+(?:er)?)"
CITED = re.compile(
    rf"\b[Aa]rt(?:icle|ikel)(?:s|en)? (?P<x>{STEP}(?:(?:, | et | ou | à | en | of | tot |,? (?=§)){STEP})*)"
    rf"(?![\d.]*\d|er|°)(?!{ACT})"
)
PARAGRAPH = re.compile(r"(\d+)(?:bis|ter|quater)?,? § ?(\d+)")
"""An article with its paragraph: where the contract's own article has no such paragraph, an act's is meant."""
NUMBER = re.compile(r"(?<![§.\d])(?<!§ )(?<!al\. )(?<!alinéa )\d+(?=(?:bis|ter|quater)?\b(?!°))")
"""An article in a citation, not its paragraph or point."""
PASSED = 3
"""Articles that one passes when it goes to another chapter, at least."""


@dataclass(frozen=True, slots=True)
class Batch:
    """A document before and after, with all that was planted in it.

    `answers`: eId of an article before -> after, where it is another one.
    """

    left: Document
    right: Document
    planted: tuple[Planted, ...]
    answers: dict[str, str] = field(default_factory=dict)

    @property
    def touched(self) -> frozenset[str]:
        return frozenset(eid for one in self.planted for eid in one.articles)


def renamed(document: Document, chance: Random) -> Batch | None:
    """The contract of another institution in the same words."""
    short = re.split(OF, document.institution_name)[0]
    old = [n for n in (document.institution_name, short, document.institution) if len(n) > 2]
    if not old:
        return None
    new = dict(zip((n.lower().replace("-", " ") for n in (document.institution_name, short, document.institution)),
                   NAMES[document.language], strict=True))  # fmt: skip
    said = "|".join(re.escape(n).replace(r"\-", "[- ]").replace(r"\ ", "[- ]") for n in old)
    determiner = r"\b[Ll]a |\b[Ll]['’]" if document.language == "fr" else r"\b[Dd]e "
    pattern = re.compile(rf"(?<!loi )(?P<det>{determiner})?\b(?P<name>{said})\b(?!{OF}|-)", re.IGNORECASE)

    def swap(text: str) -> list[tuple[int, int, str]]:
        found = []
        for match in pattern.finditer(text):
            name = new[match["name"].lower().replace("-", " ")]
            before = match["det"] or ""
            if before and document.language == "fr":
                before = "L'" if before[0] == "L" else "l'"
            found.append((match.start(), match.end(), before + name))
        return found

    recipe = Recipe("institution_name", "name, short name and abbreviation", _nothing, True)
    right, told = _throughout(document, swap, recipe)
    full, _, letters = NAMES[document.language]
    return Batch(document, replace(right, institution=letters, institution_name=full), tuple(told))


def renumbered(document: Document, chance: Random) -> Batch | None:
    """A new article is put in, and all later ones and the references to them are numbered anew."""
    articles = list(document.articles())
    plain = [n for n, a in enumerate(articles) if a.num.isdigit()]
    if not all(re.fullmatch(r"\d+[a-z]*", a.num) for a in articles) or len(plain) < 10:
        return None
    at = plain[chance.randrange(2, len(plain) // 3)]
    first = int(articles[at].num)
    known = {int(articles[n].num) for n in plain}

    paragraphs = {a.num: {p.num for p in a.walk() if p.kind == "paragraph"} for a in articles}

    def moved(number: str) -> str:
        whole = int(re.sub(r"\D", "", number))
        return number.replace(str(whole), str(whole + 1)) if whole >= first and whole in known else number

    def swap(text: str) -> list[tuple[int, int, str]]:
        return [
            (n.start() + m.start("x"), n.end() + m.start("x"), moved(n[0]))
            for m in CITED.finditer(text)
            if all(n in paragraphs.get(a, {n}) for a, n in PARAGRAPH.findall(m["x"]))
            for n in NUMBER.finditer(m["x"])
            if moved(n[0]) != n[0]
        ]

    recipe = Recipe("reference", "numbered anew throughout", _nothing, True)
    right, told = _throughout(document, swap, recipe)
    later = {a.eid for a in articles[at:]}
    answers = {eid: re.sub(r"(?<=art_)\d+", lambda m: moved(m[0]), eid) for eid in later}
    new = replace(
        articles[at], children=(), heading="", text=_invented(document), raw="", offsets=OffsetMap(), places=()
    )

    def shifted(tree: Provision) -> tuple[Provision, ...]:
        children = tuple(c for child in tree.children for c in shifted(child))
        eid = re.sub(r"(?<=art_)\d+", lambda m: moved(m[0]), tree.eid)
        if tree.eid not in later:
            return (replace(tree, eid=eid, children=children),)
        number = moved(tree.num)
        label = tree.label.replace(tree.num, number, 1)
        mine = replace(tree, eid=eid, num=number, label=label, children=children)
        return (new, mine) if tree.eid == articles[at].eid else (mine,)

    (root,) = shifted(right.root)
    moved_told = [replace(one, right=tuple(_answering(s, moved) for s in one.right)) for one in told]
    return Batch(document, replace(right, root=root), tuple(moved_told), answers)


def _answering(stretch: Stretch, moved: Callable[[str], str]) -> Stretch:
    return replace(stretch, eid=re.sub(r"(?<=art_)\d+", lambda m: moved(m[0]), stretch.eid))


def _invented(document: Document) -> str:
    if document.language == "fr":
        return (
            "Un observatoire des horaires de marée est installé dans les locaux du port et publie un almanach illustré."
        )
    return "In de gebouwen van de haven wordt een waarnemingspost voor getijden ingericht, die een almanak uitgeeft."


def shuffled(document: Document, chance: Random) -> Batch | None:
    """Three articles go to other chapters."""
    parents = {a.eid: p for p in document.root.walk() for a in p.children if a.kind == "article"}
    chapters = [p for p in document.root.walk() if sum(c.kind == "article" for c in p.children) > 1]
    if len(chapters) < 3:
        return None
    some = [a for a in document.articles() if len(" ".join(p.text for p in a.walk())) > 200]
    chosen = chance.sample(some, min(3, len(some)))
    order = {a.eid: n for n, a in enumerate(document.articles())}
    goals = {}
    for article in chosen:
        # past two articles at least: of two neighbours that change places nobody can say which one moved
        far = [c for c in chapters if c.eid != parents[article.eid].eid and _passed(order, article, c) > PASSED]
        if far:
            goals[article.eid] = chance.choice(far)
    chosen = [a for a in chosen if a.eid in goals]
    taken = set(goals)

    def changed(tree: Provision) -> Provision:
        children = [changed(c) for c in tree.children if c.eid not in taken]
        last = max((n for n, c in enumerate(children) if c.kind == "article"), default=-1)
        children[last + 1 : last + 1] = [a for a in chosen if goals[a.eid].eid == tree.eid]
        return replace(tree, children=tuple(children))

    recipe = Recipe("move", "article to another chapter", _nothing)
    told = tuple(Planted(recipe, {a.eid: a}, (), (), a.num, a.num, frozenset({"move"}), True) for a in chosen)
    return Batch(document, replace(document, id=f"{document.id}-planted", root=changed(document.root)), told)


def _passed(order: dict[str, int], article: Provision, chapter: Provision) -> int:
    """Articles between an article and the last one of a chapter."""
    last = max(order[c.eid] for c in chapter.children if c.kind == "article")
    return abs(order[article.eid] - last)


def _throughout(document: Document, swap: Swap, recipe: Recipe) -> tuple[Document, list[Planted]]:
    """The document with words swapped in all its texts and headings, and what was planted in each article."""

    def changed(tree: Provision) -> Provision:
        text = _put(tree.text, swap(tree.text))
        rows = tuple(tuple(_put(cell, swap(cell)) for cell in row) for row in tree.rows)
        new = replace(tree, text=text, heading=_put(tree.heading, swap(tree.heading)), rows=rows,
                      children=tuple(changed(c) for c in tree.children))  # fmt: skip
        return new if text == tree.text else replace(new, raw=text, offsets=OffsetMap(), places=(), calls=())

    told = []
    # a name inside a reference ("the law of the Bank") is told with the reference
    kinds: frozenset[DifferenceKind] = frozenset({recipe.kind, "reference"})
    for article in document.articles():
        left, right = [], []
        for provision in article.walk():
            for mine, theirs in _stretches(provision, swap):
                left.append(mine)
                right.append(theirs)
        if left:
            told.append(Planted(recipe, {article.eid: article}, tuple(left), tuple(right), "", "", kinds, False))
    return replace(document, id=f"{document.id}-planted", root=changed(document.root)), told


def _stretches(provision: Provision, swap: Swap) -> Iterator[tuple[Stretch, Stretch]]:
    """Where the words stand before and after; of a table, the whole of it."""
    by = 0
    for start, end, put in swap(provision.text):
        yield Stretch(provision.eid, start, end), Stretch(provision.eid, start + by, start + by + len(put))
        by += len(put) - (end - start)
    by = 0
    for start, end, put in swap(provision.heading):
        yield (Stretch(provision.eid, start, end, "heading"),
               Stretch(provision.eid, start + by, start + by + len(put), "heading"))  # fmt: skip
        by += len(put) - (end - start)
    if not provision.text and any(swap(cell) for row in provision.rows for cell in row):
        whole = Stretch(provision.eid, 0, 1_000_000)
        yield whole, whole


def _put(text: str, places: list[tuple[int, int, str]]) -> str:
    for start, end, put in reversed(places):
        text = text[:start] + put + text[end:]
    return text


def _nothing(recipe: Recipe, article: Provision, document: Document, chance: Random) -> Planted | None:
    """Such a change is made in a document, never in one article."""
    return None


WIDE = (renamed, renumbered, shuffled)
