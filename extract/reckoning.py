"""Reckoning: from a start and a limit to a date, with the rule trail that says how.

Nothing is rounded away: the nominal date is where the limit ends by counting, the effective date where it ends after
the rules on closed days; each step is a message with its values.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from math import ceil

from corpus.days import day_words
from corpus.messages import Tongue, say
from extract.facts import Bound, Direction, Duration, Norm, Relative, ServiceLevel
from extract.regimes import Regime, Roll
from extract.saying import amount_words
from extract.workdays import ONE_DAY, YEARS, Closure

MONTHS = {"month": 1, "quarter": 3, "semester": 6, "year": 12}
DAYS = {"day": 1, "calendar_day": 1, "clear_day": 1, "week": 7}
LONGEST = 200_000
"""Days; a limit of centuries is a misreading, and counting it would take long."""

CLEAR = frozenset({"day", "calendar_day", "business_day", "clear_day"})


@dataclass(frozen=True, slots=True)
class Quantity:
    """So many units of time, or "time" for how often."""

    amount: float
    unit: str


Value = str | int | float | date | Closure | Quantity


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a rule trail, or why there is no date: a key of the messages and its values."""

    key: str
    values: tuple[tuple[str, Value], ...] = ()

    def words(self, tongue: Tongue) -> str:
        """In words. Values that are themselves keys of messages ("schedule.the_event") are said too."""
        return say(self.key, tongue, **{name: _said(value, tongue) for name, value in self.values})


def step(key: str, **values: Value) -> Step:
    """A step; `key` without its part."""
    return Step(f"schedule.{key}", tuple(values.items()))


@dataclass(frozen=True, slots=True)
class Computed:
    """Where a limit ends by counting (`nominal`) and after the rules on closed days (`effective`), and why.

    `last` is False for a first day on which something may be done ("at least 10 days after"): such a day never moves.
    """

    nominal: date
    effective: date
    trail: tuple[Step, ...]
    last: bool = True


@dataclass(frozen=True, slots=True)
class Open:
    """No date, and why not."""

    why: Step


def compute(start: date, norm: Norm, regime: Regime) -> Computed | Open:
    """The date of a limit that is counted from `start`: a relative limit, a duration, or a share of cases for one
    case. Any other norm, an amount that is no whole number of its unit, and a date beyond the known holidays are open.
    """
    if isinstance(norm, Relative):
        return _counted(start, norm.amount, norm.unit, norm.direction, norm.limit, regime)
    if isinstance(norm, ServiceLevel | Duration) and norm.unit is not None:
        return _counted(start, norm.amount, norm.unit, "after", norm.limit, regime)
    return Open(step("not_counted"))


def fixed(day: date, regime: Regime) -> Computed | Open:
    """The date of a limit that the text fixes itself ("by 31 March 2024")."""
    if day.year not in YEARS:
        return Open(step("out_of_range"))
    moved, steps = _rolled(day, regime.roll_date, regime)
    return Computed(day, moved, (*_in_force(day, regime), step("fixed", date=day), *steps))


def _counted(
    start: date, amount: float, unit: str, direction: Direction, bound: Bound, regime: Regime
) -> Computed | Open:
    try:
        nominal = _nominal(start, amount, unit, 1 if direction == "after" else -1, regime)
    except OverflowError:
        nominal = Open(step("out_of_range"))
    if isinstance(nominal, Open):
        return nominal
    if not (nominal.year in YEARS and start.year in YEARS):
        return Open(step("out_of_range"))
    if amount == 0:
        return Computed(nominal, nominal, (step("same_day", start=start),))
    trail = (*_in_force(start, regime), _first_day(start, unit, regime))
    trail += (_counting(amount, unit, direction, nominal, regime),)
    last = bound != ("at_least" if direction == "after" else "at_most")
    if not last:
        return Computed(nominal, nominal, (*trail, step("not_before")), last=False)
    effective, steps = _rolled(nominal, regime.roll if direction == "after" else regime.roll_back, regime)
    if direction == "after":
        effective, more = _enough_working_days(start, effective, amount, unit, regime)
        steps += more
    return Computed(nominal, effective, (*trail, *steps))


