"""The real contracts against their marked-up truth, with the scorer that comes with it. Skipped where they are absent."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from corpus.exports.interchange import as_json, document_as_dict
from corpus.ocr import available
from corpus.reader import Settings, read

SHARED = Path(__file__).parents[3] / "shared"

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason="the real contracts are not beside this checkout"),
]

READ = [
    ("capac-2022-fr", "capac-2022-fr.pdf"),
    ("bcss-2022-fr", "bcss-2022-moniteur.pdf"),
    ("bcss-2022-nl", "bcss-2022-moniteur.pdf"),
    ("bcss-2022-decree-fr", "bcss-2022-moniteur.pdf"),
    ("bcss-2022-decree-nl", "bcss-2022-moniteur.pdf"),
    ("bcss-2002-fr", "bcss-2002-web.pdf"),
]
WILD = {
    # File -> the numbers of its articles, read off the printed pages.
    "be_itaa_nl_procedurereglement_art118.pdf": [str(n) for n in range(1, 10)],
    "be_justel_nl_wet_2019-03-17_beroepen.pdf": [
        *(str(n) for n in range(1, 119)), *(f"118/{n}" for n in range(1, 7)), *(str(n) for n in range(119, 131)),
    ],
    "fr_cr_conseil_municipal_2021-11-26.pdf": [],
    "be_ibr_nl_gedragslijnen_scan_ocr.pdf": [],
}  # fmt: skip
SCANS = {
    "fr_arrete_prefectoral_2023-03-23_scan.pdf": [str(n) for n in range(1, 10)],
    "be_moniteur_annexe_2019-05-28_scan.pdf": [],
}
needs_tesseract = pytest.mark.skipif(available() is not None, reason="Tesseract is not installed")


@cache
def parsed(pdf: str, recognised: Path) -> str:
    """What `concordance parse --json` prints of a contract."""
    documents = read(SHARED / "contracts" / pdf, Settings(ocr_cache=recognised)).documents
    return as_json({"documents": [document_as_dict(d) for d in documents]})


def score(gold: str, pdf: str, folder: Path, recognised: Path, *options: str) -> dict[str, Any]:
    found = folder / "parsed.json"
    found.write_text(parsed(pdf, recognised), encoding="utf-8")
    command = [sys.executable, "tree.py", str(SHARED / "gold" / f"{gold}.json"), str(found), "--json", *options]
    done = subprocess.run(command, cwd=SHARED / "score", capture_output=True, text=True, check=True)
    result: dict[str, Any] = json.loads(done.stdout)
    return result


@pytest.mark.parametrize(("gold", "pdf"), READ)
def test_a_real_contract_is_read_as_it_is_marked_up(gold: str, pdf: str, tmp_path: Path, recognised: Path) -> None:
    result = score(gold, pdf, tmp_path, recognised)
    assert (result["article recall"], result["invented"]) == (1.0, 0)
    assert result["parents right"] >= 0.98
    assert result["articles with F1>=0.98"] >= 0.98
    assert result["points right"] >= 0.98
    assert result["headings found"] >= 0.97
    assert all(result[f"{what} right"] for what in ("language", "kind", "institution", "period", "generation"))


@pytest.mark.ocr
@needs_tesseract
def test_the_scanned_pages(tmp_path: Path, recognised: Path) -> None:
    only = ",".join(str(n) for n in range(11, 38))
    result = score("bcss-2022-nl", "bcss-2022-nl-scan.pdf", tmp_path, recognised, f"--only={only}")
    assert result["article recall"] == 1.0
    assert result["mean text F1"] >= 0.97


@pytest.mark.parametrize(("pdf", "numbers"), WILD.items())
def test_public_documents_that_nobody_here_wrote(pdf: str, numbers: list[str]) -> None:
    reading = read(SHARED / "wild" / "pdf" / pdf)
    assert [a.num for d in reading.documents for a in d.articles()] == numbers


@pytest.mark.ocr
@needs_tesseract
@pytest.mark.parametrize(("pdf", "numbers"), SCANS.items())
def test_public_scans(pdf: str, numbers: list[str]) -> None:
    reading = read(SHARED / "wild" / "pdf" / pdf)
    assert [a.num for d in reading.documents for a in d.articles()] == numbers


def test_french_and_dutch_get_the_same_eids() -> None:
    """Where the two texts have the same provisions: they differ in how article 41 lists and in a paragraph or two."""
    documents = {d.id: d for d in read(SHARED / "contracts" / "bcss-2022-moniteur.pdf").documents}
    french, dutch = ({p.eid for p in documents[name].root.walk()} for name in ("bcss-2022-fr", "ksz-2022-nl"))
    assert len(french & dutch) / len(french | dutch) >= 0.98
