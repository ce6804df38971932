"""Harmonisation: one generation of contracts beside each other: who deviates where, what the statute asks for."""

from __future__ import annotations

from collections import Counter
from functools import partial

import streamlit as st

from align.exports.table import TableFormat
from align.harmonisation import LANGUAGES, Harmonisation, generations
from align.harmony.tables import meeting_file
from corpus.listing import Listed
from corpus.messages import Tongue, say
from corpus.model import Language
from views import downloads
from views.choices import at_address
from views.harmony_sections import agreement_section, deviations_section, matrix_section, matters_section
from views.harmony_shelf import harmonisation, harmonised
from views.plain import label
from views.setting import NAMES, from_address, tongue
from views.shelf import catalogue
from views.style import sheet

VIEWS = ("matrix", "deviations", "matters", "agreement")
PARAMETERS = {
    "matrix": ("state", "row", "institution"),
    "deviations": ("weight", "kind", "whose", "deviation"),
    "matters": ("matter", "institution"),
    "agreement": ("link",),
}
"""What the address says of each view; of the others it says nothing."""
SECTIONS = {
    "matrix": matrix_section, "deviations": deviations_section, "matters": matters_section,
    "agreement": agreement_section,
}  # fmt: skip


def show() -> None:
    """The page."""
    here = tongue()
    sheet("harmony.css")
    contracts = [d for d in catalogue().documents() if d.kind == "contract" and d.articles]
    known = generations(contracts)
    if not known:
        st.info(say("harmony_view.nothing", here))
        return
    st.header(say("views.page_harmonisation", here))
    with st.sidebar:
        generation = _choose_generation(contracts, known, here)
        some = [d for d in contracts if d.generation == generation]
        language = _choose_language(some, here)
    found = _found(some, language, here)
    st.caption(label(_summary(found, here)))
    view = _choose_view(found, here)
    at_address(generation=str(generation), texts=language, show="" if view == VIEWS[0] else view)
    at_address(
        **{
            name: ""
            for other, names in PARAMETERS.items()
            if other != view
            for name in names
            if name not in PARAMETERS[view]
        }
    )
    SECTIONS[view](found, here)
    _exports(found, here)


def _choose_generation(contracts: list[Listed], known: tuple[int, ...], here: Tongue) -> int:
    """The newest one first."""
    options = tuple(str(n) for n in reversed(known))
    from_address("generation", options)
    said = partial(_generation_said, contracts, here)
    return int(
        st.selectbox(
            say("harmony_view.generation", here), options, format_func=said, key="generation", persist_state="session"
        )
    )


def _generation_said(contracts: list[Listed], here: Tongue, number: str) -> str:
    some = [d for d in contracts if str(d.generation) == number]
    periods = Counter(d.period for d in some if d.period).most_common(1)
    years = "–".join(dict.fromkeys(str(day.year) for day in periods[0][0])) if periods else "?"
    return say("harmony_view.generation_said", here, years=years, n=number)


def _choose_language(some: list[Listed], here: Tongue) -> Language:
    """The visitor's language where there are such texts; the other one is a click away."""
    options = tuple(code for code in LANGUAGES if any(d.language == code for d in some))
    from_address("texts", options)
    usual: Language = next((code for code in options if code == here), options[0])
    if "texts" not in st.session_state:
        st.session_state["texts"] = usual
    chosen: Language | None = st.segmented_control(
        say("harmony_view.language", here),
        options,
        format_func=lambda code: NAMES[code],
        key="texts",
        required=True,
        help=say("harmony_view.language_help", here),
        persist_state="session",
    )
    return chosen or usual


def _found(some: list[Listed], language: Language, here: Tongue) -> Harmonisation:
    """The comparison; the first to ask sees how far it is."""
    slot = harmonisation(some, language)
    if slot.ready:
        return slot.made(lambda: harmonised(some, language, lambda done, every: None))
    bar = st.progress(0.0, say("harmony_view.comparing", here, done=0, all="…"))

    def told(done: int, every: int) -> None:
        bar.progress(done / max(1, every), say("harmony_view.comparing", here, done=done, all=every))

    found = slot.made(lambda: harmonised(some, language, told))
    bar.empty()
    return found


def _summary(found: Harmonisation, here: Tongue) -> str:
    return say(
        "harmonisation.summary",
        here,
        families=sum(row.common for row in found.matrix.rows),
        institutions=len(found.documents),
        deviations=len(found.deviations),
        material=sum(one.material for one in found.deviations),
    )


def _choose_view(found: Harmonisation, here: Tongue) -> str:
    from_address("harmony view", VIEWS, "show")
    return st.segmented_control(
        say("harmony_view.show", here),
        VIEWS,
        format_func=lambda view: say(f"harmony_view.show_{view}", here, n=len(found.deviations)),
        key="harmony view",
        default=None if "harmony view" in st.session_state else VIEWS[0],
        required=True,
        label_visibility="collapsed",
        persist_state="session",
    ) or VIEWS[0]  # fmt: skip


def _exports(found: Harmonisation, here: Tongue) -> None:
    """The whole as a file that can be handed round."""
    st.subheader(say("harmony_view.meeting", here))
    st.caption(say("harmony_view.meeting_help", here))
    name = f"harmonisation-{found.generation or 'x'}"
    downloads.tables(name, partial(_file, found, here), here)


def _file(found: Harmonisation, here: Tongue, form: TableFormat) -> bytes:
    return meeting_file(found, form, here)
