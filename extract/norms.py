"""Norms read back from the exchange format, as a person's correction is stored."""

from __future__ import annotations

import re
from datetime import date
from typing import cast, get_args

from extract.facts import (
    UNITS,
    Bound,
    Boundary,
    Day,
    Direction,
    Duration,
    Frequency,
    Json,
    Norm,
    Period,
    Recurring,
    Relative,
    ServiceLevel,
    Unit,
    Unspecified,
    Window,
)

RULE = re.compile(r"FREQ=(YEARLY|MONTHLY|WEEKLY|DAILY)(;(BYMONTH|BYMONTHDAY|BYDAY|BYSETPOS|INTERVAL)=[-+A-Z0-9,]+)*")


def norm_of(told: Json) -> Norm:
    """The norm that `as_json` of a norm gives. ValueError where it is none."""
    try:
        return _norm(told)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(told) from error


def _norm(told: Json) -> Norm:
    match told["kind"]:
        case "date":
            return _day(told)
        case "recurring":
            return Recurring(_rule(told["rrule"]))
        case "relative":
            direction = cast(Direction, _one_of(told["direction"], get_args(Direction)))
            return Relative(_number(told["amount"]), _unit(told), direction, str(told["anchor"]), _bound(told))
        case "service_level":
            return ServiceLevel(_number(told["percent"]), _number(told["amount"]), _unit(told), _bound(told))
        case "frequency":
            per = cast(Period, _one_of(told["per"], get_args(Period)))
            return Frequency(_number(told["times"]), per, _bound(told), int(_number(told["every"])))
        case "duration":
            boundary = _boundary(told)
            return (
                Duration(boundary=boundary)
                if boundary
                else Duration(_number(told["amount"]), _unit(told), _bound(told))
            )
        case "window":
            return _window(str(told["start"]), str(told["end"]))
        case "unspecified":
            return Unspecified()
    raise ValueError(told)


def _day(told: Json) -> Day:
    """ "2024-03-31", or "--03-31" where the year is open."""
    text = str(told["date"])
    boundary = _boundary(told)
    if text.startswith("--"):
        day = date.fromisoformat(f"2000{text[1:]}")  # a leap year holds every day
        return Day(day.month, day.day, None, boundary)
    day = date.fromisoformat(text)
    return Day(day.month, day.day, day.year, boundary)


def _rule(found: object) -> str:
    if not isinstance(found, str) or not RULE.fullmatch(found):
        raise ValueError(found)
    return found


def _window(start: str, end: str) -> Window:
    if start.startswith("--"):
        first, last = (date.fromisoformat(f"2000{text[1:]}") for text in (start, end))
        return Window(first, last, yearless=True)
    return Window(date.fromisoformat(start), date.fromisoformat(end))


def _unit(told: Json) -> Unit:
    return "clear_day" if told.get("clear") else cast(Unit, _one_of(told["unit"], tuple(UNITS)))


def _bound(told: Json) -> Bound:
    return cast(Bound, _one_of(told["limit"], get_args(Bound)))


def _boundary(told: Json) -> Boundary | None:
    found = told.get("boundary")
    return cast(Boundary, _one_of(found, get_args(Boundary))) if found else None


def _number(found: object) -> float:
    if isinstance(found, bool) or not isinstance(found, int | float):
        raise ValueError(found)
    return found


def _one_of(found: object, choices: tuple[str, ...]) -> str:
    if found not in choices:
        raise ValueError(found)
    return str(found)
