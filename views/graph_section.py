"""The graph below the obligations: seen from one obligation or one party, of all parties, or of what is counted."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Literal

import streamlit as st

from corpus.listing import Listed
from corpus.messages import Tongue, say
from extract.graph import Graph
from extract.graph_exports import GraphFormat, exported
from views import neighbourhood
from views.choices import at_address
from views.downloads import downloads
from views.drawing import Drawing, by_article, drawing, overview, party_words
from views.graph_view import as_table, flows_table, graph_view
from views.neighbourhood import MANY, MOST, Focus, focus_of
from views.plain import label, short
from views.shelf import graph

View = Literal["one", "party", "all", "times"]
VIEWS: tuple[View, ...] = ("one", "party", "all", "times")
HOPS = (1, 2, 3)
NEAR = 3
FORMS: tuple[GraphFormat, ...] = ("svg", "graphml", "jsonld")


def graph_section(listed: Listed, obligation: str, take: Callable[[str], None], here: Tongue) -> None:
    """The picture, the same as a table, and the files. `obligation` is the one that is open, "" for none; `take`
    opens another one."""
    whole = graph(listed)
    st.subheader(say("duties_view.graph", here))
    view = _choose_view(whole, obligation, here)
    focus = _focus(whole, listed.id, view, obligation)
    at_address(view="" if view == "one" else view, focus=focus.spelled if focus and view == "party" else "")
    if view in ("one", "party") and focus is None:
        st.info(say("duties_view.no_graph", here))
        return
    shown, drawn = _drawn(whole, listed, view, focus, here)
    graph_view(drawn, "duty graph", partial(_taken, listed.id, take), here)
    st.caption(say("duties_view.graph_help", here))
    with st.expander(say("duties_view.as_table", here)):
        whose = flows_table(whole, neighbourhood.flows(whole), here) if view == "all" else ""
        st.html(whose or as_table(shown, listed.language, here))
    _exports(listed, shown if view != "all" else whole, view, here)


def _choose_view(whole: Graph, obligation: str, here: Tongue) -> View:
    options = [view for view in VIEWS if view != "one" or obligation]
    asked = st.query_params.get("view", "one")
    if st.session_state.get("graph view") not in options:
        st.session_state["graph view"] = asked if asked in options else options[0]
    return st.segmented_control(
        say("duties_view.view", here),
        options,
        format_func=lambda view: say(f"duties_view.view_{view}", here),
        key="graph view",
        required=True,
        persist_state="session",
    ) or options[0]  # fmt: skip


def _focus(whole: Graph, id: str, view: View, obligation: str) -> Focus | None:
    """What is looked at: the open obligation; the party that was clicked, else the bearer of the open obligation."""
    node = f"obligation:{obligation}"
    if view != "party":
        return Focus(node) if node in whole else None
    asked = st.session_state.setdefault("focus", {}).get(id) or st.query_params.get("focus", "")
    found = focus_of(whole, asked)
    if found is None and node in whole:
        found = next((Focus(s) for s, _, d in whole.in_edges(node, data=True) if d["kind"] == "bears"), None)
    return found or next((Focus(share.node) for share in neighbourhood.shares(whole)), None)


def _drawn(whole: Graph, listed: Listed, view: View, focus: Focus | None, here: Tongue) -> tuple[Graph, Drawing]:
    """The part of the graph that is shown, and its drawing."""
    name = say(f"duties_view.view_{view}", here)
    if view == "all":
        found = neighbourhood.shares(whole)
        parties = neighbourhood.part(whole, [share.node for share in found])
        return parties, overview(parties, found, neighbourhood.flows(whole), listed.language, name, here)
    if view == "times" or focus is None:
        return _part(whole, neighbourhood.times(whole), "", listed, name, here)
    name = f"{name}: {_name(whole, focus, here)}"
    if view == "party":
        _way_back(whole, listed.id, focus, here)
        grouped = whole.nodes[focus.node]["kind"] == "party" and not focus.article
        if grouped and len(neighbourhood.borne(whole, focus.node)) > MANY:
            part = neighbourhood.part(whole, (focus.node, *neighbourhood.borne(whole, focus.node)))
            articles = neighbourhood.articles(whole, focus.node)
            return part, by_article(focus.node, whole, articles, listed.language, name, here)
    nodes = neighbourhood.reached(whole, focus, _hops(here))
    return _part(whole, nodes, focus.node, listed, name, here)


def _part(
    whole: Graph, nodes: tuple[str, ...], focus: str, listed: Listed, name: str, here: Tongue
) -> tuple[Graph, Drawing]:
    part = neighbourhood.part(whole, nodes[:MOST])
    if len(nodes) > MOST:
        st.caption(say("duties_view.too_many", here, shown=MOST, all=len(nodes)))
    return part, drawing(part, focus, listed.language, name, here)


def _hops(here: Tongue) -> int:
    asked = st.query_params.get("steps", "")
    st.session_state.setdefault("hops", int(asked) if asked in map(str, HOPS) else NEAR)
    chosen = st.segmented_control(
        say("duties_view.hops", here), HOPS, key="hops", required=True, help=say("duties_view.hops_help", here),
        persist_state="session",
    )  # fmt: skip
    found = chosen or NEAR
    at_address(steps="" if found == NEAR else str(found))
    return found


def _way_back(whole: Graph, id: str, focus: Focus, here: Tongue) -> None:
    """From one article of a party back to all of them."""
    if focus.article:
        said = say("duties_view.back_to", here, party=_name(whole, Focus(focus.node), here))
        st.button(label(said), on_click=partial(_look, id, focus.node), icon=":material/arrow_back:")


def _name(whole: Graph, focus: Focus, here: Tongue) -> str:
    party = whole.nodes[focus.node]["kind"] == "party"
    words = party_words(whole, focus.node, here) if party else str(whole.nodes[focus.node]["label"])
    return short(words, 60) + (f", {say('duties_view.article', here, number=focus.article)}" if focus.article else "")


def _look(id: str, spelled: str) -> None:
    st.session_state["focus"] = st.session_state.get("focus", {}) | {id: spelled}
    st.session_state["graph view"] = "party"


def _taken(id: str, take: Callable[[str], None], node: str) -> None:
    """A click: an obligation is opened above, anything else is looked at."""
    if node.startswith("obligation:"):
        take(node.removeprefix("obligation:"))
        st.session_state["graph view"] = "one"
    else:
        _look(id, node)


def _exports(listed: Listed, shown: Graph, view: View, here: Tongue) -> None:
    """What is shown as a file; of the overview, the whole graph."""
    st.caption(say("duties_view.graph_file_whole" if view == "all" else "duties_view.graph_file_part", here))
    forms = {form: say(f"duties_view.save_{form}", here) for form in FORMS}
    downloads(listed.id, forms, partial(exported, shown), here)
