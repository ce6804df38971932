"""The whole way on real contracts, from the PDF to the scorer; skipped where ../shared is absent.

The marks are those that the evaluation of the whole asks for; what falls below them has got lost.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from corpus.model import Language
from extract.calendar import calendar
from extract.interchange import extraction
from extract.times import limits
from tests.readings import documents_of

SHARED = Path(__file__).parents[3] / "shared"
ROWS: list[tuple[str, Language, str]] = [
    ("capac-2022-fr.pdf", "fr", "capac-2022-fr"),
    ("bcss-2022-moniteur.pdf", "nl", "bcss-2022-nl"),
]


@pytest.mark.shared
@pytest.mark.parametrize(("file", "language", "gold"), ROWS)
def test_limits_are_found_with_their_value(file: str, language: Language, gold: str, tmp_path: Path) -> None:
    if not (SHARED / "contracts" / file).is_file():
        pytest.skip("../shared/contracts is not there")
    documents = documents_of(SHARED / "contracts" / file)
    (contract,) = (d for d in documents if d.kind == "contract" and d.language == language)
    found = tmp_path / "found.json"
    found.write_text(json.dumps(extraction(contract)), encoding="utf-8")
    scorer = [sys.executable, str(SHARED / "score" / "extract.py"), str(SHARED / "gold" / f"{gold}.extraction.json")]
    score = json.loads(subprocess.run([*scorer, str(found), "--json"], capture_output=True, check=True).stdout)
    assert score["deadlines found"]["f1"] >= 0.95
    assert score["deadlines with right value"]["f1"] >= 0.92
    events = calendar([(contract, limits(contract))])
    assert len(re.findall(rb"UID:", events)) == len(set(re.findall(rb"UID:\S+", events))) > 0
