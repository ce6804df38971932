"""The table of time limits, as a spreadsheet reads it."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from corpus.messages import Tongue
from extract.schedule import safe_cell, schedule, write_schedule
from extract.times import limits
from tests.extract.handmade import article, contract

DOCUMENT = contract(
    "nl",
    article("7", "Het plan wordt tegen 31 maart 2024 ingediend."),
    article("8", "De dienst antwoordt binnen 15 werkdagen na de aanvraag.", "80 % binnen xx dagen"),
)
FINDINGS = [(DOCUMENT, limits(DOCUMENT))]


@pytest.mark.parametrize(
    ("tongue", "rules"),
    [
        ("en", ["by 2024-03-31", "at most 15 working day(s) after de aanvraag", "no figure is given"]),
        (
            "fr",
            ["pour le 2024-03-31", "au plus 15 jour(s) ouvrable(s) après : de aanvraag", "aucun chiffre n'est donné"],
        ),
        ("nl", ["tegen 2024-03-31", "ten hoogste 15 werkdag(en) na: de aanvraag", "er staat geen cijfer"]),
    ],
)
def test_all_limits_stand_in_it_the_open_ones_with_their_words(tongue: Tongue, rules: list[str]) -> None:
    head, *rows = csv.reader(io.StringIO(schedule(FINDINGS, tongue)))
    assert len(head) == 7
    assert [row[3] for row in rows] == ["2024-03-31", "", ""]
    assert [row[4] for row in rows] == rules
    assert [row[:3] for row in rows] == [["onva-2022-nl", n, "3"] for n in ("7", "8", "8")]


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\nx"])
def test_a_cell_never_begins_a_formula(cell: str) -> None:
    assert safe_cell(cell) == "'" + cell


@pytest.mark.parametrize("cell", ["", "a=b", "binnen 3 dagen", "2024-03-31"])
def test_a_harmless_cell_stays(cell: str) -> None:
    assert safe_cell(cell) == cell


def test_two_runs_write_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.csv", "b.csv"):
        write_schedule(tmp_path / name, FINDINGS, "fr")
    assert (tmp_path / "a.csv").read_bytes() == (tmp_path / "b.csv").read_bytes()
    assert (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbf")
