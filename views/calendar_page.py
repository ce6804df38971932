"""Calendar: all dates by month or as a list, under rules and with real dates that the visitor chooses."""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from corpus.listing import Listed
from corpus.messages import Tongue, say
from extract.agenda import narrowed
from extract.calendar import CalendarSettings, calendar
from extract.feeds import Selection
from extract.regimes import OWN, Regime
from extract.schedule import Given, Plan, schedule, workbook
from views.agenda_rows import Dated, dated, months, open_limits
from views.choices import at_address, joined, several
from views.dates import month_words, weekday_words
from views.downloads import downloads
from views.event_dates import event_section, given, spelled
from views.feed_section import feed_section
from views.month import dates_html, month_html, moved_html, open_html
from views.rules_choice import choose_rules
from views.setting import from_address, tongue
from views.shelf import agenda, catalogue, first_contracts
from views.style import sheet

VIEWS = ("month", "list")
FORMS = ("ics", "xlsx", "csv")
SHOWN = 60
"""Rows of what moved; the files hold all."""


def show() -> None:
    """The page."""
    here = tongue()
    sheet("duties.css")
    documents = {d.id: d for d in first_contracts(catalogue().documents(), here)}
    if not documents:
        st.info(say("duties_view.nothing", here))
        return
    st.header(say("views.page_calendar", here))
    with st.sidebar:
        chosen = _choose_documents(documents, here)
    with st.spinner(say("duties_view.counting", here)):
        roles = _roles(chosen)
    with st.sidebar:
        bearer, counts = _choose_bearer(roles, here)
        under = choose_rules(here)
    real = given()
    plain = [agenda(d).plan for d in chosen]
    now = [agenda(d, under, real).plan for d in chosen]
    found = dated(zip(now, plain, strict=True), bearer, counts)
    at_address(documents=joined([d.id for d in chosen]), bearer=bearer, counts="1" if counts else "", given=spelled())
    _moved(found, here)
    _sheet(found, under, len(chosen) > 1, here)
    event_section([agenda(d, under).plan for d in chosen], here)
    _open(now, bearer, here)
    _exports(now, CalendarSettings(tongue=here, bearer=bearer, counts=counts), here)
    feed_section(_selection(chosen, bearer, under, real, here), here)


def _choose_documents(documents: dict[str, Listed], here: Tongue) -> list[Listed]:
    """The contracts that are looked at together; the first one where the address names none."""
    ids = tuple(documents)
    if "documents" not in st.session_state and not st.query_params.get("documents"):
        st.session_state["documents"] = [ids[0]]
    wanted = several("documents", "documents", say("duties_view.documents", here), ids, str, say("views.all", here))
    return [documents[id] for id in wanted or ids]


def _roles(chosen: list[Listed]) -> list[str]:
    """The roles that bear a limit, the most frequent first."""
    found = Counter(limit.task.role for d in chosen for limit in agenda(d).plan.limits if limit.task is not None)
    return [role for role, _ in found.most_common()]


def _choose_bearer(roles: list[str], here: Tongue) -> tuple[str, bool]:
    options = ("", *roles)
    from_address("bearer", options)
    bearer = st.selectbox(
        say("duties_view.filter_bearer", here),
        options,
        format_func=lambda role: say(f"obligation.role_{role}", here) if role else say("duties_view.everybody", here),
        key="bearer",
        persist_state="session",
    )
    st.session_state.setdefault("counts", st.query_params.get("counts") == "1")
    counts = st.toggle(
        say("duties_view.counts", here), key="counts", help=say("duties_view.counts_help", here),
        persist_state="session",
    )  # fmt: skip
    return bearer, counts


def _moved(found: tuple[Dated, ...], here: Tongue) -> None:
    """What the visitor's choices did to the dates."""
    moved = [one for one in found if one.moved]
    if moved:
        with st.expander(say("duties_view.moved", here, n=len(moved)), expanded=True):
            st.html(moved_html(moved[:SHOWN], here))
            if len(moved) > SHOWN:
                st.caption(say("duties_view.moved_more", here, n=len(moved) - SHOWN))


def _sheet(found: tuple[Dated, ...], under: Regime, many: bool, here: Tongue) -> None:
    """The month or the year that is looked at."""
    if not found:
        st.info(say("duties_view.no_dates", here))
        return
    from_address("calendar show", VIEWS, "show")
    how, where = st.columns([0.25, 0.75], vertical_alignment="bottom")
    with how:
        view = st.segmented_control(
            say("duties_view.show", here),
            VIEWS,
            format_func=lambda v: say(f"duties_view.show_{v}", here),
            key="calendar show",
            required=True,
            default=None if "calendar show" in st.session_state else VIEWS[0],
            persist_state="session",
        )
    with where:
        period = _choose_period(found, view == "list", here)
    at_address(show="" if view != "list" else "list", month=period)
    shown = [one for one in found if f"{one.day:%Y-%m}".startswith(period)]
    if view != "list":
        year, month = map(int, period.split("-"))
        st.html(month_html(year, month, shown, under.workdays, date.today(), here))
    if shown:
        st.html(dates_html(shown, many, here))
    else:
        _next(found, period, here)


