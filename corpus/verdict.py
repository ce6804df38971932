"""Verdicts as values: what was proposed about which places, and what a person decided about it.

Plain data: whatever finds facts, links or differences says what it found as a `Proposal`, and needs nothing of the
stores below, nor do they know of it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, get_args

from corpus.days import moment_words
from corpus.errors import ReadingError
from corpus.messages import Tongue, say
from corpus.reattachment import letters

Kind = Literal["fact", "link", "difference", "divergence"]
Decision = Literal["accept", "correct", "reject"]
KINDS: tuple[Kind, ...] = get_args(Kind)
DECISIONS: tuple[Decision, ...] = get_args(Decision)


class VerdictError(ReadingError):
    """A verdict cannot be taken as it is. `file` names the database."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A place: words in a provision of a document. `sha256` is of the file that the document was read from."""

    document: str
    eid: str
    quote: str = ""
    """The words; "" where the provision as such is meant."""
    article: str = ""
    """Number of the article it stands in: where the provision moved, the words are looked for there first."""
    occurrence: int = 0
    """Which one it is, from 0, where the provision says these words more than once."""
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Subject:
    """What is decided about. A fact has places on the left only; a link, difference or divergence on both sides.

    `what` tells apart what can be said of the same words: "time_limit", "obligation", "bearer".
    """

    kind: Kind
    left: tuple[Passage, ...]
    right: tuple[Passage, ...] = ()
    what: str = ""

    @property
    def passages(self) -> tuple[Passage, ...]:
        return (*self.left, *self.right)

    @property
    def documents(self) -> frozenset[str]:
        return frozenset(p.document for p in self.passages)

    def digest(self) -> str:
        """64 hex digits that name it; the same while the same words stand in the same provisions."""
        return fingerprint(self.kind, self.what, *(part for side in sides(self, _PLACE) for part in ("|", *side)))


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the tool says of a subject, in words that a person decides on."""

    subject: Subject
    value: str = ""
    confidence: float | None = None
    """From 0 to 1."""
    based_on: str = ""
    """`fingerprint` of what the person sees when deciding."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one person decided once. `at` is UTC; `key` names it in every database."""

    key: str
    subject: Subject
    proposed: str
    confidence: float | None
    decision: Decision
    corrected: str
    note: str
    who: str
    at: datetime
    tool: str
    """Version of the tool, and `rules` of its rules, that made the proposal."""
    rules: str
    based_on: str
    previous: str
    """Key of the verdict on this subject that the person had in view; "" where there was none."""

    @property
    def value(self) -> str | None:
        """What holds now: the proposal, its correction, or nothing (None)."""
        return {"accept": self.proposed, "correct": self.corrected, "reject": None}[self.decision]

    def told(self, tongue: Tongue) -> str:
        """Who decided what, and when, in a line."""
        decision = say(f"verdicts.decision_{self.decision}", tongue)
        return say("verdicts.told", tongue, who=self.who, decision=decision, moment=moment_words(self.at, tongue))


@dataclass(frozen=True, slots=True)
class Conflict:
    """Somebody else decided meanwhile. Both verdicts are kept; `own`, the later one, is what holds."""

    own: Verdict
    others: tuple[Verdict, ...]
    """What `own` was written without having been seen, oldest first."""

    @property
    def agreeing(self) -> bool:
        """Did all decide the same?"""
        return all(other.value == self.own.value for other in self.others)

    def message(self, tongue: Tongue) -> str:
        told = "; ".join(other.told(tongue) for other in self.others)
        return say("verdicts.meanwhile", tongue, others=told)


@dataclass(frozen=True, slots=True)
class Standing:
    """How things stand for one subject: the last verdict, and what its writer had not seen when writing it."""

    verdict: Verdict
    unseen: tuple[Verdict, ...] = ()
    moved: bool = False
    """The words stand elsewhere than when it was decided."""
    changed: bool = False
    """The tool now proposes something else, or what the person saw has changed."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """The standings of what a new reading proposes (index of the proposal -> standing), and the verdicts that fit
    nowhere any more."""

    held: Mapping[int, Standing] = field(default_factory=dict)
    orphans: tuple[Standing, ...] = ()


def fingerprint(*parts: str) -> str:
    """64 hex digits over some texts; where one ends and the next begins counts."""
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()


_FILE = ("sha256", "eid", "quote", "occurrence")
_PLACE = ("document", "eid", "quote", "occurrence")
WAYS = (_FILE, _PLACE, ("document", "eid", "quote"), ("document", "article", "quote"), ("document", "quote"))
"""What two subjects must share to be the same one, from the surest to the least sure."""
MOVED = 3
"""From this of the ways on, the words stand elsewhere."""


def sides(subject: Subject, way: tuple[str, ...]) -> list[list[str]]:
    """These fields of the places of each side, in an order that does not depend on how they were listed."""
    return [
        [part for passage in sorted(_fields(p, way) for p in side) for part in passage]
        for side in (subject.left, subject.right)
    ]


def said(subject: Subject, way: tuple[str, ...]) -> Hashable:
    """What the subject says in one of the `WAYS`; None where it lacks what the way needs."""
    needed = [name for name in way if name in ("sha256", "article") or (name == "quote" and "eid" not in way)]
    if any(not getattr(passage, name) for passage in subject.passages for name in needed):
        return None
    return (subject.kind, subject.what, *map(tuple, sides(subject, way)))


def _fields(passage: Passage, way: tuple[str, ...]) -> list[str]:
    return [letters(passage.quote) if name == "quote" else str(getattr(passage, name)) for name in way]
