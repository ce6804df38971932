"""What answers to what: links between provisions of two documents, and what differs between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from corpus.model import Document, Provision

Relation = Literal["identical", "renamed", "editorial", "substantive", "partial"]
DifferenceKind = Literal[
    "institution_name", "reference", "editorial", "deadline", "amount", "actor", "modality", "scope", "addition",
    "omission",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs: words on either side, "" where a side says nothing."""

    kind: DifferenceKind
    left: str
    right: str


@dataclass(frozen=True, slots=True)
class Link:
    """Provisions on the left answer to provisions on the right (by eId; one to one so far, sets by design).

    `score` is the likeness of their words, 0 to 1; `relation` says how far they say the same.
    """

    left: tuple[str, ...]
    right: tuple[str, ...]
    score: float
    relation: Relation
    reasons: tuple[str, ...] = ()
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class Alignment:
    """All links between two documents in the order of the left one, and the eIds of what has no counterpart."""

    left: str
    right: str
    links: tuple[Link, ...]
    left_only: tuple[str, ...]
    right_only: tuple[str, ...]


def words_of(article: Provision) -> str:
    """All that an article says, one line for each heading, paragraph, point or row, without its own number."""
    lines = [article.heading, article.text]
    for part in article.walk():
        if part is not article:
            lines.append(" ".join(piece for piece in (part.label, part.heading, part.text) if piece))
        if not part.text:
            lines += ["\t".join(row) for row in part.rows]
    return "\n".join(line for line in lines if line.strip())


def numbers(document: Document) -> dict[str, str]:
    """Number of each article by its eId."""
    return {article.eid: article.num for article in document.articles()}
