"""Obligations and Calendar in a real browser: filters, rows, boxes of the graph, files, hostile text."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import openpyxl  # type: ignore[import-untyped]
import pytest
from icalendar import Calendar
from playwright.sync_api import Page, expect

from benchmarks.screenshots import serving, settled, too_wide
from corpus.catalogue import Catalogue
from corpus.messages import Tongue, say
from corpus.reader import Reading
from tests.views.browsing import leads_to, nothing_runs
from tests.views.shelves import HOSTILE, contract, fill, pdf

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "samples" / "pdf"
CONTRACTS = ROOT.parent / "shared" / "contracts"
HERE = 60_000
"""Milliseconds that a busy machine may take to show something."""
TONGUES: tuple[Tongue, ...] = ("fr", "nl")
TEXTS = {
    "1": "L'ONVA transmet le projet de bilan au ministre pour le 31 mars 2024.",
    "2": "Le ministre répond dans les 15 jours ouvrables qui suivent la transmission du projet de bilan.",
    "3": f"=1+1 Le service remet le rapport **annuel** {HOSTILE} pour le 30 juin 2024.",
}

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A workbench on the hand-made catalogue, with a chain of deadlines and a hostile sentence in it."""
    home = tmp_path_factory.mktemp("made")
    database = fill(home)
    file = pdf(home / "chain.pdf")
    document = contract("a-chain", HOSTILE, "fr", TEXTS, file)
    with Catalogue(database) as catalogue:
        catalogue.add(Reading("chain.pdf", document.sha256, 2, (document,)), "made by hand", file)
    with serving(Path(database), home) as address:
        yield address


def at(window: Page, address: str) -> None:
    window.goto(address)
    settled(window)


def downloaded(window: Page, name: str) -> bytes:
    with window.expect_download() as found:
        window.get_by_role("button", name=name).click()
    return Path(found.value.path()).read_bytes()


def type_day(window: Page, field: str, digits: str) -> None:
    """Types a day, month and year, which are three small fields."""
    window.get_by_role("group", name=field).get_by_role("spinbutton").first.click()
    window.keyboard.type(digits, delay=50)
    window.keyboard.press("Tab")


def test_a_filter_then_a_row_then_the_same_in_a_new_visit(window: Page, made: str) -> None:
    at(window, f"{made}/obligations?document=onva-2022-fr&lang=fr")
    expect(window.locator("tr.line")).to_have_count(6, timeout=HERE)
    window.get_by_role("button", name="sans délai (4)").click()
    expect(window.locator("tr.line")).to_have_count(4, timeout=HERE)
    window.locator("tr.line").nth(2).click()
    expect(window.locator("tr.line").nth(2)).to_have_attribute("aria-selected", "true", timeout=HERE)
    settled(window)
    words = window.locator("blockquote").inner_text()
    address = window.url
    assert "state=none" in address
    window.goto("about:blank")
    at(window, address)
    expect(window.locator("tr.line")).to_have_count(4, timeout=HERE)
    assert window.locator("blockquote").inner_text() == words


def test_rows_with_the_keyboard(window: Page, made: str) -> None:
    at(window, f"{made}/obligations?document=onva-2022-fr&lang=fr")
    window.locator("tr.line").first.focus()
    window.keyboard.press("ArrowDown")
    window.keyboard.press("Enter")
    expect(window.locator("tr.line").nth(1)).to_have_attribute("aria-selected", "true", timeout=HERE)
    settled(window)
    assert window.locator("tr.line:focus").get_attribute("aria-rowindex") == "3"  # the head is the first


def test_a_box_of_the_graph_opens_its_obligation(window: Page, made: str) -> None:
    """From the answer to the duty that it is counted from, with the keyboard."""
    at(window, f"{made}/obligations?document=a-chain&article=2&lang=fr")
    expect(window.locator("g.chosen")).to_contain_text("répond", timeout=HERE)
    expect(window.locator("g.event")).to_contain_text("transmission du projet")
    window.get_by_role("button", name="Effacer tous les filtres").click()
    settled(window)
    window.locator("g.obligation", has_text="transmet").focus()
    window.keyboard.press("Enter")
    expect(window.locator("blockquote")).to_contain_text("transmet le projet", timeout=HERE)
    expect(window.locator("g.chosen")).to_contain_text("transmet", timeout=HERE)


