"""Planted slips and settings: what changes letters, signs or labels and no meaning; and names put in one place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from random import Random

from align.links import Stretch
from benchmarks.planted_changes import Place, Planted, Recipe, planted
from benchmarks.planted_documents import ACT
from corpus.model import Document, Provision

LONG = r"\b[a-zéèêàç]{8,}\b"
OTHERS = {
    "fr": ("l'Office des vacances", "la Caisse nationale des pensions", "l'Agence des soins"),
    "nl": ("de Rijksdienst voor Vakantie", "de Nationale Pensioenkas", "het Agentschap voor Zorg"),
}
"""Other institutions, invented."""
DETERMINER = {"fr": r"(?:\b[Ll]a |\b[Ll]['’])", "nl": r"\b[Dd]e "}


def typo(recipe: Recipe, article: Provision, document: Document, chance: Random) -> Planted | None:
    """Two letters inside a long word change places."""
    return _one(recipe, article, chance, _typos(article, chance))


def doubled(recipe: Recipe, article: Provision, document: Document, chance: Random) -> Planted | None:
    """A letter inside a long word is lacking."""

    def places() -> Iterator[Place]:
        for provision, match in _matches(article, LONG):
            at = chance.randrange(3, len(match[0]) - 2)
            yield Place(provision, match.start(), match.end(), match[0][:at] + match[0][at + 1 :])

    return _one(recipe, article, chance, places())


def _typos(article: Provision, chance: Random) -> Iterator[Place]:
    for provision, match in _matches(article, LONG):
        word = match[0]
        at = chance.randrange(2, len(word) - 3)
        if word[at] != word[at + 1]:
            put = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
            yield Place(provision, match.start(), match.end(), put)


def capital(recipe: Recipe, article: Provision, document: Document, chance: Random) -> Planted | None:
    """A word inside a sentence gets a capital or loses it."""

    def places() -> Iterator[Place]:
        for provision, match in _matches(article, r"(?<=[a-zéè] )[A-Za-z][a-zé]{5,}\b"):
            yield Place(provision, match.start(), match.end(), match[0].swapcase()[0] + match[0][1:])

    return _one(recipe, article, chance, places())


def accent(recipe: Recipe, article: Provision, document: Document, chance: Random) -> Planted | None:
    """A long word loses its accents."""

    def places() -> Iterator[Place]:
        for provision, match in _matches(article, r"\b\w*[éèêëïîôç]\w*[a-z]\b"):
            plain = re.sub("[\u0300-\u036f]", "", unicodedata.normalize("NFD", match[0]))
            if len(match[0]) >= 6 and match[0][0].islower():
                yield Place(provision, match.start(), match.end(), plain)

    return _one(recipe, article, chance, places())


def hyphen(recipe: Recipe, article: Provision, document: Document, chance: Random) -> Planted | None:
    """A hyphen between two words is left out."""

    def places() -> Iterator[Place]:
        for provision, match in _matches(article, r"(?<=[a-z]{3})-(?=[a-z]{3})"):
            yield Place(provision, match.start(), match.end(), " ")

    return _one(recipe, article, chance, places())


def closing(recipe: Recipe, article: Provision, document: Document, chance: Random) -> Planted | None:
    """A point ends with another sign."""

    def places() -> Iterator[Place]:
        for provision, match in _matches(article, r"(?<=\w)[;.]$"):
            yield Place(provision, match.start(), match.end(), "." if match[0] == ";" else ";")

    return _one(recipe, article, chance, places())


def label(recipe: Recipe, article: Provision, document: Document, chance: Random) -> Planted | None:
    """The labels of a list are set in another style: "1°" becomes "1."."""
    lists = [p for p in article.walk() if sum(bool(re.fullmatch(r"\d{1,2}°", c.label.strip())) for c in p.children) > 1]
    if not lists:
        return None
    parent = chance.choice(lists)
    points = tuple(replace(c, label=c.label.replace("°", ".")) if c.num.isdigit() else c for c in parent.children)

    def changed(tree: Provision) -> Provision:
        if tree.eid == parent.eid:
            return replace(tree, children=points)
        return replace(tree, children=tuple(changed(c) for c in tree.children))

    labelled = [p for p in parent.children if p.num.isdigit()]
    at = tuple(Stretch(p.eid, 0, max(1, len(p.label)), "label") for p in labelled)
    return Planted(recipe, {article.eid: changed(article)}, at, at, "1°", "1.", frozenset({recipe.kind}), False)


def other_institution(recipe: Recipe, article: Provision, document: Document, chance: Random) -> Planted | None:
    """In one place another institution stands for the one that signs."""
    head = re.split(r" (?:de|du|des|van|voor|d')\b", document.institution_name)[0]
    said = (head, document.institution, "institution", "instelling")
    names = "|".join(re.escape(n).replace(r"\-", "[- ]") for n in said if len(n) > 2)
    behind = r"(?! (?:de|des|van|publique)\b)(?!-)"
    pattern = rf"(?<!loi organique de )(?<!loi de ){DETERMINER[document.language]}(?:{names})\b{behind}"

    def places() -> Iterator[Place]:
        for provision, match in _matches(article, pattern):
            put = chance.choice([o for o in OTHERS[document.language] if head.lower() not in o.lower()])
            put = put[0].upper() + put[1:] if match[0][0].isupper() else put
            yield Place(provision, match.start(), match.end(), put)

    return _one(recipe, article, chance, places())


def other_article(recipe: Recipe, article: Provision, document: Document, chance: Random) -> Planted | None:
    """A reference leads to another article of the same contract."""
    numbers = [a.num for a in document.articles() if a.eid != article.eid]
    pattern = rf"\b(?:[Aa]rticle|[Aa]rtikel) (?P<x>\d+(?:\.\d+)*)(?![\w.]*\d|bis|er|°)(?!{ACT})"

    def places() -> Iterator[Place]:
        for provision, match in _matches(article, pattern):
            others = [n for n in numbers if n != match["x"] and re.fullmatch(r"\d+(\.\d+)*", n)]
            if match["x"] in numbers and others:
                yield Place(provision, match.start("x"), match.end("x"), chance.choice(others))

    return _one(recipe, article, chance, places())


def _matches(article: Provision, pattern: str) -> Iterator[tuple[Provision, re.Match[str]]]:
    for provision in article.walk():
        for match in re.finditer(pattern, provision.text):
            yield provision, match


def _one(recipe: Recipe, article: Provision, chance: Random, places: Iterator[Place]) -> Planted | None:
    found = list(places)
    return planted(recipe, article, chance.choice(found)) if found else None


RECIPES = (
    Recipe("editorial", "two letters change places", typo, True),
    Recipe("editorial", "a letter is lacking", doubled, True),
    Recipe("editorial", "capital", capital, True),
    Recipe("editorial", "accents are lacking", accent, True),
    Recipe("editorial", "hyphen", hyphen, True),
    Recipe("editorial", "sign at the end of a point", closing, True),
    Recipe("editorial", "style of labels", label, True),
    Recipe("actor", "another institution in one place", other_institution),
    Recipe("reference", "another article of the contract", other_article),
)
