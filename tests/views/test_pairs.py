"""Pairs: what the page Compare lists, in whose order, and what a filter lets through."""

from __future__ import annotations

import pytest

from align.exports.sections import Section
from align.exports.sides import Side
from align.links import Alignment, Difference, Link
from corpus.model import Document, Provision
from views.pairs import Comparison, Filters, Order, comparison, counts, in_order, pair_id, values


def text(id: str, language: str, *numbers: str) -> Document:
    articles = tuple(Provision(f"art_{n}", "article", num=n, text=f"Texte {n}.") for n in numbers)
    root = Provision("", "document", children=articles)
    return Document(id, f"{id}.pdf", "", "contract", "", language, "", (1, 1), root)  # type: ignore[arg-type]


def link(left: str, right: str, *differences: Difference) -> Link:
    return Link((f"art_{left}",), (f"art_{right}",), 1.0, "identical", differences=differences)


HARMLESS = Difference("institution_name", "a", "b", material=False)
GRAVE = Difference("deadline", "10", "20")


@pytest.fixture
def found() -> Comparison:
    """Left 1 2 3 4, right 7 8 9: 1 = 8, 3 = 7 (moved), 2 and 4 alone, 9 alone."""
    left, right = text("a", "fr", "1", "2", "3", "4"), text("b", "fr", "7", "8", "9")
    links = (link("1", "8", HARMLESS), link("3", "7", GRAVE, HARMLESS))
    alignment = Alignment("a", "b", links, ("art_2", "art_4"), ("art_9",))
    return comparison(alignment, Side(left), Side(right))


@pytest.mark.parametrize(
    ("by", "ids"),
    [
        # 9 follows 8 on the right, and 8 stands beside 1
        ("left", ["art_1 ~ art_8", "~ art_9", "art_2 ~", "art_3 ~ art_7", "art_4 ~"]),
        # 4 follows 3 and 2 follows 1 on the left
        ("right", ["art_3 ~ art_7", "art_4 ~", "art_1 ~ art_8", "art_2 ~", "~ art_9"]),
    ],
)
def test_rows_in_the_order_of_either_side(found: Comparison, by: Order, ids: list[str]) -> None:
    assert [pair_id(section) for section in in_order(found, by)] == ids


def test_what_comes_before_all_pairs_stands_first() -> None:
    left, right = text("a", "fr", "1"), text("b", "fr", "6", "7")
    alignment = Alignment("a", "b", (link("1", "7"),), (), ("art_6",))
    found = comparison(alignment, Side(left), Side(right))
    assert [pair_id(s) for s in in_order(found, "left")] == ["~ art_6", "art_1 ~ art_7"]


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        ({"weight": ("material",)}, {"art_3 ~ art_7", "art_2 ~", "art_4 ~", "~ art_9"}),
        ({"weight": ("harmless",)}, {"art_1 ~ art_8"}),
        ({"kind": ("institution_name",)}, {"art_1 ~ art_8", "art_3 ~ art_7"}),
        # the name in article 3 is harmless, whatever else stands there
        ({"kind": ("institution_name",), "weight": ("material",)}, set()),
        ({"state": ("alone",)}, {"art_2 ~", "art_4 ~", "~ art_9"}),
        ({}, {"art_1 ~ art_8", "art_3 ~ art_7", "art_2 ~", "art_4 ~", "~ art_9"}),
    ],
)
def test_filters(found: Comparison, wanted: dict[str, tuple[str, ...]], ids: set[str]) -> None:
    filters = Filters(tuple(wanted.items()))
    assert {pair_id(s) for s in found.sections if filters.lets(s)} == ids


def test_counts_are_those_beside_the_other_filters(found: Comparison) -> None:
    filters = Filters((("kind", ("deadline",)), ("weight", ())))
    assert counts(found.sections, filters, "weight") == {"material": 1}
    assert counts(found.sections, filters, "kind") == {"institution_name": 2, "deadline": 1}


def test_a_kind_counts_where_its_own_differences_have_the_chosen_weight(found: Comparison) -> None:
    """Both names are harmless: with "only substantive" their chip would show nothing, and says so."""
    filters = Filters((("weight", ("material",)), ("kind", ())))
    assert counts(found.sections, filters, "kind") == {"deadline": 1}


def test_an_article_alone_has_no_kind_of_difference() -> None:
    assert values(Section(("art_1",), ()), "kind") == ()
