"""Clauses: the sentences, points and rows of an article, each with its place in the text of its provision."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from corpus.model import Provision

Part = Literal["text", "heading", "row"]
SHORTEST = 25
"""Characters below which a piece goes with its neighbour: "Cf. art. 4." alone answers to everything."""
END = re.compile(r"(?<=[.!?])\s+(?=[«\"“(]?[A-ZÀ-Ý])|(?<=;)\s+")
"""After a full stop before a capital, or after a semicolon. An abbreviation may cut one sentence in two, in both
texts alike."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One statement: `text` is the stretch `start` to `end` of the clean text (or heading) of the provision `eid`.

    Of a row of a table `start` is the number of the row, from 0, and `end` the one after it.
    """

    eid: str
    part: Part
    start: int
    end: int
    text: str


def clauses_of(article: Provision) -> tuple[Clause, ...]:
    """The clauses of an article and of all below it, in reading order; its own heading is none of them."""
    found: list[Clause] = []
    for part in article.walk():
        if part is not article and part.heading:
            found.append(Clause(part.eid, "heading", 0, len(part.heading), part.heading))
        if part.text.strip():
            found += [Clause(part.eid, "text", a, b, part.text[a:b]) for a, b in sentences(part.text)]
        else:
            rows = ("\t".join(row) for row in part.rows)
            found += [Clause(part.eid, "row", n, n + 1, row) for n, row in enumerate(rows) if row.strip()]
    return tuple(found)


def sentences(text: str) -> list[tuple[int, int]]:
    """Start and end of each sentence; what is too short to stand alone goes with the one before it."""
    cuts = [0, *(m.end() for m in END.finditer(text)), len(text)]
    found: list[tuple[int, int]] = []
    for start, end in pairwise(cuts):
        end = start + len(text[start:end].rstrip())
        if end == start:
            continue
        if found and min(end - start, found[-1][1] - found[-1][0]) < SHORTEST:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found
