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
            some = eids(section, n)
            page_section(pair[n], spans_of(found.sides[n], some), f"{n} {' '.join(some)}", bool(some), here)


def spans_of(side: Side, some: tuple[str, ...]) -> tuple[Span, ...]:
    """Where articles stand, with all that belongs to them."""
    return tuple(span for article in side.articles(some) for p in article.walk() for span in p.spans)


def page_section(
    listed: Listed, found: tuple[Span, ...], key: str, there: bool, here: Tongue, around: float | None = None
) -> None:
    """One of the pages with these places, which are framed; with several pages, the visitor chooses. `there`: is there
    anything in this document to show? `around`: see `shelf.picture`."""
    pages = sorted({span.page for span in found})
    if not pages:
        st.info(say("views.no_picture" if there else "comparison.no_counterpart", here))
        return
    page = pages[0]
    if len(pages) > 1:
        page = st.selectbox(say("views.page", here), pages, key=f"side page {listed.id} {key}")
    boxes = on_page(found, page)
    image = picture(listed, page, boxes, around)
    if image is None:
        st.info(say("views.no_picture", here))
        return
    st.image(image, width="stretch", alt=say("views.page_alt", here, page=page, boxes=len(boxes)))
    st.caption(label(say("views.page_of", here, page=page, file=listed.source)))
