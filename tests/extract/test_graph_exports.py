"""The exports of the graph, as other programs read them."""

from __future__ import annotations

import io
import json
from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
import pytest
from PIL import Image

from corpus.model import Document
from extract.facts import Day, Relative
from extract.graph import Graph, graph
from extract.graph_exports import FORMATS, GraphFormat, exported, ordered, write_graph
from extract.graph_picture import HIGHEST, LETTERS, WIDTH, _unaccented, picture
from extract.schedule import plan
from tests.extract.handmade import article, contract
from tests.extract.planning import limits
from tests.extract.test_graph import DOCUMENT, DUTIES, GRAPH, LIMITS, Somebody, owed

SVG = "{http://www.w3.org/2000/svg}"


def same(left: Graph, right: Graph) -> bool:
    """Nodes, edges and attributes; a format may write a number as text."""

    def plain(found: Graph) -> tuple[object, object]:
        nodes = {
            n: {k: str(v) for k, v in d.items() if k != "label"} | {"label": d["label"]}
            for n, d in found.nodes(data=True)
        }
        edges = sorted(
            (s, t, d["kind"], sorted((k, str(v)) for k, v in d.items() if k not in ("id", "kind")))
            for s, t, d in found.edges(data=True)
        )
        return nodes, edges

    return plain(left) == plain(right)


def test_graphml_is_read_back() -> None:
    found = nx.read_graphml(io.BytesIO(exported(GRAPH, "graphml")), force_multigraph=True)
    assert same(found, GRAPH)


def test_gexf_is_read_back() -> None:
    found = nx.read_gexf(io.BytesIO(exported(GRAPH, "gexf")))
    assert set(found.nodes) == set(GRAPH.nodes)
    assert {n: d["label"] for n, d in found.nodes(data=True)} == {n: n for n in GRAPH.nodes} or all(
        d["label"] == GRAPH.nodes[n]["label"] for n, d in found.nodes(data=True)
    )
    assert sorted(d["kind"] for *_, d in found.edges(data=True)) == sorted(
        d["kind"] for *_, d in GRAPH.edges(data=True)
    )


def test_json_is_read_back() -> None:
    found = nx.node_link_graph(json.loads(exported(GRAPH, "json")), edges="edges")
    assert nx.utils.graphs_equal(found, ordered(GRAPH))


def test_json_ld_speaks_odrl_legalruleml_and_prov() -> None:
    shape = json.loads(exported(GRAPH, "jsonld"))
    nodes = {n["label"]: n for n in shape["@graph"]}
    assert set(shape["@context"]) >= {"odrl", "lrmlmm", "prov"}
    duty = nodes["transmet l'avant-projet de bilan social"]
    assert duty["@type"] == ["odrl:Duty", "lrmlmm:Obligation"]
    by_id = {n["@id"]: n for n in shape["@graph"]}
    assert by_id[duty["odrl:assignee"]["@id"]]["label"] == "Le Fonds"
    assert by_id[duty["odrl:assigner"]["@id"]]["label"] == "la ministre"
    deadline = by_id[duty["odrl:constraint"]["@id"]]
    assert {"@type": "xsd:date", "@value": "2024-04-02"} in deadline["odrl:rightOperand"]
    assert by_id[duty["c:fulfils"]["@id"]]["@type"] == ["prov:Activity", "odrl:Action"]
    linked = [v["@id"] for n in shape["@graph"] for v in n.values() if isinstance(v, dict) and "@id" in v]
    assert all(target in by_id or target.startswith("odrl:") for target in linked)
    prefixes = {key.split(":")[0] for n in shape["@graph"] for key in n if ":" in key}
    assert prefixes <= set(shape["@context"])


@pytest.mark.parametrize(
    ("modality", "kind"),
    [("prohibition", "odrl:Prohibition"), ("permission", "odrl:Permission"), ("best_effort", "c:BestEffort"), ("declaration", "c:Declaration"), ("hope", "c:Statement")],
)  # fmt: skip
def test_modalities(modality: str, kind: str) -> None:
    duty = owed(DOCUMENT, DUTIES[0].quote, "Le Fonds", "institution", modality=modality)
    shape = json.loads(exported(graph(plan(DOCUMENT, LIMITS), [duty]), "jsonld"))
    assert any(kind in n["@type"] for n in shape["@graph"])


