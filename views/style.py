"""The look of the workbench, and the language that the page says it is in."""

from __future__ import annotations

from importlib.resources import files

import streamlit as st

from align.html import styles
from corpus.messages import Tongue


def styled(tongue: Tongue) -> None:
    """Adds the style sheet, and sets <html lang>, which Streamlit fixes to English."""
    sheet = files(__package__).joinpath("workbench.css").read_text(encoding="utf-8")
    st.html(f"<style>{styles()}{sheet}</style>")
    # Only one of our own three codes gets here, never text of a document.
    st.html(f"<script>document.documentElement.lang = '{tongue}'</script>", unsafe_allow_javascript=True)
