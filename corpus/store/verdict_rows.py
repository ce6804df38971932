"""Rows of verdicts: made from values and back, and found with all that belongs to the same subject."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import cast

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from corpus.exports.characters import xml_text
from corpus.store.moments import utc
from corpus.store.verdict_tables import PassageRow, VerdictRow
from corpus.verdict import Decision, Kind, Passage, Subject, Verdict

AT_ONCE = 500
"""Values in one question; databases take a limited number."""


def row_of(verdict: Verdict) -> VerdictRow:
    """The row that holds a verdict; texts lose the characters that no database takes."""
    subject = cleaned(verdict.subject)
    return VerdictRow(
        key=verdict.key, subject=subject.digest(), kind=subject.kind, what=subject.what,
        proposed=xml_text(verdict.proposed), confidence=verdict.confidence, decision=verdict.decision,
        corrected=xml_text(verdict.corrected), note=xml_text(verdict.note), who=xml_text(verdict.who),
        at=verdict.at, tool=verdict.tool, rules=verdict.rules, based_on=verdict.based_on, previous=verdict.previous,
        passages=[
            PassageRow(side=side, position=position, document=p.document, eid=p.eid, article=p.article,
                       quote=p.quote, occurrence=p.occurrence, sha256=p.sha256)
            for side, passages in (("left", subject.left), ("right", subject.right))
            for position, p in enumerate(passages)
        ],
    )  # fmt: skip


def verdict_of(row: VerdictRow) -> Verdict:
    left, right = (tuple(_passage(p) for p in row.passages if p.side == side) for side in ("left", "right"))
    return Verdict(
        row.key, Subject(cast(Kind, row.kind), left, right, row.what), row.proposed, row.confidence,
        cast(Decision, row.decision), row.corrected, row.note, row.who, utc(row.at), row.tool, row.rules,
        row.based_on, row.previous,
    )  # fmt: skip


def cleaned(subject: Subject) -> Subject:
    """The subject as a database gives it back."""
    left, right = (
        tuple(
            Passage(
                xml_text(p.document), xml_text(p.eid), xml_text(p.quote), xml_text(p.article), p.occurrence, p.sha256
            )
            for p in side
        )
        for side in (subject.left, subject.right)
    )
    return Subject(subject.kind, left, right, xml_text(subject.what))


def about(session: Session, documents: Collection[str], files: Collection[str] = ()) -> list[VerdictRow]:
    """The verdicts with a place in one of these documents, or in one read from these files (sha256)."""
    keys = {
        key
        for column, values in ((PassageRow.document, documents), (PassageRow.sha256, files))
        for condition in _among(column, values)
        for key in session.scalars(select(PassageRow.verdict).where(condition))
    }
    return [
        row
        for condition in _among(VerdictRow.key, keys)
        for row in session.scalars(select(VerdictRow).where(condition))
    ]


def dossiers(session: Session, rows: Collection[VerdictRow]) -> list[list[VerdictRow]]:
    """All verdicts that belong together with these: on the same subject, or written in view of one another. One list
    a subject, oldest first."""
    known = {row.key: row for row in rows}
    new = list(rows)
    while new:
        columns = (
            (VerdictRow.subject, {row.subject for row in new}),
            (VerdictRow.key, {row.previous for row in new} - known.keys() - {""}),
            (VerdictRow.previous, {row.key for row in new}),
        )
        found = {
            row.key: row
            for column, values in columns
            for condition in _among(column, values)
            for row in session.scalars(select(VerdictRow).where(condition))
        }
        new = [row for key, row in found.items() if key not in known]
        known |= found
    return _together(sorted(known.values(), key=lambda row: (utc(row.at), row.number)))


def _together(rows: list[VerdictRow]) -> list[list[VerdictRow]]:
    """Groups rows, given oldest first, by subject and by what was in view."""
    name: dict[str, str] = {}

    def root(of: str) -> str:
        while name.setdefault(of, of) != of:
            of = name[of]
        return of

    for row in rows:
        for other in (f"subject {row.subject}", row.previous):
            if other:
                name[root(other)] = root(row.key)
    groups: dict[str, list[VerdictRow]] = defaultdict(list)
    for row in rows:
        groups[root(row.key)].append(row)
    return list(groups.values())


def _among(column: InstrumentedAttribute[str], values: Collection[str]) -> Iterator[ColumnElement[bool]]:
    ordered = sorted(values)
    for start in range(0, len(ordered), AT_ONCE):
        yield column.in_(ordered[start : start + AT_ONCE])


def _passage(row: PassageRow) -> Passage:
    return Passage(row.document, row.eid, row.quote, row.article, row.occurrence, row.sha256)
