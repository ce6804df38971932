"""Sentences: the sentences of a document, each with the limits that stand in it.

A sentence says what is to be done; its fulfilment is an event, from which another limit may be counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.model import Document
from extract.facts import TimeLimit
from extract.passages import Passage, passages
from extract.schedule.events import Phrase, phrase

END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÀ-ÖØ-Þ«“\"(])|(?<=;)\s+|\n")
"""A full stop before a capital, a semicolon, a new line (in tables: a cell)."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """Characters [start, end) of the wording of a provision. `said` leaves out the words of its limits."""

    article: str
    eid: str
    start: int
    end: int
    text: str
    said: Phrase
    limits: tuple[str, ...] = ()
    """Ids of the limits in it, in reading order."""

    @property
    def id(self) -> str:
        return f"{self.eid}@{self.start}"


def sentences(document: Document, limits: tuple[tuple[str, TimeLimit], ...]) -> tuple[Sentence, ...]:
    """All sentences of a document, in reading order. `limits` are paired with their ids."""
    held: dict[str, list[tuple[str, TimeLimit]]] = {}
    for pair in limits:
        held.setdefault(pair[1].eid, []).append(pair)
    return tuple(
        sentence
        for passage in passages(document)
        for sentence in _of_passage(passage, held.get(passage.provision.eid, []), document)
    )


def sentence_of(found: tuple[Sentence, ...], limit: TimeLimit) -> Sentence | None:
    """The sentence in which a limit begins."""
    return next((c for c in found if c.eid == limit.eid and c.start <= limit.start < c.end), None)


def _of_passage(passage: Passage, limits: list[tuple[str, TimeLimit]], document: Document) -> Iterator[Sentence]:
    start = 0
    for end in (*(m.end() for m in END.finditer(passage.text)), len(passage.text)):
        inside = [(key, limit) for key, limit in limits if start <= limit.start < end]
        rest = _without([(limit.start, min(limit.end, end)) for _, limit in inside], passage.text, start, end)
        if rest.strip():
            keys = tuple(key for key, _ in inside)
            said = phrase(rest, document.language)
            yield Sentence(passage.article, passage.provision.eid, start, end, rest.strip(), said, keys)
        start = end


def _without(spans: list[tuple[int, int]], text: str, start: int, end: int) -> str:
    """The text from start to end, but the spans."""
    kept, at = "", start
    for first, last in sorted(spans):
        if first >= at:
            kept += text[at:first] + " "
        at = max(at, last)
    return kept + text[at:end]
