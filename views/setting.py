"""What a visitor's page is built from: the catalogue that the server was started on, the language, the address."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import cast, get_args

import streamlit as st
from platformdirs import user_cache_path, user_data_path

from corpus.messages import Tongue, say

TONGUES: tuple[Tongue, ...] = ("fr", "nl", "en")
NAMES: dict[Tongue, str] = {"fr": "FR", "nl": "NL", "en": "EN"}
SPOKEN = "language spoken"
"""Among what is kept of a visit: the language of the page as it was last shown."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the catalogue is, and the folder that it is filled from (None where it is a database)."""

    database: str
    folder: Path | None = None

    @property
    def files(self) -> Path:
        """The folder in which dropped files are kept, beside the database."""
        base = Path(self.database) if "://" not in self.database else _home() / "workbench.sqlite"
        return base.with_suffix(".files")


def place(arguments: list[str] | None = None) -> Place:
    """The place named on the command line (`streamlit run app.py -- PLACE`): a folder, a database, or none."""
    given = sys.argv[1:] if arguments is None else arguments
    named = [argument for argument in given if not argument.startswith("--")][:1]
    if not named:
        return Place(str(_home() / "catalogue.sqlite"))
    if "://" not in named[0] and Path(named[0]).is_dir():
        folder = Path(named[0]).resolve()
        key = sha256(str(folder).encode()).hexdigest()[:16]
        return Place(str(user_cache_path("concordance", appauthor=False) / f"{key}.sqlite"), folder)
    return Place(named[0])


def vectors_folder() -> Path:
    """Where the vectors of texts are kept, so that a text is encoded once."""
    return user_cache_path("concordance", appauthor=False) / "vectors"


def tongue() -> Tongue:
    """The language that this visitor chose, else that of the browser, else French."""
    chosen = st.session_state.get("lang") or st.query_params.get("lang") or (st.context.locale or "")[:2].lower()
    return cast(Tongue, chosen) if chosen in get_args(Tongue) else "fr"


def choose_tongue() -> Tongue:
    """The switch in the sidebar; the choice goes into the address."""
    st.session_state.setdefault("lang", tongue())
    current = tongue()
    _say_anew(current)
    chosen = st.segmented_control(
        say("views.language", current),
        TONGUES,
        format_func=lambda code: NAMES[code],
        key="lang",
        required=True,
        label_visibility="collapsed",
        persist_state="session",
    )
    found = chosen or current
    st.query_params["lang"] = found
    return found


def _say_anew(here: Tongue) -> None:
    """After another language was chosen: lists are told their value once more, else the browser goes on showing what
    the chosen entry was called in the language before."""
    if st.session_state.get(SPOKEN, here) != here:
        for key, value in st.session_state.items():
            if isinstance(value, str):
                st.session_state[key] = value
    st.session_state[SPOKEN] = here


def from_address(key: str, options: tuple[str, ...], parameter: str = "") -> None:
    """Before a widget: its value from the address on the first run, and never one that is not to be had."""
    wanted = st.query_params.get(parameter or key)
    if st.session_state.get(key) not in options:
        st.session_state.pop(key, None)
        if wanted in options:
            st.session_state[key] = wanted


def _home() -> Path:
    return user_data_path("concordance", appauthor=False)
