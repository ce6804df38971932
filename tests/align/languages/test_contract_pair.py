"""A real contract in both languages, and the samples, from the PDF to the scorer."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from align.languages.divergences import divergences
from align.languages.interchange import divergences_as_dict
from corpus.model import Document
from tests.readings import documents_of

ROOT = Path(__file__).parents[3]
SHARED = ROOT.parent / "shared"
PDF = ROOT / "samples" / "pdf"


@pytest.mark.shared
def test_the_divergences_of_a_real_contract(tmp_path: Path) -> None:
    file = SHARED / "contracts" / "bcss-2022-moniteur.pdf"
    if not file.is_file():
        pytest.skip("../shared/contracts is not there")
    documents = [d for d in documents_of(file) if d.kind == "contract"]
    french, dutch = _of(documents, "fr"), _of(documents, "nl")
    found = tmp_path / "found.json"
    found.write_text(json.dumps(divergences_as_dict(divergences(french, dutch), french, dutch)), encoding="utf-8")
    gold = SHARED / "gold" / "bcss-2022-bilingual-divergences.json"
    scorer = [sys.executable, str(SHARED / "score" / "divergences.py"), str(gold), str(found), "--json"]
    score = json.loads(subprocess.run(scorer, capture_output=True, check=True).stdout)
    assert score["material recall"] >= 0.9
    assert score["false material alarms"] * 3 <= score["articles touched"]


def test_what_the_samples_plant_is_found() -> None:
    """Labels name a place; it counts as found where a report on that article quotes a figure or word of either side."""
    truth = tomllib.loads((ROOT / "samples" / "truth.toml").read_text(encoding="utf-8"))
    planted = [d for d in truth["divergence"] if d["fr_document"] == "fats-2022-fr"]
    documents = [d for d in documents_of(PDF / "fats-fosa-2022-gazette.pdf") if d.kind == "contract"]
    found = divergences(_of(documents, "fr"), _of(documents, "nl"))
    assert len(planted) >= 5
    for one in planted:
        quotes = [d.french.text for d in found if d.french and d.article == one["article"] and d.grade == "material"]
        assert any(len(set(one["fr"].split()) & set(quote.split())) >= 2 for quote in quotes), one["id"]


def _of(documents: list[Document], language: str) -> Document:
    (only,) = (d for d in documents if d.language == language)
    return only
