"""What is followed up: the obligations of a document as the register and the search for evidence take them."""

from __future__ import annotations

from corpus.model import Document
from extract.facts import identified
from extract.obligations import obligations
from extract.reattachment import Duty
from extract.register import Followed, Register


def duties(document: Document) -> tuple[Duty, ...]:
    """All obligations of a document, in reading order, with the ids that they have everywhere else."""
    found = identified(document.id, obligations(document))
    return tuple(Duty(key, owed.eid, owed.article, owed.quote, owed.action) for key, owed in found)


def follow(register: Register, document: Document) -> Followed:
    """Brings the register up to what the document says as it was last read."""
    return register.follow(document.id, duties(document))
