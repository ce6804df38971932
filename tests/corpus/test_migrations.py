"""Every released version of the tables is brought up to date with all that it holds, or left just as it was."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, MetaData, inspect, text
from sqlalchemy.exc import DBAPIError

from corpus.block import Anomaly
from corpus.catalogue import Catalogue, CatalogueError
from corpus.migrations import running
from corpus.store import verdict_tables
from corpus.store.schema import SCHEMA
from extract import register_tables
from extract.feeds import Feeds
from extract.register import Register
from tests import crowds
from tests.corpus.trees import contract
from tests.databases import kind_of, run_sql, within

AT = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
DUMPS = Path(__file__).parent / "schema"
"""Databases as version N made them: `Catalogue`, `Register` and `Feeds` of that version were given two contracts, a
file that can't be read, two obligations with two events, and two feeds, one revoked; then the database was dumped."""


def load(place: str, version: int) -> None:
    """Makes the database of a version."""
    dump = (DUMPS / f"v{version}-{kind_of(place)}.sql").read_text(encoding="utf-8")
    if kind_of(place) == "sqlite":
        with sqlite3.connect(place) as connection:
            connection.executescript(dump)
            connection.execute("PRAGMA journal_mode=WAL")
        return
    run_sql(place, dump)


def content(connection: Connection) -> dict[str, list[str]]:
    """Every row of every table, and the tables themselves."""
    names = inspect(connection).get_table_names()
    rows = {name: sorted(map(repr, connection.execute(text(f'SELECT * FROM "{name}"')))) for name in names}
    return rows | {"tables": sorted(names)}


def shape(connection: Connection) -> object:
    """Tables, columns with types, indexes, constraints, references and triggers."""
    look = inspect(connection)
    tables = {
        name: (
            sorted((c["name"], str(c["type"]), c["nullable"]) for c in look.get_columns(name)),
            sorted((i["name"] or "", i["column_names"], i["unique"]) for i in look.get_indexes(name)),
            sorted(u["column_names"] for u in look.get_unique_constraints(name)),
            sorted(
                (f["constrained_columns"], f["referred_table"], str(f["options"])) for f in look.get_foreign_keys(name)
            ),
            look.get_pk_constraint(name)["constrained_columns"],
        )
        for name in look.get_table_names()
    }
    return tables, sorted(triggers(connection))


def triggers(connection: Connection) -> list[str]:
    wanted = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
    }
    return list(connection.scalars(text(wanted[connection.dialect.name])))


def test_a_database_of_version_1_keeps_all_it_holds(either: str) -> None:
    load(either, 1)
    with Catalogue(either) as catalogue:
        assert [d.id for d in catalogue.documents()] == ["museum-2022-fr", "museum-2022-fr-2"]
        assert catalogue.document("museum-2022-fr").root == contract().root
        assert catalogue.has("aa" * 32, "0123456789ab pdfium ocr")
        assert catalogue.file_anomalies("aa" * 32) == (Anomaly("reading.not_found", (("n", 3),), 2),)
        assert [(error.file, error.values) for error in catalogue.failures()] == [("c.pdf", {"page": 3})]
    with Register(either) as register:
        done, untouched = register.states("museum-2022-fr")
        assert (done.standing.status, done.standing.note, done.who, done.at) == ("done", "l'été", "Bob", AT)
        assert (untouched.standing.status, len(register.history("a1"))) == ("open", 2)
    with Feeds(either) as feeds:
        first, second = feeds.list()
        assert (first.name, first.selection.tongue, first.revoked_at, second.revoked_at) == ("Clerk", "nl", None, AT)
        assert feeds.find("000000000001.secret-2.ics") == first and feeds.find("000000000003.secret-4.ics") is None


def test_a_database_of_version_1_without_the_register(either: str) -> None:
    """Version 1 made the tables of the register and the feeds only when they were first needed."""
    load(either, 1)
    later = ("register_events", "register_entries", "register_schema", "calendar_feeds")
    run_sql(either, *(f"DROP TABLE {name}" for name in later))
    with Catalogue(either) as catalogue, Register(either) as register:
        assert len(catalogue.documents()) == 2 and register.states() == ()


def test_it_can_be_written_to_afterwards(either: str) -> None:
    """Numbers given by the database go on where they were."""
    load(either, 1)
    with Feeds(either) as feeds, Catalogue(either) as catalogue:
        feeds.create("New")
        catalogue.remove("museum-2022-fr")
        assert [f.name for f in feeds.list()] == ["Clerk", "Old", "New"]
        assert [d.id for d in catalogue.documents()] == ["museum-2022-fr-2"]


