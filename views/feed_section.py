"""Feeds: the address at which a calendar program finds these dates, made and taken back here."""

from __future__ import annotations

import sys
from functools import partial

import streamlit as st

from corpus.days import day_words
from corpus.messages import Tongue, say
from extract.admission import UNSIGNED
from extract.feeds import Feed, Feeds, Selection, mark_of
from views.plain import label, short
from views.setting import place
from views.visitor import claims

MADE = "feeds made"
LONGEST = 80
"""Letters of a feed's name."""


def feed_section(selection: Selection, here: Tongue) -> None:
    """The form that makes a feed of what is shown, the new address (shown this once), and the feeds that there are."""
    with st.expander(say("duties_view.feeds", here), expanded="feed address" in st.session_state):
        st.caption(say("duties_view.feeds_help", here))
        with st.form("feed", border=False, clear_on_submit=True):
            name, go = st.columns([0.7, 0.3], vertical_alignment="bottom")
            name.text_input(say("duties_view.feed_name", here), key="feed name", max_chars=LONGEST)
            go.form_submit_button(
                say("duties_view.feed_make", here), on_click=partial(_make, selection, here), width="stretch"
            )
        address = st.session_state.get("feed address")
        if address:
            st.warning(say("duties_view.feed_once", here))
            st.code(address, language=None, wrap_lines=True)
            st.button(say("duties_view.feed_hide", here), on_click=_hide)
        _list(here)


def _list(here: Tongue) -> None:
    for feed in _feeds(place().database).list():
        if feed.revoked_at is not None:
            continue
        said, way = st.columns([0.75, 0.25], vertical_alignment="center")
        bearer = feed.selection.bearer
        whose = say(f"obligation.role_{bearer}", here) if bearer else say("duties_view.everybody", here)
        documents = ", ".join(feed.selection.documents) or say("duties_view.all_documents", here)
        made = day_words(feed.created_at.date(), here)
        by = f"; {feed.maker}" if feed.maker else ""
        said.text(f"{feed.name} – {short(documents, 60)}; {whose}; {made}{by}")
        if _mine(feed):
            way.button(
                label(say("duties_view.feed_revoke", here)),
                key=f"revoke {feed.mark}",
                on_click=partial(_revoke, feed),
                help=label(feed.name),
                width="stretch",
            )


def _mine(feed: Feed) -> bool:
    """May this visitor take it back? Who signed in, what they made under their name. Else everybody whom the server
    lets in from this machine alone; and where it is open to a network without sign-in, who made it, in this visit."""
    who = claims()
    if who is not None:
        return feed.maker == who.signature()
    return UNSIGNED not in sys.argv or feed.mark in st.session_state.get(MADE, ())


def _make(selection: Selection, here: Tongue) -> None:
    name = " ".join(str(st.session_state.get("feed name", "")).split()) or say("schedule.calendar", here)
    who = claims()
    address = _feeds(place().database).create(name, selection, who.signature() if who is not None else "")
    st.session_state["feed address"] = address
    st.session_state[MADE] = (*st.session_state.get(MADE, ()), mark_of(address))


def _hide() -> None:
    st.session_state.pop("feed address", None)


def _revoke(feed: Feed) -> None:
    if _mine(feed):
        _feeds(place().database).revoke(feed.mark)


@st.cache_resource(show_spinner=False, max_entries=8)
def _feeds(database: str) -> Feeds:
    return Feeds(database)
