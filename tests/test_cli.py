"""The command line: what a clerk types and what comes out, on which stream, with which exit code."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from lxml import etree

import cli
from commands import terminal, workbench
from commands.library import found
from corpus import attempt, batch
from corpus.catalogue import Catalogue
from corpus.errors import ReadingError
from corpus.exports import schema
from corpus.files import sha256
from corpus.messages import catalogue as messages
from corpus.reader import Reading, Settings
from tests.corpus.trees import contract

NASTY = "\x1b[31mrood\x1b[0m [bold]vet[/bold] :smile: \u202eomgekeerd"


@dataclass(frozen=True)
class Said:
    code: int
    out: str
    err: str


Command = Callable[..., Said]


@pytest.fixture
def concordance(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """Runs the command in this process, in English, on a catalogue of its own."""
    monkeypatch.setenv("CONCORDANCE_LANG", "en")
    monkeypatch.setenv("COLUMNS", "200")

    def run(*words: object, database: str | None = "") -> Said:
        place = [] if database is None else ["--database", database or str(tmp_path / "c.sqlite")]
        monkeypatch.setattr(sys, "argv", ["concordance", *place, *map(str, words)])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        said = capsys.readouterr()
        return Said(int(ended.value.code or 0), said.out, said.err)

    return run


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a contract in French, one in Dutch and a file that can't be read, and a reader for them."""

    def read(path: Path, settings: Settings) -> Reading:
        if not path.exists():
            raise ReadingError("reading.not_found", path.name)
        if path.stem == "bad":
            raise ReadingError("reading.empty", path.name)
        language = "nl" if path.stem.endswith("-nl") else "fr"
        first, *others = contract().root.children
        root = replace(contract().root, children=(replace(first, text=NASTY), *others))
        identity = {"id": path.stem, "source": path.name, "sha256": sha256(path), "language": language}
        document = replace(contract(), **identity, title=NASTY, root=root)  # type: ignore[arg-type]
        return Reading(path.name, sha256(path), 4, (document,))

    def here(function: Callable[[Path], object], tasks: Iterable[Path], *_: object) -> Iterator[tuple[Path, object]]:
        """In this process: a worker would not see the reader that stands in for the real one."""
        return ((task, function(task)) for task in tasks)

    monkeypatch.setattr(attempt.reader, "read", read)
    monkeypatch.setattr("corpus.workers.run", here)
    monkeypatch.setattr(batch.rules, "version", lambda: "0" * 12)
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("a-fr", "b-fr", "c-nl", "bad"):
        (folder / f"{name}.pdf").write_text(name)
    return folder


def valid(text: str) -> dict[str, Any]:
    whole: dict[str, Any] = json.loads(text)
    Draft202012Validator(schema.schema()).validate(whole)
    return whole


def test_parse_json_is_one_object_and_nothing_else(concordance: Command, files: Path) -> None:
    said = concordance("parse", files / "a-fr.pdf", files / "c-nl.pdf", "--json")
    assert (said.code, said.err) == (0, "")
    assert [d["id"] for d in valid(said.out)["documents"]] == ["a-fr", "c-nl"]


def test_parse_json_goes_on_after_a_failure(concordance: Command, files: Path) -> None:
    said = concordance("parse", files / "bad.pdf", files / "a-fr.pdf", files / "none.pdf", "--json")
    assert said.code == 2 and len(said.err.splitlines()) == 2 and said.err.startswith("bad.pdf: the file is empty.")
    whole = valid(said.out)
    assert [d["id"] for d in whole["documents"]] == ["a-fr"]
    assert [f["file"] for f in whole["failures"]] == ["bad.pdf", "none.pdf"]


@pytest.mark.parametrize("names", [[], ["bad.pdf"]])
def test_parse_json_without_documents(concordance: Command, files: Path, names: list[str]) -> None:
    (files / "empty").mkdir()
    said = concordance("parse", *(files / name for name in names or ["empty"]), "--json")
    assert valid(said.out)["documents"] == []


def test_parse_as_text(concordance: Command, files: Path) -> None:
    said = concordance("parse", files / "a-fr.pdf")
    assert (
        said.code == 0 and "a-fr: contract, pages 1 to 4, articles: 2" in said.out and "Article 1er Objet" in said.out
    )
    assert "! page 3: a-fr.pdf: no such file." in said.out, "anomalies are printed"


