"""Archives: a whole corpus as one file, to keep, to move to another database, or to merge into another corpus.

A ZIP file: `manifest.json` says what is in it, with the SHA-256 of everything; `parts/NAME.jsonl` holds the rows of one
part of the house, a JSON object a line; `originals/SHA256.SUFFIX` the files that were read, where they were asked for.
The same content gives the same bytes. Addresses of calendar feeds are secrets, of which nothing is in an archive.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from sqlalchemy import select
from sqlalchemy.exc import DataError, IntegrityError, OperationalError, StatementError
from sqlalchemy.orm import Session

from corpus import rules
from corpus.archive_reading import FORMAT, MANIFEST, ArchiveError, Limits, Opened, opened, original_name, part_name
from corpus.batch import SUFFIXES
from corpus.catalogue_tables import FileRow, PathRow
from corpus.files import replacing
from corpus.store.database import Database
from corpus.store.schema import SCHEMA

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a part: how many of its rows were added, how many were there already, and, by name, those that
    are otherwise here: what is here stays."""

    name: str
    added: int = 0
    present: int = 0
    conflicts: tuple[str, ...] = ()


class Part(Protocol):
    """A part of the house that goes into archives. Its rows come in an order that depends on nothing but them."""

    @property
    def name(self) -> str: ...
    def rows(self, session: Session) -> Iterator[Row]: ...
    def take(self, session: Session, rows: Iterator[Row]) -> Taken:
        """Adds what is not there yet; KeyError, TypeError or ValueError for rows that are none of this part."""


@dataclass(frozen=True, slots=True)
class Written:
    """What an archive holds: rows by part, and how many originals; `missing` names those that lie nowhere any more."""

    rows: dict[str, int]
    originals: int = 0
    missing: tuple[str, ...] = ()


def write_archive(place: str, path: Path, parts: Sequence[Part], originals: bool = False) -> Written:
    """Writes everything in the database `place`, as it is at one moment, to a file, whole or not at all.

    CatalogueError where the database says no, ArchiveError where the file can't be written.
    """
    with Database(place) as database, database.snapshot() as session, _telling(path):
        return _write(path, parts, session, originals)


def _write(path: Path, parts: Sequence[Part], session: Session, originals: bool) -> Written:
    with replacing(path) as beside, ZipFile(beside, "w") as archive:
        found = {part.name: _write_part(archive, part, session) for part in parts}
        files, missing = _write_originals(archive, session) if originals else ([], ())
        manifest = {
            "format": FORMAT, "schema": SCHEMA, "tool": rules.tool_version(), "rules": rules.version(),
            "parts": found, "originals": files,
        }  # fmt: skip
        archive.writestr(_entry(MANIFEST), json.dumps(manifest, indent=1) + "\n")
    return Written({name: part["rows"] for name, part in found.items()}, len(files), missing)


def restore_archive(
    place: str, path: Path, parts: Sequence[Part], originals: Path | None = None, limits: Limits | None = None
) -> tuple[Taken, ...]:
    """Takes an archive into the database `place`, all of it or nothing; what is there stays as it is.

    With `originals`, a folder, the files that were read are put there. ArchiveError for what is no archive, or one
    that is damaged, hostile or newer, and where `originals` can't be written; CatalogueError where the database says
    no.
    """
    with opened(path, limits or Limits()) as archive:
        archive.verify()
        kept = _unpack(archive, originals) if originals else {}
        with Database(place) as database, database.writing() as session:
            taken = [_take(archive, part, session) for part in parts if part.name in archive.parts]
            _note_places(session, kept)
            return tuple(taken)


@contextmanager
def _telling(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise ArchiveError("archive.cannot_write", str(path), reason=error.strerror or error) from error


def _take(archive: Opened, part: Part, session: Session) -> Taken:
    try:
        taken = part.take(session, archive.rows(part.name))
        session.flush()
        return taken
    except (KeyError, TypeError, ValueError, AttributeError, IndexError, RecursionError) as error:
        raise ArchiveError("archive.damaged", archive.name, part=part_name(part.name)) from error
    except (IntegrityError, DataError, StatementError) as error:
        if isinstance(error, OperationalError):  # the database is in trouble, not the archive
            raise
        raise ArchiveError("archive.damaged", archive.name, part=part_name(part.name)) from error


def _write_part(archive: ZipFile, part: Part, session: Session) -> Row:
    digest, size, rows = hashlib.sha256(), 0, 0
    with archive.open(_entry(part_name(part.name)), "w", force_zip64=True) as file:
        for row in part.rows(session):
            line = json.dumps(row).encode("ascii") + b"\n"
            digest.update(line)
            size, rows = size + len(line), rows + 1
            file.write(line)
    return {"sha256": digest.hexdigest(), "size": size, "rows": rows}


def _write_originals(archive: ZipFile, session: Session) -> tuple[list[Row], tuple[str, ...]]:
    """Packs each file that still lies where it was read from, with the content that it had then."""
    written: list[Row] = []
    missing: list[str] = []
    for row in session.scalars(select(FileRow).order_by(FileRow.sha256)):
        data = next(filter(None, (_content(Path(place.path), row.sha256) for place in _ordered(row.paths))), None)
        suffix = Path(row.name).suffix.lower()
        if data is None or suffix not in SUFFIXES:
            missing.append(row.name)
            continue
        archive.writestr(_entry(original_name(row.sha256 + suffix), ZIP_STORED), data)
        written.append({"sha256": row.sha256, "size": len(data), "suffix": suffix})
    return written, tuple(missing)


def _ordered(paths: list[PathRow]) -> list[PathRow]:
    return sorted(paths, key=lambda row: row.path)


def _content(path: Path, wanted: str) -> bytes | None:
    try:
        data = path.read_bytes()
    except OSError:
        return None
    return data if hashlib.sha256(data).hexdigest() == wanted else None


def _unpack(archive: Opened, folder: Path) -> dict[str, Path]:
    """Puts the originals into a folder, under names that are nobody's choice; returns where, by their sha256."""
    places: dict[str, Path] = {}
    for name, content in archive.originals.items():
        target = folder / name
        with _telling(target), replacing(target) as beside, beside.open("wb") as file:
            for chunk in archive.chunks(original_name(name)):
                file.write(chunk)
        places[content.sha256] = target.absolute()
    return places


def _note_places(session: Session, kept: dict[str, Path]) -> None:
    for digest, path in kept.items():
        row = session.scalar(select(FileRow).where(FileRow.sha256 == digest))
        if row is not None and session.get(PathRow, str(path)) is None:
            session.add(PathRow(path=str(path), file_id=row.id))


def _entry(name: str, how: int = ZIP_DEFLATED) -> ZipInfo:
    """A member without a time, so that the same content gives the same bytes."""
    info = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    info.compress_type, info.external_attr = how, 0o644 << 16
    return info
