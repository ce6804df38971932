"""Pieces of blocks keep their raw text, map and places in step."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corpus.block import Block, Edit, OffsetMap, Place
from corpus.geometry import Span
from corpus.pieces import cut

# "psycho-" + line end joined, a footnote call cut out: raw and clean text differ in two places.
RAW = "Le Fonds veille à la sécu-\nrité1 des données."
TEXT = "Le Fonds veille à la sécurité des données."
MAP = OffsetMap((Edit(25, 27, 25, 25), Edit(31, 32, 29, 29)))
BLOCK = Block(
    "text",
    TEXT,
    RAW,
    MAP,
    (Place(0, 25, Span(1, 0, 0, 250, 10)), Place(25, 42, Span(1, 0, 12, 170, 22))),
    calls=((29, "1"),),
)


def test_the_whole_block() -> None:
    piece = cut(BLOCK)
    assert (piece.text, piece.raw, piece.places, piece.calls) == (TEXT, RAW, BLOCK.places, ((29, "1"),))


def test_a_stretch_over_a_line_end() -> None:
    piece = cut(BLOCK, TEXT.index("sécurité"), TEXT.index(" des"))
    assert (piece.text, piece.raw) == ("sécurité", "sécu-\nrité")
    assert piece.places == (Place(0, 4, Span(1, 210, 0, 250, 10)), Place(4, 8, Span(1, 0, 12, 40, 22)))
    assert piece.calls == ((8, "1"),)


@given(st.integers(0, len(TEXT)), st.integers(0, len(TEXT)))
def test_every_character_stays_where_it_was(a: int, b: int) -> None:
    """Each letter of a piece leads to the same letter of the raw text as it does in the whole block."""
    piece = cut(BLOCK, min(a, b), max(a, b))
    for at, letter in enumerate(piece.text):
        assert piece.raw[piece.offsets.to_raw(at)] == letter
    covered = sum(p.end - p.start for p in piece.places)
    assert covered == len(piece.text)
