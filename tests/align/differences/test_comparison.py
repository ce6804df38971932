"""Differences inside a link: one planted change, one class; French and Dutch rows side by side."""

from __future__ import annotations

from dataclasses import replace

import pytest

from align.differences.comparison import compared
from align.interchange import alignment_as_dict
from align.links import Link, Stretch
from corpus.model import Document, Language, Provision
from extract.passages import wording
from tests.align.pairs import contract

BESIDE: dict[Language, dict[str, str]] = {
    "fr": {
        "1": "Les véhicules de fonction sont remplacés tous les six ans par des modèles électriques.",
        "3": "La bibliothèque prête ses ouvrages aux chercheurs des universités du pays.",
        "4": "Le restaurant du personnel propose un menu végétarien préparé avec des légumes locaux.",
    },
    "nl": {
        "1": "De dienstvoertuigen worden om de zes jaar vervangen door elektrische modellen.",
        "3": "De bibliotheek leent haar werken uit aan onderzoekers van de universiteiten van het land.",
        "4": "Het personeelsrestaurant biedt een vegetarisch menu met groenten uit de streek.",
    },
}
"""What stays the same on both sides."""

Row = tuple[Language, str, str, list[str]]
ROWS: list[Row] = [
    # nothing but blanks, quotes and a hyphen at the end of a line
    ("fr", "Le plan « vert » de l’équipe est revu.", 'Le plan "vert"  de l\'équipe est re- vu.', []),
    ("nl", "Het “groene” plan van het team wordt herzien.", 'Het "groene" plan van het  team wordt her- zien.', []),
    # spelling, capitals, commas, function words, phrases that a sentence can do without
    ("fr", "L'État suit la réforme administrative.", "L'Etat suit la réforme administratve.", ["editorial", "editorial"]),
    ("nl", "De dienst volgt de hervorming.", "De Dienst volgt de hervroming.", ["editorial"] * 2),
    ("fr", "Les agents suivent un cours de langue.", "Les agents suivent, un cours de langue.", ["editorial"]),
    ("nl", "De agenten volgen een taalcursus.", "De agenten volgen, een taalcursus.", ["editorial"]),
    ("fr", "Les frais de voyage sont remboursés.", "Les frais, par exemple de voyage, sont remboursés.", ["editorial"] * 2),
    ("nl", "De reiskosten worden terugbetaald.", "De reiskosten worden bijvoorbeeld terugbetaald.", ["editorial"]),
    # an abbreviation and what it shortens, whatever the words; others than those are not meant
    ("nl", "De regels m.b.t. reiskosten gelden.", "De regels met betrekking tot reiskosten gelden.", ["editorial"]),
    ("nl", "De regels t.a.v. reiskosten gelden.", "De regels met betrekking tot reiskosten gelden.", ["scope"]),
    ("fr", "Les frais, p.ex. de voyage, sont remboursés.", "Les frais, par exemple de voyage, sont remboursés.", ["editorial"]),
    ("fr", "1° le plan des quais; 2° la carte.", "a) le plan des quais; b) la carte.", ["editorial"] * 2),
    ("fr", "1° le plan des quais; 2° la carte.", "2° le plan des quais; 3° la carte.", []),
    # times: value, unit, working days, bound; the same time in other words is no other time
    ("fr", "Il répond dans les 30 jours ouvrables.", "Il répond dans les 30 jours.", ["deadline"]),
    ("nl", "Hij antwoordt binnen de 30 werkdagen.", "Hij antwoordt binnen de 30 dagen.", ["deadline"]),
    ("fr", "Le relevé est remis pour le 31 mars.", "Le relevé est remis pour le 30 juin.", ["deadline"]),
    ("nl", "Het overzicht wordt jaarlijks bezorgd.", "Het overzicht wordt maandelijks bezorgd.", ["deadline"]),
    ("fr", "Le relevé reste affiché deux mois.", "Le relevé reste affiché trois mois.", ["deadline"]),
    ("nl", "Het overzicht hangt uit gedurende twee maanden.", "Het overzicht hangt uit gedurende drie maanden.", ["deadline"]),
    ("fr", "Il répond au plus tard le 31 mars.", "Il répond au plus tôt le 31 mars.", ["deadline"]),
    ("nl", "Hij antwoordt uiterlijk op 31 maart.", "Hij antwoordt ten vroegste op 31 maart.", ["deadline"]),
    ("fr", "Il répond dans un délai de 15 jours.", "Il répond endéans un délai de quinze jours.", ["editorial"]),
    # the end of what recurs; without a unit of time, an end is none
    ("fr", "Le relevé suit la fin de chaque trimestre.", "Le relevé suit la fin de chaque semestre.", ["deadline"]),
    ("nl", "Het overzicht volgt op het einde van elk kwartaal.", "Het overzicht volgt op het einde van elk semester.", ["deadline"]),
    ("nl", "Het overzicht volgt op het einde van elk gesprek.", "Het overzicht volgt op het einde van elk bezoek.", ["scope"]),
    # prepositions that mean the same
    ("fr", "La note concernant les ponts est lue.", "La note sur les ponts est lue.", ["editorial"]),
    ("nl", "De nota inzake de bruggen wordt gelezen.", "De nota betreffende de bruggen wordt gelezen.", ["editorial"]),
    # sums, rates and numbers
    ("fr", "Le fonds reçoit 4.500.000 EUR.", "Le fonds reçoit 4.500.000 francs suisses.", ["amount"]),
    ("nl", "Het fonds ontvangt 4.500.000 EUR.", "Het fonds ontvangt 4.500.000 Zwitserse frank.", ["amount"]),
    ("fr", "Le fonds reçoit 4.500.000 EUR.", "Le fonds reçoit 4.700.000 EUR.", ["amount"]),
    ("nl", "Het fonds ontvangt 4.500.000 EUR.", "Het fonds ontvangt 4.700.000 EUR.", ["amount"]),
    ("fr", "Le taux est de 3 % des frais.", "Le taux est de 5 % des frais.", ["amount"]),
    ("nl", "Het team telt 16 inspecteurs.", "Het team telt 18 inspecteurs.", ["amount"]),
    ("fr", "Les deux parties tiennent un registre.", "Les trois parties tiennent un registre.", ["amount"]),
    ("nl", "Het tarief is 3 % van de kosten.", "Het tarief is 3 € van de kosten.", ["amount"]),
    # what binds, and what denies
    ("fr", "L'Office s'engage à publier la carte.", "L'Office peut publier la carte.", ["modality"]),
    ("nl", "De Rijksdienst dient de kaart te publiceren.", "De Rijksdienst kan de kaart publiceren.", ["modality"]),
    ("fr", "L'Office doit publier la carte.", "L'Office ne doit pas publier la carte.", ["modality"]),
    ("nl", "De kaart zal worden gepubliceerd.", "De kaart zal niet worden gepubliceerd.", ["modality"]),
    ("fr", "La carte sera publiée.", "La carte serait publiée.", ["modality"]),
    ("nl", "De kaart zal verschijnen.", "De kaart zou verschijnen.", ["modality"]),
    ("nl", "Het team verbindt zich ertoe de kaarten te leveren.", "Het team levert de kaarten.", ["modality"]),
    ("fr", "L'Office doit publier la carte.", "L'Office devra publier la carte.", ["editorial"]),
    # who; a noun for any institution with other words behind it names another institution
    ("fr", "L'institution publie la carte.", "La Caisse des ports publie la carte.", ["actor"]),
    ("nl", "De instelling publiceert de kaart.", "De Dienst voor havens publiceert de kaart.", ["actor"]),
    ("fr", "Le ministre approuve la carte.", "Le Collège approuve la carte.", ["actor"]),
    ("nl", "De minister keurt de kaart goed.", "Het College keurt de kaart goed.", ["actor"]),
    ("fr", "Le gouvernement lit la carte.", "Le commissaire du gouvernement lit la carte.", ["actor"]),
    ("fr", "L'institution publie la carte.", "Les institutions publient la carte.", ["actor"]),
    # a slip in the name of an actor makes no other actor, an article of grammar neither
    ("fr", "Le commissaire du gouvernement lit.", "Le commissaire du gouvernemnet lit.", ["editorial"]),
    ("nl", "Het beheerscomité leest de kaart.", "De beheerscomité leest de kaart.", ["editorial"]),
    # what is covered
    ("fr", "Les bateaux sont inscrits au registre.", "Les bateaux fluviaux sont inscrits au registre.", ["scope"]),
    ("nl", "De schepen worden ingeschreven.", "De houten schepen worden ingeschreven.", ["scope"]),
    ("fr", "Le contrôle interne des quais est public.", "Le contrôle externe des quais est public.", ["scope"]),
    ("nl", "De brug van deze diensten.", "De brug van deze technische diensten.", ["scope"]),
    ("fr", "Les quais des services publics.", "Les quais des services.", ["scope"]),
    ("nl", "De plannen, de kaarten en de gidsen.", "De plannen, de kaarten, de foto's en de gidsen.", ["scope"]),
    ("fr", "Sous réserve d'un avis, le plan est suivi.", "Le plan est suivi.", ["scope"]),
    ("fr", "Les quais et les ponts sont peints.", "Les quais ou les ponts sont peints.", ["scope"]),
    # verbs of the drafting practice that stand for each other, and such as do not
    ("fr", "L'Office transmet la carte.", "L'Office remet la carte.", ["editorial"]),
    ("nl", "De Rijksdienst bezorgt de kaart.", "De Rijksdienst zendt de kaart.", ["editorial"]),
    ("fr", "L'Office transmet la carte.", "L'Office reçoit la carte.", ["scope"]),
    ("nl", "De Rijksdienst verwittigt de schipper.", "De Rijksdienst raadpleegt de schipper.", ["scope"]),
    # how many times; a time that moved within its clause
    ("fr", "Les quais sont peints une fois.", "Les quais sont peints deux fois.", ["deadline"]),
    ("nl", "De kaaien worden eenmaal geverfd.", "De kaaien worden tweemaal geverfd.", ["deadline"]),
    ("fr", "L'Office avertit immédiatement le port.", "L'Office avertit le port sans délai.", ["editorial"]),
    ("fr", "L'Office avertit immédiatement le port.", "L'Office avertit le port dans les trois jours.", ["deadline"] * 2),
    # a condition is a matter of scope, whoever is named in it; a further action is an addition
    ("fr", "Les quais sont peints en mai.", "Les quais sont peints en mai, moyennant l'accord du ministre.", ["scope"]),
    ("nl", "De kaaien worden in mei geverfd.", "De kaaien worden in mei geverfd, na advies van de minister.", ["scope"]),
    ("fr", "L'Office peint les quais.", "L'Office peint les quais et communique la couleur au ministre.", ["addition"]),
    ("nl", "De Rijksdienst verft de kaaien.", "De Rijksdienst verft de kaaien en bezorgt de kleur aan de minister.", ["addition"]),
    # whole sentences
    ("fr", "Les quais sont peints.", "Les quais sont peints. Les ponts rouillés sont remplacés.", ["addition"]),
    ("nl", "De kaaien worden geverfd.", "De kaaien worden geverfd. Verroeste bruggen worden vervangen.", ["addition"]),
    ("fr", "Les quais sont peints. Les ponts rouillés sont remplacés.", "Les quais sont peints.", ["omission"]),
    ("nl", "De kaaien worden geverfd. Verroeste bruggen worden vervangen.", "De kaaien worden geverfd.", ["omission"]),
]  # fmt: skip


