"""Damaged files: cut, overwritten, garbled. They give pages or a ReadingError, never another error."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.engines import Engine, outline, pages
from corpus.errors import ReadingError
from tests.corpus import pdfs

WHOLE = (
    pdfs.turned(pdfs.typeset(pdfs.both(pdfs.lines(pdfs.FRENCH), pdfs.ruled), pdfs.in_a_form, pdfs.bookmarked), 90),
    pdfs.encoded({"41": "D835DC9C", "42": "00660069"}, b"aAb B cCd"),
    pdfs.drawn_letters(),
)


def read_all(data: bytes, engine: Engine) -> int:
    """How many pages were read, 0 where the file could not be opened."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "proef.pdf"
        path.write_bytes(data)
        try:
            outline(path)
            return sum(1 for _ in pages(path, engine))
        except ReadingError as error:
            assert error.message("fr")
            return 0


damaged = st.tuples(
    st.sampled_from(WHOLE),
    st.floats(0, 1),
    st.lists(st.tuples(st.floats(0, 0.999), st.binary(min_size=1, max_size=6)), max_size=12),
)


@settings(max_examples=120, deadline=None)
@given(damaged, st.sampled_from(("pdfium", "pdfplumber")))
def test_damage_is_survived(case: tuple[bytes, float, list[tuple[float, bytes]]], engine: Engine) -> None:
    whole, cut, patches = case
    data = bytearray(whole)
    for place, patch in patches:
        start = int(place * len(data))
        data[start : start + len(patch)] = patch
    if cut > 0.5:
        del data[int(cut * len(data)) :]
    assert 0 <= read_all(bytes(data), engine) <= 3


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(("pdfium", "pdfplumber")))
def test_rubbish_is_survived(rubbish: bytes, engine: Engine) -> None:
    assert read_all(b"%PDF-1.7\n" + rubbish, engine) == 0
    assert read_all(rubbish, engine) == 0


def test_undamaged_they_are_read() -> None:
    assert [read_all(data, "pdfium") for data in WHOLE] == [3, 1, 1]
