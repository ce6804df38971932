"""What answers to what: links between provisions of two documents, why, and what differs between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from align.clauses import Clause, Part
from corpus.messages import Tongue, say
from corpus.model import Document, Provision
from corpus.verdict import Standing

Relation = Literal["identical", "renamed", "editorial", "substantive", "partial"]
Mark = Literal["moved", "split", "merged"]
DifferenceKind = Literal[
    "institution_name", "reference", "editorial", "deadline", "amount", "actor", "modality", "scope", "addition",
    "omission", "move",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two articles are linked, or why a difference counts: a message of the catalogue (`key`) and its values."""

    key: str
    values: tuple[tuple[str, str | int], ...] = ()

    def said(self, tongue: Tongue) -> str:
        return say(self.key, tongue, **dict(self.values))


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters [start, end) of the wording (`extract.passages.wording`) of the provision `eid`.

    `part` "heading": of its heading, "label": of its printed number; both are no part of the wording.
    """

    eid: str
    start: int
    end: int
    part: Part | Literal["label"] = "text"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs: words on either side, "" where a side says nothing.

    `left_at` and `right_at` say where. An addition stands at an empty stretch of the left side; None where the left has
    no provision that it could stand in. `material`: it may change what somebody owes; a reference that points at the
    aligned article, a name, a spelling do not. `reason` says why in a sentence.
    """

    kind: DifferenceKind
    left: str
    right: str
    left_at: Stretch | None = None
    right_at: Stretch | None = None
    material: bool = True
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class ClausePair:
    """A clause on the left that answers to one on the right; `score` is how alike they are, 0 to 1."""

    left: Clause
    right: Clause
    score: float


@dataclass(frozen=True, slots=True)
class Link:
    """Provisions on the left answer to provisions on the right, by eId; each on the left to each on the right.

    An article can stand in several links: what is merged with one article may have given a paragraph to another.
    `score` is the likeness of their words in one language, the certainty across languages, 0 to 1; `certainty` how
    likely it is that they answer to each other at all; `relation` says how far they say the same. `clauses` are the
    clauses that answer to each other; those without a counterpart are not among them. `standing`: what people decided
    about it.
    """

    left: tuple[str, ...]
    right: tuple[str, ...]
    score: float
    relation: Relation
    reasons: tuple[Reason, ...] = ()
    differences: tuple[Difference, ...] = ()
    marks: tuple[Mark, ...] = ()
    certainty: float = 1.0
    clauses: tuple[ClausePair, ...] = ()
    standing: Standing | None = None


@dataclass(frozen=True, slots=True)
class Alignment:
    """All links between two documents in the order of the left one, and the eIds of what has no counterpart.

    `certainty_left` and `certainty_right`: eId -> how sure it is, 0 to 1, that an article has a counterpart at all.
    `names_left` and `names_right`: what each document calls its institution, beyond what align.masking knows.
    `rejected`: links that a person rejected. `alone`: what people decided about articles without a counterpart, by eId.
    `outside`: differences that belong to no link; told between two languages of one text.
    """

    left: str
    right: str
    links: tuple[Link, ...]
    left_only: tuple[str, ...]
    right_only: tuple[str, ...]
    certainty_left: tuple[tuple[str, float], ...] = ()
    certainty_right: tuple[tuple[str, float], ...] = ()
    names_left: tuple[str, ...] = ()
    names_right: tuple[str, ...] = ()
    rejected: tuple[Link, ...] = ()
    alone: tuple[tuple[str, Standing], ...] = ()
    outside: tuple[Difference, ...] = ()


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
