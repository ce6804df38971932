"""The pages of the file beside what is to be decided: the words of a fact framed, or the articles of both sides."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from align.exports.sides import Side
from align.reviewed import sides_of
from corpus.geometry import Span
from corpus.messages import Tongue, say
from corpus.model import Document
from extract.facts import Fact
from views.choices import at_address
from views.pair_pages import page_section, spans_of
from views.review_queue import Entry

KEY = "review pages"
AROUND = 110.0
"""Points above and below the words of a fact: some ten lines each, so that the page is shown wide enough to read."""


def fact_page(entry: Entry, documents: Sequence[Document], here: Tongue) -> None:
    """The page on which a fact stands; nothing for a link."""
    fact = entry.doubt.fact
    if fact is not None and _wanted(here):
        page_section(entry.where[0], spans_of_fact(fact, documents[0]), entry.id, True, here, AROUND)


def link_pages(entry: Entry, documents: Sequence[Document], here: Tongue) -> None:
    """The pages on which the articles of a link stand, beside each other; nothing for a fact."""
    sides = sides_of(entry.doubt.proposal.value) or ((), ())
    if entry.doubt.fact is not None or not _wanted(here):
        return
    for n, place in enumerate(st.columns(2, gap="medium")):
        with place:
            found = spans_of(Side(documents[n]), sides[n])
            page_section(entry.where[n], found, f"{n} {entry.id}", bool(sides[n]), here)


def spans_of_fact(fact: Fact, document: Document) -> tuple[Span, ...]:
    """Where its words stand; where that is not known, the whole provision."""
    provision = document.root.find(fact.eid)
    if provision is None:
        return ()
    own = () if not provision.text else provision.places
    found = tuple(place.span for place in own if place.start < fact.end and fact.start < place.end)
    return found or provision.spans


def _wanted(here: Tongue) -> bool:
    """A switch, on at first: who decides quickly by the words alone can do without."""
    st.session_state.setdefault(KEY, st.query_params.get("pages") != "0")
    wanted = st.toggle(say("review.pages", here), key=KEY, persist_state="session")
    at_address(pages="" if wanted else "0")
    return bool(wanted)
