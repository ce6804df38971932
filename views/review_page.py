"""Review: what is unsure, one thing after the other, to be accepted, corrected or rejected; every decision is kept."""

from __future__ import annotations

from functools import partial

import streamlit as st

from align.exports.cells import Column, Table
from align.exports.table import TableFormat, written
from corpus.errors import ReadingError
from corpus.listing import Listed
from corpus.messages import Tongue, say
from corpus.model import Document
from corpus.verdict import Conflict, Decision, Proposal
from views import rows
from views.choices import at_address, chips, joined
from views.downloads import downloads
from views.plain import label, short
from views.review_pages import fact_page, link_pages
from views.review_queue import KINDS, STATES, Entry, Pair, Queue, State, counts, pairs, queue
from views.review_told import article_words, asked_html, facts_html, history_html, orphan_html
from views.review_values import form
from views.setting import from_address, tongue
from views.shelf import catalogue, document, first_contracts, verdicts
from views.style import sheet
from views.visitor import visitor

FORMS: tuple[TableFormat, ...] = ("xlsx", "csv")
FEW = 6
"""Pairs of documents that are aligned without being asked for: each takes about a second."""
SHOWN = 100
"""Rows of the list that are sent to the browser at once."""
KEYS: dict[Decision, str] = {"accept": "A", "correct": "E", "reject": "X"}
NEXT, BEFORE, BACK = "J", "K", "Z"
"""Keys of the keyboard; C and R belong to Streamlit."""
WIDTHS = {"document": 17, "article": 11, "kind": 13, "words": 33, "why": 26}
"""Per cent of the width."""


def show() -> None:
    """The page."""
    here = tongue()
    sheet("duties.css")
    listed = {d.id: d for d in first_contracts(catalogue().documents(), here)}
    if not listed:
        st.info(say("review.nothing_there", here))
        return
    st.header(say("views.page_review", here))
    with st.sidebar:
        where, pair = _choose_where(listed, here)
        between = [(where[0], where[1])] if pair else _choose_pairs(where, here) if len(where) > 1 else []
    found = _queue([] if pair else where, between, here)
    with st.sidebar:
        wanted, state = _choose_which(found, here)
    shown = [e for e in found.entries if e.within(state) and (not wanted or e.doubt.what in wanted)]
    _progress(found, here)
    _said_of_the_last(here)
    entry = _open(shown, found, here)
    if entry is None:
        st.info(say("review.all_done" if found.entries else "review.nothing_unsure", here))
    else:
        _decide(entry, shown, here)
        _list(shown, entry, here)
        if shown:
            _exports(shown, here)
    at_address(item=entry.id if entry else "")
    _orphans(found, {one.id: one for one in where}, here)


def _choose_where(listed: dict[str, Listed], here: Tongue) -> tuple[list[Listed], bool]:
    """The whole corpus, one document, or two of them for the links between them."""
    ids = ("", *listed)
    from_address("review of", ids, "document")
    id = st.selectbox(
        say("review.scope", here), ids, format_func=lambda one: one or say("review.whole_corpus", here),
        key="review of", persist_state="session",
    )  # fmt: skip
    others = ("", *(other for other in listed if other != id))
    other = ""
    if id:
        from_address("review with", others, "with")
        other = st.selectbox(
            say("review.with", here), others, format_func=lambda one: one or say("review.facts_only", here),
            key="review with", persist_state="session", help=say("review.with_help", here),
        )  # fmt: skip
    at_address(document=id, **{"with": other})
    if other:
        return [listed[id], listed[other]], True
    return ([listed[id]] if id else list(listed.values())), False


def _choose_pairs(where: list[Listed], here: Tongue) -> list[Pair]:
    """The pairs of the corpus whose links are looked at, too: at first where they are few."""
    found = pairs(where, verdicts().of())
    if not found:
        return []
    usual = len(found) <= FEW
    asked = st.query_params.get("links", "")
    st.session_state.setdefault("review links", asked == "1" if asked in ("0", "1") else usual)
    wanted = st.toggle(
        say("review.links", here, n=len(found)), key="review links", persist_state="session",
        help=say("review.links_help", here),
    )  # fmt: skip
    at_address(links="" if wanted == usual else str(int(wanted)))
    return list(found) if wanted else []


def _queue(where: list[Listed], between: list[Pair], here: Tongue) -> Queue:
    """Read with a bar, which stays away where everything was read before."""
    place = st.empty()
    names = [one.id for one in where] + [f"{left.id} ~ {right.id}" for left, right in between]

    def tell(done: int, total: int) -> None:
        if done < total:
            place.progress(done / total, label(say("review.reading", here, document=names[done])))
        else:
            place.empty()

    with st.spinner(say("review.wait", here)):
        return queue(where, between, tell)


