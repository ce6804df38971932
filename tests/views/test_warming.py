"""Warming: what is loaded before the first visitor, and that a server without a catalogue starts all the same."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from views import shelf, warming


@pytest.mark.usefixtures("database")
def test_the_first_contracts_of_both_languages_come_by_turns() -> None:
    found = [listed.id for listed in warming.first(shelf.catalogue().documents())]
    assert found[:2] == ["cbm-2022-fr", "rdow-2022-nl"]
    assert sorted(found) == sorted({"cbm-2022-fr", "onva-2022-fr", "rdow-2022-nl"})


def test_their_facts_are_there_afterwards(database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first contract of each language at once, the others in the background."""
    every = tuple(warming.first(shelf.catalogue().documents()))
    monkeypatch.setattr(warming, "_rest", lambda: None)
    warming.begin().join()
    monkeypatch.setattr(shelf, "citations", never)
    for listed in every[:2]:
        assert shelf.findings(listed).limits
    with pytest.raises(AssertionError, match="already"):
        shelf.findings(every[2])
    monkeypatch.undo()
    monkeypatch.setattr(sys, "argv", ["app.py", database])
    warming.begin().join()
    monkeypatch.setattr(shelf, "citations", never)
    assert shelf.findings(every[2]).limits


def never(*_: object) -> None:
    raise AssertionError("the facts should have been found already")


def test_a_catalogue_that_cannot_be_opened_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    damaged = tmp_path / "catalogue.sqlite"
    damaged.write_bytes(b"no database" * 100)
    monkeypatch.setattr(sys, "argv", ["app.py", str(damaged)])
    warming.begin().join()
    assert "warming stopped" not in caplog.text
