"""Obligations of small invented documents: one record for each subject and verb."""

from __future__ import annotations

import pytest

from corpus.model import Language, Provision
from extract.obligations import Obligation, obligations
from tests.extract.handmade import article, contract, saying

SENTENCES: list[tuple[Language, str, list[tuple[str, str]]]] = [
    # promises, duties, powers, bans, efforts: (role of the bearer, modality)
    ("fr", "L'Office s'engage à tenir un registre.", [("institution", "obligation")]),
    ("nl", "De Rijksdienst verbindt zich ertoe een register bij te houden.", [("institution", "obligation")]),
    ("fr", "Le commissaire du gouvernement devra rendre un avis.", [("government_commissioner", "obligation")]),
    ("nl", "De regeringscommissaris moet een advies geven.", [("government_commissioner", "obligation")]),
    ("fr", "Les IPSS peuvent partager leurs locaux.", [("institutions", "permission")]),
    ("nl", "De OISZ mogen hun lokalen delen.", [("institutions", "permission")]),
    ("fr", "L'État ne peut pas réduire ce crédit.", [("state", "prohibition")]),
    ("nl", "De Staat mag dit krediet niet verminderen.", [("state", "prohibition")]),
    ("fr", "Le Collège s'efforce de réunir les données.", [("college", "best_effort")]),
    ("nl", "Het College streeft ernaar de gegevens te verzamelen.", [("college", "best_effort")]),
    ("fr", "Les IPSS souhaitent étendre le réseau.", [("institutions", "declaration")]),
    ("nl", "De OISZ wensen het netwerk uit te breiden.", [("institutions", "declaration")]),
    # the legal present and the future owe as much as "must"
    ("fr", "Le ministre de tutelle approuve le tableau.", [("minister", "obligation")]),
    ("nl", "De voogdijminister keurt de tabel goed.", [("minister", "obligation")]),
    ("fr", "Le comité de gestion transmettra le tableau.", [("management_committee", "obligation")]),
    ("nl", "Het beheerscomité zal de tabel bezorgen.", [("management_committee", "obligation")]),
    # inversion in Dutch; both parties together
    ("nl", "Na overleg met de Staat bezorgen de OISZ een tabel.", [("institutions", "obligation")]),
    ("fr", "L'État et l'Office organisent une réunion.", [("both_parties", "obligation")]),
    ("nl", "De Staat en de instelling organiseren een vergadering.", [("both_parties", "obligation")]),
    # passives: the agent, else nobody
    ("fr", "Le tableau est transmis par l'Office.", [("institution", "obligation")]),
    ("nl", "De tabel wordt door de instelling bezorgd.", [("institution", "obligation")]),
    ("fr", "Le tableau est transmis au ministre.", [("unspecified", "obligation")]),
    ("nl", "De tabel wordt aan de minister bezorgd.", [("unspecified", "obligation")]),
    # several verbs of one subject
    ("fr", "L'Office tient un registre et transmet ses données au ministre.",
     [("institution", "obligation"), ("institution", "obligation")]),
    ("nl", "De instelling houdt een register bij en bezorgt de gegevens aan de minister.",
     [("institution", "obligation"), ("institution", "obligation")]),
    # a condition has a verb of its own that owes nothing
    ("fr", "Si l'État réduit ce crédit, l'Office peut revoir son plan.", [("institution", "permission")]),
    ("nl", "Indien de Staat dit krediet vermindert, kan de instelling haar plan herzien.", [("institution", "permission")]),
    # pronouns take up the subject before
    ("fr", "Les IPSS dressent un cadastre. Elles publient ce cadastre.",
     [("institutions", "obligation"), ("institutions", "obligation")]),
    ("nl", "De OISZ stellen een kadaster op. Zij publiceren dit kadaster.",
     [("institutions", "obligation"), ("institutions", "obligation")]),
    # statements of fact
    ("fr", "L'Office est une institution publique.", []),
    ("nl", "De instelling is een openbare instelling.", []),
    ("fr", "Ce montant comprend la taxe.", []),
    ("nl", "Dit bedrag omvat de taks.", []),
    ("fr", "Les employeurs versent des cotisations.", []),
    ("nl", "De werkgevers storten bijdragen.", []),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), SENTENCES)
def test_bearers_and_modalities(language: Language, text: str, expected: list[tuple[str, str]]) -> None:
    assert [(o.bearer.role, o.modality) for o in obligations(saying(language, text))] == expected


def _stem(language: Language, text: str, *points: str) -> tuple[Obligation, ...]:
    """The obligations of a paragraph with a list below it."""
    below = tuple(
        Provision(f"art_7__para_1__point_{i}", "point", num=str(i), label=f"{i}°", text=point)
        for i, point in enumerate(points, 1)
    )
    paragraph = Provision("art_7__para_1", "paragraph", text=text, children=below)
    return obligations(contract(language, Provision("art_7", "article", num="7", children=(paragraph,))))


LISTS: list[tuple[Language, str, tuple[str, ...], list[tuple[str, str]]]] = [
    # a bare stem lends bearer and modality and is no record itself
    ("fr", "Les IPSS s'engagent à :", ("tenir un registre ;", "publier un plan."),
     [("institutions", "obligation"), ("institutions", "obligation")]),
    ("nl", "De OISZ verbinden zich ertoe:", ("een register bij te houden;", "een plan te publiceren."),
     [("institutions", "obligation"), ("institutions", "obligation")]),
    # points that begin with their verb have the subject of the stem
    ("fr", "Le groupe de travail :", ("tiendra un registre ;", "publiera un plan."),
     [("third_party", "obligation"), ("third_party", "obligation")]),
    ("nl", "De werkgroep:", ("houdt een register bij;", "zal een plan publiceren."),
     [("third_party", "obligation"), ("third_party", "obligation")]),
    # points with a subject of their own keep it
    ("fr", "Les parties conviennent de ce qui suit :", ("l'État remettra un avis ;",),
     [("state", "obligation")]),
    # definitions and cases are no duties
    ("fr", "Pour l'application du contrat, on entend par :", ("plan : un écrit que l'Office rédige ;",), []),
    ("nl", "Voor de toepassing van de overeenkomst wordt verstaan onder:", ("plan: een geschrift;",), []),
]  # fmt: skip


@pytest.mark.parametrize(("language", "stem", "points", "expected"), LISTS)
def test_lists_inherit_from_their_stem(
    language: Language, stem: str, points: tuple[str, ...], expected: list[tuple[str, str]]
) -> None:
    assert [(o.bearer.role, o.modality) for o in _stem(language, stem, *points)] == expected


def test_quote_and_offsets_are_those_of_the_text() -> None:
    text = "Vu l'urgence, rien. En cas de retard, l'Office informe le ministre sauf force majeure."
    (found,) = obligations(saying("fr", text))
    assert text[found.start : found.end] == found.quote
    assert text[found.cue_start : found.cue_end] == found.cue == "informe"
    assert (found.condition, found.exception) == ("En cas de retard", "sauf force majeure")
    assert found.article == "7"


def test_what_is_less_sure_says_so() -> None:
    sure, unsure = obligations(saying("fr", "L'Office s'engage à publier un plan. Un plan est rédigé."))
    assert sure.confidence > unsure.confidence
    assert "no_bearer" in unsure.reasons


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_no_text_breaks_the_reader(language: Language) -> None:
    for text in ("", ":", "...", "§ 1er.", ") (", "s'", "ne que", "wordt", "zal zal zal", "à la l' d'"):
        assert isinstance(obligations(contract(language, article("1", text))), tuple)
