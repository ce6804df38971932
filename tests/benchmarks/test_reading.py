"""The benchmark of reading: what it measures, and that its table says so in each language."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.console import Console

from benchmarks.reading import TASKS, Speed, speed_table, speeds, with_text
from corpus.messages import Tongue
from tests.corpus import pdfs


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "tekst.pdf").write_bytes(pdfs.typeset(*[pdfs.lines(pdfs.FRENCH, pdfs.DUTCH)] * 2))
    (tmp_path / "scan.pdf").write_bytes(pdfs.typeset(pdfs.picture()))
    return tmp_path


def test_only_files_with_text_of_the_first_folder_that_has_any(folder: Path) -> None:
    empty = folder / "leeg"
    empty.mkdir()
    assert [path.name for path in with_text([folder / "weg", empty, folder])] == ["tekst.pdf"]
    assert with_text([empty]) == []


def test_each_task_is_measured_on_the_same_pages(folder: Path) -> None:
    found = speeds([folder / "tekst.pdf"] * 2, rounds=1)
    assert [(speed.key, speed.pages) for speed in found] == [(key, 4) for key in TASKS]
    assert all(speed.seconds > 0 for speed in found)


@pytest.mark.parametrize(
    ("tongue", "column"), [("en", "times pdfplumber"), ("fr", "fois pdfplumber"), ("nl", "maal pdfplumber")]
)
def test_table(tongue: Tongue, column: str) -> None:
    console = Console(width=120, record=True)
    console.print(speed_table([Speed("benchmarks.plumber", 50, 5), Speed("benchmarks.whole", 50, 1)], tongue))
    shown = console.export_text()
    assert column in shown
    rows = [line.split("│")[2:5] for line in shown.splitlines() if line.startswith("│")]
    assert [[cell.strip() for cell in row] for row in rows] == [["10.0", "100.0", "1.0"], ["50.0", "20.0", "5.0"]]
