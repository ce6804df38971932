"""Columns: reading order in one and two languages, over pages and around full-width lines."""

from __future__ import annotations

import pytest

from corpus.geometry import Box
from corpus.layout import columns
from corpus.page import Word
from tests.corpus.layout.layout_pages import (
    DUTCH,
    FRENCH,
    LEFT,
    RIGHT,
    page,
    read,
    set_centred,
    set_line,
    set_paragraph,
    texts,
)

MIDDLE = (LEFT + RIGHT) / 2


def _column(prose: str, marks: list[str], right: bool, top: float = 80.0, river: float = 16.0) -> list[Word]:
    """Paragraphs, each named by its mark, in the left or right half of the page."""
    x0, x1 = (MIDDLE + river / 2, RIGHT) if right else (LEFT, MIDDLE - river / 2)
    found: list[Word] = []
    for mark in marks:
        words, top = set_paragraph(f"{mark} {prose}.", top, x0, x1, size=8, leading=9.6, justified=True)
        found += words
        top += 5
    return found


def _marks(blocks: list[str]) -> list[str]:
    return [text.split(" ")[0] for text in blocks]


def test_one_language_left_then_right_page_by_page() -> None:
    pages = [
        page(1, _column(FRENCH, ["A", "B"], False) + _column(FRENCH, ["C", "D"], True)),
        page(2, _column(FRENCH, ["E", "F"], False) + _column(FRENCH, ["G"], True)),
    ]
    assert _marks(texts(*pages)) == ["A", "B", "C", "D", "E", "F", "G"]
    assert {block.flow for block in read(*pages)} == {0}


@pytest.mark.parametrize(("left", "right"), [(DUTCH, FRENCH), (FRENCH, DUTCH)])
@pytest.mark.parametrize("ruled", [False, True])
def test_two_languages_all_of_the_left_then_all_of_the_right(left: str, right: str, ruled: bool) -> None:
    rules = [Box(MIDDLE, 70, MIDDLE + 0.5, 700)] if ruled else []
    pages = [
        page(1, _column(left, ["A", "B", "C"], False) + _column(right, ["P", "Q"], True), rules),
        page(2, _column(left, ["D", "E"], False) + _column(right, ["R", "S"], True), rules),
    ]
    found = read(*pages)
    assert _marks([b.text for b in found]) == ["A", "B", "C", "D", "E", "P", "Q", "R", "S"]
    assert [b.flow for b in found] == [0] * 5 + [1] * 4


@pytest.mark.parametrize("white", [4.5, 6.0])
def test_two_languages_in_cells_that_stand_close(white: float) -> None:
    """As in a table without rules: nothing at all crosses the narrow white between its columns."""
    words = _column(FRENCH, ["A", "B", "C"], False) + _column(DUTCH, ["P", "Q", "R"], True)
    edge = max(w.x1 for w in words if w.x0 < MIDDLE - 20)
    shift = min(w.x0 for w in words if w.x0 > MIDDLE) - edge - white
    found = read(page(1, [w._replace(x0=w.x0 - shift, x1=w.x1 - shift) if w.x0 > MIDDLE else w for w in words]))
    assert _marks([b.text for b in found]) == list("ABCPQR")


def test_the_last_lines_of_a_bilingual_run_belong_to_it() -> None:
    first = page(1, _column(DUTCH, ["A", "B"], False) + _column(FRENCH, ["P", "Q"], True))
    left = set_line("A. DUPONT", LEFT, 80, 8)
    right = set_line("Le Secrétaire,", MIDDLE + 8, 80, 8) + set_line("A. DUPONT", MIDDLE + 8, 92, 8)
    after, _ = set_paragraph(f"Z {DUTCH}.", 80)
    found = read(first, page(2, left + right), page(3, after))
    assert [b.text for b in found if b.page == 2] == ["A. DUPONT", "Le Secrétaire,", "A. DUPONT"]
    assert [b.flow for b in found if b.page == 2] == [0, 1, 1]
    assert [b.flow for b in found if b.page == 3] == [2]


def test_a_paragraph_goes_on_in_its_own_column_over_the_page() -> None:
    words = f"A {DUTCH}".split(" ")
    cut = _column(DUTCH, ["A"], False)[:18]
    rest, _ = set_paragraph(" ".join([*words[18:], "einde."]), 80, LEFT, MIDDLE - 8, 8, 9.6, justified=True)
    # The last line of page 1 is stretched to the edge, as a line in mid-paragraph is.
    foot = max(w.top for w in cut)
    last = [w for w in cut if w.top == foot]
    shift = (MIDDLE - 8 - last[-1].x1) / max(1, len(last) - 1)
    cut = [w for w in cut if w.top != foot] + [
        w._replace(x0=w.x0 + i * shift, x1=w.x1 + i * shift) for i, w in enumerate(last)
    ]
    filler = _column(DUTCH, ["K", "L"], False, top=200)
    pages = [
        page(1, [w._replace(top=w.top - 300 + 180, bottom=w.bottom - 300 + 180) for w in filler]
             + [w._replace(top=w.top + 400, bottom=w.bottom + 400) for w in cut] + _column(FRENCH, ["P", "Q"], True)),
        page(2, rest + _column(DUTCH, ["M"], False, top=160) + _column(FRENCH, ["R", "S"], True)),
    ]  # fmt: skip
    found = [b for b in read(*pages) if b.text.startswith("A ")]
    assert [b.text for b in found] == [f"A {DUTCH} einde."]
    assert {place.span.page for place in found[0].places} == {1, 2}


def test_full_width_lines_cut_the_columns() -> None:
    upper = _column(FRENCH, ["A", "B"], False, top=90) + _column(FRENCH, ["C", "D"], True, top=90)
    lower = _column(FRENCH, ["E", "F"], False, top=320) + _column(FRENCH, ["G", "H"], True, top=320)
    first = set_centred("Contrat d'administration du Fonds des essais et des épreuves", 60, size=14)
    second = set_centred("Seconde partie du contrat, commune à toutes les institutions", 290, size=14)
    found = texts(page(1, first + upper + second + lower))
    assert _marks(found) == ["Contrat", "A", "B", "C", "D", "Seconde", "E", "F", "G", "H"]


def test_text_that_ends_in_the_left_column_keeps_its_width() -> None:
    pages = [
        page(1, _column(FRENCH, ["A", "B", "C"], False) + _column(FRENCH, ["D", "E", "F"], True)),
        page(2, _column(FRENCH, ["G", "H"], False)),
    ]
    assert _marks(texts(*pages)) == list("ABCDEFGH")


@pytest.mark.parametrize(
    "words",
    [
        # names with their offices: two blocks side by side, too short for columns of text
        [
            *set_line("Pour l'État,", 60, 80), *set_line("Pour le Fonds,", 330, 80),
            *set_line("Le Ministre", 60, 92), *set_line("La présidente", 330, 92),
        ],
        set_paragraph(FRENCH + ".", 80)[0],
    ],
)  # fmt: skip
def test_no_columns_where_there_are_none(words: list[Word]) -> None:
    assert len(columns([page(1, words)])) == 1
