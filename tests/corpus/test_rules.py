"""The version of the rules: changes when, and only when, what reading uses changes."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from corpus import rules
from corpus.reader import Settings


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A package like `corpus`, small."""
    for name in (
        "tree.py",
        "numbering/labels.toml",
        "exports/html.py",
        "messages/cli.toml",
        "catalogue.py",
        "notes.md",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("one")
    return tmp_path


def version(home: Path) -> str:
    return rules.version_of(home)


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        ("tree.py", True),
        ("numbering/labels.toml", True),
        ("numbering/new.py", True),
        ("exports/html.py", False),  # how a tree is shown
        ("messages/cli.toml", False),  # how things are said
        ("catalogue.py", False),  # where it is kept
        ("notes.md", False),  # not read by anything
    ],
)
def test_what_changes_the_version(home: Path, name: str, changes: bool) -> None:
    before = version(home)
    assert version(home) == before
    (home / name).write_text("two")
    assert (version(home) != before) is changes


def test_a_renamed_file_changes_the_version(home: Path) -> None:
    before = version(home)
    (home / "tree.py").rename(home / "trees.py")
    assert version(home) != before


def test_the_stamp_names_rules_engine_and_recognition(monkeypatch: pytest.MonkeyPatch) -> None:
    assert re.fullmatch("[0-9a-f]{12}", rules.version())
    monkeypatch.setattr(shutil, "which", lambda name: "/usr/bin/tesseract")
    assert rules.stamp(Settings()) == f"{rules.version()} pdfium ocr"
    assert rules.stamp(Settings(engine="pdfplumber", ocr=False)) == f"{rules.version()} pdfplumber no-ocr"
    monkeypatch.setattr(shutil, "which", lambda name: None)
    assert rules.stamp(Settings()) == f"{rules.version()} pdfium no-tesseract"


def test_the_version_of_the_tool() -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+.*", rules.tool_version())
