"""The pages Corpus, Read and Compare in a real browser: typing, citations, switches, chips, order, files, addresses."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl  # type: ignore[import-untyped]
import pytest
from playwright.sync_api import Locator, Page, expect

from benchmarks.screenshots import serving, settled, too_wide
from corpus.catalogue import Catalogue
from corpus.messages import Tongue, say
from corpus.provenance import version
from corpus.reader import Reading
from tests.views.browsing import leads_to, nothing_runs
from tests.views.shelves import HOSTILE, contract, fill, pdf

ROOT = Path(__file__).parents[2]
CONTRACTS = ROOT.parent / "shared" / "contracts"
HERE = 60_000
"""Milliseconds that a busy machine may take to show something."""
OLD = {
    "1": "Pour l'application du présent contrat, on entend par « le comité » : le comité de gestion.",
    "2": f"Le service verse 1.250 euros dans les 30 jours qui suivent la demande. =1+1 {HOSTILE}",
    "3": "Le service tient un registre des plaintes qu'il reçoit des communes et de leurs habitants.",
    "4": "Le plan visé à l'article 2 est revu chaque année avec le comité.",
}
NEW = OLD | {"2": OLD["2"].replace("30 jours", "45 jours"), "5": "Le greffe conserve les archives pendant dix ans."}
DUTCH = {
    "1": "Voor de toepassing van deze overeenkomst wordt verstaan onder „het comité”: het beheerscomité.",
    "2": "De dienst betaalt 1.250 euro binnen de 60 dagen die volgen op de aanvraag.",
    "3": "De dienst houdt een register bij van de klachten die hij van de gemeenten en hun inwoners ontvangt.",
    "4": "Het plan bedoeld in artikel 2 wordt elk jaar met het comité herzien.",
}

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A workbench on two generations of an invented contract and on its Dutch text."""
    home = tmp_path_factory.mktemp("made")
    database = fill(home)
    with Catalogue(database) as catalogue:
        for id, language, texts in (("a-old", "fr", OLD), ("a-new", "fr", NEW), ("a-dutch", "nl", DUTCH)):
            file = pdf(home / f"{id}.pdf")
            file.write_bytes(file.read_bytes() + b"%" + id.encode())
            document = contract(id, "ONVA", language, texts, file)  # type: ignore[arg-type]
            catalogue.add(Reading(file.name, document.sha256, 2, (document,)), "made by hand", file)
    with serving(Path(database), home) as address:
        yield address


def at(window: Page, address: str) -> None:
    window.goto(address)
    settled(window)


def chip(window: Page, words: str) -> Locator:
    return window.get_by_role("button", name=words)


def downloaded(window: Page, name: str) -> bytes:
    with window.expect_download() as found:
        window.get_by_role("button", name=name).click()
    return Path(found.value.path()).read_bytes()


def test_search_as_one_types(window: Page, made: str) -> None:
    """Without Enter, without accents; the hits are counted and marked, and the address keeps the words."""
    at(window, f"{made}/read?document=a-old&article=chp_1__art_4&lang=fr")
    expect(window.locator("tr.line")).to_have_count(5, timeout=HERE)
    window.get_by_label(say("views.find", "fr")).press_sequentially("annee", delay=20)
    expect(window.locator("tr.line")).to_have_count(1, timeout=HERE)
    expect(window.locator("tr.line td").nth(1)).to_have_text("1")
    expect(window.locator(".wording .hit")).to_have_text("année", timeout=HERE)
    settled(window)
    at(window, window.url)
    expect(window.locator("tr.line")).to_have_count(1, timeout=HERE)


def test_a_citation_leads_on_without_loading_the_page_anew(window: Page, made: str) -> None:
    at(window, f"{made}/read?document=a-old&article=chp_1__art_4&lang=fr")
    window.evaluate("() => { window.stayed = true; }")
    window.locator(".wording a.go").click()
    expect(window.locator(".wording")).to_contain_text("1.250 euros", timeout=HERE)
    settled(window)
    leads_to(window, "article=chp_1__art_2")
    assert window.evaluate("() => window.stayed") is True


