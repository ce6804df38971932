"""What a text uses a time for: a limit, the date of an act it cites, the term of the contract, or something else."""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import date

from corpus.model import Document
from extract import adjectives
from extract.facts import Day, Use, Window
from extract.found import Found
from extract.passages import Passage
from extract.sequence import Sequence
from extract.telling import tells

CITED_REACH = 90
"""Characters that may lie between "arrêté royal" and its date ("précité", "n° 2", "tel que modifié par celui")."""
BROKEN = re.compile(r"[;:]|\.\s")


def use_of(found: Found, read: Sequence, passage: Passage, document: Document) -> Use:
    """The use of a time in its passage."""
    if found.use != "limit":
        return "citation" if found.use == "other" and _dated(found) and _cited(read, found) else found.use
    if isinstance(found.norm, Day) and _ends_the_contract(found, read, document):
        return "term"
    if not passage.binding or _recital(read):
        return "citation"
    kind = passage.provision.kind
    if _past(found, document) or tells(found, read, kind):
        return "other"  # "those who joined before 1 October 1959": a text sets no limit before its own time
    if found.cue in adjectives.CUES and not adjectives.says_something_new(found, read, kind):
        return "other"
    return "limit"


def _dated(found: Found) -> bool:
    return isinstance(found.norm, Day)


def _ends_the_contract(found: Found, read: Sequence, document: Document) -> bool:
    """ "tot en met 31 december 2025", where that is the last day of the contract."""
    if document.period is None or not isinstance(found.norm, Day) or found.norm.date != document.period[1]:
        return False
    return found.norm.boundary is None and any(
        mark.idea == "until" and found.start <= mark.start < found.end for mark in read.marks
    )


def _past(found: Found, document: Document) -> bool:
    last: date | None = None
    if isinstance(found.norm, Day):
        last = found.norm.date
    elif isinstance(found.norm, Window):
        last = found.norm.end
    return last is not None and document.period is not None and last < document.period[0]


def _cited(read: Sequence, found: Found) -> bool:
    """Does a law, a document or a meeting stand shortly before, in the same clause?"""
    for i in range(bisect_right(read.marks, found.start, key=lambda m: m.start) - 1, -1, -1):
        mark = read.marks[i]
        if mark.end > found.start:
            continue
        if found.start - mark.end > CITED_REACH:
            return False
        if mark.idea in ("cited", "contract"):
            return BROKEN.search(read.text, mark.end, found.start) is None
    return False


def _recital(read: Sequence) -> bool:
    """A paragraph that opens with "Vu" or "Gelet op" recites what was done; it sets no limit."""
    first = read.marks[0] if read.marks else None
    return first is not None and first.idea == "visa" and not read.text[: first.start].strip(' -–•"«“')
