"""Planted changes: each is told as what it is, and nothing else is called changed; on the samples alone."""

from __future__ import annotations

from functools import cache
from random import Random

import pytest

from benchmarks import alignment_cases as cases
from benchmarks.planted import KINDS, MANY, Results, measure, recipes
from benchmarks.planted_changes import Planted, with_articles
from benchmarks.planted_documents import renamed, renumbered, shuffled
from corpus.model import Document, Language
from extract.passages import wording

EACH = 10
LANGUAGES: tuple[Language, ...] = ("fr", "nl")


def documents(language: Language) -> list[Document]:
    return [d for d in cases.samples().values() if d.language == language and sum(1 for _ in d.articles()) >= MANY]


@cache
def results(language: Language) -> Results:
    return measure(language, documents(language), EACH, 2022)


@pytest.mark.parametrize("language", LANGUAGES)
def test_planted_changes_are_found_and_rightly_classed(language: Language) -> None:
    found = results(language).outcomes
    assert len(found) >= EACH * (len(KINDS) - 2)
    assert sum(o.found for o in found) >= 0.97 * len(found)
    assert sum(o.classed for o in found) >= 0.95 * len(found)
    for kind in KINDS:
        some = [o for o in found if o.planted.recipe.kind == kind]
        assert sum(o.classed for o in some) >= 0.8 * len(some), kind


@pytest.mark.parametrize("language", LANGUAGES)
def test_untouched_articles_are_not_called_changed(language: Language) -> None:
    assert results(language).untouched > 100
    assert results(language).invented == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_changes_are_planted_where_they_are_said_to_be(language: Language) -> None:
    """Else the figures would mean nothing: the words at each place differ from, or are those of, the other text."""
    chance = Random(5)
    planted = [
        (document, one)
        for document in documents(language)[:2]
        for article in document.articles()
        for recipe in recipes()
        if (one := recipe.plant(recipe, article, document, chance)) is not None
    ]
    assert {one.recipe.kind for _, one in planted} >= {"deadline", "modality", "scope", "addition", "omission"}
    for document, one in planted:
        before, after = _said(document, one, True), _said(document, one, False)
        assert before != after
        if one.left and one.left[0].part == "text" and one.before and one.recipe.kind not in ("omission", "move"):
            assert before[one.left[0].eid][one.left[0].start : one.left[0].end] == one.before
        if one.right and one.right[0].part == "text" and one.after and one.recipe.kind not in ("omission", "move"):
            assert after[one.right[0].eid][one.right[0].start : one.right[0].end] == one.after


def _said(document: Document, one: Planted, before: bool) -> dict[str, str]:
    whole = document if before else with_articles(document, one.articles)
    return {
        p.eid: f"{wording(p)}" if not one.left or one.left[0].part == "text" else p.label for p in whole.root.walk()
    }


def test_the_same_seed_plants_the_same() -> None:
    document = documents("fr")[0]
    for make in (renamed, renumbered, shuffled):
        assert make(document, Random(3)) == make(document, Random(3))
