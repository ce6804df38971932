"""The four views of the page Harmonisation: the matrix, the deviations, the eight matters, the two languages."""

from __future__ import annotations

from collections import Counter
from functools import partial
from html import escape

import streamlit as st

from align.harmonisation import Harmonisation
from align.harmony.deviations import RANKS, Deviation
from align.harmony.matrix import Row
from align.harmony.tables import agreement_said
from align.harmony.words import kind_said, name_of
from corpus.messages import Tongue, say
from views import harmony_rows, matrix, rows
from views.choices import at_address, chips, joined
from views.dates import percent
from views.harmony_detail import cell_html, disagreement_html, matter_html
from views.harmony_rows import WEIGHTS
from views.opened import Place, opened, take, take_row
from views.plain import label, quoted

PAGE = 100
"""Deviations that are sent to the browser at once."""


def matrix_section(found: Harmonisation, here: Tongue) -> None:
    """Institutions by provisions, and below it the cell that is open."""
    st.caption(say("harmony_view.matrix_help", here))
    every = dict(zip(harmony_rows.ids(found.matrix.rows), found.matrix.rows, strict=True))
    counted = Counter(state for row in every.values() for state in harmony_rows.states(row) if state)
    options = [state for state in harmony_rows.STATES if counted[state] and state != "reference"]
    wanted = chips(
        "harmony state", "state", say("harmony_view.filter_state", here), options,
        lambda state: say(f"harmonisation.state_{state}", here), counted,
    )  # fmt: skip
    shown = {id: row for id, row in every.items() if not wanted or harmony_rows.states(row) & {*wanted}}
    at_address(state=joined(wanted))
    if not shown:
        st.info(say("harmony_view.no_row", here))
        return
    usual = _first(found, shown)
    id, institution = opened("cell", ("row", "institution"), usual, lambda at: _is_cell(found, shown, at))
    data = harmony_rows.matrix_sheet(found, tuple(shown.items()), here)
    matrix.matrix_view("harmony matrix", data, (id, institution), partial(take, "cell"))
    _cell(found, shown[id], _column(found, institution), None, here)


def _first(found: Harmonisation, shown: dict[str, Row]) -> matrix.Place:
    """The first cell that differs in substance, else the first one that lacks something, else any."""
    places = [(id, n) for id, row in shown.items() for n in range(len(row.cells)) if row.cells[n]]
    for state in ("deviating", "missing", "extra"):
        for id, n in places:
            if harmony_rows.state_of(shown[id], n) == state:
                return id, found.documents[n].id
    return places[0][0], found.documents[places[0][1]].id


def _is_cell(found: Harmonisation, shown: dict[str, Row], at: Place) -> bool:
    n = _column(found, at[1])
    return at[0] in shown and n >= 0 and shown[at[0]].cells[n] is not None


def _column(found: Harmonisation, id: str) -> int:
    return next((n for n, document in enumerate(found.documents) if document.id == id), -1)


def _cell(found: Harmonisation, row: Row, institution: int, one: Deviation | None, here: Tongue) -> None:
    """A cell: its provision as heading, both texts."""
    language = found.documents[row.reference.document].language
    named = quoted(harmony_rows.name_of_row(found, row, here), language)
    title = f"<h3>{named} · {escape(name_of(found.documents[institution]))}</h3>"
    st.html(title + cell_html(found, row, institution, one.difference if one else None, here))


