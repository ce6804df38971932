"""Pairs: what the page Compare lists, in whose order, and what a filter lets through."""

from __future__ import annotations

import pytest

from align.exports.sections import Section
from align.exports.sides import Side
from align.languages.divergence import Aspect, Divergence, Grade, Quote
from align.links import Alignment, Difference, Link, Stretch
from corpus.model import Document, Provision
from views.divergent import difference, one_text, untangled, with_divergences
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


def test_an_article_alone_has_no_kind_of_difference() -> None:
    assert values(Section(("art_1",), ()), "kind") == ()


FR, NL = Quote("art_1", 0, 5, "Texte"), Quote("art_1", 0, 5, "Tekst")


@pytest.mark.parametrize(
    ("aspect", "grade", "quotes", "french_left", "kind"),
    [
        ("deadline", "material", (FR, NL), True, "deadline"),
        ("number", "material", (FR, NL), True, "amount"),
        ("missing_text", "material", (None, NL), True, "addition"),
        ("missing_text", "material", (None, NL), False, "omission"),
        ("extra_text", "material", (FR, None), True, "omission"),
        ("extra_text", "editorial", (FR, None), False, "addition"),
        ("term", "editorial", (FR, NL), True, "editorial"),
        ("term", "material", (FR, NL), True, "scope"),
    ],
)
def test_a_divergence_as_a_difference(
    aspect: Aspect, grade: Grade, quotes: tuple[Quote | None, Quote | None], french_left: bool, kind: str
) -> None:
    one = Divergence("1", *quotes, grade, aspect, "divergences.order", (), 0.9)
    found = difference(one, french_left)
    french, dutch = quotes if french_left else quotes[::-1]
    assert found.kind == kind
    assert found.material == (grade == "material")
    assert (found.left, found.right) == tuple(q.text if q else "" for q in (french, dutch))


@pytest.mark.parametrize(
    ("left", "right", "said"),
    [
        (("fr", "1", "2"), ("nl", "1", "2"), True),
        (("fr", "1", "2"), ("fr", "1", "2"), False),  # one language
        (("fr", "1", "2"), ("nl", "1", "2", "3", "4", "5"), False),  # most articles have no counterpart
    ],
)
def test_two_languages_of_one_text(left: tuple[str, ...], right: tuple[str, ...], said: bool) -> None:
    ours, theirs = text("a", *left), text("b", *right)
    alignment = Alignment("a", "b", (link("1", "1"), link("2", "2")), (), ())
    assert one_text(alignment, ours, theirs) is said


def test_divergences_go_to_their_pairs_and_the_others_are_kept_apart() -> None:
    ours, theirs = text("a", "fr", "1", "2"), text("b", "nl", "1", "2")
    alignment = Alignment("a", "b", (link("1", "1"), link("2", "2")), (), ())
    inside = Divergence(
        "2", Quote("art_2", 0, 5, "Texte"), None, "material", "extra_text", "divergences.unit_fr", (), 1
    )
    recital = Divergence("", Quote("pre", 0, 5, "Texte"), None, "material", "extra_text", "divergences.unit_fr", (), 1)
    found, outside = with_divergences(alignment, (inside, recital), ours, theirs)
    assert [len(one.differences) for one in found.links] == [0, 1]
    assert [one.relation for one in found.links] == ["identical", "substantive"]
    assert outside == (recital,)


@pytest.mark.parametrize(
    ("harmless", "left"),
    [
        ((0, 8), (0, 5)),  # begins before the one that matters
        ((7, 14), (10, 14)),  # ends behind it
        ((6, 9), None),  # within it
        ((12, 15), (12, 15)),  # elsewhere
    ],
)
def test_a_harmless_difference_hides_nothing_that_matters(
    harmless: tuple[int, int], left: tuple[int, int] | None
) -> None:
    grave = Difference("amount", "30", "60", Stretch("a", 5, 10), None)
    light = Difference("editorial", "x", "y", Stretch("a", *harmless), None, material=False)
    first, second = untangled((light, grave))
    assert second == grave
    assert first.left_at == (Stretch("a", *left) if left else None)
