"""Actors: who is mentioned, in which role, and in which place of the sentence."""

from __future__ import annotations

import pytest

from corpus.model import Language
from extract.actors import Actor, mentions, roster, together
from extract.words import words
from tests.extract.handmade import contract

MENTIONS: list[tuple[Language, str, list[tuple[str, str]]]] = [
    # the institution under its acronym, its full name, the head of its name, the generic noun
    ("fr", "L'ONVA publie.", [("institution", "subject")]),
    ("fr", "L'Office national des valeurs anciennes publie.", [("institution", "subject")]),
    ("fr", "L'Office publie.", [("institution", "subject")]),
    ("fr", "L'institution publie.", [("institution", "subject")]),
    ("nl", "De instelling publiceert.", [("institution", "subject")]),
    # a common noun of an institution needs its capital
    ("fr", "Un office religieux.", []),
    ("nl", "Een fonds beheren.", []),
    # another institution of the same kind has its own complement
    ("nl", "Het Rijksinstituut voor de Zeevaart publiceert.", [("third_party", "subject")]),
    # all institutions together, others
    ("fr", "Chaque institution publie.", [("institutions", "subject")]),
    ("nl", "Elke instelling publiceert.", [("institutions", "subject")]),
    ("fr", "D'autres institutions publient.", [("third_party", "subject")]),
    ("nl", "Andere instellingen publiceren.", [("third_party", "subject")]),
    # the longest name wins
    ("fr", "Le commissaire du gouvernement du Budget publie.", [("government_commissioner", "subject")]),
    ("nl", "Het College van de OISZ publiceert.", [("college", "subject")]),
    # prepositions
    ("fr", "transmis par l'État au ministre de tutelle", [("state", "agent"), ("minister", "receiver")]),
    ("nl", "door de Staat aan de voogdijminister bezorgd", [("state", "agent"), ("minister", "receiver")]),
    ("fr", "le plan de l'État", [("state", "complement")]),
    ("nl", "het plan van de Staat", [("state", "complement")]),
    # a service has its owner's role
    ("fr", "Le service compétent de l'État publie.", [("state", "subject"), ("state", "complement")]),
    # capitals that no lexicon knows are somebody; a participle is nobody
    ("fr", "La CNXP publie.", [("third_party", "subject")]),
    ("fr", "Le suivi est assuré.", []),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), MENTIONS)
def test_mentions(language: Language, text: str, expected: list[tuple[str, str]]) -> None:
    found = mentions(words(text, language), roster(contract(language)))
    assert [(m.actor.role, m.case) for m in found] == expected


@pytest.mark.parametrize(
    ("roles", "expected"),
    [
        (("state", "institution"), "both_parties"),
        (("government_commissioner", "institutions"), "both_parties"),
        (("college", "third_party"), "college"),
        (("third_party", "institutions"), "institutions"),
        (("third_party", "third_party"), "third_party"),
        ((), "unspecified"),
    ],
)
def test_together(roles: tuple[str, ...], expected: str) -> None:
    assert together([Actor("x", role) for role in roles], "x").role == expected  # type: ignore[arg-type]
