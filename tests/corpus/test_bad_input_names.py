"""File names are untrusted: whoever names a file can't command a terminal, a page or a sheet, nor write elsewhere."""

from __future__ import annotations

import csv
import io
import os
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

import cli
from corpus.batch import read_all
from corpus.catalogue import Catalogue
from corpus.errors import ReadingError
from corpus.names import shown
from corpus.reader import Reading

ROOT = Path(__file__).parents[2]
TEXT = "\n\n".join(
    ["Bestuursovereenkomst", *(f"Artikel {n}. Het fonds bezorgt {n} verslagen binnen dertig dagen." for n in (1, 2, 3))]
)
NAMES = [
    # (as it lies in the folder, as it is shown)
    (b"contrat 2022.txt", "contrat 2022.txt"),
    ("Überéénkomst.txt".encode(), "Überéénkomst.txt"),
    ("عقد.txt".encode(), "عقد.txt"),
    (b"two\nlines.txt", "two\ufffdlines.txt"),
    (b"\x1b[31mred\x1b[0m\x07.txt", "\ufffd[31mred\ufffd[0m\ufffd.txt"),
    (b"\x1b]0;title\x07.txt", "\ufffd]0;title\ufffd.txt"),
    ("\u202etxt.fdp.txt".encode(), "\ufffdtxt.fdp.txt"),
    ("a\u2066b\u2069.txt".encode(), "a\ufffdb\ufffd.txt"),
    ("line\u2028separator.txt".encode(), "line\ufffdseparator.txt"),
    ("c1\u009b31m.txt".encode(), "c1\ufffd31m.txt"),
    (b"latin-1 \xe9.txt", "latin-1 \ufffd.txt"),
    (b"-rf.txt", "-rf.txt"),
    (b"--json.txt", "--json.txt"),
    (b"=HYPERLINK(1).txt", "=HYPERLINK(1).txt"),
    (b"@SUM(1).txt", "@SUM(1).txt"),
    (b"[bold]markup[/] :smile:.txt", "[bold]markup[/] :smile:.txt"),
    (b"{file} {0} %s.txt", "{file} {0} %s.txt"),
    (b"<img src=x onerror=alert(1)>.txt", "<img src=x onerror=alert(1)>.txt"),
    (b"'; DROP TABLE files; --.txt", "'; DROP TABLE files; --.txt"),
    (b"CON.txt", "CON.txt"),
    (b"x" * 251 + b".txt", "x" * 251 + ".txt"),
    ("é".encode() * 125 + b".txt", "é" * 125 + ".txt"),
]


def lay(folder: Path) -> list[Path]:
    """One file a name, each third with words of its own; the others are empty, so that they are refused."""
    folder.mkdir()
    paths = []
    for number, (name, _) in enumerate(NAMES):
        path = folder / os.fsdecode(name)
        try:
            path.write_bytes(
                f"{TEXT}\n\nArtikel 4. Nummer {number}.".encode() if number % 3 == 0 or "<" in path.name else b""
            )
        except OSError:
            continue  # a file system that does not take the name
        paths.append(path)
    return paths


def dangerous(text: str) -> set[str]:
    """What a terminal or a page would obey: control and direction characters, lone halves of characters."""
    return {ascii(c) for c in text if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp") and c not in "\n\r\t"}


@pytest.mark.parametrize(("name", "seen"), NAMES)
def test_how_a_name_is_shown(name: bytes, seen: str) -> None:
    assert shown(os.fsdecode(name)) == seen and not dangerous(seen) and "\n" not in seen
    error = ReadingError("sources.not_readable", os.fsdecode(name), reason="a\x1bb\n{c}")
    assert error.file == seen
    for tongue in ("en", "fr", "nl"):
        line = error.message(tongue)
        assert not dangerous(line) and "\n" not in line and "(a\ufffdb\ufffd{c})" in line


def test_readings_and_the_catalogue_hold_harmless_names(tmp_path: Path) -> None:
    paths = lay(tmp_path / "in")
    with Catalogue(str(tmp_path / "c.sqlite")) as catalogue:
        outcomes = list(read_all(paths, catalogue=catalogue, guarded=False))
        rows, failures = catalogue.documents(), catalogue.failures()
    assert len(outcomes) == len(paths) > 15
    assert len(rows) == sum(isinstance(o.result, Reading) for o in outcomes) >= 6
    assert not dangerous("".join(row.source + row.id for row in rows)) and "\n" not in "".join(
        row.source for row in rows
    )
    assert failures and not dangerous("".join(error.file + error.message("fr") for error in failures))


def concordance(*words: object, folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "cli.py"), "--lang", "en", *map(str, words)]
    environment = os.environ | {"HOME": str(folder), "XDG_DATA_HOME": str(folder), "CONCORDANCE_DATA": str(folder)}
    return subprocess.run(command, capture_output=True, text=True, cwd=folder, env=environment, timeout=250)


def test_a_run_over_them_writes_nothing_harmful_and_nothing_elsewhere(tmp_path: Path) -> None:
    """Terminal, index, documents, comparisons, calendar and schedule of one run; then a schedule as spreadsheet."""
    work, out = tmp_path / "work", tmp_path / "out"
    work.mkdir()
    count = len(lay(tmp_path / "in"))
    done = concordance("--database", tmp_path / "c.sqlite", "run", tmp_path / "in", out, "--jobs", 1, folder=work)
    assert done.returncode == 2, "some files are empty"
    assert not dangerous(done.stdout + done.stderr)
    refused = [line for line in done.stderr.splitlines() if "the file is empty" in line]
    assert len(refused) >= count // 2, "a line for each file that was refused"
    others = [line for line in done.stderr.splitlines() if "the file is empty" not in line]
    assert not [line for line in others if "txt" in line or "failed" in line], "and no second one"
    written = [path for path in out.rglob("*") if path.is_file()]
    assert len(written) > count
    for path in written:
        assert not dangerous(path.name) and len(os.fsencode(path.name)) <= 255
        assert not dangerous(path.read_text(encoding="utf-8").removeprefix("\ufeff")), path.name  # Excel wants the mark
    index = (out / "index.html").read_text(encoding="utf-8")
    assert "<img" not in index and "&lt;img src=x onerror=alert(1)&gt;.txt" in index
    assert {path.name for path in tmp_path.iterdir()} == {"in", "out", "work"} | {
        p.name for p in tmp_path.glob("c.sqlite*")
    }


def test_tables_of_names_are_no_formulas(tmp_path: Path) -> None:
    """The schedule as CSV and as a workbook, of a file that is called like a formula."""
    path = tmp_path / "=HYPERLINK(1).txt"
    path.write_text(TEXT)
    database = str(tmp_path / "c.sqlite")
    with Catalogue(database) as catalogue:
        assert [type(o.result) for o in read_all([path], catalogue=catalogue, guarded=False)] == [Reading]
        (row,) = catalogue.documents()
    for form in ("csv", "xlsx"):
        out = tmp_path / f"plan.{form}"
        words = ["--database", database, "--lang", "en", "deadlines", row.id, "--out", str(out)]
        said = CliRunner().invoke(cli.build("en"), words)
        assert said.exit_code == 0, said.output
        cells = cells_of(out)
        assert len(cells) > 10 and not [c for c in cells if isinstance(c, str) and c[:1] in ("=", "+", "-", "@", "\t")]


def cells_of(path: Path) -> list[object]:
    if path.suffix == ".csv":
        return [cell for row in csv.reader(io.StringIO(path.read_text("utf-8-sig"))) for cell in row]
    return [cell.value for sheet in load_workbook(path) for row in sheet.iter_rows() for cell in row]
