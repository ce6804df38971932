"""The agenda of a document: its obligations and time limits read once, joined, and planned under a regime."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from corpus.model import Document
from extract.duties import keyed_duties, tasks
from extract.facts import identified
from extract.obligations import Obligation, obligations
from extract.regimes import Regime
from extract.schedule.plan import Given, Plan, plan
from extract.times import limits


@dataclass(frozen=True, slots=True)
class Agenda:
    """What a document obliges to and until when. `plan` has the dates, `owed` all obligations."""

    document: Document
    owed: tuple[Obligation, ...]
    plan: Plan


def agenda(document: Document, under: Regime | None = None, given: Iterable[Given] = ()) -> Agenda:
    """The agenda of a document under a regime (the Civil Code's where none is named). `given`: real dates of events."""
    owed, found = obligations(document), limits(document)
    whose = tasks(identified(document.id, found), keyed_duties(document.id, owed))
    return Agenda(document, owed, plan(document, found, under, given=given, tasks=whose))
