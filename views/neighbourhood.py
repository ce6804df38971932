"""Neighbourhoods: the part of a graph that fits on a screen, seen from one obligation, one party or one event.

A contract has hundreds of obligations, and half of them have the same bearer: a path never leads on through a party
and a party with many obligations is shown with its articles first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import networkx as nx

from extract.graph import EdgeKind, Graph

SHOWN = frozenset({"party", "obligation", "deadline", "condition", "event"})
"""Where a thing is stated stands in its box; the document and the calendar are the same for all."""
MOST = 40
"""Boxes of one picture; beyond that nobody finds anything."""
MANY = 16
"""Obligations of a party above which its articles are shown instead."""
TIMES: tuple[EdgeKind, ...] = ("counted_from", "fulfils")


@dataclass(frozen=True, slots=True)
class Focus:
    """What is looked at: a node, and of a party one article where one was chosen ("" for all)."""

    node: str
    article: str = ""

    @property
    def spelled(self) -> str:
        """As one word of an address."""
        return f"{self.node}#{self.article}" if self.article else self.node


def focus_of(graph: Graph, spelled: str) -> Focus | None:
    """The focus that a word of an address names; None where the graph has no such node."""
    if spelled in graph:
        return Focus(spelled)
    node, _, article = spelled.rpartition("#")
    return Focus(node, article) if node in graph else None


def reached(graph: Graph, focus: Focus, hops: int) -> tuple[str, ...]:
    """The nodes at most so many edges away, the nearest first."""
    found = dict.fromkeys([focus.node])
    ring = [focus.node]
    for _ in range(hops):
        ring = list(dict.fromkeys(n for node in ring for n in _next(graph, node, focus) if n not in found))
        found |= dict.fromkeys(ring)
    return tuple(found)


def part(graph: Graph, nodes: Iterable[str]) -> Graph:
    """These nodes and the edges between them, in the order of the graph, which is that of the text."""
    kept = set(nodes)
    found: Graph = nx.MultiDiGraph()
    found.add_nodes_from((node, data) for node, data in graph.nodes(data=True) if node in kept)
    for source, target, key, data in graph.edges(keys=True, data=True):
        if source in kept and target in kept:
            found.add_edge(source, target, key=key, **data)
    return found


def times(graph: Graph) -> tuple[str, ...]:
    """What is counted from what: events, the deadlines counted from them, and what brings them about."""
    linked = dict.fromkeys(n for s, t, d in graph.edges(data=True) if d["kind"] in TIMES for n in (t, s))
    owners = [s for s, t, d in graph.edges(data=True) if d["kind"] == "has_deadline" and t in linked]
    return tuple(linked | dict.fromkeys(owners))


def borne(graph: Graph, party: str) -> tuple[str, ...]:
    """The obligations of a party, in the order of the text."""
    return tuple(t for _, t, d in graph.out_edges(party, data=True) if d["kind"] == "bears")


def articles(graph: Graph, party: str) -> tuple[tuple[str, int, int], ...]:
    """The articles in which a party has obligations: number, obligations, those of them with a date."""
    every, dated = Counter[str](), Counter[str]()
    for node in borne(graph, party):
        article = str(graph.nodes[node].get("article", ""))
        every[article] += 1
        dated[article] += has_date(graph, node)
    return tuple((article, every[article], dated[article]) for article in every)


def has_date(graph: Graph, obligation: str) -> bool:
    """Has one of its limits a date?"""
    limits = (t for _, t, d in graph.out_edges(obligation, data=True) if d["kind"] == "has_deadline")
    return any(graph.nodes[limit].get("dates") for limit in limits)


@dataclass(frozen=True, slots=True)
class Share:
    """A party of the overview: obligations it bears, those with a date, and how many it is owed."""

    node: str
    bears: int
    dated: int
    owed: int


def shares(graph: Graph) -> tuple[Share, ...]:
    """All parties, those with the most obligations first."""
    parties = [node for node, data in graph.nodes(data=True) if data["kind"] == "party"]
    found = [_share(graph, node) for node in parties]
    return tuple(sorted(found, key=lambda s: (-s.bears, -s.owed, s.node)))


def flows(graph: Graph) -> dict[tuple[str, str], int]:
    """Who owes whom how often: (bearer, other party) -> obligations. "" stands for nobody named."""
    found: Counter[tuple[str, str]] = Counter()
    for bearer, obligation, data in graph.edges(data=True):
        if data["kind"] == "bears":
            others = [t for _, t, d in graph.out_edges(obligation, data=True) if d["kind"] == "owed_to"]
            found.update((bearer, other) for other in others or [""])
    return dict(found)


def _share(graph: Graph, party: str) -> Share:
    mine = borne(graph, party)
    owed = sum(d["kind"] == "owed_to" for _, _, d in graph.in_edges(party, data=True))
    return Share(party, len(mine), sum(has_date(graph, node) for node in mine), owed)


def _next(graph: Graph, node: str, focus: Focus) -> Iterator[str]:
    """The neighbours that are drawn. Paths end at parties and conditions: half a contract shares "where applicable"."""
    if node != focus.node and graph.nodes[node]["kind"] in ("party", "condition"):
        return
    for other in (*graph.successors(node), *graph.predecessors(node)):
        data = graph.nodes[other]
        narrowed = focus.article and node == focus.node and data["kind"] == "obligation"
        if data["kind"] in SHOWN and not (narrowed and data.get("article", "") != focus.article):
            yield other
