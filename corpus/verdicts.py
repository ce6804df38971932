"""Verdicts: what people decided about facts and links, kept for good.

Rows are only ever added. Two people who decide at once are both kept: the second is told of the first, and the latest
verdict holds. A verdict belongs to words in a provision, not to a reading: after a document is read again it is
attached to what says the same, or listed as an orphan; removing the document leaves it as it is.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from uuid import uuid4

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from corpus import rules
from corpus.exports.characters import xml_text
from corpus.reattachment import matched
from corpus.store.database import Database
from corpus.store.verdict_rows import about, cleaned, dossiers, row_of, verdict_of
from corpus.store.verdict_tables import PassageRow, VerdictRow
from corpus.verdict import (
    DECISIONS,
    KINDS,
    MOVED,
    WAYS,
    Attachment,
    Conflict,
    Decision,
    Kind,
    Proposal,
    Standing,
    Subject,
    Verdict,
    VerdictError,
    said,
)  # fmt: skip


class Verdicts(Database):
    """The verdicts in the catalogue's database; also a context manager that closes it. May be shared by threads.

    Raises CatalogueError where the database says no.
    """

    def record(
        self,
        proposal: Proposal,
        decision: Decision,
        who: str,
        *,
        corrected: str = "",
        note: str = "",
        seen: str = "",
        rules_version: str = "",
    ) -> Verdict | Conflict:
        """Stores a decision; once this returns, it is on the disk.

        `seen` is the key of the verdict that the person had in view (`Standing.verdict.key`), "" where there was
        none. Where others have decided since, the answer is a Conflict that names them; the decision is stored all the
        same, and holds, being the latest. `rules_version` is of the rules that made the proposal; without it, those of
        reading. VerdictError for a decision without a name, a place, or the correction that it announces.
        """
        self._check(proposal, decision, who, corrected)
        subject = cleaned(proposal.subject)
        with self.writing() as session:
            earlier = self._dossier(session, subject, seen)
            verdict = Verdict(
                uuid4().hex, subject, proposal.value, proposal.confidence, decision,
                corrected.strip() if decision == "correct" else "", note.strip(), who.strip(), _moment(earlier),
                rules.tool_version(), rules_version or rules.version(), proposal.based_on, seen,
            )  # fmt: skip
            row = row_of(verdict)
            session.add(row)
            session.flush()
            stored, others = verdict_of(row), _unseen(earlier, seen)
        return Conflict(stored, others) if others else stored

    def of(self, *documents: str) -> tuple[Standing, ...]:
        """How things stand for every subject that was decided with a place in one of these documents (in any, where
        none is named), oldest first."""
        with self.reading() as session:
            wanted = documents or tuple(session.scalars(select(PassageRow.document).distinct()))
            found = dossiers(session, about(session, wanted))
            return tuple(_standing([verdict_of(row) for row in rows]) for rows in found)

    def history(self, subject: Subject | str) -> tuple[Verdict, ...]:
        """All that was ever decided about a subject, oldest first; also by the key of any of its verdicts."""
        with self.reading() as session:
            if isinstance(subject, str):
                wanted = VerdictRow.key == subject
            else:
                wanted = VerdictRow.subject == cleaned(subject).digest()
            found = dossiers(session, session.scalars(select(VerdictRow).where(wanted)).all())
            return tuple(verdict_of(row) for rows in found for row in rows)

    def attach(
        self, proposals: Sequence[Proposal], documents: Collection[str], kinds: Collection[Kind] = KINDS
    ) -> Attachment:
        """Finds for what a reading proposes what people decided about it, by quote and place.

        `proposals` are all that was found of these `kinds` in (or between) these `documents`: verdicts on them that
        fit none are orphans. Nothing is written: the same reading gives the same answer.
        """
        files = {p.sha256 for proposal in proposals for p in proposal.subject.passages if p.sha256}
        with self.reading() as session:
            found = dossiers(session, about(session, documents, files))
            standings = [_standing([verdict_of(row) for row in rows]) for rows in found]
        standings = [s for s in standings if s.verdict.subject.kind in kinds]
        old, new = [s.verdict.subject for s in standings], [cleaned(p.subject) for p in proposals]
        pairs = matched(old, new, [partial(said, way=way) for way in WAYS])
        held = {j: _held(standings[i], proposals[j], rank >= MOVED) for i, (j, rank) in pairs.items()}
        here = [s for i, s in enumerate(standings) if i not in pairs and s.verdict.subject.documents <= {*documents}]
        return Attachment(dict(sorted(held.items())), tuple(here))

    def documents(self) -> tuple[str, ...]:
        """The ids of all documents that anything was decided about, also of those that are no longer there."""
        with self.reading() as session:
            return tuple(session.scalars(select(PassageRow.document).distinct().order_by(PassageRow.document)))

    def count(self) -> int:
        """How many verdicts there are."""
        with self.reading() as session:
            return session.scalar(select(func.count()).select_from(VerdictRow)) or 0

    def _check(self, proposal: Proposal, decision: Decision, who: str, corrected: str) -> None:
        subject, confidence = proposal.subject, proposal.confidence
        if not who.strip():
            raise VerdictError("verdicts.nobody", self.name)
        if not subject.left or (subject.kind != "fact") != bool(subject.right):
            raise VerdictError("verdicts.no_place", self.name)
        if decision == "correct" and not corrected.strip():
            raise VerdictError("verdicts.no_correction", self.name)
        if confidence is not None and not 0 <= confidence <= 1:
            raise VerdictError("verdicts.no_confidence", self.name, found=confidence)
        for word, choices in ((decision, DECISIONS), (subject.kind, KINDS)):
            if word not in choices:
                raise VerdictError("verdicts.not_one_of", self.name, found=word, choices=", ".join(choices))

    def _dossier(self, session: Session, subject: Subject, seen: str) -> tuple[Verdict, ...]:
        """What was decided about the subject, oldest first; VerdictError where there is no verdict `seen`."""
        wanted = (VerdictRow.subject == subject.digest()) | (VerdictRow.key == seen)
        rows = session.scalars(select(VerdictRow).where(wanted)).all()
        if seen and seen not in {row.key for row in rows}:
            raise VerdictError("verdicts.unknown", self.name, id=seen)
        together = [row for group in dossiers(session, rows) for row in group]
        return tuple(sorted((verdict_of(row) for row in together), key=lambda verdict: verdict.at))


def _moment(earlier: Sequence[Verdict]) -> datetime:
    """Now; later than everything that was decided before, also where another machine's clock is ahead."""
    now = datetime.now(UTC)
    return max(now, earlier[-1].at + timedelta(microseconds=1)) if earlier else now


def _unseen(earlier: Sequence[Verdict], seen: str) -> tuple[Verdict, ...]:
    """Those that came after the one that was seen."""
    position = next((i for i, verdict in enumerate(earlier) if verdict.key == seen), -1)
    return tuple(earlier[position + 1 :])


def _standing(dossier: Sequence[Verdict]) -> Standing:
    last = dossier[-1]
    return Standing(last, _unseen(dossier[:-1], last.previous))


def _held(standing: Standing, proposal: Proposal, moved: bool) -> Standing:
    then, now = standing.verdict, proposal
    other_basis = bool(then.based_on and now.based_on and then.based_on != now.based_on)
    return replace(standing, moved=moved, changed=other_basis or then.proposed != xml_text(now.value))
