"""Modality: the cue, and what negation, restriction and weakening words make of it."""

from __future__ import annotations

from typing import get_args

import pytest

from corpus.messages import Tongue, say
from corpus.model import Language
from extract.actors import Role
from extract.modality import REASONS, Modality, confidence
from extract.obligations import obligations
from tests.extract.handmade import saying

CASES: list[tuple[Language, str, str, str]] = [
    ("fr", "L'Office est tenu de publier ses chiffres.", "obligation", "est tenu de"),
    ("nl", "De instelling is verplicht haar cijfers te publiceren.", "obligation", "is verplicht"),
    ("fr", "Il appartient à l'Office de publier ses chiffres.", "obligation", "Il appartient à"),
    ("nl", "Het komt toe aan de instelling om haar cijfers te publiceren.", "obligation", "Het komt toe aan"),
    ("fr", "L'Office publiera dans la mesure du possible ses chiffres.", "best_effort", "dans la mesure du possible"),
    ("nl", "De instelling zal zoveel mogelijk haar cijfers publiceren.", "best_effort", "zoveel mogelijk"),
    ("fr", "Le plan sera considéré comme approuvé.", "declaration", "considéré comme"),
    ("nl", "Het plan zal worden beschouwd als goedgekeurd.", "declaration", "beschouwd als"),
    # negation bans; "pas seulement" does not
    ("fr", "L'Office n'utilisera pas ces données.", "prohibition", "utilisera"),
    ("nl", "De instelling zal deze gegevens niet gebruiken.", "prohibition", "zal"),
    ("fr", "L'Office n'informera pas uniquement le ministre.", "obligation", "informera"),
    ("nl", "De instelling zal niet alleen de minister informeren.", "obligation", "zal"),
    ("nl", "Niemand mag deze gegevens gebruiken.", "prohibition", "mag"),
    ("fr", "L'Office s'engage à ne pas publier ses chiffres.", "prohibition", "s'engage"),
    ("nl", "De instelling verbindt zich ertoe haar cijfers niet te publiceren.", "prohibition", "verbindt zich"),
    ("fr", "Il est interdit à l'Office de publier ses chiffres.", "prohibition", "Il est interdit"),
    ("nl", "Het is verboden deze cijfers te publiceren.", "prohibition", "Het is verboden"),
    # Dutch negates at the end of the main clause, over a relative clause too; that clause's own negation is no ban
    ("nl", "De Staat mag de stukken die hem in het Frans worden toegezonden in geen geval weigeren.", "prohibition", "mag"),
    ("nl", "De Staat mag de stukken die niet volledig zijn weigeren.", "permission", "mag"),
    # who is not bound is free
    ("fr", "L'Office n'est pas tenu de publier ses chiffres.", "permission", "est"),
    ("nl", "De instelling is niet verplicht haar cijfers te publiceren.", "permission", "is"),
    ("nl", "De instelling hoeft haar cijfers niet te publiceren.", "permission", "hoeft"),
    ("fr", "L'Office est dispensé de publier ses chiffres.", "permission", "est dispensé"),
    ("nl", "De instelling heeft de mogelijkheid haar cijfers te publiceren.", "permission", "heeft de mogelijkheid"),
    # adverbs and phrases between commas inside of what binds; but "tenu" may also be held
    ("fr", "L'Office est également tenu de publier ses chiffres.", "obligation", "est"),
    ("fr", "L'Office est, dans le mois, tenu de publier ses chiffres.", "obligation", "est"),
    ("nl", "De instelling is er dan ook toe gehouden haar cijfers te publiceren.", "obligation", "is"),
    ("fr", "Il est tenu chaque semestre une réunion entre l'État et l'Office.", "obligation", "est"),
    # an obligation under a condition is no ban
    ("fr", "L'Office n'exécutera ses engagements que pour autant que ses moyens suffisent.", "obligation", "exécutera"),
    # "ne ... que" restricts
    ("fr", "L'avenant n'est signé qu'après un avis.", "prohibition", "est"),
    # "zou ... kunnen" permits, "om te kunnen" does not
    ("nl", "De instelling zou haar cijfers kunnen publiceren.", "permission", "zou"),
    ("nl", "De instelling zal cijfers verzamelen om te kunnen vergelijken.", "obligation", "zal"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "modality", "cue"), CASES)
def test_modality_and_cue(language: Language, text: str, modality: str, cue: str) -> None:
    (found,) = obligations(saying(language, text))
    assert (found.modality, found.cue) == (modality, cue)


def test_each_reason_lowers_the_confidence() -> None:
    for reason in REASONS:
        assert 0 < confidence(("commitment", reason)) < confidence(("commitment",))


@pytest.mark.parametrize("tongue", ["en", "fr", "nl"])
def test_every_role_modality_and_reason_can_be_said(tongue: Tongue) -> None:
    keys = [
        *(f"role_{r}" for r in get_args(Role)),
        *(f"modality_{m}" for m in get_args(Modality)),
        *(f"reason_{r}" for r in REASONS),
    ]
    assert len({say(f"obligation.{key}", tongue) for key in keys}) == len(keys)
