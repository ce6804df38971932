"""Read: the tree of a document beside its pages; what it says marked in its words, citations that lead on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import partial
from html import escape

import streamlit as st

from corpus.exports.interchange import sentence
from corpus.listing import Listed
from corpus.messages import Tongue, say
from corpus.model import Document, Provision
from extract.calendar import calendar
from extract.facts import TimeLimit
from extract.schedule import schedule
from views.choices import BETWEEN, at_address, joined
from views.downloads import downloads
from views.going import within
from views.marks import KINDS, Mark, by_provision, marks
from views.outline import holder, name, on_page, outline, own, spans, title
from views.plain import label, quoted
from views.remarks import remarks_html
from views.rows import Column, Line, rows
from views.search import Folded, hits
from views.setting import from_address, tongue
from views.shelf import catalogue, document, findings, first_contracts, picture, searched, time_limits
from views.style import sheet
from views.wording import writer

INDENT = "\u2003"
NONE = "-"
"""In an address: no kind of fact is marked."""


def show() -> None:
    """The page."""
    here = tongue()
    sheet("read.css")
    documents = {d.id: d for d in first_contracts(catalogue().documents(), here)}
    if not documents:
        st.info(say("views.nothing_to_read", here))
        return
    with st.sidebar:
        listed = documents[_choose_document(tuple(documents), here)]
        tree = document(listed)
        folded = searched(listed)
        current = _current(tree)
        wanted = _tree(tree, folded, current, here)
    shown = next((e.provision for e, _ in folded if e.provision.eid == current), tree.root)
    words, page = st.columns([0.46, 0.54], gap="medium")
    with words:
        _neighbours(tree, folded, shown, here)
        st.html(f'<h3 lang="{escape(tree.language)}">{escape(title(shown))}</h3>')
        part = _choose_part(tree, shown, here)
    with page, st.container(key="sheet"):
        _page(tree, listed, shown, part, here)
    at_address(document=listed.id, article=part.eid, words=wanted)
    with words:
        _words(tree, listed, shown, part, wanted, here)
    _below(tree, listed, here)
    within(partial(_go, tree))


def _choose_document(ids: tuple[str, ...], here: Tongue) -> str:
    from_address("document", ids)
    return st.selectbox(say("views.document", here), ids, key="document", persist_state="session")


def _tree(tree: Document, folded: Folded, current: str, here: Tongue) -> str:
    """The outline, narrowed as the visitor types; returns what is looked for."""
    key = f"wanted {tree.id}"
    if key not in st.session_state:
        st.session_state[key] = st.query_params.get("words", "")
    wanted = st.text_input(
        say("views.find", here), placeholder=say("views.find_hint", here), key=key, live=True, type="search",
        persist_state="session",
    )  # fmt: skip
    found = hits(folded, wanted)
    counted = {"shown": len(found), "all": len(folded), "hits": sum(hit.count for hit in found)}
    st.caption(say("read_view.found" if wanted.strip() else "views.found", here, **counted))
    if not found:
        st.info(say("read_view.no_match", here))
        return wanted
    heads = [Column(say("read_view.head_provision", here), 74 if wanted.strip() else 100, tree.language)]
    heads += [Column(say("read_view.head_hits", here), 26)] if wanted.strip() else []
    lines = [
        Line(
            hit.entry.provision.eid,
            (INDENT * hit.entry.depth + name(hit.entry.provision, 60), str(hit.count))[: len(heads)],
        )
        for hit in found
    ]
    label_of = say("read_view.tree", here, document=tree.id)
    rows("tree rows", label_of, heads, lines, current, partial(_open, tree), height="31rem")
    return wanted


def _current(tree: Document) -> str:
    """The eId of the article that is open: the chosen one, that of the address, else the first with text."""
    at: dict[str, str] = st.session_state.setdefault("articles", {})
    if tree.id not in at:
        asked = st.query_params.get("article", "") if st.query_params.get("document") == tree.id else ""
        entries = outline(tree)
        first = next((e.provision for e in entries if e.provision.kind == "article"), None)
        start = first or (entries[0].provision if entries else tree.root)
        at[tree.id] = start.eid
        if asked:
            _open(tree, asked)
    return st.session_state["articles"][tree.id]  # type: ignore[no-any-return]


def _open(tree: Document, eid: str) -> None:
    """Opens the article that holds a provision, with the provision framed; nothing, where there is none."""
    found = holder(tree, eid)
    if found is None:
        return
    st.session_state["articles"] = st.session_state.get("articles", {}) | {tree.id: found.eid}
    st.session_state[f"part {tree.id} {found.eid}"] = eid


def _go(tree: Document, where: Mapping[str, str]) -> bool:
    """Opens a place of this document."""
    if where.get("document") != tree.id:
        return False
    _open(tree, where.get("article", ""))
    page = where.get("page", "")
    if page.isdecimal():
        found = holder(tree, where.get("article", ""))
        article = found.eid if found else st.session_state.get("articles", {}).get(tree.id, "")
        part = st.session_state.get(f"part {tree.id} {article}") or article
        st.session_state[f"page {tree.id} {part}"] = int(page)
    return True


def _neighbours(tree: Document, folded: Folded, shown: Provision, here: Tongue) -> None:
    """The way to the article before and the one behind."""
    articles = [e.provision for e, _ in folded if e.provision.kind == "article"] or [e.provision for e, _ in folded]
    order = [e.provision.eid for e, _ in folded]
    at = order.index(shown.eid) if shown.eid in order else 0
    before = [a for a in articles if order.index(a.eid) < at][-1:]
    after = [a for a in articles if order.index(a.eid) > at][:1]
    places = st.columns([1, 1])
    for place, to, said in zip(places, (before, after), ("previous", "next"), strict=True):
        place.button(
            say(f"compare_view.{said}", here),
            key=f"article {said}",
            disabled=not to,
            width="stretch",
            on_click=partial(_open, tree, to[0].eid if to else ""),
            help=label(name(to[0], 60)) if to else None,
        )


def _choose_part(tree: Document, shown: Provision, here: Tongue) -> Provision:
    parts = {p.eid: p for p in own(shown)}
    if len(parts) < 3:
        return shown
    key = f"part {tree.id} {shown.eid}"
    if st.session_state.get(key) not in parts:
        st.session_state[key] = shown.eid
    chosen = st.selectbox(
        say("views.part", here),
        list(parts),
        format_func=lambda eid: say("views.whole", here) if eid == shown.eid else name(parts[eid], 60),
        key=key,
        label_visibility="collapsed",
        persist_state="session",
    )
    return parts[chosen]


def _words(tree: Document, listed: Listed, shown: Provision, part: Provision, wanted: str, here: Tongue) -> None:
    """The wording of the open article, with the facts that are switched on, and these in words."""
    eids = [p.eid for p in own(shown)]
    with st.spinner(label(say("read_view.reading", here, document=tree.id))):
        every = marks(by_provision(findings(listed)), eids, here)
    kinds = _kinds(every, here)
    some = [mark for mark in every if mark.kind in kinds]
    own_remarks = [a for a in tree.anomalies if a.eid and a.eid in eids]
    if own_remarks:
        st.html(remarks_html(tree, own_remarks, here, way=None))
    chosen = part.eid if part is not shown else ""
    body = writer(tree, some, here, chosen, wanted).article(shown)
    st.html(body) if any(p.text or p.rows for p in own(shown)) else st.text(say("views.no_text", here))
    if some:
        st.html(_facts(some, tree, here))


def _kinds(every: tuple[Mark, ...], here: Tongue) -> tuple[str, ...]:
    """The chips that switch each kind on and off, all on at first; below them what this article's marks mean."""
    key = "fact kinds"
    if key not in st.session_state:
        asked = st.query_params.get("facts", "")
        st.session_state[key] = [k for k in KINDS if not asked or k in asked.split(BETWEEN)]
    counted = Counter(mark.kind for mark in every)
    chosen = st.pills(
        say("read_view.facts", here),
        KINDS,
        selection_mode="multi",
        format_func=lambda kind: label(f"{say(f'read_view.kind_{kind}', here)} ({counted.get(kind, 0)})"),
        key=key,
        persist_state="session",
        wrap=True,
    )
    kinds = tuple(kind for kind in KINDS if kind in chosen)
    at_address(facts="" if kinds == KINDS else joined(kinds) or NONE)
    seen = [kind for kind in kinds if counted[kind]]
    if seen:
        said = "".join(f'<span class="fact {k}">{escape(say(f"read_view.kind_{k}", here))}</span> ' for k in seen)
        st.html(f'<p class="legend">{said}</p>')
    return kinds


