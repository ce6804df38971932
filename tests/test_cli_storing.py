"""`backup`, `restore` and `verdicts` from the command line."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import cli
from corpus.catalogue import Catalogue
from corpus.reader import Reading
from corpus.verdict import Passage, Proposal, Subject
from corpus.verdicts import Verdicts
from extract.feeds import Feeds
from tests.corpus.trees import contract

ODD = "dans les 15 jours\x1b[31m"
PROPOSAL = Proposal(Subject("fact", (Passage("museum-2022-fr", "art_5", ODD),)), "15 days\x1b[31m", 0.4)


@pytest.fixture
def place(either: str) -> str:
    """A catalogue with a document, a verdict that nobody had seen when the next was given, and a feed."""
    with Catalogue(either) as catalogue:
        catalogue.add(Reading("a.pdf", "aa" * 32, 4, (replace(contract(), sha256="aa" * 32),), ()), "rules")
    with Verdicts(either) as verdicts:
        verdicts.record(PROPOSAL, "accept", "Ann")
        verdicts.record(PROPOSAL, "correct", "Bob", corrected="3 weeks")
    with Feeds(either) as feeds:
        feeds.create("Clerk")
    return either


def run(place: str, *words: str) -> Result:
    return CliRunner().invoke(cli.build("en"), ["--lang", "en", "--database", place, *words])


def test_there_and_back(place: str, tmp_path: Path) -> None:
    done = run(place, "backup", str(tmp_path / "c.zip"))
    assert done.exit_code == 0 and "files: 1" in done.output and "verdicts: 2" in done.output
    taken = run(str(tmp_path / "new.sqlite"), "restore", str(tmp_path / "c.zip"))
    assert taken.exit_code == 0
    assert "files: 1 added, 0 already there, 0 otherwise here" in taken.output and "serve-calendar" in taken.output
    assert "museum-2022-fr" in run(str(tmp_path / "new.sqlite"), "list").output
    again = run(str(tmp_path / "new.sqlite"), "restore", str(tmp_path / "c.zip"))
    assert "verdicts: 0 added, 2 already there" in again.output and "serve-calendar" not in again.output


def test_what_is_otherwise_here_is_named(place: str, tmp_path: Path) -> None:
    run(place, "backup", str(tmp_path / "c.zip"))
    with Catalogue(place) as catalogue:
        other = replace(contract(), sha256="aa" * 32, title="Autre lecture")
        catalogue.add(Reading("a.pdf", "aa" * 32, 4, (other,), ()), "other rules")
    taken = run(place, "restore", str(tmp_path / "c.zip"))
    assert taken.exit_code == 0 and "! files, a.pdf: is otherwise here" in taken.output


def test_originals(place: str, tmp_path: Path) -> None:
    done = run(place, "backup", "--originals", str(tmp_path / "c.zip"))
    assert "original files: 0" in done.output and "! a.pdf: lies nowhere any more" in done.output


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("restore", "nothing.zip"), "nothing.zip"),
        (("restore", "a.txt"), "a.txt"),
        (("backup", "a.txt/c.zip"), "c.zip"),
    ],
)
def test_what_goes_wrong_is_one_line(place: str, tmp_path: Path, words: tuple[str, str], named: str) -> None:
    (tmp_path / "a.txt").write_text("no archive")
    found = run(place, words[0], str(tmp_path / words[1]))
    assert found.exit_code != 0 and named in str(found.exception) and "\n" not in str(found.exception)


def test_verdicts_are_listed(place: str) -> None:
    line = run(place, "verdicts", "museum-2022-fr").output
    assert "museum-2022-fr art_5: 15 days[31m → 3 weeks | Bob: corrected" in line and "(Ann: accepted" in line
    assert "\x1b" not in line
    assert "Nobody has decided" in run(place, "verdicts", "other").output


def test_verdicts_as_json(place: str) -> None:
    (history,) = json.loads(run(place, "verdicts", "--json").output)["verdicts"]
    assert [(v["who"], v["decision"], v["corrected"]) for v in history] == [
        ("Ann", "accept", ""),
        ("Bob", "correct", "3 weeks"),
    ]
    assert history[0]["subject"]["left"][0]["eid"] == "art_5" and history[0]["at"].endswith("+00:00")
