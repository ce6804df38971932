"""Stretches of time without a fixed place: "pendant dix ans", "minstens 10 jaar", "drie weken"."""

from __future__ import annotations

import re

from extract.anchors import CLAUSE_END
from extract.facts import Bound, Duration, Norm, Use
from extract.found import Reading, Rule, Term
from extract.quantities import AMOUNT, BARE_HOURS, HALF, HOURS, SPAN, WHOLE, quantity
from extract.sequence import Sequence
from extract.shapes import Hit, Shape

CLAUSE = 80
"""Characters from "délai" or "conservés" to the stretch itself."""
HALF_A_DAY = 12
RUNNING_ON = ("", "in", "of", "per", "slash")
""""3h en moyenne", "8u per dag": behind an hour of the day stand other words."""
WORD_BEFORE = re.compile(r"(?<![^\W_])[a-zà-ÿ]{2,}\s$")
WORD_BEHIND = re.compile(r"\s[a-zà-ÿ]{2,}")
CLOCK_UNITS = ("hour", "minute")
CLOCK = frozenset({"to", "break", "by", "from", "until", "between", "on", "clock", "before", "after", "part"})
CLOCK_BEHIND = frozenset({"day_part", "number", "clock", "weekday", "weekday_often"})
"""Before a number of hours these tell the time of day; "24 heures sur 24" is no stretch either."""


def _duration(hit: Hit, term: Term) -> tuple[Norm, Use] | None:
    amount = quantity(hit)
    if amount is None or "age" in hit or hit.sequence.idea(hit.sequence.before(hit.first)) in ("every", "each"):
        return None  # "toutes les 10 minutes" is how often, in a unit that no frequency has
    if "span" in hit and _of_things(hit):
        return None
    if amount[1] == "clear_day" and "lead" not in hit and hit.sequence.language == "nl":
        return None  # "een vrije dag" is a holiday
    if hit.sequence.idea(hit.sequence.before(hit.first)) == "hour_sign":
        return None  # "19 h 21 min" goes on from an hour
    if amount[1] in CLOCK_UNITS and hit.sequence.idea(hit.sequence.after(hit.last)) == "day_part":
        return None  # "huit heures 20 minutes du soir"
    if amount[1] == "hour" and "hours" not in hit and _tells_the_hour(hit, amount[0]):
        return None
    if hit.sequence.idea(hit.sequence.after(hit.last)) == "on" and _share_of_units(hit):
        return None
    lead = hit.mark("lead").idea if "lead" in hit else ""
    binding = lead == "during" or (not lead and _kept(hit))
    use: Use = "limit" if binding else "other"
    return Duration(*amount, _bound(hit)), use


def _tells_the_hour(hit: Hit, amount: float) -> bool:
    """ "om 8 uur", "sept heures et demie"; but Dutch "3 uren", "anderhalf uur" and "voor een uur" last."""
    if hit.sequence.language == "nl":
        if hit.sequence.idea(hit.sequence.after(hit.last)) == "now":
            return True  # "2 uur vanmiddag"
        plural = "unit" in hit and hit.mark("unit").idea == "units"
        before_one = amount == 1 and hit.sequence.idea(hit.sequence.before(hit.first)) == "before"
        if plural or before_one or amount != int(amount):
            return False
    return at_an_hour(hit.sequence, hit.first, hit.last) or bool(hit.ideas & {"to", "until", "dash"})


def _share_of_units(hit: Hit) -> bool:
    """ "24 heures sur 24", "5 dagen op 7"."""
    read = hit.sequence
    on = read.after(hit.last)
    return on is not None and read.idea(read.after(on)) == "number"


def _bare_hours(hit: Hit, term: Term) -> tuple[Norm, Use] | None:
    """ "le trajet prend 3h en moyenne": few hours in running text, with no word that tells the time of day."""
    read, text = hit.sequence, hit.sequence.text
    start, end = read.marks[hit.first].start, read.marks[hit.last].end
    behind = read.idea(read.after(hit.last))
    if hit.number("amount") > HALF_A_DAY or read.before(hit.first) is not None or behind not in RUNNING_ON:
        return None
    running = WORD_BEFORE.search(text, max(0, start - CLAUSE), start) and WORD_BEHIND.match(text, end)
    return _duration(hit, term) if running else None


def _for_hours(hit: Hit, term: Term) -> tuple[Norm, Use] | None:
    """ "pour 3 h"; Dutch "tegen 3 u" is a time of day."""
    return _duration(hit, term) if hit.sequence.marks[hit.first].value == "for" else None


def _kept(hit: Hit) -> bool:
    """ "worden minstens 10 jaar bijgehouden", "ce délai est ramené à cinq jours": the clause says what lasts."""
    marks, text = hit.sequence.marks, hit.sequence.text
    first, last = marks[hit.first], marks[hit.last]
    behind = marks[hit.last + 1] if hit.last + 1 < len(marks) else None
    if behind is not None and behind.idea == "lasting" and not text[last.end : behind.start].strip():
        return True
    for i in range(hit.first - 1, -1, -1):
        if first.start - marks[i].end > CLAUSE or CLAUSE_END.search(text, marks[i].end, first.start):
            return False
        if marks[i].idea == "lasting":
            return "bound" in hit or "behind" in hit
        if marks[i].idea == "limits_word":
            return CLAUSE_END.match(text, last.end) is not None
    return False


def _of_things(hit: Hit) -> bool:
    """ "une quinzaine de dossiers"; "une quinzaine de jours" is one mark, and a quarter of an hour is always time."""
    if not hit.value("span").endswith(("week", "day")):
        return False
    behind = hit.sequence.after(hit.last)
    return hit.sequence.idea(behind) == "of"


def at_an_hour(sequence: Sequence, first: int, last: int) -> bool:
    """Do the words around make hours a time of day ("om 8 uur", "3 heures du matin", "14 uur 15")?

    "Pour 3 heures" lasts; "tegen 3 uur" does not."""
    before = sequence.before(first)
    if before is not None and sequence.marks[before].idea == "by" and sequence.marks[before].value == "for":
        return False
    return sequence.idea(before) in CLOCK or sequence.idea(sequence.after(last)) in CLOCK_BEHIND


def _bound(hit: Hit) -> Bound:
    for group in ("bound", "behind"):
        if group in hit:
            return "at_least" if hit.mark(group).idea == "at_least" else "at_most"
    return "exactly"


def _rules(amount: str) -> tuple[Rule, ...]:
    reading: Reading = _duration
    lead, bound = r"((?P<lead>during|since|ago_lead)|(?P<age>age))?", r"(?P<bound>at_least|at_most)?"
    return (Rule("duration", Shape(rf"{lead} {bound} {amount} (?P<behind>at_least|at_most)?"), reading),)


RULES: tuple[Rule, ...] = (
    *_rules(AMOUNT),
    *_rules(HALF),
    *_rules(SPAN),
    *_rules(WHOLE),
    Rule("duration", Shape(rf"(?P<lead>during|since|ago_lead) (?P<bound>at_least|at_most)? {HOURS}"), _duration),
    Rule("duration", Shape(rf"by (?P<bound>at_least|at_most)? {HOURS}"), _for_hours),
    Rule("duration", Shape(rf"(?P<bound>at_least|at_most) {HOURS}"), _duration),
    Rule("duration", Shape(BARE_HOURS), _bare_hours),
)
