"""Titles of texts, and lines that only look like titles."""

from __future__ import annotations

import pytest

from corpus.block import Block, Style
from corpus.titles import named_kind, openings, signs, title_kind, title_language


@pytest.mark.parametrize(
    ("line", "kind", "language"),
    [
        ("3 MAI 2024. — Arrêté royal portant approbation", "decree", "fr"),
        ("3 MEI 2024. — Koninklijk besluit tot goedkeuring", "decree", "nl"),
        ("CONTRAT D’ADMINISTRATION", "contract", "fr"),
        ("BESTUURSOVEREENKOMST TUSSEN DE STAAT EN HET FONDS", "contract", "nl"),
        ("Sixième contrat d’administration du Fonds", "contract", "fr"),
        ("Zesde bestuursovereenkomst van het Fonds", "contract", "nl"),
        ("Annexe 2 : indicateurs", "annex", "fr"),
        ("Bijlage A - indicatoren", "annex", "nl"),
        ("Annexe à l'arrêté royal du 3 mai 2002 Fonds Contrat de gestion 2002 - 2004", "contract", "fr"),
        ("Bijlage bij het koninklijk besluit van 3 mei 2002", "annex", "nl"),
        ("Rapport annuel 2024", "report", "fr"),
        ("Jaarverslag 2024", "report", "nl"),
        # Sentences about such texts.
        ("Annexe L'ajout d'une annexe se fait par arrêté.", None, None),
        ("Bijlagen worden toegevoegd.", None, None),
        ("Le contrat d'administration règle ceci", None, None),
        ("Loirs et souris", None, None),
    ],
)
def test_kind_and_language_of_a_title(line: str, kind: str | None, language: str | None) -> None:
    assert (title_kind(line), title_language(line)) == (kind, language)


@pytest.mark.parametrize(
    ("line", "style", "expected"),
    [
        ("CONTRAT D'ADMINISTRATION", Style(), True),
        ("Contrat d'administration du Fonds", Style(bold=True), True),
        ("Bestuursovereenkomst van het Fonds", Style(centred=True), True),
        ("Arrêté royal du 3 mai 2002", Style(), True),  # a line of its own in a web print
        ("Contrat d'administration, ci-après dénommé ainsi, que le Fonds exécute avec soin. Il dure.", Style(), False),
        ("Bestuursovereenkomst die het Fonds uitvoert:", Style(bold=True), False),  # announces a list
    ],
)
def test_what_looks_like_a_title(line: str, style: Style, expected: bool) -> None:
    assert (0 in openings([Block("text", line, style=style)])) is expected


@pytest.mark.parametrize(
    ("lines", "style", "expected"),
    [
        # The name of the institution stands above the kind of text, in one block.
        (("Fonds des essais (FDE)", "Contrat d'administration 2025-2027"), Style(bold=True), "contract"),
        (("Fonds voor Proeven (FVP)", "Bestuursovereenkomst 2025-2027"), Style(centred=True), "contract"),
        # The line above runs on into it; a paragraph; a line of the text.
        (("Uitvoering van de", "Bestuursovereenkomst 2025-2027"), Style(bold=True), None),
        (("Suivi du", "Contrat d'administration"), Style(bold=True), None),
        (("Fonds des essais (FDE)", "Contrat d'administration 2025-2027"), Style(), None),
        (("Il rend compte, selon son", "contrat d'administration"), Style(bold=True), None),
    ],
)
def test_a_name_above_the_title(lines: tuple[str, ...], style: Style, expected: str | None) -> None:
    assert named_kind(Block("text", " ".join(lines), "\n".join(lines), style=style)) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Fait à Bruxelles, le 3 mai 2024.", True),
        ("Gedaan te Brussel, op 3 mei 2024.", True),
        ("Van Koningswege :", True),
        ("Fait exception l'article 3.", False),
        ("Het Fonds heeft het verslag ontvangen.", False),
    ],
)
def test_signatures(line: str, expected: bool) -> None:
    assert signs(line) is expected
