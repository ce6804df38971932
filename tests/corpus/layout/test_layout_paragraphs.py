"""Lines to paragraphs: what opens one and what does not. A row holds the lines and how they join."""

from __future__ import annotations

import pytest

from corpus.layout.markers import marker
from corpus.page import Word
from tests.corpus.layout.layout_pages import (
    DUTCH,
    FRENCH,
    LEFT,
    page,
    read,
    set_centred,
    set_line,
    set_lines,
    set_paragraph,
    texts,
)

FILL = "mot " * 23 + "fin"
"""Fills a line: the next word would not have fitted."""


def _prose(*items: tuple[str, dict[str, float | bool]], gap: float = 0.0, **common: float | bool) -> list[Word]:
    found: list[Word] = []
    top = 80.0
    for text, more in items:
        words, top = set_paragraph(text, top, **{**common, **more})  # type: ignore[arg-type]
        found += words
        top += gap
    return found


PROSE = [f"Un. {FRENCH}.", f"Deux. {FRENCH}, puis {FRENCH}.", f"Trois. {DUTCH} en taken.", f"Quatre. {FRENCH} ;"]


@pytest.mark.parametrize(
    ("gap", "common"),
    [
        (6.0, {}),
        (6.0, {"justified": True}),
        (3.0, {"leading": 10.0, "justified": True}),  # set solid
        (9.0, {"leading": 18.0}),  # one and a half
        (0.0, {"indent": 18.0, "justified": True}),  # as in a book: no white, first lines indented
        (0.0, {"indent": 18.0}),
        (0.0, {}),  # nothing but the ends of lines that leave room
        (0.0, {"justified": True}),
    ],
)
@pytest.mark.parametrize("noisy", [False, True])
def test_paragraphs_in_several_settings(gap: float, common: dict[str, float | bool], noisy: bool) -> None:
    words = _prose(*[(text, {}) for text in PROSE], gap=gap, **common)
    if noisy:  # a scan knows no fonts, and its boxes are a little off
        words = [w._replace(font="", x0=w.x0 + (i % 3 - 1) * 0.7, x1=w.x1 + (i % 2) * 0.7) for i, w in enumerate(words)]
    assert texts(page(1, words, ocr=noisy)) == PROSE


LIST = [
    "Les parties conviennent de ce qui suit :",
    f"1° {FRENCH} ;",
    "2° la permanence téléphonique ;",
    f"a) {FRENCH} ;",
    f"- {FRENCH}",
    "- les délais.",
    f"Elles {FRENCH}.",
]


@pytest.mark.parametrize(
    "hanging",
    [
        {"hanging": 14.0},
        {"indent": 10.0, "hanging": 24.0},
        {"indent": 12.0},  # first line indented only
    ],
)
def test_list_items_with_hanging_and_other_indents(hanging: dict[str, float]) -> None:
    words = _prose(*[(text, {} if text[0] in "LE" else dict(hanging)) for text in LIST])
    assert texts(page(1, words)) == LIST


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        # a marker in mid-sentence at the start of a line: no new paragraph without evidence
        ([FILL + " selon l'article", "8, § 3, de la loi."], 1),
        ([FILL + " visées au", "§ 2. Fin."], 1),
        ([FILL + " et", "1° la suite."], 1),
        # a sign that French sets a blank before, broken off: it opens nothing
        ([FILL, "; ensuite"], 1),
        (["1° le Fonds agit à temps", "; et il répond."], 1),
        (["Le Fonds agit", "... et il répond."], 2),
        # with it: the line before ends a sentence, an item, an introduction
        ([FILL + " donnée.", "§ 2. Le reste suit."], 2),
        ([FILL + " suivant :", "1° la suite."], 2),
        ([FILL + " rendu ;", "b) la suite."], 2),
        ([FILL + " klaar.", "Artikel 9. Het vervolg."], 2),
        # a label alone stays alone
        (["Art. 2", FILL + " mot."], 2),
        (["Artikel 56", "Het Fonds bezorgt het verslag."], 2),
        # a line broken early before a lower-case word goes on; before a capital it does not
        (["mot " * 20 + "vers", "https://www.example.be/une/adresse/assez/longue/pour/aller/a/la/ligne"], 1),
        (["Le Ministre des Essais,", "A. DUPONT"], 2),
    ],
)
def test_markers_and_line_ends(lines: list[str], joined: int) -> None:
    assert len(texts(page(1, set_lines([FILL, *lines, FILL], top=80)))) >= joined
    found = texts(page(1, set_lines(["X " + FILL[4:], *lines])))
    assert len([t for t in found if any(part in t for part in (lines[0][-12:], lines[1]))]) == joined


