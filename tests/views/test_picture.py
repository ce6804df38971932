"""Frames on the picture of a page."""

from __future__ import annotations

import pytest
from PIL import Image

from corpus.geometry import Box
from views.picture import framed, fused

ROWS = [
    # lines of one paragraph, the last one short
    ([(70, 100, 500, 112), (70, 114, 500, 126), (70, 128, 200, 140)], [(70, 100, 500, 140)]),
    # a paragraph that goes on at the top of the next column
    ([(70, 700, 280, 712), (300, 100, 500, 112)], [(70, 700, 280, 712), (300, 100, 500, 112)]),
    # label and text on one line stay as they are: they stand side by side
    ([(70, 100, 90, 112), (95, 100, 500, 112)], [(70, 100, 90, 112), (95, 100, 500, 112)]),
    # far apart
    ([(70, 100, 500, 112), (70, 300, 500, 312)], [(70, 100, 500, 112), (70, 300, 500, 312)]),
    ([], []),
]


@pytest.mark.parametrize(("boxes", "expected"), ROWS)
def test_lines_of_a_paragraph_get_one_frame(
    boxes: list[tuple[float, float, float, float]], expected: list[tuple[float, float, float, float]]
) -> None:
    assert fused(tuple(Box(*b) for b in boxes)) == tuple(Box(*b) for b in expected)


def test_the_frame_is_where_the_box_is_and_the_page_stays() -> None:
    page = Image.new("RGB", (200, 300), "white")
    shown = framed(page, (Box(20, 30, 60, 40),), 2.0)
    assert shown.size == page.size
    assert shown.getpixel((80, 70)) != (255, 255, 255)  # inside, in pixels: twice the points
    assert shown.getpixel((80, 120)) == (255, 255, 255)
    assert page.getpixel((80, 70)) == (255, 255, 255)  # the kept picture is not drawn on
    assert framed(page, (Box(60, 40, 20, 30),), 2.0).tobytes() == shown.tobytes()  # corners the other way round
