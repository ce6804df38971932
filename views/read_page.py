"""Read: the tree of a document beside its pages, the chosen provision framed."""

from __future__ import annotations

from functools import partial
from html import escape

import streamlit as st

from corpus.exports.interchange import sentence
from corpus.listing import Listed
from corpus.messages import Tongue, say
from corpus.model import Document, Provision
from extract.calendar import calendar
from extract.saying import norm_words
from extract.schedule import schedule
from views.outline import Entry, holder, matches, name, on_page, outline, own, spans, title
from views.plain import label, quoted
from views.setting import from_address, to_address, tongue
from views.shelf import catalogue, document, first_contracts, picture, time_limits
from views.style import open_in_sight
from views.wording import article_html, by_eid

INDENT = "\u2002"
LIST_HEIGHT = 520
"""Pixels of the list in the sidebar; it scrolls."""


def show() -> None:
    """The page."""
    here = tongue()
    documents = {d.id: d for d in first_contracts(catalogue().documents(), here)}
    if not documents:
        st.info(say("views.nothing_to_read", here))
        return
    with st.sidebar:
        listed = documents[_choose_document(tuple(documents), here)]
        tree = document(listed)
        entries = outline(tree)
        shown = _choose_article(tree, entries, here)
    if shown is None:
        st.info(say("views.no_text", here))
        return
    words, page = st.columns([0.44, 0.56], gap="medium")
    with words:
        part = _words(tree, listed, shown, here)
    with page, st.container(key="sheet"):
        _page(tree, listed, shown, part, here)
    to_address(document=listed.id, article=part.eid)
    _below(tree, listed, here)


def _choose_document(ids: tuple[str, ...], here: Tongue) -> str:
    from_address("document", ids)
    return st.selectbox(say("views.document", here), ids, key="document", persist_state="session")


def _choose_article(tree: Document, entries: tuple[Entry, ...], here: Tongue) -> Provision | None:
    """The outline as a list of buttons, narrowed by what the visitor types."""
    by_id = {entry.provision.eid: entry.provision for entry in entries}
    wanted = st.text_input(say("views.find", here), placeholder=say("views.find_hint", here), key="wanted")
    shown = [e for e in entries if matches(e.provision, wanted)] if wanted.strip() else list(entries)
    st.caption(say("views.found", here, shown=len(shown), all=len(entries)))
    current = _current(tree, entries)
    with st.container(height=LIST_HEIGHT, key="tree", border=False):
        for entry in shown:
            _button(tree.id, entry, current)
    open_in_sight(f"{tree.id} {current}")
    return by_id.get(current, tree.root)


def _current(tree: Document, entries: tuple[Entry, ...]) -> str:
    """The eId of the article that is open: the chosen one, that of the address, else the first with text."""
    at: dict[str, str] = st.session_state.setdefault("articles", {})
    if tree.id not in at:
        asked = st.query_params.get("article", "") if st.query_params.get("document") == tree.id else ""
        found = holder(tree, asked) if asked else None
        first = next((e.provision for e in entries if e.provision.kind == "article"), None)
        start = found or first or (entries[0].provision if entries else tree.root)
        at[tree.id] = start.eid
        if found is not None and asked != found.eid:
            st.session_state.setdefault("parts", {})[tree.id, found.eid] = asked
    return at[tree.id]


def _button(id: str, entry: Entry, current: str) -> None:
    open_now = entry.provision.eid == current
    st.button(
        INDENT * entry.depth + label(name(entry.provision, 60)),
        key=f"open {entry.provision.eid}",
        type="secondary" if open_now else "tertiary",
        wrap=False,
        on_click=partial(_open, id, entry.provision.eid),
    )


def _open(id: str, eid: str) -> None:
    st.session_state["articles"] = st.session_state.get("articles", {}) | {id: eid}


def _words(tree: Document, listed: Listed, shown: Provision, here: Tongue) -> Provision:
    """The wording of the open article; returns the part of it that is chosen (itself for the whole)."""
    st.html(f'<h3 lang="{escape(tree.language)}">{escape(title(shown))}</h3>')
    limits = by_eid(time_limits(listed))
    part = _choose_part(tree, shown, here)
    body = article_html(shown, tree, limits, part.eid if part is not shown else "", here)
    st.html(body) if any(p.text or p.rows for p in own(shown)) else st.text(say("views.no_text", here))
    here_only = [limit for p in own(shown) for limit in limits.get(p.eid, ())]
    if here_only:
        said = "".join(
            f"<li>{quoted(limit.quote, tree.language, 'q')}: {escape(norm_words(limit.norm, here))}</li>"
            for limit in here_only
        )
        st.html(f'<h4>{escape(say("views.limits", here))}</h4><ul class="listed">{said}</ul>')
    return part


def _choose_part(tree: Document, shown: Provision, here: Tongue) -> Provision:
    parts = {p.eid: p for p in own(shown)}
    if len(parts) < 3:
        return shown
    key = f"part {tree.id} {shown.eid}"
    asked = st.session_state.get("parts", {}).pop((tree.id, shown.eid), None)
    if asked in parts:
        st.session_state[key] = asked
    chosen = st.selectbox(
        say("views.part", here),
        list(parts),
        format_func=lambda eid: say("views.whole", here) if eid == shown.eid else name(parts[eid], 60),
        key=key,
    )
    return parts[chosen]


def _page(tree: Document, listed: Listed, shown: Provision, part: Provision, here: Tongue) -> None:
    """The page on which the chosen part begins, with its boxes; the visitor can leaf."""
    found = spans(part, part is shown)
    first, last = listed.pages
    start = min(max(found[0].page if found else first, first), last)
    page = start
    if first < last:
        narrow, _ = st.columns([1, 2])
        page = narrow.number_input(say("views.page", here), first, last, start, key=f"page {tree.id} {part.eid}")
    boxes = on_page(found, page)
    image = picture(listed, page, boxes)
    if image is None:
        st.info(say("views.no_picture", here))
        return
    st.image(image, width="stretch", alt=say("views.page_alt", here, page=page, boxes=len(boxes)))
    said = say("views.page_of", here, page=page, file=tree.source)
    st.caption(label(said if boxes else f"{said}. {say('views.no_boxes', here)}"))


def _below(tree: Document, listed: Listed, here: Tongue) -> None:
    """Downloads of the time limits, and the remarks on the reading."""
    limits = time_limits(listed)
    left, right, _ = st.columns([1, 1, 2])
    left.download_button(
        say("views.limits_calendar", here),
        partial(calendar, [(tree, limits)]),
        f"{tree.id}.ics",
        "text/calendar",
        on_click="ignore",
    )
    right.download_button(
        say("views.limits_table", here),
        lambda: "\ufeff" + schedule([(tree, limits)], here),
        f"{tree.id}.csv",
        "text/csv",
        on_click="ignore",
    )
    if tree.anomalies:
        with st.expander(say("views.anomalies", here, n=len(tree.anomalies))):
            said = "".join(f"<li>{escape(sentence(a, tree.source, here))}</li>" for a in tree.anomalies)
            st.html(f'<ul class="listed">{said}</ul>')
