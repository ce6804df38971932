"""Regimes: the bodies of rules under which a time limit becomes a date.

A limit has no date of its own: the law that governs it says whether the first day counts and whether a last day on a
Saturday, Sunday or holiday moves. The profiles are data (`regimes.toml`); each is shown with the dates it gave.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from corpus.messages import Tongue, say
from extract.workdays import Workdays

Roll = Literal["none", "following", "preceding"]
Months = Literal["same_day", "eve"]
ROLLS = ("none", "following", "preceding")
DEFAULT = "civil_code"
OWN = "own"


@dataclass(frozen=True, slots=True)
class Regime:
    """The settings of one regime; `regimes.toml` says what each means. ValueError for settings outside their range."""

    id: str
    workdays: Workdays = field(default_factory=Workdays)
    first_day_counts: bool = False
    roll: Roll = "following"
    roll_back: Roll = "none"
    roll_date: Roll = "following"
    months: Months = "same_day"
    clear: bool = False
    least_working_days: int = 0
    since: date | None = None

    def __post_init__(self) -> None:
        if not {self.roll, self.roll_back, self.roll_date} <= set(ROLLS):
            raise ValueError(f"a last day moves {' or '.join(ROLLS)}")
        if self.months not in ("same_day", "eve"):
            raise ValueError("months are counted to the same_day or to its eve")
        if not 0 <= self.least_working_days <= 31:
            raise ValueError("a limit holds 0 to 31 working days at least")

    def name(self, tongue: Tongue) -> str:
        return say(f"schedule.regime_{self.id}", tongue)

    def source(self, tongue: Tongue) -> str:
        """The rule of law it comes from."""
        return say(f"schedule.regime_{self.id}_source", tongue)

    def assumed(self, tongue: Tongue) -> str:
        """What the source leaves open and was decided here."""
        return say(f"schedule.regime_{self.id}_assumed", tongue)


@cache
def regimes() -> dict[str, Regime]:
    """The named profiles, in the order of the file; `own` last, with the settings of the Civil Code."""
    raw = tomllib.loads(files(__package__).joinpath("regimes.toml").read_text(encoding="utf-8"))
    found = {id: _regime(id, dict(row)) for id, row in raw.items()}
    return {**found, OWN: replace(found[DEFAULT], id=OWN, since=None)}


def regime(id: str = DEFAULT, **settings: Any) -> Regime:
    """The profile of that name; with settings, a profile of one's own that starts from it.

    Settings are fields of `Regime` or of `Workdays` (`week`, `holidays`, `customs`, `closed`).
    KeyError for an unknown name, TypeError for an unknown setting, ValueError for a setting outside its range.
    """
    found = regimes()[id]
    if not settings:
        return found
    days = {key: settings.pop(key) for key in ("week", "holidays", "customs", "closed") if key in settings}
    own = replace(found, id=OWN, since=None, **settings)
    return replace(own, workdays=replace(found.workdays, **{k: _tuple(v) for k, v in days.items()}))


def _regime(id: str, row: dict[str, Any]) -> Regime:
    return Regime(id=id, workdays=Workdays(week=tuple(row.pop("week"))), **row)


def _tuple(value: Any) -> Any:
    """Values are hashable: a list of closed days becomes a tuple."""
    return value if isinstance(value, bool) else tuple(value)
