"""Which article answers to which: moved, renamed, reworded, and without a counterpart; French and Dutch alike."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from align.articles import Tolerance, align, relation
from align.encoder import Vectors
from align.interchange import alignment_as_dict
from align.links import Relation, words_of
from align.parts import PartTolerance
from corpus.messages import Tongue
from corpus.model import Language
from tests.align.pairs import both, contract


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_moved_renamed_reworded_and_alone(language: Language) -> None:
    left, right = both(language)
    found = alignment_as_dict(align(left, right), left, right)
    links = [(p["left"], p["right"], p["relation"]) for p in json.loads(json.dumps(found))["pairs"]]
    assert links == [
        (["2"], ["12"], "renamed"),  # the name of the institution and the number of a cited article
        (["3"], ["13"], "substantive"),  # one word is another
        (["5"], ["10"], "editorial"),  # a comma; and it stands elsewhere
    ]
    assert found["left_only"] == ["1", "4"]
    assert found["right_only"] == ["11"]


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_a_document_answers_to_itself(language: Language) -> None:
    left, _ = both(language)
    found = align(left, left)
    assert [(link.left, link.right, link.relation, link.score) for link in found.links] == [
        ((a.eid,), (a.eid,), "identical", 1.0) for a in left.articles()
    ]
    assert found.left_only == found.right_only == ()


def test_twins_keep_their_order() -> None:
    """Two articles with the same words: the earlier one answers to the earlier one."""
    words = "Le comité rend un avis sur le projet de budget de l'exercice."
    left = contract("left", "fr", {"1": words, "2": words})
    assert [(x.left, x.right) for x in align(left, left).links] == [(("art_1",),) * 2, (("art_2",),) * 2]


REPLACED: list[tuple[Language, tuple[str, str, str, str]]] = [
    ("fr", ("Le comité rend un avis sur le projet de budget.", "Une caisse distribue du charbon aux veuves des marins.",
            "Les guichets ouvrent chaque matin à huit heures.", "Le ministre examine les tableaux de bord trimestriels.")),
    ("nl", ("Het comité geeft advies over het ontwerp van begroting.", "Een kas verdeelt kolen aan de weduwen van zeelui.",
            "De loketten openen elke morgen om acht uur.", "De minister onderzoekt de driemaandelijkse boordtabellen.")),
]  # fmt: skip


@pytest.mark.parametrize(("language", "words"), REPLACED)
def test_what_stands_in_the_place_of_another_is_no_counterpart(language: Language, words: tuple[str, ...]) -> None:
    """Its number, its heading and both its neighbours are those of the other; it shares no word with it."""
    first, gone, last, new = words
    left = contract("left", language, {"1": first, "2": gone, "3": last})
    right = contract("right", language, {"1": first, "2": new, "3": last})
    found = align(left, right)
    assert [(x.left, x.right) for x in found.links] == [(("art_1",),) * 2, (("art_3",),) * 2]
    assert (found.left_only, found.right_only) == (("art_2",), ("art_2",))


@pytest.mark.parametrize(
    ("tolerance", "links"),
    [
        (Tolerance(), 3),
        (Tolerance(likely=0.0), 4),  # everything has a counterpart, as far as the shorter side goes
        (Tolerance(likely=1.01, parts=PartTolerance(share=1.01)), 0),
    ],
)
def test_the_tolerance_decides_what_has_a_counterpart(tolerance: Tolerance, links: int) -> None:
    left, right = both("fr")
    assert len(align(left, right, tolerance).links) == links


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        (
            "fr",
            "La Caisse tient un registre des bateaux et de leurs patrons.",
            "Chaque bateau est inscrit au registre électronique, que les patrons consultent.",
        ),
        (
            "nl",
            "De schepen worden ingeschreven in een papieren register.",
            "Het elektronische register vermeldt alle schepen van meer dan tien ton.",
        ),
    ],
)
def test_a_rewritten_article_stands_out_among_others(language: Language, before: str, after: str) -> None:
    """Few of its words are left, but nothing else is nearly as like it."""
    others = both(language)[1]
    texts = {a.num: a.children[0].text for a in others.articles() if a.num in ("12", "13")}
    left = contract("left", language, texts | {"1": before})
    right = contract("right", language, {"7": after} | texts)
    (link,) = (x for x in align(left, right).links if x.left == ("art_1",))
    assert (link.right, link.relation) == (("art_7",), "partial")
    assert link.score < 0.25  # less than many an unrelated article of the same field


def test_articles_without_words_have_no_counterpart() -> None:
    left, right = contract("left", "fr", {"1": "", "2": ""}), contract("right", "fr", {"1": ""})
    found = align(left, right)
    assert (found.links, found.left_only, found.right_only) == ((), ("art_1", "art_2"), ("art_1",))


def test_documents_without_articles() -> None:
    left, right = contract("left", "fr", {}), contract("right", "fr", {"1": "Un avis est rendu."})
    assert align(left, right).right_only == ("art_1",)


RELATIONS: list[tuple[Language, str, str, Relation]] = [
    ("fr", "L’avis est « motivé ».", 'L\'avis  est "motivé".', "identical"),  # quotes, apostrophes, blanks
    ("nl", "Het advies – gemotiveerd – telt.", "Het advies - gemotiveerd - telt.", "identical"),
    ("fr", "l'ONVA paie", "la CBM paie", "renamed"),
    ("nl", "de RDOW betaalt", "de instelling betaalt", "renamed"),
    ("fr", "voir l'article 3", "voir l'article 16.4.2", "renamed"),
    ("nl", "zie artikel 3", "zie artikel 41bis", "renamed"),
    ("fr", "L'État paie", "l'Etat paie,", "editorial"),  # accents, capitals, a comma
    ("nl", "De Staat betaalt", "de staat betaalt;", "editorial"),
    ("fr", "mise en œuvre", "mise en oeuvre", "editorial"),
    # 90 % alike, and another duty: never less than substantive
    ("fr", "dans les 30 jours ouvrables", "dans les 30 jours", "substantive"),
    ("nl", "binnen 30 werkdagen", "binnen 30 dagen", "substantive"),
    ("fr", "dans les 30 jours", "dans les 20 jours", "substantive"),
    ("fr", "doit payer", "peut payer", "substantive"),
    ("nl", "de instelling betaalt", "de instelling betaalt niet", "substantive"),
    # "the institutions" are all of them together, not this one
    ("fr", "l'institution paie", "les institutions paient", "substantive"),
]


@pytest.mark.parametrize(("language", "left", "right", "expected"), RELATIONS)
def test_relation(language: Language, left: str, right: str, expected: Relation) -> None:
    ours, theirs = both(language)
    assert relation(left, ours, right, theirs) == expected


class Shelf:
    """An encoder of invented sentences: a direction for each subject, told by words of both languages."""

    name = "shelf 1"
    subjects = (("guichets", "loketten"), ("rapport", "jaarverslag"), ("formation", "opleiding"), ("bâtiments", "gebouwen"), ("comité", "auditcomité"))  # fmt: skip

    def encode(self, texts: Sequence[str]) -> Vectors:
        rows = [[float(any(word in text.split() for word in row)) + 0.05 for row in self.subjects] for text in texts]
        table = np.array(rows, dtype=np.float32).reshape(len(texts), len(self.subjects))
        return table / np.linalg.norm(table, axis=1, keepdims=True)


@pytest.mark.parametrize("order", [("1", "2", "3", "4", "5"), ("4", "5", "1", "2", "3")])
def test_two_languages(order: tuple[str, ...]) -> None:
    """Whatever the order: the encoder tells what answers to what."""
    left, right = both("fr")[0], both("nl")[0]
    right = replace(right, root=replace(right.root, children=tuple(right.root.find(f"art_{n}") for n in order)))
    found = align(left, right, encoder=Shelf())
    assert {(link.left, link.right) for link in found.links} == {((f"art_{n}",), (f"art_{n}",)) for n in order}
    assert all(link.relation == "substantive" for link in found.links)


class Thesaurus:
    """An encoder in which two words for one thing are one direction, and all other texts another one each."""

    name = "thesaurus 1"

    def __init__(self, *words: str) -> None:
        self.words, self.asked = words, list[str]()

    def encode(self, texts: Sequence[str]) -> Vectors:
        self.asked += texts
        known = [any(word in text for word in self.words) for text in texts]
        table = np.zeros((len(texts), len(texts) + 1), dtype=np.float32)
        table[np.arange(len(texts)), [0 if one else n + 1 for n, one in enumerate(known)]] = 1.0
        padded: Vectors = np.pad(table, ((0, 0), (0, 20 - table.shape[1])))
        return padded


REWRITTEN: list[tuple[Language, str, str, tuple[str, str]]] = [
    (
        "fr",
        "La marraine offre une médaille aux jumeaux.",
        "Un bijou gravé commémore tout double baptême.",
        ("médaille", "bijou"),
    ),
    (
        "nl",
        "De meter schenkt een penning aan beide tweelingen.",
        "Gegraveerd zilver vergezelt iedere dubbele doop.",
        ("penning", "zilver"),
    ),
]


@pytest.mark.parametrize(("language", "before", "after", "words"), REWRITTEN)
def test_an_encoder_hears_what_words_do_not_say(
    language: Language, before: str, after: str, words: tuple[str, str]
) -> None:
    """And it is asked of what words leave in doubt, of nothing else: encoding costs time."""
    known = [{a.num: words_of(a) for a in one.articles()} for one in both(language)]
    left, right = (
        contract("left", language, known[0] | {"20": before}),
        contract("right", language, known[1] | {"20": after}),
    )
    encoder = Thesaurus(*words)
    found = dict(align(left, right, encoder=encoder).certainty_left)
    assert {known[0]["1"], known[0]["4"], before, known[1]["11"], after} == set(encoder.asked)
    assert found["art_20"] > 5 * dict(align(left, right).certainty_left)["art_20"]
    assert found["art_20"] > 5 * dict(align(left, right, encoder=Thesaurus("nothing")).certainty_left)["art_20"]


def test_two_languages_without_an_encoder() -> None:
    """Figures and words of one origin are enough where the articles hold some."""
    texts = {
        "fr": ("La commission administrative publie 12 documents.", "Le budget 2031 est de 4.500 euros.", "Les véhicules électriques : 35 %."),
        "nl": ("De administratieve commissie publiceert 12 documenten.", "Het budget 2031 bedraagt 4.500 euro.", "De elektrische voertuigen: 35 %."),
    }  # fmt: skip
    left, right = (contract("left", lang, {str(n): t for n, t in enumerate(texts[lang])}) for lang in ("fr", "nl"))
    found = align(left, right)
    assert {(link.left, link.right) for link in found.links} <= {((f"art_{n}",), (f"art_{n}",)) for n in range(3)}
    assert found.links


SPLIT: dict[Language, tuple[str, str]] = {
    "fr": (
        "Le registre des bateaux est tenu par les patrons et contrôlé par deux inspecteurs assermentés.",
        "La prime de dragage est versée aux mariniers dont le canal fut fermé pendant plus d'une saison.",
    ),
    "nl": (
        "Het register van de schepen wordt door de schippers bijgehouden en door twee beëdigde inspecteurs nagezien.",
        "De baggerpremie wordt gestort aan schippers wier kanaal langer dan één seizoen gesloten bleef.",
    ),
}


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_split_and_merged(language: Language) -> None:
    """Wherever the parts stand: the second one stands at the other end."""
    others = {a.num: a.children[0].text for a in both(language)[1].articles()}
    whole = contract("left", language, {"1": "\n".join(SPLIT[language])} | others)
    parts = contract("left", language, {"1": SPLIT[language][0]} | others | {"99": SPLIT[language][1]})
    (split,) = (x for x in align(whole, parts).links if x.left == ("art_1",))
    assert (split.right, split.marks) == (("art_1", "art_99"), ("split",))
    (merged,) = (x for x in align(parts, whole).links if x.right == ("art_1",))
    assert (merged.left, merged.marks) == (("art_1", "art_99"), ("merged",))
    assert [(pair.left.eid, pair.right.text) for pair in merged.clauses] == [
        ("art_1__para_1", SPLIT[language][0]),
        ("art_99__para_1", SPLIT[language][1]),
    ]


@pytest.mark.parametrize(
    ("tongue", "words"),
    [("en", "1 of 1 clauses answer"), ("fr", "1 énoncés sur 1 se répondent"), ("nl", "1 van de 1 zinsneden")],
)
def test_reasons_are_told_in_the_readers_language(tongue: Tongue, words: str) -> None:
    link = align(*both("fr")).links[0]
    assert any(words in reason.said(tongue) for reason in link.reasons)
    assert link.certainty > 0.5


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_every_link_has_a_reason(language: Language) -> None:
    assert all(link.reasons for link in align(*both(language)).links)