def test_add_list_show_export_remove(concordance: Command, files: Path, tmp_path: Path) -> None:
    said = concordance("add", files, "--jobs", 1)
    assert said.code == 2 and "bad.pdf: the file is empty. Fetch it again from its source." in said.err
    assert "Files read: 3, there already: 0, failed: 1. Documents in the catalogue: 3." in said.out
    assert "a-fr.pdf: a-fr" in said.out and "! a-fr: page 3:" in said.out

    said = concordance("add", files, "--jobs", 1)
    assert "Files read: 0, there already: 3, failed: 1. Documents in the catalogue: 3." in said.out

    said = concordance("list", "--json")
    assert [d["id"] for d in valid(said.out)["documents"]] == ["a-fr", "b-fr", "c-nl"] and said.code == 0
    assert re.search(r"^a-fr +contract +2022-2025 +1-4 +2 +1 +a-fr\.pdf", concordance("list").out, re.M)

    said = concordance("show", "a-fr", "2")
    assert "§ 1er. Il ouvre à 9 heures." in said.out and "courrier" not in said.out

    said = concordance("export", "a-fr", "--format", "json")
    assert json.loads(said.out)["id"] == "a-fr"
    for form, name in (("akn", "a-fr.akn.xml"), ("html", "a-fr.html"), ("md", "a-fr.md")):
        assert concordance("export", "a-fr", "--format", form, "--out", tmp_path).code == 0
        assert "Il ouvre à 9 heures." in (tmp_path / name).read_text(encoding="utf-8")
    assert etree.parse(str(tmp_path / "a-fr.akn.xml")).getroot().tag.endswith("akomaNtoso")

    assert "a-fr is no longer in the catalogue" in concordance("remove", "a-fr").out
    assert [d["id"] for d in valid(concordance("list", "--json").out)["documents"]] == ["b-fr", "c-nl"]


def test_align_and_extract(concordance: Command, files: Path) -> None:
    concordance("add", files, "--jobs", 1)
    pairs = valid(concordance("align", "a-fr", "b-fr", "--json").out)
    assert (pairs["left"], pairs["right"]) == ("a-fr", "b-fr")
    assert [(p["left"], p["right"]) for p in pairs["pairs"]] == [(["1"], ["1"]), (["2"], ["2"])]
    assert concordance("align", "a-fr", "b-fr").out.count(" = ") == 2
    facts = valid(concordance("extract", "a-fr", "--json").out)
    assert facts["doc"] == "a-fr"
    assert [d["norm"]["date"] for d in facts["deadlines"] if d["norm"]["kind"] == "date"] == ["2024-03-31"]
    assert "(au plus tard le 31 mars 2024)" in concordance("extract", "a-fr").out
    across = valid(concordance("align", "a-fr", "c-nl", "--json").out)
    assert (across["left"], across["right"]) == ("a-fr", "c-nl")


