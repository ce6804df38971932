"""The shapes of what `align` and `extract` print, as types: beside `shapes`, for the schema.

They stand here, below the floors that fill them, so that the whole exchange format has one schema.
"""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict

Relation = Literal["identical", "renamed", "editorial", "substantive", "partial"]
DifferenceType = Literal[
    "institution_name", "reference", "editorial", "deadline", "amount", "actor", "modality", "scope", "addition",
    "omission",
]  # fmt: skip
Role = Literal[
    "institution", "state", "both_parties", "government_commissioner", "minister", "college", "management_committee",
    "institutions", "third_party", "unspecified",
]  # fmt: skip
Unit = Literal["business_day", "calendar_day", "day", "week", "month", "quarter", "year"]
Limit = Literal["at_most", "at_least", "exactly"]


class DifferenceShape(TypedDict):
    type: DifferenceType
    left: str
    right: str


class PairShape(TypedDict):
    left: tuple[str, ...]
    """Numbers of articles; their eIds in `left_eids`."""
    right: tuple[str, ...]
    left_eids: tuple[str, ...]
    right_eids: tuple[str, ...]
    score: float
    relation: Relation
    differences: tuple[DifferenceShape, ...]


class AlignShape(TypedDict):
    """What `align` prints."""

    left: str
    right: str
    pairs: tuple[PairShape, ...]
    left_only: tuple[str, ...]
    right_only: tuple[str, ...]


class DateNorm(TypedDict):
    kind: Literal["date"]
    date: str
    """ISO; without a year "--03-31"."""
    boundary: NotRequired[Literal["contract_end"]]


class RecurringNorm(TypedDict):
    kind: Literal["recurring"]
    rrule: str


class FrequencyNorm(TypedDict):
    kind: Literal["frequency"]
    times: float
    per: Literal["day", "week", "month", "quarter", "semester", "year"]
    limit: Limit
    every: NotRequired[float]


class RelativeNorm(TypedDict):
    kind: Literal["relative"]
    amount: float
    unit: Unit
    direction: Literal["after", "before"]
    anchor: str
    limit: Limit


class DurationNorm(TypedDict):
    """An amount and a unit with a limit, or a `boundary`."""

    kind: Literal["duration"]
    amount: NotRequired[float]
    unit: NotRequired[Unit]
    limit: NotRequired[Limit]
    boundary: NotRequired[Literal["contract_term"]]


class WindowNorm(TypedDict):
    kind: Literal["window"]
    start: str
    end: str


class ServiceLevelNorm(TypedDict):
    kind: Literal["service_level"]
    percent: float
    amount: float
    unit: Unit
    limit: Limit


class UnspecifiedNorm(TypedDict):
    kind: Literal["unspecified"]


Norm = (
    DateNorm
    | RecurringNorm
    | FrequencyNorm
    | RelativeNorm
    | DurationNorm
    | WindowNorm
    | ServiceLevelNorm
    | UnspecifiedNorm
)


class PartyShape(TypedDict):
    text: str
    role: Role


class ObligationShape(TypedDict):
    id: str
    article: str
    eid: str
    quote: str
    bearer: PartyShape
    counterparty: PartyShape | None
    modality: Literal["obligation", "prohibition", "permission", "best_effort", "declaration"]
    action: str
    condition: str | None
    deadlines: tuple[str, ...]


class DeadlineShape(TypedDict):
    id: str
    article: str
    eid: str
    quote: str
    norm: Norm


class TimeShape(TypedDict):
    article: str
    quote: str
    norm: Norm
    use: Literal["limit", "citation", "term", "event", "other"]


class ReferenceShape(TypedDict):
    """To an article of the same document (`target`), or to another text (`type`, `date`, `provision`)."""

    article: str
    quote: str
    target: NotRequired[str]
    type: NotRequired[str]
    date: NotRequired[str]
    provision: NotRequired[str]


class ExtractShape(TypedDict):
    """What `extract` prints."""

    doc: str
    obligations: tuple[ObligationShape, ...]
    deadlines: tuple[DeadlineShape, ...]
    times: tuple[TimeShape, ...]
    references: tuple[ReferenceShape, ...]
