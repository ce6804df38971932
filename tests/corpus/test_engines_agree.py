"""The fast engine against the reference: the same words, in the same order, in the same places and type."""

from __future__ import annotations

from difflib import SequenceMatcher
from pathlib import Path

import pytest

from corpus.engines import pages
from corpus.page import Word
from tests.corpus import pdfs

ROOT = Path(__file__).parents[2]
CROP = (80.0, 300.0, 400.0, 780.0)
TEXTS = pdfs.both(pdfs.lines(pdfs.FRENCH, pdfs.DUTCH), pdfs.ruled)

FIXTURES = {
    "french": pdfs.typeset(pdfs.lines(pdfs.FRENCH, "déf\ufb01nitif", "le rap\u00ad", "port-type")),
    "dutch": pdfs.typeset(pdfs.lines(pdfs.DUTCH, "de overeen-", "komst", font="Times-Roman", size=9)),
    "faces": pdfs.typeset(pdfs.faces),
    "no descent": pdfs.without_descent(pdfs.typeset(pdfs.lines("Règlement équitable", "un Ego pâle jugé", size=22))),
    "raised": pdfs.typeset(pdfs.raised),
    "scaled": pdfs.typeset(pdfs.scaled),
    "slanted": pdfs.typeset(pdfs.slanted),
    "positioned": pdfs.typeset(pdfs.positioned),
    "shuffled": pdfs.typeset(pdfs.shuffled),
    "skewed": pdfs.typeset(pdfs.skewed),
    "watermark": pdfs.typeset(pdfs.watermark),
    "doubled": pdfs.typeset(pdfs.doubled),
    "form": pdfs.typeset(pdfs.in_a_form),
    "ocr layer": pdfs.typeset(pdfs.both(pdfs.picture(), pdfs.invisible)),
    "drawn letters": pdfs.drawn_letters(),
    "crop": pdfs.turned(pdfs.typeset(TEXTS), 0, CROP),
    "turn 90": pdfs.turned(pdfs.typeset(TEXTS), 90),
    "turn 180": pdfs.turned(pdfs.typeset(TEXTS), 180, CROP),
    "turn 270": pdfs.turned(pdfs.typeset(TEXTS), 270, CROP),
}

AGREED = 0.999
"""Of the words of real files. On the 150,000 words of those in ../shared it is 0.99999: two words differ, where a blank
is printed on top of "3ème" and pdfplumber, which goes by drawing order, cuts there. Fonts without any encoding differ
more: each engine guesses in its own way what the signs mean and how wide they are."""


def style(word: Word) -> tuple[object, ...]:
    return word.font, round(word.size, 1), word.bold, word.italic, word.raised


@pytest.mark.parametrize("name", FIXTURES)
def test_on_fixtures(tmp_path: Path, name: str) -> None:
    path = tmp_path / "proef.pdf"
    path.write_bytes(FIXTURES[name])
    (fast,), (reference,) = pages(path), pages(path, "pdfplumber")
    assert len(fast.words) > 2
    assert [word.text for word in fast.words] == [word.text for word in reference.words]
    assert [style(word) for word in fast.words] == [style(word) for word in reference.words]
    for mine, yours in zip(fast.words, reference.words, strict=True):
        assert mine[1:5] == pytest.approx(yours[1:5], abs=1)
    for rule, other in zip(fast.rules, reference.rules, strict=True):
        assert rule == pytest.approx(other, abs=0.5)
    assert (fast.width, fast.height, fast.notes) == (reference.width, reference.height, reference.notes)
    assert fast.image_share == pytest.approx(reference.image_share, abs=0.01)


def real() -> list[Path]:
    folders = ("samples/pdf", "../shared/contracts", "../shared/wild/pdf")
    return sorted(path for folder in folders for path in (ROOT / folder).glob("*.pdf"))


@pytest.mark.shared
@pytest.mark.skipif(not real(), reason="neither samples/pdf nor ../shared is there")
@pytest.mark.parametrize("path", real(), ids=lambda path: path.name)
@pytest.mark.parametrize(("first", "last"), [(1, 8), (58, 66)])
def test_on_real_files(path: Path, first: int, last: int) -> None:
    """Opening pages, and those where annexes with tables stand in the long files; the whole takes minutes."""
    same = total = 0
    for fast, reference in zip(pages(path, "pdfium", first, last), pages(path, "pdfplumber", first, last), strict=True):
        left, right = [word.text for word in fast.words], [word.text for word in reference.words]
        blocks = SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks()
        pairs = [(fast.words[a + n], reference.words[b + n]) for a, b, size in blocks for n in range(size)]
        assert all(style(mine) == style(yours) for mine, yours in pairs)
        assert all(mine[1:5] == pytest.approx(yours[1:5], abs=2) for mine, yours in pairs)
        assert len(fast.rules) == len(reference.rules)
        assert fast.notes == reference.notes
        same, total = same + len(pairs), total + max(len(left), len(right))
    differing = total - same
    assert differing <= max(2, (1 - AGREED) * total)
