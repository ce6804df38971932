"""Events and the duties that bring them about, by their words."""

from __future__ import annotations

from typing import get_args

import pytest

from corpus.model import Language
from extract.schedule.anchors import fulfils
from extract.schedule.events import boundary, follows, lexicon, phrase, sanctions

LANGUAGES: tuple[Language, ...] = get_args(Language)


@pytest.mark.parametrize("row", lexicon().events, ids=lambda row: row.idea)
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_row_ties_its_example_and_not_its_counter_example(row, language: Language) -> None:  # type: ignore[no-untyped-def]
    event, duty = (phrase(words, language) for words in row.example[language])
    assert fulfils(event, duty) > 0
    event, other = (phrase(words, language) for words in row.counter[language])
    assert fulfils(event, other) == 0


@pytest.mark.parametrize("row", lexicon().boundaries, ids=lambda row: row.idea)
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_boundary_is_found_in_its_example_and_not_in_its_counter_example(row, language: Language) -> None:  # type: ignore[no-untyped-def]
    assert boundary(row.example[language], language) == row.idea
    assert boundary(row.counter[language], language) == ""


FOLLOWING: list[tuple[Language, str, bool]] = [
    ("fr", "au plus tard le 20 juin de l’année qui suit l'année évaluée", True),
    ("nl", "uiterlijk op 20 juni van het jaar dat volgt op het beoordeelde jaar", True),
    ("fr", "avant la fin du premier semestre de l'année  suivante", True),
    ("nl", "vóór het einde van het eerste semester van het volgende jaar", True),
    ("fr", "au plus tard le 20 juin de chaque année", False),
    ("nl", "uiterlijk op 20 juni van elk jaar", False),
    ("fr", "au plus tard le 20 juin de l'année en cours", False),
]


@pytest.mark.parametrize(("language", "words", "expected"), FOLLOWING)
def test_the_year_after_the_one_it_is_about(language: Language, words: str, expected: bool) -> None:
    assert follows(words, language) is expected


TIES: list[tuple[Language, str, str, bool]] = [
    # a compound names the event and its object
    ("nl", "de stuurgroepvergadering", "De stuurgroepvergadering wordt gehouden in Brussel", True),
    ("nl", "de stuurgroepvergadering", "De werkgroepvergadering wordt gehouden in Brussel", False),
    # a thing mentioned in passing is not done there
    ("fr", "la réunion de lancement", "transmission du rapport sur les résultats du lancement et de la réunion", False),
    ("fr", "la réunion du comité", "Le Fonds remet, publie et archive le rapport de la réunion du comité", False),
    # most of the nouns must be there
    (
        "fr",
        "la remise du tableau de bord semestriel des plaintes",
        "Le Fonds remet le tableau de bord des plaintes",
        True,
    ),
    ("fr", "la remise du tableau de bord semestriel des plaintes", "Le Fonds remet le tableau", False),
    # an acronym tells one body from another
    ("fr", "la réunion du comité de gestion de l'ONVA", "Le comité de gestion de la CEBF se réunit", False),
    ("fr", "la réunion du comité de gestion de l'ONVA", "Le comité de gestion de l'ONVA se réunit", True),
    ("nl", "de vergadering van het beheerscomité van de RVOW", "Het beheerscomité van de HKV vergadert", False),
    ("nl", "de vergadering van het beheerscomité van de RVOW", "Het beheerscomité van de RVOW vergadert", True),
    # receiving without an object: whatever was received before
    ("fr", "leur réception", "Le Fonds transmet un accusé", False),
    ("nl", "hun ontvangst", "Het Fonds bezorgt een ontvangstbewijs", False),
    ("fr", "l'incendie", "Le Fonds assure ses bâtiments", False),
    ("fr", "", "Le Fonds assure ses bâtiments", False),
]


@pytest.mark.parametrize(("language", "event", "duty", "tied"), TIES)
def test_ties(language: Language, event: str, duty: str, tied: bool) -> None:
    assert (fulfils(phrase(event, language), phrase(duty, language)) > 0) is tied


SANCTIONS: list[tuple[Language, str, bool]] = [
    ("fr", "Le silence du comité vaut accord.", True),
    ("nl", "Het stilzwijgen van het comité geldt als akkoord.", True),
    ("fr", "À défaut d’avis dans ce délai, la procédure continue.", True),
    ("nl", "De demandes worden geacht te zijn ingewilligd.", True),
    ("fr", "Le comité marque son accord.", False),
    ("nl", "Het comité geeft zijn akkoord.", False),
    ("nl", "Het comité beslist bij gebrek aan een beslissingsbevoegde dienst.", False),  # a longer word
]


@pytest.mark.parametrize(("language", "words", "expected"), SANCTIONS)
def test_what_happens_when_a_limit_is_not_kept(language: Language, words: str, expected: bool) -> None:
    assert sanctions(words, language) is expected