def test_run_writes_everything(concordance: Command, files: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    said = concordance("run", files, out, "--jobs", 1, database=None)
    assert said.code == 2, "one file could not be read"
    names = {str(path.relative_to(out)) for path in out.rglob("*") if path.is_file()}
    wanted = {
        f"documents/{d}{s}" for d in ("a-fr", "b-fr", "c-nl") for s in (".akn.xml", ".json", ".html", ".extract.json")
    }
    wanted |= {"alignments/a-fr--b-fr.html", "alignments/a-fr--b-fr.json"}
    wanted |= {"calendar.ics", "schedule.csv", "schedule.csv-metadata.json", "index.html", "catalogue.sqlite"}
    assert {name for name in names if not name.startswith("catalogue.sqlite-")} == wanted
    index = etree.HTML((out / "index.html").read_text(encoding="utf-8"))
    links = [str(link) for link in index.xpath("//a/@href")]
    assert len(links) >= 9 and all((out / link).is_file() for link in links)
    assert "bad.pdf: the file is empty." in "".join(index.itertext())
    first = (out / "documents" / "a-fr.html").read_bytes()
    assert "there already: 3" in concordance("run", files, out, "--jobs", 1, database=None).out
    assert (out / "documents" / "a-fr.html").read_bytes() == first


@pytest.mark.parametrize("words", [["parse", "{a}"], ["show", "a-fr"], ["list"], ["parse", "{a}", "{bad}"]])
def test_text_of_files_cannot_command_the_terminal(concordance: Command, files: Path, words: list[str]) -> None:
    (files / "\x1b[31mbad.pdf").write_text("bad")
    concordance("add", files, "--jobs", 1)
    names = {"a": files / "a-fr.pdf", "bad": files / "\x1b[31mbad.pdf"}
    said = concordance(*(word.format(**names) for word in words))
    if words[0] == "show":
        assert "[31mrood[0m [bold]vet[/bold] :smile: omgekeerd" in said.out
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", said.out + said.err)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("\x1b[31mrood\x1b[0m", "[31mrood[0m"),
        ("a\tb\nc\rd", "a b c d"),
        ("\u202eabc\u2066", "abc"),
        ("bel\x07 \x9b2J", "bel 2J"),
        ("é ü € 1\u00a0000", "é ü € 1\u00a0000"),
        ("half\ud800", "half"),
    ],
)
def test_plain(text: str, printed: str) -> None:
    assert terminal.plain(text) == printed


@pytest.mark.parametrize(
    "words",
    [
        ["show", "nothing"], ["export", "nothing", "--format", "md"], ["remove", "nothing"], ["align", "x", "y"],
        ["extract", "nothing", "--json"], ["show", "a-fr", "art. 99"], ["run", "/no/such/folder", "{out}"],
        ["export", "a-fr", "--format", "md", "--out", "{file}/x/y.md"], ["run", "{in}", "{file}/x"],
    ],
)  # fmt: skip
def test_what_is_not_there_is_one_line(concordance: Command, files: Path, tmp_path: Path, words: list[str]) -> None:
    concordance("add", files / "a-fr.pdf", "--jobs", 1)
    values = {"out": tmp_path / "out", "file": files / "a-fr.pdf", "in": files}
    said = concordance(*(word.format(**values) for word in words))
    assert said.code == 2 and said.out == "" and len(said.err.splitlines()) == 1 and "Traceback" not in said.err


@pytest.mark.parametrize(
    "command", [["list"], ["list", "--json"], ["add", "{in}"], ["show", "a"], ["run", "{in}", "{out}"]]
)
def test_a_database_that_is_none(concordance: Command, files: Path, tmp_path: Path, command: list[str]) -> None:
    brief = tmp_path / "brief.txt"
    brief.write_text("Beste directeur, dit is een brief en geen databank. " * 30)
    said = concordance(*(w.format(**{"in": files, "out": tmp_path / "o"}) for w in command), database=str(brief))
    assert (said.code, said.out) == (2, "")
    assert said.err == f"{brief}: this is not a catalogue of Concordance. Name another file with --database.\n"


def test_a_bug_in_reading_is_one_line_too(concordance: Command, files: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attempt.reader, "read", lambda path, settings: 1 // 0)
    said = concordance("parse", files / "a-fr.pdf", "--json")
    assert said.code == 2 and "ZeroDivisionError" in said.err and len(said.err.splitlines()) == 1
    assert valid(said.out)["documents"] == []


def test_stopping_keeps_what_is_read(concordance: Command, files: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read, done = attempt.reader.read, []

    def stopped(path: Path, settings: Settings) -> Reading:
        if done:
            raise KeyboardInterrupt
        done.append(path)
        return read(path, settings)

    monkeypatch.setattr(attempt.reader, "read", stopped)
    said = concordance("add", files / "a-fr.pdf", files / "b-fr.pdf", "--jobs", 1)
    assert said.code == 130 and "What was read is kept" in said.err
    assert len(valid(concordance("list", "--json").out)["documents"]) == 1


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="needs POSIX signals")
def test_ctrl_c_with_workers_and_going_on(tmp_path: Path) -> None:
    """As a clerk does it: real processes, a real signal to all of them, the same command again."""
    folder, many = tmp_path / "in", 80
    folder.mkdir()
    for n in range(many):
        (folder / f"f{n}{'x' * 100}.txt").write_text(
            "\n\n".join(f"Article {i}. Le guide {n} ouvre la salle {i}." for i in range(1, 30))
        )
    command = [sys.executable, "-m", "cli", "--database", str(tmp_path / "c.sqlite"), "add", str(folder), "--jobs", "2"]
    root = Path(cli.__file__).parent
    quiet = {"cwd": root, "env": {**os.environ, "CONCORDANCE_LANG": "en"}, "text": True}
    # Its lines don't all fit into the pipe: however late the signal comes, it can't have ended by then.
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "pipesize": 4096}
    first = subprocess.Popen(command, start_new_session=True, **pipes, **quiet)
    assert first.stdout is not None and first.stdout.readline()
    os.killpg(first.pid, signal.SIGINT)
    _, err = first.communicate(timeout=60)
    assert first.returncode == 130 and "What was read is kept" in err and "Traceback" not in err
    with Catalogue(str(tmp_path / "c.sqlite")) as catalogue:
        assert 1 <= len(catalogue.documents()) < many
    again = subprocess.run(command, capture_output=True, timeout=240, check=False, **quiet)
    counts = re.search(r"Files read: (\d+), there already: (\d+), failed: 0", again.stdout)
    assert again.returncode == 0 and counts and int(counts[1]) + int(counts[2]) == many


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["--lang", "fr", "list"], "Le catalogue est vide."),
        (["--lang", "nl", "list"], "De catalogus is leeg."),
        (["list"], "The catalogue is empty."),
        (["--lang", "nl", "list", "--help"], "De documenten van de catalogus opsommen."),
        (["--lang=fr", "--help"], "Lire des fichiers"),
        (["--version"], "concordance 0."),
    ],
)
def test_languages(concordance: Command, words: list[str], line: str) -> None:
    said = concordance(*words)
    assert said.code == 0 and line in said.out


