"""Divergences between two languages: one invented clause each, what is told apart and what is left in peace."""

from __future__ import annotations

import json

import pytest

from align.languages.divergence import Divergence
from align.languages.divergences import divergences
from align.languages.interchange import divergences_as_dict
from corpus.model import Document
from extract.passages import wording
from tests.align.pairs import contract

OTHERS_FR = {
    "90": "Le guichet est ouvert chaque jour ouvrable de neuf heures à seize heures.",
    "91": "Les agents suivent une formation à l'accueil des personnes sourdes.",
}
OTHERS_NL = {
    "90": "Het loket is elke werkdag open van negen uur tot zestien uur.",
    "91": "De ambtenaren volgen een opleiding voor het onthaal van dove personen.",
}
PEACE = [
    # the same thing, freely put
    ("L'Office remet son rapport annuel au ministre.", "De Rijksdienst bezorgt zijn jaarverslag aan de minister."),
    ("L'Office publie la liste deux fois par an.", "De Rijksdienst publiceert de lijst tweemaal per jaar."),
    ("L'avis est rendu dans un délai de deux mois.", "Het advies wordt binnen een termijn van 2 maanden verstrekt."),
    ("Voir le paragraphe 3 de l'article 12.", "Zie het derde lid van artikel 12."),
    ("L'Office peut déléguer cette tâche.", "De Rijksdienst mag deze taak delegeren."),
    ("Les crédits s'élèvent à 12.500 euros.", "De kredieten bedragen 12 500 euro."),
    ("Il paie sans aucun retard.", "Hij betaalt zonder enige vertraging."),
    ("La demande n'est pas recevable.", "De aanvraag is onontvankelijk."),
    ("Il s'efforce de réduire les frais.", "Hij streeft ernaar de kosten te verminderen."),
    ("La liste doit pouvoir être consultée.", "De lijst moet kunnen worden geraadpleegd."),
    ("La liste doit pouvoir être consultée.", "Het moet mogelijk zijn de lijst te raadplegen."),
    # who denies a duty may deny a permission
    ("La révision ne doit avoir aucun effet sur les droits.", "De herziening mag geen gevolgen hebben voor de rechten."),
    # the sum is the same, the figures aren't
    ("Le ministre fixe le crédit du plan à 1,5 million d'euros.",
     "De minister stelt het krediet van het plan vast op 1.500.000 euro."),
    ("Le plan est remis au plus tard le 3 mai.", "Het plan wordt uiterlijk op 3 mei bezorgd."),
    ("Il paie avant le 3 mai.", "Hij betaalt vóór 3 mei."),
    # "plus" compares
    ("Il ne peut verser plus de dix euros.", "Hij kan maximaal tien euro storten."),
    ("Il ne peut plus verser d'avance.", "Hij kan geen voorschot meer storten."),
    # one Dutch compound answers to several French words
    ("La lutte contre la fraude est suivie.", "De fraudebestrijding wordt opgevolgd."),
    # each actor has its answer, however often it is named
    ("Le ministre informe le comité de gestion, et le ministre décide.",
     "De minister licht het beheerscomité in, en hij beslist."),
]  # fmt: skip
FOUND = [
    ("Le délai est de trente jours.", "De termijn bedraagt veertig dagen.", "number"),
    ("Il répond dans les dix jours ouvrables qui suivent la demande.",
     "Hij antwoordt binnen tien dagen na de aanvraag.", "unit"),
    ("Le plan est adapté conformément à l'article 12.", "Het plan wordt aangepast overeenkomstig artikel 14.",
     "reference"),
    # a placeholder that nobody filled in
    ("Le rapport visé à l'article B+7 est publié.", "Het in artikel 31 bedoelde verslag wordt gepubliceerd.",
     "reference"),
    ("Le plan pourra être adapté.", "Het plan wordt aangepast.", "modality"),
    ("L'Office assure la coordination.", "De Rijksdienst streeft naar coördinatie.", "modality"),
    ("Le comité prend des accords sur la formation.", "Het comité maakt jaarlijks afspraken over de opleiding.",
     "deadline"),
    ("Les dépenses augmentent de manière significative.", "De uitgaven stijgen op een relevante wijze.", "term"),
    ("Il contrôle les dépenses, notamment les achats.", "Hij controleert de uitgaven, namelijk de aankopen.", "term"),
    ("Aucun paiement n'est accordé.", "Betaling wordt toegekend.", "other"),
    # "sans" is answered, "aucun" is not
    ("Aucun paiement n'est accordé sans contrat.", "Betaling wordt toegekend zonder overeenkomst.", "other"),
    ("Le plan est soumis au ministre.", "Het plan wordt voorgelegd aan de regeringscommissaris.", "actor"),
    # one of two ministers is another body in Dutch
    ("Le ministre reçoit le plan, et le ministre approuve le budget.",
     "De minister ontvangt het plan, en het Rekenhof keurt de begroting goed.", "actor"),
    ("L'Office doit répondre à toute autorité compétente.",
     "De Rijksdienst mag antwoorden aan elke bevoegde overheid.", "modality"),
    ("Il ne peut plus verser d'avance.", "Hij kan nog een voorschot storten.", "other"),
    ("Il paie avant le 3 mai.", "Hij betaalt na 3 mei.", "deadline"),
    ("Le comité se réunit chaque mois.", "Het comité vergadert elk jaar.", "unit"),
    ("Le plan est remis au plus tard lors de la réunion.", "Het plan wordt ten vroegste op de vergadering bezorgd.",
     "deadline"),
    ("Le plan est remis au plus tard le 3 mai.", "Het plan wordt ten vroegste op 3 mei bezorgd.", "deadline"),
    ("Le crédit est de 1.500 euros.", "Het krediet bedraagt 1.500 dollar.", "unit"),
    ("Voir la loi du 3 mai 2003.", "Zie de wet van 3 mei 2004.", "reference"),
    # glued to the next sentence, and a passage of its own all the same
    ("Il tient un registre des plaintes.", "Hij houdt een register van klachten bij.De minister benoemt elk jaar drie "
     "deskundigen voor het onderzoek van de rekeningen.", "missing_text"),
]  # fmt: skip


