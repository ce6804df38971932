"""The table of time limits, as a spreadsheet reads it: CSV and XLSX."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from corpus.messages import Tongue
from extract.facts import Day, Relative, Unspecified
from extract.regimes import regime
from extract.schedule import Task, plan, safe_cell, schedule, workbook, write_schedule, write_workbook
from tests.extract.handmade import article, contract
from tests.extract.planning import limits

DOCUMENT = contract(
    "nl",
    article("7", "Het plan wordt tegen 31 maart 2024 ingediend."),
    article("8", "De dienst antwoordt binnen 15 werkdagen na de aanvraag.", "binnen xx dagen"),
)
LIMITS = limits(
    DOCUMENT,
    ("tegen 31 maart 2024", Day(3, 31, 2024)),
    ("binnen 15 werkdagen na de aanvraag", Relative(15, "business_day", "after", "de aanvraag", "at_most")),
    ("binnen xx dagen", Unspecified()),
)
FINDINGS = [(DOCUMENT, LIMITS)]


@pytest.mark.parametrize(
    ("tongue", "rules"),
    [
        ("en", ["by 31 March 2024", "at most 15 working days after de aanvraag", "no figure is given"]),
        (
            "fr",
            ["pour le 31 mars 2024", "au plus 15 jours ouvrables après : de aanvraag", "aucun chiffre n'est donné"],
        ),
        ("nl", ["tegen 31 maart 2024", "ten hoogste 15 werkdagen na: de aanvraag", "er staat geen cijfer"]),
    ],
)
def test_all_limits_stand_in_it_the_open_ones_with_their_reason(tongue: Tongue, rules: list[str]) -> None:
    head, *rows = csv.reader(io.StringIO(schedule(FINDINGS, tongue)))
    assert len(head) == len(set(head)) == 13
    assert [row[3] for row in rows] == ["2024-04-02", "", ""]
    assert [row[7] for row in rows] == ["2024-03-31", "", ""]
    assert [row[4] for row in rows] == rules
    assert [row[:3] for row in rows] == [["onva-2022-nl", n, "3"] for n in ("7", "8", "8")]
    assert [row[10] for row in rows] == ["Het plan wordt ingediend", "De dienst antwoordt", ""]
    assert all(row[12] for row in rows)


def test_whose_a_limit_is_stands_in_it() -> None:
    key = plan(DOCUMENT, LIMITS).limits[0].id
    made = plan(DOCUMENT, LIMITS, tasks={key: Task("=het Fonds", "institution", "het plan indienen")})
    _, row, *_ = csv.reader(io.StringIO(schedule([made], "nl")))
    assert row[9:11] == ["'=het Fonds", "het plan indienen"]


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\nx"])
def test_a_cell_never_begins_a_formula(cell: str) -> None:
    assert safe_cell(cell) == "'" + cell


@pytest.mark.parametrize("cell", ["", "a=b", "binnen 3 dagen", "2024-03-31"])
def test_a_harmless_cell_stays(cell: str) -> None:
    assert safe_cell(cell) == cell


def test_the_workbook_holds_real_dates_and_the_same_ids() -> None:
    book = load_workbook(io.BytesIO(workbook(FINDINGS, "en")))
    assert book.sheetnames == ["Dates", "Rules"]
    head, *rows = book["Dates"].iter_rows()
    first = rows[0]
    assert (first[3].value, first[3].is_date, first[7].value) == (datetime(2024, 4, 2), True, datetime(2024, 3, 31))
    assert [row[3].value for row in rows[1:]] == [None, None]
    lines = list(csv.reader(io.StringIO(schedule(FINDINGS, "en"))))[1:]
    assert [row[6].value for row in rows] == [line[6] for line in lines]
    assert len(head) == 13


@pytest.mark.parametrize(
    ("tongue", "name", "easter", "source"),
    [("fr", "Code civil", "Lundi de Pâques", "art. 1.7"), ("nl", "Burgerlijk Wetboek", "Paasmaandag", "art. 1.7")],
)
def test_the_workbook_shows_the_rules_and_the_closed_days(tongue: Tongue, name: str, easter: str, source: str) -> None:
    sheet = load_workbook(io.BytesIO(workbook(FINDINGS, tongue))).worksheets[1]
    cells = [(row[0].value, row[1].value) for row in sheet.iter_rows()]
    assert cells[0][1] == name
    assert source in cells[1][1]
    assert (datetime(2024, 4, 1), easter) in cells
    assert datetime(2024, 11, 2) not in dict(cells)


def test_closed_days_of_ones_own_are_shown() -> None:
    own = plan(DOCUMENT, LIMITS, regime("own", customs=["all_souls"], closed=[date(2024, 4, 2)]))
    cells = {
        row[0].value: row[1].value for row in load_workbook(io.BytesIO(workbook([own], "en"))).worksheets[1].iter_rows()
    }
    assert cells[datetime(2024, 4, 2)] == "closed day"
    assert "All Souls' Day" in cells.values() or datetime(2024, 11, 2) not in cells  # a Saturday in 2024
    assert own.limits[0].occurrences[0].effective == date(2024, 4, 3)


def test_a_formula_in_the_text_stays_text() -> None:
    hostile = contract("fr", article("=1+1", '=HYPERLINK("http://example.org") pour le 31 mars 2024\x07'))
    found = limits(hostile, ('=HYPERLINK("http://example.org") pour le 31 mars 2024', Day(3, 31, 2024)))
    sheet = load_workbook(io.BytesIO(workbook([(hostile, found)], "fr"))).worksheets[0]
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert all(cell.data_type != "f" and cell.hyperlink is None for cell in cells)
    assert any(str(cell.value).startswith("'=HYPERLINK") for cell in cells)


def test_two_runs_write_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write_schedule(tmp_path / f"{name}.csv", FINDINGS, "fr")
        write_workbook(tmp_path / f"{name}.xlsx", FINDINGS, "fr")
    assert (tmp_path / "a.csv").read_bytes() == (tmp_path / "b.csv").read_bytes()
    assert (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes() != b""
    # Nothing is left beside them but what says where a CSV file comes from.
    assert len(list(tmp_path.iterdir())) == 4 + 2
