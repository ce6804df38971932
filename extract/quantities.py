"""Amounts of time: "quinze (15) jours", "un an et demi", "anderhalf jaar", "2 jaar en 3 maanden"."""

from __future__ import annotations

from extract.facts import UNITS, Unit
from extract.shapes import Hit

UNIT = "unit|units|seconde"
AMOUNT = rf"""(number (to|until|dash|and))? number? (?P<amount>number|year) (?P<some>half)?
    (?P<unit>{UNIT}) (?P<half>half)? ((and|,)? (?P<amount2>number) (?P<unit2>{UNIT}))?"""
"""A number and a unit, with a half and with a smaller unit behind."""
HALF = rf"number? (?P<only_half>half) (?P<unit>{UNIT})"
SPAN = r"(?P<spans>number)? (?P<span>span)"
HOURS = r"(?P<amount>number) (?P<hours>hour_sign)"
""" "3 h", which is a time of day where no word makes it a stretch."""
WHOLE = r"the? (?P<whole>whole) the? (?P<unit>unit)"
MULTIPLES: dict[str, tuple[float, Unit]] = {
    "semester": (6, "month"),
    "decade": (10, "year"),
    "century": (100, "year"),
}
"""Units that the norms do not have, in units that they have."""
SMALLER: dict[tuple[str, str], float] = {("year", "month"): 12, ("week", "day"): 7, ("hour", "minute"): 60}


def quantity(hit: Hit) -> tuple[float, Unit] | None:
    """The amount and unit of a hit with the groups above; None where the units do not add up."""
    if "span" in hit:
        many, name = hit.value("span").split()
        return float(many) * hit.number("spans", 1), _unit(name)
    if "hours" in hit:
        return hit.number("amount"), "hour"
    name = unit_name(hit, "unit")
    amount = 1.0 if "whole" in hit else hit.number("amount") if "amount" in hit else 0.0
    if {"half", "some", "only_half"} & hit.groups.keys():
        amount += 0.5
    if "unit2" in hit:
        small = unit_name(hit, "unit2")
        smaller = SMALLER.get((name, small))
        return None if smaller is None else (amount * smaller + hit.number("amount2"), _unit(small))
    if amount == 0.5 and name == "year":
        return 6, "month"
    if name in MULTIPLES:
        factor, unit = MULTIPLES[name]
        return amount * factor, unit
    return amount, _unit(name)


def unit_name(hit: Hit, group: str) -> str:
    """French "seconde" is a unit and an ordinal; its value is that of the ordinal."""
    mark = hit.mark(group)
    return "second" if mark.idea == "seconde" else mark.value


def _unit(name: str) -> Unit:
    if name not in UNITS:
        raise ValueError(f"the lexicon has a unit that the model has not: {name}")
    return name  # type: ignore[return-value]
