"""Compare: two documents, which article answers to which, and the words that differ."""

from __future__ import annotations

from functools import partial
from html import escape
from urllib.parse import urlencode

import streamlit as st

from align.html import article_label, link_label, page, side_by_side
from align.links import Alignment, Link, words_of
from corpus.listing import Listed
from corpus.messages import Tongue, say
from corpus.model import Document, Provision
from views.plain import label, short
from views.setting import from_address, to_address, tongue
from views.shelf import alignment, catalogue, document, first_contracts
from views.style import open_in_sight

LIST_HEIGHT = 430
"""Pixels of the list in the sidebar; it scrolls."""
RELATIONS = ("identical", "renamed", "editorial", "substantive", "partial")


def show() -> None:
    """The page."""
    here = tongue()
    documents = {d.id: d for d in catalogue().documents() if d.articles}
    with st.sidebar:
        pair = _choose_pair(documents, here)
        if pair is None:
            st.info(say("views.nothing_to_compare", here))
            return
        left, right = (document(listed) for listed in pair)
        found = alignment(*pair)
        link = _choose_link(found, left, right, here)
    to_address(left=left.id, right=right.id)
    if link is None:
        said = "views.no_such_relation" if found.links else "views.no_link"
        st.info(say(said, here))
    else:
        to_address(article=link.left[0])
        _pair(link, left, right, here)
    _below(found, left, right, here)


def _choose_pair(documents: dict[str, Listed], here: Tongue) -> tuple[Listed, Listed] | None:
    """Two documents in one language; contracts in the visitor's language stand first."""
    several = first_contracts((d for d in documents.values() if _partners(d, documents)), here)
    if not several:
        return None
    lefts = tuple(d.id for d in several)
    from_address("left", lefts)
    left = documents[st.selectbox(say("views.left", here), lefts, key="left", persist_state="session")]
    rights = tuple(d.id for d in sorted(_partners(left, documents), key=lambda d: (d.kind != left.kind, d.id)))
    from_address("right", rights)
    right = documents[st.selectbox(say("views.right", here), rights, key="right", persist_state="session")]
    return left, right


def _partners(listed: Listed, documents: dict[str, Listed]) -> list[Listed]:
    return [d for d in documents.values() if d.language == listed.language and d.id != listed.id]


def _choose_link(found: Alignment, left: Document, right: Document, here: Tongue) -> Link | None:
    """The linked articles as a list of buttons, narrowed by relation."""
    present = [r for r in RELATIONS if any(link.relation == r for link in found.links)]
    wanted = st.multiselect(
        say("views.relation", here),
        present,
        format_func=lambda r: say(f"align.{r}", here),
        key="relation",
        placeholder=say("views.all", here),
    )
    shown = [link for link in found.links if not wanted or link.relation in wanted]
    st.caption(say("views.links", here, n=len(shown)))
    current = _current(found, shown)
    ours, theirs = ({a.eid: a for a in d.articles()} for d in (left, right))
    with st.container(height=LIST_HEIGHT, key="tree", border=False):
        for link in shown:
            _button(found, link, link == current, (ours, theirs), here)
    open_in_sight(f"{found.left} {found.right} {current.left[0] if current else ''}")
    return current


def _current(found: Alignment, shown: list[Link]) -> Link | None:
    at: dict[tuple[str, str], tuple[str, str]] = st.session_state.setdefault("links", {})
    left, right = at.get((found.left, found.right)) or (st.query_params.get("article"), None)
    asked = [link for link in shown if left in link.left]
    chosen = next((link for link in asked if right in link.right), asked[0] if asked else None)
    return chosen or (shown[0] if shown else None)


def _button(
    found: Alignment,
    link: Link,
    open_now: bool,
    articles: tuple[dict[str, Provision], dict[str, Provision]],
    here: Tongue,
) -> None:
    sides = ((articles[0], link.left), (articles[1], link.right))
    said = " ~ ".join(short(" + ".join(known[eid].num for eid in eids), 12) for known, eids in sides)
    st.button(
        label(f"{said} · {say(f'views.is_{link.relation}', here)}"),
        key=f"link {' '.join(link.left)} {' '.join(link.right)}",  # an article can stand in several links
        type="secondary" if open_now else "tertiary",
        wrap=False,
        on_click=partial(_open, (found.left, found.right), link),
    )


def _open(key: tuple[str, str], link: Link) -> None:
    st.session_state["links"] = st.session_state.get("links", {}) | {key: (link.left[0], link.right[0])}


def _pair(link: Link, left: Document, right: Document, here: Tongue) -> None:
    """The articles of a link beside each other, with the words that differ and why they are linked."""
    sides = [[a for a in d.articles() if a.eid in eids] for d, eids in ((left, link.left), (right, link.right))]
    if not all(sides):
        return
    heads = ("".join(_head(a, d, here) for a in articles) for articles, d in zip(sides, (left, right), strict=True))
    st.html('<div class="pair">' + "".join(f"<div>{head}</div>" for head in heads) + "</div>")
    st.caption(f"{link_label(link, here)}. {say('align.legend', here)}")
    texts = ["\n".join(words_of(a) for a in articles) for articles in sides]
    st.html(side_by_side(texts[0], texts[1], (left.language, right.language), here))
    for reason in link.reasons:
        st.caption(label(reason.said(here)))


def _head(article: Provision, of: Document, here: Tongue) -> str:
    address = escape("read?" + urlencode({"document": of.id, "article": article.eid, "lang": here}))
    said = escape(article_label(article, of.language))
    way = f'<a href="{address}" target="_self">{escape(say("views.in_the_file", here))}</a>'
    return f'<h3 lang="{escape(of.language)}">{said}<br><small>{escape(of.id)} · {way}</small></h3>'


def _below(found: Alignment, left: Document, right: Document, here: Tongue) -> None:
    """What has no counterpart, and the whole comparison to keep."""
    with st.expander(f"{say('views.alone', here)} ({len(found.left_only)} + {len(found.right_only)})"):
        st.html(f'<div class="pair">{_alone(found.left_only, left, here)}{_alone(found.right_only, right, here)}</div>')
    st.download_button(
        say("views.save_comparison", here),
        partial(page, found, left, right, here),
        f"{left.id}.{right.id}.html",
        "text/html",
        on_click="ignore",
    )


def _alone(eids: tuple[str, ...], of: Document, here: Tongue) -> str:
    articles = {a.eid: a for a in of.articles()}
    items = "".join(
        f'<li lang="{escape(of.language)}">{escape(article_label(articles[eid], of.language))}</li>' for eid in eids
    )
    said = f"<ul class='listed'>{items}</ul>" if items else f"<p>{escape(say('align.nothing_only', here))}</p>"
    return f"<div><strong>{escape(of.id)}</strong>{said}</div>"
