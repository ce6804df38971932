"""What a text uses a time for: a limit, the date of an act it cites, the term of the contract, or something else."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from datetime import date

from corpus.model import Document
from extract import adjectives
from extract.facts import Day, Duration, Use, Window
from extract.found import Found
from extract.passages import Passage
from extract.pipeline import Mark
from extract.sequence import Sequence
from extract.telling import due, tells

CITED_REACH = 90
"""Characters that may lie between "arrêté royal" and its date ("précité", "n° 2", "tel que modifié par celui")."""
VERB_REACH = 60
"""Characters from a date to the verb that says that something happened on it."""
NAME_REACH = 40
PARTS = frozenset({"part_of_month", "part_of_year", "part_of_stretch", "part_of_each"})
"""Rules of beginnings and ends, which bind without a word for it where something is to be done then."""
OF_REACH = 8
BROKEN = re.compile(r"[;:]|\.\s(?!\d)")
"""Where a clause ends; "nr. 12" goes on."""


def use_of(found: Found, read: Sequence, passage: Passage, document: Document) -> Use:
    """The use of a time in its passage."""
    if found.use != "limit" and not (found.cue in PARTS and _comes_due(found, read, passage, document)):
        return _without_limit(found, read, document)
    if isinstance(found.norm, Window) and _named_by(found, read):
        return "event"
    if isinstance(found.norm, Day) and _ends_the_contract(found, read, document):
        return "term"
    if isinstance(found.norm, Duration) and _of_the_contract(found, read):
        return "term"
    if not passage.binding or _recital(read):
        return "citation"
    kind = passage.provision.kind
    if _past(found, document) or tells(found, read, kind):
        return "other"  # "those who joined before 1 October 1959": a text sets no limit before its own time
    if found.cue in adjectives.CUES and not adjectives.says_something_new(found, read, kind):
        return "other"
    return "limit"


def _comes_due(found: Found, read: Sequence, passage: Passage, document: Document) -> bool:
    """Is something to be done at an end that no word makes a limit ("à la fin du semestre")?"""
    return found.use == "other" and isinstance(found.norm, Day) and not _past(found, document) and due(found, read)


def _of_the_contract(found: Found, read: Sequence) -> bool:
    """Is it how long the contract lasts: "Le présent contrat est conclu pour une durée de trois ans"?"""
    clause = _clause(found, read)
    return any(m.idea == "contract" for m in clause) and any(m.idea == "concluded" for m in clause)


def _clause(found: Found, read: Sequence) -> tuple[Mark, ...]:
    """The marks around a time, up to where its clause ends on either side."""
    breaks = [m.end() for m in BROKEN.finditer(read.text, 0, found.start)]
    stop = BROKEN.search(read.text, found.end)
    return tuple(read.within(breaks[-1] if breaks else 0, stop.start() if stop is not None else len(read.text)))


def _without_limit(found: Found, read: Sequence, document: Document) -> Use:
    if isinstance(found.norm, Window) and _named_by(found, read):
        return "event"
    if not isinstance(found.norm, Day):
        return found.use
    if found.use == "term":
        return _beginning(found, read, document)
    return _spoken_of(found, read)


def _beginning(found: Found, read: Sequence, document: Document) -> Use:
    """ "entre en vigueur le 1er mai 2024": of the contract, where that is one of its days, else of something else."""
    assert isinstance(found.norm, Day)
    if document.period is None or found.norm.date in document.period or found.norm.boundary is not None:
        return "term"
    return "event" if any(m.idea == "term" for m in read.within(found.start, found.end)) else "other"


def _spoken_of(found: Found, read: Sequence) -> Use:
    """The date of what stands before it in the clause: of an act that is cited, or of something that happened.

    "La réunion du 3 mai", "l'entrée en vigueur de la loi, le 3 mai": a date with "of" belongs to the nearest noun.
    """
    near = list(_before_in_clause(found, read))
    if any(m.idea == "took_place" for m in read.within(found.end, found.end + VERB_REACH)):
        return "event"
    if not near:
        return "other"
    nearest = near[0]
    if _happens(nearest):
        return "citation" if _numbered(nearest, found, read) else "event"
    linked = _linked(found, read)
    if not linked and any(_happens(m) for m in near[1:2] if found.start - m.end <= VERB_REACH):
        return "event"
    return "citation"


def _happens(mark: Mark) -> bool:
    return mark.idea in ("happening", "took_place") or (mark.idea == "cited" and mark.value in ("meeting", "decision"))


def _numbered(mark: Mark, found: Found, read: Sequence) -> bool:
    """ "la délibération n° 12/2015 du 3 mai 2015" is an act."""
    return any(m.idea == "numbered" for m in read.within(mark.end, found.start))


def _linked(found: Found, read: Sequence) -> bool:
    """Does "of" stand right before ("la loi du 3 mai")?"""
    marks = read.within(found.start - OF_REACH, found.start)
    return bool(marks) and marks[-1].idea == "of" and not read.text[marks[-1].end : found.start].strip()


def _named_by(found: Found, read: Sequence) -> bool:
    """Does the name of something that happens stand right before a stretch ("les élections de juin 2024")?"""
    marks = [m for m in read.within(found.start - NAME_REACH, found.start) if m.idea not in ("of", "the")]
    return bool(marks) and _happens(marks[-1]) and _joined(marks[-1], found, read)


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


def _joined(mark: Mark, found: Found, read: Sequence) -> bool:
    """Is there "of" and no other word between? "Mise en service au premier semestre" is a plan."""
    between = read.text[mark.end : found.start]
    marks = read.within(mark.end, found.start)
    for m in marks:
        between = between.replace(read.text[m.start : m.end], " ", 1)
    return not between.strip() and any(m.idea == "of" for m in (*marks, *read.within(found.start, found.start + 1)))


def _before_in_clause(found: Found, read: Sequence) -> Iterator[Mark]:
    """The laws, documents and happenings shortly before, nearest first, up to where the clause begins."""
    for i in range(bisect_right(read.marks, found.start, key=lambda m: m.start) - 1, -1, -1):
        mark = read.marks[i]
        if mark.end > found.start:
            continue
        if found.start - mark.end > CITED_REACH:
            return
        if mark.idea in ("cited", "contract", "happening", "took_place"):
            if BROKEN.search(read.text, mark.end, found.start) is not None:
                return
            yield mark


def _recital(read: Sequence) -> bool:
    """A paragraph that opens with "Vu" or "Gelet op" recites what was done; it sets no limit."""
    first = read.marks[0] if read.marks else None
    return first is not None and first.idea == "visa" and not read.text[: first.start].strip(' -–•"«“')
