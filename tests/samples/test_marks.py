"""Marks: what is printed, and what is known of it."""

from __future__ import annotations

import pytest

from samples.marks import House, plain
from samples.norms import norm

FATS = House("fats", {"le": "le Fonds", "het": "het Fonds"}, {"budget": "12"})


@pytest.mark.parametrize(
    ("marked", "printed", "marks"),
    [
        ("l’avis {le} attend", "l’avis le Fonds attend", []),  # a word of the house
        ("artikel ⟦r budget⟧.", "artikel 12.", [("r", "12")]),  # a number of the house
        ("⟦d deadline x|dans les 15 jours|onap=dans les 20 jours⟧", "dans les 15 jours", [("d", "dans les 15 jours")]),
        ("⟦d amount x|5 %|fats=8 %⟧ van", "8 % van", [("d", "8 %")]),  # its own words
        ("Fin.⟦d omission x| Suite.|fats=⟧", "Fin.", [("d", "")]),  # left out
        ("⟦v a|⟧Eind", "Eind", [("v", "")]),  # said by the other language only
        ("il paie ⟦v u|⟦t none|à temps⟧⟧", "il paie à temps", [("t", "à temps"), ("v", "à temps")]),  # one in another
    ],
)
def test_plain(marked: str, printed: str, marks: list[tuple[str, str]]) -> None:
    text, found = plain(marked, FATS)
    assert text == printed
    assert [(m.kind, m.quote) for m in found] == marks
    assert all(text[m.start : m.end] == m.quote for m in found)


@pytest.mark.parametrize("marked", ["⟦t none|à temps", "à temps⟧", "⟦x y|z⟧"])
def test_broken_marks_are_refused(marked: str) -> None:
    with pytest.raises(ValueError, match="mark"):
        plain(marked, FATS)


@pytest.mark.parametrize("marked", ["{la}", "⟦r staff⟧"])
def test_unknown_words_are_refused(marked: str) -> None:
    with pytest.raises(KeyError):
        plain(marked, FATS)


@pytest.mark.parametrize(
    ("short", "expected"),
    [
        ("date 2024-03-31", {"kind": "date", "date": "2024-03-31"}),
        ("date 2025-12-31 contract_end", {"kind": "date", "date": "2025-12-31", "boundary": "contract_end"}),
        ("freq 2 year at_least", {"kind": "frequency", "times": 2, "per": "year", "limit": "at_least", "every": 1}),
        ("freq 1 year exactly every 2", {"kind": "frequency", "times": 1, "per": "year", "limit": "exactly", "every": 2}),
        (
            'rel 15 business_day after at_most "la remise de l’avis"',
            {"kind": "relative", "amount": 15, "unit": "business_day", "direction": "after", "limit": "at_most",
             "anchor": "la remise de l’avis"},
        ),
        (
            'rel 20 day_clear after at_most "de vraag"',
            {"kind": "relative", "amount": 20, "unit": "day", "direction": "after", "limit": "at_most",
             "anchor": "de vraag", "clear": True},
        ),
        ("sl 80 10 day at_most", {"kind": "service_level", "percent": 80, "amount": 10, "unit": "day", "limit": "at_most"}),
        ("term", {"kind": "duration", "boundary": "contract_term"}),
        ("none", {"kind": "unspecified"}),
    ],
)  # fmt: skip
def test_norm(short: str, expected: dict[str, object]) -> None:
    assert norm(short) == expected


def test_unknown_norm_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown time limit"):
        norm("soon 3")
