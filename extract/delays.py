"""Delays: "dans les 15 jours ouvrables qui suivent la réunion", "binnen de maand", "zes maanden vóór het einde".

A number and a unit alone measure something ("2 jours de télétravail"). They are a limit where a word says "within"
or "at the latest", or where the event they are counted from follows at once.
"""

from __future__ import annotations

from collections.abc import Iterator

from extract.anchors import CLAUSE_END, anchor_end
from extract.facts import Bound, Direction, Norm, Relative, ServiceLevel, Unit, Unspecified
from extract.found import Found
from extract.quantities import AMOUNT, HALF, HOURS, SPAN, quantity
from extract.sequence import Sequence
from extract.shapes import Hit, Shape

WITHIN = frozenset({"within", "within_one", "within_span", "at_latest", "by"})
BOUNDS = frozenset({"at_latest", "at_least", "at_most", "at_earliest"})
LINKS: dict[str, Direction] = {
    "after": "after", "from": "after", "of": "after", "later": "after", "since": "after",
    "before": "before", "ahead": "before",
}  # fmt: skip
STRONG = frozenset({"after", "before", "ahead"})
FAR_LINKS = frozenset({"after", "before"})
"""The words that name the event a delay is counted from; "à l'avance" names none."""
SMALL: frozenset[Unit] = frozenset({"minute", "second"})
""""Les 150 secondes d'attente" count how long something lasts."""
SHARE_REACH = 120
"""Characters from "99 %" to "dans les 4 jours" in one clause."""
FAR = 250
"""Characters over which "15 jours, ou 20 jours lorsque ..., avant la réunion" may be interrupted."""
CALENDAR = frozenset({"month", "year", "number", "ordinal", "date", "daymonth", "weekday", "unit", "quarter_name"})
"""No event begins with one of these: "dans la semaine du 3 mars"."""
LEAD = r"(?P<lead>(within|within_one|at_latest|at_earliest|at_least|at_most|by|in)*) the?"
LINK = r"(?P<link>after|before|ahead|from|of(?!every_year)|since)"
TAIL = rf"(?P<behind>at_latest|at_earliest|at_least|at_most)? {LINK}? (?P<more>until)?"
AMOUNTS = tuple(Shape(rf"{LEAD} {amount} {TAIL}") for amount in (AMOUNT, HALF, SPAN, HOURS))
ONE = Shape(rf"(?P<lead>(at_latest|at_most|within)* within_one) (?P<one>unit) (?!month|year|current|past|next) {TAIL}")
OPEN = Shape(rf"(?P<lead>(within|within_one|at_latest|at_most|by)*) (?P<open>placeholder) (unit|units) {TAIL}")
SPAN_OF_LAW = Shape(rf"(?P<lead>at_latest? (?P<span>within_span)) {TAIL}")
BOUNDED = Shape(rf"(?P<lead>at_least|at_most|at_latest|at_earliest) {AMOUNT}")
AFTER = r"(?P<link>after|from|since)"
FIRST = tuple(
    Shape(rf"{LEAD} {first} {AFTER}")
    for first in (r"(?P<amount>number) ordinal (?P<unit>units)", r"ordinal (?P<amount>number) (?P<unit>units)")
)
""" "dans les dix premiers jours qui suivent", "binnen de eerste tien dagen na"."""
PAIRED = Shape(rf"(?P<lead>at_latest|at_earliest) {AMOUNT} and")
ELLIPTIC = Shape(rf"(?P<or>break|to) {AMOUNT}")


def delays(sequence: Sequence) -> Iterator[Found]:
    """All delays of a text that are limits."""
    for shape in (*AMOUNTS, *FIRST, ONE, SPAN_OF_LAW, OPEN):
        for hit in shape.hits(sequence):
            delay = _delay(hit)
            if delay is not None:
                yield delay
    yield from _interrupted(sequence)
    yield from _paired(sequence)


