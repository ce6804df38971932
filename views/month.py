"""The dates as a sheet of a month and as tables; all words of documents are escaped and in their language."""

from __future__ import annotations

from calendar import Calendar
from collections.abc import Iterable, Sequence
from datetime import date
from html import escape
from itertools import groupby
from urllib.parse import urlencode

from corpus.days import day_words, short_day
from corpus.messages import Tongue, say
from corpus.model import Document
from extract.saying import norm_words
from extract.schedule import Planned
from extract.workdays import Workdays
from views.agenda_rows import Dated
from views.dates import month_words, step_words, weekday_words
from views.plain import quoted, short

IN_A_DAY = 3
"""Dates that a day of the sheet shows; the others unfold."""


def month_html(year: int, month: int, found: Sequence[Dated], days: Workdays, today: date, here: Tongue) -> str:
    """A month as a table, Monday first, closed days named."""
    weekdays = "".join(f'<th scope="col">{escape(say(f"schedule.weekday_{n}", here))}</th>' for n in range(7))
    on = {day: list(group) for day, group in groupby(found, key=lambda d: d.day)}
    weeks = "".join(
        "<tr>" + "".join(_cell(day, month, on.get(day, []), days, today, here) for day in week) + "</tr>"
        for week in Calendar().monthdatescalendar(year, month)
    )
    caption = escape(month_words(year, month, here))
    head = f"<caption>{caption}</caption><thead><tr>{weekdays}</tr></thead>"
    return f'<table class="month">{head}<tbody>{weeks}</tbody></table>'


def dates_html(found: Iterable[Dated], several: bool, here: Tongue) -> str:
    """A table of dates, grouped by month."""
    groups = []
    for (year, month), group in groupby(found, key=lambda d: (d.day.year, d.day.month)):
        head = f'<tr><th colspan="{len(_HEADS)}" scope="rowgroup">{escape(month_words(year, month, here))}</th></tr>'
        groups.append(head + "".join(_row(one, several, here) for one in group))
    return _table(_HEADS, groups, here)


def moved_html(found: Iterable[Dated], here: Tongue) -> str:
    """What the visitor's choices moved: before and after."""
    rows = "".join(
        f"<tr><td>{_before(one, here)}</td><td><ins>{escape(day_words(one.day, here))}</ins></td>"
        f"<td>{_place(one.document, one.limit, here)}</td><td>{_what(one, 110)}</td></tr>"
        for one in found
    )
    return f'<div class="some">{_table(("before", "after", "article", "what"), [rows], here)}</div>'


def open_html(found: Iterable[tuple[Document, Planned]], here: Tongue) -> str:
    """The limits without a date, with the reason."""
    rows = "".join(
        f"<tr><td>{_place(document, limit, here)}</td><td>{_who(limit, here)}</td>"
        f"<td>{quoted(limit.limit.quote, document.language, 'q')}"
        f"<small>{quoted(short(limit.action, 140), document.language)}</small></td>"
        f"<td>{escape(step_words(limit.why, here)) if limit.why else ''}</td></tr>"
        for document, limit in found
    )
    return _table(("article", "who", "what", "reason"), [rows], here)


_HEADS = ("date", "article", "who", "what", "rule")
_WIDTHS = {"date": 16, "article": 15, "who": 15, "what": 32, "rule": 22, "reason": 25, "before": 17, "after": 17}


def _table(names: Sequence[str], groups: Iterable[str], here: Tongue) -> str:
    """A table of groups of rows."""
    columns = "".join(f'<col style="width: {_WIDTHS[name]}%">' for name in names)
    heads = "".join(f'<th scope="col">{escape(say(f"duties_view.date_{name}", here))}</th>' for name in names)
    head = f"<colgroup>{columns}</colgroup><thead><tr>{heads}</tr></thead>"
    return f'<table class="dates">{head}{"".join(f"<tbody>{rows}</tbody>" for rows in groups)}</table>'


def _cell(day: date, month: int, found: list[Dated], days: Workdays, today: date, here: Tongue) -> str:
    closure = days.closure(day)
    names = ["out"] if day.month != month else []
    names += ["closed"] if closure is not None else []
    names += ["today"] if day == today else []
    weekend = closure is not None and closure.key in ("schedule.saturday", "schedule.sunday", "schedule.rest_day")
    why = f' <span class="why">{escape(closure.words(here))}</span>' if closure is not None and not weekend else ""
    items = [_item(one, here) for one in found] if day.month == month else []
    more = say("duties_view.more", here, n=len(items) - IN_A_DAY)
    rest = f"<details><summary>{escape(more)}</summary><ul>{''.join(items[IN_A_DAY:])}</ul></details>"
    body = f"<ul>{''.join(items[:IN_A_DAY])}</ul>" + (rest if len(items) > IN_A_DAY else "") if items else ""
    return f'<td class="{" ".join(names)}"><span class="number">{day.day}</span>{why}{body}</td>'


def _item(one: Dated, here: Tongue) -> str:
    """In a day of the sheet: where it stands, who, and the first words of what."""
    was = f" <small>({_was(one, here)})</small>" if one.moved else ""
    words = quoted(short(one.limit.action or one.limit.limit.quote, 48), one.document.language)
    name = "moved" if one.moved else ""
    return f'<li class="{name}">{_link(one.document, one.limit, here)} {words}{was}</li>'


def _row(one: Dated, several: bool, here: Tongue) -> str:
    was = f"<small>{_was(one, here)}</small>" if one.moved else ""
    if one.occurrence.done:
        done = say("duties_view.done_on", here, day=day_words(one.occurrence.done[0], here))
        was += f"<small>{escape(done)}</small>"
    trail = "".join(f"<li>{escape(step_words(step, here))}</li>" for step in one.occurrence.trail)
    why = (
        f"<details><summary>{escape(say('duties_view.why', here))}</summary><ul>{trail}</ul></details>" if trail else ""
    )
    document = f"<small>{escape(one.document.id)}</small>" if several else ""
    name = "moved" if one.moved else ""
    return (
        f'<tr class="{name}"><td>{escape(weekday_words(one.day, here))}{was}</td>'
        f"<td>{_link(one.document, one.limit, here)}{document}</td>"
        f"<td>{_who(one.limit, here)}</td><td>{_what(one)}</td>"
        f"<td>{escape(norm_words(one.limit.limit.norm, here))}{why}</td></tr>"
    )


def _was(one: Dated, here: Tongue) -> str:
    if one.before is None:
        return escape(say("duties_view.no_date_before", here))
    return f"{escape(say('duties_view.instead_of', here))} <del>{escape(short_day(one.before, here))}</del>"


def _before(one: Dated, here: Tongue) -> str:
    if one.before is None:
        return escape(say("duties_view.no_date", here))
    return f"<del>{escape(day_words(one.before, here))}</del>"


def _what(one: Dated, most: int = 200) -> str:
    return quoted(short(one.limit.action or one.limit.limit.quote, most), one.document.language)


def _who(limit: Planned, here: Tongue) -> str:
    task = limit.task
    return escape(say(f"obligation.role_{task.role}", here)) if task is not None else ""


def _place(document: Document, limit: Planned, here: Tongue) -> str:
    return f"{_link(document, limit, here)}<small>{escape(document.id)}</small>"


def _link(document: Document, limit: Planned, here: Tongue) -> str:
    """The way to the page Read."""
    address = escape("read?" + urlencode({"document": document.id, "article": limit.limit.eid, "lang": here}))
    number = limit.limit.article
    said = say("duties_view.article", here, number=number) if number else say("duties_view.no_article", here)
    return f'<a href="{address}" target="_self">{escape(said)}</a>'
