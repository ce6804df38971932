"""The database: opened, brought up to date, and then read and written in sessions. All that is stored stands on it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Self

from sqlalchemy import select
from sqlalchemy.orm import Session

from corpus.catalogue_tables import SchemaRow
from corpus.store.engine import WRITING, address, open_engine
from corpus.store.schema import SCHEMA, bring_up_to_date
from corpus.store.trouble import CatalogueError, telling


class Database:
    """An open database with all tables of this version; also a context manager that closes it.

    Every method raises CatalogueError where the database says no.
    """

    def __init__(self, place: str, patience: float = 10.0) -> None:
        """`place` is a path, or a URL of SQLAlchemy; a SQLite file is made where there is none, and tables of an older
        version are brought up to date. `patience` is how many seconds to wait for another writer."""
        self.name = place
        with telling(place.split("://")[0] if "://" in place else place):
            url = address(place)
        self.name = url.render_as_string(hide_password=True) if "://" in place else place
        with telling(self.name):
            self._engine = open_engine(url, patience)
            bring_up_to_date(self._engine, self.name)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        self._engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that only reads."""
        with telling(self.name), Session(self._engine) as session:
            yield session

    @contextmanager
    def snapshot(self) -> Iterator[Session]:
        """A session that reads everything as it was at one moment, whatever is written meanwhile."""
        still = self._engine
        if still.dialect.name != "sqlite":  # there, every transaction is so
            still = still.execution_options(isolation_level="REPEATABLE READ")
        with telling(self.name), Session(still) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session that commits at its end, or takes all back on an error. One writer goes in at a time."""
        engine = self._engine.execution_options(**{WRITING: True})
        with telling(self.name), Session(engine) as session, session.begin():
            number = session.scalar(select(SchemaRow.number).with_for_update())
            if number != SCHEMA:  # another program has changed the tables since we opened them
                raise CatalogueError("catalogue.newer", self.name, found=number, known=SCHEMA)
            yield session
