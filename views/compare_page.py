"""Compare: two documents, which article answers to which, and what differs; French beside Dutch too."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from urllib.parse import urlencode

import streamlit as st

from align.exports.formats import exported
from align.exports.sections import Section, said_of
from align.exports.table import TableFormat
from align.exports.tables import kinds_said
from corpus.listing import Listed
from corpus.messages import Tongue, say
from views.choices import at_address, chips, joined
from views.comparisons import compared
from views.dates import percent
from views.downloads import downloads
from views.going import within
from views.languages_section import divergences_section, glossary_section
from views.outline import name
from views.pair_html import pair_html, signed
from views.pair_pages import pages_section
from views.pairs import FACETS, ORDERS, Comparison, Filters, Order, counts, eids, in_order, options, pair_id
from views.plain import label
from views.rows import Column, Line, rows
from views.setting import from_address, tongue
from views.shelf import catalogue
from views.style import sheet

WIDTHS = {"left": 24, "right": 24, "state": 20, "differences": 19, "certainty": 13}
"""Per cent of the width."""
FORMS: tuple[TableFormat, ...] = ("xlsx", "docx", "html", "md", "json")


def show() -> None:
    """The page."""
    here = tongue()
    sheet("compare.css")
    documents = {d.id: d for d in catalogue().documents() if d.articles}
    st.header(say("views.page_compare", here))
    with st.sidebar:
        pair = _choose_pair(documents, here)
    if pair is None:
        st.info(say("views.nothing_to_compare", here))
        return
    with st.spinner(label(say("compare_view.reading", here, left=pair[0].id, right=pair[1].id))):
        made = compared(*pair)
    found = made.found
    with st.sidebar:
        by = _order(here)
        filters = _choose_filters(found, here)
    shown = [s for s in in_order(found, by) if filters.lets(s)]
    _intro(found, shown, made.one_text, here)
    chosen = _table(found, shown, by, here)
    place = {} if chosen is None else {"article": "".join(chosen.left[:1]), "answer": "".join(chosen.right[:1])}
    facets = {facet: joined(filters.of(facet)) for facet in FACETS}
    at_address(left=pair[0].id, right=pair[1].id, order="" if by == "left" else by, **facets, **place)
    if chosen is not None:
        _detail(found, chosen, pair, here)
    _exports(found, here)
    if made.one_text:
        divergences_section(made.outside, here)
        glossary_section(pair, here)
    within(partial(_go, found))


def _choose_pair(documents: dict[str, Listed], here: Tongue) -> tuple[Listed, Listed] | None:
    """Two documents; contracts in the visitor's language stand first, what is most like the left one on the right."""
    if len(documents) < 2:
        return None
    firsts = sorted(documents.values(), key=lambda d: (d.kind != "contract", d.language != here, d.id))
    lefts = tuple(d.id for d in firsts)
    from_address("left", lefts)
    left = documents[st.selectbox(say("views.left", here), lefts, key="left", persist_state="session")]
    others = [d for d in documents.values() if d.id != left.id]
    rights = tuple(d.id for d in sorted(others, key=lambda d: (d.language != left.language, d.kind != left.kind, d.id)))
    from_address("right", rights)
    right = documents[st.selectbox(say("views.right", here), rights, key="right", persist_state="session")]
    st.button(say("compare_view.swap", here), on_click=partial(_swap, left.id, right.id), icon=":material/swap_horiz:")
    return left, right


def _swap(left: str, right: str) -> None:
    st.session_state["left"], st.session_state["right"] = right, left


def _order(here: Tongue) -> Order:
    from_address("order", ORDERS)
    st.session_state.setdefault("order", ORDERS[0])
    chosen = st.segmented_control(
        say("compare_view.order", here),
        ORDERS,
        format_func=lambda side: say(f"compare_view.order_{side}", here),
        key="order",
        required=True,
        persist_state="session",
    )
    return chosen or ORDERS[0]


def _choose_filters(found: Comparison, here: Tongue) -> Filters:
    """Chips for the weight and the kind of differences and for how pairs answer; each says how many it would show."""
    choices = {facet: options(found.sections, facet) for facet in FACETS}
    before = Filters(tuple((f, tuple(st.session_state.get(f"pairs {f}") or _asked(f, choices[f]))) for f in FACETS))
    wanted = tuple(
        (facet, chips(f"pairs {facet}", facet, say(f"compare_view.filter_{facet}", here), choices[facet],
                      partial(_said, facet, here), counts(found.sections, before, facet)))
        for facet in FACETS
    )  # fmt: skip
    st.button(say("duties_view.clear", here), on_click=_clear, disabled=not any(values for _, values in wanted))
    return Filters(wanted)


def _asked(facet: str, choices: list[str]) -> list[str]:
    """The values of the address, before the chips exist for the first time."""
    if f"pairs {facet}" in st.session_state:
        return []
    return [value for value in st.query_params.get(facet, "").split(",") if value in choices]


def _clear() -> None:
    for facet in FACETS:
        st.session_state[f"pairs {facet}"] = []


def _said(facet: str, here: Tongue, value: str) -> str:
    if facet == "state":
        return signed(value, say(f"views.is_{value}", here))
    if facet == "kind":
        return say(f"comparison.kind_{value}", here)
    return signed(value, say(f"compare_view.weight_{value}", here))