def _choose_which(found: Queue, here: Tongue) -> tuple[tuple[str, ...], State]:
    from_address("review state", STATES, "state")
    chosen = st.segmented_control(
        say("review.state", here), STATES, format_func=lambda s: say(f"review.state_{s}", here), key="review state",
        required=True, default=None if "review state" in st.session_state else STATES[0], persist_state="session",
    )  # fmt: skip
    state: State = chosen or STATES[0]
    some = counts([e for e in found.entries if e.within(state)])
    kinds = [kind for kind in KINDS if any(e.doubt.what == kind for e in found.entries)]
    wanted = chips(
        "review kinds", "kind", say("review.kinds", here), kinds, lambda kind: say(f"review.kind_{kind}", here), some
    )
    at_address(state="" if state == STATES[0] else state, kind=joined(wanted))
    st.caption(label(say("review.signed", here, name=visitor())))
    return wanted, state


def _progress(found: Queue, here: Tongue) -> None:
    total = len(found.unsure)
    if total:
        st.progress(found.decided / total, label(say("review.progress", here, done=found.decided, all=total)))


def _said_of_the_last(here: Tongue) -> None:
    """What became of the last decision; conflicts stay until they are read."""
    for kind, text in st.session_state.pop("review said", []):
        (st.warning if kind == "conflict" else st.error if kind == "error" else st.success)(label(text))


def _open(shown: list[Entry], found: Queue, here: Tongue) -> Entry | None:
    """What is open: the one that was asked for, also where the filters hide it; else the first."""
    if "review item" not in st.session_state:
        st.session_state["review item"] = st.query_params.get("item", "")
    asked = st.session_state["review item"]
    return next((e for e in found.entries if e.id == asked), shown[0] if shown else None)


def _go(id: str) -> None:
    st.session_state["review item"] = id


def _neighbours(entry: Entry, shown: list[Entry]) -> tuple[str, str]:
    """The ids before and after; "" at the ends."""
    ids = [e.id for e in shown]
    if entry.id not in ids:
        return "", ids[0] if ids else ""
    at = ids.index(entry.id)
    return (ids[at - 1] if at else ""), (ids[at + 1] if at + 1 < len(ids) else "")


def _after(entry: Entry, shown: list[Entry]) -> str:
    """The next one that is still to be decided, from here on and then from the top; "" where there is none."""
    ids = [e.id for e in shown]
    at = ids.index(entry.id) if entry.id in ids else -1
    return next((e.id for e in (*shown[at + 1 :], *shown[: max(at, 0)]) if e.open and e.id != entry.id), "")


def _decide(entry: Entry, shown: list[Entry], here: Tongue) -> None:
    documents = [document(listed) for listed in entry.where]
    st.subheader(label(_title(entry, documents, here)))
    words, acts = st.columns([0.54, 0.46], gap="medium")
    asked, facts = asked_html(entry, documents, here), facts_html(entry, documents, here)
    with words:
        st.html(asked + facts if entry.doubt.fact is not None else facts)
        _history(entry, documents, here)
    with acts:
        _buttons(entry, shown, documents, here)
    fact_page(entry, documents, here)
    if entry.doubt.fact is None:
        st.html(asked)  # two articles need the whole width
        link_pages(entry, documents, here)


def _title(entry: Entry, documents: list[Document], here: Tongue) -> str:
    kind = say(f"review.kind_{entry.doubt.what}", here)
    number = article_words(entry, documents, here)
    place = say("align.article", here, num=number) if number else ""
    return " · ".join(part for part in (kind, place, documents[0].id if len(documents) == 1 else "") if part)


def _buttons(entry: Entry, shown: list[Entry], documents: list[Document], here: Tongue) -> None:
    with st.container(horizontal=True):
        for decision in ("accept", "correct", "reject"):
            _button(entry, shown, decision, here)
    if st.session_state.get("review correcting") == entry.id:
        with st.container(border=True):
            value = form(entry, documents, here)
            st.button(
                say("review.save", here), key=f"save {entry.id}", type="primary", shortcut="Ctrl+Enter",
                disabled=not value or value == entry.doubt.proposal.value,
                on_click=partial(_record, entry, "correct", value, _after(entry, shown), here),
            )  # fmt: skip
    st.text_area(
        say("review.note", here),
        key=f"note {entry.id}",
        max_chars=2000,
        height=80,
        placeholder=say("review.note_hint", here),
    )
    before, after = _neighbours(entry, shown)
    with st.container(horizontal=True):
        for name, key, to, icon in (("before", BEFORE, before, "arrow_back"), ("next", NEXT, after, "arrow_forward")):
            st.button(
                say(f"review.{name}", here), key=f"review {name}", shortcut=key, disabled=not to,
                on_click=partial(_go, to), icon=f":material/{icon}:",
            )  # fmt: skip
        last = st.session_state.get("review last", "")
        if last and last != entry.id:
            st.button(
                say("review.back", here), key="review back", shortcut=BACK, icon=":material/undo:",
                on_click=partial(_go, last), help=say("review.back_help", here),
            )  # fmt: skip


