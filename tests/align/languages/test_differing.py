"""Divergences as differences: what kind they are, to which link they go, and which are kept apart."""

from __future__ import annotations

import pytest

from align.languages.differing import difference, one_text, parted, untangled, with_divergences
from align.languages.divergence import Aspect, Divergence, Grade, Quote
from align.links import Alignment, Difference, Link, Stretch
from corpus.model import Document, Provision


def text(id: str, language: str, *numbers: str) -> Document:
    articles = tuple(Provision(f"art_{n}", "article", num=n, text=f"Texte {n}.") for n in numbers)
    root = Provision("", "document", children=articles)
    return Document(id, f"{id}.pdf", "", "contract", "", language, "", (1, 1), root)  # type: ignore[arg-type]


def link(left: str, right: str, *differences: Difference) -> Link:
    return Link((f"art_{left}",), (f"art_{right}",), 1.0, "identical", differences=differences)


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
    assert [one.kind for one in found.outside] == ["omission"]


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


def test_what_is_no_two_languages_of_one_text_is_left_as_it_is() -> None:
    alignment = Alignment("a", "b", (link("1", "1"),), ("art_2",), ())
    ours = text("a", "fr", "1", "2")
    for theirs in (text("b", "nl", "1", "7", "8", "9", "10", "11"), text("b", "fr", "1", "2")):
        assert parted(alignment, ours, theirs) is alignment