def test_each_view_of_the_graph_can_be_linked_to(window: Page, made: str) -> None:
    at(window, f"{made}/obligations?document=a-chain&lang=fr")
    window.get_by_role("radio", name="ce qui se compte de quoi").or_(
        window.get_by_role("button", name="ce qui se compte de quoi")
    ).first.click()
    expect(window.locator("g.event")).to_have_count(1, timeout=HERE)
    settled(window)
    leads_to(window, "view=times")
    at(window, f"{made}/obligations?document=a-chain&lang=fr&view=all")
    expect(window.locator("path.flow").first).to_be_attached(timeout=HERE)


@pytest.mark.parametrize("tongue", TONGUES)
def test_the_saved_obligations(window: Page, made: str, tongue: Tongue) -> None:
    at(window, f"{made}/obligations?document=a-chain&lang={tongue}&state=dated")
    count = window.locator("tr.line").count()
    assert count == 3
    book = openpyxl.load_workbook(io.BytesIO(downloaded(window, say("duties_view.save_xlsx", tongue, n=3))))
    heads, *rows = list(book.worksheets[0].iter_rows())
    assert heads[0].value == say("duties_view.head_article", tongue)
    assert [row[0].value for row in rows] == ["1", "2", "3"]
    assert [row[6].value.date() for row in rows] == [date(2024, 4, 2), date(2024, 4, 23), date(2024, 7, 1)]
    assert not [cell for row in rows for cell in row if cell.data_type == "f"]
    table = list(
        csv.reader(io.StringIO(downloaded(window, say("duties_view.save_csv", tongue, n=3)).decode("utf-8-sig")))
    )
    assert len(table) == 4
    assert not [cell for line in table for cell in line if cell.startswith("=")]


def test_the_saved_graph(window: Page, made: str) -> None:
    at(window, f"{made}/obligations?document=a-chain&lang=fr&view=all")
    picture = downloaded(window, say("duties_view.save_svg", "fr")).decode()
    assert picture.startswith("<svg")
    assert "<script>document" not in picture
    assert b"graphml" in downloaded(window, say("duties_view.save_graphml", "fr"))
    assert b"odrl:Duty" in downloaded(window, say("duties_view.save_jsonld", "fr"))


def test_dates_move_before_ones_eyes(window: Page, made: str) -> None:
    at(window, f"{made}/calendar?documents=onva-2022-fr&lang=fr&month=2024-03")
    expect(window.locator("table.month li")).to_have_count(0, timeout=HERE)
    window.get_by_role("combobox", name=say("duties_view.regime", "fr")).click()
    window.get_by_role("option", name="Sécurité sociale").click()
    day = window.locator("table.month td", has=window.locator("li.moved"))
    expect(day).to_have_count(1, timeout=HERE)
    expect(day).to_contain_text("31")
    settled(window)
    at(window, window.url)
    expect(window.locator("table.month li.moved")).to_have_count(1, timeout=HERE)


def test_a_day_is_closed_and_opened_again(window: Page, made: str) -> None:
    at(window, f"{made}/calendar?documents=onva-2022-fr&lang=fr&month=2024-04")
    type_day(window, say("duties_view.closed_day", "fr"), "02042024")
    window.get_by_role("button", name=say("duties_view.close_add", "fr")).click()
    day = window.locator("table.month td", has=window.locator("li.moved"))
    expect(day).to_contain_text("3", timeout=HERE)
    window.get_by_role("button", name="retirer : 2 avril 2024").click()
    expect(day).to_have_count(0, timeout=HERE)


def test_an_event_is_given_its_date(window: Page, made: str) -> None:
    at(window, f"{made}/calendar?documents=onva-2022-fr&lang=fr&month=2024-04")
    window.get_by_text(say("duties_view.events", "fr", n=1)).click()
    type_day(window, say("duties_view.event_day", "fr"), "08042024")
    window.get_by_role("button", name=say("duties_view.event_give", "fr")).click()
    expect(window.locator("table.month li.moved")).to_have_count(1, timeout=HERE)
    settled(window)
    leads_to(window, "given=event-")