@pytest.mark.parametrize(
    ("environment", "tongue"),
    [
        ({"CONCORDANCE_LANG": "nl", "LANG": "fr_BE.UTF-8"}, "nl"),
        ({"LC_ALL": "fr_BE.UTF-8", "LANG": "nl_BE.UTF-8"}, "fr"),
        ({"LANG": "nl_BE.UTF-8"}, "nl"),
        ({"LANG": "de_BE.UTF-8"}, "en"),
        ({"LANG": "C"}, "en"),
    ],
)
def test_the_language_comes_from_the_environment(environment: dict[str, str], tongue: str) -> None:
    assert terminal.default_tongue(environment) == tongue


@pytest.mark.parametrize("words", [["--lang", "de", "list"], ["bogus"], ["parse"], ["export", "a", "--format", "doc"]])
def test_wrong_use(concordance: Command, words: list[str]) -> None:
    said = concordance(*words)
    assert said.code == 2 and said.out == "" and "Traceback" not in said.err


def test_every_command_and_option_is_explained_in_three_languages() -> None:
    for tongue in terminal.TONGUES:
        group = cli.build(tongue)
        assert set(group.commands) == set(cli.COMMANDS)
        for command in group.commands.values():
            assert command.help == messages()[f"cli.help_{command.name}"][tongue]
            assert all(parameter.help for parameter in command.params)  # type: ignore[attr-defined]


def test_messages_name_the_same_values_in_three_languages() -> None:
    for key, row in messages().items():
        if key.startswith(("cli.", "catalogue.")):
            values = [sorted(re.findall(r"{(\w+)", row[tongue])) for tongue in terminal.TONGUES]
            assert values[0] == values[1] == values[2], key


@pytest.mark.parametrize(
    ("wanted", "eids"),
    [
        ("chp_1__art_1__point_a", ["chp_1__art_1__point_a"]),
        ("2", ["chp_1__art_2"]),
        ("obj", ["chp_1__art_1"]),  # part of a heading
        ("MISSIONS", ["chp_1"]),
        ("99", []),
    ],
)
def test_which_article_is_meant(wanted: str, eids: list[str]) -> None:
    assert [provision.eid for provision in found(contract(), wanted)] == eids


def test_the_workbench_listens_to_this_machine_only(tmp_path: Path) -> None:
    words = workbench.command(str(tmp_path), workbench.Listening(port=8600))
    assert words[1:4] == ["-m", "streamlit", "run"] and Path(words[4]).name == "app.py"
    assert (
        "--server.address=127.0.0.1" in words and "--server.port=8600" in words and words[-2:] == ["--", str(tmp_path)]
    )
    with pytest.raises(ReadingError):
        workbench.command(str(tmp_path / "no" / "such" / "place"))
