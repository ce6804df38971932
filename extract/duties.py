"""Duties: what the schedule and the graph need to know of an obligation, and which limits belong to which."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from extract.facts import TimeLimit, identified
from extract.schedule.plan import Task


class Bearer(Protocol):
    """Somebody, in the words of the text ("" where it leaves open who) and by role."""

    @property
    def text(self) -> str: ...
    @property
    def role(self) -> str: ...


class Duty(Protocol):
    """An obligation at a place: characters [start, end) of the wording of the provision `eid`."""

    @property
    def article(self) -> str: ...
    @property
    def eid(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def quote(self) -> str: ...
    @property
    def bearer(self) -> Bearer: ...
    @property
    def counterparty(self) -> Bearer | None: ...
    @property
    def modality(self) -> str: ...
    @property
    def action(self) -> str: ...
    @property
    def condition(self) -> str: ...
    @property
    def exception(self) -> str: ...


Keyed = tuple[tuple[str, Duty], ...]


def keyed_duties(document: str, duties: Iterable[Duty]) -> Keyed:
    """The duties with the ids that they have everywhere else: from the document, the provision and the words."""
    facts: tuple[Any, ...] = tuple(duties)  # a duty has the place and the words of a fact
    return identified(document, facts)


def duty_of(limit: TimeLimit, duties: Keyed) -> str | None:
    """The id of the duty that a limit belongs to: the narrowest whose words hold it; None where no duty does."""
    same = [(key, duty) for key, duty in duties if duty.eid == limit.eid]
    holding = [(duty.end - duty.start, i, key) for i, (key, duty) in enumerate(same) if _holds(duty, limit)]
    return min(holding)[2] if holding else None


def tasks(limits: Sequence[tuple[str, TimeLimit]], duties: Keyed) -> dict[str, Task]:
    """Whose each limit is, by the limit's id."""
    by_key = dict(duties)
    owners = ((key, duty_of(limit, duties)) for key, limit in limits)
    return {key: task_of(by_key[owner]) for key, owner in owners if owner is not None}


def task_of(duty: Duty) -> Task:
    return Task(" ".join(duty.bearer.text.split()), duty.bearer.role, " ".join((duty.action or duty.quote).split()))


def _holds(duty: Duty, limit: TimeLimit) -> bool:
    return duty.start <= limit.start < duty.end
