"""Re-attachment: which obligation of a new reading an entry of the register belongs to.

Only what says the same is attached: the same words in the same provision, in the same article, or once in the whole
document. Words that merely resemble may hold another number or a "not"; they are proposed to a person, not attached.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from rapidfuzz import fuzz, process

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


def letters(quote: str) -> str:
    """The words of a quote without what another reading may change: blanks, hyphens, quotes, capitals, accents."""
    parts = unicodedata.normalize("NFKD", quote.casefold())
    return "".join(c for c in parts if c.isalnum() or c in "%€")


KEYS: tuple[Callable[[Said], tuple[str, ...]], ...] = (
    lambda said: (said.eid, letters(said.quote)),
    lambda said: (said.article, letters(said.quote)),
    lambda said: (letters(said.quote),),
)
"""From the surest to the least sure."""


def reattached(entries: Sequence[tuple[str, Said]], obligations: Sequence[Obligation]) -> dict[int, Obligation]:
    """Index of each entry (its last id, what it says) -> the obligation that it belongs to; left out where unsure."""
    found: dict[int, Obligation] = {}
    taken: set[int] = set()
    for rank, key in enumerate(KEYS):
        left = _grouped(key, ((i, e) for i, (_, e) in enumerate(entries) if i not in found))
        right = _grouped(key, ((j, o) for j, o in enumerate(obligations) if j not in taken))
        for same, here in left.items():
            there = right.get(same, [])
            if rank and (len(here) > 1 or len(there) > 1):
                continue  # away from the provision, words said twice leave open which is which
            for i, j in _paired(here, there, entries, obligations):
                found[i] = obligations[j]
                taken.add(j)
    return found


def nearest(said: Said, others: Mapping[str, Said]) -> str:
    """The id of the most similar of the others; "" where none is similar. To be proposed, never to be taken."""
    quotes = {id: _plain(other.quote) for id, other in sorted(others.items())}
    best = process.extractOne(_plain(said.quote), quotes, scorer=fuzz.ratio, score_cutoff=NEAR)
    return str(best[2]) if best else ""


def _grouped(
    key: Callable[[Said], tuple[str, ...]], items: Iterable[tuple[int, Said]]
) -> dict[tuple[str, ...], list[int]]:
    groups: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, said in items:
        groups[key(said)].append(i)
    return groups


def _paired(
    here: Sequence[int], there: Sequence[int], entries: Sequence[tuple[str, Said]], obligations: Sequence[Obligation]
) -> list[tuple[int, int]]:
    """Those with the same id first, the others in their order."""
    ids = {obligations[j].id: j for j in there}
    same = [(i, ids[entries[i][0]]) for i in here if entries[i][0] in ids]
    used_here, used_there = {i for i, _ in same}, {j for _, j in same}
    rest = zip([i for i in here if i not in used_here], [j for j in there if j not in used_there], strict=False)
    return same + list(rest)


def _plain(quote: str) -> str:
    return re.sub(r"\s+", " ", quote).strip().casefold()