def pair(language: Language, left: str, right: str) -> tuple[Document, Document]:
    """Two contracts whose articles 2 are these texts, among others that stay the same."""
    others = BESIDE[language]
    return contract("left", language, others | {"2": left}), contract("right", language, others | {"2": right})


def link_of(language: Language, left: str, right: str, lead: str = "") -> Link:
    """The link between the articles 2, in which `lead` goes before either text."""
    found = compared(*pair(language, f"{lead}{left}", f"{lead}{right}"))
    others = [link for link in found.links if link.left != ("art_2",)]
    assert all(link.relation == "identical" and not link.differences for link in others)
    (link,) = (link for link in found.links if link.left == link.right == ("art_2",))
    return link


LEAD: dict[Language, str] = {
    "fr": "Les péniches passent l'écluse de nuit selon un horaire affiché au port. ",
    "nl": "De aken varen 's nachts door de sluis volgens een uurrooster dat in de haven uithangt. ",
}


@pytest.mark.parametrize(("language", "left", "right", "kinds"), ROWS)
def test_a_change_has_its_class(language: Language, left: str, right: str, kinds: list[str]) -> None:
    link = link_of(language, left, right, LEAD[language])
    assert [d.kind for d in link.differences] == kinds
    harmless = {"editorial", "institution_name"}
    assert all(d.material == (d.kind not in harmless) for d in link.differences)
    expected = "identical" if not kinds else "editorial" if set(kinds) == {"editorial"} else "substantive"
    assert link.relation == expected


