"""A norm said in words, for tables, calendars and the workbench."""

from __future__ import annotations

import re

from corpus.messages import Tongue, say
from extract.facts import Day, Norm, Recurring, Relative, ServiceLevel


def norm_words(norm: Norm, tongue: Tongue) -> str:
    """One line: "at most 15 working day(s) after the meeting"."""
    if isinstance(norm, Day):
        return say("extract.on_date", tongue, date=norm.as_json()["date"])
    if isinstance(norm, Recurring):
        return _recurring(norm, tongue)
    if isinstance(norm, Relative):
        return _relative(norm, tongue)
    if isinstance(norm, ServiceLevel):
        unit = say(f"extract.{norm.unit}", tongue)
        return say("extract.share", tongue, percent=f"{norm.percent:g}", amount=f"{norm.amount:g}", unit=unit)
    return say("extract.open", tongue)


def _recurring(norm: Recurring, tongue: Tongue) -> str:
    parts = dict(re.findall(r"(BYMONTH|BYMONTHDAY)=(\d+)", norm.rrule))
    return say("extract.every_year", tongue, day=parts["BYMONTHDAY"], month=parts["BYMONTH"])


def _relative(norm: Relative, tongue: Tongue) -> str:
    return say(
        f"extract.relative_{norm.direction}",
        tongue,
        bound=say(f"extract.{norm.limit}", tongue),
        amount=f"{norm.amount:g}",
        unit=say(f"extract.{norm.unit}", tongue),
        anchor=norm.anchor or say("extract.event_not_named", tongue),
    )
