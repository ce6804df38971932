"""The tables of an alignment: every link and every lone article once, pages that lead to the files, words for colours."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from align.exports.table import Cell, Table, Target, written
from align.exports.tables import concordance_table, differences_table
from align.links import Alignment, Difference, Link, Reason, Stretch
from corpus.block import Place
from corpus.geometry import Span
from corpus.messages import Tongue
from corpus.model import Document, Language
from tests.align.pairs import both

DIFFERENCES = (
    Difference("deadline", "30 jours", "40 jours", Stretch("art_2__para_1", 40, 48), Stretch("art_12__para_1", 5, 13)),
    Difference(
        "reference", "l'article 4", "", Stretch("art_2__para_1", 60, 71), None, False, Reason("align.why_citations")
    ),
)


def printed(document: Document) -> Document:
    """The document with articles on the pages of their numbers; what stands behind 50 characters is a page further."""

    def on_page(page: int) -> Span:
        return Span(page, 50.0, 100.0, 500.0, 120.0)

    articles = []
    for article in document.articles():
        page = int(article.num)
        text = tuple(
            replace(child, places=(Place(0, 50, on_page(page)), Place(50, 999, on_page(page + 1))))
            for child in article.children
        )
        articles.append(replace(article, spans=(on_page(page),), children=text))
    return replace(document, root=replace(document.root, children=tuple(articles)))


def aligned(language: Language, pages: bool = True) -> tuple[Alignment, Document, Document]:
    left, right = both(language)
    if pages:
        left, right = printed(left), printed(right)
    links = (
        Link(("art_2", "art_3"), ("art_12",), 0.876, "substantive", (Reason("align.why_order"),), DIFFERENCES, ("merged",)),
        Link(("art_5",), ("art_10",), 1.0, "identical", marks=("moved",)),
    )  # fmt: skip
    alone = ("art_1", "art_4"), ("art_11", "art_13")
    return Alignment(left.id, right.id, links, *alone, (("art_4", 0.25),)), left, right


def records(table: Table, tongue: Tongue = "fr") -> list[dict[str, Any]]:
    return list(json.loads(written(table, "json", tongue))["tables"][0]["rows"])


def test_the_rows_follow_the_left_document_and_end_with_what_is_only_right() -> None:
    rows = records(concordance_table(*aligned("fr"), "fr"))
    assert [(row["left_article"], row["right_article"]) for row in rows] == [
        ("1", ""), ("2 + 3", "12"), ("4", ""), ("5", "10"), ("", "11"), ("", "13"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("tongue", "language", "words"),
    [
        ("fr", "fr", ["les termes diffèrent", "fusionné", "délai, renvoi", "les articles voisins se répondent"]),
        ("nl", "nl", ["de bewoordingen verschillen", "samengevoegd", "termijn, verwijzing", "de naburige artikelen"]),
    ],
)
def test_a_link_says_relation_marks_kinds_and_reasons(tongue: Tongue, language: Language, words: list[str]) -> None:
    row = records(concordance_table(*aligned(language), tongue), tongue)[1]
    said = (row["relation"], row["marks"], row["differences"], row["reasons"])
    assert all(given.startswith(word) for given, word in zip(said, words, strict=True))
    assert (row["likeness"], row["certainty"]) == (0.876, 1.0)


def test_an_article_alone_says_so_and_how_sure_it_is() -> None:
    rows = records(concordance_table(*aligned("fr"), "en"))
    assert [(row["relation"], row["certainty"], row["likeness"]) for row in (rows[2], rows[4])] == [
        ("only on the left", 0.75, None),
        ("only on the right", None, None),
    ]


def test_pages_lead_to_the_files() -> None:
    row = concordance_table(*aligned("fr"), "fr").rows[1]
    assert (row[2], row[5]) == (Cell(2, Target("onva.pdf", 2)), Cell(12, Target("cbm.pdf", 12)))


def test_without_pages_there_is_no_link() -> None:
    row = concordance_table(*aligned("fr", pages=False), "fr").rows[1]
    assert (row[2], row[5]) == (Cell(), Cell())


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_a_difference_says_where_it_stands_and_whether_it_matters(language: Language) -> None:
    rows = records(differences_table(*aligned(language), "en"))
    assert [(r["left_article"], r["right_article"], r["kind"], r["weight"]) for r in rows] == [
        ("2", "12", "time limit", "material"),
        ("2", "12", "reference", "harmless"),
    ]
    assert [(r["left_words"], r["right_words"]) for r in rows] == [("30 jours", "40 jours"), ("l'article 4", "")]
    assert rows[1]["reason"] == "the articles they cite answer to each other"
    # The page of the words, not of the article; where a side says nothing, the page of the article.
    assert [(r["left_page"]["page"], r["right_page"]["page"]) for r in rows] == [(2, 12), (3, 12)]


def test_quoted_words_are_in_the_language_of_their_document() -> None:
    cells = differences_table(*aligned("nl"), "fr").cells()[0]
    assert [cell.language for cell in cells if cell.value in ("30 jours", "40 jours")] == ["nl", "nl"]


def test_the_notes_name_the_files_and_count() -> None:
    notes = concordance_table(*aligned("fr"), "en").notes
    assert notes[0] == "Links: 2; articles without a counterpart: 2 on the left, 2 on the right."
    assert any("onva.pdf" in note for note in notes) and any("cbm.pdf" in note for note in notes)
