"""Batches: each file once, one outcome a file, nothing lost by stopping."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from corpus import attempt as attempting
from corpus import batch
from corpus.batch import Outcome, fair_memory, files_in
from corpus.catalogue import Catalogue
from corpus.errors import ReadingError
from corpus.files import sha256
from corpus.reader import Reading, Settings
from tests.corpus.trees import contract

read_all = partial(batch.read_all, guarded=False)
"""In this process: a worker would not see the reader that stands in for the real one."""


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    with Catalogue(str(tmp_path / "catalogue" / "c.sqlite")) as opened:
        yield opened


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A reader that makes the contract of every file and notes which files it read; "bad" and "bug" ones fail."""
    names: list[str] = []

    def reading(path: Path, settings: Settings) -> Reading:
        names.append(path.name)
        if not path.exists():
            raise ReadingError("reading.not_found", path.name)
        if path.read_text().startswith("bad"):
            raise ReadingError("reading.empty", path.name)
        if path.read_text().startswith("bug"):
            raise ZeroDivisionError("nobody thought of it")
        document = replace(contract(), id=path.stem, source=path.name, sha256=sha256(path), title=path.read_text())
        return Reading(path.name, sha256(path), 4, (document,))

    monkeypatch.setattr(attempting.reader, "read", reading)
    return names


def lay(folder: Path, **files: str) -> list[Path]:
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / f"{name}.txt").write_text(text)
    return [folder / f"{name}.txt" for name in files]


def told(outcomes: Iterator[Outcome]) -> dict[str, str]:
    """File name -> "read", "cached", or the key of the error."""
    keys = {o.path.name: o.result.key if isinstance(o.result, ReadingError) else "" for o in outcomes if not o.cached}
    return {name: key or "read" for name, key in keys.items()}


def test_big_files_come_first(tmp_path: Path, read: list[str]) -> None:
    paths = lay(tmp_path / "in", a="1", b="333", c="22")
    assert [o.path.name for o in read_all(paths)] == ["b.txt", "c.txt", "a.txt"] == read


def test_each_failure_is_an_outcome(tmp_path: Path, read: list[str]) -> None:
    paths = [*lay(tmp_path / "in", a="1", b="bad", c="bug"), tmp_path / "none.txt"]
    assert told(read_all(paths)) == {
        "a.txt": "read", "b.txt": "reading.empty", "c.txt": "catalogue.unforeseen", "none.txt": "reading.not_found",
    }  # fmt: skip


def test_what_nobody_thought_of_names_its_place(tmp_path: Path, read: list[str]) -> None:
    (outcome,) = read_all(lay(tmp_path / "in", c="bug"))
    assert isinstance(outcome.result, ReadingError)
    line = outcome.result.message("en")
    assert "c.txt" in line and "ZeroDivisionError: nobody thought of it (test_batch.py:" in line


def test_the_second_time_nothing_is_read(tmp_path: Path, catalogue: Catalogue, read: list[str]) -> None:
    paths = lay(tmp_path / "in", a="1", b="bad")
    assert told(read_all(paths, catalogue=catalogue)) == {"a.txt": "read", "b.txt": "reading.empty"}
    again = list(read_all(paths, catalogue=catalogue))
    assert [(o.path.name, o.cached) for o in sorted(again, key=lambda o: o.path)] == [("a.txt", True), ("b.txt", False)]
    assert read == ["b.txt", "a.txt", "b.txt"], "only the failure is tried again"
    assert catalogue.document("a").title == "1" and [e.file for e in catalogue.failures()] == ["b.txt"]


