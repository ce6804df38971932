"""Clauses and their places in the text."""

from __future__ import annotations

import pytest

from align.clauses import clauses_of, sentences
from corpus.model import Provision

ROWS = [
    # a full stop before a capital ends a clause, in both languages
    ("Le comité rend un avis motivé. Il le publie dans le mois.", ["Le comité rend un avis motivé.", "Il le publie dans le mois."]),
    ("Het comité geeft een gemotiveerd advies. Het maakt dat binnen de maand openbaar.", ["Het comité geeft een gemotiveerd advies.", "Het maakt dat binnen de maand openbaar."]),
    # so does a semicolon
    ("la tenue du registre des bateaux; la remise annuelle du rapport", ["la tenue du registre des bateaux;", "la remise annuelle du rapport"]),
    # a figure or a small letter after the stop goes on
    ("Le montant est de 4.000 euros, cf. le tableau.", ["Le montant est de 4.000 euros, cf. le tableau."]),
    # what is too short to stand alone goes with what stands before it
    ("Le rapport est remis au ministre chaque année. Cf. art. 4.", ["Le rapport est remis au ministre chaque année. Cf. art. 4."]),
    ("  ", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [text[a:b] for a, b in sentences(text)] == expected


def test_every_part_of_an_article_is_a_clause_with_its_place() -> None:
    table = Provision("art_1__table_1", "table", rows=(("Norme", "90 %"), ("", "")))
    point = Provision(
        "art_1__point_a", "point", label="a)", heading="Délais", text="Le fonds répond à toute demande dans le mois."
    )
    article = Provision(
        "art_1",
        "article",
        num="1",
        heading="Réponses",
        text="Le fonds s'engage à ce qui suit :",
        children=(point, table),
    )
    found = clauses_of(article)
    assert [(c.eid, c.part, c.text) for c in found] == [
        ("art_1", "text", "Le fonds s'engage à ce qui suit :"),
        ("art_1__point_a", "heading", "Délais"),
        ("art_1__point_a", "text", "Le fonds répond à toute demande dans le mois."),
        ("art_1__table_1", "row", "Norme\t90 %"),
    ]
    assert all(point.text[c.start : c.end] == c.text for c in found if c.eid == point.eid and c.part == "text")