def test_from_compare_to_read_and_back_without_loading_the_page_anew(window: Page, made: str) -> None:
    """What the address says of a page rules, whatever the visitor left there."""
    at(window, f"{made}/read?document=a-old&article=chp_1__art_4&lang=fr")
    at(window, f"{made}/compare?left=a-old&right=a-new&article=chp_1__art_2&lang=fr")
    window.evaluate("() => { window.stayed = true; }")
    way = window.locator(".aligned .heads a")
    way.nth(1).click()
    expect(window.locator(".wording")).to_contain_text("45 jours", timeout=HERE)
    settled(window)
    leads_to(window, "read?document=a-new&article=chp_1__art_2")
    window.go_back()
    expect(window.locator(".row ins")).to_contain_text("45", timeout=HERE)
    settled(window)
    way.nth(0).click()
    expect(window.locator(".wording")).to_contain_text("30 jours", timeout=HERE)
    settled(window)
    leads_to(window, "read?document=a-old&article=chp_1__art_2")
    assert window.evaluate("() => window.stayed") is True


def test_facts_are_switched_on_and_off(window: Page, made: str) -> None:
    at(window, f"{made}/read?document=a-old&article=chp_1__art_2&lang=fr")
    amount = window.locator(".wording .fact.amount").first
    expect(amount).to_be_visible(timeout=HERE)
    assert "EUR" in str(amount.get_attribute("title"))
    chip(window, "montant").click()
    expect(window.locator(".wording .fact.amount")).to_have_count(0, timeout=HERE)
    assert window.locator(".wording .fact.limit").count()
    settled(window)
    assert "montant" not in window.locator("p.legend").inner_text()
    at(window, window.url)
    expect(window.locator(".wording .fact.limit").first).to_be_visible(timeout=HERE)
    assert window.locator(".wording .fact.amount").count() == 0


def test_only_substantive_differences_in_one_click(window: Page, made: str) -> None:
    at(window, f"{made}/compare?left=a-old&right=a-new&lang=fr")
    expect(window.locator("tr.line")).to_have_count(5, timeout=HERE)
    chip(window, say("compare_view.weight_material", "fr")).click()
    expect(window.locator("tr.line")).to_have_count(2, timeout=HERE)
    expect(window.locator(".row del")).to_contain_text("30", timeout=HERE)
    expect(window.locator(".told tr.material")).to_contain_text("≠")
    settled(window)
    leads_to(window, "weight=material")
    at(window, window.url)
    expect(window.locator("tr.line")).to_have_count(2, timeout=HERE)


def test_the_order_is_switched(window: Page, made: str) -> None:
    at(window, f"{made}/compare?left=cbm-2022-fr&right=onva-2022-fr&lang=fr")
    name = say("compare_view.order_right", "fr")
    window.get_by_role("radio", name=name).or_(window.get_by_role("button", name=name)).first.click()
    window.wait_for_url("**order=right**", timeout=HERE)
    expect(window.locator("tr.line").first).to_contain_text("∅", timeout=HERE)


def test_french_beside_dutch(window: Page, made: str) -> None:
    at(window, f"{made}/compare?left=a-old&right=a-dutch&article=chp_1__art_2&lang=nl&glossary=1")
    expect(window.locator(".told tr.material").first).to_contain_text(
        say("comparison.kind_amount", "nl")[:4], timeout=HERE
    )
    expect(window.locator(".row ins.material").first).to_contain_text("60")
    assert window.locator(".row [lang=nl]").count()
    expect(window.locator(".told.even").or_(window.get_by_text(say("compare_view.no_terms", "nl")))).to_be_visible()


def test_the_pages_beside_each_other(window: Page, made: str) -> None:
    at(window, f"{made}/compare?left=a-old&right=a-new&article=chp_1__art_2&lang=fr")
    window.get_by_text(say("compare_view.pages", "fr")).click()
    expect(window.get_by_role("img", name="Page 1 du fichier")).to_have_count(2, timeout=HERE)
    settled(window)
    leads_to(window, "pages=1")


