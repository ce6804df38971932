"""Bombs: what needs more time or memory than a file may take fails alone, with a reason that names the option."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from corpus.batch import Guard, results
from corpus.errors import ReadingError
from corpus.reader import Reading, Settings
from tests.corpus.fuzz import office, streams
from tests.corpus.fuzz.made import parts, pdf

ROOT = Path(__file__).parents[2]
LINUX = pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the limit on memory holds on Linux")


@LINUX
def test_a_bomb_fails_alone_on_the_command_line(tmp_path: Path) -> None:
    """`parse` reads one file after the other; it is guarded all the same, and goes on."""
    (tmp_path / "bomb.pdf").write_bytes(streams.bombs(0, Random(1)).data)
    (tmp_path / "good.pdf").write_bytes(pdf(parts()))
    command = [sys.executable, str(ROOT / "cli.py"), "--lang", "en", "parse", "--json", "--no-ocr", "--memory", "100"]
    done = subprocess.run(
        [*command, "bomb.pdf", "good.pdf"], capture_output=True, text=True, cwd=tmp_path, timeout=250,
        env=os.environ | {"HOME": str(tmp_path)},
    )  # fmt: skip
    assert done.returncode == 2
    (line,) = done.stderr.splitlines()
    assert line.startswith("bomb.pdf: needs more than the 100 MB of memory") and "--memory" in line
    whole = json.loads(done.stdout)
    assert [d["source"] for d in whole["documents"]] == ["good.pdf"]
    assert [(f["file"], f["key"]) for f in whole["failures"]] == [("bomb.pdf", "catalogue.too_big")]


@LINUX
@pytest.mark.parametrize(("number", "memory"), [(1, 100), (8, 100)])
def test_bombs_of_several_builds(tmp_path: Path, number: int, memory: int) -> None:
    """Blanks packed twice, an object stream; after each a good file."""
    bomb, good = tmp_path / "bomb.pdf", tmp_path / "good.pdf"
    bomb.write_bytes(streams.bombs(number, Random(1)).data)
    assert bomb.stat().st_size < 2_000_000
    good.write_bytes(pdf(parts()))
    found = dict(results([bomb, good], Settings(ocr=False), Guard(1, 200.0, memory)))
    first, second = found[bomb], found[good]
    assert isinstance(first, ReadingError) and first.key in ("catalogue.too_big", "engines.damaged")
    assert isinstance(second, Reading) and second.documents


@pytest.mark.parametrize("number", [0, 1, 2, 3, 5, 6, 7, 18])
def test_office_bombs_are_refused_before_they_are_unpacked(tmp_path: Path, number: int) -> None:
    path = tmp_path / "bomb.docx"
    path.write_bytes(office.bombs(number, Random(1)).data)
    ((_, found),) = results([path], Settings(ocr=False), None)
    assert isinstance(found, ReadingError) and found.key in ("sources.unpacks_too_large", "sources.damaged")


@pytest.mark.parametrize(("fate", "named"), [("too_big", "--memory"), ("too_slow", "--timeout"), ("crashed", "PDF")])
@pytest.mark.parametrize("tongue", ["en", "fr", "nl"])
def test_what_became_of_a_worker_is_said_in_one_line(
    monkeypatch: pytest.MonkeyPatch, fate: str, named: str, tongue: str
) -> None:
    monkeypatch.setattr("corpus.workers.run", lambda function, tasks, *_: ((task, fate) for task in tasks))
    ((_, error),) = results([Path("a.pdf")], Settings(), Guard(1, 77.0, 333))
    assert isinstance(error, ReadingError)
    line = error.message(tongue)  # type: ignore[arg-type]
    assert line.startswith("a.pdf") and named in line and "\n" not in line
    assert {"too_big": "333", "too_slow": "77", "crashed": ""}[fate] in line
