"""The flow on the page: blocks and bands that can be clicked or reached with the keyboard.

The browser makes the picture from plain data; words of a document only ever become text. Fates are told by a letter
and a pattern, not by colour alone.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from views.flow_plan import Flow

Choice = tuple[str, str, str]
"""Block on the left, block on the right, fate; "" for any."""

CSS = """
.flow { overflow-x: auto; }
.flow > svg { width: 100%; height: auto; display: block;
  font: 12px/1.2 system-ui, "Segoe UI", "DejaVu Sans", sans-serif; }
svg text { fill: var(--st-text-color); }
.head { font-weight: 600; font-size: 13px; }
.block rect { fill: var(--st-text-color); fill-opacity: .65; }
.band path { stroke: var(--st-text-color); stroke-opacity: .25; stroke-width: .7; }
.band text { font: 700 11px "DejaVu Sans", "Segoe UI Symbol", sans-serif; text-anchor: middle;
  dominant-baseline: central; paint-order: stroke; stroke: var(--st-background-color); stroke-width: 3px; }
[role=button] { cursor: pointer; outline: none; }
.band:hover path, .band:focus-visible path, .band.chosen path { stroke-opacity: 1; stroke-width: 2; }
.band:focus-visible path { stroke: var(--st-primary-color); stroke-width: 3; }
.block:hover text, .block.chosen text { text-decoration: underline; font-weight: 600; }
.block:focus-visible rect { stroke: var(--st-primary-color); stroke-width: 4; }
.block.chosen rect { fill: #b06000; fill-opacity: 1; }
.faint { opacity: .22; }
.kept { fill: #4a86c4; } .rewritten { fill: #e6821e; } .split { fill: #8a5fb0; } .merged { fill: #3f9b4b; }
.moved { fill: #2aa1a1; } .dropped { fill: #777; } .new { fill: #d0503f; }
.legend { display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; margin: .6rem 0 0; padding: 0; list-style: none;
  font: .85rem/1.5 system-ui, "Segoe UI", "DejaVu Sans", sans-serif; color: var(--st-text-color); }
.legend svg { width: 40px; height: 16px; margin-right: .4rem; vertical-align: middle; }
.legend b { font-family: "DejaVu Sans", "Segoe UI Symbol", sans-serif; margin-right: .3rem; }
@media print { * { print-color-adjust: exact; } }
"""
JS = """
export default function ({ data, parentElement, setTriggerValue }) {
  const host = parentElement.querySelector(".flow"), legend = parentElement.querySelector(".legend");
  const before = parentElement.querySelector(":focus")?.dataset.key;
  const make = (name, attributes, text) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) if (value !== "") made.setAttribute(key, value);
    if (text !== undefined) made.textContent = text;
    return made;
  };
  const textures = { kept: "", rewritten: "M0 8 L8 0", split: "M4 0 V8", merged: "M0 4 H8", moved: "M0 0 L8 8",
    dropped: "M0 0 L8 8 M0 8 L8 0", new: "M4 1 V7 M1 4 H7" };
  const patterns = () => {
    const defs = make("defs", {});
    for (const [fate, lines] of Object.entries(textures)) {
      const one = make("pattern", { id: `flow-${fate}`, width: 8, height: 8, patternUnits: "userSpaceOnUse" });
      one.append(make("rect", { width: 8, height: 8, class: fate, "fill-opacity": .33 }));
      if (lines) one.append(make("path", { d: lines, class: "line", fill: "none", stroke: "currentColor",
        "stroke-opacity": .45, "stroke-width": 1 }));
      defs.append(one);
    }
    return defs;
  };
  const svg = make("svg", { viewBox: `0 0 ${data.width} ${data.height}`, role: "group", "aria-label": data.name });
  svg.style.color = "var(--st-text-color)";
  svg.append(patterns());
  const x0 = data.names + data.block, x1 = data.width - data.names - data.block, middle = (x0 + x1) / 2;
  svg.append(make("text", { class: "head", x: data.names, y: 16, "text-anchor": "end" }, data.heads[0]));
  svg.append(make("text", { class: "head", x: x1 + data.block, y: 16 }, data.heads[1]));
  const [left, right, fate] = data.chosen, some = left || right || fate;
  const clicked = (group, value, title, on) => {
    group.setAttribute("role", "button");
    group.setAttribute("tabindex", "0");
    group.setAttribute("aria-label", title);
    group.setAttribute("aria-pressed", on);
    group.dataset.key = JSON.stringify(value);
    const take = () => setTriggerValue("taken", on ? ["", "", ""] : value);
    group.onclick = take;
    group.onkeydown = (event) => {
      if (event.key === "Enter" || event.key === " ") { event.preventDefault(); take(); }
    };
    group.append(make("title", {}, title));
  };
  for (const band of data.bands) {
    const shown = (!left || left === band.left) && (!right || right === band.right) && (!fate || fate === band.fate);
    const on = Boolean(left && right && fate && shown);
    const group = make("g", { class: `band${on ? " chosen" : ""}${some && !shown ? " faint" : ""}` });
    clicked(group, [band.left, band.right, band.fate], band.title, on);
    const a = band.y0, b = band.y1, h = band.high;
    group.append(make("path", { fill: `url(#flow-${band.fate})`,
      d: `M${x0} ${a} C${middle} ${a} ${middle} ${b} ${x1} ${b} V${b + h} ` +
        `C${middle} ${b + h} ${middle} ${a + h} ${x0} ${a + h} Z` }));
    if (!data.small) group.append(make("text", { x: x0 + 16, y: a + h / 2 }, band.letter));
    group.append(make("text", { x: x1 - 16, y: b + h / 2 }, band.letter));
    svg.append(group);
  }
  for (const block of data.blocks) {
    const value = block.right ? ["", block.id, ""] : [block.id, "", ""];
    const on = !fate && (block.right ? right === block.id && !left : left === block.id && !right);
    const group = make("g", { class: `block${on ? " chosen" : ""}` });
    clicked(group, value, block.title, on);
    const x = block.right ? x1 : data.names;
    const place = block.right ? { x: x1 + data.block + 7 } : { x: data.names - 7, "text-anchor": "end" };
    group.append(make("rect", { x, y: block.y, width: data.block, height: block.high, rx: 2 }));
    const words = make("text", { ...place, lang: block.lang });
    const top = block.y + block.high / 2 + 4 - 7 * (block.said.length - 1);
    block.said.forEach((line, n) => words.append(make("tspan", { x: place.x, y: top + 14 * n }, line)));
    group.append(words);
    svg.append(group);
  }
  host.replaceChildren(svg);
  legend.replaceChildren(...data.legend.map(([kind, letter, said]) => {
    const sample = make("svg", { viewBox: "0 0 40 16", "aria-hidden": "true" });
    sample.append(patterns(), make("rect", { width: 40, height: 16, fill: `url(#flow-${kind})` }));
    const item = document.createElement("li"), sign = document.createElement("b");
    sign.textContent = letter;
    item.append(sample, sign, said);
    return item;
  }));
  if (before) [...svg.querySelectorAll("[data-key]")].find((g) => g.dataset.key === before)?.focus();
}
"""

_flow = st.components.v2.component(
    "concordance_flow", html='<div class="flow"></div><ul class="legend"></ul>', css=CSS, js=JS
)


def flow_view(key: str, drawn: Flow, chosen: Choice, taken: Callable[[Choice], None]) -> None:
    """Shows the flow, all but the choice paled; `taken` is called with what was clicked, all "" to show all again."""
    small = len(drawn.blocks) > 60
    data = {**drawn.as_data(), "chosen": list(chosen), "small": small}
    _flow(key=key, data=data, on_taken_change=partial(_tell, key, taken))


def _tell(key: str, taken: Callable[[Choice], None]) -> None:
    found = st.session_state[key].get("taken")
    if isinstance(found, (list, tuple)) and len(found) == 3:
        taken((str(found[0]), str(found[1]), str(found[2])))
