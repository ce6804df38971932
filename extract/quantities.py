"""Amounts of time: "quinze (15) jours", "un an et demi", "anderhalf jaar", "2 jaar en 3 maanden"."""

from __future__ import annotations

from extract.facts import UNITS, Unit
from extract.shapes import Hit

UNIT = "unit|units|seconde"
AMOUNT = rf"""(number (to|until|dash|and))? number? (?P<amount>number|year) (?P<some>half)?
    (?P<unit>{UNIT}) (?P<half>half)? ((and|,)? (?P<amount2>number) (?P<unit2>{UNIT})
    ((and|,|,and)? (?P<amount3>number) (?P<unit3>{UNIT}))?)?"""
"""A number and a unit, with a half and with smaller units behind."""
HALF = rf"number? (?P<only_half>half) (?P<unit>{UNIT})"
SPAN = r"(?P<spans>number)? (?P<span>span)"
BARE_HOURS = r"(?P<amount>number) (?P<hours>hour_sign)"
HOURS = rf"({BARE_HOURS}|(?P<minutes>clock_time))"
""" "3 h", "1h30", which is a time of day where no word makes it a stretch."""
WHOLE = r"the? ((?P<whole>whole) the? (?P<unit>unit)|(?P<unit_whole>unit) (?P<whole_behind>whole))"
MULTIPLES: dict[str, tuple[float, Unit]] = {
    "semester": (6, "month"),
    "decade": (10, "year"),
    "century": (100, "year"),
}
"""Units that the norms do not have, in units that they have."""
SMALLER: dict[tuple[str, str], float] = {
    ("year", "month"): 12,
    ("week", "day"): 7,
    ("day", "hour"): 24,
    ("hour", "minute"): 60,
    ("minute", "second"): 60,
}
"""How many of the second make the first; a month has no fixed number of days."""
ORDER = ("second", "minute", "hour", "day", "week", "month", "quarter", "semester", "year", "decade", "century")


def quantity(hit: Hit) -> tuple[float, Unit] | None:
    """The amount and unit of a hit with the groups above; None where the units do not add up."""
    if "span" in hit:
        many, name = hit.value("span").split()
        return float(many) * hit.number("spans", 1), _unit(name)
    if "hours" in hit:
        return hit.number("amount"), "hour"
    if "minutes" in hit:
        hours, minutes = divmod(hit.number("minutes"), 60)
        return (hours * 60 + minutes, "minute") if minutes else (hours, "hour")
    if "unit_whole" in hit:
        return 1.0, _unit(unit_name(hit, "unit_whole"))  # "la journée entière"
    name = unit_name(hit, "unit")
    if _goes_on_from_a_larger(hit, name):
        return None
    amount = 1.0 if "whole" in hit else hit.number("amount") if "amount" in hit else 0.0
    if {"half", "some", "only_half"} & hit.groups.keys():
        amount += 0.5
    if "unit2" in hit:
        return _with_smaller(hit, amount, name)
    if amount == 0.5 and name == "year":
        return 6, "month"
    if name in MULTIPLES:
        factor, unit = MULTIPLES[name]
        return amount * factor, unit
    return amount, _unit(name)


def _with_smaller(hit: Hit, amount: float, name: str) -> tuple[float, Unit] | None:
    """ "2 ans et 3 mois", "1 dag, 2 uur en 10 minuten", in the smallest unit."""
    for number in "23":
        if f"unit{number}" in hit:
            small = unit_name(hit, f"unit{number}")
            factor = SMALLER.get((name, small))
            if factor is None:
                return None
            amount, name = amount * factor + hit.number(f"amount{number}"), small
    return amount, _unit(name)


def _goes_on_from_a_larger(hit: Hit, name: str) -> bool:
    """The days of "un mois et deux jours" are no stretch of their own; the sum is in no unit."""
    read = hit.sequence
    before = read.before(hit.groups["amount"][0]) if "amount" in hit else None
    before = read.before(before) if before is not None and read.idea(before) == "and" else before
    number = read.before(before) if before is not None and read.idea(before) in ("unit", "units") else None
    if before is None or read.idea(number) != "number":
        return False
    larger = read.marks[before].value
    return larger in ORDER and name in ORDER and ORDER.index(larger) > ORDER.index(name)


def unit_name(hit: Hit, group: str) -> str:
    """French "seconde" is a unit and an ordinal; its value is that of the ordinal."""
    mark = hit.mark(group)
    return "second" if mark.idea == "seconde" else mark.value


def _unit(name: str) -> Unit:
    if name not in UNITS:
        raise ValueError(f"the lexicon has a unit that the model has not: {name}")
    return name  # type: ignore[return-value]
