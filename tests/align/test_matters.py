"""The eight statutory matters: every row of the lexicon by its example, and where invented contracts treat them."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

import pytest

from align.matters import ENOUGH, MATTERS, Coverage, Matter, coverage
from benchmarks.alignment_cases import samples
from corpus.model import Document, Language, Provision
from tests.align.pairs import contract

LEXICON: dict[str, Any] = tomllib.loads(files("align").joinpath("matters.toml").read_text(encoding="utf-8"))
LANGUAGES: tuple[Language, ...] = ("fr", "nl")
ROWS = [
    pytest.param(row, language, id=f"{n}-{row['matter']}-{language}")
    for n, row in enumerate(LEXICON["row"])
    for language in LANGUAGES
]
QUANTITY: dict[Language, str] = {
    "fr": "Il est répondu à 80 % des lettres dans les dix jours.",
    "nl": "80 % van de brieven wordt binnen de tien dagen beantwoord.",
}


def saying(language: Language, heading: str, *texts: str) -> Document:
    """A contract of one article with a heading and some paragraphs."""
    words = (Provision(f"art_1__para_{n}", "paragraph", text=text) for n, text in enumerate(texts, start=1))
    article = Provision("art_1", "article", num="1", heading=heading, children=tuple(words))
    made = contract("left", language, {})
    return Document(
        made.id, made.source, made.sha256, "contract", made.institution, language, "", (1, 1),
        Provision("", "document", children=(article,)), made.institution_name,
    )  # fmt: skip


def of(matter: str, document: Document) -> Coverage:
    return next(found for found in coverage(document) if found.matter == matter)


def quotes(row: dict[str, Any], language: Language, words: str) -> set[str]:
    """What speaks for the matter of a row where its article says these words, and surely treats it."""
    rows = (r for r in LEXICON["row"] if (r["matter"], r["place"]) == (row["matter"], "text") and r["weight"] >= ENOUGH)
    sure = next((r["example"][language] for r in rows), QUANTITY[language])
    document = saying(language, words, sure) if row["place"] == "heading" else saying(language, "", words, sure)
    (treatment,) = of(row["matter"], document).treatments
    return {sign.quote for sign in treatment.signs}


@pytest.mark.parametrize(("row", "language"), ROWS)
def test_the_example_speaks_for_the_matter(row: dict[str, Any], language: Language) -> None:
    assert row["example"][language] in quotes(row, language, row["example"][language])


@pytest.mark.parametrize(("row", "language"), ROWS)
def test_the_counter_example_does_not(row: dict[str, Any], language: Language) -> None:
    assert row["counter"][language] not in quotes(row, language, row["counter"][language])


@pytest.mark.parametrize(("row", "language"), ROWS)
def test_alone_it_is_enough_or_it_is_not(row: dict[str, Any], language: Language) -> None:
    words = row["example"][language]
    document = saying(language, words, "") if row["place"] == "heading" else saying(language, "", words)
    assert of(row["matter"], document).found == (row["weight"] >= ENOUGH)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_matter_has_rows(language: Language) -> None:
    assert {row["matter"] for row in LEXICON["row"]} == set(MATTERS)
    assert all(row[language] for row in LEXICON["row"])


NOT_BY_ITSELF = [
    # half of it is not enough
    ("fr", "conduct", "", "Chaque plainte reçoit une réponse."),
    ("nl", "conduct", "", "Elke klacht krijgt een antwoord."),
    # a sum is no credit, without a word of credits
    ("fr", "management_credits", "", "Le bâtiment coûte 3 millions d'euros."),
    ("nl", "management_credits", "", "Het gebouw kost 3 miljoen euro."),
    # a definition only says what a word means
    ("fr", "measurement", "", "« tableau de bord » : le relevé visé à l'article 6"),
    # a time limit is no objective, outside a chapter of objectives
    ("fr", "objectives", "Procédure", "La demande est traitée dans les 30 jours."),
    ("nl", "objectives", "Procedure", "De aanvraag wordt binnen de 30 dagen behandeld."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "matter", "heading", "text"), NOT_BY_ITSELF)
def test_what_is_not_enough(language: Language, matter: Matter, heading: str, text: str) -> None:
    assert not of(matter, saying(language, heading, text)).found


def test_evidence_is_quoted_where_it_stands() -> None:
    text = "La Régie tient un registre. Elle applique la charte de l'assuré social."
    (treatment,) = of("conduct", saying("fr", "", text)).treatments
    (sign,) = treatment.signs
    assert (sign.by, sign.eid) == ("text", "art_1__para_1")
    assert text[sign.start : sign.end] == sign.quote == "Elle applique la charte de l'assuré social."


def test_a_chapter_speaks_for_those_of_its_articles_that_show_it() -> None:
    """Of a chapter of objectives the articles with a quantity; where none shows any, all of them."""

    def chapter(*texts: str) -> list[str]:
        articles = tuple(
            Provision(f"chp_1__art_{n}", "article", num=str(n), children=(Provision(f"chp_1__art_{n}__para_1", "paragraph", text=t),))
            for n, t in enumerate(texts, start=1)
        )  # fmt: skip
        made = saying("fr", "", "")
        heading = Provision("chp_1", "chapter", num="1", heading="Objectifs chiffrés", children=articles)
        root = Provision("", "document", children=(heading,))
        document = Document(made.id, made.source, made.sha256, "contract", "X", "fr", "", (1, 1), root)
        return [one.label for one in of("objectives", document).treatments]

    assert chapter("Elle tient un registre.", "80 % des lettres sont traitées dans les dix jours.") == ["2"]
    assert chapter("Elle tient un registre.", "Elle publie une brochure.") == ["1", "2"]


BY_HAND: list[tuple[str, int, Language, Matter, set[str]]] = [
    # read by hand in the samples: where these matters are treated, and where they are not
    ("fats", 2022, "fr", "tasks", {"3"}),
    ("fats", 2022, "nl", "tasks", {"3"}),
    ("cebf", 2022, "fr", "conduct", {"6"}),
    ("cebf", 2022, "nl", "conduct", {"6"}),
    ("cebf", 2022, "fr", "remedies", {"19"}),
    ("cebf", 2022, "nl", "remedies", {"19"}),
    ("onap", 2022, "fr", "staff_credits", {"14"}),
    ("onap", 2022, "nl", "staff_credits", {"14"}),
    ("pcm", 2022, "fr", "measurement", {"5.4.1", "5.4.2"}),
    ("pcm", 2022, "nl", "measurement", {"5.4.1", "5.4.2"}),
    ("pcm", 2022, "fr", "positive_sanctions", set()),
    ("pcm", 2022, "nl", "positive_sanctions", set()),
]


@pytest.mark.parametrize(("house", "year", "language", "matter", "articles"), BY_HAND)
def test_the_samples(house: str, year: int, language: Language, matter: Matter, articles: set[str]) -> None:
    assert {one.label for one in of(matter, samples()[house, year, language]).treatments} == articles
