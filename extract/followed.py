"""What is followed up: the obligations of a document as the register and the search for evidence take them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.model import Document
from extract.facts import identified
from extract.obligations import obligations
from extract.reattachment import Duty
from extract.register import Followed, Register
from extract.reviewed import reviewed

if TYPE_CHECKING:
    from corpus.verdicts import Verdicts


def duties(document: Document, store: Verdicts | None = None) -> tuple[Duty, ...]:
    """All obligations of a document, in reading order, with the ids that they have everywhere else.

    `store`: without those that people rejected (None: all that the machine finds).
    """
    found = identified(document.id, reviewed(document, obligations(document), store).kept)
    return tuple(Duty(key, owed.eid, owed.article, owed.quote, owed.action) for key, owed in found)


def follow(register: Register, document: Document) -> Followed:
    """Brings the register up to what the document says as it was last read."""
    return register.follow(document.id, duties(document))
