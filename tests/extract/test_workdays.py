"""Working days against the package's own count and against days that are known from the calendar."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from holidays import country_holidays
from hypothesis import given
from hypothesis import strategies as st

from corpus.messages import Tongue
from extract.workdays import Custom, Workdays, legal_holidays

DAYS = st.dates(date(2002, 1, 1), date(2030, 12, 31))
PLAIN = Workdays()


@pytest.mark.parametrize(
    ("day", "fr", "nl", "en"),
    [
        (date(2024, 4, 1), "Lundi de Pâques", "Paasmaandag", "Easter Monday"),
        (date(2024, 5, 1), "Fête du Travail", "Dag van de Arbeid", "Labor Day"),
        (date(2022, 7, 21), "Fête nationale", "Nationale feestdag", "National Day"),
    ],
)
def test_holidays_are_named_in_the_language_of_the_reader(day: date, fr: str, nl: str, en: str) -> None:
    names: dict[Tongue, str] = {"fr": fr, "nl": nl, "en": en}
    closure = PLAIN.closure(day)
    assert closure is not None
    assert {tongue: closure.words(tongue) for tongue in names} == names


@pytest.mark.parametrize(
    "day",
    # no public holidays, though many offices are closed
    [date(2022, 11, 2), date(2022, 11, 15), date(2022, 12, 26), date(2022, 12, 30), date(2024, 5, 10)],
)
def test_customs_are_closed_only_where_one_says_so(day: date) -> None:
    customs: tuple[Custom, ...] = ("all_souls", "kings_day", "second_christmas_day", "year_end", "bridges")
    assert PLAIN.is_working(day)
    assert not Workdays(customs=customs).is_working(day)


@pytest.mark.parametrize(
    ("day", "bridge"),
    [
        (date(2024, 5, 10), True),  # Friday after Ascension
        (date(2022, 10, 31), True),  # Monday before All Saints
        (date(2024, 8, 16), True),  # Friday after 15 August
        (date(2024, 11, 12), False),  # Tuesday after 11 November
        (date(2024, 5, 17), False),  # Friday before Pentecost Monday
    ],
)
def test_bridges(day: date, bridge: bool) -> None:
    assert Workdays(customs=("bridges",)).is_working(day) is not bridge


@pytest.mark.parametrize(
    ("workdays", "day", "works"),
    [
        (Workdays(week=(0, 1, 2, 3, 4, 5)), date(2024, 6, 1), True),  # a Saturday
        (PLAIN, date(2024, 6, 1), False),
        (Workdays(week=(0, 1, 2, 3, 4, 5)), date(2024, 6, 2), False),
        (Workdays(week=(0, 1, 3, 4)), date(2024, 6, 5), False),  # nobody works on Wednesday
        (Workdays(holidays=False), date(2024, 5, 1), True),
        (Workdays(closed=(date(2024, 6, 5),)), date(2024, 6, 5), False),
    ],
)
def test_settings(workdays: Workdays, day: date, works: bool) -> None:
    assert workdays.is_working(day) is works


@pytest.mark.parametrize("wrong", [{"week": ()}, {"week": (7,)}, {"customs": ("carnival",)}])
def test_settings_outside_their_range_are_refused(wrong: dict[str, tuple[object, ...]]) -> None:
    with pytest.raises(ValueError, match=r"working days|closed days"):
        Workdays(**wrong)  # type: ignore[arg-type]


def test_every_day_of_2002_to_2030_agrees_with_the_package() -> None:
    theirs = country_holidays("BE", years=range(2002, 2031))
    days = [date(2002, 1, 1) + timedelta(days=i) for i in range((date(2031, 1, 1) - date(2002, 1, 1)).days)]
    assert [d for d in days if PLAIN.is_working(d) != theirs.is_working_day(d)] == []
    assert sum(PLAIN.is_working(d) for d in days) > 7000


@given(DAYS, st.integers(-400, 400).filter(bool))
def test_shifting_agrees_with_the_package(day: date, amount: int) -> None:
    theirs = country_holidays("BE", years=range(2000, 2034))
    assert PLAIN.shifted(day, amount) == theirs.get_nth_working_day(day, amount)


@given(DAYS, st.integers(0, 400))
def test_counting_agrees_with_the_package(day: date, length: int) -> None:
    theirs = country_holidays("BE", years=range(2000, 2034))
    last = day + timedelta(days=length)
    assert PLAIN.between(day, last) == theirs.get_working_days_count(day, last)


def test_there_are_twelve_holidays_each_year() -> None:
    """Ten legal holidays, and Easter and Pentecost, which are Sundays. 1 May and Ascension fell together in 2008."""
    assert {year: len(legal_holidays(year)) for year in range(2002, 2031)} == {
        year: 11 if year == 2008 else 12 for year in range(2002, 2031)
    }
