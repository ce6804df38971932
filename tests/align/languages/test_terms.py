"""Terms learnt from a pair of texts, and where they are not used consistently."""

from __future__ import annotations

from typing import get_args

import pytest

from align.languages.comparison import compared
from align.languages.consistency import departures
from align.languages.divergences import divergences
from align.languages.terms import bare, glossary, places
from corpus.messages import Tongue
from corpus.model import Language
from tests.align.pairs import contract

DEFINED_FR = {
    "1": "Pour l'application du présent contrat, on entend par « les caisses de crédit » : les caisses agréées par le Roi.",
    "2": "Pour l'application du présent contrat, on entend par « les acteurs du réseau » : les caisses et les communes.",
    "3": "Le Comité de gestion approuve le plan de la CBM.",
    "4": "La CBM publie les avis du Comité de gestion.",
    "5": "Les caisses de crédit remettent leurs chiffres à la CBM.",
    "6": "Le Comité de gestion invite les acteurs du réseau.",
}
DEFINED_NL = {
    "1": "Voor de toepassing van deze overeenkomst wordt verstaan onder “de kredietkassen”: de door de Koning erkende kassen.",
    "2": "Voor de toepassing van deze overeenkomst wordt verstaan onder “de actoren van het netwerk”: de kassen en gemeenten.",
    "3": "Het Beheerscomité keurt het plan van de KBZ goed.",
    "4": "De KBZ publiceert de adviezen van het Beheerscomité.",
    "5": "De kredietkassen bezorgen hun cijfers aan de KBZ.",
    "6": "Het Beheerscomité nodigt de actoren van het netwerk uit.",
}


def test_definitions_abbreviations_and_names_are_learnt() -> None:
    found = {t.french: t for t in glossary(contract("right", "fr", DEFINED_FR), contract("right", "nl", DEFINED_NL))}
    assert found["caisses de crédit"].dutch == "kredietkassen"
    assert found["caisses de crédit"].source == "definition"
    assert found["Comité de gestion"].dutch == "Beheerscomité"
    assert found["Comité de gestion"].counts == (3, 3)
    assert found["Comité de gestion"].articles == ("3", "4", "6")
    assert found["CBM"].dutch == "KBZ"


@pytest.mark.parametrize(
    ("term", "language", "name"),
    [
        ("« la Caisse »", "fr", "Caisse"),
        ("l’Office", "fr", "Office"),
        ("de Kas”", "nl", "Kas"),
        ("le", "fr", ""),  # nothing but grammar
    ],
)
def test_a_term_stands_without_quotes_and_articles(term: str, language: Language, name: str) -> None:
    assert bare(term, language) == name


@pytest.mark.parametrize(
    ("term", "text", "n"),
    [
        ("caisse de crédit", "Les caisses de crédit et la Caisse de crédit", 2),
        ("CBM", "La CBM et la cbm", 1),  # small letters are no acronym
        ("Caisse", "la caisse du guichet", 0),  # nor is a word a name
    ],
)
def test_where_a_term_stands(term: str, text: str, n: int) -> None:
    assert len(places(term, text)) == n


def test_one_defined_group_put_for_another_is_material_and_inconsistent() -> None:
    swapped = {"7": "La mise en ligne des données par les acteurs du réseau est gratuite."}
    dutch = {"7": "De onlineplaatsing van de gegevens door de kredietkassen is gratis."}
    more = {str(n): DEFINED_FR["5"] for n in range(10, 13)} | {str(n): DEFINED_FR["6"] for n in range(20, 23)}
    more_nl = {str(n): DEFINED_NL["5"] for n in range(10, 13)} | {str(n): DEFINED_NL["6"] for n in range(20, 23)}
    one = contract("right", "fr", DEFINED_FR | swapped | more)
    other = contract("right", "nl", DEFINED_NL | dutch | more_nl)
    found = [d for d in divergences(one, other) if d.article == "7" and d.grade == "material"]
    assert [d.aspect for d in found] == ["actor"]
    both = compared(one, other)
    (only,) = departures(glossary(one, other, both), both.answers)
    assert (only.term, only.usual, only.instead) == ("acteurs du réseau", "actoren van het netwerk", "kredietkassen")
    assert [article for article, _ in only.places] == ["7"]
    assert all("kredietkassen" in only.said(tongue) for tongue in get_args(Tongue))


def test_consistent_terms_depart_nowhere() -> None:
    one, other = contract("right", "fr", DEFINED_FR), contract("right", "nl", DEFINED_NL)
    both = compared(one, other)
    assert departures(glossary(one, other, both), both.answers) == ()