@pytest.mark.parametrize(("language", "left", "right", "kinds"), ROWS)
def test_words_stand_where_it_says(language: Language, left: str, right: str, kinds: list[str]) -> None:
    documents = pair(language, LEAD[language] + left, LEAD[language] + right)
    for link in compared(*documents).links:
        for difference in link.differences:
            for document, words, at in zip(
                documents, (difference.left, difference.right), (difference.left_at, difference.right_at), strict=True
            ):
                assert at is not None and _said(document, at) == words
                assert difference.reason is not None and difference.reason.said(language)


def _said(document: Document, at: Stretch) -> str:
    provision = document.root.find(at.eid)
    assert provision is not None
    return " ".join(wording(provision)[at.start : at.end].split())


WHOLE: list[tuple[Language, str, str, str, str]] = [
    ("fr", "Il répond dans les 30 jours ouvrables.", "Il répond dans les 30 jours.",
     "dans les 30 jours ouvrables", "dans les 30 jours"),
    ("nl", "Hij antwoordt binnen de 30 werkdagen.", "Hij antwoordt binnen de 30 dagen.",
     "binnen de 30 werkdagen", "binnen de 30 dagen"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "left", "right", "ours", "theirs"), WHOLE)
def test_a_time_is_quoted_whole(language: Language, left: str, right: str, ours: str, theirs: str) -> None:
    (difference,) = link_of(language, left, right, LEAD[language]).differences
    assert (difference.left, difference.right) == (ours, theirs)


