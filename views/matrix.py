"""A matrix of which each cell can be opened: heads that stay in sight, states told by a sign, a word and a tint.

The browser makes it from plain data; words of a document only ever become text.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from functools import partial

import streamlit as st

Place = tuple[str, str]
"""Ids of a row and of a column."""

CSS = """
.matrix { overflow: auto; max-height: 34rem; border: 1px solid #8886; border-radius: 4px; outline: none; }
table { border-collapse: separate; border-spacing: 0; table-layout: fixed; width: 100%; color: var(--st-text-color);
  font: .84rem/1.3 system-ui, "Segoe UI", "DejaVu Sans", sans-serif; }
thead th { position: sticky; top: 0; z-index: 2; background: var(--st-secondary-background-color); padding: .4rem .5rem;
  vertical-align: bottom; text-align: left; overflow-wrap: anywhere; border-bottom: 2px solid #8886; font-weight: 600; }
thead th:first-child, tbody th[scope=row] { position: sticky; left: 0; }
thead th:first-child { z-index: 3; }
tbody th { text-align: left; font-weight: 400; padding: .3rem .5rem; border-bottom: 1px solid #8884; z-index: 1;
  background: var(--st-background-color); overflow-wrap: anywhere; }
tbody th span { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; }
tbody th.group { font-weight: 600; padding-top: .8rem; border-bottom: 1px solid #8888; }
tbody th.group span { position: sticky; left: .5rem; display: block; width: fit-content; max-width: 60rem; }
td { padding: .25rem .4rem; border-bottom: 1px solid #8884; border-left: 1px solid #8884; cursor: pointer;
  outline: none; vertical-align: middle; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
td.void { cursor: default; }
td b, .legend b { display: inline-block; min-width: 1.25rem; text-align: center; font-weight: 700;
  font-family: "DejaVu Sans", "Segoe UI Symbol", "Apple Symbols", sans-serif; }
td small { opacity: .85; margin-left: .25rem; }
td:not(.void):hover { box-shadow: inset 0 0 0 2px var(--st-text-color); }
td:focus-visible { box-shadow: inset 0 0 0 3px var(--st-primary-color); }
td[aria-selected=true] { box-shadow: inset 0 0 0 3px #b06000; font-weight: 600; }
td[aria-selected=true]:focus-visible { box-shadow: inset 0 0 0 3px #b06000, inset 0 0 0 5px var(--st-primary-color); }
.reference { background: #4a86c440; }
.identical, .found { background: #4a86c422; }
.harmless { background: repeating-linear-gradient(135deg, #4a86c430 0 2px, transparent 2px 8px); }
.deviating { background: #e6821e70; }
.missing, .absent { background: repeating-linear-gradient(45deg, #8885 0 3px, transparent 3px 8px); }
.extra { background: #8a5fb04d; }
.legend { display: flex; flex-wrap: wrap; gap: .2rem 1.1rem; margin: .5rem 0 0; padding: 0; list-style: none;
  font: .84rem/1.5 system-ui, "Segoe UI", "DejaVu Sans", sans-serif; color: var(--st-text-color); }
.legend b { padding: 0 .2rem; margin-right: .35rem; border: 1px solid #8886; border-radius: 3px; }
@media print { .matrix { max-height: none; overflow: visible; } thead th, tbody th[scope=row] { position: static; }
  * { print-color-adjust: exact; } }
"""
JS = """
export default function ({ data, parentElement, setTriggerValue }) {
  const host = parentElement.querySelector(".matrix"), legend = parentElement.querySelector(".legend");
  const focused = host.querySelector("td:focus")?.dataset.place;
  const make = (name, attributes, text) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) if (value !== "") made.setAttribute(key, value);
    if (text !== undefined) made.textContent = text;
    return made;
  };
  const table = make("table", { role: "grid", "aria-label": data.name });
  const columns = make("colgroup", {});
  columns.append(make("col", { style: `width: ${data.first}%` }));
  for (const _ of data.heads) columns.append(make("col", {}));
  table.style.minWidth = `${data.least}rem`;
  const heads = make("tr", {}), top = make("thead", {}), body = make("tbody", {});
  heads.append(make("th", { scope: "col" }, data.corner));
  for (const head of data.heads) heads.append(make("th", { scope: "col", title: head.title }, head.said));
  top.append(heads);
  const grid = [];
  let group = null;
  for (const row of data.rows) {
    if (row.group && row.group !== group) {
      const line = make("tr", {});
      const said = make("th", { class: "group", colspan: data.heads.length + 1, scope: "rowgroup" });
      said.lang = row.group_lang;
      said.append(make("span", {}, row.group));
      line.append(said);
      body.append(line);
    }
    group = row.group;
    const line = make("tr", {}), head = make("th", { scope: "row", lang: row.lang, title: row.title });
    head.append(make("span", {}, row.said));
    line.append(head);
    const cells = row.cells.map((cell, n) => {
      if (!cell) return make("td", { class: "void" });
      const chosen = data.chosen[0] === row.id && data.chosen[1] === data.heads[n].id;
      const box = make("td", { class: cell.state, role: "gridcell", tabindex: -1, "aria-selected": chosen,
        "aria-label": cell.title, title: cell.title });
      box.dataset.place = JSON.stringify([row.id, data.heads[n].id]);
      box.append(make("b", { "aria-hidden": true }, cell.sign), cell.more, make("small", {}, cell.note));
      box.onclick = () => setTriggerValue("taken", [row.id, data.heads[n].id]);
      return box;
    });
    line.append(...cells);
    grid.push(cells);
    body.append(line);
  }
  const boxes = grid.flat().filter((box) => box.dataset.place);
  const at = (box) => {
    boxes.forEach((other) => other.setAttribute("tabindex", other === box ? 0 : -1));
    return box;
  };
  const step = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] };
  grid.forEach((cells, i) => cells.forEach((box, n) => {
    box.onkeydown = (event) => {
      if (event.key === "Enter" || event.key === " ") box.onclick?.();
      else if (event.key in step) {
        let [y, x] = [i, n];
        do { y += step[event.key][0]; x += step[event.key][1]; } while (grid[y]?.[x] && !grid[y][x].dataset.place);
        if (grid[y]?.[x]) { at(grid[y][x]).focus(); grid[y][x].scrollIntoView({ block: "nearest" }); }
      } else return;
      event.preventDefault();
    };
  }));
  table.append(columns, top, body);
  const place = [host.scrollTop, host.scrollLeft], same = host.dataset.key === data.key;
  host.dataset.key = data.key;
  host.replaceChildren(table);
  const chosen = boxes.find((box) => box.getAttribute("aria-selected") === "true");
  if (boxes.length) at(chosen ?? boxes[0]);
  if (same) [host.scrollTop, host.scrollLeft] = place;
  else host.scrollTop = chosen ? Math.max(0, chosen.offsetTop - host.clientHeight / 2) : 0;
  if (focused) boxes.find((box) => box.dataset.place === focused)?.focus({ preventScroll: true });
  legend.replaceChildren(...data.legend.map(([state, sign, said]) => {
    const item = document.createElement("li");
    item.append(make("b", { class: state }, sign), said);
    return item;
  }));
}
"""

_matrix = st.components.v2.component(
    "concordance_matrix", html='<div class="matrix"></div><ul class="legend"></ul>', css=CSS, js=JS
)

FIRST, LEAST, WIDEST, NARROWEST, ROOM = 25.0, 15.0, 14.0, 5.5, 68.0
"""Widths in rem: of the heads of rows usually and at least, of a column at most and at least, and of the whole."""


@dataclass(frozen=True, slots=True)
class Head:
    """A column: its id, its name, and what is told of it where the mouse rests."""

    id: str
    said: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its state (a class of the style sheet), the sign of it, a number behind it, a note, all in words."""

    state: str
    sign: str
    more: str
    note: str
    title: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row under the heading `group`; each of the two has its language; None where there is nothing to open."""

    id: str
    group: str
    said: str
    lang: str
    cells: tuple[Cell | None, ...]
    title: str = ""
    group_lang: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The matrix: its name for screen readers, what stands above the heads of rows, columns, rows, and the states that
    occur as (class, sign, words)."""

    name: str
    corner: str
    heads: tuple[Head, ...]
    rows: tuple[Row, ...]
    legend: tuple[tuple[str, str, str], ...]


def matrix_view(key: str, sheet: Sheet, chosen: Place, taken: Callable[[Place], None]) -> None:
    """Shows the matrix with the cell `chosen` framed; `taken` is called with the place of a cell that was clicked."""
    wide = min(WIDEST, max(NARROWEST, (ROOM - FIRST) / max(1, len(sheet.heads))))
    part = " ".join((sheet.name, *(row.id for row in sheet.rows)))
    count = len(sheet.heads)
    sizes = {"first": 100 * FIRST / (FIRST + wide * count), "least": LEAST + NARROWEST * count, "key": part}
    _matrix(
        key=key, data={**asdict(sheet), **sizes, "chosen": list(chosen)}, on_taken_change=partial(_tell, key, taken)
    )


def legend_of(rows: Sequence[Row], words: dict[str, str]) -> tuple[tuple[str, str, str], ...]:
    """The states that occur in rows, in the order of `words` (state -> what it means)."""
    signs = {cell.state: cell.sign for row in rows for cell in row.cells if cell}
    return tuple((state, signs[state], said) for state, said in words.items() if state in signs)


def _tell(key: str, taken: Callable[[Place], None]) -> None:
    found = st.session_state[key].get("taken")
    if isinstance(found, (list, tuple)) and len(found) == 2:
        taken((str(found[0]), str(found[1])))
