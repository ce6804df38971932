"""A table of which one row can be chosen: real rows and cells, for the keyboard, for screen readers and for print.

The browser makes it from plain data; words of a document only ever become text.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import streamlit as st

CSS = """
.rows { overflow: auto; max-height: 27rem; border: 1px solid #8886; border-radius: 4px; }
table { border-collapse: collapse; width: 100%; font: .84rem/1.35 system-ui, "Segoe UI", "DejaVu Sans", sans-serif;
  color: var(--st-text-color); table-layout: fixed; }
th { position: sticky; top: 0; background: var(--st-secondary-background-color); text-align: left; font-weight: 600;
  padding: .4rem .5rem; vertical-align: bottom; overflow-wrap: break-word; hyphens: auto; }
td { padding: .35rem .5rem; vertical-align: top; border-top: 1px solid #8884; overflow-wrap: anywhere; }
td span { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 3; overflow: hidden; }
tr.line { cursor: pointer; outline: none; }
tr.line:hover td { background: #8881; }
tr.line:focus-visible td { box-shadow: inset 0 2px var(--st-primary-color), inset 0 -2px var(--st-primary-color); }
tr[aria-selected=true] td { background: #ffc1072e; font-weight: 500; }
tr[aria-selected=true] td:first-child { box-shadow: inset 4px 0 #b06000; }
@media (max-width: 1150px) { table { font-size: .78rem; } th, td { padding-left: .3rem; padding-right: .25rem; } }
@media print { .rows { max-height: none; overflow: visible; } td span { -webkit-line-clamp: none; } }
"""
JS = """
export default function ({ data, parentElement, setTriggerValue }) {
  const host = parentElement.querySelector(".rows");
  const focused = host.querySelector("tr:focus")?.dataset.id;
  const make = (name, attributes, text) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    if (text !== undefined) made.textContent = text;
    return made;
  };
  const table = make("table", { role: "grid", "aria-label": data.name, "aria-rowcount": data.rows.length + 1 });
  const columns = make("colgroup", {});
  for (const head of data.heads) columns.append(make("col", { style: `width: ${head.width}%` }));
  const heads = make("tr", { "aria-rowindex": 1 });
  for (const head of data.heads) heads.append(make("th", { scope: "col" }, head.said));
  const top = make("thead", {}), body = make("tbody", {});
  top.append(heads);
  const lines = data.rows.map((row, i) => {
    const chosen = row.id === data.chosen;
    const line = make("tr", { class: "line", "aria-selected": chosen, "aria-rowindex": i + 2, tabindex: -1 });
    line.dataset.id = row.id;
    row.cells.forEach((text, n) => {
      const lang = row.quoted === n ? row.lang : data.heads[n].lang;
      const cell = make("td", lang ? { lang } : {});
      cell.append(make("span", { title: text }, text));
      line.append(cell);
    });
    return line;
  });
  const at = (line) => {
    lines.forEach((other) => other.setAttribute("tabindex", other === line ? 0 : -1));
    return line;
  };
  lines.forEach((line, i) => {
    line.onclick = () => setTriggerValue("taken", line.dataset.id);
    line.onkeydown = (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -lines.length, End: lines.length };
      if (event.key === "Enter" || event.key === " ") line.onclick();
      else if (event.key in step) at(lines[Math.max(0, Math.min(lines.length - 1, i + step[event.key]))]).focus();
      else return;
      event.preventDefault();
    };
  });
  body.append(...lines);
  table.append(columns, top, body);
  host.style.maxHeight = data.height;
  const place = host.scrollTop;
  const same = host.dataset.name === data.key;
  host.dataset.name = data.key;
  host.replaceChildren(table);
  const chosen = lines.find((line) => line.dataset.id === data.chosen);
  if (lines.length) at(chosen ?? lines[0]);
  host.scrollTop = same ? place : Math.max(0, (chosen?.offsetTop ?? 0) - 60);
  if (focused) lines.find((line) => line.dataset.id === focused)?.focus({ preventScroll: true });
}
"""

_table = st.components.v2.component("concordance_rows", html='<div class="rows"></div>', css=CSS, js=JS)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, its share of the width in per cent, the language of its cells where it is a document's."""

    said: str
    width: int
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A row: its id and the words of its cells. Where rows quote documents of several languages, the number of the
    cell that quotes, and its language."""

    id: str
    cells: tuple[str, ...]
    quoted: int = -1
    lang: str = ""


def rows(
    key: str,
    name: str,
    columns: Sequence[Column],
    lines: Sequence[Line],
    chosen: str,
    taken: Callable[[str], None],
    height: str = "27rem",
) -> None:
    """Shows the table with the row `chosen` marked; `taken` is called with the id of a row that was clicked. What is
    beyond `height` (CSS) scrolls."""
    heads = [{"said": c.said, "width": c.width, "lang": c.lang} for c in columns]
    shown = [{"id": line.id, "cells": line.cells, "quoted": line.quoted, "lang": line.lang} for line in lines]
    part = " ".join((lines[0].id, lines[-1].id, str(len(lines)))) if lines else ""
    data = {"name": name, "heads": heads, "rows": shown, "chosen": chosen, "key": part, "height": height}
    _table(key=key, data=data, on_taken_change=partial(_tell, key, taken))


def _tell(key: str, taken: Callable[[str], None]) -> None:
    found = st.session_state[key].get("taken")
    if isinstance(found, str):
        taken(found)
