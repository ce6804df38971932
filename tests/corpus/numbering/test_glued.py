"""Headings glued to their paragraph, as web copies print them."""

from __future__ import annotations

import pytest

from corpus.numbering.glued import heading_end


@pytest.mark.parametrize(
    ("text", "language", "heading"),
    [
        ("La carte verte Pour que les échanges aboutissent, le Fonds agit.", "fr", "La carte verte "),
        ("De groene kaart Om de uitwisseling te laten slagen, handelt het Fonds.", "nl", "De groene kaart "),
        ("PREAMBULE Le Fonds est né en 1990.", "fr", "PREAMBULE "),
        ("Gestion des moyens Dès sa création, le Fonds forme ses agents.", "fr", "Gestion des moyens "),
        ("Missions du Fonds Pour agir, le Fonds exerce ses missions.", "fr", "Missions du Fonds "),
        ("Opdrachten van het Fonds Om te handelen, oefent het Fonds ze uit.", "nl", "Opdrachten van het Fonds "),
        ("CONTRAT D'ADMINISTRATION DU FONDS Entre l'État et le Fonds", "fr", None),  # "Entre" is no listed opener
        (
            "OVEREENKOMST IN HET BELANG VAN HET FONDS De partijen handelen.",
            "nl",
            "OVEREENKOMST IN HET BELANG VAN HET FONDS ",
        ),
        # Names, and capitals behind a preposition or a sign, end no heading.
        ("Les missions de Paul Le Grand et de La Poste sont connues.", "fr", None),
        ("De heer Jan De Smet leidt het Fonds.", "nl", None),
        ("Le Fonds agit. Il rend compte.", "fr", None),
    ],
)
def test_where_a_glued_heading_ends(text: str, language: str, heading: str | None) -> None:
    end = heading_end(text, 0, language)
    assert (text[:end] if end is not None else None) == heading
