"""Levels of headings where the source gives them, and where they must be inferred."""

from __future__ import annotations

import pytest

from corpus.block import Block, Style
from corpus.numbering.headings import Heading, division_heading, look, plain_heading, signal_of
from corpus.numbering.levels import levels
from corpus.numbering.marks import division_marks


def heading(text: str, size: float = 12, hint: int | None = None) -> Heading:
    block = Block("text", text, style=Style(size=size, bold=True), level=hint)
    marks = [m for m in division_marks(0, block) if m.start == 0]
    if marks:
        return division_heading(block, marks[0], len(text), "typography")
    return plain_heading(0, block, "typography")


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            ["CHAPITRE Ier. - Un", "CHAPITRE II. - Deux", "Titre 1 – A", "Titre 2 – B", "CHAPITRE III. - Trois"],
            [1, 1, 2, 2, 1],
            id="titles inside a chapter, whose numbers go on behind them",
        ),
        pytest.param(
            ["HOOFDSTUK I. - Een", "Titel 1 – A", "Titel 2 – B", "HOOFDSTUK II. - Twee"], [1, 2, 2, 1], id="the same in Dutch"
        ),
        pytest.param(
            ["Titre Ier. - Un", "Chapitre 1. - A", "Section 1. - a", "Chapitre 2. - B", "Titre II. - Deux", "Chapitre 1. - C"],
            [1, 2, 3, 2, 1, 2],
            id="titles, chapters, sections",
        ),
        pytest.param(
            ["Partie I. Clients", "Objectif stratégique 1 : servir", "1. Accueil", "1.1. Guichet", "2. Courrier", "Partie II. Gestion"],
            [1, 2, 3, 4, 3, 1],
            id="parts, objectives, dotted numbers",
        ),
        pytest.param(["Deel I. Klanten", "1. Onthaal", "1.1. Loket", "1.1.1. Uren", "1.2. Post"], [1, 2, 3, 4, 3], id="four deep"),
    ],
)  # fmt: skip
def test_inferred(rows: list[str], expected: list[int]) -> None:
    assert levels([heading(row) for row in rows]) == expected


def test_larger_type_stands_outside() -> None:
    rows = [heading("Missions", 14), heading("Chat", 11), heading("Valeurs", 14), heading("Respect", 11)]
    assert levels(rows) == [1, 2, 1, 2]


def test_the_source_is_believed() -> None:
    rows = [
        heading("Missions", 11, 1),
        heading("1. Accueil", 14, 2),
        heading("Valeurs", 11, 1),
        heading("2. Courrier", 14),
    ]
    assert levels(rows) == [1, 2, 1, 2]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        # An outline that hangs each part on the one before it: their numbers count on, so that they stand side by side.
        ([("Partie 1. Un", 1), ("1.1. A", 2), ("Partie 2. Deux", 2), ("2.1. B", 3), ("Partie 3. Trois", 3)], [1, 2, 1, 3, 1]),
        ([("Deel I. Een", 1), ("Hoofdstuk 1. A", 2), ("Deel II. Twee", 2), ("Hoofdstuk 1. B", 3)], [1, 2, 1, 3]),
        # Chapters that count on below another part stay where the source says.
        ([("Partie 1. Un", 1), ("Chapitre 1. A", 2), ("Partie 2. Deux", 1), ("Chapitre 2. B", 3)], [1, 2, 1, 3]),
    ],
)  # fmt: skip
def test_the_source_against_the_numbers(rows: list[tuple[str, int]], expected: list[int]) -> None:
    assert levels([heading(text, hint=hint) for text, hint in rows]) == expected


@pytest.mark.parametrize(
    ("text", "style", "expected"),
    [
        ("Les valeurs du Fonds", Style(size=14), "typography"),
        ("De waarden van het Fonds", Style(size=10, bold=True), "typography"),
        ("Dispositions finales", Style(size=10), "contents"),
        ("Het Fonds handelt zorgvuldig.", Style(size=10, bold=True), ""),  # a sentence in bold
        ("le Fonds", Style(size=10, bold=True), ""),  # begins in the middle of a sentence
        ("Les valeurs du Fonds", Style(size=10), ""),
    ],
)
def test_what_makes_a_heading(text: str, style: Style, expected: str) -> None:
    body = Block("text", "Le Fonds exerce ses missions avec soin et rend compte. " * 20, style=Style(size=10))
    entry = Block("contents", "Dispositions finales", level=1, target=7)
    assert signal_of(Block("text", text, style=style), look([body, entry])) == expected
