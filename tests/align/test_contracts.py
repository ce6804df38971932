"""Articles of real contracts, from the PDF to the scorer; skipped where ../shared is absent."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from align.articles import align
from align.interchange import alignment_as_dict
from corpus.model import Document
from tests.readings import documents_of

SHARED = Path(__file__).parents[3] / "shared"
ROWS = [
    # common chapters under other numbers; one article on the right answers to two on the left
    ("capac-2022-fr.pdf", "bcss-2022-moniteur.pdf", "align.capac-2022-fr.bcss-2022-fr.json", 1.0, 1.0),
    # twenty years apart, with merged articles; one sentence that was rewritten in another article is not found
    ("bcss-2002-web.pdf", "bcss-2022-moniteur.pdf", "align.bcss-2002-fr.bcss-2022-fr.json", 1.0, 0.88),
]


@pytest.mark.shared
@pytest.mark.parametrize(("left", "right", "gold", "precision", "recall"), ROWS)
def test_links_of_articles(left: str, right: str, gold: str, precision: float, recall: float, tmp_path: Path) -> None:
    if not (SHARED / "contracts" / left).is_file():
        pytest.skip("../shared/contracts is not there")
    ours, theirs = _french(left), _french(right)
    found = tmp_path / "found.json"
    found.write_text(json.dumps(alignment_as_dict(align(ours, theirs), ours, theirs)), encoding="utf-8")
    scorer = [sys.executable, str(SHARED / "score" / "align.py"), str(SHARED / "gold" / gold), str(found), "--json"]
    score = json.loads(subprocess.run(scorer, capture_output=True, check=True).stdout)
    assert score["precision"] >= precision
    assert score["recall"] >= recall


def _french(file: str) -> Document:
    documents = documents_of(SHARED / "contracts" / file)
    (contract,) = (d for d in documents if d.kind == "contract" and d.language == "fr")
    return contract
