"""Tables of contents: leaders, page numbers, wrapped entries, depths; and what only looks like one."""

from __future__ import annotations

import pytest

from corpus.page import Word
from tests.corpus.layout.layout_pages import FRENCH, page, read, set_line, set_paragraph, texts

Row = tuple[float, str, str]
"""Indent, text as printed before the page number, page number or ""."""


def _contents(rows: list[Row], top: float = 100.0) -> list[Word]:
    found: list[Word] = []
    for i, (indent, text, number) in enumerate(rows):
        found += set_line(text, 60 + indent, top + 16 * i)
        if number:
            found += set_line(number, 535 - 5 * len(number), top + 16 * i)
    return found


LEADERS: list[Row] = [
    (0, "Introduction ..........................", "3"),
    (0, "Titre I. Du Fonds ......................", "4"),
    (12, "1. Missions ...........................", "4"),
    (24, "1.1 Permanence . . . . . . . . . . . .", "5"),
    (12, "2. Délais ………………………………", "12"),
]
BARE: list[Row] = [
    (0, "Inleiding", "1"),
    (0, "Het Fonds", "2"),
    (12, "Opdrachten", "2"),
    (12, "Termijnen", "7"),
    (0, "Slotbepalingen", "11"),
]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (LEADERS, [(1, "Introduction", 3), (1, "Titre I. Du Fonds", 4), (2, "1. Missions", 4), (3, "1.1 Permanence", 5),
                   (2, "2. Délais", 12)]),
        (BARE, [(1, "Inleiding", 1), (1, "Het Fonds", 2), (2, "Opdrachten", 2), (2, "Termijnen", 7),
                (1, "Slotbepalingen", 11)]),
        ([(r[0], f"{r[1]}{r[2]}", "") for r in LEADERS[:3]],  # dots up to the number, without a blank
         [(1, "Introduction", 3), (1, "Titre I. Du Fonds", 4), (2, "1. Missions", 4)]),
        ([(r[0], r[1], "") for r in LEADERS[:4]],  # a web copy: leaders without pages
         [(1, "Introduction", None), (1, "Titre I. Du Fonds", None), (2, "1. Missions", None), (3, "1.1 Permanence", None)]),
    ],
)  # fmt: skip
def test_entries_with_depth_and_page(rows: list[Row], expected: list[tuple[int, str, int | None]]) -> None:
    found = read(page(1, set_line("Table", 60, 60, 16, bold=True) + _contents(rows)))
    assert [(b.level, b.text, b.target) for b in found if b.kind == "contents"] == expected
    assert [b.text for b in found if b.kind == "text"] == ["Table"]


def test_an_entry_over_two_lines_is_one() -> None:
    rows = [
        *LEADERS[:3],
        (12, "3. Engagements que prennent ensemble toutes les institutions publiques et l'État et", ""),
    ]
    words = _contents(rows)  # type: ignore[arg-type]
    words += set_line("qui valent pour la période ..............", 72, 100 + 16 * 3 + 12)
    words += set_line("14", 525, 100 + 16 * 3 + 12)
    entries = [b for b in read(page(1, words)) if b.kind == "contents"]
    assert [(b.text[:14], b.text[-10:], b.target) for b in entries][3:] == [("3. Engagements", "la période", 14)]


def test_an_entry_whose_page_stands_on_its_first_line() -> None:
    first = "4. Promesses touchant à l'annonce rapide des choix que l'on fait pendant une"
    words = _contents([*LEADERS[:3], (12, first, "42")])
    words += set_line("conclave budgétaire ...", 72, 100 + 16 * 3 + 12)
    entries = [b for b in read(page(1, words)) if b.kind == "contents"]
    assert (entries[3].text, entries[3].target) == (f"{first} conclave budgétaire", 42)
    assert entries[3].raw.endswith("...")


def test_it_goes_on_over_the_page() -> None:
    pages = [page(1, _contents(LEADERS)), page(2, _contents([(12, "3. Moyens ................", "15")]))]
    assert len(texts(*pages, kind="contents")) == 6


@pytest.mark.parametrize(
    "rows",
    [
        # a form to fill in: two dotted lines make no table of contents
        [(0, "Nom ..............................", ""), (0, "Prénom ...........................", "")],
        # amounts that neither rise nor are pages
        [(0, "Personnel", "90"), (0, "Fonctionnement", "40"), (0, "Investissements", "12")],
    ],
)
def test_what_is_none(rows: list[Row]) -> None:
    assert texts(page(1, _contents(rows)), kind="contents") == []


@pytest.mark.parametrize(
    ("heading", "count"),
    [("Inhoudsopgave", 3), ("TABLE DES MATIÈRES", 3), ("Sommaire :", 3), ("Inhoud", 3), ("Tarifs", 0), ("", 0)],
)
def test_a_heading_makes_few_bare_lines_one(heading: str, count: int) -> None:
    words = set_line(heading, 60, 60, 14, bold=True) if heading else []
    assert len(texts(page(1, words + _contents(BARE[1:4])), kind="contents")) == count


def test_prose_with_an_ellipsis_is_none() -> None:
    words, _ = set_paragraph(f"{FRENCH} ... {FRENCH} etc. ... {FRENCH} ...", 80)
    assert texts(page(1, words), kind="contents") == []
