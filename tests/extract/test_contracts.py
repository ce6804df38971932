"""The whole way on real contracts, from the PDF to the scorer; skipped where ../shared is absent.

Few kinds of limits are looked for so far, so recall is low and only keeps what is there from getting lost. Precision is
the promise: nothing invented, and every value right.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from corpus.model import Language
from corpus.reader import read
from extract.calendar import calendar
from extract.interchange import extraction
from extract.times import limits

SHARED = Path(__file__).parents[3] / "shared"
ROWS: list[tuple[str, Language, str]] = [
    ("capac-2022-fr.pdf", "fr", "capac-2022-fr"),
    ("bcss-2022-moniteur.pdf", "nl", "bcss-2022-nl"),
]


@pytest.mark.shared
@pytest.mark.parametrize(("file", "language", "gold"), ROWS)
def test_nothing_is_invented(file: str, language: Language, gold: str, tmp_path: Path) -> None:
    if not (SHARED / "contracts" / file).is_file():
        pytest.skip("../shared/contracts is not there")
    documents = read(SHARED / "contracts" / file).documents
    (contract,) = (d for d in documents if d.kind == "contract" and d.language == language)
    found = tmp_path / "found.json"
    found.write_text(json.dumps(extraction(contract)), encoding="utf-8")
    scorer = [sys.executable, str(SHARED / "score" / "extract.py"), str(SHARED / "gold" / f"{gold}.extraction.json")]
    score = json.loads(subprocess.run([*scorer, str(found), "--json"], capture_output=True, check=True).stdout)
    assert score["deadlines with right value"]["precision"] == 1.0
    assert score["deadlines with right value"]["recall"] >= 0.15
    events = calendar([(contract, limits(contract))])
    assert len(re.findall(rb"UID:", events)) == len(set(re.findall(rb"UID:\S+", events))) > 0
