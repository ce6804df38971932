"""The look of the workbench, and the language that the page says it is in."""

from __future__ import annotations

from importlib.resources import files
from zlib import crc32

import streamlit as st

from align.html import styles
from corpus.messages import Tongue


def styled(tongue: Tongue) -> None:
    """Adds the style sheet, and sets <html lang>, which Streamlit fixes to English."""
    sheet = files(__package__).joinpath("workbench.css").read_text(encoding="utf-8")
    st.html(f"<style>{styles()}{sheet}</style>")
    # Only one of our own three codes gets here, never text of a document.
    st.html(f"<script>document.documentElement.lang = '{tongue}'</script>", unsafe_allow_javascript=True)


def sheet(name: str) -> None:
    """Adds a style sheet of this package that only some pages need."""
    st.html(f"<style>{files(__package__).joinpath(name).read_text(encoding='utf-8')}</style>")


def open_in_sight(entry: str) -> None:
    """Scrolls the list in the sidebar to the entry that is open."""
    # The number makes the script another one for another entry, so that it runs again; no text of a document is in it.
    st.html(f"<script>/* {crc32(entry.encode())} */{_IN_SIGHT}</script>", unsafe_allow_javascript=True)


_IN_SIGHT = """
(function seek(tries) {
  const open = document.querySelector('.st-key-tree button[kind="secondary"]');
  if (open) open.scrollIntoView({ block: "nearest" });
  else if (tries) setTimeout(() => seek(tries - 1), 100);
})(30);
"""
