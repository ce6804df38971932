"""Days as readers write them: never the dates of a machine."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from corpus.days import day_of_month, day_words, moment_words, short_day
from corpus.messages import Tongue

DAYS: list[tuple[Tongue, str, str, str]] = [
    ("fr", "1er mars 2024", "31 mars", "01/03/2024 09:05"),
    ("nl", "1 maart 2024", "31 maart", "01/03/2024 09:05"),
    ("en", "1 March 2024", "31 March", "01/03/2024 09:05"),
]


@pytest.mark.parametrize(("tongue", "day", "yearless", "moment"), DAYS)
def test_how_a_day_is_written(tongue: Tongue, day: str, yearless: str, moment: str) -> None:
    assert day_words(date(2024, 3, 1), tongue) == day
    assert day_of_month(3, 31, tongue) == yearless
    assert short_day(date(2024, 3, 1), tongue) == "01/03/2024"
    assert moment_words(datetime(2024, 3, 1, 9, 5, tzinfo=UTC), tongue) == moment