def _button(entry: Entry, shown: list[Entry], decision: Decision, here: Tongue) -> None:
    """One of the three; to correct only opens the form."""
    held = entry.standing is not None and entry.standing.verdict.decision == decision
    act = (
        partial(_correct, entry.id)
        if decision == "correct"
        else partial(_record, entry, decision, "", _after(entry, shown), here)
    )
    st.button(
        say(f"review.{decision}", here), key=f"{decision} {entry.id}", shortcut=KEYS[decision], on_click=act,
        type="primary" if decision == "accept" and not held else "secondary",
        help=say(f"review.{decision}_help", here), icon=":material/check:" if held else None,
    )  # fmt: skip


def _correct(id: str) -> None:
    """Opens the form, or closes it."""
    st.session_state["review correcting"] = "" if st.session_state.get("review correcting") == id else id


def _record(entry: Entry, decision: Decision, corrected: str, after: str, here: Tongue) -> None:
    """Stores a decision at once, and with it what the visitor had in view: nobody's decision is passed over."""
    seen = entry.standing.verdict.key if entry.standing is not None else ""
    note = str(st.session_state.get(f"note {entry.id}", ""))
    proposal: Proposal = entry.doubt.proposal
    try:
        done = verdicts().record(proposal, decision, visitor(), corrected=corrected, note=note, seen=seen)
    except ReadingError as error:  # nothing was stored: the visitor stays where they are
        st.session_state["review said"] = [("error", error.message(here))]
        return
    said = [("done", say(f"review.done_{decision}", here, words=short(_quote(entry), 60)))]
    if isinstance(done, Conflict):
        said = [("conflict", done.message(here))]
    st.session_state["review said"] = said
    st.session_state["review last"] = entry.id
    st.session_state["review correcting"] = ""
    # After a conflict the visitor sees both decisions before going on.
    _go(entry.id if isinstance(done, Conflict) else after or entry.id)


def _quote(entry: Entry) -> str:
    return " ~ ".join(p.quote for p in entry.doubt.proposal.subject.passages if p.quote)


def _history(entry: Entry, documents: list[Document], here: Tongue) -> None:
    if entry.standing is not None:
        history = verdicts().history(entry.standing.verdict.key)
        with st.expander(say("review.history", here, n=len(history))):
            st.html(history_html(history, entry.doubt.what, documents, here))


def _list(shown: list[Entry], entry: Entry, here: Tongue) -> None:
    """The list, from which anything can be opened: a hundred around what is open."""
    if not shown:
        return
    at = next((n for n, e in enumerate(shown) if e.id == entry.id), 0)
    first = at // SHOWN * SHOWN
    part = shown[first : first + SHOWN]
    st.subheader(say("review.list", here))
    if len(shown) > len(part):
        st.caption(say("review.part", here, first=first + 1, last=first + len(part), all=len(shown)))
    columns = [rows.Column(say(f"review.column_{name}", here), width) for name, width in WIDTHS.items()]
    rows.rows("review rows", say("review.list", here), columns, [_line(e, here) for e in part], entry.id, _go)


def _line(entry: Entry, here: Tongue) -> rows.Line:
    document_words, article, kind, words, state = _cells(entry, here)
    cells = document_words, article, kind, short(words, 160), state
    return rows.Line(entry.id, cells, list(WIDTHS).index("words"), entry.where[0].language)


def _cells(entry: Entry, here: Tongue) -> tuple[str, ...]:
    documents = [document(listed) for listed in entry.where]
    why = " ".join(why.said(here) for why in entry.doubt.why)
    state = entry.standing.verdict.told(here) if entry.standing is not None else why
    return (
        " ~ ".join(d.id for d in documents), article_words(entry, documents, here),
        say(f"review.kind_{entry.doubt.what}", here), _quote(entry), state,
    )  # fmt: skip


def _exports(shown: list[Entry], here: Tongue) -> None:
    """The list as a table, all of it."""

    def made(form: TableFormat) -> bytes:
        columns = tuple(Column(name, say(f"review.column_{name}", here), 0, "text") for name in WIDTHS)
        return written(Table(say("review.list", here), columns, tuple(_cells(e, here) for e in shown)), form, here)

    forms = {form: say(f"views.form_{form}", here) for form in FORMS}
    downloads("review", forms, made, here)


def _orphans(found: Queue, known: dict[str, Listed], here: Tongue) -> None:
    """Decisions whose words are gone; what resembles them is a click away, to be decided anew."""
    if not found.orphans:
        return
    with st.expander(say("review.orphans", here, n=len(found.orphans)), expanded=True):
        st.text(say("review.orphans_why", here))
        for n, orphan in enumerate(found.orphans):
            subject = orphan.standing.verdict.subject
            ids = dict.fromkeys(p.document for p in subject.passages)
            st.html(orphan_html(orphan, [document(known[id]) for id in ids if id in known], here))
            if orphan.resembles:
                st.button(say("review.resembles", here), key=f"orphan {n}", on_click=partial(_go, orphan.resembles))
