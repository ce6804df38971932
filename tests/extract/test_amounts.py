"""Sums of money and rates."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from corpus.model import Language, Provision
from extract.amounts import Amount, Rate, amounts, number, rows
from tests.extract.handmade import contract, saying

FR: Language = "fr"
NL: Language = "nl"
LANGUAGES: tuple[Language, ...] = (FR, NL)
LEXICON = [
    pytest.param(table, row, language, id=f"{table}-{i}-{language}")
    for table in ("currency", "scale", "rate", "bound")
    for i, row in enumerate(rows()[table])
    for language in LANGUAGES
]


@pytest.mark.parametrize(("table", "row", "language"), LEXICON)
def test_the_example_shows_the_row(table: str, row: dict[str, Any], language: Language) -> None:
    found = amounts(saying(language, row["example"][language]))
    assert found, row["example"][language]
    said = {
        "currency": lambda f: getattr(f, "currency", "") == row.get("iso"),
        "scale": lambda f: isinstance(f, Amount) and f.value >= row["factor"],
        "rate": lambda f: getattr(f, "unit", "") == row.get("unit"),
        "bound": lambda f: f.limit == row["limit"],
    }[table]
    assert any(map(said, found))


@pytest.mark.parametrize(("table", "row", "language"), LEXICON)
def test_the_counter_example_does_not(table: str, row: dict[str, Any], language: Language) -> None:
    found = amounts(saying(language, row["counter"][language]))
    if table == "bound":
        assert [f.limit for f in found] == ["exactly"]
    else:
        assert found == ()


MONEY: list[tuple[Language, str, str, str, str]] = [
    (FR, "un crédit de 1.234,56 € par an", "1.234,56 €", "1234.56", "EUR"),
    (NL, "een krediet van € 1.234,56 per jaar", "€ 1.234,56", "1234.56", "EUR"),
    (FR, "soit 33 385 034 € en 2022", "33 385 034 €", "33385034", "EUR"),
    (FR, "soit 33\u202f385\u202f034\u00a0€ en 2022", "33\u202f385\u202f034\u00a0€", "33385034", "EUR"),
    (NL, "of EUR 18.308.096 in 2022", "EUR 18.308.096", "18308096", "EUR"),
    (FR, "plus de 4 millions d’euros", "4 millions d’euros", "4000000", "EUR"),
    (NL, "meer dan 7,3 miljoen euro", "7,3 miljoen euro", "7300000", "EUR"),
    (FR, "deux millions d'euros", "deux millions d'euros", "2000000", "EUR"),
    (NL, "twee miljard euro", "twee miljard euro", "2000000000", "EUR"),
    (FR, "1.500.000 BEF", "1.500.000 BEF", "1500000", "BEF"),
    (NL, "1.500.000 frank", "1.500.000 frank", "1500000", "BEF"),
    (FR, "350 k€ par an", "350 k€", "350000", "EUR"),
    (FR, "une correction de -1 234 €", "-1 234 €", "-1234", "EUR"),
    # a year before a sum is no part of it
    (FR, "en 2022 385 034 €", "385 034 €", "385034", "EUR"),
]


@pytest.mark.parametrize(("language", "text", "quote", "value", "currency"), MONEY)
def test_money(language: Language, text: str, quote: str, value: str, currency: str) -> None:
    (found,) = amounts(saying(language, text))
    assert isinstance(found, Amount)
    assert (found.quote, found.value, found.currency) == (quote, Decimal(value), currency)
    assert text[found.start : found.end] == quote


RATES: list[tuple[Language, str, str, str, str, str]] = [
    (FR, "au moins 85 % des appels", "85 %", "85", "percent", "at_least"),
    (NL, "minstens 85% van de oproepen", "85%", "85", "percent", "at_least"),
    (FR, "66,66 % des agents", "66,66 %", "66.66", "percent", "exactly"),
    (NL, "ten hoogste vijf procent van de dossiers", "vijf procent", "5", "percent", "at_most"),
    (FR, "une hausse de 2 points de pourcentage", "2 points de pourcentage", "2", "percentage_point", "exactly"),
    (NL, "een waarde die 5 % overschrijdt", "5 %", "5", "percent", "at_least"),
    (FR, "≥ 94 %", "94 %", "94", "percent", "at_least"),
    # a bound belongs to the number right behind it
    (FR, "au moins 3 agents, soit 5 % du total", "5 %", "5", "percent", "exactly"),
]


@pytest.mark.parametrize(("language", "text", "quote", "value", "unit", "limit"), RATES)
def test_rates(language: Language, text: str, quote: str, value: str, unit: str, limit: str) -> None:
    (found,) = amounts(saying(language, text))
    assert isinstance(found, Rate)
    assert (found.quote, found.value, found.unit, found.limit) == (quote, Decimal(value), unit, limit)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (FR, "l'article 5, § 2, du 3 mai 1999 (en milliers d'euros)"),
        (NL, "bedragen (in duizend euro) voor 2022"),  # a unit of a table, no thousand euros
        (FR, "20 jours francs après la demande"),
        (NL, "artikel 12.3.4 en versie 2.0"),
    ],
)
def test_neither_sum_nor_rate(language: Language, text: str) -> None:
    assert amounts(saying(language, text)) == ()


def test_a_sum_in_a_table_does_not_take_in_the_cell_before_it() -> None:
    rows = (("Poste", "2022", "2023"), ("Loyers", "385", "034 €"), ("Salaires", "1.200 €", "1.300"))
    document = contract("fr", Provision("table_1", "table", rows=rows))
    # and a bare sum beside one with a currency has the same
    assert [(f.quote, f.value) for f in amounts(document)] == [
        ("034 €", Decimal(34)), ("1.200 €", Decimal(1200)), ("1.300", Decimal(1300)),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("written", "value"),
    [("1.234", "1234"), ("1.23", "1.23"), ("1.234,5", "1234.5"), ("12 345", "12345"), ("−7", "-7"), ("1'000", "1000")],
)
def test_number(written: str, value: str) -> None:
    assert number(written) == Decimal(value)
