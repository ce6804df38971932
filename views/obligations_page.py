"""Obligations: who owes what until when, filtered; the clause, its deadline, its place in the graph."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import partial
from html import escape
from urllib.parse import urlencode

import streamlit as st

from align.exports.table import TableFormat, written
from corpus.days import short_day
from corpus.listing import Listed
from corpus.messages import Tongue, say
from corpus.model import Document
from extract.reviewed import decided_words
from extract.schedule import Planned
from views import duty_table
from views.choices import asked, at_address, chips, joined, several
from views.clause import clause_html
from views.dates import percent
from views.downloads import downloads
from views.graph_section import graph_section
from views.owed import FACETS, STATES, Filters, Owed, counts
from views.plain import label, quoted
from views.rows import rows
from views.setting import from_address, tongue
from views.shelf import agenda, catalogue, document, first_contracts, owed
from views.style import sheet
from views.timeline import moments, timeline_html

FORMS: tuple[TableFormat, ...] = ("xlsx", "csv")
PAGE = 100
"""Rows that are sent to the browser at once."""


def show() -> None:
    """The page."""
    here = tongue()
    sheet("duties.css")
    documents = {d.id: d for d in first_contracts(catalogue().documents(), here)}
    if not documents:
        st.info(say("duties_view.nothing", here))
        return
    st.header(say("views.page_obligations", here))
    with st.sidebar:
        listed = documents[_choose_document(tuple(documents), here)]
    with st.spinner(label(say("duties_view.reading", here, document=listed.id))):
        tree, every = document(listed), owed(listed)
    with st.sidebar:
        filters = _choose_filters(listed.id, every, here)
    shown = [one for one in every if filters.lets(one)]
    st.caption(label(say("duties_view.shown", here, shown=len(shown), all=len(every), document=listed.id)))
    chosen = _table(tree, shown, here)
    _address(listed, filters, chosen)
    if chosen is not None:
        _exports(tree, shown, here)
        _detail(tree, listed, chosen, here)
    if every:
        graph_section(listed, chosen.id if chosen else "", partial(_take, listed.id), here)


def _choose_document(ids: tuple[str, ...], here: Tongue) -> str:
    from_address("document", ids)
    return st.selectbox(say("views.document", here), ids, key="document", persist_state="session")


def _choose_filters(id: str, every: tuple[Owed, ...], here: Tongue) -> Filters:
    """The filters of one document. Each chip says how many it would show beside the others."""
    words_key = f"words {id}"
    if words_key not in st.session_state:
        st.session_state[words_key] = st.query_params.get("words", "")
    words = st.text_input(
        say("duties_view.search", here), key=words_key, placeholder=say("duties_view.search_hint", here),
        persist_state="session",
    )  # fmt: skip
    before = Filters(tuple((f, tuple(st.session_state.get(f"{f} {id}") or asked(f))) for f in FACETS), words)
    options: dict[str, list[str]] = {
        "bearer": _by_number(every, "bearer"),
        "modality": _by_number(every, "modality"),
        "state": [s for s in STATES if any(s in one.values("state") for one in every)],
        "year": sorted({y for one in every for y in one.values("year")}),
    }
    wanted = [
        (facet, chips(f"{facet} {id}", facet, say(f"duties_view.filter_{facet}", here), values,
                      partial(_value, facet, here), counts(every, before, facet)))
        for facet, values in options.items()
    ]  # fmt: skip
    numbers = list(dict.fromkeys(one.duty.article for one in every if one.duty.article))
    article = several(
        f"article {id}", "article", say("duties_view.filter_article", here), numbers,
        partial(_value, "article", here), say("views.all", here),
    )  # fmt: skip
    keys = [words_key, *(f"{facet} {id}" for facet in FACETS)]
    st.button(say("duties_view.clear", here), on_click=partial(_clear, keys), disabled=not (words or article or any(
        values for _, values in wanted)))  # fmt: skip
    return Filters((*wanted, ("article", article)), words)


def _by_number(every: Iterable[Owed], facet: str) -> list[str]:
    """The values of a facet, the most frequent first; the order never changes, so that no chip runs away."""
    found = counts(every, Filters(), facet)
    return sorted(found, key=lambda value: (-found[value], value))


def _value(facet: str, here: Tongue, value: str) -> str:
    match facet:
        case "bearer":
            return say(f"obligation.role_{value}", here)
        case "modality":
            return say(f"obligation.modality_{value}", here)
        case "state":
            return say(f"duties_view.state_{value}", here)
        case "article":
            return say("duties_view.article", here, number=value)
    return value


def _clear(keys: list[str]) -> None:
    for key in keys:
        st.session_state[key] = "" if key.startswith("words ") else []


def _take(id: str, chosen: str) -> None:
    st.session_state["obligations"] = st.session_state.get("obligations", {}) | {id: chosen}


def _table(tree: Document, shown: list[Owed], here: Tongue) -> Owed | None:
    """The rows, a hundred at a time; returns the one that is open."""
    if not shown:
        st.info(say("duties_view.no_match", here))
        return None
    at = _position(tree.id, shown)
    pages = -(-len(shown) // PAGE)
    first = (_page(tree.id, shown, at, pages) - 1) * PAGE
    today = date.today()
    lines = [duty_table.line(one, today, here) for one in shown[first : first + PAGE]]
    name = say("duties_view.table_of", here, document=tree.id)
    rows("duty rows", name, duty_table.columns(tree.language, here), lines, shown[at].id, partial(_take, tree.id))
    return shown[at]


def _position(id: str, shown: list[Owed]) -> int:
    """Which of the rows is open: the one that was clicked, that of the address, else the first."""
    at: dict[str, str] = st.session_state.setdefault("obligations", {})
    if id not in at:
        at[id] = st.query_params.get("obligation", "")
    return next((i for i, one in enumerate(shown) if one.id == at[id]), 0)


def _page(id: str, shown: list[Owed], at: int, pages: int) -> int:
    """The page of rows; it follows the row that is open when another set of rows is shown."""
    # Other rows or another open row make it another widget, which begins on the page of the open row.
    key = f"rows {id} {len(shown)} {shown[0].id} {shown[at].id}"
    usual = at // PAGE + 1
    wanted = st.session_state.setdefault("page asked", st.query_params.get("page", ""))
    st.session_state["page asked"] = ""  # it holds for the first run alone
    first = int(wanted) if wanted.isdecimal() and 1 <= int(wanted) <= pages else usual
    st.session_state.setdefault(f"first {key}", first)
    chosen = st.pagination(pages, default=st.session_state[f"first {key}"], key=key) if pages > 1 else 1
    at_address(page="" if chosen == usual else str(chosen))
    return chosen


def _address(listed: Listed, filters: Filters, chosen: Owed | None) -> None:
    at_address(
        document=listed.id,
        words=filters.words,
        obligation=chosen.id if chosen else "",
        **{facet: joined(values) for facet, values in filters.wanted},
    )


def _exports(tree: Document, shown: list[Owed], here: Tongue) -> None:
    """The rows that the filters let through, as a spreadsheet."""
    forms = {form: say(f"duties_view.save_{form}", here, n=len(shown)) for form in FORMS}
    downloads(f"{tree.id}.obligations", forms, partial(_file, tree, tuple(shown), here), here)


def _file(tree: Document, shown: tuple[Owed, ...], here: Tongue, form: TableFormat) -> bytes:
    return written(duty_table.table(tree, shown, date.today(), here), form, here)


def _detail(tree: Document, listed: Listed, chosen: Owed, here: Tongue) -> None:
    """The clause with its marks on the left, when it is due on the right."""
    words, when = st.columns([0.54, 0.46], gap="medium")
    with words:
        st.subheader(label(_title(chosen, here)))
        st.html(_keys(chosen, here) + clause_html(tree, chosen, here) + _facts(tree, chosen, here))
    with when:
        st.subheader(say("duties_view.when", here))
        if not chosen.limits:
            st.text(say("duties_view.no_limit", here))
        dates = [_chain(tree, listed, limit, here) for limit in chosen.limits]
        at_address(date=joined([date for date in dates if date]))
        if chosen.limits:
            st.caption(say("duties_view.regime_note", here, regime=agenda(listed).plan.regime.name(here)))


def _title(chosen: Owed, here: Tongue) -> str:
    number = chosen.duty.article
    return say("duties_view.article", here, number=number) if number else say("duties_view.no_article", here)


def _keys(chosen: Owed, here: Tongue) -> str:
    """What the marks in the clause mean."""
    names = ["owed", *(["cue"] if chosen.duty.cue_start >= 0 else []), *(["limit"] if chosen.limits else [])]
    keys = "".join(f'<span class="{n}">{escape(say(f"duties_view.mark_{n}", here))}</span>' for n in names)
    return f'<p class="keys clause-keys"><span class="clause">{keys}</span></p>'


def _facts(tree: Document, chosen: Owed, here: Tongue) -> str:
    """Who, towards whom, on what condition, how sure, and the way to the page."""
    duty = chosen.duty
    reasons = "; ".join(say(f"obligation.reason_{reason}", here) for reason in duty.reasons)
    address = escape("read?" + urlencode({"document": tree.id, "article": duty.eid, "lang": here}))
    other = duty.counterparty
    towards = " ".join((other.text or say(f"obligation.role_{other.role}", here)).split()) if other else ""
    role, name = say(f"obligation.role_{duty.bearer.role}", here), " ".join(duty.bearer.text.split())
    standings = (duty.standing, *(limit.limit.standing for limit in chosen.limits))
    own = f" – {quoted(name, tree.language, 'q')}" if name and name.casefold() != role.casefold() else ""
    found = {
        "bearer": escape(role) + own,
        "towards": quoted(towards, tree.language) if towards else "",
        "modality": escape(say(f"obligation.modality_{duty.modality}", here)),
        "condition": quoted(duty.condition, tree.language) if duty.condition else "",
        "exception": quoted(duty.exception, tree.language) if duty.exception else "",
        "confidence": escape(f"{percent(duty.confidence, here)} – {reasons}"),
        "decided": "<br>".join(escape(decided_words(one, here)) for one in standings if one is not None),
        "place": f'<a href="{address}" target="_self">{escape(say("duties_view.read_here", here))}</a>',
    }
    items = "".join(f"<dt>{escape(say(f'duties_view.head_{k}', here))}</dt><dd>{v}</dd>" for k, v in found.items() if v)
    return f'<dl class="facts">{items}</dl>'


def _chain(tree: Document, listed: Listed, limit: Planned, here: Tongue) -> str:
    """One limit: which of its dates, and the timeline that leads there. Returns the date's id where it is not the
    usual one, the first from today on."""
    dates = {o.id: o for o in limit.occurrences}
    later = [id for id, o in dates.items() if o.effective >= date.today()]
    chosen = usual = later[0] if later else next(reversed(dates), "")
    if len(dates) > 1:
        key = f"date {limit.id}"
        st.session_state.setdefault(key, next((id for id in asked("date") if id in dates), usual))
        chosen = st.selectbox(
            say("duties_view.which_date", here, n=len(dates)),
            list(dates),
            format_func=lambda id: short_day(dates[id].effective, here),
            key=key,
        )
    st.html(timeline_html(moments(agenda(listed).plan, limit, dates.get(chosen), here), tree.language, here))
    return "" if chosen == usual else chosen
