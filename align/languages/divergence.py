"""Divergence: a place at which the French and the Dutch text of one contract say different things."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from corpus.messages import Tongue, say

Grade = Literal["material", "editorial"]
Aspect = Literal[
    "number",
    "unit",
    "deadline",
    "modality",
    "actor",
    "reference",
    "missing_text",
    "extra_text",
    "order",
    "term",
    "other",
]


@dataclass(frozen=True, slots=True)
class Quote:
    """Characters [start, end) of the wording (`extract.passages.wording`) of the provision `eid`."""

    eid: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Divergence:
    """One thing that the languages say differently; a quote is None where that language says nothing.

    `material`: it may change what somebody owes. `confidence` from 0 to 1: how sure it is that the texts differ.
    `reason` is a key of the catalogue of messages with its values.
    """

    article: str
    french: Quote | None
    dutch: Quote | None
    grade: Grade
    aspect: Aspect
    reason: str
    values: tuple[tuple[str, str], ...]
    confidence: float

    def said(self, tongue: Tongue) -> str:
        """Why it is reported, in one line."""
        return say(self.reason, tongue, **dict(self.values))
