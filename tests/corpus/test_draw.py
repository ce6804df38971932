"""The picture of a page with its boxes."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from corpus.draw import COLOURS, draw
from corpus.errors import ReadingError
from corpus.geometry import Span
from tests.corpus.pdfs import FRENCH, HEIGHT, WIDTH, typeset


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    path = tmp_path / "acte.pdf"
    path.write_bytes(typeset(lambda sheet: (sheet.setFont("Vera", 11), sheet.drawString(72, 700, FRENCH))))
    return path


def _colours(path: Path) -> set[tuple[int, ...]]:
    with Image.open(path) as image:
        return {colour for _, colour in image.convert("RGB").getcolors(1 << 24) or []}  # type: ignore[misc]


def test_each_layer_has_its_colour_and_the_page_its_size(pdf: Path, tmp_path: Path) -> None:
    out = tmp_path / "images" / "page.png"
    draw(pdf, 1, out, [("Art. 1", [Span(1, 72, 130, 300, 145)])], scale=2.0)
    with Image.open(out) as image:
        assert image.format == "PNG"
        assert image.width == round(2 * WIDTH)
        assert image.height > round(2 * HEIGHT)  # the legend stands below the page
    assert set(COLOURS.values()) <= _colours(out)


def test_provisions_of_other_pages_are_not_drawn(pdf: Path, tmp_path: Path) -> None:
    draw(pdf, 1, tmp_path / "page.png", [("Art. 9", [Span(4, 72, 130, 300, 145)])])
    assert COLOURS["provision"] not in _colours(tmp_path / "page.png")


def test_a_box_is_drawn_where_its_words_stand(pdf: Path, tmp_path: Path) -> None:
    out = tmp_path / "page.png"
    draw(pdf, 1, out, scale=1.0)
    with Image.open(out) as image:
        rows = [y for y in range(int(HEIGHT)) if image.getpixel((200, y)) == COLOURS["block"]]
    baseline = HEIGHT - 700
    assert rows and min(rows) < baseline < max(rows) < baseline + 12


def test_a_page_that_is_not_there_is_one_clear_line_and_no_file(pdf: Path, tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match=r"acte\.pdf.*2"):
        draw(pdf, 2, tmp_path / "page.png")
    assert not (tmp_path / "page.png").exists()
