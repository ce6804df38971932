"""Links within a page, followed without loading it anew: the page is told where to go, and shows it.

They stay real links: they can be copied, opened in another window, and work where the script doesn't run.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from html import escape
from urllib.parse import parse_qs, urlencode

import streamlit as st

from corpus.messages import Tongue

JS = """
export default function ({ setTriggerValue }) {
  const follow = (event) => {
    const link = event.target.closest && event.target.closest("a.go");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    setTriggerValue("taken", new URL(link.href).search.slice(1));
  };
  document.addEventListener("click", follow);
  return () => document.removeEventListener("click", follow);
}
"""
_listener = st.components.v2.component("concordance_going", html="<span></span>", js=JS)


def going(key: str, taken: Callable[[Mapping[str, str]], None]) -> None:
    """Listens to the links of this page; `taken` is called with the parameters of the address of one that was
    clicked."""
    with st.container(key="going"):
        _listener(key=key, on_taken_change=partial(_tell, key, taken), height=1)


def link(page: str, words: str, here: Tongue, /, **where: str) -> str:
    """A link that `going` follows, to a place on this page; `words` are HTML."""
    return f'<a class="go" href="{_address(page, here, where)}" target="_self">{words}</a>'


def away(page: str, words: str, here: Tongue, /, **where: str) -> str:
    """A link to another page."""
    return f'<a href="{_address(page, here, where)}" target="_self">{words}</a>'


def _address(page: str, here: Tongue, where: Mapping[str, str]) -> str:
    return escape(f"{page}?{urlencode({**where, 'lang': here})}")


def _tell(key: str, taken: Callable[[Mapping[str, str]], None]) -> None:
    found = st.session_state[key].get("taken")
    if isinstance(found, str):
        taken({name: several[0] for name, several in parse_qs(found).items()})
