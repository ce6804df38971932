"""Values in words, and the forms in which a person corrects them: one form for each kind of fact and of limit."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import date
from typing import cast, get_args

import streamlit as st

from align.labels import article_label
from align.reviewed import sides_of, value_of
from corpus.days import month_name
from corpus.messages import Tongue, say
from corpus.model import Document
from extract.actors import Role
from extract.facts import (
    Bound,
    Day,
    Direction,
    Duration,
    Frequency,
    Norm,
    Period,
    Recurring,
    Relative,
    ServiceLevel,
    Unit,
    Unspecified,
    Window,
)
from extract.modality import Modality
from extract.norms import norm_of
from extract.reviewed import as_text
from extract.saying import norm_words, unit_words
from views.plain import label
from views.review_queue import Entry

UNITS: tuple[Unit, ...] = (
    "business_day", "calendar_day", "clear_day", "day", "week", "month", "quarter", "year", "hour", "minute", "second",
)  # fmt: skip
NORMS = ("date", "recurring", "relative", "duration", "frequency", "window", "service_level", "unspecified")
LONGEST = 300
"""Characters of words that a person may type."""


def words_of_value(value: str, what: str, documents: Sequence[Document], here: Tongue) -> str:
    """What is proposed or decided, as plain text; the bare text where it is of no known form."""
    try:
        return _words(json.loads(value), value, what, documents, here)
    except (ValueError, KeyError, TypeError, AttributeError):
        return value


def _words(told: dict[str, object], value: str, what: str, documents: Sequence[Document], here: Tongue) -> str:
    match what:
        case "time_limit":
            return norm_words(norm_of(told), here)
        case "obligation":
            bearer = cast(dict[str, str], told["bearer"])
            who = _one_of("obligation.role", bearer["role"], get_args(Role), here)
            name = " ".join(bearer.get("text", "").split())
            modality = _one_of("obligation.modality", str(told["modality"]), get_args(Modality), here)
            return f"{who} (“{name}”): {modality}" if name else f"{who}: {modality}"
        case "citation":
            target = str(told["target"])
            return say("review.to_article", here, number=target) if target else say("review.to_nothing", here)
    sides = sides_of(value)
    return _link_words(sides, documents, here) if sides else value


def _link_words(sides: tuple[tuple[str, ...], tuple[str, ...]], documents: Sequence[Document], here: Tongue) -> str:
    parts = []
    for eids, document in zip(sides, documents, strict=True):
        numbers = {a.eid: a.num for a in document.articles()}
        parts.append(" + ".join(numbers.get(eid, eid) for eid in eids))
    if all(parts):
        return say("review.answers", here, left=parts[0], right=parts[1])
    side = 0 if parts[0] else 1
    return say("review.alone_in", here, number=parts[side], other=documents[1 - side].id)


def _one_of(prefix: str, value: str, known: Sequence[str], here: Tongue) -> str:
    return say(f"{prefix}_{value}", here) if value in known else value


def form(entry: Entry, documents: Sequence[Document], here: Tongue) -> str:
    """The fields for a correction; returns the value that they hold, "" where it is not whole."""
    now = entry.standing.verdict.value if entry.standing is not None else None
    start = now or entry.doubt.proposal.value
    match entry.doubt.what:
        case "time_limit":
            return _limit_form(entry.id, start, here)
        case "obligation":
            return _duty_form(entry.id, start, here)
        case "citation":
            return _citation_form(entry.id, start, documents[0], here)
    return _link_form(entry, start, documents, here)


def _duty_form(id: str, start: str, here: Tongue) -> str:
    told = json.loads(start)
    roles, modalities = get_args(Role), get_args(Modality)
    role = _pick(id, "role", roles, told["bearer"]["role"], "obligation.role", here)
    text = st.text_input(
        say("review.field_words", here), told["bearer"]["text"], max_chars=LONGEST, key=f"words {id}",
        help=say("review.field_words_help", here),
    )  # fmt: skip
    modality = _pick(id, "modality", modalities, told["modality"], "obligation.modality", here)
    return as_text({"bearer": {"role": role, "text": text.strip()}, "modality": modality})


def _limit_form(id: str, start: str, here: Tongue) -> str:
    try:
        norm = norm_of(json.loads(start))
    except ValueError:
        norm = Unspecified()
    kind = _pick(id, "norm", NORMS, norm.kind, "review.norm", here)
    made = _FORMS[kind](id, norm, here)
    return as_text(made.as_json()) if made is not None else ""


def _date(id: str, norm: Norm, here: Tongue) -> Norm | None:
    day = _day(id, "day", norm.date if isinstance(norm, Day) else None, here)
    return Day(day.month, day.day, day.year) if day else None


def _recurring(id: str, norm: Norm, here: Tongue) -> Norm | None:
    parts = dict(part.split("=", 1) for part in norm.rrule.split(";")) if isinstance(norm, Recurring) else {}
    month, day = (
        int(found) if found.isdecimal() else 1 for found in (parts.get(n, "") for n in ("BYMONTH", "BYMONTHDAY"))
    )
    left, right = st.columns(2)
    with left:
        day = int(st.number_input(say("review.field_day", here), 1, 31, min(max(day, 1), 31), key=f"monthday {id}"))
    with right:
        month = st.selectbox(
            say("review.field_month", here), range(1, 13), min(max(month, 1), 12) - 1,
            format_func=lambda number: month_name(number, here), key=f"month {id}",
        )  # fmt: skip
    try:
        date(2000, month, day)  # a leap year holds every day that any year has
    except ValueError:
        st.error(say("review.no_such_day", here))
        return None
    return Recurring(f"FREQ=YEARLY;BYMONTH={month};BYMONTHDAY={day}")


def _relative(id: str, norm: Norm, here: Tongue) -> Norm | None:
    own = norm if isinstance(norm, Relative) else Relative(_amount_of(norm), _unit_of(norm), "after", "", "at_most")
    bound = cast(Bound, _pick(id, "bound", get_args(Bound), own.limit, "extract", here))
    amount, unit = _quantity(id, own.amount, own.unit, here)
    direction = cast(Direction, _pick(id, "direction", get_args(Direction), own.direction, "review.direction", here))
    anchor = st.text_input(say("review.field_event", here), own.anchor, max_chars=LONGEST, key=f"event {id}")
    return Relative(amount, unit, direction, anchor.strip(), bound)


def _duration(id: str, norm: Norm, here: Tongue) -> Norm | None:
    amount, unit = _quantity(id, _amount_of(norm), _unit_of(norm), here)
    bound = norm.limit if isinstance(norm, Duration) else "exactly"
    return Duration(amount, unit, cast(Bound, _pick(id, "bound", get_args(Bound), bound, "extract", here)))


def _frequency(id: str, norm: Norm, here: Tongue) -> Norm | None:
    own = norm if isinstance(norm, Frequency) else Frequency(1, "year")
    left, middle, right = st.columns(3)
    with left:
        times = st.number_input(say("review.field_times", here), 1, 1000, max(1, int(own.times)), key=f"times {id}")
    with middle:
        every = st.number_input(say("review.field_every", here), 1, 1000, own.every, key=f"every {id}")
    with right:
        per = _pick_unit(id, get_args(Period), own.per, here)
    bound = cast(Bound, _pick(id, "bound", get_args(Bound), own.limit, "extract", here))
    return Frequency(int(times), cast(Period, per), bound, int(every))


def _window(id: str, norm: Norm, here: Tongue) -> Norm | None:
    known = isinstance(norm, Window) and not norm.yearless
    first = _day(id, "first", norm.start if known and isinstance(norm, Window) else None, here)
    last = _day(id, "last", norm.end if known and isinstance(norm, Window) else None, here)
    if first and last and first > last:
        st.error(say("review.wrong_order", here))
        return None
    return Window(first, last) if first and last else None


def _service_level(id: str, norm: Norm, here: Tongue) -> Norm | None:
    own = norm.percent if isinstance(norm, ServiceLevel) else 90.0
    percent = st.number_input(say("review.field_percent", here), 0.0, 100.0, float(own), key=f"percent {id}")
    amount, unit = _quantity(id, _amount_of(norm), _unit_of(norm), here)
    return ServiceLevel(percent, amount, unit)


def _unspecified(id: str, norm: Norm, here: Tongue) -> Norm | None:
    return Unspecified()


_FORMS: dict[str, Callable[[str, Norm, Tongue], Norm | None]] = {
    "date": _date, "recurring": _recurring, "relative": _relative, "duration": _duration, "frequency": _frequency,
    "window": _window, "service_level": _service_level, "unspecified": _unspecified,
}  # fmt: skip


def _citation_form(id: str, start: str, document: Document, here: Tongue) -> str:
    articles = {a.eid: a for a in document.articles()}
    told = json.loads(start)
    known = next((eid for eid in told["eids"] if eid in articles), None)
    chosen = st.selectbox(
        say("review.field_article", here), list(articles), list(articles).index(known) if known else None,
        format_func=lambda eid: label(article_label(articles[eid], here)), key=f"target {id}",
        placeholder=say("review.choose", here),
    )  # fmt: skip
    return as_text({"target": articles[chosen].num, "eids": [chosen]}) if chosen else ""


def _link_form(entry: Entry, start: str, documents: Sequence[Document], here: Tongue) -> str:
    """The other side's articles; none of them: there is no counterpart."""
    own = sides_of(entry.doubt.proposal.value) or ((), ())
    now = sides_of(start) or own
    side = 1 if own[0] else 0  # what is asked for is the side across
    articles = {a.eid: a for a in documents[side].articles()}
    chosen = st.multiselect(
        label(say("review.field_counterpart", here, document=documents[side].id)), list(articles),
        [eid for eid in now[side] if eid in articles],
        format_func=lambda eid: label(article_label(articles[eid], here)), key=f"other {entry.id}",
        placeholder=say("review.no_counterpart", here),
    )  # fmt: skip
    return value_of(own[0], chosen) if side else value_of(chosen, own[1])


