"""What people decided, in what the commands print and write; `--raw` shows what the machine said."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from icalendar import Calendar

import cli
from align.articles import align
from align.reviewed import link_doubts
from corpus.catalogue import Catalogue
from corpus.store.trouble import CatalogueError
from corpus.verdict import Proposal
from corpus.verdicts import Verdicts
from extract.citations import citations
from extract.doubts import Doubt, fact_doubts
from extract.facts import Day
from extract.obligations import obligations
from extract.reviewed import as_text
from extract.times import limits
from tests.views.shelves import fill


@pytest.fixture
def database(tmp_path: Path) -> Iterator[str]:
    """Two contracts; Anne has given a limit without a date one, rejected an obligation and a link."""
    place = fill(tmp_path)
    with Catalogue(place) as catalogue, Verdicts(place) as store:
        left, right = (catalogue.document(id) for id in ("onva-2022-fr", "cbm-2022-fr"))
        doubts = fact_doubts(left, obligations(left), limits(left), citations(left))
        store.record(
            _of("time_limit", "15 jours", doubts), "correct", "Anne", corrected=as_text(Day(5, 31, 2024).as_json())
        )
        store.record(_of("obligation", "plan des guichets", doubts), "reject", "Anne", note="=1+1\nX")
        store.record(link_doubts(align(left, right), left, right)[0].proposal, "reject", "Anne")
    yield place


def _of(what: str, words: str, doubts: Sequence[Doubt]) -> Proposal:
    return next(d.proposal for d in doubts if d.what == what and words in d.proposal.subject.left[0].quote)


def run(database: str, *words: str) -> Result:
    return CliRunner().invoke(cli.build("en"), ["--database", database, "--lang", "en", *words])


def told(database: str, *words: str) -> dict[str, list[dict[str, object]]]:
    done = run(database, *words)
    assert done.exit_code == 0, done.output
    found: dict[str, list[dict[str, object]]] = json.loads(done.stdout)
    return found


def test_extract(database: str) -> None:
    found, raw = (
        told(database, "extract", "onva-2022-fr", "--json"),
        told(database, "extract", "onva-2022-fr", "--json", "--raw"),
    )
    norms = [d["norm"] for d in found["deadlines"]]
    assert {"kind": "date", "date": "2024-05-31"} in norms
    assert {"kind": "date", "date": "2024-05-31"} not in [d["norm"] for d in raw["deadlines"]]
    assert [d["id"] for d in found["deadlines"]] == [d["id"] for d in raw["deadlines"]]  # calendars hang on them
    assert len(found["obligations"]) == len(raw["obligations"]) - 1
    assert len(found["rejected"]) == 1
    assert "rejected" not in raw


def test_obligations(database: str) -> None:
    assert "plan des guichets" not in run(database, "obligations", "onva-2022-fr").stdout
    assert "plan des guichets" in run(database, "obligations", "onva-2022-fr", "--raw").stdout


def test_deadlines_and_their_table(database: str, tmp_path: Path) -> None:
    lines = run(database, "deadlines", "onva-2022-fr").stdout.splitlines()
    (line,) = [line for line in lines if line.startswith("2024-05-31")]
    assert "Anne: corrected" in line
    assert not [x for x in run(database, "deadlines", "onva-2022-fr", "--raw").stdout.splitlines() if "05-31" in x]
    file = tmp_path / "table.csv"
    assert run(database, "deadlines", "onva-2022-fr", "--out", str(file)).exit_code == 0
    rows = list(csv.reader(file.read_text("utf-8-sig").splitlines()))
    assert [row for row in rows if "Anne: corrected" in row[-1]]


def test_a_calendar(database: str, tmp_path: Path) -> None:
    file = tmp_path / "c.ics"
    assert run(database, "calendar", "onva-2022-fr", "--out", str(file)).exit_code == 0
    calendar = Calendar.from_ical(file.read_bytes())
    assert isinstance(calendar, Calendar)
    assert [e for e in calendar.events if "Anne: corrected" in str(e["description"])]


def test_align(database: str) -> None:
    pair = ("onva-2022-fr", "cbm-2022-fr", "--json")
    found, raw = told(database, "align", *pair), told(database, "align", *pair, "--raw")
    assert len(found["pairs"]) == len(raw["pairs"]) - 1
    assert [r["left"] for r in found["rejected"]] == [raw["pairs"][0]["left"]]


def test_the_queue(database: str) -> None:
    found = told(database, "review", "onva-2022-fr", "--json")
    decided = [one["review"] for one in found["queue"] if "review" in one]
    assert {d["decision"] for d in decided} == {"correct", "reject"}  # type: ignore[index]
    assert found["orphans"] == []
    assert "Anne: rejected" in run(database, "review", "onva-2022-fr", "cbm-2022-fr").stdout
    missing = run(database, "review", "nobody")
    assert isinstance(missing.exception, CatalogueError)


def test_a_concordance_table(database: str) -> None:
    """A link that was rejected leaves an article without an answer."""
    pair = ("onva-2022-fr", "cbm-2022-fr")
    (rejected,) = told(database, "align", *pair, "--json")["rejected"]
    rows = told(database, "concordance-table", *pair, "--json")["by_old"]
    became = {article["article"]: row["became"] for row in rows for article in row["old"]}  # type: ignore[attr-defined]
    assert [became[number] for number in rejected["left"]] == [["dropped"]]  # type: ignore[attr-defined]


CONTRACT = """Contrat d'administration 2022-2025 entre l'État et l'Office national des valeurs anciennes

Article 1. L'Office transmet le plan au ministre dans les 15 jours.

Article 2. L'Office publie le rapport avant le 31 mars 2024.
"""


def test_run(tmp_path: Path, in_this_process: None) -> None:
    """What was decided before a folder is written again holds in what is written."""
    folder, out, database = tmp_path / "in", tmp_path / "out", str(tmp_path / "c.sqlite")
    folder.mkdir()
    (folder / "contrat.txt").write_text(CONTRACT, encoding="utf-8")
    assert run(database, "add", str(folder)).exit_code == 0
    with Catalogue(database) as catalogue, Verdicts(database) as store:
        (listed,) = catalogue.documents()
        document = catalogue.document(listed.id)
        doubts = fact_doubts(document, obligations(document), limits(document), citations(document))
        store.record(_of("obligation", "le plan au ministre", doubts), "reject", "Anne")
    assert run(database, "run", str(folder), str(out)).exit_code == 0
    found = json.loads((out / "documents" / f"{listed.id}.extract.json").read_text("utf-8"))
    assert [o["article"] for o in found["obligations"]] == ["2"]
    assert [o["article"] for o in found["rejected"]] == ["1"]
