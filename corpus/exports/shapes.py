"""The shapes of the interchange JSON, as types: the schema is generated from them (`corpus.exports.schema`).

A key without a note is part of the exchange format proper; "Extra" ones are ours and may be left out by others.
"""

from __future__ import annotations

from typing import NotRequired, TypedDict

from corpus.model import DocumentKind, Language, ProvisionKind

SpanShape = tuple[int, float, float, float, float]
"""Page from 1; x0, top, x1, bottom in PDF points from the top left."""
PlaceShape = tuple[int, int, int, float, float, float, float]
"""Characters start to end of `text`, then page and box as in a span."""
EditShape = tuple[int, int, int, int]
"""raw[a:b] became text[c:d]; between two edits both are equal."""


class ProvisionShape(TypedDict):
    eid: str
    kind: ProvisionKind
    num: str
    label: str
    heading: str
    text: str
    spans: tuple[SpanShape, ...]
    rows: NotRequired[tuple[tuple[str, ...], ...]]
    """Of tables only."""
    children: tuple[ProvisionShape, ...]
    raw: NotRequired[str]
    """Extra: the text as printed; left out where it equals `text`."""
    offsets: NotRequired[tuple[EditShape, ...]]
    """Extra: from `text` to `raw`; left out where there are none."""
    places: NotRequired[tuple[PlaceShape, ...]]
    """Extra: where each stretch of `text` stands."""
    calls: NotRequired[tuple[tuple[int, str], ...]]
    """Extra: footnote calls, as offset in `text` and marker."""
    signal: NotRequired[str]
    """Extra: what made it a heading."""


class AnomalyShape(TypedDict):
    key: str
    values: dict[str, str | int | float]
    page: int | None
    eid: str
    grave: bool
    message: str
    """The sentence, as in `warnings`."""


class DocumentShape(TypedDict):
    """What `export --format json` writes."""

    id: str
    source: str
    kind: DocumentKind
    institution: str
    language: Language
    generation: int | None
    period: tuple[str, str] | None
    """First and last day, as "2022-01-01"."""
    title: str
    pages: tuple[int, int]
    root: ProvisionShape
    warnings: tuple[str, ...]
    sha256: NotRequired[str]
    """Extra: of the source file."""
    institution_name: NotRequired[str]
    """Extra: its name in full."""
    eli: NotRequired[str]
    """Extra: the European Legislation Identifier, where known."""
    approves: NotRequired[str]
    """Extra: of a decree, the id of the contract it approves."""
    anomalies: NotRequired[tuple[AnomalyShape, ...]]
    """Extra: the warnings as data."""
    tool: NotRequired[str]
    """Extra: version of the tool."""
    rules: NotRequired[str]
    """Extra: version of the reading rules."""


class FailureShape(TypedDict):
    file: str
    key: str
    message: str


class ParseShape(TypedDict):
    """What `parse` prints."""

    documents: tuple[DocumentShape, ...]
    failures: NotRequired[tuple[FailureShape, ...]]
    """Extra: files that could not be read."""


class ListedShape(TypedDict):
    id: str
    source: str
    kind: DocumentKind
    institution: str
    language: Language
    generation: int | None
    period: tuple[str, str] | None
    title: str
    pages: tuple[int, int]
    articles: int
    anomalies: int


class ListShape(TypedDict):
    """What `list` prints."""

    documents: tuple[ListedShape, ...]
    failures: NotRequired[tuple[FailureShape, ...]]
    """Extra: files that could not be read."""
