"""Dates as readers of the three languages write them."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.days import day_words, short_day
from corpus.messages import Tongue
from extract.facts import Day, Norm, Recurring, Window
from extract.reckoning import step
from extract.saying import norm_words
from views.dates import percent, step_words, weekday_words

DAYS: list[tuple[Tongue, str, str]] = [
    ("fr", "vendredi 1er mars 2024", "1er mars 2024"),
    ("nl", "vrijdag 1 maart 2024", "1 maart 2024"),
    ("en", "Friday 1 March 2024", "1 March 2024"),
]


@pytest.mark.parametrize(("tongue", "long", "plain"), DAYS)
def test_a_day(tongue: Tongue, long: str, plain: str) -> None:
    assert weekday_words(date(2024, 3, 1), tongue) == long
    assert day_words(date(2024, 3, 1), tongue) == plain
    assert short_day(date(2024, 3, 1), tongue) == "01/03/2024"


LIMITS: list[tuple[Norm, Tongue, str]] = [
    (Day(3, 31, 2024), "fr", "31 mars 2024"),
    (Day(3, 1), "fr", "1er mars"),  # no year in the text, none is made up
    (Day(3, 31, 2024), "nl", "31 maart 2024"),
    (Window(date(2024, 1, 1), date(2024, 3, 31)), "fr", "1er janvier 2024"),
    (Recurring("FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=31"), "nl", "31"),  # other limits are said as everywhere
]


@pytest.mark.parametrize(("norm", "tongue", "held"), LIMITS)
def test_a_limit_has_no_machine_dates(norm: Norm, tongue: Tongue, held: str) -> None:
    said = norm_words(norm, tongue)
    assert held in said
    assert "-03-" not in said


def test_a_step_of_a_trail() -> None:
    assert "31 mars 2024" in step_words(step("fixed", date=date(2024, 3, 31)), "fr")
    assert "2024-03-31" not in step_words(step("fixed", date=date(2024, 3, 31)), "fr")


def test_a_share() -> None:
    assert (percent(0.874, "fr"), percent(0.874, "en")) == ("87 %", "87%")
