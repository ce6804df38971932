"""What two languages of one text need beside the rows: divergences outside the articles, and the glossary."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from align.exports.cells import Column, Table
from align.exports.table import written
from align.languages.divergence import Divergence
from align.languages.terms import Term
from corpus.listing import Listed
from corpus.messages import Tongue, say
from views.choices import at_address
from views.comparisons import glossary
from views.downloads import downloads
from views.pair_html import signed
from views.plain import label, quoted


def divergences_section(outside: Sequence[Divergence], here: Tongue) -> None:
    """Divergences in what is no article: recitals, annexes, headings."""
    if outside:
        with st.expander(label(say("compare_view.outside", here, n=len(outside)))):
            st.html(divergences_html(outside, here))


def divergences_html(some: Sequence[Divergence], here: Tongue) -> str:
    """A table of divergences, those that matter first."""
    heads = (say("compare_view.head_kind", here), "FR", "NL", say("compare_view.head_reason", here))
    top = "".join(f'<th scope="col">{escape(head)}</th>' for head in heads)
    body = "".join(_row(one, here) for one in sorted(some, key=lambda one: one.grade != "material"))
    return f'<table class="told"><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>'


def _row(one: Divergence, here: Tongue) -> str:
    weight = "material" if one.grade == "material" else "harmless"
    kinds = say(f"divergences.aspect_{one.aspect}", here), say(f"divergences.grade_{one.grade}", here)
    words = (quoted(q.text, code, "q") if q else "–" for code, q in (("fr", one.french), ("nl", one.dutch)))
    cells = (escape(signed(weight, ", ".join(kinds))), *words, escape(one.said(here)))
    return f'<tr class="{one.grade}">' + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


def glossary_section(pair: tuple[Listed, Listed], here: Tongue) -> None:
    """The terms of both languages, on demand: finding them takes seconds."""
    st.session_state.setdefault("glossary", st.query_params.get("glossary") == "1")
    wanted = st.toggle(say("compare_view.glossary", here), key="glossary", persist_state="session")
    at_address(glossary="1" if wanted else "")
    if not wanted:
        return
    with st.spinner(say("compare_view.glossary_made", here)):
        terms = glossary(*pair)
    if not terms:
        st.info(say("compare_view.no_terms", here))
        return
    st.html(glossary_html(terms, here))
    forms = {"xlsx": say("compare_view.save_glossary", here)}
    downloads(f"{pair[0].id}.{pair[1].id}.glossary", forms, lambda _: _file(terms, pair, here), here)


def glossary_html(terms: Sequence[Term], here: Tongue) -> str:
    """French, Dutch, how often together, where it comes from."""
    top = "".join(f'<th scope="col">{escape(head)}</th>' for head in _heads(here))
    body = "".join(
        f"<tr><td>{quoted(t.french, 'fr')}</td><td>{quoted(t.dutch, 'nl')}</td><td>{t.together}</td>"
        f"<td>{escape(say(f'compare_view.source_{t.source}', here))}</td></tr>"
        for t in terms
    )
    return f'<table class="told even"><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>'


def _heads(here: Tongue) -> tuple[str, ...]:
    names = ("term_french", "term_dutch", "term_together", "term_source")
    return tuple(say(f"compare_view.{name}", here) for name in names)


def _file(terms: Sequence[Term], pair: tuple[Listed, Listed], here: Tongue) -> bytes:
    kinds = ("text", "text", "number", "text")
    keys = ("french", "dutch", "together", "source")
    columns = tuple(Column(k, h, 0, kind) for k, h, kind in zip(keys, _heads(here), kinds, strict=True))  # type: ignore[arg-type]
    rows = tuple((t.french, t.dutch, t.together, say(f"compare_view.source_{t.source}", here)) for t in terms)
    title = f"{say('compare_view.glossary', here)}: {pair[0].id}, {pair[1].id}"
    return written(Table(title, columns, rows), "xlsx", here)