def compared(french: str, dutch: str) -> tuple[Divergence, ...]:
    return divergences(
        contract("left", "fr", OTHERS_FR | {"5": french}), contract("left", "nl", OTHERS_NL | {"5": dutch})
    )


@pytest.mark.parametrize(("french", "dutch"), PEACE)
def test_the_same_thing_said_freely_is_not_material(french: str, dutch: str) -> None:
    assert [d for d in compared(french, dutch) if d.grade == "material"] == []


@pytest.mark.parametrize(("french", "dutch", "aspect"), FOUND)
def test_another_fact_is_material(french: str, dutch: str, aspect: str) -> None:
    found = [d for d in compared(french, dutch) if d.grade == "material"]
    assert [(d.article, d.aspect) for d in found] == [("5", aspect)]


@pytest.mark.parametrize("row", [(fr, nl) for fr, nl, _ in FOUND] + PEACE)
def test_quotes_are_exact_and_reasons_are_said(row: tuple[str, str]) -> None:
    french = contract("left", "fr", OTHERS_FR | {"5": row[0]})
    dutch = contract("left", "nl", OTHERS_NL | {"5": row[1]})
    for found in divergences(french, dutch):
        for quote, document in ((found.french, french), (found.dutch, dutch)):
            if quote is not None:
                provision = document.root.find(quote.eid)
                assert provision is not None
                assert wording(provision)[quote.start : quote.end] == quote.text
        assert 0 < found.confidence <= 1
        assert all("{" not in found.said(tongue) for tongue in ("en", "fr", "nl"))


def test_a_lost_point_is_missing_once_and_shifts_nothing() -> None:
    points = {
        "fr": [
            "Il tient un registre des plaintes.",
            "Il mesure la satisfaction des clients.",
            "Il publie ses chiffres.",
        ],
        "nl": ["Hij houdt een register van klachten bij.", "Hij publiceert zijn cijfers."],
    }
    found = divergences(_listed("fr", points["fr"]), _listed("nl", points["nl"]))
    assert [(d.aspect, d.dutch, d.french and d.french.text) for d in found if d.grade == "material"] == [
        ("extra_text", None, "Il mesure la satisfaction des clients.")
    ]


def test_the_exchange_format_has_text_on_both_sides() -> None:
    french, dutch = contract("left", "fr", {"1": FOUND[0][0]}), contract("left", "nl", {"1": FOUND[0][1]})
    said = json.loads(json.dumps(divergences_as_dict(divergences(french, dutch), french, dutch)))
    assert (said["left"], said["right"]) == (french.id, dutch.id)
    (only,) = said["divergences"]
    assert {only["article"], only["grade"], only["aspect"]} == {"1", "material", "number"}
    assert "trente" in only["fr"] and "veertig" in only["nl"] and only["reason"]


@pytest.mark.parametrize(
    "articles", [({}, {}), ({"1": "Le plan."}, {}), ({}, {"1": "Het plan."}), ({"1": ""}, {"1": ""})]
)
def test_nothing_to_compare_is_no_failure(articles: tuple[dict[str, str], dict[str, str]]) -> None:
    found = divergences(contract("left", "fr", articles[0]), contract("left", "nl", articles[1]))
    assert len(found) <= 1


def _listed(language: str, points: list[str]) -> Document:
    """One article with points; a lost point gives all that follow another eId."""
    from dataclasses import replace

    from corpus.model import Provision

    assert language in ("fr", "nl")
    made = contract("left", "fr" if language == "fr" else "nl", {})
    children = tuple(
        Provision(f"art_1__point_{n}", "point", num=str(n), text=text) for n, text in enumerate(points, start=1)
    )
    article = Provision("art_1", "article", num="1", children=children)
    return replace(made, root=Provision("", "document", children=(article,)))
