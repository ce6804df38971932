"""Times counted from today: "demain", "la semaine prochaine", "drie dagen geleden", "op maandag".

A text of rules has no today, so none of these is a limit; the event they are counted from is called "now".
"""

from __future__ import annotations

from extract.durations import at_an_hour
from extract.facts import Bound, Direction, Norm, Relative, Use
from extract.found import Reading, Rule, Term
from extract.quantities import AMOUNT, HALF, HOURS, MULTIPLES, SPAN, quantity
from extract.shapes import Hit, Shape

NOW = "now"
NEVER_NEXT = frozenset({"business_day", "calendar_day", "clear_day", "minute", "second"})
""""La dernière minute" and "de volgende werkdag" are not counted from now."""


def _day(hit: Hit, term: Term) -> tuple[Norm, Use] | None:
    days = int(hit.value("now"))
    return Relative(abs(days), "day", "before" if days < 0 else "after", NOW, "exactly"), "other"


def _next_day(hit: Hit, term: Term) -> tuple[Norm, Use] | None:
    """ "le lendemain": counted from a day that the text has just told."""
    days = int(hit.value("day"))
    return Relative(abs(days), "day", "before" if days < 0 else "after", "", "exactly"), "other"


def _following(hit: Hit, term: Term) -> tuple[Norm, Use] | None:
    """ "le mois suivant", "la semaine qui suit"; elsewhere an event stands behind them."""
    behind = hit.sequence.idea(hit.sequence.after(hit.last))
    return _unit(hit, term) if hit.sequence.language == "fr" and behind not in ("the", "of", "this", "to") else None


def _amount(direction: Direction, anchor: str = NOW) -> Reading:
    def reading(hit: Hit, term: Term) -> tuple[Norm, Use] | None:
        if hit.sequence.language == "nl" and "since" in hit:
            return None  # "al twee maanden" lasts still
        amount = quantity(hit)
        lead = hit.mark("in_").idea if "in_" in hit else ""
        text = hit.sequence.text[hit.mark("in_").start : hit.mark("in_").end].lower() if lead else ""
        if (
            amount is None
            or (lead == "in" and not text.startswith(("dans", "in")))
            or (lead == "future" and _clock(hit))
        ):
            return None
        return Relative(*amount, direction, anchor, _bound(hit)), "other"

    return reading


def _from_now(hit: Hit, term: Term) -> tuple[Norm, Use] | None:
    """ "5 dagen vanaf vandaag", "trois semaines à partir de demain"."""
    mark = hit.mark("now")
    anchor = NOW if mark.value == "0" else hit.sequence.text[mark.start : mark.end]
    return _amount("after", anchor)(hit, term)


def _after(hit: Hit, term: Term) -> tuple[Norm, Use] | None:
    """ "après deux mois", "na een jaar"; "na 16 uur" is a time of day."""
    amount = quantity(hit)
    if amount is None or amount[1] == "hour" or hit.sequence.idea(hit.sequence.before(hit.first)) in ("unit", "units"):
        return None
    return Relative(*amount, "after", "", "exactly"), "other"


def _bound(hit: Hit) -> Bound:
    """ "il y a plus de trois ans", "meer dan drie jaar geleden"."""
    if "bound" not in hit:
        return "exactly"
    return "at_least" if hit.mark("bound").idea == "at_least" else "at_most"


def _clock(hit: Hit) -> bool:
    """ "kwart over 8", "10 over 8" tell the time of day."""
    return hit.sequence.idea(hit.sequence.before(hit.groups["in_"][0])) in ("clock", "number")


def _some(direction: Direction) -> Reading:
    """ "les trois prochains jours", "de komende 3 dagen": any time in them."""

    def reading(hit: Hit, term: Term) -> tuple[Norm, Use] | None:
        amount = quantity(hit)
        if amount is None or (amount[1] == "hour" and at_an_hour(hit.sequence, hit.first, hit.last)):
            return None  # "om 11 uur afgelopen dinsdag"
        return Relative(*amount, direction, NOW, "at_most"), "other"

    return reading


def _unit(hit: Hit, term: Term) -> tuple[Norm, Use] | None:
    """ "la semaine prochaine", "vorig jaar", "cette année"."""
    name = hit.value("unit")
    if _tells_a_weekday(hit):
        return None
    if name in NEVER_NEXT or (name == "hour" and "this" in hit):
        return None  # "à cette heure" means now
    factor, unit = MULTIPLES.get(name, (1, name))
    amount = 0 if "this" in hit else factor
    direction: Direction = "before" if "past" in hit else "after"
    return Relative(amount, unit, direction, NOW, "exactly"), "other"  # type: ignore[arg-type]


def _tells_a_weekday(hit: Hit) -> bool:
    """ "lundi de la semaine prochaine" and "volgende week maandag" are one day, and no norm has it."""
    read = hit.sequence
    before = read.before(read.lead(hit.first, ("of", "the", "this")))
    return "weekday" in (read.idea(before), read.idea(read.after(hit.last)))


def _rule(cue: str, pattern: str, reading: Reading) -> Rule:
    return Rule(cue, Shape(pattern), reading)


def _amounts(amount: str) -> tuple[Rule, ...]:
    return (
        _rule("in_future", rf"(?P<in_>in|future) {amount}", _amount("after")),
        _rule("ago", rf"(?P<since>ago_lead) (?P<bound>at_least|at_most)? {amount}", _amount("before")),
        _rule("ago", rf"(?P<bound>at_least|at_most)? {amount} ago", _amount("before")),
        _rule("later", rf"{amount} later", _amount("after", "")),
        _rule("later", rf"after {amount}", _after),
        _rule("from_now", rf"{amount} from (?P<now>now)", _from_now),
    )


RULES: tuple[Rule, ...] = (
    _rule("now", r"(?P<now>now)", _day),
    _rule("next_day", r"(?P<day>next_day)", _next_day),
    _rule("unit", r"(in|the|during)* (?P<unit>unit) (?P<word>after)", _following),
    _rule("unit", r"the (?P<unit>unit) later", _unit),
    _rule("unit", r"the (?P<unit>unit) (?P<past>ago)", _unit),
    *_amounts(AMOUNT),
    *_amounts(HALF),
    *_amounts(SPAN),
    *_amounts(HOURS),
    _rule("some", rf"(in|the|during|within|within_one)* next {AMOUNT}", _some("after")),
    _rule("some", rf"(in|the|during|within|within_one)* past {AMOUNT}", _some("before")),
    _rule("some", r"(in|the|during|within)* (?P<amount>number) next (?P<unit>unit|units)", _some("after")),
    _rule("some", r"(in|the|during|within)* (?P<amount>number) past (?P<unit>unit|units)", _some("before")),
    _rule("some", r"(in|the|during|within)* (?P<amount>number) (?P<unit>unit|units) past", _some("before")),
    _rule("some", r"(in|the|during|within)* (?P<amount>number) (?P<unit>unit|units) next", _some("after")),
    _rule("unit", r"(in|the|during)* next (?P<unit>unit)", _unit),
    _rule("unit", r"(in|the|during)* (?P<past>past) (?P<unit>unit) (?!of)", _unit),  # "la dernière année du plan"
    _rule("unit", r"(in|the|during)* (?P<this>this|current) (?P<unit>unit)", _unit),
    _rule("unit", r"(in|the|during)* (?P<unit>unit) next", _unit),
    _rule("unit", r"(in|the|during)* (?P<unit>unit) (?P<past>past)", _unit),
    _rule("unit", r"(in|the|during)* (?P<unit>unit) (?P<this>current)", _unit),
)
