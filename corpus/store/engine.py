"""Engines: how a database is reached. SQLite by a path, PostgreSQL (or another that SQLAlchemy knows) by a URL."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url

WRITING = "concordance_writing"
"""Option of a connection whose transactions write: SQLite then takes its one writer's lock at their beginning. Taken
later, a second writer that has read meanwhile would be refused instead of waiting."""


def address(place: str) -> URL:
    """The URL of a place: a path is a SQLite file; PostgreSQL is spoken to by psycopg 3 unless the URL says otherwise.
    ArgumentError where it is none."""
    if "://" not in place:
        return URL.create("sqlite", database=place)
    url = make_url(place)
    plain = url.drivername in ("postgresql", "postgres")
    return url.set(drivername="postgresql+psycopg") if plain else url


def open_engine(url: URL, patience: float) -> Engine:
    """An engine; `patience` is how many seconds a writer waits for another one. Makes the folder of a SQLite file."""
    if url.get_backend_name() == "sqlite":
        return _sqlite(url, patience)
    if url.get_backend_name() == "postgresql":
        return _postgresql(url, patience)
    return create_engine(url, pool_pre_ping=True)


def _sqlite(url: URL, patience: float) -> Engine:
    if url.database and url.database != ":memory:" and "uri" not in url.query:
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url, connect_args={"timeout": patience})
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _postgresql(url: URL, patience: float) -> Engine:
    asked = url.query.get("options", "")
    options = f"{asked if isinstance(asked, str) else ' '.join(asked)} -c lock_timeout={round(patience * 1000)}"
    connect = {"options": options.strip(), "connect_timeout": max(2, round(patience))}
    # A server may have been started anew since the last visit: each connection is tried before it is used.
    return create_engine(url, connect_args=connect, pool_pre_ping=True)


def _set_up_sqlite(connection: Any, _: object) -> None:
    """Deletes reach all rows below; what is confirmed is on the disk; transactions begin where we say so."""
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA synchronous=FULL")


def _begin_sqlite(connection: Connection) -> None:
    """The driver itself begins too late: only at the first change, and never for a change of the tables."""
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get(WRITING) else "BEGIN")
