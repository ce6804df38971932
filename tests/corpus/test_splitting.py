"""One file can hold several texts: decree and contract in two languages, and an annex."""

from __future__ import annotations

import pytest

from corpus.block import Block, Style
from corpus.model import Document
from corpus.reader import documents_of

HEAD = Style(size=10, bold=True, centred=True)
PLAIN = Style(size=10)

DECREE = {
    "fr": [
        "SERVICE PUBLIC FEDERAL", "[C – 2024/001234]",
        "3 MAI 2024. — Arrêté royal portant approbation du sixième contrat d'administration du Fonds des bateliers (FDB)",
        "Vu l'arrêté royal du 3 avril 1997 portant des mesures en vue de la responsabilisation ;", "Nous avons arrêté :",
        "Article 1er.", "Le sixième contrat pour la période 2022-2025 est approuvé par le présent arrêté.",
        "Art. 2.", "Le Ministre est chargé de l'exécution du présent arrêté.", "Donné à Bruxelles, le 3 mai 2024.", "Le Ministre,",
    ],
    "nl": [
        "FEDERALE OVERHEIDSDIENST", "[C – 2024/001234]",
        "3 MEI 2024. — Koninklijk besluit tot goedkeuring van de zesde bestuursovereenkomst van het Fonds voor schippers (FVS)",
        "Gelet op het koninklijk besluit van 3 april 1997 houdende maatregelen met het oog op de responsabilisering;", "Wij besluiten:",
        "Artikel 1.", "De zesde overeenkomst voor de periode 2022-2025 wordt door dit besluit goedgekeurd.",
        "Art. 2.", "De Minister is belast met de uitvoering van dit besluit.", "Gegeven te Brussel, 3 mei 2024.", "De Minister,",
    ],
}  # fmt: skip
CONTRACT = {
    "fr": [
        "CONTRAT D'ADMINISTRATION ENTRE L'ETAT ET LE FONDS DES BATELIERS 2022-2025",
        "Entre l'État et le Fonds des bateliers (FDB), il est convenu ce qui suit :", "CHAPITRE Ier. - Dispositions générales",
        "Article 1er", "Le Fonds exerce les missions que la loi lui confie et rend compte de son action.",
        "Article 2", "Le contrat dure quatre ans et peut être revu à la demande d'une des parties.",
        "Fait à Bruxelles, le 2 mai 2024.", "Pour le Fonds,", "J. Dupont",
    ],
    "nl": [
        "BESTUURSOVEREENKOMST TUSSEN DE STAAT EN HET FONDS VOOR SCHIPPERS 2022-2025",
        "Tussen de Staat en het Fonds voor schippers (FVS) wordt overeengekomen wat volgt:", "HOOFDSTUK I. - Algemene bepalingen",
        "Artikel 1", "Het Fonds oefent de opdrachten uit die de wet het toevertrouwt en legt rekenschap af.",
        "Artikel 2", "De overeenkomst duurt vier jaar en kan op vraag van een van de partijen worden herzien.",
        "Gedaan te Brussel, 2 mei 2024.", "Namens het Fonds,", "J. Dupont",
    ],
}  # fmt: skip
ANNEX = {
    "fr": [
        "Annexe 1. Indicateurs",
        "Les indicateurs du Fonds sont mesurés chaque année et publiés avec le rapport annuel.",
    ],
    "nl": [
        "Bijlage 1. Indicatoren",
        "De indicatoren van het Fonds worden elk jaar gemeten en samen met het verslag bekendgemaakt.",
    ],
}
ACRONYM = {"fr": "FDB", "nl": "FVS"}


def blocks(*texts: list[str]) -> list[Block]:
    """Blocks of several texts; lines that titles or headings would be are bold and centred."""
    found = []
    for flow, lines in enumerate(texts):
        for line in lines:
            prominent = (
                line.isupper()
                or "royal portant" in line
                or "besluit tot" in line
                or line.startswith(("CHAP", "HOOF", "Annexe", "Bijlage"))
            )
            found.append(Block("text", line, line, style=HEAD if prominent else PLAIN, page=flow + 1, flow=flow))
    return found


def shown(documents: list[Document]) -> list[tuple[str, str, str, list[str]]]:
    return [(d.kind, d.language, d.institution, [a.num for a in d.articles()]) for d in documents]


def test_decrees_and_contracts_in_two_languages() -> None:
    found = documents_of(blocks(DECREE["nl"], DECREE["fr"], CONTRACT["nl"], CONTRACT["fr"]), "gazette.pdf", "0" * 64)
    assert shown(found) == [
        ("decree", "nl", "FVS", ["1", "2"]), ("decree", "fr", "FDB", ["1", "2"]),
        ("contract", "nl", "FVS", ["1", "2"]), ("contract", "fr", "FDB", ["1", "2"]),
    ]  # fmt: skip
    assert [d.id for d in found] == ["fvs-2022-decree-nl", "fdb-2022-decree-fr", "fvs-2022-nl", "fdb-2022-fr"]
    assert [d.approves for d in found] == ["fvs-2022-nl", "fdb-2022-fr", "", ""]
    assert {d.generation for d in found} == {6}
    assert found[1].eli == "eli/arrete/2024/05/03/2024001234/moniteur"


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_contract_and_annex(language: str) -> None:
    found = documents_of(blocks(CONTRACT[language], ANNEX[language]), "contract.pdf", "0" * 64)
    acronym = ACRONYM[language]
    assert shown(found) == [("contract", language, acronym, ["1", "2"]), ("annex", language, acronym, [])]
    assert found[1].period == found[0].period


def test_french_and_dutch_get_the_same_eids() -> None:
    french, dutch = documents_of(blocks(CONTRACT["fr"], CONTRACT["nl"]), "contract.pdf", "0" * 64)
    assert [p.eid for p in french.root.walk()] == [p.eid for p in dutch.root.walk()]


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_signatures_are_no_part_of_the_last_article(language: str) -> None:
    (found,) = documents_of(blocks(CONTRACT[language]), "contract.pdf", "0" * 64)
    last = list(found.articles())[-1]
    assert "Dupont" not in " ".join(p.text for p in last.walk())
    assert [p.kind for p in found.root.children] == ["preamble", "chapter", "signature"]


def test_a_cover_is_no_text_of_its_own() -> None:
    cover = ["CONTRAT D'ADMINISTRATION", "SIXIEME GENERATION", "PERIODE 2022-2025"]
    assert len(documents_of(blocks(cover, CONTRACT["fr"]), "contract.pdf", "0" * 64)) == 1


@pytest.mark.parametrize(("first", "second", "acronym"), [("fr", "nl", "FVS"), ("nl", "fr", "FDB")])
def test_the_name_above_the_title_goes_with_it(first: str, second: str, acronym: str) -> None:
    """The second text of a file begins at the top of its page, with a line that no title is."""
    name = {"fr": "FONDS DES BATELIERS (FDB)", "nl": "FONDS VOOR SCHIPPERS (FVS)"}[second]
    text = [line.replace(f" ({acronym})", "") for line in CONTRACT[second]]
    found = documents_of(blocks(CONTRACT[first], [name, *text]), "contract.pdf", "0" * 64)
    assert [(d.language, d.pages) for d in found] == [(first, (1, 1)), (second, (2, 2))]
    assert found[1].institution == acronym
    assert name not in [p.text for p in found[0].root.walk()]
