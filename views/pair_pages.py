"""The two pages beside each other on which a pair of articles stands, with the articles framed."""

from __future__ import annotations

import streamlit as st

from align.exports.sections import Section
from align.exports.sides import Side
from corpus.geometry import Span
from corpus.listing import Listed
from corpus.messages import Tongue, say
from views.choices import at_address
from views.outline import on_page
from views.pairs import Comparison, eids
from views.plain import label
from views.shelf import picture


def pages_section(found: Comparison, section: Section, pair: tuple[Listed, Listed], here: Tongue) -> None:
    """A switch, and the pages where it is on."""
    st.session_state.setdefault("pages", st.query_params.get("pages") == "1")
    wanted = st.toggle(say("compare_view.pages", here), key="pages", persist_state="session")
    at_address(pages="1" if wanted else "")
    if not wanted:
        return
    for n, place in enumerate(st.columns(2, gap="medium")):
        with place:
            _page(pair[n], spans_of(found.sides[n], eids(section, n)), f"{n} {' '.join(eids(section, n))}", here)


def spans_of(side: Side, some: tuple[str, ...]) -> tuple[Span, ...]:
    """Where articles stand, with all that belongs to them."""
    return tuple(span for article in side.articles(some) for p in article.walk() for span in p.spans)


def _page(listed: Listed, found: tuple[Span, ...], key: str, here: Tongue) -> None:
    """One of the pages on which the articles stand; with several, the visitor chooses."""
    pages = sorted({span.page for span in found})
    if not pages:
        st.info(say("comparison.no_counterpart" if not key[2:] else "views.no_picture", here))
        return
    page = pages[0]
    if len(pages) > 1:
        page = st.selectbox(say("views.page", here), pages, key=f"side page {listed.id} {key}")
    boxes = on_page(found, page)
    image = picture(listed, page, boxes)
    if image is None:
        st.info(say("views.no_picture", here))
        return
    st.image(image, width="stretch", alt=say("views.page_alt", here, page=page, boxes=len(boxes)))
    st.caption(label(say("views.page_of", here, page=page, file=listed.source)))