def test_headings_over_two_lines_are_one_and_two_headings_are_two() -> None:
    body, _ = set_paragraph(f"{FRENCH}.", 200)
    one = set_centred("CHAPITRE II. - Des engagements que prennent l'État et le Fonds dans", 80, size=12)
    one += set_centred("l'exécution du contrat", 94, size=12)
    two = set_centred("Section 1re. - Des délais", 130, size=10)
    three = set_centred("Section 2. - Des mesures", 160, size=10)
    found = texts(page(1, one + two + three + body))
    assert found[:3] == [
        "CHAPITRE II. - Des engagements que prennent l'État et le Fonds dans l'exécution du contrat",
        "Section 1re. - Des délais",
        "Section 2. - Des mesures",
    ]


def test_a_bold_heading_without_white_below_is_not_of_the_text() -> None:
    heading = set_line("Missions du Fonds", LEFT, 80, bold=True)
    body, _ = set_paragraph(f"{FRENCH}.", 92)
    assert texts(page(1, heading + body)) == ["Missions du Fonds", f"{FRENCH}."]


def test_a_bold_label_is_part_of_its_paragraph() -> None:
    words, _ = set_paragraph(f"Art. 4. {FRENCH}.", 80)
    words[:2] = [w._replace(bold=True) for w in words[:2]]
    (block,) = read(page(1, words))
    assert block.style.bold_until == len("Art. 4.")
    assert not block.style.bold


@pytest.mark.parametrize(
    ("end", "start", "joined"),
    [
        ("jusqu'à la", "fin du mois.", True),
        ("donnée.", "Une autre phrase ouvre la page.", False),
        ("donnée.", "2° un autre point ;", False),
        ("selon le", "2° de l'article.", False),  # a marker: nothing on the new page shows that it runs on
        ("goed-", "keuring van het verslag.", True),
    ],
)
def test_over_the_page(end: str, start: str, joined: bool) -> None:
    first = set_lines(["X " + FILL[4:], "mot " * 21 + end])
    second = set_lines([start])
    assert len(texts(page(1, first), page(2, second))) == (1 if joined else 2)


def test_style_tells_indents_gap_and_centring() -> None:
    heading = set_centred("Objectifs", 80, size=14)
    item, top = set_paragraph(f"- {FRENCH}.", 110, indent=12, hanging=20)
    body, _ = set_paragraph(f"{FRENCH}.", top + 5)
    first, second, third = read(page(1, heading + item + body))
    assert (first.style.centred, first.style.bold, first.style.size) == (True, True, 14)
    assert (second.style.indent, second.style.hanging, second.style.gap) == (12, 8, 16)
    assert (third.style.indent, third.style.hanging, third.style.gap, third.style.centred) == (0, 0, 7, False)


@pytest.mark.parametrize(
    "text",
    ["1° mot", "12°bis", "§ 1er.", "§§ 2 en 3", "a) mot", "(b) mot", "- mot", "• mot", "o mot", "1. mot", "2.1.3. mot",
     "2.1 mot", "iv) mot", "Art. 3.", "Artikel 56", "ARTICLE 4", "CHAPITRE IV", "Hoofdstuk 2", "3- mot", "1) mot"],
)  # fmt: skip
def test_markers(text: str) -> None:
    assert marker().match(text)


@pytest.mark.parametrize(
    "text", ["2022 werd", "Le Fonds", "A. DUPONT", "article premier", "1.250 euros", "on va", "-5 %"]
)
def test_no_markers(text: str) -> None:
    assert not marker().match(text)


def test_a_title_across_an_empty_neighbour_column_does_not_make_the_lines_below_short() -> None:
    words, below = (
        list(set_line("Contrat entre l'Etat et le Fonds des temps anciens, et ainsi de suite", LEFT, 50)),
        80.0,
    )
    for text in PROSE:
        lines, below = set_paragraph(text, below, x1=LEFT + 220, indent=14.0, justified=True)
        words += lines
    assert texts(page(1, words))[1:] == PROSE


def test_two_titles_in_slightly_larger_type_stay_two() -> None:
    """All that shows how far the lines of such titles stand apart is the white between two of them."""
    body, top = set_paragraph(f"{FRENCH}. {FRENCH}.", 80)
    for name in ("Chapitre des missions", "De leur contenu"):
        body += set_line(name, 200 + len(name), top + 9, 10.8)
        top += 21
    body += set_paragraph(f"{FRENCH}, enfin.", top + 9)[0]
    assert texts(page(1, body))[1:3] == ["Chapitre des missions", "De leur contenu"]


@pytest.mark.parametrize("rest", ["2025 ;", "Moniteur belge ;", "du mois ;"])
def test_a_ragged_item_in_justified_text_goes_on(rest: str) -> None:
    """Its line ends early, but the next word, a number or a name, would not have fitted."""
    body, top = set_paragraph(f"{FRENCH}. {FRENCH}. {FRENCH}.", 80, justified=True)
    item = "- " + "mot " * 23 + "de fin aux"
    words = [*body, *set_line(item, LEFT, top), *set_line(rest, LEFT + 10, top + 12)]
    assert texts(page(1, words))[-1] == f"{item} {rest}"