def _intro(found: Comparison, shown: list[Section], one_text: bool, here: Tongue) -> None:
    st.caption(label(say("compare_view.shown", here, shown=len(shown), all=len(found.sections))))
    if found.across and not one_text:
        st.info(say("compare_view.not_one_text", here))


def _table(found: Comparison, shown: list[Section], by: Order, here: Tongue) -> Section | None:
    """The pairs in rows; returns the one that is open."""
    if not shown:
        st.info(say("views.no_such_relation" if found.sections else "views.no_link", here))
        return None
    at = _position(found, shown)
    documents = [side.document for side in found.sides]
    ids = found.alignment.left, found.alignment.right
    names = dict(zip(("left", "right"), ids, strict=True))
    languages = {"left": documents[0].language, "right": documents[1].language}
    heads = [
        Column(names.get(key) or say(f"compare_view.head_{key}", here), width, str(languages.get(key, "")))
        for key, width in WIDTHS.items()
    ]
    lines = [Line(pair_id(s), _cells(found, s, here)) for s in shown]
    title = say("align.title", here, left=ids[0], right=ids[1])
    rows(f"pair rows {by}", title, heads, lines, pair_id(shown[at]), partial(_take, ids), height="17rem")
    _neighbours(ids, shown, at, here)
    return shown[at]


def _cells(found: Comparison, section: Section, here: Tongue) -> tuple[str, ...]:
    link = section.link
    sides = (
        " + ".join(name(a, 80) for a in side.articles(eids(section, n))) or "–" for n, side in enumerate(found.sides)
    )
    marks = [f"⇅ {say(f'align.{mark}', here)}" for mark in link.marks] if link else []
    state = " · ".join([signed(section.state, said_of(section.state, here)), *marks])
    sure = percent(link.certainty, here) if link else ""
    return (*sides, state, kinds_said(link, here) if link else "", sure)


def _position(found: Comparison, shown: list[Section]) -> int:
    """Which of the pairs is open: the one that was clicked, that of the address, else the first that is linked."""
    key = (found.alignment.left, found.alignment.right)
    at: dict[tuple[str, str], str] = st.session_state.setdefault("links", {})
    if key not in at:
        asked = st.query_params.get("article", ""), st.query_params.get("answer", "")
        at[key] = next((pair_id(s) for s in found.sections if _is(s, *asked)), "")
    linked = next((i for i, s in enumerate(shown) if s.link is not None), 0)
    return next((i for i, s in enumerate(shown) if pair_id(s) == at[key]), linked)


def _is(section: Section, article: str, answer: str) -> bool:
    """Is it the pair of the address? Either side may be left out."""
    return bool(article or answer) and (article in section.left or not article) and (
        answer in section.right or not answer
    )  # fmt: skip


def _take(key: tuple[str, str], chosen: str) -> None:
    st.session_state["links"] = st.session_state.get("links", {}) | {key: chosen}


def _go(found: Comparison, where: Mapping[str, str]) -> bool:
    """Opens a pair of this comparison."""
    pair = found.alignment.left, found.alignment.right
    asked = where.get("article", ""), where.get("answer", "")
    section = next((s for s in found.sections if _is(s, *asked)), None)
    if section is None or (where.get("left"), where.get("right")) != pair:
        return False
    _take(pair, pair_id(section))
    return True


def _neighbours(key: tuple[str, str], shown: list[Section], at: int, here: Tongue) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        for to, said in ((at - 1, "previous"), (at + 1, "next")):
            there = 0 <= to < len(shown)
            st.button(
                say(f"compare_view.{said}", here),
                key=f"pair {said}",
                disabled=not there,
                on_click=partial(_take, key, pair_id(shown[to]) if there else ""),
            )
        st.caption(f"{at + 1} / {len(shown)}")


def _detail(found: Comparison, chosen: Section, pair: tuple[Listed, Listed], here: Tongue) -> None:
    st.caption(say("compare_view.legend_across" if found.across else "comparison.legend", here))
    st.html(pair_html(found, chosen, partial(_address, found, here), here))
    pages_section(found, chosen, pair, here)


def _address(found: Comparison, here: Tongue, anchor: str) -> str:
    section = next(s for s in found.sections if s.anchor == anchor)
    where = {"left": found.alignment.left, "right": found.alignment.right, "lang": here}
    where |= {"article": "".join(section.left[:1]), "answer": "".join(section.right[:1])}
    return "compare?" + urlencode({name: value for name, value in where.items() if value})


def _exports(found: Comparison, here: Tongue) -> None:
    """The whole comparison to keep."""
    left, right = (side.document for side in found.sides)
    st.subheader(say("compare_view.save", here))
    forms = {form: say(f"compare_view.save_{form}", here) for form in FORMS}
    helps = {form: say(f"compare_view.help_{form}", here) for form in FORMS}
    if found.across:
        helps["docx"] = say("compare_view.help_synopsis", here)
    name = f"{left.id}.{right.id}"
    downloads(name, forms, lambda form: exported(found.alignment, left, right, form, here), here, helps=helps)
