"""The look of the workbench, and the language that the page says it is in."""

from __future__ import annotations

from importlib.resources import files
from typing import get_args

import streamlit as st

from align.html import styles
from corpus.messages import Tongue

SHEETS = ("workbench.css", "frame.css")


def styled(tongue: Tongue) -> None:
    """Adds the style sheet, and sets <html lang>, which Streamlit fixes to English."""
    sheets = "".join(files(__package__).joinpath(name).read_text(encoding="utf-8") for name in SHEETS)
    st.html(f"<style>{styles()}{sheets}</style>")
    _run(_spoken(tongue))


def sheet(name: str) -> None:
    """Adds a style sheet of this package that only some pages need."""
    st.html(f"<style>{files(__package__).joinpath(name).read_text(encoding='utf-8')}</style>")


def scripts() -> tuple[str, ...]:
    """Every script that pages hold: the browser is told to run no other. None holds anything of a document."""
    return tuple(_spoken(tongue) for tongue in get_args(Tongue))


def _run(script: str) -> None:
    assert script in scripts(), "the browser runs only what is known when the server starts"
    st.html(f"<i hidden></i><script>{script}</script>", unsafe_allow_javascript=True)


def _spoken(tongue: Tongue) -> str:
    return f"document.documentElement.lang = '{tongue}'"
