"""Days as readers of the three languages write them."""

from __future__ import annotations

from datetime import date, datetime

from corpus.messages import Tongue, say


def month_name(month: int, tongue: Tongue) -> str:
    """ "mars", "maart", "March"; months are counted from 1."""
    return say(f"dates.month_{month}", tongue)


def day_of_month(month: int, day: int, tongue: Tongue) -> str:
    """A day without its year: "1er mars", "31 maart"."""
    return f"{say('dates.first', tongue) if day == 1 else day} {month_name(month, tongue)}"


def day_words(day: date, tongue: Tongue) -> str:
    """ "1er mars 2024", "1 maart 2024", "1 March 2024"."""
    return f"{day_of_month(day.month, day.day, tongue)} {day.year}"


def short_day(day: date, tongue: Tongue) -> str:
    """For tables: "31/03/2024"."""
    return say("dates.short", tongue, day=f"{day.day:02d}", month=f"{day.month:02d}", year=day.year)


def moment_words(moment: datetime, tongue: Tongue) -> str:
    """ "31/03/2024 15:13"; the zone is for whoever shows it to name."""
    return f"{short_day(moment, tongue)} {moment:%H:%M}"
