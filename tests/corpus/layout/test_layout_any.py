"""Whatever the words and rules of a page: no crash, no word lost, no offset astray."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.geometry import Box
from corpus.layout import blocks, columns
from corpus.page import Page, Word

TEXTS = [
    "le",
    "Fonds",
    "1°",
    "-",
    "…",
    "......",
    "12",
    "l'arrêté",
    "over-",
    "§",
    "2.",
    "Artikel",
    "*",
    "ﬁn",
    "\u2010",
    "(1)",
]

words = st.builds(
    lambda text, x, y, size, width, bold, raised: Word(
        text, x, y, x + width, y + size, "F", size, bold, False, None, (0, 1) if raised else None
    ),
    st.sampled_from(TEXTS),
    st.floats(0, 560),
    st.floats(150, 690),  # outside the bands of heads and feet: what is lost is lost wrongly
    st.sampled_from([6.0, 8.0, 10.0, 10.5, 14.0]),
    st.floats(0.5, 120),
    st.booleans(),
    st.integers(0, 9).map(lambda n: n == 0),
)
rules = st.builds(
    lambda x, y, length, upright: Box(x, y, x + (0.5 if upright else length), y + (length if upright else 0.5)),
    st.sampled_from([60.0, 180.0, 300.0, 420.0]),
    st.sampled_from([160.0, 220.0, 280.0, 400.0]),
    st.sampled_from([60.0, 120.0, 240.0]),
    st.booleans(),
)
pages = st.lists(st.tuples(st.lists(words, max_size=40), st.lists(rules, max_size=14), st.booleans()), max_size=3)


@settings(max_examples=150, deadline=None)
@given(pages)
def test_nothing_is_lost_and_nothing_crashes(content: list[tuple[list[Word], list[Box], bool]]) -> None:
    read = [Page(i + 1, 595, 842, tuple(ws), tuple(rs), ocr=ocr) for i, (ws, rs, ocr) in enumerate(content)]
    found, _ = blocks(read)
    columns(read)
    letters = Counter("".join(w.text for page in read for w in page.words))
    kept = Counter("".join("".join(b.raw.split()) for b in found))
    # Tables resolve hyphens and ligatures before their raw text is made.
    for sign in "-\u2010ﬁfin":
        letters.pop(sign, None)
        kept.pop(sign, None)
    assert letters == kept
    for block in found:
        for place in block.places:
            assert 0 <= place.start <= place.end <= len(block.text)
        for offset, _ in block.calls:
            assert 0 <= offset <= len(block.text)
