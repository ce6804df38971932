"""Tables as files: every format opens, says the same, takes no words for markup or formulas, and is the same twice."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from datetime import date

import docx
import openpyxl  # type: ignore[import-untyped]
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree, html

from align.exports.table import FORMATS, Cell, Column, Table, TableFormat, Target, written

COLUMNS = (
    Column("article", "Article", 10),
    Column("words", "Mots"),
    Column("page", "Page", kind="link"),
    Column("score", "Score", kind="percent"),
    Column("day", "Jour", kind="date"),
)
HOSTILE = [
    "=1+1",
    "-2+3",
    "+1",
    "@SUM(A1)",
    "<script>alert(1)</script>",
    "a | b",
    "](javascript:x)",
    "a\x00b\x1b[1m",
    "{=1}",
]
TABLE = Table(
    "Écarts: a/b [x]?*",
    COLUMNS,
    (
        ("12", Cell("dans les 30 jours\n- ouvrables", language="fr", tone="major"), Cell(4, Target("contrat.pdf", 4)), 0.98, date(2022, 1, 31)),
        ("16.4.1", "", None, None, None),
    ),
    notes=("Une remarque.",),
)  # fmt: skip


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("table", [TABLE, Table("Vide", COLUMNS)], ids=["filled", "empty"])
def test_a_table_is_the_same_twice(form: TableFormat, table: Table) -> None:
    assert written(table, form, "fr") == written([table], form, "fr") != b""


@pytest.mark.parametrize("form", ["xlsx", "docx"])
def test_no_clock_is_in_the_file(form: TableFormat) -> None:
    with zipfile.ZipFile(io.BytesIO(written(TABLE, form, "fr"))) as packed:
        assert {entry.date_time[0] for entry in packed.infolist()} == {1980}
        assert b"2000-01-01T00:00:00Z" in packed.read("docProps/core.xml")


def test_the_workbook_sorts_filters_prints_and_leads_to_the_page() -> None:
    book = openpyxl.load_workbook(io.BytesIO(written(TABLE, "xlsx", "fr")))
    sheet = book.worksheets[0]
    assert [cell.value for cell in sheet[1]] == [column.title for column in COLUMNS]
    assert [cell.value for cell in sheet[2]][:4] == ["12", "dans les 30 jours\n- ouvrables", "4", 0.98]
    assert sheet["E2"].value.date() == date(2022, 1, 31)
    link = sheet["C2"].hyperlink
    assert (link.target, link.location) == ("contrat.pdf", "page=4")
    assert (sheet.freeze_panes, sheet.auto_filter.ref, sheet.print_title_rows) == ("A2", "A1:E3", "$1:$1")
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("landscape", 0)
    assert sheet["B2"].alignment.wrap_text
    assert [cell.value for cell in book["Notes"]["A"]] == [TABLE.title, "Une remarque."]


def test_sheets_have_names_that_spreadsheets_take() -> None:
    twins = [Table("Écarts: a/b [x]?* et une suite bien trop longue", COLUMNS)] * 3
    names = openpyxl.load_workbook(io.BytesIO(written(twins, "xlsx", "fr"))).sheetnames
    assert names == [
        "Écarts a b x et une suite bien",
        "Écarts a b x et une suite bie 2",
        "Écarts a b x et une suite bie 3",
    ]


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_stay_words(words: str) -> None:
    table = Table(words, COLUMNS[:2], ((words, Cell(words, Target("x.pdf", 1))),), notes=(words,))
    clean = words.replace("\x00", "").replace("\x1b", "")
    sheet = openpyxl.load_workbook(io.BytesIO(written(table, "xlsx", "fr"))).worksheets[0]
    with zipfile.ZipFile(io.BytesIO(written(table, "xlsx", "fr"))) as packed:
        assert b"<f>" not in packed.read("xl/worksheets/sheet1.xml")
    assert sheet["A2"].value == sheet["B2"].value == clean
    page = html.document_fromstring(written(table, "html", "fr"))
    assert page.findtext(".//td") == clean
    assert not page.findall(".//script")
    assert docx.Document(io.BytesIO(written(table, "docx", "fr"))).tables[0].rows[1].cells[0].text == clean
    assert json.loads(written(table, "json", "fr"))["tables"][0]["rows"][0]["article"] == clean


@pytest.mark.parametrize("words", ["=1+1", "-2+3", "+1", "@SUM(A1)", "\tx", "=cmd|' /C calc'!A0"])
def test_a_comma_separated_cell_is_no_formula(words: str) -> None:
    text = written(Table("T", COLUMNS[:1], ((words,),)), "csv", "fr").decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(text)))[1] == ["'" + words]


def test_comma_separated_numbers_stay_numbers() -> None:
    table = Table("T", (Column("n", "N", kind="number"), *COLUMNS[2:4]), ((-5, Cell(4, Target("c d.pdf", 4)), 0.98),))
    text = written(table, "csv", "fr").decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(text)))[1] == ["-5", "c%20d.pdf#page=4", "0.98"]


def test_markdown_keeps_its_columns() -> None:
    rows = written(Table("T", COLUMNS[:2], (("a|b", "x\ny"), ("[z](u)", "<b>"))), "md", "fr").decode().splitlines()
    assert rows[4:6] == ["| a\\|b | x<br>y |", "| \\[z\\](u) | \\<b\\> |"]


@pytest.mark.parametrize(
    ("file", "address"),
    [
        ("contrat.pdf", "contrat.pdf#page=4"),
        ("a b#1.pdf", "a%20b%231.pdf#page=4"),
        ("javascript:alert(1)", "javascript%3Aalert%281%29#page=4"),  # no scheme: it stays a file
        ("../../etc/x.pdf", "x.pdf#page=4"),
        ("C:\\contrats\\x.pdf", "x.pdf#page=4"),
    ],
)
def test_an_address_stays_in_the_folder(file: str, address: str) -> None:
    assert Target(file, 4).address == address


def test_the_page_says_the_language_of_quoted_words_and_loads_nothing() -> None:
    text = written(TABLE, "html", "nl").decode()
    page = html.document_fromstring(text)
    assert page.get("lang") == "nl"
    assert [box.get("lang") for box in page.findall(".//td")][:2] == [None, "fr"]
    assert [a.get("href") for a in page.findall(".//a")] == ["contrat.pdf#page=4"]
    assert "default-src 'none'" in text
    assert not page.xpath("//@src | //link | //script")


def test_the_word_table_repeats_its_head_and_leads_to_the_page() -> None:
    document = docx.Document(io.BytesIO(written(TABLE, "docx", "fr")))
    table = document.tables[0]
    assert [cell.text for cell in table.rows[1].cells] == [
        "12",
        "dans les 30 jours\n- ouvrables",
        "4",
        "98 %",
        "2022-01-31",
    ]
    assert "tblHeader" in etree.tostring(table.rows[0]._tr).decode()
    links = [r.target_ref for r in document.part.rels.values() if r.is_external]
    assert links == ["contrat.pdf#page=4"]


def test_a_row_too_short_is_refused() -> None:
    with pytest.raises(ValueError, match="row 0"):
        Table("T", COLUMNS, (("12",),))


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=40), st.text(max_size=20))
def test_any_text_is_written(words: str, file: str) -> None:
    table = Table(words, COLUMNS[:2], ((words, Cell(words, Target(file, 1))),), (words,))
    for form in FORMATS:
        assert written([table, table], form, "nl")
