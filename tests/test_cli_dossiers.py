"""`run` has what documents say found on many cores: the same files for every number of them, whatever fails."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import cli
from commands import dossier as making
from commands.dossier import Dossier, dossiers
from corpus.batch import Guard
from corpus.catalogue import Catalogue
from corpus.errors import ReadingError
from corpus.model import Document
from corpus.verdicts import Verdicts
from extract.citations import citations
from extract.doubts import fact_doubts
from extract.obligations import obligations
from extract.times import limits
from tests.extract.handmade import saying

FR = """Contrat d'administration du Musée {n}

Article 1er. Le Musée remet son rapport {n} au ministre dans les 15 jours ouvrables.

Article 2. Le ministre répond au plus tard le {n} mars 2024.
"""
NL = """Bestuursovereenkomst van het Museum {n}

Artikel 1. Het Museum bezorgt de minister uiterlijk op {n} maart 2024 een verslag.
"""


def here(work: Callable[[Any], object], tasks: Iterable[Any], *_: object) -> Iterator[tuple[Any, object]]:
    """Done in this process, one after the other."""
    return ((task, work(task)) for task in tasks)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three contracts in each language; reading and comparing, tested elsewhere, start no processes."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr("corpus.batch.spread", here)
    monkeypatch.setattr("align.all_pairs.spread", here)
    found = tmp_path / "in"
    found.mkdir()
    for n in (5, 6, 7):  # working days of that month
        (found / f"contrat-{n}.txt").write_text(FR.format(n=n), encoding="utf-8")
        (found / f"overeenkomst-{n}.txt").write_text(NL.format(n=n), encoding="utf-8")
    return found


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(cli.build("en"), ["--lang", "en", *map(str, words)])


def content(out: Path) -> dict[str, bytes]:
    """All that was written, by name; the catalogue, which knows when it was made, is no part of it."""
    files = (path for path in out.rglob("*") if path.is_file() and not path.name.startswith("catalogue."))
    return {str(path.relative_to(out)): path.read_bytes() for path in files}


def test_workers_write_the_same_bytes(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("run", folder, tmp_path / "two", "--jobs", "2").exit_code == 0
    monkeypatch.setattr(making, "spread", here)
    assert run("run", folder, tmp_path / "none").exit_code == 0
    found = content(tmp_path / "two")
    assert found == content(tmp_path / "none")
    assert sum(name.endswith(".extract.json") for name in found) == 6
    assert sum(name.startswith("alignments/") for name in found) == 12
    calendar = found["calendar.ics"].decode()
    assert [calendar.count(f"DTSTART:2024030{day}") for day in (5, 6, 7)] == [2, 2, 2]


def some(count: int) -> list[Document]:
    texts = (f"L'Office transmet au ministre le rapport {n} dans les 15 jours ouvrables." for n in range(count))
    return [replace(saying("fr", text), id=f"d{n}", sha256=f"{n}" * 64) for n, text in enumerate(texts)]


def test_what_people_decided_holds_with_workers(tmp_path: Path) -> None:
    place, documents = str(tmp_path / "c.sqlite"), some(3)
    with Verdicts(place) as store:
        first = documents[0]
        doubts = fact_doubts(first, obligations(first), limits(first), citations(first))
        store.record(next(d.proposal for d in doubts if d.what == "obligation"), "reject", "Anne")
    # An engine might have no way to the database, and this one isn't there: the work is done here.
    guard = Guard(1, engine="dask://127.0.0.1:1")
    found = {document.id: made for document, made in dossiers(documents, guard, place)}
    assert {id: count(made, "rejected") for id, made in found.items()} == {"d0": 1, "d1": 0, "d2": 0}
    assert {id: count(made, "obligations") for id, made in found.items()} == {"d0": 0, "d1": 1, "d2": 1}


def count(made: Dossier | ReadingError, what: str) -> int:
    assert isinstance(made, Dossier)
    return len(json.loads(made.said).get(what, []))


def test_workers_with_other_rules_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    made = making.dossier(some(1)[0], rules="0-0")
    assert isinstance(made, ReadingError) and made.key == "scale.other_rules"
    monkeypatch.setattr(making, "spread", lambda work, tasks, *_: ((task, made) for task in tasks))
    with pytest.raises(ReadingError, match="other rules"):
        list(dossiers(some(1), Guard(engine="dask://127.0.0.1:1")))


@pytest.mark.parametrize(("fate", "said"), [("crashed", "broke off"), ("too_slow", "900 seconds"), ("too_big", "MB")])
def test_a_document_whose_worker_dies_fails_alone(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fate: str, said: str
) -> None:
    """The others are written, compared and listed; the index says why this one is not there."""

    def spread(
        work: Callable[[Document], object], tasks: Iterable[Document], *_: object
    ) -> Iterator[tuple[Document, object]]:
        for task in tasks:
            yield task, fate if task.id == lost else work(task)

    lost = "contrat-6-fr"
    monkeypatch.setattr(making, "spread", spread)
    out = tmp_path / "out"
    done = run("run", folder, out, "--jobs", "1")
    assert done.exit_code == 2
    assert [line for line in done.stderr.splitlines() if line.startswith("contrat-6-fr: ") and said in line]
    names = set(content(out))
    assert "documents/contrat-5-fr.html" in names and "documents/contrat-6-fr.html" not in names
    assert {name for name in names if name.startswith("alignments/") and "contrat-6" in name} == set()
    index = (out / "index.html").read_text("utf-8")
    assert "documents/contrat-5-fr.html" in index and "documents/contrat-6-fr.html" not in index and said in index


def test_stopped_it_says_so_and_goes_on_the_next_time(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out, ended = tmp_path / "out", []

    def stopped(work: object, tasks: Iterable[Document], *_: object) -> Iterator[object]:
        try:
            for task in tasks:
                yield task, making.dossier(task)
                raise KeyboardInterrupt
        finally:
            ended.append(True)

    with monkeypatch.context() as patched:
        patched.setattr(making, "spread", stopped)
        done = run("run", folder, out, "--jobs", "1")
    assert done.exit_code == 130 and "goes on from here" in done.stderr and ended
    assert not (out / "index.html").exists()
    with Catalogue(str(out / "catalogue.sqlite")) as catalogue:
        assert len(catalogue.documents()) == 6, "what was read is kept"
    monkeypatch.setattr(making, "spread", here)
    again = run("run", folder, out)
    assert again.exit_code == 0 and "there already: 6" in again.stdout and (out / "index.html").exists()
