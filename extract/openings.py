"""Times that a text leaves open: "à temps", "binnen een redelijke termijn", "dans le délai prévu à l'article 12".

Also limits that are an event and no stretch of time: "uiterlijk op het ogenblik dat ...", "tegen de vergadering".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.anchors import STOPS, anchor_end
from extract.facts import Relative, Unspecified
from extract.found import Found
from extract.sequence import Sequence
from extract.shapes import Hit, Shape

OPEN = Shape(r"at_latest? (open|open_adjective)")
SET = Shape(r"(?P<whole>(within|within_one|to|the)* (limits_word limits_set|limits_set limits_word)) (?P<kept>keeps)?")
SET_BEHIND = Shape(r"limits_set limits_word")
WITHIN = Shape(r"(within|within_one) limits_word (?!limits_set)")
OF_ARTICLE = Shape(r"(limits_word|timing) (of|the|to)*")
SET_BY = re.compile(r"\s*(?:(?:de|het)\s+)?(?:in|door|bij)\b[^.;:]{1,90}")
ARTICLE = re.compile(r"\s*(?:l['’])?(?:article|artikel)\b", re.IGNORECASE)
EVENT = Shape(r"(?P<lead>at_latest (the|on|to|in)*) (moment|cited|happening|part)")
MEETING = Shape(r"(?P<goal>by) the? (?P<what>cited)")
CALENDAR_UNITS = frozenset({"month", "quarter", "semester", "year"})
FOLLOWED = STOPS - {"break"}


def openings(sequence: Sequence) -> Iterator[Found]:
    """All open times of a text."""
    marks = sequence.marks
    for hit in OPEN.hits(sequence):
        yield Found(marks[hit.first].start, marks[hit.last].end, Unspecified(), "limit", marks[hit.last].idea)
    for shape in (SET, WITHIN):
        for hit in shape.hits(sequence):
            if not _binds(hit):
                continue
            last = hit.groups["whole"][1] if "kept" in hit else hit.last
            end = marks[last].end if "kept" in hit else anchor_end(sequence, last, FOLLOWED)
            yield Found(marks[hit.first].start, end, Unspecified(), "limit", "set_elsewhere", end)
    yield from _set_behind(sequence)
    for hit in OF_ARTICLE.hits(sequence):
        if ARTICLE.match(sequence.text, marks[hit.last].end):
            end = anchor_end(sequence, hit.last, FOLLOWED)
            yield Found(marks[hit.first].start, end, Unspecified(), "limit", "set_elsewhere", end)
    yield from _events(sequence)


def _set_behind(sequence: Sequence) -> Iterator[Found]:
    """ "binnen de in artikel 12 bepaalde termijn": Dutch puts who sets a limit between "binnen" and the limit."""
    marks = sequence.marks
    for hit in SET_BEHIND.hits(sequence) if sequence.language == "nl" else ():
        within = next((i for i in range(hit.first - 1, -1, -1) if sequence.idea(i) in ("within", "within_one")), None)
        between = sequence.text[marks[within].end : marks[hit.first].start] if within is not None else ""
        if within is not None and SET_BY.fullmatch(between):
            yield Found(marks[within].start, marks[hit.last].end, Unspecified(), "limit", "set_elsewhere")


def _binds(hit: Hit) -> bool:
    """ "le délai visé au point 2 est suspendu" speaks of a limit and sets none; a plural is kept ("respecte les ...").

    In Dutch nothing binds without "binnen" ("mag geen termijnen voorzien die de vermelde termijnen overschrijden") but
    where a verb behind the limits says that they are kept."""
    if hit.ideas & {"within", "within_one"} or "kept" in hit:
        return True
    word = next(mark for mark in hit.marks("whole") if mark.idea == "limits_word")
    return word.value == "many" and hit.sequence.language == "fr"


def _events(sequence: Sequence) -> Iterator[Found]:
    for hit in EVENT.hits(sequence):
        if sequence.idea(hit.last) == "part" and _of_the_calendar(sequence, hit.last):
            continue  # "au plus tard fin mai" is a day
        yield _event(sequence, hit.first, hit.groups["lead"][1])
    for hit in MEETING.hits(sequence):
        if hit.value("what") == "meeting" and hit.value("goal") == "":
            yield _event(sequence, hit.first, hit.first)


def _of_the_calendar(sequence: Sequence, part: int) -> bool:
    """Is it the beginning or end of a month or a year, and not of a stretch that is counted from an event?"""
    last, i = part, sequence.after(part)
    while i is not None and sequence.idea(i) in ("of", "the", "unit", "this"):
        last, i = i, sequence.after(i)
    if sequence.idea(last) == "unit":
        return sequence.marks[last].value in CALENDAR_UNITS and sequence.idea(i) not in ("after", "before", "from")
    return sequence.idea(i) in ("month", "year", "short_year", "ordinal", "each", "next", "current")


def _event(sequence: Sequence, first: int, last: int) -> Found:
    marks = sequence.marks
    end = anchor_end(sequence, last, frozenset({"within", "at_latest", "by"}))
    anchor = " ".join(sequence.text[marks[last].end : end].split())
    return Found(marks[first].start, end, Relative(0, "day", "before", anchor, "at_least"), "limit", "event", end)
