"""Differences of two real contracts, from the PDF to the scorer; skipped where ../shared is absent."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from align.differences.comparison import compared
from align.interchange import alignment_as_dict
from corpus.model import Document
from tests.readings import documents_of

SHARED = Path(__file__).parents[4] / "shared"
GOLD = "align.capac-2022-fr.bcss-2022-fr.json"
LEAST = {
    "reference": 0.9, "institution_name": 0.9, "amount": 0.9, "modality": 0.9, "editorial": 0.8, "addition": 0.8,
    "omission": 0.8, "scope": 0.8,
}  # fmt: skip
"""F1 of each kind of difference, over pairs of articles."""


@pytest.mark.shared
def test_kinds_of_differences(tmp_path: Path) -> None:
    if not (SHARED / "gold" / GOLD).is_file():
        pytest.skip("../shared/gold is not there")
    ours, theirs = _french("capac-2022-fr.pdf"), _french("bcss-2022-moniteur.pdf")
    found = tmp_path / "found.json"
    found.write_text(json.dumps(alignment_as_dict(compared(ours, theirs), ours, theirs)), encoding="utf-8")
    scorer = [sys.executable, str(SHARED / "score" / "align.py"), str(SHARED / "gold" / GOLD), str(found), "--json"]
    score = json.loads(subprocess.run(scorer, capture_output=True, check=True).stdout)
    low = {kind: score[f"difference {kind}"] for kind, f1 in LEAST.items() if score[f"difference {kind}"]["f1"] < f1}
    assert not low
    invented = {key for key in score if key.startswith("difference ") and score[key]["n"] == 0}
    assert not invented, "kinds that the truth has nowhere"


def _french(file: str) -> Document:
    documents = documents_of(SHARED / "contracts" / file)
    (contract,) = (d for d in documents if d.kind == "contract" and d.language == "fr")
    return contract
