"""The store: the register's and the feeds' tables, in the catalogue's database and opened just as it is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from corpus.catalogue import Catalogue, CatalogueError
from extract.register_tables import SCHEMA, Base, VersionRow


class Store(Catalogue):
    """An open catalogue with the tables of `extract.register_tables`; raises CatalogueError as the catalogue does.

    It opens the catalogue first, so that each of the two finds the file to be its own, whichever came first.
    """

    def __init__(self, place: str, patience: float = 10.0) -> None:
        """`place` and `patience` as of the catalogue. Refuses tables of a newer version."""
        super().__init__(place, patience)
        found = self._version()
        if found is None:
            self._make()
        elif found > SCHEMA:
            raise CatalogueError("catalogue.newer", self.name, found=found, known=SCHEMA)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that only reads."""
        with self._session() as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session that commits at its end, or takes all back on an error. One writer goes in at a time."""
        with self._writing() as session:
            yield session

    def _version(self) -> int | None:
        # Looking before making keeps a database that may only be read open to readers.
        with self.reading() as session:
            if not inspect(session.connection()).has_table(VersionRow.__tablename__):
                return None
            return session.scalar(select(VersionRow.number))

    def _make(self) -> None:
        with self.writing() as session:  # inside the lock, as two programs may open a new database at once
            Base.metadata.create_all(session.connection())
            session.merge(VersionRow(id=1, number=SCHEMA))


def now() -> datetime:
    """The moment, in UTC, to the second: what people read."""
    return datetime.now(UTC).replace(microsecond=0)


def utc(moment: datetime) -> datetime:
    """A moment as stored; SQLite forgets that it was UTC."""
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