def _nominal(start: date, amount: float, unit: str, sign: int, regime: Regime) -> date | Open:
    if unit in MONTHS:
        months = round(amount * MONTHS[unit], 6)
        if months != int(months) or months > LONGEST // 30:
            return Open(step("part_of_month" if months != int(months) else "out_of_range"))
        return _months_away(start, sign * int(months), regime)
    if unit != "business_day" and unit not in DAYS:
        return Open(step("unit_without_days"))
    whole = ceil(amount * DAYS.get(unit, 1))
    if whole > LONGEST:
        return Open(step("out_of_range"))
    clear = _clear(unit, regime)
    first_counts = (
        regime.first_day_counts and not clear and (unit != "business_day" or regime.workdays.is_working(start))
    )
    away = sign * max(whole + clear - first_counts, 0) if whole else 0
    return regime.workdays.shifted(start, away) if unit == "business_day" else start + ONE_DAY * away


def _clear(unit: str, regime: Regime) -> bool:
    """Neither the first nor the last day of a clear limit counts: it ends a day later."""
    return unit == "clear_day" or (regime.clear and unit in CLEAR)


def _months_away(start: date, months: int, regime: Regime) -> date:
    """Same day of another month, its last day where it has no such day; the eve of it where the regime says so."""
    if not months:
        return start
    if regime.first_day_counts:
        return _eve(start, months)
    if regime.months == "eve":
        return _eve(start + (ONE_DAY if months > 0 else -ONE_DAY), months)
    return _same_day(start, months)


def _same_day(start: date, months: int) -> date:
    year, month = _month_away(start, months)
    return date(year, month, min(start.day, monthrange(year, month)[1]))


def _eve(first: date, months: int) -> date:
    """The last day of a limit whose first day is `first`: the eve of the same number, or the last of the month where
    it has no such number. Counted back, the day after it."""
    year, month = _month_away(first, months)
    length = monthrange(year, month)[1]
    if first.day > length:
        return date(year, month, length) + (ONE_DAY if months < 0 else 0 * ONE_DAY)
    return date(year, month, first.day) + (-ONE_DAY if months > 0 else ONE_DAY)


def _month_away(start: date, months: int) -> tuple[int, int]:
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    if not 1 <= year <= 9998:
        raise OverflowError
    return year, month + 1


def _rolled(day: date, roll: Roll, regime: Regime) -> tuple[date, tuple[Step, ...]]:
    closure = regime.workdays.closure(day)
    if closure is None:
        return day, ()
    if roll == "none":
        return day, (step("stays", date=day, why=closure),)
    moved = regime.workdays.following(day) if roll == "following" else regime.workdays.preceding(day)
    return moved, (step(f"moved_{roll}", date=day, why=closure, to=moved),)


def _enough_working_days(
    start: date, end: date, amount: float, unit: str, regime: Regime
) -> tuple[date, tuple[Step, ...]]:
    """A limit of two days or more holds so many working days at least; "one working day" stays one."""
    least = regime.least_working_days
    if not least or (amount < 2 and unit in ("day", "calendar_day", "clear_day", "business_day")):
        return end, ()
    first = start if regime.first_day_counts else start + ONE_DAY
    missing = least - regime.workdays.between(first, min(end, first + ONE_DAY * 31))
    if missing <= 0 or (end - first).days > 31:
        return end, ()
    later = regime.workdays.shifted(end, missing)
    return later, (step("too_few_working_days", least=least, to=later),)


def _first_day(start: date, unit: str, regime: Regime) -> Step:
    if _clear(unit, regime):
        return step("clear", start=start)
    return step("first_day_counts" if regime.first_day_counts else "from_next_day", start=start)


def _counting(amount: float, unit: str, direction: Direction, nominal: date, regime: Regime) -> Step:
    how = "counted_eve" if unit in MONTHS and (regime.months == "eve" or regime.first_day_counts) else "counted"
    return step(f"{how}_{direction}", amount=Quantity(amount, unit), date=nominal)


def _in_force(day: date, regime: Regime) -> tuple[Step, ...]:
    """A rule applied to a time before it existed is said to be so."""
    return (step("not_in_force", since=regime.since),) if regime.since is not None and day < regime.since else ()


def _said(value: Value, tongue: Tongue) -> object:
    if isinstance(value, Closure):
        return value.words(tongue)
    if isinstance(value, date):
        return day_words(value, tongue)
    if isinstance(value, Quantity):
        return amount_words(value.amount, value.unit, tongue)
    if isinstance(value, str) and value.startswith("schedule."):
        return say(value, tongue)
    return value
