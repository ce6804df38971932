"""Points and their nesting."""

from __future__ import annotations

import pytest

from corpus.block import Block, Place, Style
from corpus.geometry import Span
from corpus.numbering.structure import Item
from corpus.passages import Node, passages


def nested(lines: list[tuple[str, float]]) -> list[object]:
    """The labels of the nodes, nested: ["", ["1°", ["a)", "b)"], "2°"]] - a list follows the node it hangs on."""
    blocks = [
        Block(
            "text",
            text,
            text,
            places=(Place(0, len(text), Span(1, indent, 0, 99, 9)),),
            style=Style(size=10, indent=indent),
        )
        for text, indent in lines
    ]
    found, _ = passages([Item("text", i, 0, len(b.text)) for i, b in enumerate(blocks)], blocks)
    return labels(found)


def labels(nodes: list[Node]) -> list[object]:
    out: list[object] = []
    for node in nodes:
        out.append(node.label)
        if node.children:
            out.append(labels(node.children))
    return out


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(
            [("Le Fonds veille :", 0), ("1° à la qualité ;", 6), ("2° au coût.", 6), ("Il rend compte.", 0)],
            ["", ["1°", "2°"], ""],
            id="a list under its stem, then a paragraph",
        ),
        pytest.param(
            [
                ("Het Fonds waakt over:", 0),
                ("1° de kwaliteit:", 6),
                ("a) intern;", 12),
                ("b) extern;", 12),
                ("2° de kost.", 6),
            ],
            ["", ["1°", ["a)", "b)"], "2°"]],
            id="two levels",
        ),
        pytest.param(
            [
                ("Il agit :", 0),
                ("➢ ici :", 6),
                ("☐ un ;", 12),
                ("☐ deux ;", 12),
                ("➢ là.", 6),
            ],
            ["", ["➢", ["☐", "☐"], "➢"]],
            id="arrows, and boxes to tick below them",
        ),
        pytest.param(
            [("Il vise :", 0), ("1° l'un : a) ceci ;b) cela ;2° l'autre ;3° le reste.", 0)],
            ["", ["1°", ["a)", "b)"], "2°", "3°"]],
            id="points inside a running paragraph",
        ),
        pytest.param(
            [("Il vise :", 0), ("1° la tâche de l'article 4, 3°, a), en entier ;", 6), ("2° le reste.", 6)],
            ["", ["1°", "2°"]],
            id="a cited point opens nothing",
        ),
        pytest.param(
            [("Il vise :", 0), ("h) ceci ;", 6), ("i) cela ;", 6), ("j) le reste.", 6)],
            ["", ["h)", "i)", "j)"]],
            id="i after h is a letter",
        ),
        pytest.param(
            [("Il vise :", 0), ("a) ceci :", 6), ("i) un ;", 12), ("ii) deux ;", 12), ("b) cela.", 6)],
            ["", ["a)", ["i)", "ii)"], "b)"]],
            id="i after a is a Roman number",
        ),
        pytest.param(
            [("§ 1er. Le Fonds agit.", 0), ("Il répond.", 0), ("§ 2. Il dure.", 0)],
            ["§ 1er.", [""], "§ 2."],
            id="an unnumbered paragraph belongs to the § above it",
        ),
        pytest.param(
            [
                ("1° Personnel", 0),
                ("Le Fonds forme.", 0),
                ("2° Logistique", 0),
                ("Le Fonds loue :", 0),
                ("- ici ;", 6),
                ("- là.", 6),
            ],
            ["1°", [""], "2°", ["", ["-", "-"]]],
            id="numbered sub-headings hold the paragraphs below them",
        ),
        pytest.param(
            [("1° Personnel", 0), ("Le Fonds forme.", 0), ("2. Logistique", 0), ("Le Fonds loue.", 0)],
            ["1°", [""], "2.", [""]],
            id="sub-headings that slip from one kind of number to another",
        ),
        pytest.param(
            [("Il vise les points suivants, à savoir a) ceci ; b) cela ; c) le reste.", 0)],
            ["", ["a)", "b)", "c)"]],
            id="an inline list without a colon before it",
        ),
        pytest.param(
            [("Het vermeldt wat artikel 4, 3°, a) en b) bepalen.", 0)],
            [""],
            id="cited letters are no list",
        ),
        pytest.param(
            [("Il vise :", 0), ("1° ceci ;", 6), ("et en particulier cela ;", 14), ("2° le reste.", 6)],
            ["", ["1°", [""], "2°"]],
            id="a paragraph between two points belongs to the first",
        ),
        pytest.param(
            [("2022 fut une bonne année.", 0), ("Le - du milieu - ne compte pas.", 0)], ["", ""], id="no list at all"
        ),
    ],
)
def test_nesting(lines: list[tuple[str, float]], expected: list[object]) -> None:
    assert nested(lines) == expected
