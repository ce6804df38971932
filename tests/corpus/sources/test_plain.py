"""Plain text: lines to paragraphs."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import ReadingError
from corpus.sources import plain
from corpus.sources.paragraph import clean

FR = "Le comité de gestion transmet son avis au ministre dans les trente jours qui suivent la demande écrite."
NL = "Het beheerscomité bezorgt zijn advies aan de minister binnen dertig dagen na de schriftelijke aanvraag."


def texts(text: str) -> list[str]:
    return [b.text for b in plain.blocks(text.encode())]


@pytest.mark.parametrize("width", [60, 72, 90, 110])
@pytest.mark.parametrize("parted", ["\n\n", "\n"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_running_text_is_joined(width: int, parted: str, end: str) -> None:
    """Whether blank lines part the paragraphs, or nothing but a line that ends early."""
    paragraphs = [" ".join([FR] * 3), " ".join([NL] * 4) + " Kort.", " ".join([FR, NL, FR])]
    text = parted.join(textwrap.fill(p, width, break_on_hyphens=False) for p in paragraphs)
    found = texts(text.replace("\n", end))
    if parted == "\n\n":
        assert found == paragraphs
    assert " ".join(found) == " ".join(paragraphs)
    assert all(f.endswith(".") for f in found)


@pytest.mark.parametrize(
    "lines",
    [
        ["Artikel 1. " + NL * 3, "Artikel 2. " + NL, "Kort."],  # a line a paragraph
        ["appels", "peren", "een iets langere regel", "noten"],  # a list of short lines
        ["Artikel 1", "Doel", "", "Tekst."],
    ],
)
def test_lines_that_are_paragraphs_stay(lines: list[str]) -> None:
    assert texts("\n".join(lines)) == [line for line in lines if line]


def test_items_open_paragraphs_and_their_lines_hang() -> None:
    text = """\
Het comité geeft zijn advies over de volgende punten, waarvan het
er minstens twee behandelt in de loop van het eerste kwartaal:
  1° de begroting van het volgende jaar, met inbegrip van alle de
     kosten van het personeel;
  2° het verslag;
  - een streepje, dat over de breedte van deze ene regel heen loopt en
    hier verdergaat.
De zin loopt door tot aan het einde van deze regel, en dan nog naar 3.
plaats gaat het verder."""
    found = plain.blocks(text.encode())
    assert [b.text.split()[0] for b in found] == ["Het", "1°", "2°", "-", "De"]
    assert found[1].text.endswith("alle de kosten van het personeel;")
    assert [b.style.indent for b in found] == [0, 12, 12, 12, 0]
    assert found[1].style.hanging == 18


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("beheerscomi-", "té geeft", "beheerscomité geeft"),
        ("e-", "mail werkt", "e-mail werkt"),  # the text has the word with its hyphen elsewhere
        ("KSZ-", "Raad beslist", "KSZ-Raad beslist"),  # a capital follows: a compound
        ("begrotings-", "en andere", "begrotings- en andere"),  # the hyphen hangs
    ],
)
def test_hyphens_at_line_ends(before: str, after: str, joined: str) -> None:
    filler = "De e-mail en de begroting en het verslag en de rest van het werk gaan hier"
    lines = [filler] * 3 + [f"{filler[: 72 - len(before)]} {before}", f"{after} en zo voort."]
    (found,) = plain.blocks("\n".join(lines).encode())
    assert joined in found.text
    assert f"{before}\n{after}" in found.raw


def test_form_feeds_are_pages_and_centred_lines_are_centred(tmp_path: Path) -> None:
    body = textwrap.fill(" ".join([NL] * 4), 72)
    text = f"{'BESTUURSOVEREENKOMST':^72}\n\n{body}\n\fEinde van de tekst.\n\f"
    path = tmp_path / "a.txt"
    path.write_text(text)
    found = plain.read(path)
    assert found.pages == 2
    assert [(b.page, b.style.centred) for b in found.blocks] == [(1, True), (1, False), (2, False)]
    assert found.blocks[1].style.gap > 0


@pytest.mark.parametrize(
    ("encoding", "guessed"),
    [("utf-8", 0), ("utf-8-sig", 0), ("cp1252", 1), ("utf-16", 0), ("utf-16-le", 0), ("utf-16-be", 0)],
)
def test_encodings(tmp_path: Path, encoding: str, guessed: int) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(f"{FR} Eén – naïef".encode(encoding))
    found = plain.read(path)
    assert [b.text for b in found.blocks] == [f"{FR} Eén – naïef"]
    assert len(found.anomalies) == guessed


def test_binary_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(bytes(range(256)) * 4)
    with pytest.raises(ReadingError) as caught:
        plain.read(path)
    assert caught.value.key == "sources.unknown_kind"


@given(st.text(), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 9)), max_size=4))
def test_clean_text_leads_back_to_the_raw_one(raw: str, places: list[tuple[int, int]]) -> None:
    """Outside of the edits, what stands at an offset of the clean text stands at the raw offset that it leads to; an
    edit is a blank, a cut, or a letter that is written in another way."""
    cuts = [(s, min(s + n, len(raw)), "") for s, n in places if s < len(raw)]
    text, offsets = clean(raw, cuts)
    edited = {i for e in offsets.edits for i in range(e.text_start, e.text_end)}
    for i, sign in enumerate(text):
        if i not in edited:
            assert sign == raw[offsets.to_raw(i)]
            assert offsets.to_text(offsets.to_raw(i)) == i
        elif not cuts and sign != " ":
            assert not raw.isascii()


@given(st.binary() | st.text(alphabet="abc -\n\f\t\x85.;1°").map(str.encode))
def test_any_bytes_give_blocks(data: bytes) -> None:
    for block in plain.blocks(data):
        assert block.text == block.text.strip() != ""
        assert block.page >= 1