@pytest.mark.parametrize("tongue", TONGUES)
def test_the_saved_dates(window: Page, made: str, tongue: Tongue) -> None:
    at(window, f"{made}/calendar?documents=a-chain&lang={tongue}&regime=social_security")
    calendar = Calendar.from_ical(downloaded(window, say("duties_view.dates_ics", tongue)))
    assert isinstance(calendar, Calendar)
    days = sorted(event.start for event in calendar.events)
    assert days[0] == date(2024, 3, 31)  # under these rules Easter Sunday does not move
    assert len(days) == 3
    book = openpyxl.load_workbook(io.BytesIO(downloaded(window, say("duties_view.dates_xlsx", tongue))))
    assert [row[3].value.date() for row in list(book.worksheets[0].iter_rows())[1:]] == days
    table = list(csv.reader(io.StringIO(downloaded(window, say("duties_view.dates_csv", tongue)).decode("utf-8-sig"))))
    assert [line[3] for line in table[1:]] == [day.isoformat() for day in days]


def test_a_feed_is_made_and_shown_once(window: Page, made: str) -> None:
    at(window, f"{made}/calendar?documents=a-chain&lang=fr")
    window.get_by_text(say("duties_view.feeds", "fr")).click()
    window.get_by_label(say("duties_view.feed_name", "fr")).fill("Greffe <b>")
    window.get_by_role("button", name=say("duties_view.feed_make", "fr")).click()
    address = window.locator("code", has_text=".ics")
    expect(address).to_be_visible(timeout=HERE)
    expect(window.get_by_text("Greffe <b>", exact=False).first).to_be_visible()
    window.get_by_role("button", name=say("duties_view.feed_hide", "fr")).click()
    expect(address).to_have_count(0, timeout=HERE)


@pytest.mark.parametrize(
    "place", ["obligations?document=a-chain&article=3", "calendar?documents=a-chain&month=2024-07"]
)
def test_hostile_text_is_shown_as_text(window: Page, made: str, place: str) -> None:
    nothing_runs(window, f"{made}/{place}&lang=fr")


@pytest.mark.parametrize("name", ["obligations", "calendar"])
def test_the_language_switch_keeps_the_place(window: Page, made: str, name: str) -> None:
    at(window, f"{made}/{name}?document=a-chain&documents=a-chain&lang=fr")
    window.get_by_role("radio", name="NL").or_(window.get_by_role("button", name="NL")).first.click()
    expect(window.get_by_role("heading", name=say(f"views.page_{name}", "nl"), exact=True)).to_be_visible(timeout=HERE)
    settled(window)
    leads_to(window, "a-chain")
    assert window.evaluate("document.documentElement.lang") == "nl"


def test_a_folder_of_contracts(window: Page, everything: str) -> None:
    """Filter, row, address and files on the first contract of each language; no page is wider than the window."""
    address = everything
    window.goto(f"{address}/?lang=fr")
    expect(window.locator(".scroll a").first).to_be_visible(timeout=10 * HERE)  # all files are read first
    settled(window)
    for tongue in TONGUES:
        _obligations(window, address, tongue)
        _calendar(window, address, tongue)


def _obligations(window: Page, address: str, tongue: Tongue) -> None:
    for view in ("party", "all", "times", "one"):
        at(window, f"{address}/obligations?lang={tongue}&view={view}")
        expect(window.locator("g[data-id]").first).to_be_attached(timeout=HERE)
        assert not too_wide(window)
    every = window.locator("tr.line").count()
    window.get_by_role("button", name=say("duties_view.state_dated", tongue)).click()
    expect(window.locator("tr.line")).not_to_have_count(every, timeout=HERE)
    settled(window)
    dated = window.locator("tr.line").count()
    window.locator("tr.line").nth(1).click()
    expect(window.locator("tr.line").nth(1)).to_have_attribute("aria-selected", "true", timeout=HERE)
    settled(window)
    at(window, window.url)
    expect(window.locator("tr.line").nth(1)).to_have_attribute("aria-selected", "true", timeout=HERE)
    expect(window.locator(".timeline .date").first).to_be_attached()
    data = downloaded(window, say("duties_view.save_csv", tongue, n=dated))
    assert len(list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))) == dated + 1


def _calendar(window: Page, address: str, tongue: Tongue) -> None:
    for show in ("month", "list"):
        at(window, f"{address}/calendar?lang={tongue}&show={show}")
        expect(window.locator("table.dates tr a").first).to_be_attached(timeout=HERE)
        assert not too_wide(window)
    calendar = Calendar.from_ical(downloaded(window, say("duties_view.dates_ics", tongue)))
    assert isinstance(calendar, Calendar)
    assert calendar.events
    assert all(event["uid"] and event["dtstamp"] for event in calendar.events)