@pytest.mark.parametrize("tongue", ["fr", "nl"])
def test_the_saved_comparison(window: Page, made: str, tongue: Tongue) -> None:
    at(window, f"{made}/compare?left=a-old&right=a-new&lang={tongue}")
    book = openpyxl.load_workbook(io.BytesIO(downloaded(window, say("compare_view.save_xlsx", tongue))))
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert any("45 jours" in str(cell.value) for cell in cells)
    found = json.loads(downloaded(window, say("compare_view.save_json", tongue)))
    assert found["left"] == "a-old"
    with zipfile.ZipFile(io.BytesIO(downloaded(window, say("compare_view.save_docx", tongue)))) as word:
        text = word.read("word/document.xml").decode()
    assert "<w:ins" in text
    assert "<w:del" in text
    page = downloaded(window, say("compare_view.save_html", tongue)).decode()
    assert "<script>document" not in page
    assert "45 jours" in downloaded(window, say("compare_view.save_md", tongue)).decode()


def test_the_remarks_of_a_document_and_the_way_to_its_page(window: Page, made: str) -> None:
    at(window, f"{made}/?lang=fr")
    window.locator("tr", has_text="a-new").locator("td.number a").click()
    expect(window.get_by_text("tree.no_such_message", exact=False)).to_be_visible(timeout=HERE)
    settled(window)
    leads_to(window, "about=a-new")
    window.locator(".remarks a").click()
    expect(window.get_by_role("img", name="Page 2 du fichier")).to_be_visible(timeout=HERE)
    leads_to(window, "page=2")


def test_a_document_is_deleted_and_the_list_saved(window: Page, made: str) -> None:
    at(window, f"{made}/?lang=fr&about=rdow-2022-nl")
    window.get_by_role("button", name=say("corpus_view.delete", "fr")).click()
    window.get_by_role("button", name=say("corpus_view.delete_yes", "fr")).click()
    expect(window.locator(".scroll a", has_text="rdow-2022-nl")).to_have_count(0, timeout=HERE)
    settled(window)
    table = downloaded(window, say("corpus_view.save_csv", "fr")).decode("utf-8-sig")
    assert "a-new" in table
    assert "rdow-2022-nl" not in table
    origin = json.loads(downloaded(window, say("views.origin", "fr")))
    assert origin["url"] == "concordance.csv"
    assert origin["dc:provenance"] == f"rules {version()}"


@pytest.mark.parametrize(
    "place", ["read?document=a-old&article=chp_1__art_2", "compare?left=a-old&right=a-new&article=chp_1__art_2"]
)
def test_hostile_text_is_shown_as_text(window: Page, made: str, place: str) -> None:
    nothing_runs(window, f"{made}/{place}&lang=fr")


@pytest.mark.parametrize("folder", ["contracts"])
def test_the_real_contracts(window: Page, shown: Callable[[str], str], folder: str) -> None:
    """Search, a citation, chips, and the two languages of one text, on what was really printed."""
    address = shown(folder)
    window.goto(f"{address}/?lang=fr")
    expect(window.locator(".scroll a").first).to_be_visible(timeout=10 * HERE)  # all files are read first
    settled(window)
    ids = window.locator("td.document a").all_inner_texts()
    french, dutch = (next(id for id in ids if id.endswith(f"2022-{code}")) for code in ("fr", "nl"))
    at(window, f"{address}/read?lang=fr&document={french}&words=delai")
    every = window.locator("tr.line").count()
    assert 0 < every < 60
    expect(window.locator(".wording .fact").first).to_be_visible(timeout=3 * HERE)
    assert not too_wide(window)
    at(window, f"{address}/compare?lang=nl&left={french}&right={dutch}")
    expect(window.locator("tr.line").first).to_be_visible(timeout=5 * HERE)
    rows = window.locator("tr.line").count()
    chip(window, say("compare_view.weight_material", "nl")).click()
    expect(window.locator("tr.line")).not_to_have_count(rows, timeout=HERE)
    expect(window.locator(".told tr.material").first).to_be_visible(timeout=HERE)
    assert not too_wide(window)
