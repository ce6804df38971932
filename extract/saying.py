"""A norm said in words, for tables, calendars and the workbench."""

from __future__ import annotations

from corpus.messages import Tongue, say
from extract.facts import Day, Duration, Frequency, Norm, Recurring, Relative, ServiceLevel, Window

OWN_PART = frozenset({"hour", "minute", "second", "semester", "contract_term"})
"""Units whose words stand with the messages of times."""


def norm_words(norm: Norm, tongue: Tongue) -> str:
    """One line: "at most 15 working day(s) after the meeting"."""
    if isinstance(norm, Day):
        return say("extract.on_date", tongue, date=norm.as_json()["date"])
    if isinstance(norm, Recurring):
        return _recurring(norm, tongue)
    if isinstance(norm, Relative):
        return _relative(norm, tongue)
    if isinstance(norm, Frequency):
        return _frequency(norm, tongue)
    if isinstance(norm, Duration):
        return _duration(norm, tongue)
    if isinstance(norm, Window):
        return say("times.window", tongue, start=norm.as_json()["start"], end=norm.as_json()["end"])
    if isinstance(norm, ServiceLevel):
        unit = unit_words(norm.unit, tongue)
        return say("extract.share", tongue, percent=f"{norm.percent:g}", amount=f"{norm.amount:g}", unit=unit)
    return say("extract.open", tongue)


def unit_words(unit: str, tongue: Tongue) -> str:
    """ "working day(s)"."""
    return say(f"times.{unit}" if unit in OWN_PART else f"extract.{unit}", tongue)


def month_name(month: int, tongue: Tongue) -> str:
    """ "mars", "maart", "March"; months are counted from 1."""
    return say(f"dates.month_{month}", tongue)


def _recurring(norm: Recurring, tongue: Tongue) -> str:
    parts = dict(part.split("=", 1) for part in norm.rrule.split(";"))
    month, day = parts.get("BYMONTH", ""), parts.get("BYMONTHDAY", "")
    match sorted(parts.keys() - {"FREQ"}), parts["FREQ"]:
        case ["BYMONTH", "BYMONTHDAY"], "YEARLY":
            return say("extract.every_year", tongue, day=day, month=month)
        case ["BYMONTH"], "YEARLY":
            names = ", ".join(month_name(int(number), tongue) for number in month.split(","))
            return say("times.each_month_of_year", tongue, month=names)
        case ["BYMONTHDAY"], "MONTHLY":
            return say("times.each_month", tongue, day=day)
    return say("times.by_rule", tongue, rule=norm.rrule)


def _frequency(norm: Frequency, tongue: Tongue) -> str:
    key = "times.frequency_of_one" if norm.every == 1 else "times.frequency"
    bound = say(f"extract.{norm.limit}", tongue)
    return say(key, tongue, bound=bound, times=f"{norm.times:g}", every=norm.every, per=unit_words(norm.per, tongue))


def _duration(norm: Duration, tongue: Tongue) -> str:
    if norm.unit is None:
        return say("times.whole_term", tongue)
    bound, unit = say(f"extract.{norm.limit}", tongue), unit_words(norm.unit, tongue)
    return say("times.duration", tongue, bound=bound, amount=f"{norm.amount:g}", unit=unit)


def _relative(norm: Relative, tongue: Tongue) -> str:
    return say(
        f"extract.relative_{norm.direction}",
        tongue,
        bound=say(f"extract.{norm.limit}", tongue),
        amount=f"{norm.amount:g}",
        unit=unit_words(norm.unit, tongue),
        anchor=norm.anchor or say("extract.event_not_named", tongue),
    )