def deviations_section(found: Harmonisation, here: Tongue) -> None:
    """All deviations, the weightiest first, narrowed by chips; the open one beside its reference below."""
    shown = _narrowed(found, here)
    st.caption(label(say("harmony_view.shown", here, shown=len(shown), all=len(found.deviations))))
    if not shown:
        st.info(say("harmony_view.no_deviation", here))
        return
    by_rank = {str(one.rank): one for one in shown}
    (chosen,) = opened("deviation", ("deviation",), (next(iter(by_rank)),), lambda at: at[0] in by_rank)
    at = list(by_rank).index(chosen)
    first = at // PAGE * PAGE
    pages = -(-len(shown) // PAGE)
    if pages > 1:
        key = f"deviations {len(shown)} {chosen}"  # another open row makes it another widget, at the page of the row
        first = (st.pagination(pages, default=first // PAGE + 1, key=key) - 1) * PAGE
    lines = [harmony_rows.deviation_line(found, one, here) for one in shown[first : first + PAGE]]
    name = say("harmonisation.title_deviations", here)
    taken = partial(take_row, "deviation")
    rows.rows("harmony deviations", name, harmony_rows.deviation_columns(found, here), lines, chosen, taken)
    one = by_rank[chosen]
    _cell(found, found.matrix.rows[one.row], one.institution, one, here)


def _narrowed(found: Harmonisation, here: Tongue) -> list[Deviation]:
    """Each chip says how many deviations there are of it in all."""
    every = found.deviations
    said = {one.kind: kind_said(one, here) for one in every}
    kinds = Counter(str(one.kind) for one in every)
    weights = Counter(WEIGHTS[one.material] for one in every)
    places = Counter(found.documents[one.institution].id for one in every)
    names = {d.id: name_of(d) for d in found.documents}
    left, right = st.columns([0.4, 0.6])
    with left:
        weight = chips("harmony weight", "weight", say("harmony_view.filter_weight", here),
                       [w for w in WEIGHTS.values() if weights[w]], lambda w: say(f"comparison.{w}", here),
                       weights)  # fmt: skip
    with right:
        whose = chips("harmony whose", "whose", say("harmony_view.filter_institution", here),
                      [id for id in names if places[id]], lambda id: names[id], places)  # fmt: skip
    kind = chips("harmony kind", "kind", say("harmony_view.filter_kind", here), [k for k in RANKS if kinds[k]],
                 lambda k: next(words for one, words in said.items() if one == k), kinds)  # fmt: skip
    at_address(weight=joined(weight), kind=joined(kind), whose=joined(whose))
    return [
        one for one in every
        if (not weight or WEIGHTS[one.material] in weight)
        and (not kind or one.kind in kind)
        and (not whose or found.documents[one.institution].id in whose)
    ]  # fmt: skip


def matters_section(found: Harmonisation, here: Tongue) -> None:
    """The eight matters by institutions, and the evidence of the cell that is open."""
    st.caption(say("harmony_view.matters_help", here))
    data = harmony_rows.matters_sheet(found, here)
    every = {row.id for row in data.rows}
    usual = (data.rows[0].id, found.documents[0].id)
    places = ("matter", "institution")
    matter, id = opened("matter", places, usual, lambda at: at[0] in every and _column(found, at[1]) >= 0)
    matrix.matrix_view("harmony matters", data, (matter, id), partial(take, "matter"))
    n = _column(found, id)
    one = next(one for one in found.coverage[n] if one.matter == matter)
    said = say(f"harmonisation.matter_{matter}", here)
    title = say("harmony_view.evidence_of", here, matter=said, institution=name_of(found.documents[n]))
    st.html(f"<h3>{escape(title)}</h3>{matter_html(found.documents[n], one, here)}")


def agreement_section(found: Harmonisation, here: Tongue) -> None:
    """How far French and Dutch links agree, and where they don't."""
    st.caption(say("harmony_view.agreement_help", here))
    if not found.agreement.pairs:
        st.info(say("harmony_view.no_agreement", here))
        return
    st.text(agreement_said(found, here))
    every = found.agreement.disagreements
    if not every:
        st.text(say("harmony_view.all_agree", here))
        return
    keys = (("left", 22), ("left_article", 18), ("right", 22), ("right_article", 18), ("only", 20))
    heads = [rows.Column(say(f"harmonisation.head_{key}", here), width) for key, width in keys]
    known = {str(n): one for n, one in enumerate(every, start=1)}
    lines = [
        rows.Line(id, (
            name_of(found.documents[one.left]), one.articles[0], name_of(found.documents[one.right]), one.articles[1],
            f"{say(f'harmonisation.only_{one.only}', here)} ({percent(one.certainty, here)})",
        ))
        for id, one in known.items()
    ]  # fmt: skip
    (chosen,) = opened("link", ("link",), ("1",), lambda at: at[0] in known)
    name = say("harmonisation.title_agreement", here)
    rows.rows("harmony links", name, heads, lines, chosen, partial(take_row, "link"))
    st.html(disagreement_html(found, known[chosen], here))