def _delay(hit: Hit) -> Found | None:
    ideas = _ideas(hit)
    percent = _percent(hit)
    within = bool(ideas & WITHIN) or (percent is not None and "in" in ideas)
    if "by" in ideas and "lead" in hit and any(m.idea == "by" and m.value == "for" for m in hit.marks("lead")):
        within = bool(ideas & {"within", "at_latest"})
    link = hit.mark("link").idea if "link" in hit else ""
    if "by" in ideas and not ideas & {"within", "within_one"} and _time_of_day(hit):
        return None
    if "at_latest" in ideas and not link and "within" not in ideas and ("hours" in hit or "minutes" in hit):
        return None  # "au plus tard à 15h"
    if "one" in hit and ((link == "of" and not _of_an_event(hit)) or (not link and hit.value("one") == "year")):
        return None  # "dans le mois de mars", "dans l'année"
    if not within and link not in STRONG and not (link == "from" and (ideas & BOUNDS or _of_a_delay(hit))):
        return None
    if not within and hit.sequence.idea(hit.sequence.before(hit.first)) in ("during", "age", "of"):
        return None  # "pendant 10 ans après" is a duration
    return _found(hit, percent, ideas)


def _of_an_event(hit: Hit) -> bool:
    """ "dans le mois de la notification", "binnen de week van deze beslissing": counted from what follows."""
    sequence, link = hit.sequence, hit.groups["link"][1]
    follows = sequence.after(link)
    if sequence.idea(follows) in ("the", "this"):
        return sequence.idea(sequence.after(follows) if follows is not None else None) not in CALENDAR
    return sequence.marks[link].value == "the" and sequence.idea(follows) not in CALENDAR


def _time_of_day(hit: Hit) -> bool:
    """ "tegen 18 uur"; "d'ici 2 heures" is a delay."""
    hours = "hours" in hit or "minutes" in hit or ("unit" in hit and hit.value("unit") == "hour")
    return hours and hit.sequence.language == "nl"


def _of_a_delay(hit: Hit) -> bool:
    """Does the clause speak of a delay before ("le délai est de 30 jours à compter de ...")?"""
    start = hit.sequence.marks[hit.first].start
    for i in range(hit.first - 1, -1, -1):
        mark = hit.sequence.marks[i]
        if start - mark.end > SHARE_REACH or CLAUSE_END.search(hit.sequence.text, mark.end, start):
            return False
        if mark.idea in ("limits_word", "within"):
            return True
    return False


def _found(hit: Hit, percent: int | None, ideas: frozenset[str]) -> Found | None:
    sequence, marks = hit.sequence, hit.sequence.marks
    norm_amount = (1.0, hit.value("one")) if "one" in hit else None if "open" in hit else quantity(hit)
    if norm_amount is None and "open" not in hit:
        return None
    start, end = marks[hit.first].start, marks[hit.last].end
    anchor = ""
    if "link" in hit and hit.mark("link").idea != "ahead" and (percent is None or percent < hit.first):
        reach = anchor_end(sequence, hit.groups["link"][1])
        anchor = " ".join(sequence.text[hit.mark("link").end : reach].split())
        end = max(end, reach)
    if percent is not None:
        start = min(start, marks[percent].start)
        end = max(end, marks[percent].end)
    norm = _norm(norm_amount, hit, anchor, ideas, float(marks[percent].value) if percent is not None else None)
    if norm is None:
        return None
    core = marks[hit.last].end
    return Found(start, core if percent is None else end, norm, "limit", "delay", max(end, core))


def _norm(
    amount: tuple[float, str] | None, hit: Hit, anchor: str, ideas: frozenset[str], percent: float | None
) -> Norm | None:
    if amount is None:
        return Unspecified()
    number, unit = amount
    if percent is not None:
        return ServiceLevel(percent, number, unit)  # type: ignore[arg-type]
    if unit in SMALL and "link" in hit and hit.mark("link").idea == "of":
        return None
    if unit == "semester":
        number, unit = 6 * number, "month"
    direction = LINKS[hit.mark("link").idea] if "link" in hit else "after"
    return Relative(number, unit, direction, anchor, _bound(ideas, direction, hit))  # type: ignore[arg-type]


