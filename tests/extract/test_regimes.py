"""From a start and a limit to a date, under each regime."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.days import day_words
from corpus.messages import Tongue
from extract.facts import Bound, Day, Direction, Duration, Frequency, Norm, Relative, ServiceLevel, Unit, Unspecified
from extract.reckoning import Computed, Open, compute, fixed
from extract.regimes import Regime, regime, regimes
from extract.workdays import Workdays

ONE = timedelta(days=1)


def after(amount: float, unit: Unit, limit: Bound = "at_most") -> Relative:
    return Relative(amount, unit, "after", "la remise", limit)


def before(amount: float, unit: Unit, limit: Bound = "at_least") -> Relative:
    return Relative(amount, unit, "before", "la réunion", limit)


CASES: list[tuple[str, date, Relative, date, date]] = [
    # the day of the event does not count
    ("civil_code", date(2024, 6, 3), after(10, "calendar_day"), date(2024, 6, 13), date(2024, 6, 13)),
    # a last day on Saturday moves to Monday
    ("civil_code", date(2024, 6, 5), after(10, "day"), date(2024, 6, 15), date(2024, 6, 17)),
    # ... on Easter Sunday over Easter Monday
    ("civil_code", date(2024, 3, 21), after(10, "day"), date(2024, 3, 31), date(2024, 4, 2)),
    # two days over a weekend hold two working days: Friday and Monday
    ("civil_code", date(2024, 6, 13), after(2, "calendar_day"), date(2024, 6, 15), date(2024, 6, 17)),
    # ... Saturday and Sunday hold none: Monday and Tuesday
    ("civil_code", date(2024, 6, 14), after(2, "day"), date(2024, 6, 16), date(2024, 6, 18)),
    # one day stays one, moved
    ("civil_code", date(2024, 6, 14), after(1, "day"), date(2024, 6, 15), date(2024, 6, 17)),
    ("judicial_code", date(2024, 6, 14), after(2, "day"), date(2024, 6, 16), date(2024, 6, 17)),
    # nothing moves where there is no text that moves it, and Saturday is worked
    ("social_security", date(2024, 6, 5), after(10, "day"), date(2024, 6, 15), date(2024, 6, 15)),
    ("social_security", date(2024, 6, 7), after(2, "business_day"), date(2024, 6, 10), date(2024, 6, 10)),
    ("civil_code", date(2024, 6, 7), after(2, "business_day"), date(2024, 6, 11), date(2024, 6, 11)),
    # 15 working days over Easter Monday, then over 1 May and Ascension
    ("civil_code", date(2023, 3, 31), after(15, "business_day"), date(2023, 4, 24), date(2023, 4, 24)),
    ("civil_code", date(2024, 4, 23), after(15, "business_day"), date(2024, 5, 16), date(2024, 5, 16)),
    # months end on the same number, or on the last day
    ("civil_code", date(2023, 1, 31), after(1, "month"), date(2023, 2, 28), date(2023, 2, 28)),
    ("civil_code", date(2024, 1, 31), after(1, "month"), date(2024, 2, 29), date(2024, 2, 29)),
    ("civil_code", date(2023, 2, 28), after(1, "month"), date(2023, 3, 28), date(2023, 3, 28)),
    ("judicial_code", date(2023, 1, 31), after(1, "month"), date(2023, 2, 28), date(2023, 2, 28)),
    ("judicial_code", date(2023, 1, 30), after(1, "month"), date(2023, 2, 28), date(2023, 2, 28)),
    ("judicial_code", date(2023, 2, 28), after(1, "month"), date(2023, 3, 31), date(2023, 3, 31)),
    ("judicial_code", date(2023, 5, 15), after(1, "month"), date(2023, 6, 15), date(2023, 6, 15)),
    ("civil_code", date(2023, 5, 15), after(2, "quarter"), date(2023, 11, 15), date(2023, 11, 15)),
    ("civil_code", date(2024, 2, 29), after(1, "year"), date(2025, 2, 28), date(2025, 2, 28)),
    ("civil_code", date(2024, 2, 29), after(0.5, "year"), date(2024, 8, 29), date(2024, 8, 29)),
    ("civil_code", date(2024, 6, 3), after(2, "week"), date(2024, 6, 17), date(2024, 6, 17)),
    # 20 clear days are 20 whole days between: one can act on the day after
    ("civil_code", date(2024, 6, 3), after(20, "clear_day"), date(2024, 6, 24), date(2024, 6, 24)),
    ("clear_days", date(2024, 6, 3), after(20, "day"), date(2024, 6, 24), date(2024, 6, 24)),
    ("clear_days", date(2024, 6, 24), before(20, "day"), date(2024, 6, 3), date(2024, 6, 3)),
    ("clear_days", date(2024, 6, 24), before(7, "day"), date(2024, 6, 16), date(2024, 6, 14)),
    # counted back over Pentecost Monday, Ascension and 1 May
    ("civil_code", date(2024, 5, 22), before(15, "business_day"), date(2024, 4, 26), date(2024, 4, 26)),
    ("civil_code", date(2025, 12, 31), before(6, "month"), date(2025, 6, 30), date(2025, 6, 30)),
    ("civil_code", date(2024, 6, 26), before(10, "day"), date(2024, 6, 16), date(2024, 6, 16)),
    # a first day does not move: "at least 10 days after" a Wednesday
    ("civil_code", date(2024, 6, 5), after(10, "day", "at_least"), date(2024, 6, 15), date(2024, 6, 15)),
    ("civil_code", date(2024, 6, 9), after(0, "day"), date(2024, 6, 9), date(2024, 6, 9)),
    # half days are rounded up to the day that holds the end
    ("civil_code", date(2024, 6, 3), after(2.5, "business_day"), date(2024, 6, 6), date(2024, 6, 6)),
]


@pytest.mark.parametrize(("name", "start", "norm", "nominal", "effective"), CASES)
def test_dates(name: str, start: date, norm: Relative, nominal: date, effective: date) -> None:
    found = compute(start, norm, regime(name))
    assert isinstance(found, Computed)
    assert (found.nominal, found.effective) == (nominal, effective)
    assert found.trail


OPEN: list[tuple[Norm, str]] = [
    (after(1.5, "month"), "schedule.part_of_month"),
    (after(300000, "day"), "schedule.out_of_range"),
    (after(90, "year"), "schedule.out_of_range"),
    (after(9e9, "year"), "schedule.out_of_range"),
    (before(3000, "year"), "schedule.out_of_range"),
    (after(3, "second"), "schedule.unit_without_days"),  # type: ignore[arg-type]
    (Day(3, 31, 2024), "schedule.not_counted"),
    (Frequency(2, "year"), "schedule.not_counted"),
    (Duration(boundary="contract_term"), "schedule.not_counted"),
    (Unspecified(), "schedule.not_counted"),
]


@pytest.mark.parametrize(("norm", "why"), OPEN)
def test_what_has_no_date_says_why(norm: Norm, why: str) -> None:
    found = compute(date(2024, 6, 3), norm, regime())
    assert isinstance(found, Open)
    assert found.why.key == why
    assert found.why.words("en")


def test_a_share_and_a_duration_are_counted_for_one_case() -> None:
    share, held = ServiceLevel(80, 5, "business_day"), Duration(10, "year", "at_least")
    assert compute(date(2024, 6, 3), share, regime()) == compute(date(2024, 6, 3), after(5, "business_day"), regime())
    found = compute(date(2024, 6, 3), held, regime())
    assert isinstance(found, Computed)
    assert (found.effective, found.last) == (date(2034, 6, 3), False)


@pytest.mark.parametrize(
    ("name", "effective", "step"),
    [
        ("civil_code", date(2024, 4, 2), "schedule.moved_following"),
        ("eu_1182_71", date(2024, 3, 31), "schedule.stays"),
        ("social_security", date(2024, 3, 31), "schedule.stays"),
    ],
)
def test_a_fixed_day_on_easter_sunday(name: str, effective: date, step: str) -> None:
    found = fixed(date(2024, 3, 31), regime(name))
    assert isinstance(found, Computed)
    assert (found.nominal, found.effective) == (date(2024, 3, 31), effective)
    assert found.trail[-1].key == step


def test_own_settings() -> None:
    own = regime(
        "civil_code", week=[0, 1, 2, 3], customs=["second_christmas_day"], closed=[date(2024, 6, 6)], roll="preceding"
    )
    assert own.id == "own"
    assert not any(own.workdays.is_working(d) for d in (date(2024, 6, 7), date(2024, 12, 26), date(2024, 6, 6)))
    found = compute(date(2024, 6, 3), after(4, "day"), own)
    assert isinstance(found, Computed)
    assert found.effective == date(2024, 6, 5)  # from Friday, closed, back over Thursday, closed


@pytest.mark.parametrize("wrong", [{"roll": "up"}, {"months": "30"}, {"least_working_days": -1}, {"week": []}])
def test_settings_outside_their_range_are_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError):
        regime("own", **wrong)


@pytest.mark.parametrize("tongue", ["en", "fr", "nl"])
def test_each_regime_has_a_name_a_source_and_its_assumptions(tongue: Tongue) -> None:
    said = [(r.name(tongue), r.source(tongue), r.assumed(tongue)) for r in regimes().values()]
    assert len(set(said)) == len(said) == 6
    assert all(all(row) for row in said)


def test_a_rule_is_not_silently_applied_before_it_existed() -> None:
    early, late = (compute(date(year, 6, 3), after(3, "day"), regime()) for year in (2022, 2023))
    assert isinstance(early, Computed)
    assert isinstance(late, Computed)
    assert [s.key for s in (*early.trail, *late.trail)].count("schedule.not_in_force") == 1


@pytest.mark.parametrize(("tongue", "name"), [("en", "Easter Sunday"), ("fr", "Pâques"), ("nl", "Pasen")])
def test_the_trail_is_said_in_the_language_of_the_reader(tongue: Tongue, name: str) -> None:
    found = compute(date(2024, 3, 21), after(10, "day"), regime())
    assert isinstance(found, Computed)
    words = [step.words(tongue) for step in found.trail]
    assert day_words(date(2024, 3, 21), tongue) in words[0]
    assert name in words[-1]
    assert day_words(date(2024, 4, 2), tongue) in words[-1]


@pytest.mark.parametrize(
    "unit", ["day", "calendar_day", "business_day", "clear_day", "week", "month", "quarter", "semester", "year"]
)
@pytest.mark.parametrize("tongue", ["en", "fr", "nl"])
def test_every_unit_of_days_is_counted_and_said(unit: Unit, tongue: Tongue) -> None:
    found = compute(date(2024, 6, 3), after(1, unit), regime())
    assert isinstance(found, Computed)
    assert all(step.words(tongue) for step in found.trail)


# A slow walk, one day at a time, that is obviously right. It knows nothing of the code under test but its settings.


def walk(start: date, norm: Relative, rules: Regime) -> date:
    step = ONE if norm.direction == "after" else -ONE
    day, counted = start, 0
    goal = int(norm.amount) + (norm.unit == "clear_day" or rules.clear)
    if rules.first_day_counts and not (norm.unit == "clear_day" or rules.clear):
        counted += norm.unit != "business_day" or works(start, rules.workdays)
    while counted < goal:
        day += step
        if norm.unit != "business_day" or works(day, rules.workdays):
            counted += 1
    return day


def walk_months(start: date, months: int) -> date:
    """Month by month; the day is cut to the length of the last one only."""
    year, month = start.year, start.month
    for _ in range(abs(months)):
        month += 1 if months > 0 else -1
        if month in (0, 13):
            year, month = (year - 1, 12) if month == 0 else (year + 1, 1)
    return date(year, month, min(start.day, monthrange(year, month)[1]))


def works(day: date, workdays: Workdays) -> bool:
    from holidays import country_holidays

    holiday = workdays.holidays and day in country_holidays("BE", years=day.year)
    return day.weekday() in workdays.week and not holiday and day not in workdays.closed


def rolled(day: date, how: str, workdays: Workdays) -> date:
    while how != "none" and not works(day, workdays):
        day += ONE if how == "following" else -ONE
    return day


DATES = st.dates(date(2002, 1, 1), date(2030, 12, 31))
RULES = st.builds(
    Regime,
    id=st.just("own"),
    workdays=st.builds(
        Workdays,
        week=st.sampled_from([(0, 1, 2, 3, 4), (0, 1, 2, 3, 4, 5), (1, 2, 3)]),
        holidays=st.booleans(),
        closed=st.lists(DATES, max_size=5).map(tuple),
    ),
    first_day_counts=st.booleans(),
    roll=st.sampled_from(["none", "following", "preceding"]),
    roll_back=st.sampled_from(["none", "following", "preceding"]),
    clear=st.booleans(),
)
UNITS: list[Unit] = ["day", "calendar_day", "business_day", "clear_day"]
DIRECTIONS: list[Direction] = ["after", "before"]


@settings(max_examples=150, deadline=None)
@given(DATES, st.integers(1, 90), st.sampled_from(UNITS), st.sampled_from(DIRECTIONS), RULES)
def test_days_agree_with_a_walk_from_day_to_day(
    start: date, amount: int, unit: Unit, direction: Direction, rules: Regime
) -> None:
    norm = Relative(amount, unit, direction, "", "exactly")
    found = compute(start, norm, rules)
    assert isinstance(found, Computed)
    assert found.nominal == walk(start, norm, rules)
    roll = rules.roll if direction == "after" else rules.roll_back
    assert found.effective == rolled(found.nominal, roll, rules.workdays)


@settings(max_examples=150, deadline=None)
@given(DATES, st.integers(1, 60), st.sampled_from(DIRECTIONS))
def test_months_agree_with_a_walk_from_month_to_month(start: date, months: int, direction: Direction) -> None:
    signed = months if direction == "after" else -months
    found = compute(start, Relative(months, "month", direction, "", "exactly"), regime("eu_1182_71"))
    assert isinstance(found, Computed)
    assert found.nominal == walk_months(start, signed)


@settings(max_examples=150, deadline=None)
@given(DATES, st.integers(1, 36))
def test_from_a_number_to_its_eve(start: date, months: int) -> None:
    """The limit begins the day after. Where its first day has a same number in the last month, it ends on its eve."""
    found = compute(start, Relative(months, "month", "after", "", "exactly"), regime("judicial_code"))
    assert isinstance(found, Computed)
    first, next_day = start + ONE, found.nominal + ONE
    if next_day.day != first.day:
        assert next_day.day == 1  # no such number: to the end of the month
        assert first.day > monthrange(found.nominal.year, found.nominal.month)[1]
    assert (found.nominal.year - first.year) * 12 + found.nominal.month - first.month in (months, months - 1)


@settings(max_examples=100, deadline=None)
@given(DATES, st.integers(2, 40), st.sampled_from(["day", "business_day"]))
def test_a_limit_of_two_days_holds_two_working_days(start: date, amount: int, unit: Unit) -> None:
    found = compute(start, Relative(amount, unit, "after", "", "at_most"), regime("civil_code"))
    assert isinstance(found, Computed)
    workdays = regime("civil_code").workdays
    assert sum(works(start + ONE * i, workdays) for i in range(1, (found.effective - start).days + 1)) >= 2
    assert works(found.effective, workdays)
