"""Line numbers in the margin of a draft; and columns of numbers that are none."""

from __future__ import annotations

import pytest

from corpus.layout.margin import without_line_numbers
from corpus.page import Word
from tests.corpus.layout.layout_pages import LEFT, set_line

TEXT = "Le Fonds rend compte de la gestion des crédits qui lui sont confiés"


def _body(count: int) -> list[Word]:
    return [word for i in range(count) for word in set_line(TEXT, LEFT, 100 + 12 * i)]


def _numbers(first: int, step: int, count: int, every: int, right: float = 50) -> list[Word]:
    """Numbers flush right at `right`, beside each line or each `every`th."""
    found = []
    for i in range(count):
        text = str(first + i * step)
        found += set_line(text, right - 3 * len(text), 102 + 12 * (every * (i + 1) - 1), 6)
    return found


@pytest.mark.parametrize(
    ("numbers", "taken"),
    [
        pytest.param(_numbers(1, 1, 20, 1), True, id="each line"),
        pytest.param(_numbers(95, 1, 20, 1), True, id="counting through the pages, from two digits to three"),
        pytest.param(_numbers(5, 5, 4, 5), True, id="each fifth line"),
        pytest.param(_numbers(1, 1, 20, 1, right=560), True, id="on the right"),
        pytest.param(_numbers(5, 5, 10, 5), True, id="printed down the page, beyond its last line"),
        # A list whose numbers have no sign behind them, in the midst of a page.
        pytest.param(_numbers(1, 1, 6, 1), False, id="a short list"),
        # Paragraphs of five lines with a number each: these are numbers of the text.
        pytest.param(_numbers(1, 1, 4, 5), False, id="numbered paragraphs"),
        # Years, and numbers that do not count.
        pytest.param(set_line("2022", 26, 100, 6) + set_line("2025", 26, 148, 6), False, id="two years"),
        pytest.param([w for i, n in enumerate((4, 9, 2, 7, 7, 1)) for w in set_line(str(n), 44, 100 + 12 * i, 6)], False, id="marks"),
    ],
)  # fmt: skip
def test_numbers_beside_the_text(numbers: list[Word], taken: bool) -> None:
    left = without_line_numbers(_body(20) + numbers, 842)
    assert [w.text for w in left] == [w.text for w in (_body(20) if taken else _body(20) + numbers)]


def test_a_column_of_a_table_stays() -> None:
    """Its numbers count as line numbers do, but stand between other words."""
    rows = [w for i in range(12) for w in set_line(f"Poste {i + 1} euros", LEFT, 100 + 12 * i)]
    assert len(without_line_numbers(rows, 842)) == len(rows)
