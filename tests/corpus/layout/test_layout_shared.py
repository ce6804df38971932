"""Real documents, where they are at hand: facts of their layout, counted by a person."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from corpus import engines
from corpus.block import Block
from corpus.layout import blocks

SHARED = Path(__file__).parents[4] / "shared"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SHARED.is_dir(), reason="the contracts of ../shared are not here"),
]


@cache
def _read(name: str) -> tuple[Block, ...]:
    path = SHARED / name
    return blocks(engines.pages(path), engines.outline(path))[0]


def test_a_report_with_contents_tables_and_a_note() -> None:
    found = _read("contracts/capac-2022-fr.pdf")
    counts = Counter(b.kind for b in found)
    assert (counts["contents"], counts["table"], counts["footnote"]) == (112, 22, 1)
    note = next(i for i, b in enumerate(found) if b.kind == "footnote")
    assert found[note - 1].calls[0][1] == found[note].marker == "1"
    assert not any("/ 62" in b.text for b in found)


def test_a_gazette_reads_one_language_after_the_other() -> None:
    found = _read("contracts/bcss-2022-moniteur.pdf")
    flows = [(b.flow, b.page) for b in found if b.page <= 3]
    assert flows == sorted(flows)
    assert Counter(flow for flow, page in flows if page == 2) == {0: 1, 1: 2}
    assert not any(b.text.startswith("BELGISCH STAATSBLAD") for b in found)
    assert not any(b.text.endswith("-") for b in found if b.kind == "text")


def test_a_web_copy_has_no_furniture_and_no_link_boxes() -> None:
    found = _read("contracts/bcss-2002-web.pdf")
    assert sum("Documents pertinents" in b.raw for b in found) > 10
    assert not any("Documents pertinents" in b.text or "numac 20" in b.text for b in found)
    assert not any("10:41" in b.text for b in found)


@pytest.mark.parametrize("pdf", sorted((SHARED / "wild" / "pdf").glob("*.pdf")), ids=lambda p: p.stem)
def test_unknown_documents_are_read_and_every_offset_leads_back(pdf: Path) -> None:
    for block in _read(f"wild/pdf/{pdf.name}"):
        ends = [0, *(p.end for p in block.places)]
        assert ends == sorted(ends) and ends[-1] <= len(block.text)
        for edit in block.offsets.edits:
            assert 0 <= edit.raw_start <= edit.raw_end <= len(block.raw)
            assert 0 <= edit.text_start <= edit.text_end <= len(block.text)