def _bound(ideas: frozenset[str], direction: Direction, hit: Hit) -> Bound:
    if "at_earliest" in ideas:
        return "at_most" if direction == "before" else "at_least"  # at the earliest six months before: six or less
    if "at_least" in ideas or ("at_latest" in ideas and direction == "before"):
        return "at_least"  # at the latest six months before: six or more
    if ideas & (WITHIN | BOUNDS) or ("link" in hit and hit.mark("link").idea == "from"):
        return "at_most"
    return "exactly"


def _ideas(hit: Hit) -> frozenset[str]:
    lead = hit.marks("lead") if "lead" in hit else ()
    behind = hit.marks("behind") if "behind" in hit else ()
    return frozenset(mark.idea for mark in (*lead, *behind))


def _percent(hit: Hit) -> int | None:
    """The share of cases that the delay is for: right before or behind it, or in its clause where no event is named."""
    sequence, marks = hit.sequence, hit.sequence.marks
    start, end = marks[hit.first].start, marks[hit.last].end
    behind, linked = hit.last + 1, "link" in hit
    while behind < len(marks) and marks[behind].idea in ("in", "before", "by", "to") and marks[behind].start - end < 3:
        end, behind, linked = marks[behind].end, behind + 1, True
    if linked and behind < len(marks) and marks[behind].idea == "percent" and marks[behind].start - end < 3:
        return behind
    for i in range(hit.first - 1, -1, -1):
        if start - marks[i].end > SHARE_REACH or CLAUSE_END.search(sequence.text, marks[i].end, start):
            break
        if marks[i].idea == "percent":
            return i if "link" not in hit or start - marks[i].end < 3 or hit.mark("link").idea == "of" else None
        if marks[i].idea in ("units", "within"):
            break
    return None


def _paired(sequence: Sequence) -> Iterator[Found]:
    """ "au plus tôt trois mois et au plus tard un mois avant l'échéance": the first is counted from the same event."""
    for hit in PAIRED.hits(sequence):
        other, amount = AMOUNTS[0].at(sequence, hit.last + 1), quantity(hit)
        if other is None or "link" not in other or amount is None or other.mark("link").idea not in STRONG | {"from"}:
            continue
        link = other.groups["link"][1]
        direction = LINKS[sequence.idea(link)]
        anchor = " ".join(sequence.text[sequence.marks[link].end : anchor_end(sequence, link)].split())
        norm = Relative(*amount, direction, anchor, _bound(_ideas(hit), direction, hit))
        yield Found(sequence.marks[hit.first].start, sequence.marks[hit.last - 1].end, norm, "limit", "interrupted")


def _interrupted(sequence: Sequence) -> Iterator[Found]:
    """ "au moins 15 jours, ou 20 jours lorsque ..., avant la réunion": both are counted from the far event."""
    for hit in BOUNDED.hits(sequence):
        link = _far_link(hit)
        if link is None:
            continue
        yield _far(hit, link)
        other = ELLIPTIC.at(sequence, hit.last + 1)
        if other is not None and other.last < link:
            yield _far(other, link, _bound(_ideas(hit), LINKS[sequence.idea(link)], other))


def _far_link(hit: Hit) -> int | None:
    sequence, end = hit.sequence, hit.sequence.marks[hit.last].end
    rest = sequence.text[end : end + 1]
    if rest != ",":
        return None
    for i in range(hit.last + 1, len(sequence.marks)):
        between = sequence.text[end : sequence.marks[i].start]
        if len(between) > FAR or ";" in between or ". " in between:
            return None
        if sequence.idea(i) in FAR_LINKS and between.rstrip().endswith(","):
            return i
    return None


def _far(hit: Hit, link: int, bound: Bound | None = None) -> Found:
    sequence, marks = hit.sequence, hit.sequence.marks
    amount = quantity(hit)
    assert amount is not None
    direction = LINKS[sequence.idea(link)]
    anchor = " ".join(sequence.text[marks[link].end : anchor_end(sequence, link)].split())
    first = hit.groups["amount"][0] if "or" in hit else hit.first
    norm = Relative(*amount, direction, anchor, bound or _bound(_ideas(hit), direction, hit))
    end = marks[hit.last].end
    clause = CLAUSE_END.search(sequence.text, end)
    reach = clause.start() if clause is not None and "or" in hit else end
    return Found(marks[first].start, end, norm, "limit", "interrupted", reach)