@pytest.mark.parametrize("change", ["text", "settings", "rules"])
def test_a_change_reads_again_and_replaces(
    tmp_path: Path, catalogue: Catalogue, read: list[str], monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    paths = lay(tmp_path / "in", a="1")
    list(read_all(paths, catalogue=catalogue))
    if change == "text":
        lay(tmp_path / "in", a="new")
    if change == "rules":
        monkeypatch.setattr(batch.rules, "version", lambda: "0" * 12)
    settings = Settings(ocr=change != "settings")
    assert told(read_all(paths, settings, catalogue=catalogue)) == {"a.txt": "read"} and len(read) == 2
    assert [row.id for row in catalogue.documents()] == ["a"]
    assert catalogue.document("a").title == ("new" if change == "text" else "1")


def test_copies_are_read_once(tmp_path: Path, catalogue: Catalogue, read: list[str]) -> None:
    paths = lay(tmp_path / "in", a="same", b="same", c="other")
    outcomes = {o.path.name: o.cached for o in read_all(paths, catalogue=catalogue)}
    assert outcomes == {"a.txt": False, "b.txt": True, "c.txt": False} and len(read) == 2
    (tmp_path / "in" / "a.txt").unlink()
    assert catalogue.path_of("a") == tmp_path / "in" / "b.txt"


def test_stopping_keeps_what_is_done_and_going_on_does_the_rest(
    tmp_path: Path, catalogue: Catalogue, read: list[str]
) -> None:
    paths = lay(tmp_path / "in", a="333", b="22", c="1")
    outcomes = read_all(paths, catalogue=catalogue)
    next(outcomes)
    outcomes.close()  # type: ignore[attr-defined]
    assert [row.id for row in catalogue.documents()] == ["a"]
    assert told(read_all(paths, catalogue=catalogue)) == {"b.txt": "read", "c.txt": "read"}
    assert read == ["a.txt", "b.txt", "c.txt"]


def test_two_jobs_give_what_one_gives(tmp_path: Path) -> None:
    """With the real reader, in real worker processes."""
    article = "Article {n}. Le directeur ferme la porte numéro {n}."
    texts = {f"f{i}": "\n\n".join(article.format(n=n) for n in range(1, 4 + i)) for i in range(3)}
    paths = [*lay(tmp_path / "in", **texts), tmp_path / "none.txt"]
    one = {o.path.name: o.result for o in batch.read_all(paths, jobs=1)}
    two = {o.path.name: o.result for o in batch.read_all(paths, jobs=2)}
    assert sum(isinstance(r, Reading) for r in one.values()) == 3
    assert {n: r for n, r in one.items() if isinstance(r, Reading)} == {
        n: r for n, r in two.items() if isinstance(r, Reading)
    }
    assert [str(r) for r in one.values() if isinstance(r, ReadingError)] == [
        str(r) for r in two.values() if isinstance(r, ReadingError)
    ]


def test_the_files_of_a_folder(tmp_path: Path) -> None:
    read = ["b.pdf", "A.PDF", "deep/c.docx", "deep/d.html", "e.htm", "f.txt", "folder.pdf/i.txt"]
    for name in [*read, "g.xlsx", ".hidden.pdf", ".git/h.pdf", "~$c.docx"]:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    found = files_in([tmp_path, tmp_path / "b.pdf", tmp_path / "none.pdf", tmp_path / "g.xlsx"])
    wanted = [
        "A.PDF",
        "b.pdf",
        "deep/c.docx",
        "deep/d.html",
        "e.htm",
        "f.txt",
        "folder.pdf/i.txt",
        "none.pdf",
        "g.xlsx",
    ]
    assert [str(path.relative_to(tmp_path)) for path in found] == wanted, "what is named is read, whatever its name"


@pytest.mark.parametrize("jobs", [1, 2, 64, 10_000])
def test_all_workers_together_leave_the_machine_some_memory(jobs: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a machine of 16 GB: what a worker gets never goes below what an ordinary file takes."""
    sizes = {"SC_PHYS_PAGES": 4_000_000, "SC_PAGE_SIZE": 4096}
    monkeypatch.setattr("os.sysconf", sizes.__getitem__)
    assert fair_memory(jobs) == {1: 2000, 2: 2000, 64: 300, 10_000: 300}[jobs]
