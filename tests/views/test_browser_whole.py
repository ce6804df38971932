"""Every page on the samples and on the contracts: its address, its languages, all of its files; and files dropped."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl  # type: ignore[import-untyped]
import pytest
from icalendar import Calendar
from lxml import etree
from playwright.sync_api import Page, expect

from app import PAGES
from benchmarks.screenshots import serving, settled, too_wide
from corpus.messages import say
from tests.views.browsing import FOLDERS, HERE

pytestmark = pytest.mark.browser

STATE = "(keys) => [...new URLSearchParams(location.search)].filter(([key]) => key !== 'lang').sort().join('&')"


def sheets(data: bytes) -> bool:
    return sum(1 for sheet in openpyxl.load_workbook(io.BytesIO(data)).worksheets for _ in sheet.iter_rows()) > 1


def lines(data: bytes) -> bool:
    found = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    return len(found) > 1 and not [cell for line in found for cell in line if cell.startswith(("=", "@", "+"))]


def word(data: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return b"<w:t" in package.read("word/document.xml")


def events(data: bytes) -> bool:
    return bool(Calendar.from_ical(data).walk("VEVENT"))


CHECKS: dict[str, Callable[[bytes], bool]] = {
    ".xlsx": sheets,
    ".csv": lines,
    ".docx": word,
    ".ics": events,
    ".json": lambda data: bool(json.loads(data)),
    ".jsonld": lambda data: "@context" in json.loads(data),
    ".html": lambda data: b"<table" in data or b"<body" in data,
    ".md": lambda data: b"|" in data and b"Concordance" in data,
    ".svg": lambda data: str(etree.fromstring(data).tag).endswith("svg"),
    ".graphml": lambda data: str(etree.fromstring(data).tag).endswith("graphml"),
}


def at(window: Page, address: str) -> None:
    window.goto(address)
    settled(window)
    expect(window.locator("[data-testid=stMain] h2, [data-testid=stMain] h3").first).to_be_visible(timeout=5 * HERE)
    settled(window)


OTHER_WORDS = "(before) => document.querySelector('[data-testid=stMain]').innerText !== before"


@pytest.mark.timeout(900)
@pytest.mark.parametrize("page", PAGES)
def test_an_address_a_language_and_every_file(window: Page, everything: str, page: str) -> None:
    at(window, f"{everything}/{page if page != 'corpus' else ''}?lang=fr")
    assert not too_wide(window)
    assert not window.locator("[data-testid=stException]").count()
    state = window.evaluate(STATE)
    words = window.locator("[data-testid=stMain]").inner_text()
    at(window, window.url)
    assert window.evaluate(STATE) == state
    assert window.locator("[data-testid=stMain]").inner_text() == words
    window.get_by_role("radio", name="NL").or_(window.get_by_role("button", name="NL")).first.click()
    expect(window.get_by_role("link", name=say(f"views.page_{page}", "nl")).first).to_be_visible(timeout=HERE)
    window.wait_for_function(OTHER_WORDS, arg=words, timeout=HERE)
    settled(window)
    assert window.evaluate("document.documentElement.lang") == "nl"
    assert window.evaluate(STATE) == state
    buttons = window.locator("[data-testid=stMain] [data-testid=stDownloadButton] button:visible")
    assert buttons.count() > 0
    for n in range(buttons.count()):
        with window.expect_download() as found:
            buttons.nth(n).click()
        name = found.value.suggested_filename
        assert CHECKS[Path(name).suffix](Path(found.value.path()).read_bytes()), name


@pytest.mark.timeout(900)
@pytest.mark.parametrize("name", FOLDERS)
def test_dropped_files_are_read_listed_and_compared(window: Page, name: str, tmp_path: Path) -> None:
    """The two smallest files of the folder, into an empty catalogue."""
    files = sorted(FOLDERS[name].glob("*.pdf"), key=lambda path: path.stat().st_size)[:2]
    if not files:
        pytest.skip(f"{FOLDERS[name]} is not there")
    with serving(tmp_path / "catalogue.sqlite", tmp_path) as address:
        at(window, f"{address}/?lang=nl")
        window.locator("input[type=file]").set_input_files(files)
        window.get_by_role("button", name=say("views.add_button", "nl")).click()
        for file in files:
            expect(window.get_by_text(f"{file.name}:", exact=False).first).to_be_visible(timeout=5 * HERE)
        links = window.locator(".scroll a[href*=read]")
        expect(links.first).to_be_visible(timeout=HERE)
        links.first.click()
        expect(window.get_by_role("img", name="Pagina").first).to_be_visible(timeout=2 * HERE)
