"""Times: every date and delay that a document names, and which of them are limits."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.model import Document
from extract.dates import Found, dates
from extract.delays import delays
from extract.facts import Day, TimeExpression, TimeLimit, Use
from extract.passages import Passage, passages
from extract.sequence import Sequence, sequence


def expressions(document: Document) -> tuple[TimeExpression, ...]:
    """All dates of the calendar and all delays, in reading order, each with the use the text makes of it."""
    return tuple(e for passage in passages(document) for e in _in_passage(passage, document))


def limits(document: Document) -> tuple[TimeLimit, ...]:
    """The dates and delays by or within which something is to be done, in reading order."""
    return tuple(
        TimeLimit(e.article, e.eid, e.start, e.end, e.quote, e.norm) for e in expressions(document) if e.use == "limit"
    )


def _in_passage(passage: Passage, document: Document) -> Iterator[TimeExpression]:
    read = sequence(passage.text, document.language)
    binding = passage.binding and not _recital(read)
    for found in sorted((*dates(read), *delays(read)), key=lambda f: f.start):
        yield _expression(found, passage, _use(found, document, binding))


def _use(found: Found, document: Document, binding: bool) -> Use:
    if found.use != "limit":
        return found.use
    if not binding:
        return "citation"
    day = found.norm.date if isinstance(found.norm, Day) else None
    if day is not None and document.period is not None and day < document.period[0]:
        return "other"  # "those who joined before 1 October 1959": a text sets no limit before its own time
    return "limit"


def _expression(found: Found, passage: Passage, use: Use) -> TimeExpression:
    quote = passage.text[found.start : found.end]
    return TimeExpression(passage.article, passage.provision.eid, found.start, found.end, quote, found.norm, use)


def _recital(read: Sequence) -> bool:
    """A paragraph that opens with "Vu" or "Gelet op" recites what was done; it sets no limit."""
    first = read.marks[0] if read.marks else None
    return first is not None and first.idea == "visa" and not read.text[: first.start].strip(' -–•"«“')