NAMES: list[tuple[Language, str, str]] = [
    ("fr", "l'Office national des valeurs anciennes tient un registre.", "la Caisse-relais tient un registre."),
    ("fr", "l'ONVA tient un registre.", "l'institution tient un registre."),
    ("nl", "de Rijksdienst voor oude waarden houdt een register.", "de Schakelkas houdt een register."),
    ("nl", "de RDOW houdt een register.", "de instelling houdt een register."),
]


@pytest.mark.parametrize(("language", "left", "right"), NAMES)
def test_names_of_the_institution_do_not_matter(language: Language, left: str, right: str) -> None:
    link = link_of(language, left, right, LEAD[language])
    assert [d.kind for d in link.differences] == ["institution_name"]
    assert link.relation == "renamed"


REFERENCES: list[tuple[Language, str, str, bool, str]] = [
    # article 3 answers to article 30, article 4 to nothing with that number
    ("fr", "comme prévu à l'article 3.", "comme prévu à l'article 30.", False, "renamed"),
    ("fr", "comme prévu à l'article 4.", "comme prévu à l'article 30.", True, "substantive"),
    ("fr", "comme prévu à l'article 3.", "comme prévu à l'article 99.", True, "substantive"),
    ("nl", "zoals bepaald in artikel 3.", "zoals bepaald in artikel 30.", False, "renamed"),
    ("nl", "zoals bepaald in artikel 4.", "zoals bepaald in artikel 30.", True, "substantive"),
    # lists, numbered anew throughout or in part
    ("fr", "comme prévu aux articles 3 et 4.", "comme prévu aux articles 30 et 40.", False, "renamed"),
    ("nl", "zoals bepaald in de artikelen 3 en 4.", "zoals bepaald in de artikelen 30 en 40.", False, "renamed"),
    ("fr", "comme prévu aux articles 3 et 4.", "comme prévu aux articles 30 et 10.", True, "substantive"),
    ("nl", "zoals bepaald in de artikelen 3 en 4.", "zoals bepaald in de artikelen 30 en 10.", True, "substantive"),
    # neither article has a § 6: what was wrong before is as wrong now, and no more; another § is another thing
    ("fr", "comme prévu aux articles 3, § 6 et 4.", "comme prévu aux articles 30, § 6 et 40.", False, "renamed"),
    (
        "nl",
        "zoals bepaald in de artikelen 3, § 6 en 4.",
        "zoals bepaald in de artikelen 30, § 6 en 40.",
        False,
        "renamed",
    ),
    ("fr", "comme prévu aux articles 3, § 6 et 4.", "comme prévu aux articles 30, § 7 et 40.", True, "substantive"),
    (
        "nl",
        "zoals bepaald in de artikelen 3, § 6 en 4.",
        "zoals bepaald in de artikelen 40, § 6 en 40.",
        True,
        "substantive",
    ),
]


@pytest.mark.parametrize(("language", "left", "right", "material", "relation"), REFERENCES)
def test_references_to_what_answers_are_harmless(
    language: Language, left: str, right: str, material: bool, relation: str
) -> None:
    others = BESIDE[language]
    ours = contract("left", language, others | {"2": f"{LEAD[language][:-2]}, {left}"})
    moved = {"10": others["1"], "30": others["3"], "40": others["4"], "20": f"{LEAD[language][:-2]}, {right}"}
    found = compared(ours, contract("right", language, moved))
    (link,) = (link for link in found.links if link.left == ("art_2",))
    assert [(d.kind, d.material) for d in link.differences] == [("reference", material)]
    assert link.relation == relation


