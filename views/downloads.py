"""Downloads: a row of buttons, each with one form of the same thing; below it the origin of a CSV file, which has no
place for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TypeVar

import streamlit as st

from corpus.messages import Tongue, say
from corpus.provenance import about_table

Form = TypeVar("Form", bound=str)
MEDIA = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html",
    "md": "text/markdown",
    "csv": "text/csv",
    "json": "application/json",
    "jsonld": "application/ld+json",
    "ics": "text/calendar",
    "svg": "image/svg+xml",
    "png": "image/png",
    "graphml": "application/graphml+xml",
    "gexf": "application/gexf+xml",
}
"""The media type of each ending."""
TABLES = ("xlsx", "docx", "html", "md", "csv")
"""The forms that every table has."""


def downloads(
    name: str,
    forms: Mapping[Form, str],
    made: Callable[[Form], bytes],
    here: Tongue,
    helps: Mapping[Form, str] | None = None,
) -> None:
    """`forms`: the endings, and what their buttons say; `made`: the file, made when it is asked for. What is too much
    for one line goes on in the next: no button is narrower than its words."""
    with st.container(horizontal=True):
        for form, said in forms.items():
            st.download_button(
                said, partial(made, form), f"{name}.{form}", MEDIA[form], on_click="ignore",
                help=(helps or {}).get(form),
            )  # fmt: skip
        if "csv" in forms:
            _origin(f"{name}.csv", here)


def tables(name: str, made: Callable[[str], bytes], here: Tongue) -> None:
    """The same in all forms of a table."""
    downloads(name, {form: say(f"views.form_{form}", here) for form in TABLES}, made, here)


def _origin(file: str, here: Tongue) -> None:
    st.download_button(
        say("views.origin", here), partial(about_table, file), f"{file}-metadata.json", MEDIA["json"],
        on_click="ignore", type="tertiary", icon=":material/info:", help=say("views.origin_help", here, file=file),
    )  # fmt: skip
