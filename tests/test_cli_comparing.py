"""`align` to a file: the ending or `--format` says which, `--article` narrows it, mistakes are one clear line."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import openpyxl  # type: ignore[import-untyped]
import pytest
from click.testing import CliRunner, Result

import cli
from corpus.batch import read_all
from corpus.catalogue import Catalogue
from corpus.errors import ReadingError
from tests.align.exports.revisions import accepted, rejected

SAMPLES = Path(__file__).parents[1] / "samples" / "pdf"
PAIR = ("onap-2022-fr", "pcm-2022-fr")


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A catalogue with two French contracts of the samples."""
    place = str(tmp_path_factory.mktemp("catalogue") / "catalogue.sqlite")
    with Catalogue(place) as catalogue:
        files = [SAMPLES / "onap-2022-columns-fr.pdf", SAMPLES / "pcm-2022-report-fr.pdf"]
        assert [o.result is not None for o in read_all(files, catalogue=catalogue)] == [True, True]
        assert set(PAIR) <= {row.id for row in catalogue.documents()}
    return place


def run(database: str, *words: str) -> Result:
    return CliRunner().invoke(cli.build("en"), ["--database", database, "--lang", "en", "align", *PAIR, *words])


@pytest.mark.parametrize(
    ("ending", "opening"),
    [("xlsx", b"PK"), ("docx", b"PK"), ("html", b"<!DOCTYPE html>"), ("md", b"# "), ("json", b"{"), ("csv", b"\xef\xbb\xbf")],
)  # fmt: skip
def test_the_ending_says_the_format(database: str, tmp_path: Path, ending: str, opening: bytes) -> None:
    said = run(database, "--out", str(tmp_path / f"found.{ending}"))
    assert (said.exit_code, said.stdout) == (0, "")
    assert f"found.{ending}" in said.stderr
    assert (tmp_path / f"found.{ending}").read_bytes().startswith(opening)


def test_the_format_can_be_said(database: str, tmp_path: Path) -> None:
    assert run(database, "--out", str(tmp_path / "table"), "--format", "xlsx").exit_code == 0
    assert openpyxl.load_workbook(io.BytesIO((tmp_path / "table").read_bytes())).worksheets[0].max_row > 2


def test_one_article_is_shorter_than_all(database: str, tmp_path: Path) -> None:
    whole, one = tmp_path / "whole.docx", tmp_path / "one.docx"
    run(database, "--out", str(whole))
    run(database, "--out", str(one), "--article", "2")
    for settled in (accepted, rejected):
        assert 0 < len(settled(one.read_bytes())) < len(settled(whole.read_bytes()))
    assert len(docx.Document(str(one)).paragraphs) > 1


@pytest.mark.parametrize(
    ("words", "key"),
    [
        (["--out", "found.pdf"], "comparison.ending"),
        (["--out", "found"], "comparison.ending"),
        (["--out", "found.docx", "--format", "pdf"], "cli.not_one_of"),
        (["--article", "999"], "comparison.no_article"),
        (["--out", "found.docx", "--article", "999"], "comparison.no_article"),
    ],
)
def test_a_mistake_is_named_before_anything_is_written(
    database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], key: str
) -> None:
    monkeypatch.chdir(tmp_path)
    failure = run(database, *words).exception
    assert isinstance(failure, ReadingError) and failure.key == key
    assert list(tmp_path.iterdir()) == []
