"""The workbench in a real browser, started as a user starts it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from benchmarks.screenshots import serving, settled, too_wide
from tests.views.shelves import add_hostile, fill

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "samples" / "pdf"
CONTRACTS = ROOT.parent / "shared" / "contracts"
HERE = 60_000
"""Milliseconds that a busy machine may take to show something."""

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A workbench on the hand-made catalogue, with a hostile document in it."""
    home = tmp_path_factory.mktemp("made")
    database = fill(home)
    add_hostile(database, home)
    with serving(Path(database), home) as address:
        yield address


def test_from_the_list_to_the_tree_to_the_page(window: Page, made: str) -> None:
    window.goto(f"{made}/?lang=fr")
    window.get_by_role("link", name="onva-2022-fr").click()
    settled(window)
    window.get_by_role("row", name="Article 3").click()
    expect(window.locator(".wording .fact.limit").first).to_contain_text("dans les 15 jours ouvrables", timeout=HERE)
    picture = window.get_by_role("img", name="Page 2 du fichier")
    expect(picture).to_be_visible()
    expect(window).to_have_url(f"{made}/read?document=onva-2022-fr&lang=fr&article=chp_1__art_3")


def test_an_address_leads_to_the_same_place_in_a_new_visit(window: Page, made: str) -> None:
    window.goto(f"{made}/read?document=rdow-2022-nl&article=chp_1__art_2__para_2&lang=nl")
    expect(window.locator(".wording .chosen")).to_contain_text("Het comité wordt ingelicht.", timeout=HERE)
    expect(window.locator(".wording")).to_have_attribute("lang", "nl")


def test_the_frame_is_on_the_picture(window: Page, made: str) -> None:
    """The boxes are drawn in an amber that no printed page of ours has."""
    window.goto(f"{made}/read?document=onva-2022-fr&article=chp_1__art_1&lang=fr")
    picture = window.get_by_role("img", name="Page 1 du fichier")
    expect(picture).to_be_visible(timeout=HERE)
    amber = picture.evaluate(
        """async (img) => {
          await img.decode();
          const canvas = Object.assign(document.createElement("canvas"),
            { width: img.naturalWidth, height: img.naturalHeight });
          const at = canvas.getContext("2d");
          at.drawImage(img, 0, 0);
          const inside = at.getImageData(80 * 1.6, 110 * 1.6, 1, 1).data;
          const outside = at.getImageData(80 * 1.6, 400 * 1.6, 1, 1).data;
          return [inside[2] < 230, outside[2] > 250];
        }"""
    )
    assert amber == [True, True]


def test_two_contracts_side_by_side(window: Page, made: str) -> None:
    window.goto(f"{made}/compare?left=cbm-2022-fr&right=onva-2022-fr&lang=fr")
    settled(window)
    window.locator("tr.line", has_text="12").click()
    expect(window.locator(".row del")).to_contain_text("20", timeout=HERE)
    expect(window.locator(".row ins")).to_contain_text("15")


def test_the_language_switch(window: Page, made: str) -> None:
    window.goto(f"{made}/?lang=fr")
    settled(window)
    window.get_by_role("radio", name="NL").or_(window.get_by_role("button", name="NL")).first.click()
    expect(window.get_by_role("heading", name="Bestanden toevoegen")).to_be_visible(timeout=HERE)
    assert window.evaluate("document.documentElement.lang") == "nl"


@pytest.mark.parametrize("place", ["", "read?document=hostile", "compare?left=hostile&right=hostile-2"])
def test_hostile_text_is_shown_as_text(window: Page, made: str, place: str) -> None:
    asked: list[str] = []
    window.on("request", lambda request: asked.append(request.url))
    window.goto(f"{made}/{place}")
    settled(window)
    expect(window.get_by_text("<script>document.title", exact=False).first).to_be_visible(timeout=HERE)
    assert window.title() != "taken"
    assert window.locator("img[src='x']").count() == 0
    assert not [url for url in asked if "example.org" in url]


@pytest.mark.parametrize("name", ["", "read?document=onva-2022-fr", "compare"])
@pytest.mark.parametrize("tongue", ["fr", "nl"])
def test_no_page_is_wider_than_the_window(window: Page, made: str, name: str, tongue: str) -> None:
    window.goto(f"{made}/{name}{'&' if '?' in name else '?'}lang={tongue}")
    settled(window)
    assert not too_wide(window)
    assert not window.evaluate("[...document.querySelectorAll('.scroll')].some(e => e.scrollWidth > e.clientWidth)")


def test_a_dropped_file_is_read_and_a_bad_one_says_why(window: Page, made: str, tmp_path: Path) -> None:
    good, bad = tmp_path / "avenant.txt", tmp_path / "vide.pdf"
    good.write_text("CONTRAT D'ADMINISTRATION\n\nArticle 1er. Le plan est revu.\n\nArticle 2. Le plan est publié.\n")
    bad.write_bytes(b"")
    window.goto(f"{made}/?lang=fr")
    settled(window)
    window.locator("input[type=file]").set_input_files([good, bad])
    window.get_by_role("button", name="Lire ces fichiers").click()
    expect(window.get_by_text("avenant.txt : lu (documents : 1")).to_be_visible(timeout=2 * HERE)
    expect(window.get_by_text("vide.pdf : le fichier est vide", exact=False).first).to_be_visible()


def test_a_folder_of_contracts(window: Page, everything: str) -> None:
    """Read, listed, a tree beside its page, two of them compared."""
    address = everything
    window.goto(f"{address}/?lang=fr")
    settled(window)
    links = window.locator(".scroll a")
    expect(links.first).to_be_visible(timeout=5 * HERE)
    assert links.count() >= 4
    window.locator("tr", has_text="contrat").locator("a").first.click()
    settled(window)
    expect(window.get_by_role("img", name="Page").first).to_be_visible(timeout=HERE)
    assert window.locator(".wording").inner_text().strip()
    window.goto(f"{address}/compare?lang=fr")
    settled(window)
    expect(window.locator(".aligned").first).to_be_visible(timeout=5 * HERE)
    assert window.locator(".aligned .verdict").inner_text()[0] in "=≈≠∅"
