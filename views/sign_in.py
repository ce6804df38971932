"""Signing in: who is let in, and what a visitor sees before."""

from __future__ import annotations

import streamlit as st

from corpus.messages import Tongue, say
from extract.admission import SignIn, checked
from views.plain import label
from views.visitor import claims, visitor


def settings() -> SignIn | None:
    """Those that the server runs with; None where there is no sign-in. ReadingError where they are not whole."""
    if not st.secrets.load_if_toml_exists():
        return None
    found = st.secrets.to_dict()
    return checked(found, "secrets.toml") if "auth" in found else None


def admitted(here: Tongue) -> bool:
    """Whether the visitor may see the pages; shows the way in where not, and the way out in the sidebar where so."""
    rules = settings()
    if rules is None:
        return True
    who = claims()
    if who is None:
        _way_in(here)
        return False
    if not rules.admits(who.address()):
        st.error(label(say("sign_in.not_allowed", here, name=visitor())))
        st.button(say("sign_in.leave", here), on_click=st.logout)
        return False
    with st.sidebar:
        st.caption(label(say("sign_in.signed_in", here, name=visitor())))
        st.button(say("sign_in.leave", here), on_click=st.logout, key="sign out")
    return True


def _way_in(here: Tongue) -> None:
    st.header(say("sign_in.title", here))
    st.text(say("sign_in.why", here))
    st.button(say("sign_in.enter", here), on_click=st.login, type="primary")
