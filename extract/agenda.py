"""The agenda of a document: its obligations and time limits read once, joined, and planned under a regime."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from corpus.model import Document
from extract.duties import keyed_duties, tasks
from extract.facts import identified
from extract.obligations import Obligation, obligations
from extract.regimes import Regime
from extract.reviewed import reviewed
from extract.schedule.plan import Given, Plan, plan
from extract.times import limits

if TYPE_CHECKING:
    from corpus.verdicts import Verdicts


@dataclass(frozen=True, slots=True)
class Agenda:
    """What a document obliges to and until when. `plan` has the dates, `owed` all obligations."""

    document: Document
    owed: tuple[Obligation, ...]
    plan: Plan


def agenda(
    document: Document, under: Regime | None = None, given: Iterable[Given] = (), store: Verdicts | None = None
) -> Agenda:
    """The agenda of a document under a regime (the Civil Code's where none is named). `given`: real dates of events.
    `store`: what people decided about its facts, which then holds."""
    owed = reviewed(document, obligations(document), store).kept
    found = reviewed(document, limits(document), store).kept
    whose = tasks(identified(document.id, found), keyed_duties(document.id, owed))
    return Agenda(document, owed, plan(document, found, under, given=given, tasks=whose))


def narrowed(whole: Plan, bearer: str = "", first: date | None = None, last: date | None = None) -> Plan:
    """The plan with the limits of one bearer's role alone, and the dates from `first` to `last` alone.

    Limits without a date stay only where no days are asked for.
    """
    bounded = first is not None or last is not None
    kept = []
    for limit in whole.limits:
        if bearer and (limit.task is None or limit.task.role != bearer):
            continue
        dates = tuple(o for o in limit.occurrences if (first or date.min) <= o.effective <= (last or date.max))
        if dates or not bounded:
            kept.append(replace(limit, occurrences=dates))
    return replace(whole, limits=tuple(kept))
