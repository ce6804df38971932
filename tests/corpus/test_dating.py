"""Period, generation and ELI, as texts state them in both languages."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.dating import eli, generation, period, report_year


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Contrat d'administration 2022-2025", ((2022, 1, 1), (2025, 12, 31))),
        ("Bestuursovereenkomst voor de periode 2022 – 2025", ((2022, 1, 1), (2025, 12, 31))),
        ("pour la période du 1er janvier 2022 au 31 décembre 2025, ce qui suit", ((2022, 1, 1), (2025, 12, 31))),
        ("voor de periode van 1 januari 2022 tot 31 december 2025", ((2022, 1, 1), (2025, 12, 31))),
        ("van 1 maart 2002 tot en met 28 februari 2005", ((2002, 3, 1), (2005, 2, 28))),
        ("Le contrat produit ses effets le 1er janvier 2002 et cesse d'exister le 31 décembre 2004.", ((2002, 1, 1), (2004, 12, 31))),
        ("De overeenkomst heeft uitwerking met ingang van 1 januari 2002 en eindigt op 31 december 2004.", ((2002, 1, 1), (2004, 12, 31))),
        # Not a period: two acts of one day apart in time, a phone number, a number of the gazette.
        ("la loi du 26 juillet 1996 et l'arrêté royal du 3 avril 1997", None),
        ("de wet van 26 juli 1996 en het koninklijk besluit van 3 april 1997", None),
        ("[C – 2024/006569]", None),
        ("du 31 février 2022 au 30 février 2025", None),
    ],
)  # fmt: skip
def test_period(text: str, expected: tuple[tuple[int, int, int], tuple[int, int, int]] | None) -> None:
    assert period(text) == (tuple(date(*d) for d in expected) if expected else None)


def test_the_title_speaks_before_the_text() -> None:
    assert period("2022-2025", "du 1er janvier 2002 au 31 décembre 2004") == (date(2022, 1, 1), date(2025, 12, 31))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("portant approbation du sixième contrat d'administration du Fonds", 6),
        ("tot goedkeuring van de zesde bestuursovereenkomst van het Fonds", 6),
        ("Contrat d'administration de sixième génération", 6),
        ("premier contrat d'administration", 1),
        ("eerste bestuursovereenkomst", 1),
        # The first change of a contract, not the first contract.
        ("Premier avenant au contrat d'administration du Fonds", None),
        ("Eerste wijzigingsclausule bij de bestuursovereenkomst van het Fonds", None),
        ("un sixième des membres du Comité", None),
    ],
)
def test_generation_in_words(text: str, expected: int | None) -> None:
    assert generation((text,), None) == expected


@pytest.mark.parametrize(("year", "expected"), [(2002, 1), (2006, 2), (2013, 4), (2016, 5), (2022, 6), (1995, None)])
def test_generation_by_first_year(year: int, expected: int | None) -> None:
    assert generation(("Contrat d'administration",), (date(year, 1, 1), date(year + 3, 12, 31))) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("[C – 2024/001234] 3 MAI 2024. — Arrêté royal", "fr", "eli/arrete/2024/05/03/2024001234/moniteur"),
        ("[C – 2024/001234] 3 MEI 2024. — Koninklijk besluit", "nl", "eli/besluit/2024/05/03/2024001234/staatsblad"),
        ("ELI eli/arrete/2002/05/03/2002A22266/moniteur moniteur", "fr", "eli/arrete/2002/05/03/2002A22266/moniteur"),
        ("3 MAI 2024. — Arrêté royal", "fr", ""),
    ],
)
def test_eli(text: str, language: str, expected: str) -> None:
    assert eli(text, language) == expected


def test_a_report_runs_its_year() -> None:
    assert report_year("Jaarverslag 2024") == (date(2024, 1, 1), date(2024, 12, 31))
    assert report_year("Rapport annuel") is None