def test_old_and_new_databases_are_alike(either: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    load(either, 1)
    other = str(tmp_path / "new.sqlite")
    if kind_of(either) == "postgresql":
        server = request.getfixturevalue("server")
        other = server.url(server.new())
    for place in (either, other):
        Catalogue(place).close()
    assert within(either, shape) == within(other, shape)


def test_the_tables_are_those_of_the_code(either: str) -> None:
    """Whoever changes a mapped class must write the way from the old tables to the new ones."""
    wanted = MetaData()
    for known in (verdict_tables.Base.metadata, register_tables.Base.metadata):
        for table in known.tables.values():
            table.to_metadata(wanted)

    def differences(connection: Connection) -> list[object]:
        ours = {"include_object": lambda _, name, kind, *__: kind != "table" or name != running.HISTORY}
        return list(compare_metadata(MigrationContext.configure(connection, opts=ours), wanted))

    Catalogue(either).close()
    assert within(either, differences) == []
    run_sql(either, "ALTER TABLE verdicts ADD COLUMN mood INTEGER")
    assert within(either, differences) != [], "the comparison sees a difference where there is one"


def test_a_copy_of_the_file_is_kept(tmp_path: Path) -> None:
    place = tmp_path / "c.sqlite"
    load(str(place), 1)
    before = within(str(place), content)
    Catalogue(str(place)).close()
    copy = tmp_path / "c.sqlite.schema-1.bak"
    assert within(str(copy), content) == before
    Catalogue(str(place)).close()
    assert sorted(p.name for p in tmp_path.glob("*.bak*")) == [copy.name], "opening it again copies nothing"
    Catalogue(str(copy)).close()  # the copy is a catalogue of its own


def test_a_new_database_has_nothing_to_copy(tmp_path: Path) -> None:
    Catalogue(str(tmp_path / "c.sqlite")).close()
    assert not list(tmp_path.glob("*.bak*"))


def test_a_change_that_fails_leaves_everything_as_it_was(either: str, monkeypatch: pytest.MonkeyPatch) -> None:
    load(either, 1)
    before = within(either, content)
    migrate = running.migrate

    def broken(connection: Connection) -> None:
        migrate(connection)
        connection.exec_driver_sql("SELECT * FROM nowhere")

    monkeypatch.setattr(running, "migrate", broken)
    with pytest.raises(CatalogueError) as caught:
        Catalogue(either)
    assert caught.value.key == "catalogue.trouble" and "nowhere" in caught.value.message("nl")
    assert within(either, content) == before
    monkeypatch.undo()
    with Catalogue(either) as catalogue:
        assert len(catalogue.documents()) == 2


def test_rows_that_refer_to_nothing_stop_the_change(tmp_path: Path) -> None:
    """A file that another program has damaged is not carried on."""
    place = str(tmp_path / "c.sqlite")
    load(place, 1)
    with sqlite3.connect(place) as connection:
        connection.execute("UPDATE documents SET file_id = 99")
    with pytest.raises(CatalogueError) as caught:
        Catalogue(place)
    assert caught.value.key == "catalogue.damaged"


def test_an_old_database_waits_for_its_writer(either: str) -> None:
    load(either, 1)

    def meanwhile(connection: Connection) -> str:
        connection.exec_driver_sql("UPDATE concordance_schema SET number = number")  # as version 1 does
        with pytest.raises(CatalogueError) as caught:
            Catalogue(either, patience=0.05)
        return caught.value.key

    assert within(either, meanwhile) == "catalogue.locked"
    Catalogue(either).close()


def test_an_old_database_that_may_only_be_read(tmp_path: Path) -> None:
    load(str(tmp_path / "c.sqlite"), 1)
    with pytest.raises(CatalogueError) as caught:
        Catalogue(f"sqlite:///file:{tmp_path / 'c.sqlite'}?mode=ro&uri=true")
    assert caught.value.key == "catalogue.read_only"


@pytest.mark.usefixtures("without_main")
def test_processes_may_open_an_old_database_at_once(either: str) -> None:
    load(either, 1)
    assert [len(ids) for ids in crowds.at_once(crowds.opened, [either] * 6, 3)] == [2] * 6


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE register_events SET who = 'x'",
        "DELETE FROM register_events",
    ],
)
def test_events_of_an_old_register_cannot_be_rewritten(either: str, statement: str) -> None:
    load(either, 1)
    Catalogue(either).close()
    before = within(either, content)
    with pytest.raises(DBAPIError, match="only added"):
        run_sql(either, statement)
    assert within(either, content) == before


def test_a_path_with_odd_characters(tmp_path: Path) -> None:
    place = tmp_path / "50% d'été ?#" / "c.sqlite"
    place.parent.mkdir()
    load(str(place), 1)
    with Catalogue(str(place)) as catalogue:
        assert len(catalogue.documents()) == 2
    assert (place.parent / "c.sqlite.schema-1.bak").exists()


def test_every_version_has_a_stored_database() -> None:
    """All but the newest: whoever adds a version stores a database of the one before."""
    assert {p.name for p in DUMPS.iterdir()} == {
        f"v{version}-{kind}.sql" for version in range(1, SCHEMA) for kind in ("sqlite", "postgresql")
    }
