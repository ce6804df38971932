"""Tables with and without rules: cells, merged cells, tables over pages; and frames that are no tables."""

from __future__ import annotations

import pytest

from corpus.geometry import Box
from corpus.page import Page, Word
from tests.corpus.layout.layout_pages import DUTCH, FRENCH, grid, page, read, set_line, set_lines, set_paragraph, texts

EDGES = [60.0, 220.0, 380.0, 535.0]
Cells = list[list[str]]


def _filled(rows: Cells, top: float, edges: list[float] = EDGES, height: float = 30.0) -> list[Word]:
    found: list[Word] = []
    for j, row in enumerate(rows):
        for i, cell in enumerate(row):
            found += [w for k, line in enumerate(cell.split("|")) if line
                      for w in set_line(line, edges[i] + 4, top + 3 + height * j + 11 * k)]  # fmt: skip
    return found


def _table(rows: Cells, top: float, edges: list[float] = EDGES, close: bool = True) -> tuple[list[Word], list[Box]]:
    heights = [top + 30.0 * j for j in range(len(rows) + 1)]
    return _filled(rows, top, edges), grid(edges, heights, close)


def _rows(*pages: Page) -> list[tuple[tuple[str, ...], ...]]:
    return [block.rows for block in read(*pages) if block.kind == "table"]


ROWS: Cells = [
    ["Objectif", "Indicateur", "Norme"],
    ["Répondre vite", "Appels pris|en charge", "85 %"],
    ["", "Délai moyen", "3 jours"],
]
CLEAN = (
    ("Objectif", "Indicateur", "Norme"),
    ("Répondre vite", "Appels pris en charge", "85 %"),
    ("", "Délai moyen", "3 jours"),
)


def test_a_ruled_table_between_paragraphs() -> None:
    before, _ = set_paragraph(f"{FRENCH} :", 80)
    words, rules = _table(ROWS, 140)
    after, _ = set_paragraph(f"Suite. {FRENCH}.", 260)
    found = read(page(1, [*before, *after, *words], rules))
    assert [b.kind for b in found] == ["text", "table", "text"]
    assert found[1].rows == CLEAN
    assert found[1].text.startswith("Objectif Indicateur Norme Répondre vite")
    assert found[1].places[0].span[1:] == (60.25, 140.25, 535.25, 170.25)
    assert not any("Indicateur" in t for t in texts(page(1, [*before, *after, *words], rules)))


def test_hyphens_in_cells_are_resolved() -> None:
    words, rules = _table([["Begro-|ting", "in- en|uitvoer", "x"], ["begroting", "2022-|2025", "y"]], 140)
    assert _rows(page(1, words, rules))[0][0] == ("Begroting", "in- en uitvoer", "x")
    assert _rows(page(1, words, rules))[0][1][1] == "2022-2025"


def test_a_merged_cell_stands_in_its_first_place() -> None:
    words = _filled([["Crédits 2023 et 2024", "", "Total"], ["10", "20", "30"]], 140)
    rules = [r for r in grid(EDGES, [140, 170, 200]) if not (r.x0 == 220 and r.top == 140 and r.height > 5)]
    assert _rows(page(1, words, rules)) == [(("Crédits 2023 et 2024", "", "Total"), ("10", "20", "30"))]


def test_a_table_over_the_page_is_one_and_its_head_stands_once() -> None:
    first, rules = _table([ROWS[0], ["a", "b", "1 %"]], 700)
    second, more = _table([ROWS[0], ["c", "d", "2 %"], ["e", "f", "3 %"]], 60)
    assert _rows(page(1, first, rules), page(2, second, more)) == [
        (("Objectif", "Indicateur", "Norme"), ("a", "b", "1 %"), ("c", "d", "2 %"), ("e", "f", "3 %"))
    ]


def test_a_row_that_the_end_of_the_page_cuts_is_one_row() -> None:
    first, rules = _table(
        [["Objectif", "Mesure", "Norme"], ["Traiter les", "Part des demandes", "80 %"]], 740, close=False
    )
    second = _filled([["demandes", "traitées à temps", ""]], 60)
    more = [r for r in grid(EDGES, [60, 90]) if r.height > 5 or r.top == 90]  # no rule above
    assert _rows(page(1, first, rules), page(2, second, more)) == [
        (("Objectif", "Mesure", "Norme"), ("Traiter les demandes", "Part des demandes traitées à temps", "80 %"))
    ]


