"""Generations: what became of each article of an older contract in a newer one, as a flow and as a table."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import partial
from typing import cast

import streamlit as st

from align.exports.table import TableFormat, written
from align.generation_table import became, concordance_tables
from align.generations import ConcordanceTable, Line, named
from align.links import Alignment
from corpus.listing import Listed
from corpus.messages import Tongue, say
from corpus.model import Document
from views import downloads, rows
from views.choices import at_address, chips, joined
from views.dates import percent
from views.flow import Choice, flow_view
from views.flow_plan import FATES, LEVELS, Flow, Level, chapters, ends, flow, lines_of
from views.generation_detail import line_html, title_html
from views.harmony_shelf import concorded, generations
from views.opened import Place, opened, take, take_row
from views.plain import label
from views.setting import from_address, tongue
from views.shelf import catalogue, first_contracts
from views.style import sheet

Reading = str
READINGS: tuple[Reading, ...] = ("old", "new")
WIDTHS = {"old": 11, "old_heading": 25, "new": 11, "new_heading": 25, "became": 15, "certainty": 13}
"""Per cent of the width."""


def show() -> None:
    """The page."""
    here = tongue()
    sheet("harmony.css")
    with st.sidebar:
        pair = _choose_pair(here)
    if pair is None:
        st.info(say("harmony_view.no_pair", here))
        return
    st.header(say("views.page_generations", here))
    alignment, found = _found(*pair, here)
    st.caption(label(_summary(found, here)))
    at_address(old=pair[0].id, new=pair[1].id)
    choice = _flow(found, here)
    shown = _table(alignment, found, choice, here)
    if shown:
        _exports(found, shown, here)


def _choose_pair(here: Tongue) -> tuple[Listed, Listed] | None:
    """An older contract, and a newer one: of the same institution and language where there is one."""
    every = {d.id: d for d in first_contracts(catalogue().documents(), here) if d.kind == "contract" and d.articles}
    if len(every) < 2:
        return None
    olds = tuple(sorted(every, key=lambda id: (not _followed(every[id], every), *_age(every[id], here))))
    from_address("old", olds)
    old = every[st.selectbox(say("harmony_view.old", here), olds, key="old", persist_state="session")]
    news = tuple(sorted((id for id in every if id != old.id), key=lambda id: _distance(old, every[id])))
    from_address("new", news)
    return old, every[st.selectbox(say("harmony_view.new", here), news, key="new", persist_state="session")]


def _followed(old: Listed, every: dict[str, Listed]) -> bool:
    """Is there a newer contract in its language?"""
    return any(_generation(d) > _generation(old) and d.language == old.language for d in every.values())


def _age(listed: Listed, here: Tongue) -> tuple[bool, int, str]:
    return listed.language != here, _generation(listed), listed.id


def _generation(listed: Listed) -> int:
    return listed.generation or 0


def _distance(old: Listed, new: Listed) -> tuple[bool, bool, bool, str]:
    """What is later, of the same institution and in the same language comes first."""
    later = _generation(new) > _generation(old)
    return not later, new.language != old.language, new.institution != old.institution, new.id


def _found(old: Listed, new: Listed, here: Tongue) -> tuple[Alignment, ConcordanceTable]:
    """The first to ask sees how far it is."""
    slot = generations(old, new)
    if slot.ready:
        return slot.made(lambda: concorded(old, new, lambda done, every: None))
    said = label(say("harmony_view.following", here, old=old.id, new=new.id))
    bar = st.progress(0.0, said)

    def told(done: int, every: int) -> None:
        bar.progress(done / every, said)

    found = slot.made(lambda: concorded(old, new, told))
    bar.empty()
    return found


def _summary(found: ConcordanceTable, here: Tongue) -> str:
    """ "kept: 12 · rewritten: 3 · dropped: 5 · new: 55"; an article may be moved and rewritten."""
    counted = Counter(fate for line in lines_of(found) for fate in line.fates)
    return " · ".join(
        say("harmony_view.counted", here, n=counted[fate], fate=say(f"harmonisation.fate_{fate}", here))
        for fate in FATES
        if counted[fate]
    )


def _flow(found: ConcordanceTable, here: Tongue) -> Choice:
    """The picture; what is clicked in it narrows the table."""
    st.caption(say("harmony_view.flow_help", here))
    level = _choose_level(here)
    drawn = flow(found, level, here)
    pairs = {(band.left, band.right, str(band.fate)) for band in drawn.bands}
    known = {(left, "", "") for left, _, _ in pairs} | {("", right, "") for _, right, _ in pairs} | pairs
    what = f"flow {found.old.id} {found.new.id} {level}"
    chosen = opened(what, ("from", "to", "band"), ("", "", ""), lambda at: at in known)
    flow_view("generations flow", drawn, cast(Choice, chosen), partial(take, what))
    if any(chosen):
        st.caption(label(say("harmony_view.chosen", here, what=_title(drawn, chosen))))
        st.button(say("harmony_view.show_all", here), on_click=partial(take, what, ("", "", "")))
    return cast(Choice, chosen)


def _title(drawn: Flow, chosen: Place) -> str:
    """What was clicked, in words."""
    left, right, fate = chosen
    if fate:
        return next(band.title for band in drawn.bands if (band.left, band.right, band.fate) == chosen)
    return next(block.title for block in drawn.blocks if (block.id, block.right) == (left or right, bool(right)))


def _choose_level(here: Tongue) -> Level:
    from_address("flow level", LEVELS, "level")
    chosen = st.segmented_control(
        say("harmony_view.level", here),
        LEVELS,
        format_func=lambda level: say(f"harmony_view.level_{level}", here),
        key="flow level",
        default=None if "flow level" in st.session_state else LEVELS[0],
        required=True,
        label_visibility="collapsed",
        persist_state="session",
    )
    found: Level = chosen or LEVELS[0]
    at_address(level="" if found == LEVELS[0] else found)
    return found


def _table(alignment: Alignment, found: ConcordanceTable, choice: Choice, here: Tongue) -> list[Line]:
    """The concordance in the form that lawyers make; returns the lines that are shown."""
    st.subheader(say("harmony_view.table", here))
    reading = _choose_reading(found, here)
    every = found.by_old if reading == "old" else found.by_new
    counted = Counter(str(fate) for line in every for fate in line.fates)
    fates = chips(
        "fates", "fate", say("harmony_view.filter_fate", here), [fate for fate in FATES if counted[fate]],
        lambda fate: say(f"harmonisation.fate_{fate}", here), counted,
    )  # fmt: skip
    at_address(fate=joined(fates))
    lines = lines_of(found) if any(choice) else every
    shown = [line for line in _chosen(found, lines, choice) if not fates or {*line.fates} & {*fates}]
    st.caption(label(say("harmony_view.lines", here, shown=len(shown), all=len(every))))
    if not shown:
        st.info(say("harmony_view.no_line", here))
        return []
    by_key = {_key(line): line for line in shown}
    what = f"line {found.old.id} {found.new.id}"
    (chosen,) = opened(what, ("line",), (_key(shown[0]),), lambda at: at[0] in by_key)
    name = say("harmony_view.table", here)
    cells = [_line(found, key, line, here) for key, line in by_key.items()]
    rows.rows("generations rows", name, _columns(found, here), cells, chosen, partial(take_row, what))
    st.html(title_html(found, by_key[chosen], here) + line_html(alignment, found, by_key[chosen], here))
    return shown


def _choose_reading(found: ConcordanceTable, here: Tongue) -> Reading:
    from_address("reading", READINGS)
    names = {"old": found.old.id, "new": found.new.id}
    chosen = st.segmented_control(
        say("harmony_view.reading", here),
        READINGS,
        format_func=lambda reading: label(names[reading]),
        key="reading",
        default=None if "reading" in st.session_state else READINGS[0],
        required=True,
        persist_state="session",
    )
    reading: Reading = chosen or READINGS[0]
    at_address(reading="" if reading == READINGS[0] else reading)
    return reading


def _chosen(found: ConcordanceTable, lines: tuple[Line, ...], choice: Choice) -> list[Line]:
    """The lines behind what was clicked in the picture, whose blocks are chapters or articles."""
    left, right, fate = choice
    if not any(choice):
        return list(lines)
    homes = chapters(found.old), chapters(found.new)
    return [
        line
        for line in lines
        if (not fate or line.fates[0] == fate)
        and any(
            (not left or left == old) and (not right or right == new)
            for level in LEVELS
            for old, new in ends(line, level, homes)
        )
    ]


def _key(line: Line) -> str:
    """What tells a line from the others, for the address."""
    return f"{'+'.join(line.old)}~{'+'.join(line.new)}"


def _columns(found: ConcordanceTable, here: Tongue) -> list[rows.Column]:
    languages = {"old_heading": found.old.language, "new_heading": found.new.language}
    return [
        rows.Column(say(f"harmonisation.head_{name}", here), width, languages.get(name, ""))
        for name, width in WIDTHS.items()
    ]


def _line(found: ConcordanceTable, key: str, line: Line, here: Tongue) -> rows.Line:
    cells = (
        *_side(found.old, line.old), *_side(found.new, line.new), became(line, here), percent(line.certainty, here),
    )  # fmt: skip
    return rows.Line(key, cells)


def _side(document: Document, eids: tuple[str, ...]) -> tuple[str, str]:
    pairs = named(document, eids)
    headings = " | ".join(dict.fromkeys(" ".join(heading.split()) for _, heading in pairs if heading))
    return " + ".join(number for number, _ in pairs) or "–", headings


def _exports(found: ConcordanceTable, shown: list[Line], here: Tongue) -> None:
    """The rows that are shown, in both readings."""
    st.subheader(say("harmony_view.keep", here, n=len(shown)))
    kept = set(map(_key, shown))
    both = replace(
        found,
        by_old=tuple(line for line in found.by_old if _key(line) in kept),
        by_new=tuple(line for line in found.by_new if _key(line) in kept),
    )
    name = f"{found.old.id}.{found.new.id}"
    downloads.tables(name, partial(_file, both, here), here)


def _file(found: ConcordanceTable, here: Tongue, form: TableFormat) -> bytes:
    return written(concordance_tables(found, here), form, here)