@pytest.mark.parametrize("form", FORMATS)
def test_two_runs_write_the_same_bytes(form: GraphFormat, tmp_path: Path) -> None:
    for name in ("a", "b"):
        write_graph(tmp_path / name, graph(plan(DOCUMENT, LIMITS), DUTIES), form)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes() != b""
    assert len(list(tmp_path.iterdir())) == 2


def test_another_format_is_refused() -> None:
    with pytest.raises(ValueError, match="graphml"):
        exported(GRAPH, "dot")  # type: ignore[arg-type]


def hostile() -> Graph:
    words = "<script>alert(1)</script> & \x07 \"'>"
    document = contract("fr", article("7", f"{words} pour le 31 mars 2024"))
    found = limits(document, (f"{words} pour le 31 mars 2024", Day(3, 31, 2024)))
    return graph(
        plan(document, found), [owed(document, words, words, "third_party", counterparty=Somebody(words, "minister"))]
    )


@pytest.mark.parametrize("form", FORMATS)
def test_words_of_a_document_cannot_break_a_file(form: GraphFormat) -> None:
    data = exported(hostile(), form)
    if form in ("graphml", "gexf", "svg"):
        assert b"<script" not in data
        ElementTree.fromstring(data)
    elif form != "png":
        json.loads(data)


def large(number: int) -> Graph:
    """As many obligations with a limit, each counted from the one before."""
    articles = [
        article(
            str(i),
            f"Le Fonds remet le rapport {letters(i)} dans les 5 jours qui suivent la remise du rapport {letters(i - 1)}.",
        )
        for i in range(1, number + 1)
    ]
    document: Document = contract("fr", *articles)
    quotes = [f"dans les 5 jours qui suivent la remise du rapport {letters(i - 1)}" for i in range(1, number + 1)]
    found = limits(
        document, *((q, Relative(5, "day", "after", q.rpartition("suivent ")[2], "at_most")) for q in quotes)
    )
    duties = [
        owed(document, f"Le Fonds remet le rapport {letters(i)} {quotes[i - 1]}", "Le Fonds", "institution")
        for i in range(1, number + 1)
    ]
    return graph(plan(document, found), duties)


def letters(i: int) -> str:
    return "".join(chr(97 + int(d)) for d in f"{i:03d}") * 2


def test_a_large_graph_can_still_be_read() -> None:
    """No box hides another, words are cut to the box, and what follows lies below."""
    drawn = picture(large(80))
    assert len(drawn.boxes) > 240
    places = [(box.x, box.y) for box in drawn.boxes]
    assert len(set(places)) == len(places)
    assert all(box.x + WIDTH <= drawn.width and 0 < box.y < drawn.height for box in drawn.boxes)
    assert all(len(line) <= LETTERS for box in drawn.boxes for line in box.lines)
    obligations = [box.y for box in drawn.boxes if box.node.startswith("obligation:")]
    assert obligations == sorted(obligations)
    assert all(0 <= x <= drawn.width and 0 <= y <= drawn.height for s in drawn.strokes for x, y in (s.start, s.end))


def test_the_svg_holds_every_box_and_its_words() -> None:
    root = ElementTree.fromstring(exported(GRAPH, "svg"))
    titles = {t.text for t in root.iter(f"{SVG}title")}
    drawn = picture(GRAPH)
    assert {GRAPH.nodes[box.node]["label"] for box in drawn.boxes} <= titles
    assert len(list(root.iter(f"{SVG}path"))) == len(drawn.strokes) > 0


def test_the_png_is_a_picture_no_viewer_refuses() -> None:
    image = Image.open(io.BytesIO(exported(GRAPH, "png")))
    assert image.size == (picture(GRAPH).width, picture(GRAPH).height)
    assert len(image.convert("RGB").getcolors(1_000_000) or ()) > 5
    assert Image.open(io.BytesIO(exported(large(500), "png"))).height <= HIGHEST


def test_without_a_font_the_png_has_letters_without_accents(monkeypatch: pytest.MonkeyPatch) -> None:
    with_font = exported(GRAPH, "png")
    monkeypatch.setattr("extract.graph_picture.FONTS", ("no such font.ttf",))
    assert exported(GRAPH, "png") != with_font
    assert _unaccented("L’œuvre près de l'été… € 5") == "L'oeuvre pres de l'ete...  5"


def test_an_empty_document_gives_an_empty_picture() -> None:
    empty = graph(plan(contract("nl"), ()))
    assert picture(empty).boxes == ()
    assert all(exported(empty, form) for form in FORMATS)
