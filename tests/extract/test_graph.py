"""The graph of obligations: its vocabulary, its rules, and what follows from what."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import networkx as nx
import pytest

from corpus.model import Document
from extract.duties import duty_of, keyed_duties, tasks
from extract.facts import Day, Recurring, Relative, TimeLimit, identified
from extract.graph import EDGE_KINDS, NODE_KINDS, Graph, graph
from extract.graph_rules import contradictions, faults, following
from extract.passages import passages
from extract.schedule import plan
from tests.extract.handmade import article, contract, saying
from tests.extract.planning import limits
from tests.readings import documents_of

SHARED = Path(__file__).parents[3] / "shared"


@dataclass(frozen=True, slots=True)
class Somebody:
    text: str
    role: str


@dataclass(frozen=True, slots=True)
class Owed:
    """An obligation made by hand."""

    article: str
    eid: str
    start: int
    end: int
    quote: str
    bearer: Somebody
    counterparty: Somebody | None = None
    modality: str = "obligation"
    action: str = ""
    condition: str = ""
    exception: str = ""


def owed(document: Document, quote: str, text: str, role: str, **more: object) -> Owed:
    passage = next(p for p in passages(document) if quote in p.text)
    start = passage.text.index(quote)
    place = passage.article, passage.provision.eid, start, start + len(quote), quote
    return Owed(*place, Somebody(text, role), **more)  # type: ignore[arg-type]


DOCUMENT = contract(
    "fr",
    article(
        "12",
        "Le Fonds transmet l'avant-projet de bilan social à la ministre au plus tard le 31 mars de chaque année, sauf en cas de force majeure.",
        "Les parties tiennent la réunion d'examen dans les 15 jours ouvrables qui suivent la remise de l'avant-projet de bilan social.",
        "Si le comité le demande, l'État envoie le procès-verbal au Fonds dans les 10 jours qui suivent la réunion d'examen.",
        "Le silence de l'État vaut accord.",
    ),
    article("13", "Le Fonds répond à la Plate-forme dans les 5 jours ouvrables qui suivent la plainte."),
)
QUOTES = (
    "au plus tard le 31 mars de chaque année",
    "dans les 15 jours ouvrables qui suivent la remise de l'avant-projet de bilan social",
    "dans les 10 jours qui suivent la réunion d'examen",
    "dans les 5 jours ouvrables qui suivent la plainte",
)
LIMITS = limits(
    DOCUMENT,
    (QUOTES[0], Recurring("FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=31")),
    (QUOTES[1], Relative(15, "business_day", "after", "la remise de l'avant-projet de bilan social", "at_most")),
    (QUOTES[2], Relative(10, "day", "after", "la réunion d'examen", "at_most")),
    (QUOTES[3], Relative(5, "business_day", "after", "la plainte", "at_most")),
)
DUTIES = (
    owed(DOCUMENT, "Le Fonds transmet l'avant-projet de bilan social à la ministre " + QUOTES[0], "Le Fonds", "institution",
         counterparty=Somebody("la ministre", "minister"), exception="sauf en cas de force majeure",
         action="transmet l'avant-projet de bilan social"),
    owed(DOCUMENT, "Les parties tiennent la réunion d'examen " + QUOTES[1], "Les parties", "both_parties"),
    owed(DOCUMENT, "l'État envoie le procès-verbal au Fonds " + QUOTES[2], "l'État", "state",
         counterparty=Somebody("le Fonds", "institution"), condition="Si le comité le demande"),
    owed(DOCUMENT, "Le Fonds répond à la Plate-forme " + QUOTES[3], "", "unspecified",
         counterparty=Somebody("la Plate-forme", "third_party")),
)  # fmt: skip
PLAN = plan(DOCUMENT, LIMITS)
GRAPH = graph(PLAN, DUTIES)


def edges(found: Graph, kind: str) -> list[tuple[str, str]]:
    return [
        (found.nodes[s]["label"], found.nodes[t]["label"]) for s, t, d in found.edges(data=True) if d["kind"] == kind
    ]


def deadline(number: int) -> str:
    return f"deadline:{PLAN.limits[number].id}"


def test_all_kinds_of_nodes_and_edges_are_there() -> None:
    assert {d["kind"] for _, d in GRAPH.nodes(data=True)} == set(NODE_KINDS)
    assert {d["kind"] for _, _, d in GRAPH.edges(data=True)} == set(EDGE_KINDS)
    assert (len(NODE_KINDS), len(EDGE_KINDS)) == (8, 10)


def test_it_keeps_its_own_rules() -> None:
    assert faults(GRAPH) == ()
    assert contradictions(GRAPH) == ()


def test_who_owes_what_to_whom() -> None:
    assert edges(GRAPH, "bears") == [
        ("Le Fonds", "transmet l'avant-projet de bilan social"),
        ("Les parties", DUTIES[1].quote),
        ("l'État", DUTIES[2].quote),
        ("unspecified", DUTIES[3].quote),
    ]
    assert ("Le Fonds" in [t for _, t in edges(GRAPH, "owed_to")]) is True  # one institution, however it is written
    assert edges(GRAPH, "subject_to") == [(DUTIES[2].quote, "Si le comité le demande")]
    assert edges(GRAPH, "exception_to") == [("sauf en cas de force majeure", "transmet l'avant-projet de bilan social")]
    assert {s for s, _ in edges(GRAPH, "sanctioned_by")} == {
        "transmet l'avant-projet de bilan social",
        DUTIES[1].quote,
        DUTIES[2].quote,
    }


def test_a_party_is_called_by_its_fullest_name() -> None:
    said = [
        replace(DUTIES[0], bearer=Somebody(name, "institution")) for name in ("il", "il", "le Fonds", "le Fonds social")
    ]
    found = graph(PLAN, [*said, replace(DUTIES[0], bearer=Somebody("le Fonds", "institution"))])
    assert found.nodes["party:institution"]["label"] == "le Fonds"


def test_what_is_counted_from_what() -> None:
    assert edges(GRAPH, "fulfils") == [
        ("transmet l'avant-projet de bilan social", "la remise de l'avant-projet de bilan social"),
        (DUTIES[1].quote, "la réunion d'examen"),
    ]
    counted = {GRAPH.nodes[t]["label"]: d for _, t, d in GRAPH.edges(data=True) if d["kind"] == "counted_from"}
    assert set(counted) == {"la remise de l'avant-projet de bilan social", "la réunion d'examen", "la plainte"}
    first = counted["la remise de l'avant-projet de bilan social"]
    assert (first["offset"], first["unit"], first["direction"], first["roll"]) == (
        15,
        "business_day",
        "after",
        "following",
    )
    assert "2024-04-23" in GRAPH.nodes[deadline(1)]["dates"]
    assert GRAPH.nodes[deadline(3)]["open"] == "schedule.event_unknown"


def test_only_what_follows_is_touched() -> None:
    assert following(GRAPH, deadline(0)) == tuple(sorted((deadline(1), deadline(2))))
    assert following(GRAPH, deadline(1)) == (deadline(2),)
    assert following(GRAPH, deadline(3)) == ()
    assert following(GRAPH, "no such node") == ()


def test_without_obligations_the_limits_are_still_chained() -> None:
    bare = graph(PLAN)
    assert faults(bare) == ()
    assert following(bare, deadline(0)) == tuple(sorted((deadline(1), deadline(2))))


def test_a_circle_is_a_contradiction() -> None:
    document = contract(
        "nl",
        article("4", "Het Fonds bezorgt de begroting binnen 5 dagen na de goedkeuring van de rekeningen."),
        article("5", "Het Fonds keurt de rekeningen goed binnen 6 dagen na de bezorging van de begroting."),
    )
    found = limits(
        document,
        (
            "binnen 5 dagen na de goedkeuring van de rekeningen",
            Relative(5, "day", "after", "de goedkeuring van de rekeningen", "at_most"),
        ),
        (
            "binnen 6 dagen na de bezorging van de begroting",
            Relative(6, "day", "after", "de bezorging van de begroting", "at_most"),
        ),
    )
    made = plan(document, found)
    circle = contradictions(graph(made))
    assert [set(c) for c in circle] == [{f"deadline:{p.id}" for p in made.limits}]
    assert all(p.why is not None and p.why.key == "schedule.circle" for p in made.limits)
    assert circle == contradictions(graph(made))


def broken(change: str) -> Graph:
    found = GRAPH.copy()
    obligation = next(n for n, d in found.nodes(data=True) if d["kind"] == "obligation")
    if change == "nobody":
        found.remove_edges_from([(s, t, k) for s, t, k in found.in_edges(obligation, keys=True) if k == "bears"])
    elif change == "nowhere":
        found.remove_edges_from([(s, t, k) for s, t, k in found.out_edges(obligation, keys=True) if k == "stated_in"])
    elif change == "backwards":
        found.add_edge(obligation, obligation, key="bears", kind="bears")
    elif change == "unknown edge":
        found.add_edge(obligation, obligation, key="likes", kind="likes")
    else:
        found.add_node("stray")
    return found


@pytest.mark.parametrize(
    ("change", "said"),
    [("nobody", "nobody bears it"), ("nowhere", "stated nowhere"), ("backwards", "-bears->"), ("unknown edge", "-likes->"), ("stray", "stray: no kind")],
)  # fmt: skip
def test_what_breaks_the_rules_is_found(change: str, said: str) -> None:
    (fault,) = faults(broken(change))
    assert said in fault


def test_a_limit_belongs_to_the_narrowest_duty() -> None:
    wide = replace(DUTIES[2], start=0, end=200, quote="wide")
    keyed = keyed_duties(DOCUMENT.id, (wide, DUTIES[2]))
    assert duty_of(LIMITS[2], keyed) == keyed[1][0]
    assert duty_of(LIMITS[3], keyed) is None
    found = tasks(identified(DOCUMENT.id, LIMITS), keyed_duties(DOCUMENT.id, DUTIES))
    assert {t.role for t in found.values()} == {"institution", "both_parties", "state", "unspecified"}


def test_equal_duties_have_two_ids() -> None:
    keyed = keyed_duties(DOCUMENT.id, (DUTIES[0], DUTIES[0]))
    assert keyed[0][0] != keyed[1][0]
    assert keyed[0][0] == keyed_duties(DOCUMENT.id, DUTIES)[0][0]


def test_every_attribute_can_be_exported() -> None:
    values = [v for _, d in GRAPH.nodes(data=True) for v in d.values()]
    values += [v for *_, d in GRAPH.edges(data=True) for v in d.values()]
    assert {type(v) for v in values} <= {str, int, float}
    assert "" not in values


def test_two_runs_give_the_same_graph() -> None:
    assert nx.utils.graphs_equal(GRAPH, graph(plan(DOCUMENT, LIMITS), DUTIES))


def test_an_eid_that_is_not_in_the_document_is_kept() -> None:
    stray = TimeLimit("99", "art_99__para_1", 0, 5, "words", Day(6, 3, 2024))
    found = graph(plan(DOCUMENT, (stray,)))
    assert faults(found) == ()
    assert "provision:art_99__para_1" in found


@pytest.mark.shared
@pytest.mark.parametrize(
    ("file", "wanted"), [("capac-2022-fr.pdf", "capac-2022-fr"), ("bcss-2022-moniteur.pdf", "ksz-2022-nl")]
)
def test_real_contracts_keep_the_rules(file: str, wanted: str) -> None:
    path = SHARED / "contracts" / file
    if not path.exists():
        pytest.skip(f"{file} is not in ../shared/contracts")
    from extract.obligations import obligations
    from extract.times import limits as found_in

    document = next(d for d in documents_of(path) if d.id == wanted)
    duties = obligations(document)
    found = graph(plan(document, found_in(document)), duties)
    assert faults(found) == ()
    assert contradictions(found) == ()
    assert sum(d["kind"] == "obligation" for _, d in found.nodes(data=True)) == len(duties) > 100
    assert any(d["kind"] == "fulfils" for *_, d in found.edges(data=True))


def test_an_obligation_has_the_same_id_everywhere() -> None:
    from extract.obligations import obligations

    document = saying("fr", "Le Fonds transmet le bilan social à la ministre. Le Fonds archive le bilan social.")
    found = obligations(document)
    made = graph(plan(document, ()), found)
    nodes = {node.partition(":")[2] for node, data in made.nodes(data=True) if data["kind"] == "obligation"}
    assert nodes == {key for key, _ in identified(document.id, found)}
    assert len(nodes) == 2
