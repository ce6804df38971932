"""`--engine`: an address of no engine is refused before anything is done; one where nobody answers is named."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import cli
from corpus.catalogue import Catalogue
from tests.corpus.clusters import needed


@pytest.mark.parametrize("command", [("add", "in"), ("run", "in", "out"), ("harmonise",)])
@pytest.mark.parametrize("address", ["spark://there:1", "pdfplumber"])
def test_an_address_of_no_engine(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    command: tuple[str, ...],
    address: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    assert ended(monkeypatch, *command, "--engine", address) == 2
    said = capsys.readouterr().err.strip()
    assert said.count("\n") == 0 and said.startswith(f"{address}: no engine is known") and "dask://HOST:PORT" in said
    assert not (tmp_path / "out" / "index.html").exists()


def test_where_nobody_answers_nothing_is_stored(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    needed("dask")
    monkeypatch.setattr("corpus.dask_engine._CONNECT", 1.0)
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("Article 1er. La porte est fermée.")
    assert ended(monkeypatch, "add", "a.txt", "--engine", "dask://127.0.0.1:1") == 2
    assert "dask://127.0.0.1:1: no scheduler answers there" in capsys.readouterr().err
    with Catalogue("c.sqlite") as catalogue:
        assert catalogue.documents() == () and catalogue.failures() == ()


@pytest.mark.parametrize(("words", "code"), [("pdfplumber", 0), ("magic", 2)])
def test_where_words_come_from_is_another_question(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: str, code: int
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("Article 1er. La porte est fermée.")
    assert ended(monkeypatch, "add", "a.txt", "--words", words, "--jobs", "1") == code


def ended(monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    """The exit code of a command in English, on a catalogue in the working folder."""
    monkeypatch.setenv("CONCORDANCE_LANG", "en")
    monkeypatch.setattr(sys, "argv", ["concordance", "--database", "c.sqlite", *words])
    try:
        cli.main()
    except SystemExit as end:
        return int(end.code or 0)
    return 0
