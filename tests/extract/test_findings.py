"""Findings: one reading of each kind of fact, the same as each reader gives alone."""

from __future__ import annotations

import pytest

from corpus.model import Language
from extract.findings import findings
from extract.obligations import obligations
from extract.times import limits
from tests.extract.handmade import saying

ROWS = [
    # why: a commitment with a limit, in either language
    ("fr", "L'institution transmet le rapport au ministre dans les 15 jours ouvrables.", 1, 1),
    ("nl", "De instelling bezorgt het verslag binnen 15 werkdagen aan de minister.", 1, 1),
    # why: a statement of fact obliges nobody
    ("fr", "Le siège est un immeuble ancien.", 0, 0),
    ("nl", "De zetel is een oud gebouw.", 0, 0),
]


@pytest.mark.parametrize(("language", "text", "owed", "limited"), ROWS)
def test_findings(language: Language, text: str, owed: int, limited: int) -> None:
    document = saying(language, text)
    found = findings(document)
    assert (len(found.obligations), len(found.limits)) == (owed, limited)
    assert found.obligations == obligations(document)
    assert found.limits == limits(document)
