"""The shapes of what `align` and `extract` print, as types: beside `shapes`, for the schema.

They stand here, below the floors that fill them, so that the whole exchange format has one schema.
"""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict

Relation = Literal["identical", "renamed", "editorial", "substantive", "partial"]
DifferenceType = Literal[
    "institution_name", "reference", "editorial", "deadline", "amount", "actor", "modality", "scope", "addition",
    "omission", "move",
]  # fmt: skip
Role = Literal[
    "institution", "state", "both_parties", "government_commissioner", "minister", "college", "management_committee",
    "institutions", "third_party", "unspecified",
]  # fmt: skip
Unit = Literal[
    "business_day", "calendar_day", "day", "week", "month", "quarter", "year", "hour", "minute", "second",
]  # fmt: skip
Limit = Literal["at_most", "at_least", "exactly"]


class DifferenceShape(TypedDict):
    type: DifferenceType
    left: str
    right: str
    material: NotRequired[bool]
    """False for a name, a spelling, a reference to what answers."""
    reason: NotRequired[str]


class PairShape(TypedDict):
    left: tuple[str, ...]
    """Numbers of articles; their eIds in `left_eids`."""
    right: tuple[str, ...]
    left_eids: tuple[str, ...]
    right_eids: tuple[str, ...]
    score: float
    relation: Relation
    marks: NotRequired[tuple[str, ...]]
    """"moved", "split", "merged"."""
    certainty: NotRequired[float]
    """0 to 1: how surely the link holds, and no other."""
    reasons: NotRequired[tuple[str, ...]]
    """Why, in sentences of the asked language."""
    differences: tuple[DifferenceShape, ...]


class AlignShape(TypedDict):
    """What `align` prints."""

    left: str
    right: str
    pairs: tuple[PairShape, ...]
    left_only: tuple[str, ...]
    right_only: tuple[str, ...]
    outside: NotRequired[tuple[DifferenceShape, ...]]
    """Extra: where two languages of one text part outside all articles."""
    tool: NotRequired[str]
    """Extra: version of the tool."""
    rules: NotRequired[str]
    """Extra: version of the rules, of reading and of what is found."""


class PlaceShape(TypedDict):
    """Characters [start, end) of a provision."""

    eid: str
    start: int
    end: int


class DivergenceShape(TypedDict):
    article: str
    fr: str
    """The words of the French text; "" where it says nothing."""
    nl: str
    grade: Literal["material", "editorial"]
    aspect: Literal[
        "number", "unit", "deadline", "modality", "actor", "reference", "missing_text", "extra_text", "order", "term",
        "other",
    ]  # fmt: skip
    reason: str
    confidence: NotRequired[float]
    fr_at: NotRequired[PlaceShape | None]
    nl_at: NotRequired[PlaceShape | None]


class DivergencesShape(TypedDict):
    """What `divergences` prints."""

    left: str
    """The French text."""
    right: str
    divergences: tuple[DivergenceShape, ...]
    tool: NotRequired[str]
    """Extra: version of the tool."""
    rules: NotRequired[str]
    """Extra: version of the rules, of reading and of what is found."""


class TermShape(TypedDict):
    fr: str
    nl: str
    source: Literal["definition", "name"]
    """Both texts define it at the same place, or the names stand in passages that answer to each other."""
    fr_count: int
    """How often it stands in the French text."""
    nl_count: int
    together: int
    """How often both stand in the same passage."""
    articles: tuple[str, ...]


class UseShape(TypedDict):
    article: str
    eid: str


class DepartureShape(TypedDict):
    """Where `instead` stands in the place of `usual`, by which `term` is said elsewhere."""

    language: Literal["fr", "nl"]
    """That of the text that departs."""
    term: str
    usual: str
    instead: str
    reason: str
    places: tuple[UseShape, ...]


class GlossaryShape(TypedDict):
    """What `glossary` prints."""

    left: str
    """The French text."""
    right: str
    terms: tuple[TermShape, ...]
    departures: tuple[DepartureShape, ...]
    tool: NotRequired[str]
    """Extra: version of the tool."""
    rules: NotRequired[str]
    """Extra: version of the rules, of reading and of what is found."""


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
    clear: NotRequired[bool]
    """True for *jours francs*: neither the first nor the last day counts."""


class DurationNorm(TypedDict):
    """An amount and a unit with a limit, or a `boundary`."""

    kind: Literal["duration"]
    amount: NotRequired[float]
    unit: NotRequired[Unit]
    limit: NotRequired[Limit]
    clear: NotRequired[bool]
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
    text: str | None
    """None where the text does not say who."""
    role: Role


class ObligationShape(TypedDict):
    id: str
    article: str
    eid: str
    start: NotRequired[int]
    """`quote` is [start, end) of the wording of the provision `eid`."""
    end: NotRequired[int]
    quote: str
    bearer: PartyShape
    counterparty: PartyShape | None
    modality: Literal["obligation", "prohibition", "permission", "best_effort", "declaration"]
    cue: NotRequired[str]
    """The words that give the modality."""
    action: str
    condition: str | None
    exception: NotRequired[str | None]
    confidence: NotRequired[float]
    reasons: NotRequired[tuple[str, ...]]
    deadlines: tuple[str, ...]


class DeadlineShape(TypedDict):
    id: str
    article: str
    eid: str
    start: NotRequired[int]
    end: NotRequired[int]
    quote: str
    norm: Norm


class TimeShape(TypedDict):
    article: str
    eid: NotRequired[str]
    start: NotRequired[int]
    end: NotRequired[int]
    quote: str
    norm: Norm
    use: Literal["limit", "citation", "term", "event", "other"]


class ReferenceShape(TypedDict):
    """To an article of the same document (`target`), or to another text (`type`, `date`, `provision`)."""

    article: str
    eid: NotRequired[str]
    start: NotRequired[int]
    end: NotRequired[int]
    quote: str
    target: NotRequired[str]
    target_eids: NotRequired[tuple[str, ...]]
    type: NotRequired[str]
    date: NotRequired[str]
    provision: NotRequired[str]
    number: NotRequired[str]
    eli: NotRequired[str]
    alias: NotRequired[str]


class ExtractShape(TypedDict):
    """What `extract` prints."""

    doc: str
    obligations: tuple[ObligationShape, ...]
    deadlines: tuple[DeadlineShape, ...]
    times: tuple[TimeShape, ...]
    references: tuple[ReferenceShape, ...]
    tool: NotRequired[str]
    """Extra: version of the tool."""
    rules: NotRequired[str]
    """Extra: version of the rules, of reading and of what is found."""
