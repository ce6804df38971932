"""The catalogue: what was read, from which file, by which rules, with which outcome. SQLite unless told otherwise."""

from __future__ import annotations

import json
import zlib
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from corpus import rules
from corpus.block import Anomaly
from corpus.catalogue_tables import DocumentRow, FileRow, PathRow, listed_of, row_of
from corpus.errors import ReadingError
from corpus.exports.characters import xml_text
from corpus.exports.interchange import document_from_dict
from corpus.listing import Listed
from corpus.model import Document
from corpus.store.database import Database
from corpus.store.trouble import CatalogueError

if TYPE_CHECKING:  # the reader pulls in the engines, which listing a catalogue doesn't need
    from corpus.reader import Reading


__all__ = ["Catalogue", "CatalogueError"]


class Catalogue(Database):
    """An open catalogue; also a context manager that closes it.

    Every method raises CatalogueError where the database says no.
    """

    def has(self, sha256: str, stamp: str) -> bool:
        """Whether the file was read, with success, by these rules and settings (`rules.stamp`)."""
        wanted = select(FileRow.id).where(FileRow.sha256 == sha256, FileRow.rules == stamp, FileRow.failure == "")
        with self.reading() as session:
            return session.scalar(wanted) is not None

    def add(self, reading: Reading, stamp: str, path: Path | None = None, size: int = 0) -> tuple[Document, ...]:
        """Stores a reading in place of what the same file, or an older one at the same path, gave before.

        Returns the documents as stored: where two files give the same id, the later one has "-2" after it, and an
        anomaly says so. Ids that were given once stay.
        """
        with self.writing() as session:
            old = self._replaced(session, reading.sha256, path)
            given = {document.own_id: document.id for file in old for document in file.documents}
            row = self._file(session, reading.sha256, reading.source, stamp, path, size)
            row.pages, row.failure, row.anomalies = reading.pages, "", _anomalies_as_text(reading.anomalies)
            row.documents.clear()
            session.flush()
            taken = set(session.scalars(select(DocumentRow.id)))
            stored = _with_own_ids(reading.documents, given, taken)
            for position, (document, before) in enumerate(zip(stored, reading.documents, strict=True)):
                row.documents.append(row_of(document, before.id, position))
            return stored

    def add_failure(self, error: ReadingError, sha256: str, stamp: str, path: Path, size: int = 0) -> None:
        """Notes that a file could not be read. What an earlier reading of the same content gave stays."""
        with self.writing() as session:
            row = self._file(session, sha256, path.name, stamp, path, size)
            row.failure = json.dumps([error.key, error.file, error.values], default=str)
            session.flush()

    def seen(self, path: Path, sha256: str) -> None:
        """Notes that a file which the catalogue holds lies at `path` (too)."""
        with self.writing() as session:
            row = session.scalar(select(FileRow).where(FileRow.sha256 == sha256))
            if row is not None:
                self._place(session, row, path)
                session.flush()

    def documents(self) -> tuple[Listed, ...]:
        """All documents, by id."""
        with self.reading() as session:
            rows = session.scalars(select(DocumentRow).options(joinedload(DocumentRow.file)).order_by(DocumentRow.id))
            return tuple(listed_of(row) for row in rows)

    def document(self, id: str) -> Document:
        """A document with its tree, just as it was read."""
        with self.reading() as session:
            row = session.get(DocumentRow, id)
            if row is None:
                raise CatalogueError("catalogue.no_document", self.name, id=id)
            try:
                return document_from_dict(json.loads(zlib.decompress(row.content)))
            except (zlib.error, ValueError, KeyError, TypeError, IndexError) as error:
                raise CatalogueError("catalogue.damaged_document", self.name, id=id) from error

    def documents_of(self, sha256: str) -> tuple[str, ...]:
        """The ids of the documents of a file, in its order."""
        wanted = select(DocumentRow.id).join(FileRow).where(FileRow.sha256 == sha256).order_by(DocumentRow.position)
        with self.reading() as session:
            return tuple(session.scalars(wanted))

    def path_of(self, id: str) -> Path | None:
        """Where the file of a document lies: the first of its known places where there still is a file."""
        wanted = select(PathRow.path).join(FileRow).join(DocumentRow).where(DocumentRow.id == id).order_by(PathRow.path)
        with self.reading() as session:
            return next((path for path in map(Path, session.scalars(wanted)) if path.is_file()), None)

    def remove(self, id: str) -> None:
        """Takes a document out. Its file is read again when it is added again."""
        with self.writing() as session:
            row = session.get(DocumentRow, id)
            if row is None:
                raise CatalogueError("catalogue.no_document", self.name, id=id)
            row.file.rules = ""
            last = len(row.file.documents) == 1
            session.delete(row.file if last else row)

    def failures(self) -> tuple[ReadingError, ...]:
        """Why files could not be read, by file name."""
        with self.reading() as session:
            texts = session.scalars(select(FileRow.failure).where(FileRow.failure != "").order_by(FileRow.name))
            return tuple(ReadingError(key, file, **values) for key, file, values in map(json.loads, texts))

    def forget_failures(self) -> None:
        """Takes out the files that could not be read. Where an earlier reading of the same content is kept, it stays,
        and the file is read again when it is added again."""
        with self.writing() as session:
            for row in session.scalars(select(FileRow).where(FileRow.failure != "")):
                if row.documents:
                    row.failure, row.rules = "", ""
                else:
                    session.delete(row)

    def file_anomalies(self, sha256: str) -> tuple[Anomaly, ...]:
        """The anomalies of a file as a whole; those of a document are in the document."""
        with self.reading() as session:
            text = session.scalar(select(FileRow.anomalies).where(FileRow.sha256 == sha256)) or "[]"
        return tuple(Anomaly(key, tuple((k, v) for k, v in values), *rest) for key, values, *rest in json.loads(text))

    def _replaced(self, session: Session, sha256: str, path: Path | None) -> list[FileRow]:
        """The files whose documents a reading replaces: the same content, or the only one known at that path."""
        same = session.scalars(select(FileRow).where(FileRow.sha256 == sha256)).all()
        place = session.get(PathRow, _path_text(path)) if path else None
        before = [place.file] if place and place.file not in same and len(place.file.paths) == 1 else []
        return [*same, *before]

    def _file(self, session: Session, sha256: str, name: str, stamp: str, path: Path | None, size: int) -> FileRow:
        row = session.scalar(select(FileRow).where(FileRow.sha256 == sha256))
        if row is None:
            row = FileRow(sha256=sha256)
            session.add(row)
        row.name, row.rules, row.size, row.tool = xml_text(name), stamp, size, rules.tool_version()
        row.read_at = datetime.now(UTC)
        if path:
            session.flush()
            self._place(session, row, path)
        return row

    def _place(self, session: Session, row: FileRow, path: Path) -> None:
        """`path` now leads to this file. A file that it led to before, and that lies nowhere else, is dropped."""
        place = session.get(PathRow, _path_text(path))
        if place is None:
            session.add(PathRow(path=_path_text(path), file_id=row.id))
            session.flush()
        elif place.file_id != row.id:
            before, place.file = place.file, row
            session.flush()
            session.refresh(before)
            if not before.paths:
                session.delete(before)
                session.flush()


def _with_own_ids(documents: tuple[Document, ...], given: dict[str, str], taken: set[str]) -> tuple[Document, ...]:
    """Documents with ids that are theirs alone; what a decree approves is followed to its new id."""
    ids: list[str] = []
    for document in documents:
        wish, n = given.get(document.id, document.id), 1
        while wish in taken:
            n += 1
            wish = f"{document.id}-{n}"
        taken.add(wish)
        ids.append(wish)
    new = {document.id: id for document, id in zip(documents, ids, strict=True)}
    return tuple(
        _renamed(replace(document, approves=new.get(document.approves, document.approves)), id)
        for document, id in zip(documents, ids, strict=True)
    )


def _renamed(document: Document, id: str) -> Document:
    if id == document.id:
        return document
    anomaly = Anomaly("catalogue.same_id", (("own", document.id), ("id", id)), grave=False)
    return replace(document, id=id, anomalies=(*document.anomalies, anomaly))


def _anomalies_as_text(anomalies: tuple[Anomaly, ...]) -> str:
    return json.dumps([[a.key, a.values, a.page, a.eid, a.grave] for a in anomalies])


def _path_text(path: Path) -> str:
    return xml_text(str(path.absolute()))
