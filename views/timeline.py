"""The chain of a deadline as a timeline: the event, the limit that is counted from it, the date, and so on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Literal

from corpus.messages import Tongue, say
from extract.facts import Relative
from extract.saying import norm_words
from extract.schedule import Occurrence, Plan, Planned
from views.dates import step_words, weekday_words
from views.plain import quoted, short

Kind = Literal["event", "limit", "date", "open"]
SIGNS: dict[Kind, str] = {"event": "◇", "limit": "⏱", "date": "●", "open": "○"}


@dataclass(frozen=True, slots=True)
class Moment:
    """One stop of a timeline. `words` are said by us, `quote` by the document."""

    kind: Kind
    words: str
    day: date | None = None
    quote: str = ""
    trail: tuple[str, ...] = ()


def chain(plan: Plan, limit: Planned) -> tuple[Planned, ...]:
    """The limits that lead to this one, from the first to itself: each brings about the event the next is counted from.

    A circle ends where it would begin again.
    """
    found = [limit]
    while True:
        anchor = found[0].anchor
        sentence = anchor.fulfilled_by if anchor is not None and not anchor.boundary else None
        parents = [p for key in (sentence.limits if sentence else ()) if (p := plan.find(key)) and p not in found]
        if not parents:
            return tuple(found)
        found.insert(0, next((p for p in parents if p.occurrences), parents[0]))


def moments(plan: Plan, limit: Planned, chosen: Occurrence | None, here: Tongue) -> tuple[Moment, ...]:
    """The stops from the first event to the date of `limit` that is `chosen`, or to the reason why there is none."""
    found: list[Moment] = []
    links = chain(plan, limit)
    for one in links:
        own = chosen if one is limit else _same_turn(one, chosen)
        found += [*_event(one, one is links[0], here), _limit(one, here), _date(one, own, here)]
    return tuple(found)


def timeline_html(found: tuple[Moment, ...], language: str, here: Tongue) -> str:
    """The stops as an ordered list; words of the document are escaped and in its language."""
    return f'<ol class="timeline">{"".join(_item(moment, language, here) for moment in found)}</ol>'


def _same_turn(limit: Planned, chosen: Occurrence | None) -> Occurrence | None:
    """The date of an earlier limit that the chosen one was counted from: that of the same turn ("2024")."""
    same = [o for o in limit.occurrences if chosen is not None and chosen.label.startswith(o.label)]
    return same[-1] if same else next(iter(limit.occurrences), None)


def _event(limit: Planned, first: bool, here: Tongue) -> tuple[Moment, ...]:
    anchor = limit.anchor
    if anchor is None:
        return ()
    if anchor.boundary:
        said = say("duties_view.event_boundary", here)
    elif anchor.fulfilled_by is not None:
        said = say("duties_view.event_duty", here, article=anchor.fulfilled_by.article or "?")
    else:
        said = say("duties_view.event_outside", here)
    quote = anchor.fulfilled_by.text if anchor.fulfilled_by is not None and first else ""
    return (Moment("event", said, quote=anchor.words, trail=(short(quote, 160),) if quote else ()),)


def _limit(limit: Planned, here: Tongue) -> Moment:
    article = limit.limit.article
    where = say("duties_view.article", here, number=article) + ": " if article else ""
    # A limit that is counted names its event already.
    quote = "" if isinstance(limit.limit.norm, Relative) else limit.limit.quote
    return Moment("limit", where + norm_words(limit.limit.norm, here), quote=quote)


def _date(limit: Planned, occurrence: Occurrence | None, here: Tongue) -> Moment:
    if occurrence is None:
        why = step_words(limit.why, here) if limit.why is not None else ""
        return Moment("open", say("duties_view.no_date", here), trail=(why,) if why else ())
    trail = tuple(step_words(step, here) for step in occurrence.trail)
    said = say("duties_view.last_day" if occurrence.last else "duties_view.first_day", here)
    if occurrence.nominal != occurrence.effective:
        moved = say("duties_view.by_counting", here, day=weekday_words(occurrence.nominal, here))
        trail = (moved, *trail)
    if occurrence.done:
        trail = (*trail, say("duties_view.done_on", here, day=weekday_words(occurrence.done[0], here)))
    return Moment("date", said, occurrence.effective, trail=trail)


def _item(moment: Moment, language: str, here: Tongue) -> str:
    day = f"<strong>{escape(weekday_words(moment.day, here))}</strong>" if moment.day else ""
    kind = escape(say(f"duties_view.stop_{moment.kind}", here))
    quote = f" {quoted(moment.quote, language, 'q')}" if moment.quote else ""
    trail = "".join(f"<li>{escape(step)}</li>" for step in moment.trail)
    return (
        f'<li class="{moment.kind}"><span class="sign" aria-hidden="true">{SIGNS[moment.kind]}</span>'
        f'<div><span class="stop">{kind}</span> {day}{escape((" – " if day else "") + moment.words)}{quote}'
        f"{f'<ul>{trail}</ul>' if trail else ''}</div></li>"
    )
