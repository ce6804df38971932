"""Parts of articles: split and merged wherever they stand, and never invented between texts on one subject."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest

from align.articles import align
from align.context import kinship
from align.evidence import evidence, recurring, side
from corpus.model import Language
from tests.align.pairs import contract

LOCKS: dict[Language, dict[str, str]] = {
    "fr": {
        "keeper": "Le gardien de l'écluse ouvre les portes au lever du soleil et les ferme à la tombée de la nuit.",
        "toll": "Le péage est perçu au tonnage, et la recette en est versée chaque lundi au caissier du canal.",
        "ice": "Par temps de gel, deux brise-glaces restent amarrés en amont et sortent dès que l'eau prend.",
        "dredge": "Le chenal est dragué tous les trois ans, sauf devant les roselières où nichent les hérons.",
        "towing": "Les chevaux de halage sont ferrés aux frais du canal et changés à chaque relais de la rive.",
        "lamps": "Une lanterne rouge pend à chaque pont tournant tant que le tablier n'est pas refermé.",
        "fish": "La pêche à la nasse est louée par lots aux riverains, le tirage au sort ayant lieu en mars.",
        "papers": "Le batelier présente son carnet de jauge, ses lettres de voiture et le rôle de l'équipage.",
        "wrecks": "Une épave qui gêne le passage est levée par le propriétaire, à défaut par les soins du service.",
        "floods": "En cas de crue, les vannes du déversoir sont levées par paliers et les villages prévenus.",
    },
    "nl": {
        "keeper": "De sluiswachter opent de deuren bij zonsopgang en sluit ze wanneer de nacht valt.",
        "toll": "De tol wordt geheven naar tonnenmaat, en de opbrengst gaat elke maandag naar de kassier van het kanaal.",
        "ice": "Bij vorst liggen twee ijsbrekers stroomopwaarts gemeerd en varen zij uit zodra het water dichtvriest.",
        "dredge": "De vaargeul wordt om de drie jaar gebaggerd, behalve voor het riet waar de reigers broeden.",
        "towing": "De trekpaarden worden op kosten van het kanaal beslagen en bij elke pleisterplaats gewisseld.",
        "lamps": "Aan iedere draaibrug hangt een rode lantaarn zolang het brugdek niet gesloten is.",
        "fish": "De fuikvisserij wordt in loten aan de oeverbewoners verhuurd; de loting vindt in maart plaats.",
        "papers": "De schipper toont zijn meetbrief, zijn vrachtbrieven en de monsterrol van de bemanning.",
        "wrecks": "Een wrak dat de doorvaart hindert, wordt door de eigenaar gelicht, of anders door de dienst.",
        "floods": "Bij hoogwater worden de schuiven van de overlaat trapsgewijs getrokken en de dorpen verwittigd.",
    },
}
RULE: dict[Language, str] = {
    "fr": "Les modalités d'application du présent article sont fixées de commun accord par les deux administrations.",
    "nl": "De wijze van toepassing van dit artikel wordt door beide administraties in onderling akkoord vastgesteld.",
}
"""What every article of such texts ends with."""


def _texts(language: Language, articles: Mapping[str, str]) -> dict[str, str]:
    """Number -> names of sentences ("toll ice"), a line for each."""
    known = LOCKS[language] | {"rule": RULE[language]}
    return {num: "\n".join(known[name] for name in names.split()) for num, names in articles.items()}


WHOLE = {"1": "keeper toll", "2": "ice", "3": "dredge", "4": "towing"}
ROWS = [
    ("as it was", WHOLE, WHOLE, []),
    ("split, the part beside", WHOLE, {"1": "keeper", "2": "toll", "3": "ice", "4": "dredge", "5": "towing"}, ["split"]),
    ("split, the part at the end", WHOLE, {"1": "keeper", "2": "ice", "3": "dredge", "4": "towing", "9": "toll"}, ["split"]),
    ("merged", {"1": "keeper", "2": "toll", "3": "ice", "4": "dredge"}, {"1": "keeper toll", "2": "ice", "3": "dredge"}, ["merged"]),
    ("merged from afar", {"1": "keeper", "2": "ice", "3": "dredge", "4": "toll"}, {"1": "keeper toll", "2": "ice", "3": "dredge"}, ["merged"]),
    # the same closing rule under every article: it answers everywhere, and so nowhere
    ("a rule that recurs", {n: f"{s} rule" for n, s in zip("1234", LOCKS["fr"], strict=False)}, {n: f"{s} rule" for n, s in zip("1234", LOCKS["fr"], strict=False)}, []),
]  # fmt: skip


@pytest.mark.parametrize("language", ["fr", "nl"])
@pytest.mark.parametrize(("what", "before", "after", "marks"), ROWS, ids=[row[0] for row in ROWS])
def test_planted_parts(
    language: Language, what: str, before: Mapping[str, str], after: Mapping[str, str], marks: list[str]
) -> None:
    left, right = (
        contract("left", language, _texts(language, before)),
        contract("right", language, _texts(language, after)),
    )
    found = align(left, right)
    # every sentence but the recurring rule links the article where it stood with the one where it stands
    links = {
        (f"art_{a}", f"art_{b}") for a, here in before.items() for b, there in after.items()
        if (set(here.split()) & set(there.split())) - {"rule"}
    }  # fmt: skip
    assert {(a, b) for link in found.links for a in link.left for b in link.right} == links
    # which of the two parts the whole is paired with is open; the part that is left may stand out of order
    assert [mark for link in found.links for mark in link.marks if mark != "moved"] == marks


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_texts_on_one_subject_do_not_answer_for_a_rule_in_common(language: Language) -> None:
    """One text implements the other: the subject and the closing rule are the same, the articles are others."""
    names = list(LOCKS[language])
    before, after = ({str(n): f"{name} rule" for n, name in enumerate(some)} for some in (names[::2], names[1::2]))
    left, right = (
        contract("left", language, _texts(language, before)),
        contract("right", language, _texts(language, after)),
    )
    assert align(left, right).links == ()


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_a_link_is_as_sure_as_its_least_sure_part(language: Language) -> None:
    """The part that was split off was rewritten too: it is likely, not certain."""
    part = " ".join(LOCKS[language]["toll"].split()[:9])
    texts = _texts(language, {"1": "keeper toll", "2": "ice", "3": "dredge", "4": "towing"})
    split = texts | {"1": LOCKS[language]["keeper"], "9": f"{part}."}
    left, right = contract("left", language, texts), contract("right", language, split)
    first, *others = align(left, right).links
    assert (first.left, first.right) == (("art_1",), ("art_1", "art_9"))
    assert 0.5 <= first.certainty < min(link.certainty for link in others)


def test_what_recurs_is_told_of_other_articles_only() -> None:
    left, right = (
        side(contract(one, "fr", _texts("fr", texts)))
        for one, texts in (
            ("left", {"1": "keeper rule", "2": "toll rule", "3": "ice"}),
            ("right", {"1": "rule", "2": "fish"}),
        )
    )
    found = evidence(left, right, None)
    ours, theirs = recurring(found, left, right, ([0, 1, 4], [0, 1]))
    assert ours[1] == pytest.approx(1.0)  # word for word in article 2
    assert max(ours[0], ours[2], *theirs) < 0.3  # what the other text says is no recurrence
    vectors = np.eye(len(left.flat))
    vectors[3] = vectors[1]
    ours, theirs = recurring(replace(found, vectors=(vectors, np.eye(2))), left, right, ([0, 1], []))
    assert (ours.tolist(), theirs.tolist()) == ([0.0, 1.0], [])


@pytest.mark.parametrize(
    ("sure", "articles", "least", "most"),
    [
        ([], 10, -4.0, -2.0),  # nothing answers so far: little is likely
        ([0.5] * 10, 10, -0.1, 0.1),
        ([1.0] * 10, 10, 2.0, 4.0),
        ([1.0], 1, 1.0, 1.2),  # one article is no proof
    ],
)
def test_kinship(sure: list[float], articles: int, least: float, most: float) -> None:
    assert least <= kinship({(n, n): p for n, p in enumerate(sure)}, articles) <= most
