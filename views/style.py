"""The look of the workbench, and the language that the page says it is in."""

from __future__ import annotations

from importlib.resources import files
from typing import get_args
from zlib import crc32

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


def open_in_sight(entry: str) -> None:
    """Scrolls the list in the sidebar to the entry that is open."""
    # The number makes it other HTML for another entry, so that it runs again; no text of a document is in it.
    _run(_IN_SIGHT, str(crc32(entry.encode())))


def scripts() -> tuple[str, ...]:
    """Every script that pages hold: the browser is told to run no other. None holds anything of a document."""
    return (*(_spoken(tongue) for tongue in get_args(Tongue)), _IN_SIGHT)


def _run(script: str, mark: str = "") -> None:
    assert script in scripts(), "the browser runs only what is known when the server starts"
    st.html(f"<i hidden data-mark='{mark}'></i><script>{script}</script>", unsafe_allow_javascript=True)


def _spoken(tongue: Tongue) -> str:
    return f"document.documentElement.lang = '{tongue}'"


_IN_SIGHT = """
(function seek(tries) {
  const open = document.querySelector('.st-key-tree button[kind="secondary"]');
  if (open) open.scrollIntoView({ block: "nearest" });
  else if (tries) setTimeout(() => seek(tries - 1), 100);
})(30);
"""
