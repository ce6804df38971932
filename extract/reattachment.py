"""Re-attachment: which obligation of a new reading an entry of the register belongs to.

Only what says the same is attached: the same words in the same provision, in the same article, or once in the whole
document. Words that merely resemble may hold another number or a "not"; they are proposed to a person, not attached.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from rapidfuzz import fuzz, process

from corpus.reattachment import letters, matched

__all__ = ["KEYS", "Duty", "Obligation", "Said", "letters", "nearest", "reattached"]

NEAR = 75.0
"""Per cent of likeness from which another wording is worth proposing."""


class Said(Protocol):
    """What places an obligation in a document."""

    @property
    def eid(self) -> str: ...
    @property
    def article(self) -> str: ...
    @property
    def quote(self) -> str: ...


class Obligation(Said, Protocol):
    """What the register needs to know of an obligation. Its id is its own across all documents."""

    @property
    def id(self) -> str: ...
    @property
    def action(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Duty:
    """An obligation with its id, as the register and the search for evidence take it."""

    id: str
    eid: str
    article: str
    quote: str
    action: str


KEYS: tuple[Callable[[Said], tuple[str, ...]], ...] = (
    lambda said: (said.eid, letters(said.quote)),
    lambda said: (said.article, letters(said.quote)),
    lambda said: (letters(said.quote),),
)
"""From the surest to the least sure."""


def reattached(entries: Sequence[tuple[str, Said]], obligations: Sequence[Obligation]) -> dict[int, Obligation]:
    """Index of each entry (its last id, what it says) -> the obligation that it belongs to; left out where unsure."""
    pairs = matched([said for _, said in entries], obligations, KEYS, lambda i, j: entries[i][0] == obligations[j].id)
    return {i: obligations[j] for i, (j, _) in pairs.items()}


def nearest(said: Said, others: Mapping[str, Said]) -> str:
    """The id of the most similar of the others; "" where none is similar. To be proposed, never to be taken."""
    quotes = {id: _plain(other.quote) for id, other in sorted(others.items())}
    best = process.extractOne(_plain(said.quote), quotes, scorer=fuzz.ratio, score_cutoff=NEAR)
    return str(best[2]) if best else ""


def _plain(quote: str) -> str:
    return re.sub(r"\s+", " ", quote).strip().casefold()
