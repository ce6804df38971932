"""Cleaning: what goes out of a text, and offsets that lead back to the raw one."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from corpus.cleaning import clean

FR = (
    "Documents pertinents retrouvés type loi prom. 01/03/2003 pub. 05/03/2003 numac 2003012345 source service public "
    "federal des essais Loi relative aux épreuves. - Traduction allemande"
)
NL = (
    "Relevante gevonden documenten type wet prom. 01/03/2003 pub. 05/03/2003 numac 2003012345 bron federale overheids"
    "dienst proeven Wet betreffende de proeven. - Duitse vertaling"
)
SECOND = " type loi prom. 01/03/2003 pub. 09/09/2009 numac 2009A54321 source ministere des essais Loi modifiée"


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        # the blank that the box swallowed is put back
        (f"la loi du 1er mars 2003{FR} fermer relative aux essais", "la loi du 1er mars 2003 relative aux essais"),
        (f"de wet van 1 maart 2003{NL} sluiten betreffende de proeven", "de wet van 1 maart 2003 betreffende de proeven"),
        (f"la loi du 1er mars 2003 {FR} fermer relative", "la loi du 1er mars 2003 relative"),
        (f"la loi du 1er mars 2003{FR} fermerrelative", f"la loi du 1er mars 2003{FR} fermerrelative"),  # no closing word
        (f"la loi{FR} fermer, les mots", "la loi, les mots"),
        (f"la loi{FR} fermer.", "la loi."),
        (f"la loi{FR} fermer » après", "la loi » après"),
        (f"{FR} fermer La loi", "La loi"),
        (f"Vu la loi{FR} fermer", "Vu la loi"),
        (f"Vu la loi {FR} fermer {FR} fermer", "Vu la loi"),
        # several acts in one box, two boxes in a row, a box in a box
        (f"la loi{FR}{SECOND}{SECOND} fermer relative", "la loi relative"),
        (f"la loi{FR} fermer{FR} fermer relative", "la loi relative"),
        (f"la loi{FR} fermer et la loi{FR} fermer relative", "la loi et la loi relative"),
        (f"la loi{FR}{FR} fermer Loi fermer relative", "la loi relative"),
        # over lines and a page
        (f"la loi{FR.replace(' ', chr(10), 6)}\nfermer\nrelative", "la loi relative"),
        # not boxes: the phrase alone, the closing word alone, a box that never closes
        ("Documents pertinents retrouvés par le Fonds, à fermer avant midi", None),
        ("le Fonds peut fermer un bureau", None),
        ("het Fonds kan een kantoor sluiten", None),
        (f"la loi{FR} et la suite", None),
        # blanks, ligatures, accents
        ("a\u00a0b\u202fc  d\te", "a b c d e"),
        (" a b ", "a b"),
        ("la \ufb01n de l'a\ufb00aire", "la fin de l'affaire"),
        ("e\u0301te\u0301", "été"),
        ("sou\u00adligné\u200b ici", "souligné ici"),
        ("cœur, 1er, m², § 2", None),  # nothing to clean
        ("", ""),
    ],
)  # fmt: skip
def test_clean(raw: str, text: str | None) -> None:
    assert clean(raw)[0] == (raw if text is None else text)


def test_offsets_lead_over_a_box() -> None:
    raw = f"la loi{FR} fermer relative"
    text, offsets = clean(raw)
    at = text.index("relative")
    assert offsets.to_raw(at) == raw.rindex("relative")
    assert offsets.to_text(raw.index("numac")) == text.index(" relative")
    assert offsets.to_text(raw.rindex("relative")) == at


pieces = st.sampled_from(
    [
        "mot",
        " ",
        "  ",
        "\u00a0",
        "\n",
        "\ufb01",
        "e\u0301",
        "\u00ad",
        "§ 2",
        ",",
        FR,
        " fermer",
        "fermer ",
        NL,
        "sluiten",
    ]
)


@settings(deadline=None)  # machines may be busy
@given(st.lists(pieces, max_size=14).map("".join) | st.text(max_size=60))
@example(f"{FR} fermer")
@example("\u0301")
def test_the_map_accounts_for_every_character(raw: str) -> None:
    text, offsets = clean(raw)
    at = length = 0
    for edit in offsets.edits:
        assert at <= edit.raw_start <= edit.raw_end and length <= edit.text_start <= edit.text_end
        assert raw[at : edit.raw_start] == text[length : edit.text_start]
        at, length = edit.raw_end, edit.text_end
    assert raw[at:] == text[length:]
    edited = [range(e.text_start, e.text_end) for e in offsets.edits]
    for i in range(len(text)):
        if not any(i in stretch for stretch in edited):
            assert raw[offsets.to_raw(i)] == text[i]
            assert offsets.to_text(offsets.to_raw(i)) == i


@settings(deadline=None)
@given(st.lists(pieces, max_size=10).map("".join))
def test_no_odd_blank_is_left(raw: str) -> None:
    text = clean(raw)[0]
    assert text == text.strip()
    assert not any(sign in text for sign in ("\u00a0", "\n", "\u00ad", "\ufb01"))
