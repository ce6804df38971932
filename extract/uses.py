"""What a text uses a time for: a limit, the date of an act it cites, the term of the contract, or something else."""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import date

from corpus.model import Document
from extract.facts import Day, Frequency, Recurring, Unspecified, Use, Window
from extract.found import Found
from extract.passages import Passage
from extract.sequence import Sequence

LINKS = frozenset({"of", "dated", "on", "in", "the"})
CITED_REACH = 90
"""Characters that may lie between "arrêté royal" and its date ("précité", "n° 2", "tel que modifié par celui")."""
ADJECTIVES = frozenset({"often_adjective", "open_adjective"})
REACH = 60
"""Characters before an adjective in which its noun and the article of that stand."""
SINCE_REACH = 150
FRENCH_NEW = re.compile(
    r"(?:\b(?:une?|avec|par|chaque|de (?=manière|façon))\s?|d['’]une?\s)\w[\w'’-]*(?:\s(?:de|d['’]|des)\s?\w+)?\s$",
    re.I,
)
FRENCH_BARE = re.compile(r"(?:^|[\n.;:(]\s*)((?:le|la|les|l['’])\s?)?\w[\w'’-]*(?:\s(?:de|d['’]|des)\s?\w+)?\s$", re.I)
DUTCH_NEW = re.compile(
    r"(?:^|[\n.;:,(]\s*|\b(?:een|van|met|door|via|aan|in)\s|\b(?!de|het|deze|dit|die|hun|haar|zijn|elke|der)\w{2,}\s)$",
    re.I,
)
BROKEN = re.compile(r"[;:]|\.\s")


def use_of(found: Found, read: Sequence, passage: Passage, document: Document) -> Use:
    """The use of a time in its passage."""
    if found.use != "limit":
        return "citation" if found.use == "other" and _dated(found) and _cited(read, found) else found.use
    if isinstance(found.norm, Day) and _ends_the_contract(found, read, document):
        return "term"
    if not passage.binding or _recital(read):
        return "citation"
    if _past(found, document) or _of_a_thing(found, read) or _since(found, read):
        return "other"
    if found.cue in ADJECTIVES and not _activity(found, read, passage.provision.kind):
        return "other"  # "those who joined before 1 October 1959": a text sets no limit before its own time
    return "limit"


def _activity(found: Found, read: Sequence, kind: str) -> bool:
    """ "un suivi mensuel", "trimestriële boordtabellen": something new each time, not "le budget annuel", which is known.

    An item of a list may have the article ("- le suivi mensuel"), a cell of a table has none; both must name a doing.
    """
    before = read.text[max(0, found.start - REACH) : found.start]
    if read.language == "nl":
        return DUTCH_NEW.search(before) is not None
    if FRENCH_NEW.search(before) is not None:
        return True
    bare = FRENCH_BARE.search(before)
    if bare is None or (bare[1] and kind != "point"):
        return False
    return any(m.idea in ("activity", "cited") and found.start - REACH < m.start < found.start for m in read.marks)


def _since(found: Found, read: Sequence) -> bool:
    """ "Depuis 2019, la liste paraît chaque mois" tells how things are."""
    if not isinstance(found.norm, Frequency | Recurring | Unspecified):
        return False
    start = max(0, found.start - SINCE_REACH)
    near = (m for m in read.marks if m.idea == "since" and start <= m.start < found.start)
    return any(BROKEN.search(read.text, m.end, found.start) is None for m in near)


def _of_a_thing(found: Found, read: Sequence) -> bool:
    """ "het dagelijks bestuur" names a thing; "déployés en 2022 doivent" tells which things."""
    before, after = read.text[: found.start], read.text[found.end :]
    if found.cue == "often" and read.language == "nl":
        return re.search(r"\b(?:het|zijn|haar|hun|dit|een)\s$", before) is not None
    if isinstance(found.norm, Window):
        return (
            re.search(r"\w(?:é|i|u)e?s?\s$", before) is not None
            and re.match(r"\s(?:doi|peu|son|est|ser)", after) is not None
        )
    return False


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
