"""Working days: the Belgian federal holidays, the weekly rest, and the other days on which an office is closed.

The holidays come from the package `holidays`. 2 November, 15 November, 26 December, the last days of the year and
bridges are no public holidays: whoever has them as closed days says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Literal, get_args

from holidays import country_holidays

from corpus.messages import Tongue, say

Custom = Literal["all_souls", "kings_day", "second_christmas_day", "year_end", "bridges"]
CUSTOMS: frozenset[str] = frozenset(get_args(Custom))
CUSTOM_DAYS: dict[tuple[int, int], Custom] = {
    (11, 2): "all_souls",
    (11, 15): "kings_day",
    (12, 26): "second_christmas_day",
    **{(12, day): "year_end" for day in range(27, 32)},
}
YEARS = range(1950, 2101)
"""The years whose holidays are known; outside them no date is computed."""
ONE_DAY = timedelta(days=1)
MONDAY, TUESDAY, THURSDAY, FRIDAY = 0, 1, 3, 4
SPELLED: dict[Tongue, str] = {"fr": "fr", "nl": "nl", "en": "en_US"}


@cache
def legal_holidays(year: int, tongue: Tongue = "fr") -> dict[date, str]:
    """The Belgian federal holidays of a year with their names, in order of date."""
    found = country_holidays("BE", years=year, language=SPELLED[tongue], expand=False)
    return {day: found[day] for day in sorted(found)}


@dataclass(frozen=True, slots=True)
class Closure:
    """Why nobody works on a day: a key of the messages, with the name of the day where it has one."""

    key: str
    day: date

    def words(self, tongue: Tongue) -> str:
        """The name of a legal holiday, else what kind of closed day it is."""
        name = legal_holidays(self.day.year, tongue).get(self.day, "") if self.key == "schedule.holiday" else ""
        return name or say(self.key, tongue)


@dataclass(frozen=True, slots=True)
class Workdays:
    """Which days are worked. `week` holds the working weekdays (Monday is 0); `customs` the kinds of other closed
    days; `closed` single days. ValueError where no weekday is left or a kind is unknown."""

    week: tuple[int, ...] = (0, 1, 2, 3, 4)
    holidays: bool = True
    customs: tuple[Custom, ...] = ()
    closed: tuple[date, ...] = ()

    def __post_init__(self) -> None:
        if not self.week or not set(self.week) <= set(range(7)):
            raise ValueError(f"a week needs working days from 0 to 6, not {self.week!r}")
        if not set(self.customs) <= CUSTOMS:
            raise ValueError(f"unknown closed days: {sorted(set(self.customs) - CUSTOMS)}")

    def closure(self, day: date) -> Closure | None:
        """Why a day is not worked; None for a working day."""
        key = self._closed_by(day)
        return None if key is None else Closure(f"schedule.{key}", day)

    def is_working(self, day: date) -> bool:
        return self._closed_by(day) is None

    def following(self, day: date) -> date:
        """The day itself if it is worked, else the next one that is."""
        while not self.is_working(day):
            day += ONE_DAY
        return day

    def preceding(self, day: date) -> date:
        """The day itself if it is worked, else the last one before it that is."""
        while not self.is_working(day):
            day -= ONE_DAY
        return day

    def shifted(self, day: date, amount: int) -> date:
        """The working day that comes `amount` working days after `day` (before it where negative), which itself does
        not count. OverflowError beyond the calendar."""
        step = ONE_DAY if amount > 0 else -ONE_DAY
        left = abs(amount)
        while left:
            day += step
            left -= self.is_working(day)
        return day

    def between(self, first: date, last: date) -> int:
        """How many days are worked from `first` to `last`, both included."""
        return sum(self.is_working(first + ONE_DAY * i) for i in range((last - first).days + 1))

    def closures(self, first: date, last: date) -> Iterator[Closure]:
        """The closed days from `first` to `last` other than the weekly rest; holidays also where they fall in it."""
        for i in range((last - first).days + 1):
            found = self.closure(first + ONE_DAY * i)
            if found is not None and found.key not in ("schedule.saturday", "schedule.sunday", "schedule.rest_day"):
                yield found

    def _closed_by(self, day: date) -> str | None:
        if self.holidays and day in legal_holidays(day.year):
            return "holiday"
        if day.weekday() not in self.week:
            return {5: "saturday", 6: "sunday"}.get(day.weekday(), "rest_day")
        if day in self.closed:
            return "closed_day"
        custom = CUSTOM_DAYS.get((day.month, day.day))
        if custom in self.customs:
            return custom
        return "bridges" if "bridges" in self.customs and _bridge(day) else None


def _bridge(day: date) -> bool:
    """Does the day stand alone between a legal holiday and a weekend?"""
    beside = {MONDAY: ONE_DAY, FRIDAY: -ONE_DAY}.get(day.weekday())
    return beside is not None and day + beside in legal_holidays((day + beside).year)