ACTS: list[tuple[str, str, bool]] = [
    ("de l'arrêté royal du 3 mai 1999", "de l'AR du 3 mai 1999", False),
    ("de l'arrêté royal du 3 mai 1999", "de l'arrêté royal du 4 mai 1999", True),
    ("de la loi du 3 mai 1999", "de l'arrêté royal du 3 mai 1999", True),
]


@pytest.mark.parametrize(("left", "right", "material"), ACTS)
def test_acts_are_told_apart_by_kind_and_date(left: str, right: str, material: bool) -> None:
    lead = LEAD["fr"] + "Le registre est tenu en exécution de l'article 8, § 3, "
    (difference,) = link_of("fr", f"{left}.", f"{right}.", lead).differences
    assert (difference.kind, difference.material) == ("reference", material)


POINTS: dict[Language, tuple[str, ...]] = {
    "fr": ("les quais du vieux port;", "les hangars aux toits de zinc;", "les grues peintes en vert;", "les phares."),
    "nl": ("de kaaien van de oude haven;", "de loodsen met zinken daken;", "de groene kranen;", "de vuurtorens."),
}
CHANGED: list[tuple[str, tuple[int, ...], str, list[str]]] = [
    ("nothing", (0, 1, 2, 3), "°", []),
    ("one point less, the next ones are numbered on", (0, 2, 3), "°", ["omission"]),
    ("two points in another order", (0, 2, 1, 3), "°", ["move"]),
    ("numbered in another way", (0, 1, 2, 3), ")", ["editorial"] * 4),
]


@pytest.mark.parametrize("language", ["fr", "nl"])
@pytest.mark.parametrize(("what", "order", "sign", "kinds"), CHANGED)
def test_points(language: Language, what: str, order: tuple[int, ...], sign: str, kinds: list[str]) -> None:
    texts = POINTS[language]
    ours = _listed(pair(language, LEAD[language], LEAD[language])[0], texts, "°")
    theirs = _listed(pair(language, LEAD[language], LEAD[language])[1], tuple(texts[n] for n in order), sign)
    (link,) = (link for link in compared(ours, theirs).links if link.left == ("art_2",))
    assert [d.kind for d in link.differences] == kinds, what


def _listed(document: Document, texts: tuple[str, ...], sign: str) -> Document:
    """The contract with these points below article 2."""
    points = tuple(
        Provision(f"art_2__point_{n}", "point", num=str(n), label=f"{n}{sign}", text=text)
        for n, text in enumerate(texts, start=1)
    )
    articles = tuple(
        replace(a, children=(*a.children, *points)) if a.eid == "art_2" else a for a in document.root.children
    )
    return replace(document, root=replace(document.root, children=articles))


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_a_clause_that_went_to_another_article_has_moved(language: Language) -> None:
    others = BESIDE[language]
    clause = LEAD[language].strip()
    ours = contract("left", language, others | {"3": f"{others['3']} {clause}"})
    theirs = contract("right", language, others | {"4": f"{others['4']} {clause}"})
    told = [d for link in compared(ours, theirs).links for d in link.differences]
    assert told and all(d.kind == "move" and d.left == d.right and d.material for d in told)


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_it_has_moved_even_where_the_two_articles_are_linked_for_it(language: Language) -> None:
    """The clause is long enough to link the article that it left with the one that it went to."""
    others = BESIDE[language]
    clause = LEAD[language].strip()
    ours = contract("left", language, others | {"3": f"{others['3']} {clause}", "5": others["1"]})
    theirs = contract("right", language, others | {"4": f"{clause} {others['4']}", "5": others["1"]})
    links = [link for link in compared(ours, theirs).links if "art_3" in link.left or "art_4" in link.right]
    told = {(d.kind, d.left, d.material) for link in links for d in link.differences}
    assert told == {("move", clause, True)}


def test_two_languages_are_not_compared_word_by_word() -> None:
    ours, theirs = contract("left", "fr", BESIDE["fr"]), contract("right", "nl", BESIDE["nl"])
    assert all(not link.differences for link in compared(ours, theirs).links)


def test_the_exchange_format_tells_them() -> None:
    ours, theirs = pair("fr", LEAD["fr"] + "Il répond dans les 30 jours.", LEAD["fr"] + "Il répond dans les 40 jours.")
    pairs = alignment_as_dict(compared(ours, theirs), ours, theirs)["pairs"]
    assert isinstance(pairs, list)
    told = [difference for one in pairs for difference in one["differences"]]
    assert [(d["type"], d["left"], d["right"], d["material"]) for d in told] == [
        ("deadline", "dans les 30 jours", "dans les 40 jours", True)
    ]
