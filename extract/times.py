"""Times: every date, stretch, frequency and delay that a document names, and which of them are limits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from corpus.model import Document
from extract import boundaries, dates, durations, frequencies, nearby, periods, ranges, recurrences
from extract.adjectives import with_noun
from extract.choosing import chosen, joined
from extract.dates import yearly
from extract.delays import delays
from extract.facts import Day, Norm, TimeExpression, TimeLimit, Window
from extract.found import Found, Term
from extract.levels import with_shares
from extract.openings import openings
from extract.passages import Passage, passages
from extract.periods import each_year
from extract.sequence import Sequence, sequence
from extract.uses import use_of

RULES = (
    *dates.RULES, *ranges.RULES, *boundaries.RULES, *recurrences.RULES, *periods.RULES, *frequencies.RULES,
    *nearby.RULES, *durations.RULES,
)  # fmt: skip


def expressions(document: Document) -> tuple[TimeExpression, ...]:
    """All times of a document, in reading order, each with the use the text makes of it."""
    return tuple(e for passage in passages(document) for e in _in_passage(passage, document))


def limits(document: Document) -> tuple[TimeLimit, ...]:
    """The times by, within or at which something is to be done, in reading order."""
    return limits_of(expressions(document))


def limits_of(found: tuple[TimeExpression, ...]) -> tuple[TimeLimit, ...]:
    """Those of some expressions that are limits. A day without a year comes back every year."""
    return tuple(
        TimeLimit(e.article, e.eid, e.start, e.end, e.quote, _as_limit(e.norm)) for e in found if e.use == "limit"
    )


def times(read: Sequence, term: Term) -> list[Found]:
    """The times of one text."""
    if not read.marks:
        return []
    found = [f for rule in RULES for f in rule.found(read, term)]
    return joined(chosen((*delays(read), *openings(read), *found)), read.text)


def _as_limit(norm: Norm) -> Norm:
    if isinstance(norm, Window) and norm.yearless:
        return each_year(norm)
    return yearly(norm) if isinstance(norm, Day) and norm.year is None else norm


def _in_passage(passage: Passage, document: Document) -> Iterator[TimeExpression]:
    read = sequence(passage.text, document.language)
    found_here = times(read, Term(document.period))
    if passage.provision.kind == "table":
        found_here = with_shares(found_here, passage.provision)
    for found in found_here:
        use = use_of(found, read, passage, document)
        whole = with_noun(replace(found, end=found.claim), read) if use == "limit" else found
        yield _expression(whole, passage, use)


def _expression(found: Found, passage: Passage, use: str) -> TimeExpression:
    quote = passage.text[found.start : found.end]
    return TimeExpression(passage.article, passage.provision.eid, found.start, found.end, quote, found.norm, use)  # type: ignore[arg-type]
