"""The page Calendar without a browser: rules and events move dates, addresses restore them, files are the commands'."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest
import streamlit as st
from click.testing import CliRunner
from streamlit.testing.v1 import AppTest

from cli import build
from commands.feeds import _bytes
from commands.terminal import Terminal
from corpus.catalogue import Catalogue
from corpus.messages import Tongue, say
from corpus.reader import Reading
from extract.admission import UNSIGNED
from extract.agenda import agenda
from extract.calendar import CalendarSettings
from extract.feeds import Feeds, Selection, mark_of
from extract.regimes import regime, regimes
from extract.schedule import Given
from extract.workdays import Workdays
from tests.views.shelves import HOSTILE, add_hostile, contract, pdf
from tests.views.test_obligations_page import CHAIN
from tests.views.test_pages import address, html, page
from views import feed_section
from views.agenda_rows import dated
from views.calendar_page import saved
from views.event_dates import awaited
from views.month import month_html
from views.rules_choice import explained
from views.visitor import Claims

pytestmark = pytest.mark.usefixtures("database")


def cell(app: AppTest, day: str) -> str:
    """What a day of the sheet holds."""
    sheet = html(app).partition('<table class="month">')[2].partition("</table>")[0]
    cells = [c for c in sheet.split("<td ")[1:] if f'<span class="number">{day}</span>' in c and "out" not in c[:20]]
    return cells[0] if cells else ""


def opened(app: AppTest) -> list[str]:
    return [e.label for e in app.expander]


def test_the_month_of_a_date_with_its_closed_days() -> None:
    app = page("calendar", documents="onva-2022-fr", month="2024-04")
    assert "rapport annuel" in cell(app, "2")
    assert "Lundi de Pâques" in cell(app, "1")
    assert "closed" in cell(app, "1")
    assert address(app, "month") == "2024-04"


def test_another_regime_moves_the_date() -> None:
    """Easter Sunday 2024: the Civil Code moves it to 2 April, the strictest reading does not."""
    app = page("calendar", documents="onva-2022-fr", month="2024-03")
    assert "rapport annuel" not in cell(app, "31")
    app.selectbox(key="regime").set_value("social_security").run()
    assert "rapport annuel" in cell(app, "31")
    assert say("duties_view.moved", "fr", n=1) in opened(app)
    assert "<del>2 avril 2024</del>" in html(app)
    assert "<ins>31 mars 2024</ins>" in html(app)
    assert address(app, "regime") == "social_security"


def test_a_closed_day_moves_the_date() -> None:
    app = page("calendar", documents="onva-2022-fr", month="2024-04")
    app.date_input(key="close day").set_value(date(2024, 4, 2))
    next(b for b in app.button if b.label == say("duties_view.close_add", "fr")).click().run()
    assert "rapport annuel" in cell(app, "3")
    assert say("schedule.closed_day", "fr") in cell(app, "2")
    assert address(app, "closed") == "2024-04-02"
    app.button(key="open 2024-04-02").click().run()
    assert "rapport annuel" in cell(app, "2")


def test_an_event_moves_what_follows_and_nothing_else() -> None:
    app = page("calendar", documents="onva-2022-fr", month="2024-04")
    app.date_input(key="event day").set_value(date(2024, 4, 8))
    next(b for b in app.button if b.label == say("duties_view.event_give", "fr")).click().run()
    assert "répond" in cell(app, "29")  # 15 working days after Monday the 8th
    assert "rapport annuel" in cell(app, "2")
    assert say("duties_view.moved", "fr", n=1) in opened(app)
    assert say("duties_view.open_limits", "fr", n=1) not in opened(app)
    (given,) = address(app, "given").split(",")
    again = page("calendar", documents="onva-2022-fr", month="2024-04", given=given)
    assert "répond" in cell(again, "29")


def test_an_address_restores_everything() -> None:
    where = {
        "documents": "rdow-2022-nl,onva-2022-fr", "bearer": "institution", "regime": "judicial_code",
        "customs": "bridges,year_end", "closed": "2024-12-24", "show": "list", "month": "2024", "lang": "nl",
    }  # fmt: skip
    app = page("calendar", **(where | {"given": "event-0123456789abcdef:2024-05-02"}))
    assert {name: address(app, name) for name in where if name != "month"} == {
        name: value for name, value in where.items() if name != "month"
    }
    assert app.multiselect(key="customs").value == ["bridges", "year_end"]
    assert app.selectbox(key="regime").value == "judicial_code"


@pytest.mark.parametrize(
    "where",
    [
        {"documents": "no-such", "bearer": "no-such", "regime": "no-such", "month": "2024-77", "show": "no-such"},
        {"closed": "yesterday,1700-01-01,2024-02-30", "given": "x,:2024-01-01,event-1:never", "customs": "x"},
    ],
)
def test_a_wrong_address_is_no_error(where: dict[str, str]) -> None:
    app = page("calendar", **where)
    for name in ("regime", "bearer", "closed", "given", "customs"):
        assert name not in app.query_params
    assert app.header[0].value == say("views.page_calendar", "fr")


def test_a_month_without_a_date_leads_to_one() -> None:
    app = page("calendar", documents="onva-2022-fr", month="2024-01")
    assert app.info[0].value == say("duties_view.next_date", "fr", day="mardi 2 avril 2024")
    next(b for b in app.button if b.label == say("duties_view.go_there", "fr")).click().run()
    assert address(app, "month") == "2024-04"
    assert "rapport annuel" in cell(app, "2")


def test_the_list_has_the_trail_and_the_way_to_the_text() -> None:
    app = page("calendar", documents="onva-2022-fr", show="list", month="2024")
    for words in ("mardi 2 avril 2024", "Pâques", "read?document=onva-2022-fr&amp;article=chp_1__art_2__para_1"):
        assert words in html(app)


def test_open_limits_say_why_without_the_ids_of_the_command_line() -> None:
    app = page("calendar", documents="onva-2022-fr")
    assert "la date de « la demande » n&#x27;est pas connue" in html(app)
    assert "event-" not in html(app)


def test_two_visitors_do_not_see_each_other() -> None:
    first, second = page("calendar", documents="onva-2022-fr"), page("calendar", documents="onva-2022-fr")
    first.selectbox(key="regime").set_value("clear_days").run()
    second.run()
    assert second.selectbox(key="regime").value == "civil_code"


def test_a_feed_is_shown_once_and_can_be_revoked(database: str) -> None:
    app = page("calendar", documents="onva-2022-fr", regime="social_security", closed="2024-04-02")
    app.text_input(key="feed name").set_value("Greffe *A*")
    next(b for b in app.button if b.label == say("duties_view.feed_make", "fr")).click().run()
    (shown,) = [c.value for c in app.code]
    with Feeds(database) as feeds:
        found = feeds.find(shown.rsplit("/", 1)[1])
        assert found is not None
        assert found.selection.under() == regime("social_security", closed=(date(2024, 4, 2),))
        next(b for b in app.button if b.label == say("duties_view.feed_hide", "fr")).click().run()
        assert not app.code
        assert shown.rsplit("/", 1)[1] not in html(app)
        app.button(key=f"revoke {found.mark}").click().run()
        assert feeds.find(shown.rsplit("/", 1)[1]) is None


@pytest.mark.parametrize(
    ("arguments", "claims", "maker", "own", "mine"),
    [
        ([], None, "", False, True),  # this machine alone: whoever sits before it
        ([UNSIGNED], None, "", False, False),  # open to a network: somebody else's
        ([UNSIGNED], None, "", True, True),  # open to a network: made in this visit
        ([], Claims("Anne", "anne@example.org", "a1"), "Anne <anne@example.org>", False, True),
        ([], Claims("Anne", "ann@example.org", "a2"), "Anne <anne@example.org>", False, False),  # a namesake
        ([], Claims("Anne", "anne@example.org", "a1"), "", True, False),  # made on the command line
    ],
)
def test_who_may_take_a_feed_back(
    arguments: list[str], claims: Claims | None, maker: str, own: bool, mine: bool, database: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    with Feeds(database) as feeds:
        mark = mark_of(feeds.create("Greffe", maker=maker))
        (feed,) = feeds.list()
    assert (feed.mark, feed.maker) == (mark, maker)
    monkeypatch.setattr(sys, "argv", ["app.py", database, *arguments])
    monkeypatch.setattr(feed_section, "claims", lambda: claims)
    monkeypatch.setattr(st, "session_state", {feed_section.MADE: (mark,) if own else ()})
    assert feed_section._mine(feed) is mine
    feed_section._revoke(feed)  # what the button does; a forged click does nothing
    with Feeds(database) as feeds:
        assert (feeds.list()[0].revoked_at is not None) is mine


def test_a_feed_holds_the_dates_of_the_page(database: str) -> None:
    """What a subscriber gets follows the rules that were chosen; a feed without any has those of the Civil Code."""
    at = Terminal(tongue="fr", database=database)
    plain = _bytes(at, Selection(("onva-2022-fr",)))
    strict = _bytes(at, Selection(("onva-2022-fr",), regime="social_security"))
    assert b"20240402" in plain
    assert b"20240331" in strict
    assert b"20240402" not in strict


DAYS: list[tuple[Tongue, str, str]] = [
    ("fr", "lundi", "Pâques"),
    ("nl", "maandag", "Pasen"),
    ("en", "Monday", "Easter"),
]


@pytest.mark.parametrize(("tongue", "first", "holiday"), DAYS)
def test_a_sheet_in_each_language(tongue: Tongue, first: str, holiday: str) -> None:
    sheet = month_html(2024, 3, (), Workdays(), date(2024, 3, 5), tongue)
    assert sheet.index(first) < sheet.index("<tbody>")
    assert holiday in sheet
    assert sheet.count("<tr>") == 6  # the weekdays and five weeks
    assert sheet.count("today") == 1


@pytest.mark.parametrize("tongue", ["fr", "nl", "en"])
def test_every_regime_is_explained(tongue: Tongue) -> None:
    for under in regimes().values():
        assert explained(under, tongue).count("<dt>") == 8


def test_a_done_duty_moves_only_its_followers(tmp_path: Path) -> None:
    document = contract("x", "ONVA", "fr", CHAIN, pdf(tmp_path / "x.pdf"))
    before = agenda(document).plan
    (source,) = awaited(before)
    assert (source.latest, source.article) == (date(2024, 4, 2), "1")
    after = agenda(document, given=[Given(source.id, date(2024, 3, 20))]).plan
    moved = [one for one in dated([(after, before)], "", False) if one.moved]
    assert [(one.limit.limit.article, one.before, one.day) for one in moved] == [
        ("2", date(2024, 4, 23), date(2024, 4, 11))
    ]


def test_hostile_text_stays_text(database: str, tmp_path: Path) -> None:
    add_hostile(database, tmp_path)
    texts = {"1": f"Le rapport {HOSTILE} est remis au ministre dans les 5 jours qui suivent la demande {HOSTILE}.",
             "2": f"Le rapport {HOSTILE} est remis au ministre pour le 31 mars 2024."}  # fmt: skip
    document = contract("hostile-3", HOSTILE, "fr", texts, pdf(tmp_path / "h.pdf"))
    with Catalogue(database) as catalogue:
        catalogue.add(Reading("h.pdf", document.sha256, 2, (document,)), "made by hand", tmp_path / "h.pdf")
    app = page("calendar", documents="hostile-3,hostile", month="2024-04")
    assert "&lt;script&gt;document.title" in html(app)
    assert "<img" not in html(app)
    assert "<script>document.title" not in html(app)
    assert not [m.value for m in (*app.markdown, *app.caption) if "](" in m.value]
    assert not [b.label for b in app.button if "](" in b.label]


@pytest.mark.parametrize("bearer", ["", "institution"])
@pytest.mark.parametrize("form", ["ics", "xlsx", "csv"])
def test_the_files_are_those_of_the_commands(form: str, bearer: str, database: str, tmp_path: Path) -> None:
    """Byte for byte what `concordance calendar` and `concordance deadlines` write."""
    out = tmp_path / f"out.{form}"
    command = ["calendar" if form == "ics" else "deadlines", "onva-2022-fr", "--out", str(out)]
    arguments = ["--database", database, "--lang", "fr", *command, *(["--bearer", bearer] if bearer else [])]
    assert CliRunner().invoke(build("fr"), arguments).exit_code == 0  # type: ignore[arg-type]
    with Catalogue(database) as catalogue:
        plans = [agenda(catalogue.document("onva-2022-fr")).plan]
    assert saved(form, plans, CalendarSettings(tongue="fr", bearer=bearer), "fr") == out.read_bytes()
