"""Amounts of time: "quinze (15) jours", "un an et demi", "anderhalf jaar", "2 jaar en 3 maanden"."""

from __future__ import annotations

from extract.facts import UNITS, Unit
from extract.shapes import Hit

AMOUNT = r"""(number (to|until|dash|and))? number? (?P<amount>number|year) (half_)? (?P<unit>unit|units) (?P<half>half)?
    ((and|,)? (?P<amount2>number) (?P<unit2>unit|units))?""".replace("(half_)?", "(?P<some>half)?")
"""A number and a unit, with a half and with a smaller unit behind."""
HALF = r"number? (?P<only_half>half) (?P<unit>unit|units)"
SPAN = r"number? (?P<span>span)"
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
        return float(many), _unit(name)
    name = hit.value("unit")
    amount = hit.number("amount") if "amount" in hit else 0.0
    if {"half", "some", "only_half"} & hit.groups.keys():
        amount += 0.5
    if "unit2" in hit:
        smaller = SMALLER.get((name, hit.value("unit2")))
        return None if smaller is None else (amount * smaller + hit.number("amount2"), _unit(hit.value("unit2")))
    if amount == 0.5 and name == "year":
        return 6, "month"
    if name in MULTIPLES:
        factor, unit = MULTIPLES[name]
        return amount * factor, unit
    return amount, _unit(name)


def _unit(name: str) -> Unit:
    if name not in UNITS:
        raise ValueError(f"the lexicon has a unit that the model has not: {name}")
    return name  # type: ignore[return-value]
