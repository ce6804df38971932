"""The log: JSON lines that say what was done, and hold neither secrets nor words of a document."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from starlette.testclient import TestClient

import cli
from corpus import logs
from corpus.errors import ReadingError
from extract.feed import application
from extract.feeds import Feeds

SECRET_WORDS = "L'Office paie une astreinte confidentielle de 77 euros"


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv(logs.VARIABLE, str(tmp_path / "log" / "log.jsonl"))  # set back at the end, whatever sets it
    yield tmp_path / "log" / "log.jsonl"
    logs.close_log()


def lines(log: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]


def run(place: object, *words: str) -> Result:
    return CliRunner().invoke(cli.build("en", words), ["--database", str(place), *words])


def test_a_line_has_time_level_event_and_values(log: Path) -> None:
    logs.open_log(log)
    logs.open_log(log)  # once more changes nothing: no line comes twice
    logs.event("file_read", file="a\nb.pdf", count=3, names=["x", None, 1.5])
    (line,) = lines(log)
    assert datetime.fromisoformat(str(line.pop("time"))).tzinfo is not None
    expected = {"level": "info", "event": "file_read", "file": "a\nb.pdf", "count": 3, "names": ["x", None, 1.5]}
    assert line == expected


def test_what_takes_time_is_timed_also_when_it_fails(log: Path) -> None:
    logs.open_log(log)
    with logs.timed("document_written", document="d") as told:
        told["articles"] = 7
    with pytest.raises(ValueError, match="astreinte"), logs.timed("document_written", document="e"):
        raise ValueError(SECRET_WORDS)
    good, bad = lines(log)
    assert (good["articles"], good["level"]) == (7, "info") and isinstance(good["seconds"], float)
    assert bad["level"] == "error" and str(bad["error"]).startswith("ValueError (test_logs.py:")
    assert "astreinte" not in log.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("postgresql://clerk:geheim@db:5432/x", "postgresql://clerk:***@db:5432/x"),
        ("postgresql+psycopg://clerk:ge:heim@db/x is down", "postgresql+psycopg://clerk:***@db/x is down"),
        ("/0123456789ab.AbCdEfGhIjKlMnOpQrStUvWxYz-_0123456789abcdefg.ics", "/0123456789ab.***.ics"),
        ("fetch http://h/?token=abc123&x=1", "fetch http://h/?token=***&x=1"),
        ("Authorization: Bearer abc.def", "Authorization: Bearer ***"),
        ("PASSWORD='geheim'", "PASSWORD='***'"),
        ("client_secret = geheim", "client_secret = ***"),
        # what is no secret stays
        ("postgresql://clerk@db/x", "postgresql://clerk@db/x"),
        ("https://example.org:8642/a@b", "https://example.org:8642/a@b"),
        ("contract-2022.fr.pdf", "contract-2022.fr.pdf"),
        ("0123456789ab.pdf", "0123456789ab.pdf"),
    ],
)
def test_secrets_become_stars(text: str, clean: str) -> None:
    assert logs.without_secrets(text) == clean


def test_every_logger_of_ours_is_listened_to_and_cleaned(log: Path) -> None:
    logs.open_log(log)
    logging.getLogger("extract.feed").warning("from %s", "http://h/0123456789ab.AbCdEfGhIjKlMnOpQrStUvWx.ics")
    server = logging.getLogger("uvicorn.error")
    before = server.level
    server.setLevel(logging.INFO)  # as the server sets it itself
    server.info("starting")  # of the server, only warnings
    server.setLevel(before)
    logging.getLogger("pdfminer").error(SECRET_WORDS)  # of other libraries, nothing
    assert [line["event"] for line in lines(log)] == ["from http://h/0123456789ab.***.ics"]


def test_commands_say_what_they_did(log: Path, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    text = f"Contrat d'administration 2022-2025\n\nArticle 1er. {SECRET_WORDS}.\n"
    (tmp_path / "in" / "good.txt").write_text(text, encoding="utf-8")
    (tmp_path / "in" / "bad.pdf").write_bytes(b"")
    assert run(tmp_path / "c.sqlite", "add", str(tmp_path / "in"), "--jobs", "1").exit_code == 2
    told = {str(line["event"]): line for line in lines(log)}
    assert told.keys() == {"begun", "file_read", "file_failed", "ended"}
    assert told["file_read"]["file"] == "good.txt" and told["file_read"]["documents"]
    assert told["file_failed"]["level"] == "warning" and "." in str(told["file_failed"]["reason"])
    assert told["ended"]["command"] == "add" and isinstance(told["ended"]["seconds"], float)
    assert run(tmp_path / "c.sqlite", "run", str(tmp_path / "in"), str(tmp_path / "out"), "--jobs", "1").exit_code == 2
    assert "document_written" in {line["event"] for line in lines(log)}
    assert "astreinte" not in log.read_text(encoding="utf-8")


def test_passwords_of_databases_never_get_into_it(log: Path) -> None:
    result = run("postgresql://clerk:geheim@127.0.0.1:1/x", "list")
    assert isinstance(result.exception, ReadingError)
    with pytest.raises(ReadingError), logs.timed("list", database="postgresql://clerk:geheim@127.0.0.1:1/x"):
        raise result.exception
    said = log.read_text(encoding="utf-8")
    assert "geheim" not in said and '"error": "store.no_server"' in said


def test_addresses_of_feeds_never_get_into_it(log: Path, tmp_path: Path) -> None:
    place = str(tmp_path / "c.sqlite")
    made = run(place, "serve-calendar", "--create", "Clerk").stdout
    path = "/" + made.split(" ")[1].rpartition("/")[2]
    secret = path.split(".")[1]
    assert len(secret) > 30 and secret not in log.read_text(encoding="utf-8")

    def broken(selection: object) -> bytes:
        raise RuntimeError(f"no calendar at {path}: {SECRET_WORDS}")

    with Feeds(place) as feeds:
        assert TestClient(application(feeds, broken)).get(path).status_code == 503
    said = log.read_text(encoding="utf-8")
    assert lines(log)[-1]["event"] == "a calendar feed could not be made"
    assert str(lines(log)[-1]["error"]).startswith("RuntimeError (test_logs.py:")
    assert secret not in said and "astreinte" not in said


def test_a_log_that_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(logs.VARIABLE, str(tmp_path))  # a folder
    result = run(tmp_path / "c.sqlite", "list")
    assert isinstance(result.exception, ReadingError) and result.exception.key == "logs.cannot_write"


def test_without_a_wish_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(logs.VARIABLE, "")
    assert run(tmp_path / "c.sqlite", "list").exit_code == 0
    assert not list(tmp_path.glob("**/*.jsonl"))
