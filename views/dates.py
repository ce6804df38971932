"""Dates as the reader writes them, and what is said with dates in it: limits, steps of a rule trail."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from corpus.days import day_words, month_name
from corpus.messages import Tongue, say
from extract.reckoning import Step

WITHOUT_ID = {f"schedule.{key}": f"dates.{key}" for key in ("event_not_named", "event_unknown", "waits_for")}


def month_words(year: int, month: int, tongue: Tongue) -> str:
    """ "mars 2024"."""
    return f"{month_name(month, tongue)} {year}"


def weekday_words(day: date, tongue: Tongue) -> str:
    """The same with the day of the week before it."""
    return f"{say(f'schedule.weekday_{day.weekday()}', tongue)} {day_words(day, tongue)}"


def percent(share: float, tongue: Tongue) -> str:
    """A share from 0 to 1: "87 %", "87%"."""
    return say("dates.percent", tongue, number=round(share * 100))


def step_words(step: Step, tongue: Tongue) -> str:
    """A step of a rule trail without the ids that the command line takes."""
    return replace(step, key=WITHOUT_ID.get(step.key, step.key)).words(tongue)
