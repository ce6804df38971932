"""The truth file is what the marks say, and speaks only of what the texts hold."""

from __future__ import annotations

import tomllib
from collections import Counter
from typing import Any

import pytest

from samples.build import TRUTH, toml, truth
from samples.source import load, names

FOUND: dict[str, Any] = tomllib.loads(TRUTH.read_text(encoding="utf-8"))


def words_of(document: str, article: str) -> str:
    """All the text of an article; of what stands outside articles, the whole document."""
    text = load(document)
    below = next((b for a, b in text.articles() if a.num == article), text.blocks)
    return "\n".join(b.text for b in below)


def test_truth_is_up_to_date() -> None:
    assert toml(truth()) == TRUTH.read_text(encoding="utf-8"), "run python -m samples.build"


def test_every_document_is_listed_and_set_somewhere() -> None:
    assert [d["id"] for d in FOUND["document"]] == names()
    assert all(d["files"] for d in FOUND["document"])


@pytest.mark.parametrize("table", ["limit", "date"])
def test_quotes_occur_in_their_articles(table: str) -> None:
    for record in FOUND[table]:
        assert record["quote"] in words_of(record["document"], record["article"]), record


def test_quotes_of_divergences_occur() -> None:
    for record in FOUND["divergence"] + FOUND["harmless"]:
        for language in ("fr", "nl"):
            assert record[language] in words_of(record[f"{language}_document"], record["article"])
        assert record["fr"] != record["nl"]


def test_words_of_differences_occur() -> None:
    for record in FOUND["difference"]:
        for language in ("fr", "nl"):
            for house, words in record[language].items():
                document = f"{house}-{record['generation']}-{language}"
                assert words in words_of(document, record["articles"][house]), record


def test_a_material_difference_sets_two_wordings_apart() -> None:
    """One house or more against the others: never a third wording, nor the institution's name in it."""
    for record in FOUND["difference"]:
        for language in ("fr", "nl"):
            wordings = set(record[language].values())
            assert record["harmless"] or record["type"] == "reference" or len(wordings) == 2, record


@pytest.mark.parametrize("kind", ["deadline", "amount", "actor", "modality", "omission", "addition", "editorial"])
def test_two_differences_of_each_kind(kind: str) -> None:
    assert sum(d["type"] == kind for d in FOUND["difference"]) >= 2


def test_references_harmless_and_material() -> None:
    kinds = Counter(d["harmless"] for d in FOUND["difference"] if d["type"] == "reference")
    assert kinds[True] >= 2 and kinds[False] >= 2


def test_common_provisions_move_split_and_merge() -> None:
    orders = [o for o in FOUND["order"] if o["generation"] == "2022"]
    assert sum(len(o["split"]) for o in orders) >= 2
    assert sum(len(o["merged"]) for o in orders) >= 2
    assert len({tuple(o["families"]) for o in orders}) == 4
    assert {frozenset(o["families"]) for o in orders} == {frozenset(orders[0]["families"])}


def test_some_common_provisions_differ_in_the_name_only() -> None:
    differing = {d["family"] for d in FOUND["difference"] if d["generation"] == "2022"}
    families = {c["family"] for c in FOUND["common"] if c["generation"] == "2022"}
    assert len(families - differing) >= 2


def test_links_cover_every_article_of_both_generations() -> None:
    for house in ("fats", "onap", "cebf", "pcm"):
        links = [k for k in FOUND["link"] if k["house"] == house]
        for side, year in (("left", "2002"), ("right", "2022")):
            numbers = Counter(n for k in links for n in k[side])
            assert set(numbers) == {a.num for a, _ in load(f"{house}-{year}-fr").articles()}
    relations = {k["relation"] for k in FOUND["link"]}
    assert relations == {"new", "kept", "rewritten", "split", "merged", "moved", "dropped"}


def test_divergences_are_of_many_kinds() -> None:
    assert len(FOUND["divergence"]) >= 12
    aspects = {d["aspect"] for d in FOUND["divergence"]}
    assert aspects >= {
        "number", "unit", "deadline", "modality", "actor", "reference", "missing_text", "extra_text", "order", "term",
    }  # fmt: skip