def _quantity(id: str, amount: float, unit: str, here: Tongue) -> tuple[float, Unit]:
    left, right = st.columns(2)
    with left:
        number = st.number_input(
            say("review.field_amount", here), 0.0, 10_000.0, float(amount), step=1.0, format="%g", key=f"amount {id}"
        )
    with right:
        found = _pick_unit(id, UNITS, unit, here)
    return number, cast(Unit, found)


def _pick_unit(id: str, options: Sequence[str], now: str, here: Tongue) -> str:
    at = options.index(now) if now in options else 0
    return st.selectbox(
        say("review.field_unit", here), options, at, format_func=lambda unit: unit_words(unit, here), key=f"unit {id}"
    )


def _pick(id: str, field: str, options: Sequence[str], now: str, prefix: str, here: Tongue) -> str:
    """One of some words of the catalogue: `prefix` is its part, or the beginning of its keys."""
    between = "_" if "." in prefix else "."
    return st.selectbox(
        say(f"review.field_{field}", here), options, options.index(now) if now in options else 0,
        format_func=lambda value: say(f"{prefix}{between}{value}", here), key=f"{field} {id}",
    )  # fmt: skip


def _day(id: str, field: str, now: date | None, here: Tongue) -> date | None:
    return st.date_input(
        say(f"review.field_{field}", here), now, date(1990, 1, 1), date(2100, 12, 31), key=f"{field} {id}",
        format="DD/MM/YYYY",
    )  # fmt: skip


def _amount_of(norm: Norm) -> float:
    return norm.amount if isinstance(norm, Relative | Duration | ServiceLevel) else 1.0


def _unit_of(norm: Norm) -> Unit:
    return (norm.unit or "day") if isinstance(norm, Relative | Duration | ServiceLevel) else "day"
