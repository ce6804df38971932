"""Killed at a random moment, 200 times: nothing that was confirmed is lost, nothing is half there, and work goes on.

"Confirmed" is what a call had returned for. These are kills of processes (SIGKILL), of the program and of the server's;
the power is not cut here.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select

from corpus.batch import read_all
from corpus.catalogue import Catalogue, CatalogueError
from corpus.catalogue_tables import FileRow
from corpus.reader import Settings
from corpus.store.verdict_tables import VerdictRow
from corpus.verdicts import Verdicts
from extract.register import Register
from tests.corpus import kills
from tests.corpus.test_migrations import content, load
from tests.corpus.trees import contract
from tests.crowds import PATIENCE
from tests.databases import kind_of, within
from tests.postgres import Server

LONGEST = 0.1
"""Seconds after which work is killed at the latest."""
FILES = 20
CONTRACT = """Contrat d'administration du Musée {n}

Article 1er. Le Musée remet son rapport {n} au ministre dans les 15 jours ouvrables.

Article 2. Le ministre répond au plus tard le 31 mars 2024.
"""


pytestmark = pytest.mark.usefixtures("without_main")


@pytest.fixture
def moment(request: pytest.FixtureRequest) -> Iterator[random.Random]:
    """Random moments, other ones in every run; the seed is shown where a test fails."""
    seed = random.SystemRandom().randrange(2**32)
    print(f"seed {seed} in {request.node.name}")
    yield random.Random(seed)


def assert_sound(place: str) -> None:
    """The database opens, and is whole by its own account."""
    Catalogue(place, PATIENCE).close()
    if kind_of(place) == "sqlite":
        with closing(sqlite3.connect(place)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def folder_of(place: Path, n: int) -> Path:
    folder = place / f"round{n}"
    folder.mkdir()
    for k in range(FILES):
        (folder / f"{k}.txt").write_text(CONTRACT.format(n=f"{n}.{k}"), encoding="utf-8")
    return folder


def assert_whole_documents(catalogue: Catalogue, confirmed: list[str]) -> None:
    for sha256 in confirmed:
        assert catalogue.documents_of(sha256), "a file that was said to be stored"
    with catalogue.reading() as session:
        files = session.scalars(select(FileRow)).all()
        assert all(row.documents for row in files), "a file without its documents"
    for row in catalogue.documents():
        assert [a.num for a in catalogue.document(row.id).articles()] == ["1", "2"]


@pytest.mark.parametrize("times", [30])
def test_in_the_middle_of_add(either: str, times: int, tmp_path: Path, moment: random.Random) -> None:
    confirmed: list[str] = []
    rounds = times if kind_of(either) == "sqlite" else times // 2
    for n in range(rounds):
        confirmed += kills.killed(kills.adding, either, str(folder_of(tmp_path, n)), moment.uniform(0, LONGEST))
        assert_sound(either)
    with Catalogue(either) as catalogue:
        assert_whole_documents(catalogue, confirmed)
        assert confirmed and len(catalogue.documents()) < rounds * FILES, "else nobody was killed in the middle"
        for n in range(3):  # what was broken off is taken up again
            outcomes = list(read_all(sorted(tmp_path.glob(f"round{n}/*.txt")), Settings(), 1, catalogue, guarded=False))
            assert len(outcomes) == FILES and not [o for o in outcomes if isinstance(o.result, Exception)]
            assert all(o.cached for o in outcomes if o.sha256 in confirmed)
        assert_whole_documents(catalogue, confirmed)


@pytest.mark.parametrize("times", [40])
def test_in_the_middle_of_a_review(either: str, times: int, moment: random.Random) -> None:
    confirmed: list[str] = []
    for n in range(times if kind_of(either) == "sqlite" else times // 2):
        confirmed += kills.killed(kills.reviewing, either, str(n), moment.uniform(0, LONGEST))
        assert_sound(either)
    with Verdicts(either) as verdicts:
        kept = _keys(verdicts)
        assert confirmed and kept >= set(confirmed)
        # One more than was said can be there for each that was killed: stored, but not yet told.
        assert len(kept) <= len(confirmed) + times
        assert all(standing.verdict.subject.left for standing in verdicts.of()), "a verdict without its place"


def _keys(verdicts: Verdicts) -> set[str]:
    with verdicts.reading() as session:
        return set(session.scalars(select(VerdictRow.key)))


@pytest.mark.parametrize("times", [20])
def test_in_the_middle_of_following_up(either: str, times: int, moment: random.Random) -> None:
    confirmed: list[str] = []
    for n in range(times if kind_of(either) == "sqlite" else times // 2):
        confirmed += kills.killed(kills.registering, either, str(n), moment.uniform(0, LONGEST))
        assert_sound(either)
    with Register(either) as register:
        written = [line.event.who for line in register.history("a1")]
    assert confirmed and [who for who in written if who in set(confirmed)] == confirmed


OLD = ["museum-2022-fr", "museum-2022-fr-2"]


@pytest.mark.parametrize("times", [40])
def test_in_the_middle_of_a_migration(either: str, times: int, tmp_path: Path, moment: random.Random, request: pytest.FixtureRequest) -> None:  # fmt: skip
    """Either nothing was changed or everything; what the old database held is there in both cases."""
    fresh = _old_databases(either, tmp_path, request)
    load(either, 1)
    before = within(either, content)
    ends = {"old": 0, "new": 0}
    whole = kills.lasting(kills.opening, fresh())
    for _ in range(times if kind_of(either) == "sqlite" else times // 2):
        place = fresh()
        told = kills.killed(kills.opening, place, "", moment.uniform(0, 1.5 * whole))
        after = within(place, content)
        untouched = after == before
        ends["old" if untouched else "new"] += 1
        assert untouched != ("verdicts" in after), "half changed"
        assert not (told and untouched), "it was said to be open"
        assert_sound(place)
        with Catalogue(place) as catalogue, Register(place) as register:
            assert [d.id for d in catalogue.documents()] == OLD
            assert catalogue.document(OLD[1]).root == contract().root
            assert len(register.history("a1")) == 2
        if kind_of(place) == "sqlite":
            copy = Path(f"{place}.schema-1.bak")
            assert within(str(copy), content) == before, "the copy that is kept is whole"
    assert ends["old"] and ends["new"], f"{ends}: the moments are not well chosen"


def _old_databases(either: str, tmp_path: Path, request: pytest.FixtureRequest) -> Callable[[], str]:
    """Makes copies of a database of version 1."""
    if kind_of(either) == "sqlite":
        load(str(tmp_path / "model.sqlite"), 1)
        names = (tmp_path / f"old{n}.sqlite" for n in range(1000))
        return lambda: str(shutil.copy(tmp_path / "model.sqlite", next(names)))
    server: Server = request.getfixturevalue("server")
    model = server.new()
    load(server.url(model), 1)
    return lambda: server.url(server.new(model))


@pytest.mark.parametrize("times", [5])
def test_the_servers_own_process(server: Server, times: int, moment: random.Random) -> None:
    """Killed, it takes the whole server down for a moment, which then recovers what was confirmed."""
    name = server.new()
    place = server.url(name)
    Catalogue(place).close()
    confirmed: list[str] = []
    for n in range(times):
        confirmed += kills.killed(
            kills.reviewing, place, str(n), moment.uniform(0, LONGEST), lambda _: _kill_backends(server, name)
        )
        _await(place)
    with Verdicts(place) as verdicts:
        kept = _keys(verdicts)
    assert confirmed and kept >= set(confirmed)


def _kill_backends(server: Server, name: str) -> None:
    for process in server.backends(name):
        os.kill(process, signal.SIGKILL)


def _await(place: str) -> None:
    end = time.monotonic() + PATIENCE
    while True:
        try:
            Catalogue(place).close()
            return
        except CatalogueError:
            assert time.monotonic() < end, "the server does not come back"
            time.sleep(0.05)
