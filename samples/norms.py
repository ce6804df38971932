"""Normalised time limits: from the short form in a mark to the exchange format of the product."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Mapping

Norm = dict[str, str | int | bool]


def norm(short: str) -> Norm:
    """'rel 15 business_day after at_most "la remise"' -> {"kind": "relative", "amount": 15, ...}.

    Forms: date DAY [BOUNDARY]; recurring RRULE; freq TIMES PER LIMIT [every N]; rel AMOUNT UNIT DIRECTION LIMIT ANCHOR;
    dur AMOUNT UNIT LIMIT; window START END; sl PERCENT AMOUNT UNIT LIMIT; term; none. The unit day_clear stands for
    "jours francs": a day, with `clear` set. Raises ValueError for any other form.
    """
    kind, *rest = shlex.split(short)
    made = _MAKERS.get(kind)
    if made is None:
        raise ValueError(f"unknown time limit: {short}")
    return made(*rest)


def _date(day: str, boundary: str = "") -> Norm:
    return {"kind": "date", "date": day, **({"boundary": boundary} if boundary else {})}


def _frequency(times: str, per: str, limit: str, _every: str = "every", every: str = "1") -> Norm:
    return {"kind": "frequency", "times": int(times), "per": per, "limit": limit, "every": int(every)}


def _relative(amount: str, unit: str, direction: str, limit: str, anchor: str) -> Norm:
    name = unit.removesuffix("_clear")
    found: Norm = {"kind": "relative", "amount": int(amount), "unit": name, "direction": direction, "anchor": anchor}
    found["limit"] = limit
    if name != unit:
        found["clear"] = True
    return found


def _duration(amount: str, unit: str, limit: str) -> Norm:
    return {"kind": "duration", "amount": int(amount), "unit": unit, "limit": limit}


def _service_level(percent: str, amount: str, unit: str, limit: str) -> Norm:
    return {"kind": "service_level", "percent": int(percent), "amount": int(amount), "unit": unit, "limit": limit}


_MAKERS: Mapping[str, Callable[..., Norm]] = {
    "date": _date, "freq": _frequency, "rel": _relative, "dur": _duration, "sl": _service_level,
    "recurring": lambda rule: {"kind": "recurring", "rrule": rule},
    "window": lambda start, end: {"kind": "window", "start": start, "end": end},
    "term": lambda: {"kind": "duration", "boundary": "contract_term"},
    "none": lambda: {"kind": "unspecified"},
}  # fmt: skip
