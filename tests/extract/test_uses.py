"""What a time is used for: a limit, a citation, the term of the contract, an event, or something else."""

from __future__ import annotations

import pytest

from corpus.model import Language, Provision
from extract.times import expressions, limits
from tests.extract.handmade import contract, saying

USES: list[tuple[Language, str, list[str]]] = [
    ("fr", "l'arrêté royal du 3 mai 1999", ["citation"]),
    ("nl", "het koninklijk besluit van 3 mei 1999", ["citation"]),
    # what happened, or will, has a day or a stretch of its own
    ("fr", "le Conseil des ministres des 20/10/2021, 01/04/2022 et 13/10/2023", ["event"] * 3),
    ("fr", "la réunion de suivi du 3 mai 2022", ["event"]),
    ("nl", "de opvolgingsvergadering en de vergadering van 3 mei 2022", ["event"]),
    ("fr", "les élections du 9 juin 2024", ["event"]),
    ("nl", "de verkiezingen van 9 juni 2024", ["event"]),
    ("fr", "les élections de juin 2024", ["event"]),
    ("nl", "de verkiezingen van juni 2024", ["event"]),
    ("fr", "le colloque du 3 au 5 mai 2023", ["event"]),
    ("nl", "het colloquium van 3 tot 5 mei 2023", ["event"]),
    ("fr", "la décision du comité du 3 mai 2022", ["event"]),
    ("nl", "de beslissing van het comité van 3 mei 2022", ["event"]),
    ("fr", "l'entrée en vigueur de la loi, le 1er mai 2023", ["event"]),
    ("nl", "de inwerkingtreding van de wet op 1 mei 2023", ["event"]),
    ("fr", "La remise des prix a eu lieu le 3 mai 2023.", ["event"]),
    ("nl", "Op 3 mei 2023 vond de prijsuitreiking plaats.", ["event"]),
    ("fr", "La loi entre en vigueur le 1er mai 2023.", ["event"]),
    ("nl", "De wet treedt in werking op 1 mei 2023.", ["event"]),
    # the date with "of" is that of the act, even where it comes into force; a numbered decision is an act
    ("fr", "l'entrée en vigueur de la loi du 1er mai 2023", ["citation"]),
    ("nl", "de inwerkingtreding van de wet van 1 mei 2023", ["citation"]),
    ("fr", "la délibération n° 12 du 3 mai 2022", ["citation"]),
    ("nl", "de beraadslaging nr. 12 van 3 mei 2022", ["citation"]),
    # a limit stays one, whatever happens on its day
    ("fr", "La réunion a lieu au plus tard le 3 mai 2024.", ["limit"]),
    ("nl", "De vergadering vindt uiterlijk op 3 mei 2024 plaats.", ["limit"]),
    ("fr", "après la décision, le plan est remis pour le 3 mai 2024", ["limit"]),
    ("nl", "na de beslissing wordt het plan tegen 3 mei 2024 ingediend", ["limit"]),
    # the contract's own beginning; another beginning is none
    ("fr", "Le contrat entre en vigueur le 1er janvier 2022.", ["term"]),
    ("nl", "De overeenkomst treedt in werking op 1 januari 2022.", ["term"]),
    ("fr", "à partir du 1er mai 2023, le guichet est ouvert", ["other"]),
    ("nl", "vanaf 1 mei 2023 is het loket open", ["other"]),
    ("nl", "tot en met 31 december 2025", ["term"]),
    ("fr", "La présente convention est conclue pour une durée de trois ans.", ["term"]),
    ("nl", "Deze overeenkomst wordt aangegaan voor een duur van drie jaar.", ["term"]),
    ("fr", "Les pièces du contrat sont conservées pendant une durée de trois ans.", ["limit"]),
    ("nl", "De stukken van de overeenkomst worden gedurende drie jaar bewaard.", ["limit"]),
    ("fr", "du 1er janvier 2022 au 31 décembre 2025", ["term"]),
    ("fr", "né le 3 mai 1957", ["other"]),
    ("nl", "uiterlijk op 3 mei 2024", ["limit"]),
]


@pytest.mark.parametrize(("language", "text", "uses"), USES)
def test_use_of_each_date(language: Language, text: str, uses: list[str]) -> None:
    assert [e.use for e in expressions(saying(language, text))] == uses


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Vu l'avis rendu au plus tard le 3 mai 2021"),
        ("nl", "Gelet op het advies gegeven uiterlijk op 3 mei 2021"),
    ],
)
def test_a_recital_sets_no_limit(language: Language, text: str) -> None:
    assert [e.use for e in expressions(saying(language, text))] == ["citation"]


def test_the_preamble_sets_no_limit() -> None:
    preamble = Provision("preamble", "preamble", text="il est convenu, au plus tard le 3 mai 2021,")
    assert limits(contract("fr", preamble)) == ()
