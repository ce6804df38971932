"""Every export says which Concordance made it by which rules, and two runs of any of them give the same bytes."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from align.exports.table import FORMATS as TABLES
from corpus import provenance, rules
from corpus.exports.formats import SUFFIXES
from extract.graph_exports import FORMATS as GRAPHS
from tests import exporting

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """All exports of two contracts: name -> content."""
    folder = tmp_path_factory.mktemp("exports")
    exporting.write_all(folder)
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_every_format_is_among_them(files: dict[str, bytes]) -> None:
    wished = {f"document{suffix}" for suffix in SUFFIXES.values()}
    wished |= {f"graph.{form}" for form in GRAPHS}
    wished |= {f"{kind}.{form}" for form in TABLES for kind in ("comparison", "tables")}
    wished |= {"extraction.json", "harmonisation.json", "concordance.json", "divergences.json", "evidence.json"}
    wished |= {"calendar.ics", "schedule.csv", "schedule.xlsx", "register.csv", "register.xlsx"}
    assert wished <= files.keys()


def test_every_file_says_what_made_it(files: dict[str, bytes]) -> None:
    for name, data in files.items():
        said = unpacked(files.get(f"{name}-metadata.json", data))
        assert rules.version() in said and rules.tool_version() in said, name
        if not name.startswith("document.akn") and name != "document.json":  # nothing is extracted or aligned in them
            assert provenance.version() in said, name


def unpacked(data: bytes) -> str:
    """The text of a file, or of all files in an archive; lines that a calendar folds are joined."""
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return "".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
    return data.decode("utf-8", "replace").replace("\r\n ", "")


def test_the_metadata_of_a_table_are_found_by_its_name(files: dict[str, bytes]) -> None:
    tables = {name for name in files if name.endswith(".csv")}
    assert tables
    for name in tables:
        about = json.loads(files[f"{name}-metadata.json"])
        assert (about["@context"], about["url"]) == (provenance.CSVW, name)


def test_two_runs_give_the_same_bytes(files: dict[str, bytes], tmp_path: Path) -> None:
    """In a new process, with another order of sets and another time zone, on whatever day."""
    seed = "1" if os.environ.get("PYTHONHASHSEED") != "1" else "2"
    around = os.environ | {"PYTHONHASHSEED": seed, "TZ": "Pacific/Auckland", "LC_ALL": "C.UTF-8"}
    command = [sys.executable, "-m", "tests.exporting", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, env=around, check=True, timeout=240)
    again = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert again.keys() == files.keys()
    assert [name for name in files if files[name] != again[name]] == []


@pytest.mark.parametrize(
    ("file", "reading", "findings"),
    [
        ("corpus/layout/lines.py", True, False),
        ("extract/lexicon/units.toml", False, True),
        ("align/weights.toml", False, True),
        ("extract/regimes.toml", False, True),
        ("corpus/messages/cli.toml", False, False),  # words of messages change nothing that is found
        ("views/page.py", False, False),
    ],
)
def test_a_change_of_a_rule_shows(tmp_path: Path, file: str, reading: bool, findings: bool) -> None:
    for package in ("corpus", "extract", "align"):
        (tmp_path / package).mkdir()
    before = provenance.version_of(tmp_path)
    (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / file).write_text("x = 1\n")
    after = provenance.version_of(tmp_path)
    assert re.fullmatch("[0-9a-f]{12}-[0-9a-f]{12}", after)
    changed = [a != b for a, b in zip(before.split("-"), after.split("-"), strict=True)]
    assert changed == [reading, findings]
