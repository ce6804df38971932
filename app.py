"""The workbench. Start: `streamlit run app.py -- FOLDER_OR_DATABASE`. No logic of its own: pages stand in `views`."""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path

import streamlit as st

from corpus import logs
from corpus.errors import ReadingError
from corpus.messages import say
from views import (
    calendar_page,
    compare_page,
    corpus_page,
    generations_page,
    harmonisation_page,
    obligations_page,
    read_page,
    review_page,
    warming,
)
from views.door import middleware, routes
from views.going import going
from views.plain import label
from views.setting import choose_tongue, tongue
from views.sign_in import admitted
from views.style import styled

SIDEBAR = 250
"""Pixels: at 125 % zoom, 1280 pixels are 1024, of which the page needs all that it can get."""
# The last part of each page's address, and what shows it. The first stands at the address without any.
PAGES = {
    "corpus": corpus_page.show,
    "read": read_page.show,
    "compare": compare_page.show,
    "harmonisation": harmonisation_page.show,
    "generations": generations_page.show,
    "obligations": obligations_page.show,
    "calendar": calendar_page.show,
    "review": review_page.show,
}


def main() -> None:
    """One run of a visitor's page."""
    here = tongue()
    st.set_page_config(say("views.title", here), layout="wide", initial_sidebar_state=SIDEBAR)
    with st.sidebar:
        here = choose_tongue()
    styled(here)
    inside = admitted(here)
    chosen = st.navigation(
        [
            st.Page(show, title=say(f"views.page_{path}", here), url_path=path, default=path == next(iter(PAGES)))
            for path, show in PAGES.items()
        ],
        position="top" if inside else "hidden",
    )
    if not inside:
        return
    going(chosen.url_path)
    try:
        chosen.run()
    except ReadingError as error:
        st.error(label(error.message(here)))


if __name__ == "__main__":  # processes that read files import this module, and must not run it
    logs.open_as_told("", os.environ)
    try:
        main()
    except Exception:
        # Streamlit hides the details from visitors (showErrorDetails); the operator must still find them.
        logging.getLogger("concordance").exception("a page stopped")
        st.error(say("views.stopped", tongue()))


if __name__ == "app" and Path(sys.argv[0]).name == "app.py":  # imported by `streamlit run app.py`, which serves it
    warming.begin()
    server = st.App(__file__, middleware=middleware(), routes=routes(next(iter(PAGES))))