def _next(found: tuple[Dated, ...], period: str, here: Tongue) -> None:
    """Of a month without any date: where the next one is, else the last one."""
    after = next((one for one in found if f"{one.day:%Y-%m}" > period), None)
    one = after or found[-1]
    said, way = st.columns([0.65, 0.35], vertical_alignment="center")
    key = "next_date" if after else "last_date"
    said.info(say(f"duties_view.{key}", here, day=weekday_words(one.day, here)))
    way.button(
        say("duties_view.go_there", here),
        on_click=partial(st.session_state.__setitem__, "month", f"{one.day:%Y-%m}"),
        width="stretch",
    )


def _choose_period(found: tuple[Dated, ...], years: bool, here: Tongue) -> str:
    """A month ("2024-03") or a year ("2024"), with arrows to the ones before and after."""
    held = months(found)
    options = _years(held) if years else _months(min(held), max(held))
    key = "year" if years else "month"
    asked = st.session_state.get(key) or st.query_params.get("month", "")
    if asked not in options:
        asked = asked[:4] if asked[:4] in options else _start(found, options)
    st.session_state[key] = asked
    at = options.index(asked)
    back, name, on = st.columns([2, 3, 2], vertical_alignment="bottom")
    _arrow(back, key, options, at - 1, "chevron_left", say("duties_view.earlier", here))
    chosen = name.selectbox(
        say(f"duties_view.{key}", here), options, format_func=lambda p: _period_words(p, held, here), key=key
    )
    _arrow(on, key, options, at + 1, "chevron_right", say("duties_view.later", here))
    return chosen


def _arrow(place: DeltaGenerator, key: str, options: list[str], to: int, icon: str, said: str) -> None:
    there = 0 <= to < len(options)
    target = options[to] if there else ""
    place.button(
        said,
        key=f"{icon} {key}",
        on_click=partial(st.session_state.__setitem__, key, target),
        disabled=not there,
        icon=f":material/{icon}:",
        width="stretch",
    )


def _period_words(period: str, held: Counter[str], here: Tongue) -> str:
    number = sum(n for month, n in held.items() if month.startswith(period))
    year, _, month = period.partition("-")
    name = month_words(int(year), int(month), here) if month else year
    return f"{name} ({number})"


def _start(found: tuple[Dated, ...], options: list[str]) -> str:
    """Where the first date from today on falls; the last date where all are past."""
    today = date.today()
    day = next((one.day for one in found if one.day >= today), found[-1].day)
    return next(option for option in options if f"{day:%Y-%m}".startswith(option))


def _years(held: Counter[str]) -> list[str]:
    return sorted({month[:4] for month in held})


def _months(first: str, last: str) -> list[str]:
    """All months of the years from the first to the last, so that a month stays to be had when its date moves."""
    return [f"{year}-{month:02d}" for year in range(int(first[:4]), int(last[:4]) + 1) for month in range(1, 13)]


def _open(plans: list[Plan], bearer: str, here: Tongue) -> None:
    """The limits without a date, each with the reason."""
    found = open_limits(plans, bearer)
    if found:
        with st.expander(say("duties_view.open_limits", here, n=len(found))):
            st.html(open_html(found, here))


def _exports(plans: list[Plan], settings: CalendarSettings, here: Tongue) -> None:
    """The dates as files."""
    st.subheader(say("duties_view.keep", here))
    name = "-".join(plan.document.id for plan in plans)[:60]
    forms = {form: say(f"duties_view.dates_{form}", here) for form in FORMS}
    downloads(name, forms, lambda form: saved(form, plans, settings, here), here)


def saved(form: str, plans: list[Plan], settings: CalendarSettings, here: Tongue) -> bytes:
    """The bytes that the commands `calendar` and `deadlines` write."""
    if form == "ics":
        return calendar(plans, settings)
    mine = [narrowed(plan, settings.bearer) for plan in plans]
    return workbook(mine, here) if form == "xlsx" else ("\ufeff" + schedule(mine, here)).encode()


def _selection(chosen: list[Listed], bearer: str, under: Regime, real: tuple[Given, ...], here: Tongue) -> Selection:
    """What a feed of this page holds."""
    days = under.workdays
    return Selection(
        documents=tuple(d.id for d in chosen),
        bearer=bearer,
        tongue=here,
        regime=st.session_state["regime"] if under.id == OWN else under.id,
        customs=days.customs,
        closed=tuple(day.isoformat() for day in days.closed),
        given=tuple((one.id, one.day.isoformat()) for one in real),
    )
