"""Dates as the reader writes them, and what is said with dates in it: limits, steps of a rule trail."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from corpus.messages import Tongue, say
from extract.facts import Day, Norm, Window
from extract.reckoning import Step
from extract.saying import month_name, norm_words

WITHOUT_ID = {f"schedule.{key}": f"dates.{key}" for key in ("event_not_named", "event_unknown", "waits_for")}


def month_words(year: int, month: int, tongue: Tongue) -> str:
    """ "mars 2024"."""
    return f"{month_name(month, tongue)} {year}"


def day_words(day: date, tongue: Tongue) -> str:
    """ "1er mars 2024", "1 maart 2024", "1 March 2024"."""
    return say("dates.day", tongue, day=_ordinal(day.day, tongue), month=month_name(day.month, tongue), year=day.year)


def weekday_words(day: date, tongue: Tongue) -> str:
    """The same with the day of the week before it."""
    return f"{say(f'schedule.weekday_{day.weekday()}', tongue)} {day_words(day, tongue)}"


def short_day(day: date, tongue: Tongue) -> str:
    """For tables: "31/03/2024"."""
    return say("dates.short", tongue, day=f"{day.day:02d}", month=f"{day.month:02d}", year=day.year)


def percent(share: float, tongue: Tongue) -> str:
    """A share from 0 to 1: "87 %", "87%"."""
    return say("dates.percent", tongue, number=round(share * 100))


def limit_words(norm: Norm, tongue: Tongue) -> str:
    """A limit in words, its dates as the reader writes them."""
    if isinstance(norm, Day):
        found = day_words(norm.date, tongue) if norm.date else _without_year(norm, tongue)
        return say("extract.on_date", tongue, date=found)
    if isinstance(norm, Window):
        return say("times.window", tongue, start=day_words(norm.start, tongue), end=day_words(norm.end, tongue))
    return norm_words(norm, tongue)


def step_words(step: Step, tongue: Tongue) -> str:
    """A step of a rule trail, its dates as the reader writes them, without the ids that the command line takes."""
    said = tuple((name, day_words(v, tongue) if isinstance(v, date) else v) for name, v in step.values)
    return replace(step, key=WITHOUT_ID.get(step.key, step.key), values=said).words(tongue)


def _without_year(norm: Day, tongue: Tongue) -> str:
    return f"{_ordinal(norm.day, tongue)} {month_name(norm.month, tongue)}"


def _ordinal(day: int, tongue: Tongue) -> str:
    return say("dates.first", tongue) if day == 1 else str(day)
