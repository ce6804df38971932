"""Tables of indicators."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from corpus.model import Document, Language, Provision
from extract.amounts import rows
from extract.indicators import GUESSED, HEADED, indicators
from tests.extract.handmade import contract

FR: Language = "fr"
NL: Language = "nl"
Table = tuple[tuple[str, ...], ...]


def tabled(language: Language, *table: tuple[str, ...], kind: str = "article") -> Document:
    inner = Provision("a__table_1", "table", rows=table)
    return contract(language, Provision("a", kind, num="5", children=(inner,)))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("language", "head"), [(FR, ("Objectif", "Indicateur", "Norme")), (NL, ("Doelstelling", "KPI", "Streefwaarde"))]
)
def test_columns_with_headings(language: Language, head: tuple[str, ...]) -> None:
    document = tabled(language, head, ("Accueil", "Attente", "2 minutes"), ("", "Appels", "85 %"))
    first, second = indicators(document)
    assert (first.article, first.objective, first.indicator, first.norm) == ("5", "Accueil", "Attente", "2 minutes")
    # a merged cell goes on below
    assert (second.objective, second.indicator, second.quote) == ("Accueil", "Appels", "85 %")
    assert [v.value for v in second.values] == [Decimal(85)]
    assert (first.confidence, second.confidence) == (HEADED, HEADED)


def test_a_norm_for_each_year() -> None:
    document = tabled(
        "fr", ("N°", "Objectif", "Indicateur", "Norme 2022", "Norme 2025"), ("1", "Vite", "Délai", "9 jours", "5 jours")
    )
    assert [(i.objective, i.norm, i.year) for i in indicators(document)] == [
        ("Vite", "9 jours", 2022), ("Vite", "5 jours", 2025),
    ]  # fmt: skip


def test_the_quote_is_where_the_offsets_say() -> None:
    table = (("Objectif", "Indicateur", "Norme"), ("Accueil", "Attente", "2 minutes"))
    (found,) = indicators(tabled("fr", *table))
    wording = "\n".join(cell for row in table for cell in row)
    assert wording[found.start : found.end] == found.quote == "2 minutes"


WITHOUT_HEADINGS: list[tuple[Language, str, Table, int]] = [
    # what is measured tells
    (FR, "article", (("Accueil", "Part des appels répondus", "85 %"),), 1),
    (NL, "article", (("Onthaal", "Aandeel van de beantwoorde oproepen", "85 %"),), 1),
    # so does an objective around the table
    (FR, "objective", (("Accueil", "Un plan est établi", "Plan approuvé"),), 1),
    # three columns alone do not
    (FR, "article", (("Liège", "port de Monsin", "premier mardi"),), 0),
    (NL, "article", (("Luik", "haven van Monsin", "eerste dinsdag"),), 0),
    (FR, "objective", (("Poste", "2022"), ("Loyers", "12")), 0),
]


@pytest.mark.parametrize(("language", "kind", "table", "count"), WITHOUT_HEADINGS)
def test_columns_without_headings(language: Language, kind: str, table: Table, count: int) -> None:
    found = indicators(tabled(language, *table, kind=kind))
    assert [i.confidence for i in found] == [GUESSED] * count


@pytest.mark.parametrize("language", [FR, NL])
@pytest.mark.parametrize("row", rows()["column"], ids=lambda row: row["role"])
def test_rows_of_column_headings(row: dict[str, Any], language: Language) -> None:
    """In a complete head the example takes its place, the counter-example does not."""
    head = {"objective": "Objectif", "indicator": "KPI", "norm": "Norme"} if language == FR else {
        "objective": "Doelstelling", "indicator": "KPI", "norm": "Norm"}  # fmt: skip
    for word, expected in ((row["example"][language], True), (row["counter"][language], False)):
        titles = tuple({**head, row["role"]: word}.values())
        found = indicators(tabled(language, titles, ("Vite", "Un plan", "Fait")))
        read = [(i.objective, i.indicator, i.norm) == ("Vite", "Un plan", "Fait") for i in found]
        assert (read == [True]) is expected


@pytest.mark.parametrize("language", [FR, NL])
def test_row_of_measures(language: Language) -> None:
    (row,) = rows()["measure"]
    assert indicators(tabled(language, ("Vite", row["example"][language], "85 %")))
    assert not indicators(tabled(language, ("Vite", row["counter"][language], "85 %")))
