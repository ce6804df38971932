"""Harmonisation and Generations in a real browser: cells, bands, addresses, files, hostile text."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import docx
import openpyxl  # type: ignore[import-untyped]
import pytest
from playwright.sync_api import Page, expect

from benchmarks.screenshots import serving, settled, too_wide
from corpus.messages import Tongue, say
from tests.views.browsing import leads_to
from tests.views.harmony_shelves import ALONE, fill

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "samples" / "pdf"
CONTRACTS = ROOT.parent / "shared" / "contracts"
HERE = 120_000
"""Milliseconds that a busy machine may take to show something."""
TONGUES: tuple[Tongue, ...] = ("fr", "nl")

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A workbench on the invented contracts."""
    home = tmp_path_factory.mktemp("harmony")
    with serving(Path(fill(home)), home) as address:
        yield address


def at(window: Page, address: str) -> None:
    window.goto(address)
    settled(window)


def downloaded(window: Page, name: str) -> bytes:
    with window.expect_download() as found:
        window.get_by_role("button", name=name, exact=True).click()
    return Path(found.value.path()).read_bytes()


def again(window: Page) -> None:
    """The address of what is shown, opened by somebody else."""
    address = window.url
    window.goto("about:blank")
    at(window, address)


def test_a_cell_is_clicked_and_shown_again_in_a_new_visit(window: Page, made: str) -> None:
    at(window, f"{made}/harmonisation?lang=fr")
    expect(window.locator("td[data-place]")).to_have_count(13, timeout=HERE)
    window.locator("td.missing").click()
    expect(window.locator("p.status", has_text="CIB n'a pas d'article").first).to_be_visible(timeout=HERE)
    settled(window)
    again(window)
    expect(window.locator("td.missing")).to_have_attribute("aria-selected", "true", timeout=HERE)
    expect(window.locator("p.status", has_text="CIB n'a pas d'article").first).to_be_visible()
    window.locator("td.deviating").click()
    expect(window.locator(".beside ins.material")).to_have_text("60", timeout=HERE)


def test_cells_with_the_keyboard(window: Page, made: str) -> None:
    at(window, f"{made}/harmonisation?lang=fr")
    first = window.locator("td[data-place]").first
    first.focus()
    window.keyboard.press("ArrowRight")
    window.keyboard.press("ArrowDown")
    place = window.locator("td:focus").get_attribute("data-place")
    window.keyboard.press("Enter")
    chosen = window.locator("td[aria-selected=true]")
    expect(chosen).to_have_attribute("data-place", place or "", timeout=HERE)
    assert json.loads(place or "[]")[1] == "bor-2022-fr"


def test_a_chip_then_the_other_language_keeps_it(window: Page, made: str) -> None:
    at(window, f"{made}/harmonisation?lang=fr")
    window.get_by_role("button", name=re.compile(rf"^{say('harmonisation.state_missing', 'fr')} \(")).click()
    expect(window.locator("td[data-place]")).to_have_count(3, timeout=HERE)
    window.get_by_role("radio", name="NL").or_(window.get_by_role("button", name="NL")).first.click()
    expect(window.get_by_role("heading", name=say("views.page_harmonisation", "nl"), exact=True)).to_be_visible(
        timeout=HERE
    )
    settled(window)
    leads_to(window, "state=missing")
    leads_to(window, "texts=fr")  # the contracts compared stay those that were chosen
    expect(window.locator("td[data-place]")).to_have_count(3)


@pytest.mark.parametrize("tongue", TONGUES)
def test_the_files_for_the_meeting(window: Page, made: str, tongue: Tongue) -> None:
    at(window, f"{made}/harmonisation?lang={tongue}&texts=fr")
    book = openpyxl.load_workbook(io.BytesIO(downloaded(window, "Excel (.xlsx)")))
    _, by_matter, deviations, matrix, *_ = book.worksheets  # behind the summary
    assert [cell.value for cell in next(by_matter.iter_rows())][1:] == ["AAP", "BOR", "CIB"]
    heads = [cell.value for cell in next(matrix.iter_rows())]
    assert heads[1] == say("harmonisation.head_provision", tongue)
    assert heads[3:] == ["AAP", "BOR", "CIB"]
    words = [str(cell.value) for row in deviations.iter_rows() for cell in row]
    assert any("60 jours" in text for text in words)
    document = docx.Document(io.BytesIO(downloaded(window, "Word (.docx)")))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert any("60 jours" in text for text in cells)
    for form in ("HTML", "Markdown", "CSV"):
        text = downloaded(window, form).decode("utf-8-sig")
        assert say("harmonisation.state_missing", tongue) in text
        assert "60 jours" in text


def test_deviations_matters_and_languages_have_their_addresses(window: Page, made: str) -> None:
    at(window, f"{made}/harmonisation?lang=fr&show=deviations")
    expect(window.locator("tr.line")).to_have_count(3, timeout=HERE)
    window.locator("tr.line").nth(2).click()
    expect(window.locator("tr.line").nth(2)).to_have_attribute("aria-selected", "true", timeout=HERE)
    settled(window)
    again(window)
    expect(window.locator("tr.line").nth(2)).to_have_attribute("aria-selected", "true", timeout=HERE)
    expect(window.get_by_text(ALONE).first).to_be_visible()
    at(window, f"{made}/harmonisation?lang=fr&show=matters")
    expect(window.locator("td[data-place]")).to_have_count(24, timeout=HERE)
    window.locator("td.absent").last.click()
    expect(window.locator("p.status", has_text=say("harmonisation.not_found", "fr")).first).to_be_visible(timeout=HERE)
    at(window, f"{made}/harmonisation?lang=fr&show=agreement")
    expect(window.get_by_text("4 dans les deux langues", exact=False)).to_be_visible(timeout=HERE)


