"""How often: "deux fois par an", "om de twee weken", "chaque trimestre", "jaarlijks", "4 réunions par an"."""

from __future__ import annotations

import re

from extract.facts import Bound, Duration, Frequency, Norm, Period, Use
from extract.found import Reading, Rule, Term
from extract.quantities import AMOUNT, quantity
from extract.shapes import Hit, Shape
from extract.telling import SENTENCE_END

BOUND = r"(?P<bound>at_least|at_most)?"
BEHIND = r"(?P<behind>at_least|at_most)?"
PERIODS: dict[str, tuple[int, Period]] = {
    "business_day": (1, "day"), "calendar_day": (1, "day"), "clear_day": (1, "day"), "day": (1, "day"),
    "week": (1, "week"), "month": (1, "month"), "quarter": (1, "quarter"), "semester": (1, "semester"),
    "year": (1, "year"), "decade": (10, "year"), "century": (100, "year"),
}  # fmt: skip
"""Units as the periods of a frequency; an hour or a minute is none."""
HEAD = re.compile(r"(?:[.;:!?\n]|^)\s*\Z")
COUNTS = frozenset({"number", "percent", "measure", "year"})
ARTICLE = "1"
"""The number that "un" and "een" are, which count nothing before most nouns."""
COUNTED = re.compile(r"(?:\s+[\w'’\-&]+){1,4}?\s*")


def _frequency(hit: Hit, times: float, unit: str, every: float = 1) -> tuple[Norm, Use] | None:
    if unit not in PERIODS or every != int(every) or every < 1:
        return None
    many, per = PERIODS[unit]
    return Frequency(times, per, _bound(hit), int(every) * many), "limit"


def _bound(hit: Hit) -> Bound:
    for group in ("bound", "behind"):
        if group in hit:
            return "at_least" if hit.mark(group).idea == "at_least" else "at_most"
    return "exactly"


def _times(hit: Hit, term: Term) -> tuple[Norm, Use] | None:
    times = hit.number("once") if "once" in hit else hit.number("times")
    if "often" in hit:
        count, per, every = hit.value("often").split("/")
        return _frequency(hit, times * float(count), per, float(every))
    return _frequency(hit, times, hit.value("unit"), hit.number("every", 1))


def _each(hit: Hit, term: Term) -> tuple[Norm, Use] | None:
    if "every" in hit and hit.value("unit") == "day" and hit.number("every") in (14, 15):
        return _frequency(hit, 1, "week", 2)  # "tous les quinze jours" is every other week
    return _frequency(hit, 1, hit.value("unit"), hit.number("every", 1))


def _each_half(hit: Hit, term: Term) -> tuple[Norm, Use] | None:
    """ "elk half jaar" is every semester."""
    return _frequency(hit, 1, "semester") if hit.value("unit") == "year" else None


def _per(hit: Hit, term: Term) -> tuple[Norm, Use] | None:
    """ "par an" alone measures something more often than it binds; but it binds at the head of a sentence that counts
    nothing: "Per kwartaal bezorgt de dienst ..."."""
    found = _frequency(hit, 1, hit.value("unit"))
    return None if found is None else (found[0], "limit" if _heads(hit) else "other")


def _heads(hit: Hit) -> bool:
    """Does the hit begin its sentence, in which no number stands?"""
    read, text = hit.sequence, hit.sequence.text
    start, end = read.marks[hit.first].start, read.marks[hit.last].end
    if HEAD.search(text, 0, start) is None and start:
        return False
    stop = SENTENCE_END.search(text, end)
    rest = read.within(end, stop.start() if stop is not None else len(text))
    return text[start].isupper() and not any(m.idea in COUNTS and m.value != ARTICLE for m in rest)


def _often(hit: Hit, term: Term) -> tuple[Norm, Use] | None:
    count, per, every = hit.value("often").split("/")
    found = _frequency(hit, float(count), per, float(every))
    return None if found is None else (found[0], "limit")


def _counted(hit: Hit, term: Term) -> tuple[Norm, Use] | None:
    """ "4 réunions par an": a count of things, with one to four words between the count and the period."""
    between = hit.sequence.text[hit.mark("times").end : hit.mark("per").start]
    if COUNTED.fullmatch(between) is None or hit.number("times") != int(hit.number("times")):
        return None
    return _frequency(hit, hit.number("times"), hit.value("unit"))


def _count_behind(hit: Hit, term: Term) -> tuple[Norm, Use] | None:
    """ "par année civile, au moins 4 réunions"."""
    behind = hit.sequence.after(hit.last)
    if behind is not None and hit.sequence.idea(behind) not in ("activity", "cited", "happening"):
        return None
    return _frequency(hit, hit.number("times"), hit.value("unit"))


def _share(hit: Hit, term: Term) -> tuple[Norm, Use] | None:
    """ "trois jours par semaine au plus": so much of each week."""
    amount = quantity(hit)
    if amount is None:
        return None
    rate = hit.sequence.idea(hit.sequence.before(hit.first)) == "rate"
    bounded = bool(hit.groups.keys() & {"bound", "behind"}) and not rate
    return Duration(*amount, _bound(hit)), "limit" if bounded else "other"


def _rule(cue: str, pattern: str, reading: Reading) -> Rule:
    return Rule(cue, Shape(pattern), reading)


THINGS = r"(~|activity|cited|happening|of|the|often_adjective)"
PER = r"(?P<per>per|slash)"
UNIT = r"(?P<unit>unit|units)"
LINK = r"(on|in|of|the|per|each|every|slash|by|within_one)"
TIMES = r"((?P<times>number) times|(?P<once>once))"
RULES: tuple[Rule, ...] = (
    _rule("times", rf"{BOUND} {TIMES} {LINK}+ (?P<every>number)? {UNIT} {BEHIND}", _times),
    _rule("times", rf"{BOUND} {TIMES} (?P<often>often) {BEHIND}", _times),
    _rule("each", rf"{BOUND} each (?P<every>ordinal|number)? {UNIT} {BEHIND}", _each),
    _rule("each", rf"{BOUND} every (?P<every>number)? {UNIT} {BEHIND}", _each),
    _rule("each", rf"{BOUND} (each|every) (?P<half>half) {UNIT} {BEHIND}", _each_half),
    _rule("per", rf"{PER} (?P<unit>unit)", _per),
    _rule("often", rf"{BOUND} (?P<often>often) {BEHIND}", _often),
    _rule("often_adjective", rf"{BOUND} (?P<often>often_adjective)", _often),
    _rule("counted", rf"{BOUND} (?P<times>number) {THINGS}+ {PER} {UNIT} {BEHIND}", _counted),
    _rule("counted", rf"{PER} {UNIT} ,? (?P<bound>at_least|at_most) (?P<times>number)", _count_behind),
    _rule("share", rf"during? {BOUND} {AMOUNT} (per|slash) unit {BEHIND}", _share),
)
