"""The schema: which version the tables of a database have, and how an older one is brought up to date.

All tables of the house, those of `extract` too, have one history of versions (`corpus.migrations`, by Alembic). A
database is changed as a whole or not at all, under the lock that writers take, and a SQLite file is copied first.
"""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, inspect, select, text
from sqlalchemy.exc import DBAPIError

from corpus.catalogue_tables import Base, SchemaRow
from corpus.store.engine import WRITING
from corpus.store.trouble import CatalogueError

SCHEMA = 2
"""Goes up by one with each change of any table; `corpus/migrations/versions` has the way to each number."""
ATTEMPTS = 40
PAUSE = 0.05
"""How often, and after how many seconds, a database that another process is just setting up is looked at again."""
_LOCK = 0x434F4E43
"""Which of PostgreSQL's advisory locks is ours ("CONC"): a new database has no row yet that could be locked."""


def bring_up_to_date(engine: Engine, name: str) -> None:
    """Makes the tables in an empty database, changes those of an older version, refuses a foreign or a newer one.

    CatalogueError says which; `name` is what it calls the database. What is up to date is not written to.
    """
    with engine.connect() as connection:
        found = version_of(connection, name)
    if found < SCHEMA:
        _write_ahead(engine)
        _upgrade(engine, name)


def version_of(connection: Connection, name: str) -> int:
    """The version of the tables; 0 where there are none. CatalogueError for other people's, and for newer ones."""
    tables = set(inspect(connection).get_table_names())
    if SchemaRow.__tablename__ not in tables:
        ours = set(Base.metadata.tables)
        # A SQLite file belongs to one program; on a server others may have tables, but not of these names.
        if tables - ours if connection.dialect.name == "sqlite" else tables & ours:
            raise CatalogueError("catalogue.not_ours", name)
        return 0
    number = connection.scalar(select(SchemaRow.number)) or 0
    if number > SCHEMA:
        raise CatalogueError("catalogue.newer", name, found=number, known=SCHEMA)
    return number


def _upgrade(engine: Engine, name: str) -> None:
    from corpus.migrations.running import migrate  # Alembic is needed for nothing else

    with engine.execution_options(**{WRITING: True}).connect() as connection:
        _let_tables_be_rebuilt(connection)
        with connection.begin():
            _lock(connection)
            found = version_of(connection, name)
            if found == SCHEMA:  # another process was faster
                return
            if found:
                _keep_copy(connection, found)
            migrate(connection)
            _check_references(connection)
        connection.invalidate()  # it enforces no references; those that follow do


def _write_ahead(engine: Engine) -> None:
    """SQLite's write-ahead log, for reading beside a writer; the file remembers it."""
    if engine.dialect.name != "sqlite":
        return
    for attempt in range(ATTEMPTS):
        try:
            with engine.connect() as connection:
                driver = connection.connection.driver_connection
                assert isinstance(driver, sqlite3.Connection)
                driver.execute("PRAGMA journal_mode=WAL")
            return
        except (DBAPIError, sqlite3.OperationalError):
            if attempt == ATTEMPTS - 1:
                raise
            time.sleep(PAUSE)  # another process sets it at this moment; SQLite does not wait for that by itself


def _let_tables_be_rebuilt(connection: Connection) -> None:
    """To change a column, SQLite must copy its table and drop the old one, which must not reach the rows that refer
    to it. Takes effect only outside a transaction."""
    driver = connection.connection.driver_connection
    if isinstance(driver, sqlite3.Connection):
        driver.execute("PRAGMA foreign_keys=OFF")


def _lock(connection: Connection) -> None:
    """On PostgreSQL; SQLite is locked since the transaction began. Versions before this one lock their row only."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
        if inspect(connection).has_table(SchemaRow.__tablename__):
            connection.execute(select(SchemaRow.number).with_for_update())


def _check_references(connection: Connection) -> None:
    if connection.dialect.name == "sqlite" and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise sqlite3.IntegrityError("malformed: rows refer to rows that are not there")


def _keep_copy(connection: Connection, number: int) -> Path | None:
    """Copies a SQLite file as it is, with what its log holds, to "NAME.schema-N.bak" beside it."""
    if connection.dialect.name != "sqlite":
        return None
    place = next((row[2] for row in connection.exec_driver_sql("PRAGMA database_list") if row[1] == "main"), "")
    if not place:  # in memory
        return None
    path = Path(place)
    kept, beside = path.with_name(f"{path.name}.schema-{number}.bak"), path.with_name(f".{path.name}.bak.tmp")
    beside.unlink(missing_ok=True)  # of an attempt that was killed
    try:
        with (
            closing(sqlite3.connect(f"file:{quote(str(path))}?mode=ro", uri=True)) as source,
            closing(sqlite3.connect(beside)) as copy,
        ):
            source.backup(copy)
        beside.replace(kept)
    finally:
        beside.unlink(missing_ok=True)
    return kept
