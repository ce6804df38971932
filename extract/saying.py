"""A norm said in words, for tables, calendars and the workbench."""

from __future__ import annotations

from corpus.days import day_of_month, day_words, month_name
from corpus.messages import Tongue, catalogue, say
from extract.facts import Bound, Day, Duration, Frequency, Norm, Recurring, Relative, ServiceLevel, Window


def norm_words(norm: Norm, tongue: Tongue) -> str:
    """One line: "at most 15 working days after the meeting"."""
    if isinstance(norm, Day):
        said = day_words(norm.date, tongue) if norm.date else day_of_month(norm.month, norm.day, tongue)
        return say("extract.on_date", tongue, date=said)
    if isinstance(norm, Recurring):
        return _recurring(norm, tongue)
    if isinstance(norm, Relative):
        return _relative(norm, tongue)
    if isinstance(norm, Frequency):
        return _frequency(norm, tongue)
    if isinstance(norm, Duration):
        return _duration(norm, tongue)
    if isinstance(norm, Window):
        return _window(norm, tongue)
    if isinstance(norm, ServiceLevel):
        within = amount_words(norm.amount, norm.unit, tongue)
        return say("extract.share", tongue, percent=_number(norm.percent, tongue), amount=within)
    return say("extract.open", tongue)


def amount_words(amount: float, unit: str, tongue: Tongue) -> str:
    """ "1 werkdag", "15 jours ouvrables", "1,5 an"; `unit` "time" for how often."""
    return f"{_number(amount, tongue)} {unit_words(unit, tongue, amount)}"


def unit_words(unit: str, tongue: Tongue, amount: float = 2) -> str:
    """The unit of such an amount; in French what is less than two is in the singular."""
    one = amount < 2 if tongue == "fr" else amount == 1
    return say(f"units.{unit}_{'one' if one else 'many'}", tongue)


def _number(number: float, tongue: Tongue) -> str:
    """ "15", "1,5"."""
    plain = str(int(number)) if number == int(number) else f"{number:g}"
    return plain.replace(".", say("units.decimal_mark", tongue))


def _recurring(norm: Recurring, tongue: Tongue) -> str:
    parts = dict(part.split("=", 1) for part in norm.rrule.split(";"))
    month, day = parts.get("BYMONTH", ""), parts.get("BYMONTHDAY", "")
    match sorted(parts.keys() - {"FREQ"}), parts["FREQ"]:
        case ["BYMONTH", "BYMONTHDAY"], "YEARLY" if month.isdigit() and day.isdigit():
            return say("extract.every_year", tongue, date=day_of_month(int(month), int(day), tongue))
        case ["BYMONTH"], "YEARLY":
            names = ", ".join(month_name(int(number), tongue) for number in month.split(","))
            return say("times.each_month_of_year", tongue, month=names)
        case ["BYMONTHDAY"], "MONTHLY":
            return say("times.each_month", tongue, day=day)
    return say("times.by_rule", tongue, rule=norm.rrule)


def _frequency(norm: Frequency, tongue: Tongue) -> str:
    said = {"bound": _bound(norm.limit, tongue), "times": amount_words(norm.times, "time", tongue)}
    if norm.every == 1:
        return say("times.frequency_of_one", tongue, per=unit_words(norm.per, tongue, 1), **said)
    own = f"times.frequency_of_{norm.per}"
    key = own if own in catalogue() else "times.frequency"
    return say(key, tongue, every=amount_words(norm.every, norm.per, tongue), **said)


def _duration(norm: Duration, tongue: Tongue) -> str:
    if norm.unit is None:
        return say("times.whole_term", tongue)
    amount = amount_words(norm.amount, norm.unit, tongue)
    return say("times.duration", tongue, bound=_bound(norm.limit, tongue), amount=amount)


def _bound(limit: Bound, tongue: Tongue) -> str:
    """ "at most " before a figure; that a figure is meant exactly goes without saying."""
    return "" if limit == "exactly" else f"{say(f'extract.{limit}', tongue)} "


def _relative(norm: Relative, tongue: Tongue) -> str:
    return say(
        f"extract.relative_{norm.direction}",
        tongue,
        bound=say(f"extract.{norm.limit}", tongue),
        amount=amount_words(norm.amount, norm.unit, tongue),
        anchor=norm.anchor or say("extract.event_not_named", tongue),
    )


def _window(norm: Window, tongue: Tongue) -> str:
    days = (norm.start, norm.end)
    start, end = (day_of_month(d.month, d.day, tongue) if norm.yearless else day_words(d, tongue) for d in days)
    return say("times.window", tongue, start=start, end=end)
