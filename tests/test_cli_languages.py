"""Two languages of one contract on the command line: `align`, `divergences`, `glossary`; what people decided holds."""

from __future__ import annotations

import io
import json
from pathlib import Path

import docx
import openpyxl  # type: ignore[import-untyped]
import pytest
from click.testing import CliRunner, Result

import cli
from benchmarks.alignment_cases import samples
from corpus.catalogue import Catalogue
from corpus.errors import ReadingError
from corpus.reader import Reading
from corpus.verdicts import Verdicts
from extract.reviewed import as_text, proposals
from extract.times import limits

PAIR = ("fats-2022-fr", "fosa-2022-nl")


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A catalogue with one invented contract in both languages, and another one in French."""
    place = str(tmp_path_factory.mktemp("catalogue") / "c.sqlite")
    with Catalogue(place) as catalogue:
        for n, key in enumerate([("fats", 2022, "fr"), ("fats", 2022, "nl"), ("pcm", 2022, "fr")]):
            catalogue.add(Reading(f"{n}.pdf", str(n) * 64, 4, (samples()[key],)), "stamp")
        assert set(PAIR) <= {row.id for row in catalogue.documents()}
    return place


def run(database: str, *words: str, tongue: str = "en") -> Result:
    return CliRunner().invoke(cli.build("en"), ["--database", database, "--lang", tongue, *words])


def test_align_tells_where_the_languages_part(database: str) -> None:
    found = json.loads(run(database, "align", *PAIR, "--json").stdout)
    by_number = {pair["left"][0]: pair for pair in found["pairs"]}
    kinds = {d["type"] for d in by_number["4"]["differences"] if d["material"]}
    assert {"deadline", "amount"} <= kinds  # working days against calendar days, 80 against 75 per cent
    assert by_number["4"]["relation"] == "substantive"
    assert "calendar" not in str(by_number["8"]["differences"])


def test_align_of_two_languages_of_different_texts_tells_no_divergences(database: str) -> None:
    found = json.loads(run(database, "align", "pcm-2022-fr", PAIR[1], "--json").stdout)
    assert found["pairs"] and not any(pair["differences"] for pair in found["pairs"])


@pytest.mark.parametrize("ending", ["xlsx", "docx", "html", "md", "csv", "json"])
def test_every_export_holds_the_divergences(database: str, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"found.{ending}"
    assert run(database, "align", *PAIR, "--out", str(path)).exit_code == 0
    said = path.read_bytes()
    if ending == "xlsx":
        cells = [c.value for sheet in openpyxl.load_workbook(io.BytesIO(said)) for row in sheet for c in row]
    elif ending == "docx":
        tables = docx.Document(str(path)).tables
        assert len(tables) == 2
        cells = [cell.text for row in tables[1].rows for cell in row.cells]
    else:
        cells = [said.decode("utf-8")]
    said_by = "time limit" if ending == "csv" else "20 kalenderdagen"  # a csv is the concordance, with kinds and counts
    assert any(said_by in str(cell) for cell in cells)


@pytest.mark.parametrize("words", [PAIR, PAIR[::-1]])
def test_glossary(database: str, words: tuple[str, str]) -> None:
    found = json.loads(run(database, "glossary", *words, "--json").stdout)
    assert (found["left"], found["right"]) == PAIR
    terms = {term["fr"]: term for term in found["terms"]}
    assert terms["Fonds"]["nl"] == "Fonds" or terms["FATS"]["nl"] == "FOSA"
    assert all(term["together"] <= min(term["fr_count"], term["nl_count"]) for term in found["terms"])
    text = run(database, "glossary", *words, tongue="nl").stdout
    assert f"termen: {len(terms)}" in text


@pytest.mark.parametrize(
    ("ending", "opening"), [("xlsx", b"PK"), ("docx", b"PK"), ("html", b"<!DOCTYPE html>"), ("md", b"# Glossary"),
                            ("csv", b"\xef\xbb\xbf"), ("json", b"{")]
)  # fmt: skip
def test_glossary_in_files(database: str, tmp_path: Path, ending: str, opening: bytes) -> None:
    path = tmp_path / f"terms.{ending}"
    done = run(database, "glossary", *PAIR, "--out", str(path))
    assert (done.exit_code, done.stdout) == (0, "")
    assert path.read_bytes().startswith(opening)


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ([PAIR[0], "pcm-2022-fr"], "divergences.same_language"),
        ([*PAIR, "--out", "terms.pdf"], "harmonisation.unknown_ending"),
    ],
)
def test_glossary_names_mistakes(database: str, words: list[str], key: str) -> None:
    failure = run(database, "glossary", *words).exception
    assert isinstance(failure, ReadingError) and failure.key == key


def test_divergences_hold_to_what_people_decided(database: str) -> None:
    with Catalogue(database) as catalogue, Verdicts(database) as store:
        texts = [catalogue.document(id) for id in PAIR]
        ours, theirs = (next(t for t in limits(d) if t.article == "4" and "20" in t.quote) for d in texts)
        every = limits(texts[0])
        proposal = proposals(texts[0], every)[every.index(ours)]
        assert proposal is not None
        store.record(proposal, "correct", "Ann", corrected=as_text(theirs.norm.as_json()))

    def units(*words: str) -> list[str]:
        found = json.loads(run(database, "divergences", *PAIR, "--json", *words).stdout)["divergences"]
        return [d["fr"] for d in found if d["aspect"] == "unit" and d["article"] == "4"]

    assert len(units("--raw")) == 1
    assert units() == []
