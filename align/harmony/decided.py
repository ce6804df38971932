"""What people decided about links and facts, in the comparisons that families are formed from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from align.differences.comparison import classed
from align.encoder import Encoder
from align.kept import Compared
from align.reviewed import reviewed
from corpus.model import Document
from corpus.verdicts import Verdicts
from extract.findings import Findings


@dataclass(frozen=True, slots=True)
class AsLeft:
    """Makes of a comparison what people left of it; what differs is told anew from the facts that they left.

    `facts`: the facts of a document as people left them. Where nobody decided about the two documents, the comparison
    stays as it is.
    """

    store: Verdicts | None
    encoder: Encoder | None
    facts: Callable[[Document], Findings]

    def __call__(self, found: Compared, left: Document, right: Document) -> Compared:
        if self.store is None or not self.store.of(left.id, right.id):
            return found
        plain = reviewed(found.plain, left, right, self.store, self.encoder)
        if found.told is None:
            return Compared(plain, None)
        return Compared(plain, classed(plain, self.facts(left), self.facts(right)))
