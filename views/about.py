"""One document of the corpus: the remarks on its reading, reading it again, deleting it; the list as a file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from html import escape

import streamlit as st

from align.exports.cells import Column, Kind, Table
from align.exports.table import TableFormat, written
from corpus.catalogue import Catalogue
from corpus.listing import Listed
from corpus.messages import Tongue, say
from views.choices import at_address
from views.downloads import downloads
from views.going import link
from views.intake import read_again, told
from views.plain import label
from views.remarks import remarks_html
from views.setting import from_address
from views.shelf import catalogue, document

FORMS: tuple[TableFormat, ...] = ("xlsx", "csv")
HERE = "./"
"""The address of the page: it is the first, and answers at the root alone."""
COLUMNS: tuple[tuple[str, str, Kind], ...] = (
    ("document", "views.column_document", "text"),
    ("title", "corpus_view.column_title", "text"),
    ("institution", "views.column_institution", "text"),
    ("kind", "views.column_kind", "text"),
    ("language", "views.column_language", "text"),
    ("generation", "views.column_generation", "number"),
    ("first", "corpus_view.column_first_day", "date"),
    ("last", "corpus_view.column_last_day", "date"),
    ("pages", "views.column_pages", "text"),
    ("articles", "views.column_articles", "number"),
    ("anomalies", "views.column_anomalies", "number"),
    ("file", "corpus_view.column_file", "text"),
)


def take(where: Mapping[str, str]) -> bool:
    """Opens the document whose number of remarks was clicked."""
    st.session_state["about"] = where.get("about", "")
    return True


def about_section(documents: Mapping[str, Listed], here: Tongue) -> None:
    """The document that the visitor chose, from all of the catalogue."""
    st.subheader(say("corpus_view.about", here))
    ids = ("", *documents)
    from_address("about", ids)
    chosen = st.selectbox(
        say("views.document", here),
        ids,
        format_func=lambda id: id or say("corpus_view.choose", here),
        key="about",
        persist_state="session",
    )
    at_address(about=chosen)
    for good, line in st.session_state.pop("about told", ()):
        (st.success if good else st.error)(label(line))
    if not chosen:
        return
    listed = documents[chosen]
    again, delete, _ = st.columns([1, 1, 3])
    again.button(
        say("corpus_view.read_again", here),
        on_click=partial(_again, chosen, here),
        help=say("corpus_view.read_again_help", here),
        width="stretch",
    )
    with delete.popover(say("corpus_view.delete", here), width="stretch"):
        st.text(say("corpus_view.delete_sure", here, document=chosen))
        st.button(say("corpus_view.delete_yes", here), on_click=partial(_delete, chosen), type="primary")
    remarks_of(listed, here)


def remarks_of(listed: Listed, here: Tongue) -> None:
    """The remarks on the reading of a document, each with the way to its page."""
    if not listed.anomalies:
        st.text(say("corpus_view.no_remarks", here))
        return
    tree = document(listed)
    st.html(f"<h4>{remarks_title(listed, here)}</h4>{remarks_html(tree, tree.anomalies, here)}")


def remarks_title(listed: Listed, here: Tongue) -> str:
    """HTML."""
    said = say("views.anomalies", here, n=listed.anomalies)
    return f"{link('read', escape(listed.id), here, document=listed.id)} · {said}"


def _again(id: str, here: Tongue) -> None:
    """Before the page runs: the list is drawn with what was read."""
    with st.spinner(label(say("corpus_view.reading_again", here, document=id))):
        outcome = read_again(catalogue(), id)
    missing = False, say("corpus_view.no_file", here, document=id)
    st.session_state["about told"] = [missing if outcome is None else told(outcome, catalogue(), here)]


def _delete(id: str) -> None:
    found: Catalogue = catalogue()
    found.remove(id)
    st.session_state["about"] = ""


def exports(shown: Iterable[Listed], here: Tongue) -> None:
    """The list as a spreadsheet."""
    several = tuple(shown)
    forms = {form: say(f"corpus_view.save_{form}", here) for form in FORMS}
    downloads("concordance", forms, lambda form: written(listing(several, here), form, here), here)


def listing(shown: Iterable[Listed], here: Tongue) -> Table:
    """The list as a table."""
    columns = tuple(Column(key, say(title, here), 0, kind) for key, title, kind in COLUMNS)
    rows = []
    for d in shown:
        first, last = d.period or (None, None)
        pages = f"{d.pages[0]}–{d.pages[1]}" if d.pages[0] != d.pages[1] else str(d.pages[0])
        kind = say(f"views.kind_{d.kind}", here)
        rows.append(
            (d.id, d.title, d.institution, kind, d.language.upper(), d.generation, first, last, pages, d.articles,
             d.anomalies, d.source)
        )  # fmt: skip
    return Table(say("corpus_view.title", here), columns, tuple(rows))
