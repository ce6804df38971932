"""The graph on the page: what a neighbourhood holds, and that its picture stays readable however large the graph is."""

from __future__ import annotations

from itertools import combinations

import networkx as nx
import pytest

from extract.graph import Graph
from views.drawing import BOX, Box, by_article, drawing, overview
from views.neighbourhood import MOST, Focus, articles, flows, focus_of, part, reached, shares, times


def grown(obligations: int) -> Graph:
    """One party with all obligations, each in an article of three, the first counted from an event."""
    graph: Graph = nx.MultiDiGraph()
    graph.add_node("document:x", kind="document", label="x")
    graph.add_node("party:institution", kind="party", label="institution", role="institution")
    graph.add_node("party:state", kind="party", label="l'État", role="state")
    graph.add_node("event:1", kind="event", label="la remise du projet")
    graph.add_node("condition:1", kind="condition", label="le cas échéant")
    for i in range(obligations):
        node = f"obligation:{i}"
        graph.add_node(
            node, kind="obligation", label=f"remet le rapport {i} " * 4, modality="obligation", article=str(i // 3)
        )
        graph.add_edge("party:institution", node, key="bears", kind="bears")
        graph.add_edge(node, "party:state", key="owed_to", kind="owed_to")
        graph.add_edge(node, "condition:1", key="subject_to", kind="subject_to")
        graph.add_edge(node, "document:x", key="stated_in", kind="stated_in")
    graph.add_node("deadline:1", kind="deadline", label="dans les 15 jours", article="0", dates="2024-03-31 2025-03-31")
    graph.add_edge("obligation:0", "deadline:1", key="has_deadline", kind="has_deadline")
    graph.add_edge("deadline:1", "event:1", key="counted_from", kind="counted_from")
    graph.add_edge("obligation:1", "event:1", key="fulfils", kind="fulfils")
    return graph


def overlapping(boxes: tuple[Box, ...]) -> list[tuple[str, str]]:
    return [
        (a.id, b.id)
        for a, b in combinations(boxes, 2)
        if abs(a.x - b.x) < BOX and max(a.y, b.y) < min(a.y + a.high, b.y + b.high)
    ]


@pytest.mark.parametrize(
    ("hops", "held", "missing"),
    [
        (1, {"party:institution", "party:state", "deadline:1", "condition:1"}, {"event:1", "obligation:1"}),
        (2, {"event:1"}, {"obligation:1"}),
        (3, {"obligation:1"}, {"obligation:2"}),  # no path leads on through a party or a shared condition
    ],
)
def test_so_many_steps_from_an_obligation(hops: int, held: set[str], missing: set[str]) -> None:
    found = set(reached(grown(30), Focus("obligation:0"), hops))
    assert held <= found
    assert not missing & found
    assert "document:x" not in found


@pytest.mark.parametrize("size", [1, 30, 300, 1000])
def test_the_picture_stays_readable(size: int) -> None:
    graph = grown(size)
    whole = reached(graph, Focus("party:institution"), 3)
    drawn = drawing(part(graph, whole[:MOST]), "party:institution", "fr", "x", "fr")
    assert len(drawn.boxes) <= MOST
    assert not overlapping(drawn.boxes)
    assert drawn.width <= 1000
    assert all(len(line) <= 34 for box in drawn.boxes for line in box.lines)


@pytest.mark.parametrize("size", [30, 300])
def test_a_party_with_many_obligations_is_shown_by_article(size: int) -> None:
    graph = grown(size)
    found = articles(graph, "party:institution")
    assert found[0] == ("0", 3, 1)
    drawn = by_article("party:institution", graph, found, "fr", "x", "fr")
    assert len(drawn.boxes) == size / 3 + 1
    assert not overlapping(drawn.boxes)
    focus = focus_of(graph, drawn.boxes[1].id)
    assert focus == Focus("party:institution", "0")
    assert {"obligation:0", "obligation:1", "obligation:2"} <= set(reached(graph, focus, 1))
    assert "obligation:3" not in reached(graph, focus, 1)


def test_the_overview_counts_every_obligation() -> None:
    graph = grown(300)
    for i in range(20):  # parties that nobody could read side by side stand together
        graph.add_node(f"party:third_party:{i}", kind="party", label=f"tiers {i}", role="third_party")
        graph.add_edge(f"party:third_party:{i}", "obligation:9", key="bears", kind="bears")
    found = shares(graph)
    assert (found[0].node, found[0].bears, found[0].dated) == ("party:institution", 300, 1)
    drawn = overview(graph, found, flows(graph), "fr", "x", "fr")
    assert not overlapping(drawn.boxes)
    assert len(drawn.boxes) <= 20
    assert {"obligations : 300", "obligations : 320"} <= {line for box in drawn.boxes for line in box.lines}


def test_what_is_counted_from_what() -> None:
    assert set(times(grown(300))) == {"event:1", "deadline:1", "obligation:0", "obligation:1"}


def test_a_box_says_its_kind_and_its_dates_in_words() -> None:
    graph = grown(3)
    drawn = drawing(part(graph, ("obligation:0", "deadline:1")), "", "fr", "x", "fr")
    said = {box.id: (box.head, box.lines[-1]) for box in drawn.boxes}
    assert said["deadline:1"] == ("Article 0 · délai", "31/03/2024 au 31/03/2025 (2 dates)")
    assert said["obligation:0"][0] == "Article 0 · obligation"


@pytest.mark.parametrize("spelled", ["", "party:none", "party:none#3", "#"])
def test_an_address_may_name_nothing(spelled: str) -> None:
    assert focus_of(grown(1), spelled) is None
