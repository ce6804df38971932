"""The parts of an archive that the corpus itself has: files with their documents, and verdicts."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from corpus.archive import Row, Taken
from corpus.block import Anomaly
from corpus.catalogue_tables import DocumentRow, FileRow, PathRow, row_of
from corpus.errors import ReadingError
from corpus.exports.characters import xml_text
from corpus.exports.interchange import document_from_dict
from corpus.store import verdict_rows
from corpus.store.moments import utc
from corpus.store.trouble import CatalogueError
from corpus.store.verdict_tables import VerdictRow
from corpus.verdict import DECISIONS, KINDS, Passage, Subject, Verdict

AHEAD = timedelta(days=1)
"""How far another machine's clock may be ahead: the next verdict must be later than all before it."""


class FilesPart:
    """What was read: each file with where it lay, what became of it, and its documents."""

    name = "files"

    def rows(self, session: Session) -> Iterator[Row]:
        for row in session.scalars(select(FileRow).order_by(FileRow.sha256).execution_options(yield_per=20)):
            yield {
                "sha256": row.sha256, "name": row.name, "pages": row.pages, "size": row.size, "rules": row.rules,
                "tool": row.tool, "read_at": moment_as_text(row.read_at),
                "failure": json.loads(row.failure) if row.failure else None, "anomalies": json.loads(row.anomalies),
                "paths": sorted(place.path for place in row.paths),
                "documents": [_document_as_row(document) for document in row.documents],
            }  # fmt: skip

    def take(self, session: Session, rows: Iterator[Row]) -> Taken:
        """A file that is here with other documents, or whose documents have the ids of others here, stays out."""
        added, present, conflicts = 0, 0, []
        ids = set(session.scalars(select(DocumentRow.id)))
        for row in rows:
            here = session.scalar(select(FileRow).where(FileRow.sha256 == hexadecimal(row, "sha256", 64)))
            documents = [_document_of(told, position, row["sha256"]) for position, told in enumerate(row["documents"])]
            if here is not None and (here.documents or not documents):
                same = [_as_told(d) for d in here.documents] == [_as_told(d) for d in documents]
                present += same
                conflicts += [] if same else [text(row, "name")]
            elif ids & {document.id for document in documents}:
                conflicts.append(text(row, "name"))
            else:
                _keep(session, here or FileRow(sha256=row["sha256"]), row, documents)
                ids |= {document.id for document in documents}
                added += 1
        return Taken(self.name, added, present, tuple(conflicts))


class VerdictsPart:
    """What people decided. A verdict has the same key everywhere, so that none is taken twice."""

    name = "verdicts"

    def rows(self, session: Session) -> Iterator[Row]:
        wanted = select(VerdictRow).order_by(VerdictRow.at, VerdictRow.key).execution_options(yield_per=500)
        for row in session.scalars(wanted):
            verdict = verdict_rows.verdict_of(row)
            yield {
                "key": verdict.key, "kind": verdict.subject.kind, "what": verdict.subject.what,
                "left": _places_as_rows(verdict.subject.left), "right": _places_as_rows(verdict.subject.right),
                "proposed": verdict.proposed, "confidence": verdict.confidence, "decision": verdict.decision,
                "corrected": verdict.corrected, "note": verdict.note, "who": verdict.who,
                "at": moment_as_text(verdict.at), "tool": verdict.tool, "rules": verdict.rules,
                "based_on": verdict.based_on, "previous": verdict.previous,
            }  # fmt: skip

    def take(self, session: Session, rows: Iterator[Row]) -> Taken:
        """A verdict that is here in other words stays as it is here: somebody has tampered with one of the two."""
        added, present, conflicts = 0, 0, []
        for row in rows:
            verdict = _verdict_of(row)
            here = session.scalar(select(VerdictRow).where(VerdictRow.key == verdict.key))
            if here is None:
                session.add(verdict_rows.row_of(verdict))
                added += 1
            elif verdict_rows.verdict_of(here) == verdict:
                present += 1
            else:
                conflicts.append(verdict.key)
        return Taken(self.name, added, present, tuple(conflicts))


PARTS = (FilesPart(), VerdictsPart())


def moment_as_text(moment: datetime) -> str:
    return utc(moment).isoformat()


def moment(row: Row, name: str) -> datetime:
    """A moment in UTC. ValueError for one that has no time zone or lies in the future."""
    found = datetime.fromisoformat(text(row, name))
    if found.tzinfo is None or found > datetime.now(UTC) + AHEAD:
        raise ValueError(name)
    return found.astimezone(UTC)


