"""Footnotes: found at the foot, tied to their call, joined over pages."""

from __future__ import annotations

import pytest

from corpus.page import Word
from tests.corpus.layout.layout_pages import FRENCH, LEFT, page, read, set_line, set_paragraph


def _called(text: str, sign: str, top: float = 80.0) -> tuple[list[Word], float]:
    """A paragraph whose third word carries a raised sign."""
    words, after = set_paragraph(text, top)
    word = words[2]
    words[2] = word._replace(text=word.text + sign, raised=(len(word.text), len(word.text) + len(sign)))
    return words, after


@pytest.mark.parametrize(
    ("sign", "printed", "marker"),
    [
        ("1", "1 ", "1"), ("1", "1. ", "1"), ("(2)", "(2) ", "2"), ("*", "* ", "*"), ("3", "3) ", "3"),
        ("4", "4", "4"),  # text programs often set nothing between marker and note
    ],
)  # fmt: skip
def test_a_note_follows_the_block_that_calls_it(sign: str, printed: str, marker: str) -> None:
    body, top = _called(f"{FRENCH}.", sign)
    more, _ = set_paragraph(f"Suite. {FRENCH}.", top + 6)
    note = set_line(f"{printed}Circulaire du 5 mars 2015.", LEFT, 760, 8)
    found = read(page(1, [*body, *more, *note]))
    assert [(b.kind, b.marker, b.text[:15]) for b in found] == [
        ("text", "", "Le Fonds rend c"), ("footnote", marker, "Circulaire du 5"), ("text", "", "Suite. Le Fonds"),
    ]  # fmt: skip
    assert found[0].text == f"{FRENCH}."
    assert found[0].calls == ((len("Le Fonds rend"), marker),)
    assert found[1].raw.startswith(printed.strip())


def test_two_notes_and_one_over_two_lines() -> None:
    body, top = _called(f"{FRENCH}.", "1")
    more, _ = _called(f"Suite du {FRENCH}.", "2", top + 6)
    notes = [
        *set_line("1 Loi du 3 avril 2001 relative aux essais, publiée au", LEFT, 740, 8),
        *set_line("Journal du 5 avril 2001.", LEFT, 750, 8),
        *set_line("2 Art. 7 du contrat.", LEFT, 760, 8),
    ]
    found = [b for b in read(page(1, [*body, *more, *notes])) if b.kind == "footnote"]
    assert [b.text for b in found] == [
        "Loi du 3 avril 2001 relative aux essais, publiée au Journal du 5 avril 2001.", "Art. 7 du contrat.",
    ]  # fmt: skip


def test_a_note_goes_on_over_the_page() -> None:
    body, _ = _called(f"{FRENCH}.", "1")
    second, _ = _called(f"Autre {FRENCH}.", "2")
    pages = [
        page(1, [*body, *set_line("1 Loi du 3 avril 2001 relative aux essais et", LEFT, 760, 8)]),
        page(2, [*second, *set_line("à leurs suites.", LEFT, 750, 8), *set_line("2 Art. 9.", LEFT, 760, 8)]),
    ]
    notes = [b for b in read(*pages) if b.kind == "footnote"]
    assert [(b.marker, b.text) for b in notes] == [
        ("1", "Loi du 3 avril 2001 relative aux essais et à leurs suites."), ("2", "Art. 9."),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("word", "raised", "text"),
    [("1er", (1, 3), "1er"), ("3ème", (1, 4), "3ème"), ("m2", (1, 2), "m²"), ("km2", (2, 3), "km²"), ("IBA1", (3, 4), "IBA1")],
)  # fmt: skip
def test_raised_characters_that_no_note_answers_stay(word: str, raised: tuple[int, int], text: str) -> None:
    words = set_line(f"selon {word} mot", LEFT, 80)
    words[1] = words[1]._replace(raised=raised)
    (block,) = read(page(1, words))
    assert (block.text, block.calls) == (f"selon {text} mot", ())


def test_small_numbered_lines_that_nothing_calls_are_text() -> None:
    body, _ = set_paragraph(f"{FRENCH}.", 80)
    small = set_line("1. Les montants sont en milliers d'euros.", LEFT, 760, 8)
    assert [b.kind for b in read(page(1, [*body, *small]))] == ["text", "text"]
