"""`doctor` says what is there and what to install; only what is essential makes it fail; nothing is changed by it."""

from __future__ import annotations

import json
import sqlite3
from importlib import metadata
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import cli
from commands import checkup
from commands.checkup import Check
from corpus import provenance
from corpus.catalogue import Catalogue
from corpus.messages import Tongue, catalogue
from corpus.store.schema import SCHEMA


def run(place: str, *words: str, tongue: str = "en") -> Result:
    return CliRunner().invoke(cli.build("en", ["doctor"]), ["--database", place, "--lang", tongue, "doctor", *words])


def states(result: Result) -> dict[str, str]:
    return {check["check"]: check["state"] for check in json.loads(result.stdout)["checks"]}


def test_json_names_every_check(tmp_path: Path) -> None:
    result = run(str(tmp_path / "c.sqlite"), "--json")
    said = json.loads(result.stdout)
    assert said["ready"] is True and result.exit_code == 0
    assert said["rules"] == provenance.version()
    assert states(result).keys() >= {
        "versions", "python", "packages", "tesseract", "ghostscript", "fonts", "database", "encoder", "parser",
        "cache", "space", "chromium",
    }  # fmt: skip
    assert not list(tmp_path.iterdir())  # a catalogue that isn't there is not made


@pytest.mark.parametrize(("tongue", "end"), [("en", "Ready."), ("fr", "Prêt."), ("nl", "Klaar.")])
def test_each_language(tmp_path: Path, tongue: Tongue, end: str) -> None:
    lines = run(str(tmp_path / "c.sqlite"), tongue=tongue).stdout.splitlines()
    assert lines[-1] == end
    words = {catalogue()[f"doctor.state_{state}"][tongue] for state in ("ok", "warning", "missing")}
    assert all(line.startswith(tuple(words)) for line in lines[:-1])


def test_a_machine_with_nothing_on_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Programs, fonts and extras are all optional: each is named with what to install, and the exit code is 0."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(checkup, "_loads", lambda font: False)
    monkeypatch.setattr(checkup, "encoder_installed", lambda: None)
    monkeypatch.setattr(checkup, "find_spec", lambda name: None)
    result = run(str(tmp_path / "c.sqlite"), "--json")
    assert result.exit_code == 0
    said = {check["check"]: check["message"] for check in json.loads(result.stdout)["checks"]}
    found = states(result)
    for name, way_out in {
        "tesseract": "apt install tesseract-ocr",
        "ghostscript": "apt install ghostscript",
        "fonts": "apt install fonts-dejavu-core",
        "chromium": "only the tests",
        "encoder": "[encoder]",
        "dask": "[dask]",
        "ray": "[ray]",
        "signin": "[signin]",
        "postgresql": "[postgresql]",
    }.items():
        assert found[name] != "ok" and way_out in said[name], name


def test_a_database_is_looked_at_and_not_changed(either: str) -> None:
    assert "is reached and empty" in run(either).stdout or "not there yet" in run(either).stdout
    Catalogue(either).close()
    assert f"tables {SCHEMA}" in run(either).stdout
    with Catalogue(either) as store, store.writing():  # another one is just writing
        result = run(either, "--json")
    assert (result.exit_code, states(result)["database"]) == (2, "missing")


def test_what_stops_everything(tmp_path: Path) -> None:
    foreign, newer, file = tmp_path / "foreign.sqlite", tmp_path / "newer.sqlite", tmp_path / "file"
    with sqlite3.connect(foreign) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    Catalogue(str(newer)).close()
    with sqlite3.connect(newer) as connection:
        connection.execute("UPDATE concordance_schema SET number = 999")
    file.write_text("no folder")
    for place, way_out in [
        (foreign, "Name another file"),
        (newer, "Update Concordance"),
        (file / "c.sqlite", "Change the permissions"),
    ]:
        result = run(str(place))
        assert result.exit_code == 2 and way_out in result.stdout, place
        assert "put right first: database" in result.stdout


def test_an_older_database_is_named_and_left_alone(tmp_path: Path) -> None:
    place = tmp_path / "c.sqlite"
    Catalogue(str(place)).close()
    with sqlite3.connect(place) as connection:
        connection.execute(f"UPDATE concordance_schema SET number = {SCHEMA - 1}")
    result = run(str(place))
    assert result.exit_code == 0 and f"tables {SCHEMA - 1}; the next command" in result.stdout
    with sqlite3.connect(place) as connection:
        assert connection.execute("SELECT number FROM concordance_schema").fetchone() == (SCHEMA - 1,)


def test_passwords_are_not_shown() -> None:
    result = run("postgresql://clerk:geheim@127.0.0.1:1/contracts")
    assert result.exit_code == 2
    assert "geheim" not in result.stdout and "clerk:***@127.0.0.1" in result.stdout


def gone(name: str) -> str:
    raise metadata.PackageNotFoundError(name)


@pytest.mark.parametrize(
    ("check", "state"),
    [
        (checkup.python((3, 11, 0)), "ok"),
        (checkup.python((3, 10, 14)), "missing"),
        (checkup.packages(gone), "missing"),
        (checkup.of_space("space", Path("x"), 50_000_000), "missing"),
        (checkup.of_space("space", Path("x"), 500_000_000), "warning"),
        (checkup.of_space("space", Path("x"), 5_000_000_000), "ok"),
    ],
)
def test_what_is_essential(check: Check, state: str) -> None:
    assert check.state == state
    assert check.stops == (state == "missing")
    assert check.said("fr") and check.said("nl") and check.said("en")


@pytest.mark.parametrize(
    ("requirement", "name"),
    [
        ("numpy>=2.0", "numpy"),
        ("psycopg[binary]>=3.2", "psycopg"),
        ("python-docx", "python-docx"),
        ("a.b_c ; python_version > '3'", "a.b_c"),
    ],
)
def test_the_name_in_a_requirement(requirement: str, name: str) -> None:
    assert checkup.requirement_name(requirement) == name