def _facts(some: list[Mark], tree: Document, here: Tongue) -> str:
    """The marked facts in words, one a line."""
    items = "".join(
        f"<li><b>{escape(say(f'read_view.kind_{mark.kind}', here))}</b> "
        f"{quoted(' '.join(mark.quote.split()), tree.language, 'q')}<br>{escape(mark.said)}</li>"
        for mark in some
    )
    title_of = escape(say("read_view.facts_here", here, n=len(some)))
    return f'<details class="facts-here"><summary>{title_of}</summary><ul class="listed">{items}</ul></details>'


def _page(tree: Document, listed: Listed, shown: Provision, part: Provision, here: Tongue) -> None:
    """The page on which the chosen part begins, with its boxes; the visitor can leaf."""
    found = spans(part, part is shown)
    first, last = listed.pages
    start = min(max(found[0].page if found else first, first), last)
    page = start
    if first < last:
        page = _leaf(f"page {tree.id} {part.eid}", first, last, start, here)
    boxes = on_page(found, page)
    image = picture(listed, page, boxes)
    if image is None:
        st.info(say("views.no_picture", here))
        return
    st.image(image, width="stretch", alt=say("views.page_alt", here, page=page, boxes=len(boxes)))
    said = say("views.page_of", here, page=page, file=tree.source)
    st.caption(label(said if boxes else f"{said}. {say('views.no_boxes', here)}"))
    for anomaly in tree.anomalies:
        if anomaly.page == page and not anomaly.eid:
            st.caption(label(f"{say('read_view.remark', here)}: {sentence(anomaly, tree.source, here)}"))


