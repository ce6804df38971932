"""Links between places of the workbench, followed without loading it anew: the server is told where to go.

They stay real links: they can be copied, opened in another window, and work where the script doesn't run.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape
from urllib.parse import parse_qs, urlencode

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from corpus.messages import Tongue

JS = """
export default function ({ setTriggerValue }) {
  const follow = (event) => {
    const link = event.composedPath().find((one) => one.tagName === "A");
    if (!link || !["", "_self"].includes(link.target) || link.hasAttribute("download")) return;
    if (link.origin !== location.origin || !link.closest("[data-testid=stMain]")) return;
    if (event.defaultPrevented || event.button) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (link.pathname === location.pathname) setTriggerValue("taken", link.search.slice(1));
    else {  // as if the visitor had gone forward to a place where they had been: Streamlit shows it
      history.pushState({}, "", link.href);
      dispatchEvent(new PopStateEvent("popstate"));
      scrollTo(0, 0);
    }
  };
  document.addEventListener("click", follow);
  return () => document.removeEventListener("click", follow);
}
"""
_listener = st.components.v2.component("concordance_going", html="<span></span>", js=JS)
KEY, WITHIN, SHOWN = "followed link", "places within", "page shown"
KEPT = frozenset({"lang", "folder_read", "feeds made"})
"""What a visitor takes along where an address rules; all else that a page needs is in the address."""
Taken = Callable[[Mapping[str, str]], bool]
"""Gets the parameters of an address; False where the page as it is does not hold that place."""


def going(page: str) -> None:
    """Before a page is shown, once for all pages: listens to its links. Who comes to another page by an address that
    says more than the language, or goes back or forward on this one, finds what the address says, not what they left
    there."""
    elsewhere = page != st.session_state.get(SHOWN, page)
    if set(st.query_params) - {"lang"} if elsewhere else _went_back():
        _forget()
    st.session_state[SHOWN] = page
    st.session_state.pop(WITHIN, None)
    with st.container(key="going"):
        _listener(key=KEY, on_taken_change=_taken, height=1)


def within(taken: Taken) -> None:
    """A page says how places on it are reached, so that the rest of it stays as it is."""
    st.session_state[WITHIN] = taken


def _went_back() -> bool:
    """Did the visitor come here with the browser's arrows? The address is then an older one than that of the state."""
    run = get_script_run_ctx()
    return run is not None and run.is_history_navigation


def _taken() -> None:
    """Before the page runs: a link to a place on it was clicked."""
    found = st.session_state[KEY].get("taken")
    if not isinstance(found, str):
        return
    where = {name: values[0] for name, values in parse_qs(found).items()}
    taken: Taken | None = st.session_state.get(WITHIN)
    if taken is None or not taken(where):
        _forget()
        st.query_params.from_dict(where)


def _forget() -> None:
    for key in [key for key in st.session_state if key not in KEPT]:
        del st.session_state[key]


def link(page: str, words: str, here: Tongue, /, **where: str) -> str:
    """A link that `going` follows, to a place on this page or on another; `words` are HTML."""
    return f'<a class="go" href="{_address(page, here, where)}" target="_self">{words}</a>'


def _address(page: str, here: Tongue, where: Mapping[str, str]) -> str:
    return escape(f"{page}?{urlencode({**where, 'lang': here})}")
