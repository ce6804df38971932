"""The workbench. Start: `streamlit run app.py -- FOLDER_OR_DATABASE`. No logic of its own: pages stand in `views`."""

from __future__ import annotations

import logging

import streamlit as st

from corpus.errors import ReadingError
from corpus.messages import say
from views import calendar_page, compare_page, corpus_page, obligations_page, read_page
from views.plain import label
from views.setting import choose_tongue, tongue
from views.style import styled


def main() -> None:
    """One run of a visitor's page."""
    here = tongue()
    st.set_page_config(say("views.title", here), layout="wide", initial_sidebar_state="expanded")
    with st.sidebar:
        here = choose_tongue()
    styled(here)
    pages = {
        "corpus": corpus_page.show,
        "read": read_page.show,
        "compare": compare_page.show,
        "obligations": obligations_page.show,
        "calendar": calendar_page.show,
    }
    chosen = st.navigation(
        [
            st.Page(show, title=say(f"views.page_{path}", here), url_path=path, default=path == "corpus")
            for path, show in pages.items()
        ],
        position="top",
    )
    try:
        chosen.run()
    except ReadingError as error:
        st.error(label(error.message(here)))


if __name__ == "__main__":  # processes that read files import this module, and must not run it
    try:
        main()
    except Exception:
        # Streamlit hides the details from visitors (showErrorDetails); the operator must still find them.
        logging.getLogger("concordance").exception("a page stopped")
        st.error(say("views.stopped", tongue()))
