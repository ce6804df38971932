"""Planted divergences: what is planted is there, and is told; on the samples alone."""

from __future__ import annotations

from collections import Counter
from functools import cache
from random import Random

from benchmarks.alignment_cases import Known, bilingual_samples
from benchmarks.planted_languages import Results, failures, kinds, measure, table
from corpus.messages import say


def pairs() -> list[Known]:
    return [known for known in bilingual_samples() if " 2022 " in known.name]


@cache
def results() -> Results:
    return measure(pairs(), 6, 2022)


def test_divergences_of_every_kind_are_planted_once_each() -> None:
    planted = results().outcomes
    counted = Counter(o.kind.name for o in planted)
    assert set(counted) == {kind.name for kind in kinds()}
    changes = [(o.pair, o.language, o.planted.right, o.planted.before, o.planted.after) for o in planted]
    assert len(set(changes)) == len(changes)


def test_most_are_told_as_what_they_are() -> None:
    planted = results().outcomes
    assert len(planted) > 60
    assert sum(bool(o.told) for o in planted) >= 0.9 * len(planted)
    assert sum(o.named for o in planted) >= 0.85 * len(planted)
    assert sum(o.graded for o in planted) >= 0.85 * len(planted)


def test_untouched_articles_are_left_in_peace() -> None:
    assert results().articles > 50
    assert len(results().false) <= 0.1 * results().articles, [d.said("en") for d in results().false]


def test_the_table_has_every_kind_and_the_failures_are_told() -> None:
    assert table(results(), say("planted.held_out", "nl"), "nl").row_count == len(kinds()) + 1
    missed = [o for o in results().outcomes if not (o.told and o.named and o.graded)]
    assert len(list(failures(results()))) == len(missed) + len(results().false)


def test_a_recipe_changes_the_words_that_it_names() -> None:
    document, chance = pairs()[0].left, Random(3)
    made = [
        one
        for kind in kinds()
        for recipe in kind.recipes
        for article in document.articles()
        if (one := recipe.plant(recipe, article, document, chance)) is not None
    ]
    assert len(made) > 20
    assert all(one.before != one.after or one.recipe.kind == "move" for one in made)