def test_tables_with_text_between_or_other_columns_are_two() -> None:
    first, rules = _table([["a", "b", "c"]], 740)
    other = [60.0, 300.0, 420.0, 535.0]
    second, more = _table([["d", "e", "f"]], 60, other)
    assert len(_rows(page(1, first, rules), page(2, second, more))) == 2
    third, rest = _table([["d", "e", "f"]], 120)
    between = page(2, [*set_lines(["Art. 3.1.2"], top=80), *third], rest)
    assert len(_rows(page(1, first, rules), between)) == 2


@pytest.mark.parametrize(
    "rules",
    [
        [
            Box(60, 70, 535, 70.5),
            Box(60, 90, 535, 90.5),
            Box(60, 110, 535, 110.5),
            Box(60, 130, 535, 130.5),
        ],  # lines only
        grid([55, 540], [70, 300]),  # a frame around a paragraph
        [Box(297, 70, 297.5, y) for y in (100, 200, 300, 400)],  # the rule between two columns
    ],
)
def test_frames_and_lone_rules_are_no_table(rules: list[Box]) -> None:
    words, _ = set_paragraph(f"{FRENCH}. {FRENCH}.", 80)
    assert texts(page(1, words, rules)) == [f"{FRENCH}. {FRENCH}."]


def test_two_languages_in_boxes_are_columns_not_cells() -> None:
    words: list[Word] = []
    heights, top = [80.0], 80.0
    for i in range(5):
        left, a = set_paragraph(f"{i} {FRENCH}.", top + 4, 64, 290, 8, 9.6)
        right, b = set_paragraph(f"{i} {DUTCH}.", top + 4, 302, 530, 8, 9.6)
        words += left + right
        top = max(a, b) + 4
        heights.append(top)
    found = read(page(1, words, grid([60, 296, 535], heights)))
    assert [(b.flow, b.text[:6]) for b in found] == [(0, f"{i} Le F") for i in range(5)] + [
        (1, f"{i} Het ") for i in range(5)
    ]


AMOUNTS = [["", "2023", "2024"], ["Dépenses de personnel", "3.502 €", "3.722 €"], ["Fonctionnement", "798 €", "1.242 €"],
           ["Investissements", "65 €", "80 €"], ["Total", "4.365 €", "5.044 €"]]  # fmt: skip


def test_amounts_without_rules_are_a_table() -> None:
    before, _ = set_paragraph(f"{FRENCH} :", 80)
    words = _filled(AMOUNTS, 120, height=14)
    assert _rows(page(1, [*before, *words])) == [tuple(tuple(row) for row in AMOUNTS)]


@pytest.mark.parametrize(
    "rows",
    [
        [
            ["Le Ministre", "La présidente"],
            ["A. DUPONT", "B. JANSSEN"],
            ["Bruxelles", "Bruxelles"],
            ["12 mai", "13 mai"],
        ],
        [["1.", "Le Fonds informe"], ["2.", "Le Fonds répond"], ["3.", "Le Fonds publie"], ["4.", "Le Fonds archive"]],
        [["-", "un avis"], ["-", "un rapport"], ["-", "un budget"], ["-", "un plan"]],
        [["a", "12"], ["b", "14"]],  # too few rows
    ],
)
def test_signatures_and_lists_are_no_table(rows: Cells) -> None:
    edges = [60.0, 84.0, 535.0] if len(rows[0][0]) < 3 else [60.0, 300.0, 535.0]
    assert _rows(page(1, _filled(rows, 120, edges, height=14))) == []


def test_justified_prose_with_wide_spaces_is_no_table() -> None:
    words, _ = set_paragraph(" ".join([FRENCH] * 4), 80, 60, 180, justified=True)
    assert _rows(page(1, words)) == []


def test_the_lines_of_a_plan_are_no_table() -> None:
    rules = [Box(60 + 3 * i, 60, 60.5 + 3 * i, 780) for i in range(150)]
    rules += [Box(60, 60 + 4 * i, 520, 60.5 + 4 * i) for i in range(150)]
    words, _ = set_paragraph(f"{FRENCH}.", 90)
    assert texts(page(1, words, rules)) == [f"{FRENCH}."]
