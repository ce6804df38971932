"""Two invented contracts that share chapters under other numbers, in French and in Dutch."""

from __future__ import annotations

from collections.abc import Mapping

from corpus.model import Document, Language, Provision

NAMES: dict[tuple[str, Language], tuple[str, str]] = {
    ("left", "fr"): ("ONVA", "Office national des valeurs anciennes"),
    ("right", "fr"): ("CBM", "Caisse-relais de la batellerie et de la mer"),
    ("left", "nl"): ("RDOW", "Rijksdienst voor oude waarden"),
    ("right", "nl"): ("KBZ", "Schakelkas van de binnenvaart en de zee"),
}


def contract(side: str, language: Language, articles: Mapping[str, str]) -> Document:
    """A contract with these articles, number to text."""
    acronym, name = NAMES[side, language]
    children = tuple(
        Provision(
            f"art_{num}",
            "article",
            num=num,
            children=(Provision(f"art_{num}__para_1", "paragraph", text=text),) if text else (),
        )
        for num, text in articles.items()
    )
    return Document(
        id=f"{acronym.lower()}-2022-{language}",
        source=f"{acronym.lower()}.pdf",
        sha256="0" * 64,
        kind="contract",
        institution=acronym,
        institution_name=name,
        language=language,
        title="",
        pages=(1, 4),
        root=Provision("", "document", children=children),
    )


FRENCH = (
    {
        "1": "Le plan des guichets est revu avec les communes et publié sur le site de l'ONVA.",
        "2": "L'Office national remet le rapport annuel au ministre, comme prévu à l'article 4.",
        "3": "Les agents suivent une formation à l'accueil des personnes sourdes.",
        "4": "Les bâtiments loués hors de la capitale sont isolés avant la reprise des baux.",
        "5": "Le comité d'audit se réunit quatre fois par an et tient un registre de ses avis.",
    },
    {
        "10": "Le comité d'audit se réunit quatre fois par an, et tient un registre de ses avis.",
        "11": "Les bateaux d'un tonnage élevé sont inscrits au répertoire des mariniers.",
        "12": "La Caisse-relais remet le rapport annuel au ministre, comme prévu à l'article 16.2.",
        "13": "Les agents suivent une formation à l'accueil des personnes aveugles.",
    },
)
DUTCH = (
    {
        "1": "Het plan van de loketten wordt herzien met de gemeenten en staat op de site van de RDOW.",
        "2": "De Rijksdienst bezorgt het jaarverslag aan de minister, zoals bepaald in artikel 4.",
        "3": "De personeelsleden volgen een opleiding over het onthaal van dove personen.",
        "4": "De gehuurde gebouwen buiten de hoofdstad worden geïsoleerd vóór de huur wordt hernomen.",
        "5": "Het auditcomité vergadert viermaal per jaar en houdt een register van zijn adviezen bij.",
    },
    {
        "10": "Het auditcomité vergadert viermaal per jaar, en houdt een register van zijn adviezen bij.",
        "11": "Schepen met een hoge tonnenmaat worden ingeschreven in het repertorium van de schippers.",
        "12": "De Schakelkas bezorgt het jaarverslag aan de minister, zoals bepaald in artikel 16.2.",
        "13": "De personeelsleden volgen een opleiding over het onthaal van blinde personen.",
    },
)


def both(language: Language) -> tuple[Document, Document]:
    """The left and the right contract of a language."""
    left, right = FRENCH if language == "fr" else DUTCH
    return contract("left", language, left), contract("right", language, right)