def text(row: Row, name: str) -> str:
    """A text, without what no database takes. TypeError for anything else."""
    if not isinstance(row[name], str):
        raise TypeError(name)
    return xml_text(row[name])


def number(row: Row, name: str) -> int:
    """A number from 0 that every database takes. TypeError or ValueError for anything else."""
    if not isinstance(row[name], int) or isinstance(row[name], bool):
        raise TypeError(name)
    if not 0 <= row[name] < 2**31 and not (name == "size" and 0 <= row[name] < 2**63):
        raise ValueError(name)
    return int(row[name])


def hexadecimal(row: Row, name: str, length: int) -> str:
    if not re.fullmatch(f"[0-9a-f]{{{length}}}", text(row, name)):
        raise ValueError(name)
    return str(row[name])


def _document_as_row(row: DocumentRow) -> Row:
    try:
        return {"id": row.id, "own_id": row.own_id, "content": json.loads(zlib.decompress(row.content))}
    except (zlib.error, ValueError) as error:
        raise CatalogueError("catalogue.damaged_document", row.file.name, id=row.id) from error


def _document_of(told: Row, position: int, sha256: str) -> DocumentRow:
    """The row of a document, from its content alone: what lists show can't differ from it."""
    document = document_from_dict(told["content"])
    if (document.id, document.sha256) != (told["id"], sha256):
        raise ValueError("id")
    row = row_of(document, text(told, "own_id"), position)
    row.content = zlib.compress(json.dumps(told["content"]).encode("ascii"))
    return row


def _as_told(row: DocumentRow) -> tuple[str, bytes]:
    return row.id, zlib.decompress(row.content)


def _keep(session: Session, here: FileRow, row: Row, documents: list[DocumentRow]) -> None:
    here.name, here.rules, here.tool = (text(row, name) for name in ("name", "rules", "tool"))
    here.pages, here.size, here.read_at = number(row, "pages"), number(row, "size"), moment(row, "read_at")
    here.anomalies, here.failure = json.dumps(_anomalies(row["anomalies"])), _failure(row)
    here.documents.extend(documents)
    session.add(here)
    session.flush()
    for path in row["paths"]:
        if session.get(PathRow, text({"path": path}, "path")) is None:
            session.add(PathRow(path=xml_text(path), file_id=here.id))
    session.flush()
    session.expire(here)


def _anomalies(told: list[Any]) -> list[Any]:
    for key, values, *rest in told:
        Anomaly(str(key), tuple((k, v) for k, v in values), *rest)
    return told


def _failure(row: Row) -> str:
    """Why a file could not be read; a reason that this version has no words for is told by its name."""
    if row["failure"] is None:
        return ""
    key, file, values = row["failure"]
    try:
        ReadingError(key, file, **values)
    except (KeyError, IndexError, ValueError):
        key, values = "catalogue.unforeseen", {"reason": str(key)}
    return json.dumps([key, str(file), values])


def _places_as_rows(passages: tuple[Passage, ...]) -> list[Row]:
    return [
        {"document": p.document, "eid": p.eid, "article": p.article, "quote": p.quote, "occurrence": p.occurrence,
         "sha256": p.sha256}
        for p in passages
    ]  # fmt: skip


def _verdict_of(row: Row) -> Verdict:
    """The verdict in a row. KeyError, TypeError or ValueError where it is none."""
    left, right = (tuple(_passage(told) for told in row[side]) for side in ("left", "right"))
    kind = next(kind for kind in (*KINDS, None) if kind in (row["kind"], None))
    decision = next(decision for decision in (*DECISIONS, None) if decision in (row["decision"], None))
    confidence = None if row["confidence"] is None else float(row["confidence"])
    if kind is None or decision is None or not left or (confidence is not None and not 0 <= confidence <= 1):
        raise ValueError("verdict")
    return Verdict(
        hexadecimal(row, "key", 32), Subject(kind, left, right, text(row, "what")), text(row, "proposed"), confidence,
        decision, text(row, "corrected"), text(row, "note"), text(row, "who"), moment(row, "at"), text(row, "tool"),
        text(row, "rules"), hexadecimal(row, "based_on", 64) if row["based_on"] else "",
        hexadecimal(row, "previous", 32) if row["previous"] else "",
    )  # fmt: skip


def _passage(row: Row) -> Passage:
    document, eid, quote, article = (text(row, name) for name in ("document", "eid", "quote", "article"))
    file = hexadecimal(row, "sha256", 64) if row["sha256"] else ""
    return Passage(document, eid, quote, article, number(row, "occurrence"), file)
