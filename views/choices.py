"""Choices that can be made several at a time, and addresses that hold them all."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from views.plain import label

BETWEEN = ","
"""Between two values in an address."""


def chips(
    key: str,
    parameter: str,
    caption: str,
    options: Sequence[str],
    said: Callable[[str], str],
    counts: Mapping[str, int],
) -> tuple[str, ...]:
    """Chips with a count each, of which several can be chosen; none means all."""
    if not options:
        return ()
    remembered(key, parameter, options)
    chosen = st.pills(
        label(caption),
        options,
        selection_mode="multi",
        format_func=lambda value: label(f"{said(value)} ({counts.get(value, 0)})"),
        key=key,
        persist_state="session",
    )
    return tuple(chosen)


def several(
    key: str, parameter: str, caption: str, options: Sequence[str], said: Callable[[str], str], placeholder: str
) -> tuple[str, ...]:
    """A list from which several can be chosen; none means all."""
    remembered(key, parameter, options)
    chosen = st.multiselect(
        label(caption), options, format_func=said, key=key, placeholder=placeholder, persist_state="session"
    )
    return tuple(chosen)


def remembered(key: str, parameter: str, options: Sequence[str]) -> None:
    """Before a widget of several values: those of the address on the first run, and none that is not to be had."""
    found = (st.session_state[key] or []) if key in st.session_state else asked(parameter)
    st.session_state[key] = [value for value in found if value in options]


def asked(parameter: str) -> list[str]:
    """The values that the address holds."""
    return [value for value in st.query_params.get(parameter, "").split(BETWEEN) if value]


def joined(values: Sequence[str]) -> str:
    """Several values as one of the address."""
    return BETWEEN.join(values)


def at_address(**values: str) -> None:
    """After the widgets: the address that leads back here; what is empty is not in it. All that changes does so at
    once: the browser's arrow then takes one step back, not one for each value."""
    held = st.query_params.to_dict()
    wanted = {name: value for name, value in (held | values).items() if value or name not in values}
    if wanted != held:
        st.query_params.from_dict(wanted)
