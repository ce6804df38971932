"""`obligations`, `deadlines`, `calendar`, `graph` and the feeds, driven as a clerk drives them."""

from __future__ import annotations

import csv
import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
import spacy
from click.testing import CliRunner, Result
from icalendar import Calendar
from spacy.tokens import Doc

import cli
from corpus.batch import read_all
from corpus.catalogue import Catalogue
from corpus.errors import ReadingError
from extract.feeds import Feeds
from extract.second_vote import DISAGREES, SecondVote

SAMPLES = Path(__file__).parents[1] / "samples" / "pdf"


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A catalogue with one French and one Dutch contract of the samples."""
    place = str(tmp_path_factory.mktemp("catalogue") / "catalogue.sqlite")
    with Catalogue(place) as catalogue:
        files = [SAMPLES / "cebf-2022-report-fr.pdf", SAMPLES / "hsf-2022-report-nl.pdf"]
        assert [o.result is not None for o in read_all(files, catalogue=catalogue)] == [True, True]
    return place


def run(database: str, *words: str) -> Result:
    return CliRunner().invoke(cli.build("en"), ["--database", database, "--lang", "en", *words])


@pytest.mark.parametrize("document", ["cebf-2022-fr", "hsf-2022-nl"])
def test_obligations_of_one_bearer(database: str, document: str) -> None:
    every = json.loads(run(database, "obligations", document, "--json").stdout)["obligations"]
    state = json.loads(run(database, "obligations", document, "--bearer", "state", "--json").stdout)["obligations"]
    assert 0 < len(state) < len(every)
    assert {o["bearer"]["role"] for o in state} == {"state"}
    assert state[0]["quote"].split()[0] in run(database, "obligations", document, "--bearer", "state").stdout


def test_a_parser_that_is_installed_votes_on_the_listed_obligations(
    database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One for which every word is the subject of every other disagrees with some bearer."""

    def anybody(text: str) -> Doc:
        doc = spacy.blank("fr")(text)
        words = [token.text for token in doc]
        heads = [max(i - 1, 0) for i in range(len(words))]
        return Doc(doc.vocab, words, [bool(t.whitespace_) for t in doc], heads=heads, deps=["nsubj"] * len(words))

    def votes(vote: SecondVote | None) -> int:
        monkeypatch.setattr("commands.duties.installed", lambda: vote)
        found = json.loads(run(database, "obligations", "cebf-2022-fr", "--json").stdout)["obligations"]
        return sum(DISAGREES in owed["reasons"] for owed in found)

    assert votes(None) == 0
    assert votes(SecondVote({"fr": anybody})) > 0


@pytest.mark.parametrize("document", ["cebf-2022-fr", "hsf-2022-nl"])
def test_deadlines_between_two_days(database: str, document: str) -> None:
    lines = run(database, "deadlines", document, "--from", "2023-01-01", "--to", "2023-12-31").stdout.splitlines()
    dates = [line[:10] for line in lines]
    assert dates
    assert dates == sorted(dates)
    assert {date[:4] for date in dates} == {"2023"}
    # Without bounds the open limits follow, with their words.
    assert any(line.startswith("no date") for line in run(database, "deadlines", document).stdout.splitlines())


def test_a_given_date_moves_what_follows(database: str) -> None:
    def chain(*words: str) -> list[str]:
        lines = run(database, "deadlines", "cebf-2022-fr", "--from", "2024-01-01", "--to", "2024-12-31", *words).stdout
        return [line[:10] for line in lines.splitlines()]

    before = chain()
    ids = [
        line.rpartition("#")[2]
        for line in run(
            database, "deadlines", "cebf-2022-fr", "--from", "2024-01-01", "--to", "2024-12-31"
        ).stdout.splitlines()
    ]
    moved = [chain("--event", f"{id}=2024-02-01") for id in ids]
    assert any(after != before for after in moved)


@pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".ics"])
def test_files_are_the_same_twice(database: str, suffix: str, tmp_path: Path) -> None:
    command = "calendar" if suffix == ".ics" else "deadlines"
    found = []
    for name in ("one", "two"):
        target = tmp_path / (name + suffix)
        assert run(database, command, "cebf-2022-fr", "--out", str(target)).exit_code == 0
        found.append(target.read_bytes())
    assert found[0] == found[1]
    if suffix == ".ics":
        assert any(event.name == "VEVENT" for event in Calendar.from_ical(found[0]).walk())


def test_a_table_holds_what_was_asked_for(database: str, tmp_path: Path) -> None:
    """The days and the bearer narrow the table as they narrow the list."""
    asked = ("--from", "2023-01-01", "--to", "2023-12-31", "--bearer", "institution")
    listed = run(database, "deadlines", "cebf-2022-fr", *asked).stdout.splitlines()
    target = tmp_path / "table.csv"
    assert run(database, "deadlines", "cebf-2022-fr", *asked, "--out", str(target)).exit_code == 0
    rows = list(csv.reader(target.read_text(encoding="utf-8-sig").splitlines()))
    assert 0 < len(listed) == len(rows) - 1
    every = tmp_path / "every.csv"
    assert run(database, "deadlines", "cebf-2022-fr", "--out", str(every)).exit_code == 0
    assert len(every.read_text(encoding="utf-8").splitlines()) > len(rows)


@pytest.mark.parametrize("form", ["graphml", "gexf", "json", "jsonld", "svg", "png"])
def test_graph(database: str, form: str, tmp_path: Path) -> None:
    target = tmp_path / f"graph.{form}"
    assert run(database, "graph", "hsf-2022-nl", "--format", form, "--out", str(target)).exit_code == 0
    data = target.read_bytes()
    if form in ("json", "jsonld"):
        assert json.loads(data)
    elif form == "png":
        assert data.startswith(b"\x89PNG")
    else:
        assert len(list(ET.fromstring(data).iter())) > 20


@pytest.mark.parametrize(
    "words",
    [
        ("graph", "hsf-2022-nl", "--format", "doc"),
        ("deadlines", "hsf-2022-nl", "--regime", "nobody's"),
        ("deadlines", "hsf-2022-nl", "--event", "tomorrow"),
        ("deadlines", "no-such-document"),
        ("serve-calendar", "--revoke", "000000000000"),
    ],
)
def test_what_is_not_there_is_said_in_one_line(database: str, words: tuple[str, ...]) -> None:
    result = run(database, *words)
    assert isinstance(result.exception, ReadingError)
    assert "\n" not in result.exception.message("en")


def test_a_feed_is_made_listed_and_revoked(database: str) -> None:
    made = run(database, "serve-calendar", "hsf-2022-nl", "--create", "Clerk", "--bearer", "institution").stdout
    address = made.split()[1]
    with Feeds(database) as feeds:
        feed = feeds.find(address.rpartition("/")[2])
        assert feed is not None
        assert (feed.selection.documents, feed.selection.bearer) == (("hsf-2022-nl",), "institution")
    assert feed.mark in run(database, "serve-calendar", "--list").stdout
    assert run(database, "serve-calendar", "--revoke", feed.mark).exit_code == 0
    with Feeds(database) as feeds:
        assert feeds.find(address.rpartition("/")[2]) is None
