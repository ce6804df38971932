"""`register` and `evidence`, driven as a clerk drives them; the register follows a file that is read again."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

import cli
from corpus.batch import read_all
from corpus.catalogue import Catalogue
from corpus.errors import ReadingError
from corpus.verdicts import Verdicts
from extract.obligations import obligations
from extract.reviewed import proposals

SAMPLES = Path(__file__).parents[1] / "samples" / "pdf"
TEXT = """Contrat d'administration 2022-2025

Article 1er. L'Office remet son rapport annuel au ministre avant le 31 mars.

Article 2. {second}

Article 3. L'État paie les subsides promis à l'Office.
"""
REPORT = """Rapport annuel 2024

1. Personnel
Le personnel de l'Office compte 212 personnes, dont 48 % de femmes.

2. Rapport
Le rapport annuel 2023 a été remis au ministre le 12 mars, avant le 31 mars comme prévu.
"""


@pytest.fixture
def place(tmp_path: Path, in_this_process: None) -> Path:
    """A catalogue with a contract in a file of its own, and a report in the same folder."""
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    write(tmp_path, "L'Office publie chaque année un plan du personnel.")
    assert run(tmp_path, "add", str(tmp_path / "contract.txt")).exit_code == 0
    return tmp_path


def write(place: Path, second: str) -> None:
    (place / "contract.txt").write_text(TEXT.format(second=second), encoding="utf-8")


def run(place: Path, *words: str, tongue: str = "en") -> Result:
    return CliRunner().invoke(
        cli.build("en"), ["--database", str(place / "c.sqlite"), "--lang", tongue, *words], catch_exceptions=False
    )


def document(place: Path) -> str:
    return str(json.loads(run(place, "list", "--json").stdout)["documents"][0]["id"])


def ids(place: Path) -> list[str]:
    lines = run(place, "register", document(place)).stdout.splitlines()
    return [line.rpartition("#")[2] for line in lines if " #" in line]


def test_a_clerk_writes_and_reads(place: Path) -> None:
    doc, (first, *_) = document(place), ids(place)
    said = ["--status", "done", "--responsible", "Ann", "--note", "remis", "--evidence", "C:report.pdf:12"]
    out = run(place, "register", doc, "--set", first, "--who", "Bob", *said).stdout
    assert "[done]" in out and "Ann | remis | C:report.pdf, page 12" in out
    run(place, "register", doc, "--set", first, "--who", "Eve", "--status", "late", "--evidence", "whole.pdf")
    lines = run(place, "register", doc, "--history", first).stdout.splitlines()
    assert [line.split("  ")[1].split(":")[0] for line in lines] == ["Bob", "Eve"]
    assert "whole.pdf" in lines[1] and "page" not in lines[1]
    assert "1 late" in run(place, "register", doc).stdout


@pytest.mark.parametrize(
    ("words", "key"),
    [
        (["--set", "{id}", "--status", "done"], "register.nothing_said"),  # nobody says so
        (["--set", "{id}", "--who", "Bob"], "register.nothing_said"),  # nothing is said
        (["--set", "{id}", "--who", "Bob", "--status", "finished"], "cli.not_one_of"),
        (["--set", "other", "--who", "Bob", "--note", "x"], "register.unknown"),
        (["--history", "other"], "register.unknown"),
        (["--attach", "{id}", "--set", "{id}", "--who", "Bob"], "register.not_attachable"),
        (["--out", "{place}"], "cli.cannot_write"),
    ],
)
def test_what_cannot_be_written(place: Path, words: list[str], key: str) -> None:
    doc, (first, *_) = document(place), ids(place)
    with pytest.raises(ReadingError) as caught:
        run(place, "register", doc, *(word.format(id=first, place=place) for word in words))
    assert caught.value.key == key


def test_an_unknown_document(place: Path) -> None:
    for command in (["register", "nothing"], ["evidence", "nothing", "x"], ["evidence", document(place), "nothing"]):
        with pytest.raises(ReadingError) as caught:
            run(place, *command)
        assert caught.value.key == "catalogue.no_document"


def test_the_register_follows_what_is_read_again(place: Path) -> None:
    """Same words elsewhere keep their entry; what is said no more is listed, and attached by a person alone."""
    doc, (report, plan, _) = document(place), ids(place)
    for id in (report, plan):
        run(place, "register", doc, "--set", id, "--who", "Bob", "--status", "done")
    write(place, "L'Office publie chaque année deux plans du personnel.")
    out = run(place, "add", str(place / "contract.txt")).stdout
    assert plan in out and report not in out
    shown = run(place, "register", doc).stdout
    assert f"--attach {plan} --set" in shown and "1 entries without an obligation" in shown
    new = shown.partition(f"--attach {plan} --set ")[2].partition("`")[0]
    assert "[done]" in run(place, "register", doc, "--attach", plan, "--set", new, "--who", "Ann").stdout
    assert "0 entries without an obligation" in run(place, "register", doc).stdout
    # a document that was taken out is shown as it stood
    run(place, "remove", doc)
    assert "2 done" in run(place, "register", doc).stdout


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_tables_are_read_back(place: Path, suffix: str) -> None:
    doc, (first, *_) = document(place), ids(place)
    run(place, "register", doc, "--set", first, "--who", "Bob", "--note", "=1+1")
    for option, name in (("--out", "one"), ("--csv", "two")):
        run(place, "register", doc, option, str(place / (name + suffix)))
    data = (place / f"one{suffix}").read_bytes()
    assert data == (place / f"two{suffix}").read_bytes()
    if suffix == ".csv":
        rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    else:
        rows = [[str(c.value or "") for c in row] for row in load_workbook(io.BytesIO(data)).worksheets[0]]
    assert len(rows) == 4
    assert rows[1][rows[0].index("note")] == "'=1+1"


def test_evidence_is_found_in_a_file_and_in_the_catalogue(place: Path) -> None:
    run(place, "add", str(place / "report.txt"))
    doc = document(place)
    listed = json.loads(run(place, "list", "--json").stdout)["documents"]
    other = next(row["id"] for row in listed if row["source"] == "report.txt")
    found = json.loads(run(place, "evidence", doc, str(place / "report.txt"), "--json").stdout)
    again = json.loads(run(place, "evidence", doc, other, "--json").stdout)
    assert found["obligations"] == again["obligations"]
    first = next(o for o in found["obligations"] if o["article"] == "1")
    assert "12 mars" in first["candidates"][0]["quote"]
    scores = [c["score"] for c in first["candidates"]]
    assert scores == sorted(scores, reverse=True)
    text = run(place, "evidence", doc, other, "--article", "1", tongue="nl").stdout
    assert "12 mars" in text and "1 van de 1" in text
    with pytest.raises(ReadingError) as caught:
        run(place, "evidence", doc, other, "--article", "77")
    assert caught.value.key == "evidence.no_obligation"


def test_evidence_is_sought_for_what_people_left(place: Path) -> None:
    with Catalogue(str(place / "c.sqlite")) as catalogue, Verdicts(str(place / "c.sqlite")) as store:
        text = catalogue.document(document(place))
        first, *_ = proposals(text, obligations(text))
        assert first is not None
        store.record(first, "reject", "Ann")

    def sought(*words: str) -> list[str]:
        said = run(place, "evidence", document(place), str(place / "report.txt"), "--json", *words).stdout
        return [o["article"] for o in json.loads(said)["obligations"]]

    assert sought() == sought("--raw")[1:] != []


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_evidence_as_a_table(place: Path, suffix: str) -> None:
    target = place / f"found{suffix}"
    run(place, "evidence", document(place), str(place / "report.txt"), "--out", str(target))
    data = target.read_bytes()
    run(place, "evidence", document(place), str(place / "report.txt"), "--out", str(target))
    assert target.read_bytes() == data
    if suffix == ".xlsx":
        heads, first, *_ = load_workbook(io.BytesIO(data)).worksheets[0].iter_rows(values_only=True)
        row = dict(zip(heads, first, strict=True))
        assert (
            row["article"] == "1" and isinstance(row["score"], float) and "12 mars" in str(row["passage of the report"])
        )


@pytest.mark.parametrize("tongue", ["en", "fr", "nl"])
def test_the_summary_names_every_kind(tmp_path: Path, tongue: str) -> None:
    with Catalogue(str(tmp_path / "c.sqlite")) as catalogue:
        list(read_all([SAMPLES / "cebf-2022-report-fr.pdf"], catalogue=catalogue))
    text = run(tmp_path, "extract", "cebf-2022-fr", tongue=tongue).stdout
    whole = json.loads(run(tmp_path, "extract", "cebf-2022-fr", "--json").stdout)
    for kind in ("definitions", "obligations", "deadlines", "amounts", "indicators"):
        assert whole[kind] or kind == "indicators", kind
        assert f": {len(whole[kind])}" in text, kind
    assert whole["definitions"][0]["term"] in text
    money = [a for a in whole["amounts"] if a["unit"] == "EUR"]
    assert money and all(isinstance(a["value"], int | float) for a in whole["amounts"])
