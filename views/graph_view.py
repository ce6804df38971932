"""The graph on the page: boxes that can be clicked or reached with the keyboard, and the same as a table.

The browser makes the picture from plain data; words of a document only ever become text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from html import escape
from typing import Any

import streamlit as st

from corpus.messages import Tongue, say
from extract.graph import Graph
from views.drawing import DRAWN, Drawing, party_words
from views.plain import quoted, short

CSS = """
svg { width: 100%; height: auto; font: 11px/1.2 system-ui, "Segoe UI", "DejaVu Sans", sans-serif; display: block; }
svg text { fill: var(--st-text-color); }
.column { font-weight: 600; font-size: 12px; }
.head { font-size: 9.5px; opacity: .8; }
.party .head, .group .head { font-size: 11.5px; font-weight: 600; opacity: 1; }
rect { stroke: var(--st-text-color); stroke-opacity: .45; fill: var(--st-background-color); }
.party rect { fill: #4a86c433; }
.deadline rect { fill: #d9a40033; }
.event rect { fill: #3f9b4b33; }
.condition rect { fill: #8a5fb033; stroke-dasharray: 5 3; }
.chosen rect { stroke-width: 3; stroke-opacity: 1; }
[role=button] { cursor: pointer; outline: none; }
[role=button]:hover rect, [role=button]:focus-visible rect { stroke: var(--st-primary-color); stroke-width: 3;
  stroke-opacity: 1; }
path { fill: none; stroke: var(--st-text-color); stroke-opacity: .5; }
.counted_from { stroke: #d0503f; stroke-opacity: .9; stroke-dasharray: 7 4; }
.fulfils { stroke: #3f9b4b; stroke-opacity: .9; stroke-dasharray: 2 3; }
.owed_to { stroke-dasharray: 10 3 2 3; }
.flow { stroke-opacity: .3; }
.legend { display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; margin: .6rem 0 0; padding: 0; list-style: none;
  font: .85rem/1.4 system-ui, "Segoe UI", "DejaVu Sans", sans-serif; color: var(--st-text-color); }
.legend svg { display: inline-block; width: 44px; height: 8px; margin-right: .4rem; }
"""
JS = """
export default function ({ data, parentElement, setTriggerValue }) {
  const host = parentElement.querySelector(".graph");
  const before = host.querySelector(":focus")?.dataset.id;
  const make = (name, attributes, text) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    if (text !== undefined) made.textContent = text;
    return made;
  };
  const svg = make("svg", { viewBox: `0 0 ${data.width} ${data.height}`, role: "group", "aria-label": data.name });
  svg.style.maxWidth = `${data.width * 1.15}px`;
  data.columns.forEach((name, i) => svg.append(make("text", { class: "column", x: i * data.step + 2, y: 14 }, name)));
  for (const line of data.lines) {
    const bend = line.x0 === line.x1 ? line.x0 + 30 : (line.x0 + line.x1) / 2;
    const path = make("path", {
      class: line.kind, "stroke-width": line.wide,
      d: `M${line.x0} ${line.y0} C${bend} ${line.y0} ${bend} ${line.y1} ${line.x1} ${line.y1}` });
    path.append(make("title", {}, line.title));
    svg.append(path);
  }
  for (const box of data.boxes) {
    const group = make("g", { class: `${box.kind}${box.chosen ? " chosen" : ""}`, "data-id": box.id });
    if (box.click) {
      group.setAttribute("role", "button");
      group.setAttribute("tabindex", "0");
      group.setAttribute("aria-label", box.title);
      if (box.chosen) group.setAttribute("aria-current", "true");
      const take = () => setTriggerValue("taken", box.id);
      group.onclick = take;
      group.onkeydown = (event) => {
        if (event.key === "Enter" || event.key === " ") { event.preventDefault(); take(); }
      };
    }
    group.append(make("title", {}, box.title));
    // An opaque ground, so that no line shows through a tinted box.
    const place = { x: box.x, y: box.y, width: data.wide, height: box.high, rx: 4 };
    const ground = make("rect", place);
    ground.style.fill = "var(--st-background-color)";
    group.append(ground, make("rect", place));
    group.append(make("text", { class: "head", x: box.x + 8, y: box.y + 14 }, box.head));
    const words = make("text", box.lang ? { lang: box.lang } : {});
    box.lines.forEach((line, i) => words.append(make("tspan", { x: box.x + 8, y: box.y + 29 + 13 * i }, line)));
    group.append(words);
    svg.append(group);
  }
  const legend = document.createElement("ul");
  legend.className = "legend";
  for (const [kind, said] of data.legend) {
    const sample = make("svg", { viewBox: "0 0 44 8", "aria-hidden": "true" });
    sample.append(make("path", { class: kind, d: "M0 4 L44 4", "stroke-width": 2 }));
    const item = document.createElement("li");
    item.append(sample, said);
    legend.append(item);
  }
  host.replaceChildren(svg, legend);
  if (before) [...svg.querySelectorAll("g")].find((g) => g.dataset.id === before)?.focus();
}
"""

_picture = st.components.v2.component("concordance_graph", html='<div class="graph"></div>', css=CSS, js=JS)


def graph_view(drawn: Drawing, key: str, taken: Callable[[str], None], here: Tongue) -> None:
    """Shows a drawing with its legend; `taken` is called with the id of the box that was clicked."""
    kinds = dict.fromkeys(line.kind for line in drawn.lines if line.kind in DRAWN)
    legend = [(kind, say(f"duties_view.edge_{kind}", here)) for kind in DRAWN if kind in kinds]
    _picture(key=key, data={**drawn.as_data(), "legend": legend}, on_taken_change=partial(_tell, key, taken))


def as_table(graph: Graph, language: str, here: Tongue) -> str:
    """The edges of a part of the graph as an HTML table: from, how, to."""
    heads = [say(f"duties_view.table_{head}", here) for head in ("from", "how", "to")]
    rows = "".join(_row(graph, edge, language, here) for edge in graph.edges(data=True) if edge[2]["kind"] in DRAWN)
    return _html_table(heads, rows)


def flows_table(graph: Graph, flow: Mapping[tuple[str, str], int], here: Tongue) -> str:
    """Who owes whom how often, the most frequent first."""
    heads = [say(f"duties_view.{key}", here) for key in ("column_0", "column_receiver", "how_many")]
    nobody = say("duties_view.nobody", here)
    rows = "".join(
        f"<tr><td>{escape(party_words(graph, a, here))}</td>"
        f"<td>{escape(party_words(graph, b, here) if b else nobody)}</td><td class='number'>{n}</td></tr>"
        for (a, b), n in sorted(flow.items(), key=lambda item: (-item[1], item[0]))
    )
    return _html_table(heads, rows)


def _html_table(names: Iterable[str], rows: str) -> str:
    heads = "".join(f'<th scope="col">{escape(name)}</th>' for name in names)
    return f'<div class="scroll"><table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>'


def _row(graph: Graph, edge: tuple[str, str, dict[str, Any]], language: str, here: Tongue) -> str:
    source, target, data = edge
    how = escape(say(f"duties_view.edge_{data['kind']}", here))
    cells = (_words(graph, source, language, here), how, _words(graph, target, language, here))
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


def _words(graph: Graph, node: str, language: str, here: Tongue) -> str:
    data = graph.nodes[node]
    if data["kind"] == "party":
        return escape(party_words(graph, node, here))
    kind = escape(say(f"duties_view.kind_{data['kind']}", here))
    return f"{kind}: {quoted(short(str(data['label']), 160), language)}"


def _tell(key: str, taken: Callable[[str], None]) -> None:
    found = st.session_state[key].get("taken")
    if isinstance(found, str):
        taken(found)
