"""Events whose real date a visitor gives: what waits for one, and what was given."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

import streamlit as st

from corpus.days import day_words, short_day
from corpus.messages import Tongue, say
from extract.schedule import Given, Plan, Planned
from views.choices import BETWEEN, asked
from views.plain import label, short
from views.rules_choice import FIRST, LAST, valid_day

IS = ":"
"""Between an event and its date in an address."""


@dataclass(frozen=True, slots=True)
class Awaited:
    """An event or a duty whose real date would move others. `waits` is how many limits are counted from it; `latest`
    its latest possible date, None for an event that has none yet."""

    id: str
    words: str
    document: str
    article: str
    waits: int
    latest: date | None = None


def awaited(plan: Plan) -> tuple[Awaited, ...]:
    """What a real date can be given for, in the order of the text; those without any date first."""
    found: dict[str, Awaited] = {}
    for limit in plan.limits:
        for one in _of(plan, limit):
            before = found.get(one.id)
            found[one.id] = replace(before, waits=before.waits + 1) if before else one
    return tuple(sorted(found.values(), key=lambda a: a.latest is not None))


def _of(plan: Plan, limit: Planned) -> Iterable[Awaited]:
    article, document = limit.limit.article, plan.document.id
    if limit.why is not None and limit.why.key == "schedule.event_not_named":
        return [Awaited(f"start-{limit.id}", limit.limit.quote, document, article, 1)]
    anchor = limit.anchor
    if anchor is None or anchor.boundary:
        return []
    parents = [plan.find(key) for key in (anchor.fulfilled_by.limits if anchor.fulfilled_by else ())]
    dated = [(parent, o) for parent in parents if parent for o in parent.occurrences if o.firm]
    if not dated:
        return [Awaited(anchor.event, anchor.words, document, article, 1)]
    return [
        Awaited(o.id, parent.action or parent.limit.quote, document, parent.limit.article, 1, o.effective)
        for parent, o in dated
    ]


def given() -> tuple[Given, ...]:
    """What this visitor gave, on the first run what the address holds."""
    if "given" not in st.session_state:
        pairs = [pair.rpartition(IS) for pair in asked("given")]
        st.session_state["given"] = {id: day for id, _, day in pairs if id and valid_day(day)}
    return tuple(Given(id, date.fromisoformat(day)) for id, day in st.session_state["given"].items())


def spelled() -> str:
    """The same for the address."""
    return BETWEEN.join(f"{id}{IS}{day}" for id, day in st.session_state.get("given", {}).items())


def event_section(plans: Iterable[Plan], here: Tongue) -> None:
    """The form that takes a date, and the dates that were given. `plans` are those without them."""
    known = {one.id: one for plan in plans for one in awaited(plan)}
    mine = {id: day for id, day in st.session_state.get("given", {}).items() if id in known}
    open_now = sum(one.latest is None for one in known.values())
    with st.expander(say("duties_view.events", here, n=open_now), expanded=bool(mine)):
        if not known:
            st.text(say("duties_view.no_events", here))
            return
        st.caption(say("duties_view.events_help", here))
        with st.form("event", border=False):
            what, when, go = st.columns([0.62, 0.2, 0.18], vertical_alignment="bottom")
            what.selectbox(
                say("duties_view.event", here),
                list(known),
                format_func=lambda id: _said(known[id], here),
                key="event id",
            )
            when.date_input(
                say("duties_view.event_day", here), value=None, min_value=FIRST, max_value=LAST, format="DD/MM/YYYY",
                key="event day",
            )  # fmt: skip
            go.form_submit_button(say("duties_view.event_give", here), on_click=_give, width="stretch")
        for id, day in mine.items():
            said = f"{short(known[id].words, 90)} – {day_words(date.fromisoformat(day), here)}"
            words = label(say("duties_view.take_away", here, what=said))
            st.button(words, key=f"forget {id}", on_click=partial(_forget, id), icon=":material/close:")


def _said(one: Awaited, here: Tongue) -> str:
    key = "duties_view.event_open" if one.latest is None else "duties_view.event_latest"
    latest = short_day(one.latest, here) if one.latest else ""
    return say(key, here, words=short(one.words, 80), article=one.article or "–", n=one.waits, day=latest)


def _give() -> None:
    id, day = st.session_state.get("event id"), st.session_state.get("event day")
    if id and isinstance(day, date):
        st.session_state["given"] = st.session_state.get("given", {}) | {id: day.isoformat()}


def _forget(id: str) -> None:
    kept = {other: day for other, day in st.session_state.get("given", {}).items() if other != id}
    st.session_state["given"] = kept
