"""What is open on a page: the cell or row that was clicked, else that of the address, else the usual one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from views.choices import at_address

Place = tuple[str, ...]
KEY = "opened"


def opened(what: str, parameters: Sequence[str], usual: Place, there: Callable[[Place], bool]) -> Place:
    """The place of what is open, one value for each parameter of the address. `there`: is it still shown?"""
    at: dict[str, Place] = st.session_state.setdefault(KEY, {})
    if what not in at:
        at[what] = tuple(st.query_params.get(name, "") for name in parameters)
    chosen = at[what] if there(at[what]) else usual
    at_address(**dict(zip(parameters, chosen, strict=True)))
    return chosen


def take(what: str, place: Place) -> None:
    """Opens another place; for callbacks of what is clicked."""
    st.session_state[KEY] = st.session_state.get(KEY, {}) | {what: place}


def take_row(what: str, id: str) -> None:
    """The same for a row, which has one id."""
    take(what, (id,))
