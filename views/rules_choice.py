"""The rules by which dates are worked out, chosen in the margin: a regime, and days on which the office is closed."""

from __future__ import annotations

from datetime import date
from functools import partial
from html import escape
from typing import get_args

import streamlit as st

from corpus.days import day_words
from corpus.messages import Tongue, say
from extract.regimes import DEFAULT, OWN, Regime, regime, regimes
from extract.schedule.workbook import SETTINGS, setting_words
from extract.workdays import YEARS, Custom
from views.choices import asked, at_address, joined, remembered
from views.plain import label
from views.setting import from_address

CUSTOMS: tuple[Custom, ...] = get_args(Custom)
FIRST, LAST = date(YEARS[0], 1, 1), date(YEARS[-1], 12, 31)


def choose_rules(here: Tongue) -> Regime:
    """The regime with the visitor's closed days; the address holds both."""
    ids = tuple(id for id in regimes() if id != OWN)
    from_address("regime", ids)
    id = st.selectbox(
        say("duties_view.regime", here),
        ids,
        format_func=lambda i: regimes()[i].name(here),
        key="regime",
        help=say("duties_view.regime_help", here),
        persist_state="session",
    )
    under = regimes()[id]
    st.caption(label(f"{under.source(here)}."))
    with st.expander(say("duties_view.regime_explained", here)):
        st.html(explained(under, here))
    customs, closed = _closed_days(here)
    at_address(regime="" if id == DEFAULT else id, customs=joined(customs), closed=joined(closed))
    if not customs and not closed:
        return under
    return regime(id, customs=customs, closed=tuple(map(date.fromisoformat, closed)))


def explained(under: Regime, here: Tongue) -> str:
    """What a regime does, in plain words, as HTML."""
    settings = "".join(
        f"<dt>{escape(say(f'schedule.setting_{name}', here))}</dt>"
        f"<dd>{escape(setting_words(getattr(under, name), here))}</dd>"
        for name in SETTINGS
    )
    week = ", ".join(say(f"schedule.weekday_{day}", here) for day in under.workdays.week)
    settings += f"<dt>{escape(say('schedule.setting_week', here))}</dt><dd>{escape(week)}</dd>"
    return f"<p class='small'>{escape(under.assumed(here))}</p><dl class='settings'>{settings}</dl>"


def _closed_days(here: Tongue) -> tuple[tuple[Custom, ...], tuple[str, ...]]:
    """Kinds of days and single days on which the office is closed beside the public holidays."""
    remembered("customs", "customs", CUSTOMS)
    customs = st.multiselect(
        say("duties_view.customs", here),
        CUSTOMS,
        format_func=lambda custom: say(f"schedule.{custom}", here),
        key="customs",
        placeholder=say("duties_view.none", here),
        help=say("duties_view.customs_help", here),
        persist_state="session",
    )
    if "closed" not in st.session_state:
        st.session_state["closed"] = sorted({day for day in asked("closed") if valid_day(day)})
    with st.form("close", border=False, clear_on_submit=True):
        day = st.date_input(
            say("duties_view.closed_day", here), value=None, min_value=FIRST, max_value=LAST, format="DD/MM/YYYY",
            key="close day",
        )  # fmt: skip
        st.form_submit_button(say("duties_view.close_add", here), on_click=_close, disabled=False)
    del day  # taken in the callback, before the dates are worked out
    for closed in st.session_state["closed"]:
        said = say("duties_view.take_away", here, what=day_words(date.fromisoformat(closed), here))
        st.button(label(said), key=f"open {closed}", on_click=partial(_open, closed), icon=":material/close:")
    return tuple(customs), tuple(st.session_state["closed"])


def valid_day(text: str) -> bool:
    """Is it an ISO day within the years whose holidays are known?"""
    try:
        return FIRST <= date.fromisoformat(text) <= LAST
    except ValueError:
        return False


def _close() -> None:
    day = st.session_state.get("close day")
    if isinstance(day, date):
        st.session_state["closed"] = sorted({*st.session_state.get("closed", []), day.isoformat()})


def _open(day: str) -> None:
    st.session_state["closed"] = [other for other in st.session_state.get("closed", []) if other != day]
