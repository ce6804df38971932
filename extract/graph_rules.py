"""The rules of the graph: what follows from what, which limits contradict each other, what breaks the vocabulary."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeAlias

import networkx as nx

from extract.graph import ENDS, NODE_KINDS, EdgeKind, Graph

Follows: TypeAlias = "nx.DiGraph[str]"


def followers(graph: Graph) -> Follows:
    """Deadlines and events: an edge from what is first to what is counted from it."""
    follows: Follows = nx.DiGraph()
    owned: dict[str, list[str]] = {}
    for source, target, data in graph.edges(data=True):
        if data["kind"] == "has_deadline":
            owned.setdefault(source, []).append(target)
    for source, target, data in graph.edges(data=True):
        if data["kind"] == "counted_from":
            follows.add_edge(target, source)
        elif data["kind"] == "fulfils":
            follows.add_edges_from((deadline, target) for deadline in owned.get(source, [source]))
    return follows


def contradictions(graph: Graph) -> tuple[tuple[str, ...], ...]:
    """The circles of deadlines that are counted from each other, each from its least id on. None of them has a date."""
    found = (
        tuple(node for node in circle if node.startswith("deadline:")) for circle in nx.simple_cycles(followers(graph))
    )
    return tuple(sorted(_turned(circle) for circle in found if circle))


def following(graph: Graph, node: str) -> tuple[str, ...]:
    """The deadlines whose dates may move when the date of a deadline or an event becomes known."""
    follows = followers(graph)
    after = nx.descendants(follows, node) if node in follows else set()
    return tuple(sorted(n for n in after if n.startswith("deadline:")))


def faults(graph: Graph) -> tuple[str, ...]:
    """What breaks the rules of the vocabulary, one line each; () for a sound graph."""
    found = [
        f"{source} -{data['kind']}-> {target}"
        for source, target, data in graph.edges(data=True)
        if data["kind"] not in ENDS or not _fits(graph, source, target, data["kind"])
    ]
    for node, data in graph.nodes(data=True):
        if data.get("kind") not in NODE_KINDS:
            found.append(f"{node}: no kind")
        elif data["kind"] == "obligation" and not _linked(graph.in_edges(node, data=True), "bears"):
            found.append(f"{node}: nobody bears it")
        if data.get("kind") in ("obligation", "deadline", "provision") and not _linked(
            graph.out_edges(node, data=True), "stated_in"
        ):
            found.append(f"{node}: stated nowhere")
    return tuple(sorted(found))


def _fits(graph: Graph, source: str, target: str, kind: EdgeKind) -> bool:
    from_kinds, to_kinds = ENDS[kind]
    return graph.nodes[source].get("kind") in from_kinds and graph.nodes[target].get("kind") in to_kinds


def _linked(edges: Iterable[tuple[str, str, dict[str, Any]]], kind: str) -> bool:
    return any(data["kind"] == kind for _, _, data in edges)


def _turned(circle: tuple[str, ...]) -> tuple[str, ...]:
    at = circle.index(min(circle))
    return (*circle[at:], *circle[:at])
