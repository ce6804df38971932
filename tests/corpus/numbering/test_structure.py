"""The structure of a file: headings, articles and text, contents without page numbers, headings below their label."""

from __future__ import annotations

import pytest

from corpus.block import Block, Style
from corpus.numbering.structure import structure

BODY = "Le Fonds exerce ses missions avec soin et rend compte de son action au Ministre, chaque année, par un rapport."


def read(lines: list[str], language: str = "fr", bold: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    """(kind, text) of every item; a heading or article shows its number first."""
    blocks = [Block("text", t, style=Style(size=10, bold=t in bold)) for t in lines]
    found = []
    for item in structure(blocks, (), [language] * len(blocks)).items:
        num = item.heading.num if item.heading else item.article.num if item.article else ""
        found.append((item.kind, " ".join((num, blocks[item.block].text[item.start : item.end].strip()[:30])).strip()))
    return found


@pytest.mark.parametrize(
    ("lines", "language", "expected"),
    [
        pytest.param(
            ["CHAPITRE II", "Missions", "Article 4", BODY], "fr",
            [("heading", "II Missions"), ("article", "4"), ("text", BODY[:30])],
            id="a heading on the line below its label",
        ),
        pytest.param(
            ["HOOFDSTUK II. – Opdrachten", "Artikel 4. Het Fonds oefent zijn opdrachten uit."], "nl",
            [("heading", "II Opdrachten"), ("article", "4 Het Fonds oefent zijn opdracht")],
            id="label, number and heading on one line",
        ),
        pytest.param(
            [f"{BODY} CHAPITRE II. - Missions du Fonds Article 4 {BODY} Article 5 {BODY}"], "fr",
            [("text", BODY[:30]), ("heading", "II Missions du Fonds"), ("article", f"4 {BODY[:30]}"), ("article", f"5 {BODY[:30]}")],
            id="printed inline",
        ),
        pytest.param(
            ["Deuxième partie. Moyens", "Objectif stratégique 3 : – servir chacun", "Article 9", BODY], "fr",
            [("heading", "2 Moyens"), ("heading", "3 servir chacun"), ("article", "9"), ("text", BODY[:30])],
            id="an ordinal before its label; two separators",
        ),
        pytest.param(
            ["Strategische doelstelling 3: elkeen dienen", "Artikel 9", "Het Fonds dient elkeen."], "nl",
            [("heading", "3 elkeen dienen"), ("article", "9"), ("text", "Het Fonds dient elkeen.")],
            id="an objective in Dutch",
        ),
        pytest.param(
            ["ARTICLE 3", BODY, "Articles 4 à 6 (abrogés)", "ARTICLE 7", BODY], "fr",
            [("article", "3"), ("text", BODY[:30]), ("article", "4-6 (abrogés)"), ("article", "7"), ("text", BODY[:30])],
            id="articles that are no more",
        ),
        pytest.param(
            ["EERSTE ARTIKEL", "Het Fonds dient elkeen.", "Artikel 2 (opgeheven)", "Artikelen 3 tot 5 [vernietigd]"], "nl",
            [("article", "1"), ("text", "Het Fonds dient elkeen."), ("article", "2 (opgeheven)"), ("article", "3-5 [vernietigd]")],
            id="the ordinal before the word; one that is no more",
        ),
        pytest.param(
            ["Premier article du contrat, il en fixe la durée."], "fr", [("text", "Premier article du contrat, il")],
            id="a sentence that begins with such words",
        ),
        pytest.param(
            ["Le chapitre 2 de la loi vaut ici. Chapitre 3 de la loi aussi."], "fr", [("text", "Le chapitre 2 de la loi vaut i")],
            id="cited divisions",
        ),
    ],
)  # fmt: skip
def test_items(lines: list[str], language: str, expected: list[tuple[str, str]]) -> None:
    assert read(lines, language) == expected


@pytest.mark.parametrize(
    ("headings", "numbers"),
    [
        # Numbers without any sign behind them, as text programs set them: they count on, ...
        (["1 Missions", "2 Moyens", "3 Suivi"], ["1", "2", "3"]),
        # ... or those below them show what they are.
        (["1 Opdrachten", "1.1 Onthaal", "1.2 Termijnen"], ["1", "1.1", "1.2"]),
        (["Taken", "1 Opdrachten", "1.1 Onthaal", "2 Middelen"], ["", "1", "1.1", "2"]),
        # Numbers of something else.
        (["2 jours de télétravail", "4 agents"], ["", ""]),
        (["12 mesures pour demain", "1 guichet pour tous"], ["", ""]),
    ],
)
def test_headings_with_bare_numbers(headings: list[str], numbers: list[str]) -> None:
    found = read([line for heading in headings for line in (heading, BODY)], bold=tuple(headings))
    shown = [h if n and h.startswith(n) else f"{n} {h}".strip() for h, n in zip(headings, numbers, strict=True)]
    assert [text for kind, text in found if kind == "heading"] == shown


def test_a_table_of_contents_without_page_numbers_is_not_read_as_articles() -> None:
    contents = ["HOOFDSTUK 1. - Bepaling", "Art. 1", "HOOFDSTUK 2. - Definities", "Art. 2", "HOOFDSTUK 3. - Opdrachten"]
    contents += ["Art. 3-4", "HOOFDSTUK 4. - Slot", "Art. 5"]
    text = [line for n in range(1, 6) for line in (f"Art. {n}. Het Fonds handelt zorgvuldig en antwoordt.",)]
    items = read([*contents, "Tekst van de wet, zoals hij luidt.", *text], "nl")
    assert [k for k, _ in items[:8]] == ["contents"] * 8
    assert [t.split()[0] for k, t in items if k == "article"] == ["1", "2", "3", "4", "5"]


@pytest.mark.parametrize(
    ("text", "language", "bold", "expected"),
    [
        # bold behind the label, then the text on the same line: a heading
        (f"Article 4. Missions {BODY}", "fr", "Article 4. Missions ", [("article", "4 Missions"), ("text", BODY[:30])]),
        ("Artikel 4. Opdrachten Het Fonds dient elkeen.", "nl", "Artikel 4. Opdrachten ", [("article", "4 Opdrachten"), ("text", "Het Fonds dient elkeen.")]),
        # only the label is bold: no heading
        ("Artikel 4. Het Fonds dient elkeen.", "nl", "Artikel 4. ", [("article", "4 Het Fonds dient elkeen.")]),
        # bold goes on into the middle of the sentence: it stresses words, and heads nothing
        ("Article 4. Le Fonds dient chacun.", "fr", "Article 4. Le Fonds ", [("article", "4 Le Fonds dient chacun.")]),
        # all of it is bold: nothing is left for a text
        ("Article 4. Missions", "fr", "Article 4. Missions", [("article", "4 Missions")]),
    ],
)  # fmt: skip
def test_a_heading_in_bold_runs_into_its_article(
    text: str, language: str, bold: str, expected: list[tuple[str, str]]
) -> None:
    block = Block("text", text, style=Style(size=10, bold_until=len(bold)))
    found = [
        (
            item.kind,
            " ".join(
                ((item.article.num if item.article else ""), text[item.start : item.end].strip(" .")[:30])
            ).strip(),
        )
        for item in structure([block], (), [language]).items
    ]
    assert [(k, t.strip(" .")) for k, t in found] == [(k, t.strip(" .")) for k, t in expected]
