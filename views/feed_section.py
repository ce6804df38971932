"""Feeds: the address at which a calendar program finds these dates, made and taken back here."""

from __future__ import annotations

from functools import partial

import streamlit as st

from corpus.messages import Tongue, say
from extract.feeds import Feeds, Selection
from views.dates import day_words
from views.plain import label, short
from views.setting import place

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
        said.text(f"{feed.name} – {short(documents, 60)}; {whose}; {made}")
        way.button(
            label(say("duties_view.feed_revoke", here)),
            key=f"revoke {feed.mark}",
            on_click=partial(_revoke, feed.mark),
            help=label(feed.name),
            width="stretch",
        )


def _make(selection: Selection, here: Tongue) -> None:
    name = " ".join(str(st.session_state.get("feed name", "")).split()) or say("schedule.calendar", here)
    st.session_state["feed address"] = _feeds(place().database).create(name, selection)


def _hide() -> None:
    st.session_state.pop("feed address", None)


def _revoke(mark: str) -> None:
    _feeds(place().database).revoke(mark)


@st.cache_resource(show_spinner=False, max_entries=8)
def _feeds(database: str) -> Feeds:
    return Feeds(database)