def _leaf(key: str, first: int, last: int, start: int, here: Tongue) -> int:
    """The number of the page; in the address where it is not the one on which the part begins."""
    asked = st.query_params.get("page", "")
    if key not in st.session_state:
        at_first = not st.session_state.setdefault("page read", False)
        inside = at_first and asked.isdecimal() and first <= int(asked) <= last
        st.session_state[key] = int(asked) if inside else start
    st.session_state["page read"] = True  # the page of the address holds for the first run alone
    half, _ = st.columns([1, 1])
    page = half.number_input(say("views.page", here), first, last, key=key)
    at_address(page="" if page == start else str(page))
    return page


def _below(tree: Document, listed: Listed, here: Tongue) -> None:
    """Downloads of the time limits, and the remarks on the reading."""
    limits = time_limits(listed)
    forms = {"ics": say("views.limits_calendar", here), "csv": say("views.limits_table", here)}
    downloads(tree.id, forms, lambda form: _file([(tree, limits)], form, here), here)
    if tree.anomalies:
        with st.expander(say("views.anomalies", here, n=len(tree.anomalies))):
            st.html(remarks_html(tree, tree.anomalies, here))


def _file(limits: list[tuple[Document, tuple[TimeLimit, ...]]], form: str, here: Tongue) -> bytes:
    return calendar(limits) if form == "ics" else ("\ufeff" + schedule(limits, here)).encode()