def test_a_band_narrows_the_table_and_shows_all_again(window: Page, made: str) -> None:
    at(window, f"{made}/generations?lang=fr&old=aap-2002-fr&new=aap-2022-fr")
    expect(window.locator("tr.line")).to_have_count(4, timeout=HERE)
    band = window.locator("g.band", has=window.locator("path[fill='url(#flow-dropped)']"))
    band.focus()
    window.keyboard.press("Enter")
    expect(window.locator("tr.line")).to_have_count(1, timeout=HERE)
    settled(window)
    again(window)
    expect(window.locator("g.band.chosen")).to_have_count(1, timeout=HERE)
    expect(window.locator("tr.line")).to_have_count(1)
    expect(window.locator("p.status", has_text=say("harmony_view.was_dropped", "fr")).first).to_be_visible()
    window.get_by_role("button", name=say("harmony_view.show_all", "fr")).click()
    expect(window.locator("tr.line")).to_have_count(4, timeout=HERE)


def test_a_row_shows_both_texts(window: Page, made: str) -> None:
    at(window, f"{made}/generations?lang=fr&old=aap-2002-fr&new=aap-2022-fr")
    window.locator("tr.line").nth(3).click()
    expect(window.locator(".beside .heads")).to_contain_text("Article 4", timeout=HERE)
    settled(window)
    again(window)
    expect(window.locator("tr.line").nth(3)).to_have_attribute("aria-selected", "true", timeout=HERE)
    window.locator(".beside .heads a").first.click()
    expect(window).to_have_url(re.compile(r"/read\?.*article=chp_1__art_4"), timeout=HERE)


@pytest.mark.parametrize("tongue", TONGUES)
def test_the_saved_concordance_holds_what_is_shown(window: Page, made: str, tongue: Tongue) -> None:
    at(window, f"{made}/generations?lang={tongue}&old=aap-2002-fr&new=aap-2022-fr&fate=split")
    book = openpyxl.load_workbook(io.BytesIO(downloaded(window, "Excel (.xlsx)")))
    rows = [[cell.value for cell in row] for row in book.worksheets[0].iter_rows()]
    assert rows[0][0] == say("harmonisation.head_old", tongue)
    assert [(row[0], row[2]) for row in rows[1:]] == [("4", "3 + 4")]
    assert say("harmonisation.fate_split", tongue) in rows[1][4]
    table = list(csv.reader(io.StringIO(downloaded(window, "CSV").decode("utf-8-sig"))))
    assert any(line[:1] == ["4"] and "3 + 4" in line for line in table)
    document = docx.Document(io.BytesIO(downloaded(window, "Word (.docx)")))
    assert [cell.text for cell in document.tables[0].rows[1].cells][:3:2] == ["4", "3 + 4"]


def test_hostile_text_is_shown_as_text(window: Page, made: str) -> None:
    asked: list[str] = []
    window.on("request", lambda request: asked.append(request.url))
    at(window, f"{made}/generations?lang=fr&old=aap-2002-fr&new=aap-2022-fr&line=chp_1__art_2~chp_1__art_2")
    expect(window.locator(".beside").get_by_text("<script>document.title", exact=False).first).to_be_attached(
        timeout=HERE
    )
    assert window.title() != "taken"
    assert window.locator("img[src='x']").count() == 0
    assert not [url for url in asked if "example.org" in url]


@pytest.mark.timeout(1500)  # all files are read, some of them pictures of pages
def test_a_folder_of_contracts(window: Page, everything: str) -> None:
    """Every view in both languages, a cell, a band and a file; no page is wider than the window."""
    address = everything
    window.goto(f"{address}/?lang=fr")
    expect(window.locator(".scroll a").first).to_be_visible(timeout=5 * HERE)  # all files are read first
    settled(window)
    for tongue in TONGUES:
        _harmonisation(window, address, tongue)
        _generations(window, address, tongue)


def _harmonisation(window: Page, address: str, tongue: Tongue) -> None:
    at(window, f"{address}/harmonisation?lang={tongue}")
    expect(window.locator("td[data-place]").first).to_be_visible(timeout=5 * HERE)  # compared once
    settled(window)
    assert not too_wide(window)
    cell = window.locator("td.harmless, td.deviating").last
    place = cell.get_attribute("data-place") or ""
    cell.click()
    expect(window.locator("td[aria-selected=true]")).to_have_attribute("data-place", place, timeout=HERE)
    settled(window)
    again(window)
    expect(window.locator("td[aria-selected=true]")).to_have_attribute("data-place", place, timeout=HERE)
    expect(window.locator(".beside .facing.row").first).to_be_visible(timeout=HERE)
    for view in ("deviations", "matters", "agreement"):
        at(window, f"{address}/harmonisation?lang={tongue}&show={view}")
        assert not too_wide(window)
    book = openpyxl.load_workbook(io.BytesIO(downloaded(window, "Excel (.xlsx)")))
    assert len(list(book.worksheets[0].iter_rows())) > 5


def _generations(window: Page, address: str, tongue: Tongue) -> None:
    for level in ("articles", "chapters"):
        at(window, f"{address}/generations?lang={tongue}&level={level}")
        expect(window.locator("g.band").first).to_be_attached(timeout=5 * HERE)
        assert not too_wide(window)
    every = window.locator("tr.line").count()
    window.locator("g.block").first.focus()
    window.keyboard.press("Enter")
    expect(window.locator("tr.line")).not_to_have_count(every, timeout=HERE)
    settled(window)
    left = window.locator("tr.line").count()
    again(window)
    expect(window.locator("tr.line")).to_have_count(left, timeout=HERE)
    text = downloaded(window, "Markdown").decode()
    assert say("harmonisation.head_became", tongue) in text
