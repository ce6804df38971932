"""Which institution a text is about: listed ones, and those a text introduces itself."""

from __future__ import annotations

import pytest

from corpus.institutions import institution


@pytest.mark.parametrize(
    ("title", "text", "language", "expected"),
    [
        ("Contrat entre l'État et l'Office national de l'emploi", "", "fr", "ONEM"),
        ("Overeenkomst tussen de Staat en de Rijksdienst voor Arbeidsvoorziening", "", "nl", "RVA"),
        # Its own acronym, as the text introduces it.
        ("Contrat entre l'État et le Fonds des bateliers (FDB)", "Le FDB agit.", "fr", "FDB"),
        ("Overeenkomst tussen de Staat en het Fonds voor schippers (FVS)", "Het FVS handelt.", "nl", "FVS"),
        # Another institution is mentioned more often in the text than in the title.
        ("Contrat entre l'État et le Fonds des bateliers (FDB)", "ONSS, ONSS et ONSS", "fr", "FDB"),
        # A federal service in brackets is no party.
        ("Contrat", "le Service public fédéral Finances (SPF)", "fr", ""),
        ("", "", "nl", ""),
    ],
)
def test_institution(title: str, text: str, language: str, expected: str) -> None:
    assert institution(title, title + text, text, language)[0] == expected
