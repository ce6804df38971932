"""What is said about pages, and what the outline says about headings."""

from __future__ import annotations

import pytest

from corpus.engines import OutlineEntry
from corpus.layout import blocks
from corpus.messages import say
from tests.corpus.layout.layout_pages import FRENCH, page, set_line, set_paragraph


def test_oddities_of_pages() -> None:
    words = set_line("Le Fonds", 60, 80)
    pages = [
        page(1, words),
        page(2, []),
        page(3, words, ocr=True, confidence=0.61, notes=("engines.image_only",)),
        page(4, words, ocr=True, confidence=0.96, notes=("engines.image_only",)),
        page(5, [], notes=("engines.image_only",)),
        page(6, words, notes=("engines.ocr_layer",)),
    ]
    found = blocks(pages)[1]
    assert [(a.page, a.key, a.grave) for a in found] == [
        (2, "layout.empty_page", False),
        (3, "layout.low_confidence", True),
        (5, "engines.image_only", True),
        (6, "engines.ocr_layer", True),
    ]
    for anomaly in found:
        assert "essai.pdf" in say(anomaly.key, "nl", file="essai.pdf", page=anomaly.page, **dict(anomaly.values))


TITLE = "CHAPITRE II – Des engagements"


@pytest.mark.parametrize(
    ("printed", "entry", "levels"),
    [
        ([TITLE], OutlineEntry(2, TITLE, 1, 80), [2]),
        ([TITLE], OutlineEntry(2, "Chapitre II  -  Des  engagements", 1), [2]),  # case, dashes, blanks
        (["CHAPITRE II", "Des engagements"], OutlineEntry(2, TITLE, 1), [2, 2]),  # over two lines
        ([TITLE], OutlineEntry(2, TITLE, 2), [None]),  # on another page
        ([TITLE], OutlineEntry(2, "Annexe", 1), [None]),
        ([TITLE], OutlineEntry(2, TITLE), [None]),  # leads nowhere
    ],
)
def test_bookmarks_give_levels(printed: list[str], entry: OutlineEntry, levels: list[int | None]) -> None:
    heads = [word for i, text in enumerate(printed) for word in set_line(text, 60, 80 + 30 * i, 14, bold=True)]
    body, _ = set_paragraph(f"{FRENCH}.", 180)
    second, _ = set_paragraph(f"Autre. {FRENCH}.", 80)
    found = blocks([page(1, [*heads, *body]), page(2, second)], [entry])[0]
    assert [b.level for b in found] == [*levels, None, None]


def test_no_pages_make_no_blocks() -> None:
    assert blocks([]) == ((), ())
