"""`harmonise` and `concordance-table`: what comes out, on which stream, and what is said of wrong wishes."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from itertools import permutations
from pathlib import Path

import pytest

import cli
from align.articles import align
from align.reviewed import link_doubts, sides_of
from benchmarks.alignment_cases import samples
from corpus.catalogue import Catalogue
from corpus.reader import Reading
from corpus.verdicts import Verdicts

Command = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The French contracts of three invented institutions, and one older contract."""
    place = tmp_path_factory.mktemp("catalogue") / "c.sqlite"
    keys = [("fats", 2022, "fr"), ("cebf", 2022, "fr"), ("pcm", 2022, "fr"), ("cebf", 2002, "fr")]
    with Catalogue(str(place)) as held:
        for n, key in enumerate(keys):
            document = samples()[key]
            held.add(Reading(f"{n}.pdf", str(n) * 64, 4, (document,)), "stamp")
    return place


@pytest.fixture
def concordance(
    catalogue: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], in_this_process: None
) -> Command:
    """Runs the command in this process, in English, on that catalogue."""
    monkeypatch.setenv("CONCORDANCE_LANG", "en")
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setenv("XDG_CACHE_HOME", str(catalogue.parent))  # comparisons are kept from test to test

    def run(*words: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["concordance", "--database", str(catalogue), *map(str, words)])
        try:
            cli.main()
            code = 0
        except SystemExit as ended:
            code = int(ended.code or 0)
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def test_harmonise(concordance: Command) -> None:
    code, out, _ = concordance("harmonise")
    assert code == 0
    assert "14 common provisions, 3 institutions" in out
    assert "8° remedies where commitments are not met" in out
    assert "deviating" in out and "not found" in out


def test_harmonise_as_json_is_nothing_else(concordance: Command) -> None:
    code, out, err = concordance("harmonise", "--generation", 6, "--json")
    assert code == 0
    record = json.loads(out)
    assert [one["institution"] for one in record["institutions"]] == ["CEBF", "FATS", "PCM"]
    assert "Comparing contracts" in err, "progress goes to standard error"


@pytest.mark.parametrize("ending", ["xlsx", "md", "html", "csv", "docx", "json"])
def test_tables_in_files(concordance: Command, tmp_path: Path, ending: str) -> None:
    target = tmp_path / f"table.{ending}"
    code, out, err = concordance("concordance-table", "cebf-2002-fr", "cebf-2022-fr", "--out", target)
    assert (code, out) == (0, "")
    assert target.stat().st_size > 500
    assert str(target) in err.replace("\n", "")


def test_concordance_table(concordance: Command) -> None:
    code, out, _ = concordance("concordance-table", "cebf-2002-fr", "cebf-2022-fr")
    assert code == 0
    assert all(word in out for word in ("rewritten", "dropped", "new", "Certainty"))


def test_concordance_table_as_json(concordance: Command) -> None:
    code, out, _ = concordance("concordance-table", "cebf-2002-fr", "cebf-2022-fr", "--json")
    assert code == 0
    record = json.loads(out)
    assert (record["old"], record["new"]) == ("cebf-2002-fr", "cebf-2022-fr")
    assert len(record["by_new"]) >= 20, "every article of the newer contract has a line"


WRONG = [
    # one contract of that generation, none of it, an ending that is no format, a document that is not there
    (("harmonise", "--generation", 1), "generation: 1;"),
    (("harmonise", "--generation", 9), "generation: 0;"),
    (("harmonise", "--out", "table.pdf"), ".xlsx"),
    (("concordance-table", "cebf-2002-fr", "nothing"), "nothing"),
]


@pytest.mark.parametrize(("words", "said"), WRONG)
def test_one_line_says_what_is_wrong(concordance: Command, words: tuple[object, ...], said: str) -> None:
    code, out, err = concordance(*words)
    assert (code, out) == (2, "")
    assert said in err
    assert len(err.strip().splitlines()) == 1


def test_what_people_rejected_makes_no_family(concordance: Command, catalogue: Path, tmp_path: Path) -> None:
    """What contracts share recurs nowhere once a person parted them."""
    copy = tmp_path / "c.sqlite"
    copy.write_bytes(catalogue.read_bytes())
    texts = [samples()[name, 2022, "fr"] for name in ("cebf", "fats", "pcm")]
    with Verdicts(str(copy)) as store:
        for left, right in permutations(texts, 2):
            for doubt in link_doubts(align(left, right), left, right):
                told = sides_of(doubt.proposal.value)
                if told is not None and all(told):
                    store.record(doubt.proposal, "reject", "Ann")

    def shared(*words: str) -> int:
        code, out, _ = concordance("--database", copy, "harmonise", "--json", *words)
        assert code == 0
        return sum(row["common"] for row in json.loads(out)["families"])

    assert (shared(), shared("--raw")) == (0, 14)
