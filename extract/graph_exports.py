"""Exports of the graph: GraphML, GEXF, node-link JSON and JSON-LD. The same graph gives the same bytes.

JSON-LD says in the terms of ODRL (duties, parties, constraints), LegalRuleML (obligation, permission, prohibition) and
PROV (events, sources) what they have terms for, and in terms of our own what they have not.
"""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import Any, Literal, get_args
from urllib.parse import quote

import networkx as nx

from corpus import provenance
from corpus.exports.characters import xml_text
from corpus.files import write_bytes
from extract.graph import Graph

GraphFormat = Literal["graphml", "gexf", "json", "jsonld", "svg", "png"]
FORMATS: tuple[GraphFormat, ...] = get_args(GraphFormat)
URN = "urn:concordance:"
TODAY = re.compile(rb' lastmodifieddate="[^"]*"')
"""GEXF dates its files; two runs must give the same bytes."""
MAKER = re.compile(rb"(?<=<creator>)[^<]*(?=</creator>)")
"""NetworkX names itself as the maker of a GEXF file, with its own version."""
CONTEXT: dict[str, object] = {
    "odrl": "http://www.w3.org/ns/odrl/2/",
    "lrmlmm": "http://docs.oasis-open.org/legalruleml/ns/v1.0/metamodel#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "c": URN + "terms:",
    "label": "rdfs:label",
}
TYPES = {
    "document": ["prov:Entity", "lrmlmm:LegalSource"],
    "provision": ["prov:Entity", "c:Provision"],
    "party": ["prov:Agent", "odrl:Party"],
    "condition": ["c:Condition"],
    "event": ["prov:Activity", "odrl:Action"],
    "deadline": ["odrl:Constraint", "c:Deadline"],
    "calendar_profile": ["c:CalendarProfile"],
}
MODALITIES = {
    "obligation": ["odrl:Duty", "lrmlmm:Obligation"],
    "prohibition": ["odrl:Prohibition", "lrmlmm:Prohibition"],
    "permission": ["odrl:Permission", "lrmlmm:Permission"],
    "best_effort": ["odrl:Duty", "c:BestEffort"],
    "declaration": ["c:Declaration"],
}
LINKS = {
    "owed_to": "odrl:assigner",
    "stated_in": "prov:wasDerivedFrom",
    "has_deadline": "odrl:constraint",
    "counted_from": "c:countedFrom",
    "fulfils": "c:fulfils",
    "subject_to": "c:subjectTo",
    "exception_to": "c:exceptionTo",
    "sanctioned_by": "lrmlmm:hasReparation",
    "uses_calendar": "c:usesCalendar",
}
REVERSED = {"bears": "odrl:assignee"}
"""An edge that is said of its target: the obligation has an assignee."""


def exported(graph: Graph, form: GraphFormat) -> bytes:
    """The graph in one of the formats. Nodes and edges are sorted by id. ValueError for another format."""
    if form in ("svg", "png"):
        from extract.graph_picture import png, svg  # pictures draw with Pillow, which other formats do without

        return svg(graph).encode() if form == "svg" else png(graph)
    if form == "jsonld":
        return _json(json_ld(graph))
    plain = ordered(graph)
    if form == "json":
        return _json(nx.node_link_data(plain, edges="edges"))
    data = io.BytesIO()
    if form == "graphml":
        nx.write_graphml(plain, data, named_key_ids=True)
    elif form == "gexf":
        nx.write_gexf(plain, data)
    else:
        raise ValueError(f"a graph is exported as {', '.join(FORMATS)}, not as {form}")
    return MAKER.sub(provenance.made_by().encode(), TODAY.sub(b"", data.getvalue()))


def write_graph(path: Path, graph: Graph, form: GraphFormat) -> None:
    """Write the file whole or not at all. OSError as from open."""
    write_bytes(path, exported(graph, form))


def ordered(graph: Graph) -> Graph:
    """The graph with its nodes, edges and attributes in a fixed order, and only what XML can hold.
    The graph itself says what made it."""
    result: Graph = nx.MultiDiGraph()
    result.graph.update(provenance.origin())
    for node in sorted(graph.nodes):
        result.add_node(xml_text(node), **_clean(graph.nodes[node]))
    for source, target, key, data in sorted(graph.edges(keys=True, data=True), key=lambda edge: edge[:3]):
        result.add_edge(xml_text(source), xml_text(target), key=key, **_clean(data))
    return result


def json_ld(graph: Graph) -> dict[str, object]:
    """The graph as one JSON-LD object: a context and a list of nodes."""
    described = {node: _described(node, graph.nodes[node]) for node in sorted(graph.nodes)}
    for source, target, data in sorted(graph.edges(data=True), key=lambda e: (e[0], e[1], e[2]["kind"])):
        kind = data["kind"]
        if kind in REVERSED:
            _add(described[target], REVERSED[kind], {"@id": _iri(source)})
        else:
            _add(described[source], LINKS[kind], _link(target, data))
    return {"@context": CONTEXT, "@graph": [*described.values(), _tool()]}


def _tool() -> dict[str, object]:
    """What made the graph, as PROV has it."""
    origin = provenance.origin()
    names: dict[str, object] = {"@id": URN + "tool", "@type": ["prov:SoftwareAgent"], "label": "Concordance"}
    return names | {"c:version": origin["tool"], "c:rules": origin["rules"]}


def _described(node: str, data: dict[str, Any]) -> dict[str, object]:
    kind = str(data["kind"])
    types = MODALITIES.get(str(data.get("modality")), ["c:Statement"]) if kind == "obligation" else TYPES[kind]
    found: dict[str, object] = {"@id": _iri(node), "@type": types, "label": data["label"]}
    for name, value in sorted(data.items()):
        if name not in ("kind", "label", "dates"):
            found[f"c:{_camel(name)}"] = value
    if data.get("dates"):
        found["odrl:leftOperand"] = {"@id": "odrl:dateTime"}
        found["odrl:operator"] = {"@id": "odrl:lteq"}
        found["odrl:rightOperand"] = [{"@type": "xsd:date", "@value": day} for day in str(data["dates"]).split()]
    return found


def _link(target: str, data: dict[str, object]) -> dict[str, object]:
    """The target; with the offset, unit and direction of a limit that is counted from it."""
    more = {f"c:{_camel(name)}": value for name, value in sorted(data.items()) if name not in ("kind", "score")}
    return {"c:event": {"@id": _iri(target)}, **more} if data["kind"] == "counted_from" else {"@id": _iri(target)}


def _add(node: dict[str, object], name: str, value: object) -> None:
    """One value stands alone, several in a list."""
    before = node.get(name)
    node[name] = value if before is None else [*(before if isinstance(before, list) else [before]), value]


def _iri(node: str) -> str:
    return URN + quote(node, safe=":")


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(word.capitalize() for word in rest)


def _clean(data: dict[str, object]) -> dict[str, object]:
    return {k: xml_text(v) if isinstance(v, str) else v for k, v in sorted(data.items())}


def _json(value: object) -> bytes:
    text = json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True)
    return (xml_text(text) + "\n").encode()
