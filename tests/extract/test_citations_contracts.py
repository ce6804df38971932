"""Citations in real contracts against their labels; skipped where ../shared is absent."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from corpus.model import Document, Language
from extract.references import references
from tests.readings import documents_of

SHARED = Path(__file__).parents[3] / "shared"
AIM = 0.97
SAME = 0.3
"""Share of words that two quotes have in common at least. Low: labels differ in whether the title of an act belongs to
its quote and whether a list of articles is quoted whole; article, target and date must be equal."""
ROWS: list[tuple[str, Language, str]] = [
    ("capac-2022-fr.pdf", "fr", "capac-2022-fr"),
    ("bcss-2022-moniteur.pdf", "nl", "bcss-2022-nl"),
]


def contract(file: str, language: Language) -> Document:
    path = SHARED / "contracts" / file
    if not path.is_file():
        pytest.skip("../shared/contracts is not there")
    (found,) = (d for d in documents_of(path) if d.kind == "contract" and d.language == language)
    return found


def overlap(one: str, other: str) -> float:
    a, b = (Counter(re.findall(r"\w+", text.lower())) for text in (one, other))
    return (a & b).total() / (a | b).total()


def key(record: dict[str, Any]) -> tuple[object, ...]:
    return record["article"], record.get("target"), record.get("date")


def matched(labels: list[dict[str, Any]], found: list[dict[str, Any]]) -> set[int]:
    """Which of the found ones answer to a label, one to one."""
    used: set[int] = set()
    for label in labels:
        alike = [(overlap(label["quote"], f["quote"]), -j) for j, f in enumerate(found) if key(f) == key(label)]
        free = [(score, -j) for score, j in alike if -j not in used and score >= SAME]
        used |= {max(free)[1]} if free else set()
    return used


@pytest.mark.shared
@pytest.mark.parametrize(("file", "language", "gold"), ROWS)
def test_f1(file: str, language: Language, gold: str) -> None:
    labels = json.loads((SHARED / "gold" / f"{gold}.refs.json").read_text(encoding="utf-8"))
    everything = [*labels["internal"], *labels["external"]]
    whole = set(labels.get("complete_for") or {r["article"] for r in everything})
    doubtful = [r for r in everything if r.get("doubtful")]
    sure = [r for r in everything if not r.get("doubtful")]
    found: list[dict[str, Any]] = [dict(r) for r in references(contract(file, language)) if r["article"] in whole]
    hits = matched(sure, found)
    # what is found on a doubtful label is neither right nor wrong
    excused = {
        j for j, f in enumerate(found)
        if any(f["article"] == r["article"] and overlap(f["quote"], r["quote"]) >= SAME for r in doubtful)
    }  # fmt: skip
    wrong = [f["quote"] for j, f in enumerate(found) if j not in hits and j not in excused]
    precision = len(hits) / (len(hits) + len(wrong))
    recall = len(hits) / len(sure)
    assert 2 * precision * recall / (precision + recall) >= AIM, (precision, recall, wrong)
