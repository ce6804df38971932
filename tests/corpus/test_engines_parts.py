"""The parts of the engines one by one: signs, faces, upright frames, raised characters, ruling lines, legibility."""

from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.engines.fonts import face
from corpus.engines.legibility import bad_text
from corpus.engines.raised import leader, letters, raised
from corpus.engines.ruling import line, rules
from corpus.engines.signs import BLANK, SILENT, paired, printed, sign, signs
from corpus.engines.upright import Frame
from corpus.geometry import Box


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("§ 1er", "§ 1er"),
        ("20\u202f%\u00a0x\u2009y", "20 % x y"),  # thin and unbreakable blanks are blanks
        ("\ufb03ef\ufb01", "ffieffi"),
        ("deel\u00adteken", "deel-teken"),
        ("\uf0b7 \uf0d8 \uf0fc", "• ➢ ✓"),  # signs of symbol fonts, in the area for private use
        ("dura\u7400\u6900on ti\u6600\u6600", "duration tiff"),  # ligatures as Ghostscript 10 writes them down
        ("a\u200bb\ufeffc\x07d", "abcd"),
        ("\u2019s \u2013 \u00ab \u0153uvre \u20ac", "\u2019s \u2013 \u00ab \u0153uvre \u20ac"),
    ],
)
def test_printed(text: str, expected: str) -> None:
    assert printed(text) == expected


@given(st.lists(st.integers(0, 0x110010), max_size=50))
def test_signs_is_sign_of_each(codes: list[int]) -> None:
    """The arrays pass over the usual letters; asking for each must give the same."""
    assert signs(np.array(codes, np.uint32)).tolist() == [sign(code) for code in codes]


@given(st.text(max_size=30))
def test_paired_puts_surrogates_together(text: str) -> None:
    units = np.frombuffer(text.encode("utf-16-le", "surrogatepass"), np.uint16).astype(np.uint32)
    assert [code for code in paired(units).tolist() if code != SILENT] == [ord(c) for c in text if c != "\0"]


def test_blank_and_silent_are_what_they_say() -> None:
    assert chr(BLANK) == " "
    assert {sign(code) for code in (0x00, 0x02, 0x7F, 0xD800, 0xFFFE, 0x200D)} == {SILENT}


@pytest.mark.parametrize(
    ("name", "bold", "italic"),
    [
        ("ABCDEF+Calibri-Bold", True, False),
        ("TimesNewRomanPS-BoldItalicMT", True, True),
        ("Arial,Bold", True, False),
        ("Helvetica-Oblique", False, True),
        ("FranklinGothic-Demi", True, False),
        ("Lato-Black", True, False),
        ("MyriadPro-It", False, True),
        ("Frutiger-Bd", True, False),
        # no style: names that only look like one
        ("Cabinet-Regular", False, False),
        ("Vitality-Roman", False, False),
        ("Bodoni-Book", False, False),
    ],
)
def test_face_by_name(name: str, bold: bool, italic: bool) -> None:
    found = face(name)
    assert (found.bold, found.italic) == (bold, italic)
    assert "+" not in found.name


def test_face_by_what_the_file_says_of_it() -> None:
    assert face("F1", weight=700).bold
    assert not face("F1", weight=400).bold
    assert face("F1", flags=1 << 18).bold
    assert face("F1", flags=1 << 6).italic
    assert face("F1", angle=-12).italic


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_frame_places_its_corners(turn: int) -> None:
    frame = Frame(10, 20, 110, 220, turn)
    assert frame.place(10, 20, 110, 220) == Box(0, 0, frame.width, frame.height)
    assert (frame.width, frame.height) == ((200, 100) if turn in (90, 270) else (100, 200))
    upper_left = {0: (10, 220), 90: (10, 20), 180: (110, 20), 270: (110, 220)}[turn]
    assert frame.point(*upper_left) == (0, 0)


@pytest.mark.parametrize(
    ("sizes", "feet", "span", "of_word"),
    [
        ([10, 6, 6], [100, 96, 96], (1, 3), 0),
        ([6, 10, 10], [96, 100, 100], (0, 1), 1),
        ([10, 6, 10], [100, 96, 100], (1, 2), 0),
        # small capitals and indices are small, but not raised
        ([10, 7, 7], [100, 100, 100], None, 0),
        ([10, 6], [100, 102], None, 0),
        ([10, 10], [100, 96], None, 0),
        ([10], [100], None, 0),
    ],
)
def test_raised(sizes: list[float], feet: list[float], span: tuple[int, int] | None, of_word: int) -> None:
    assert raised(sizes, feet) == span
    assert leader(span, len(sizes)) == of_word


def test_raised_letters_count_ligatures() -> None:
    assert letters((1, 2), ["ffi", "2"]) == (3, 4)
    assert letters((0, 2), ["1", "fi", "x"]) == (0, 3)


def test_rules_keep_what_is_long_and_thin() -> None:
    kept = [line(10, 50, 200, 50, 1), line(30, 10, 30, 90)]
    areas_dots_and_slants = [Box(0, 0, 50, 50), Box(5, 5, 7, 7), Box(0, 0, 4.5, 0.1)]
    outside = [line(0, 500, 100, 500)]
    found = rules([*kept, *areas_dots_and_slants, *outside, kept[0]], 150, 100)
    assert found == (Box(29.95, 10, 30.05, 90), Box(10, 49.5, 150, 50.5))


FRENCH = """Le comité de gestion approuve chaque année le plan d'administration et le transmet au ministre de tutelle
avant le premier octobre. L'institution publie le rapport sur son site et veille à la protection des données."""
DUTCH = """Het beheerscomité keurt elk jaar het bestuursplan goed en bezorgt het vóór één oktober aan de
voogdijminister. De instelling maakt het verslag bekend op haar website en waakt over de bescherming van gegevens."""


def moved(text: str, by: int) -> str:
    return "".join(chr(ord(sign) + by) if sign.isalpha() else sign for sign in text)


def smudged(text: str) -> str:
    """Every fifth letter misread, as OCR does on a bad copy."""
    dice = random.Random(7)
    return "".join(dice.choice("lIcCrRNnEuU") if sign.isalpha() and dice.random() < 0.3 else sign for sign in text)


@pytest.mark.parametrize("text", [FRENCH, DUTCH], ids=["fr", "nl"])
def test_bad_text(text: str) -> None:
    text = " ".join(text.split())
    assert not bad_text(text)
    assert not bad_text(text.upper())
    assert bad_text(moved(text, 3))
    assert bad_text(moved(text, -1))
    assert bad_text(smudged(text))
    assert bad_text("".join("\ufffd" if n % 8 == 0 else sign for n, sign in enumerate(text)))
    assert bad_text(" ".join(f"(cid:{ord(sign)})" for sign in text))
    assert bad_text(text.encode().decode("latin-1"))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Bijlage 4",
        "1 250 3 400 17,5 % " * 30,  # a page of figures
        "\uf0b7 punt één \uf0b7 punt twee " * 3,  # private signs as bullets
        "De toepassingen eHealth en MyCareNet en eBox " + DUTCH,
    ],
)
def test_good_or_too_little_to_tell(text: str) -> None:
    assert not bad_text(text)
