"""Review in a real browser: decided with the keyboard, kept, seen by a second visitor, applied to what is saved."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from benchmarks.screenshots import serving, settled, too_wide
from corpus.catalogue import Catalogue
from corpus.messages import Tongue, say
from corpus.reader import Reading
from corpus.verdict import Verdict
from corpus.verdicts import Verdicts
from tests.views.browsing import HERE
from tests.views.shelves import HOSTILE, contract, fill, pdf

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "samples" / "pdf"
CONTRACTS = ROOT.parent / "shared" / "contracts"
TEXTS = {
    "1": "Le rapport annuel est remis au ministre dans les XX jours.",
    "2": "Le plan est transmis au ministre dans les meilleurs délais.",
    "3": "Le bilan est communiqué au ministre en temps utile.",
    "4": f"Le compte {HOSTILE} est remis sans délai au ministre.",
}
pytestmark = pytest.mark.browser


@pytest.fixture
def made(tmp_path: Path) -> Iterator[tuple[str, str]]:
    """A workbench on four limits without a figure: its address, and its database."""
    database = fill(tmp_path)
    put(database, TEXTS, tmp_path, 2)
    with serving(Path(database), tmp_path) as address:
        yield address, database


def put(database: str, texts: dict[str, str], folder: Path, pages: int) -> None:
    file = pdf(folder / "a-doubtful.pdf", pages)
    document = contract("a-doubtful", "ONVA", "fr", texts, file)
    with Catalogue(database) as catalogue:
        catalogue.add(Reading("a-doubtful.pdf", document.sha256, pages, (document,)), "made by hand", file)


def at(window: Page, address: str) -> None:
    window.goto(address)
    settled(window)


def asked(window: Page, words: str) -> None:
    """Waits until these words are asked about."""
    expect(window.locator("blockquote mark")).to_contain_text(words, timeout=HERE)
    settled(window)


def stored(database: str) -> list[Verdict]:
    with Verdicts(database) as store:
        return [standing.verdict for standing in store.of()]


def test_with_the_keyboard_alone(window: Page, made: tuple[str, str]) -> None:
    """Accept, go on and back, reject, correct; each is on the disk at once, and a new visit shows it."""
    address, database = made
    where = f"{address}/review?document=a-doubtful&kind=time_limit&lang=fr"
    at(window, where)
    asked(window, "XX")
    expect(window.get_by_role("img", name="Page 1 du fichier")).to_be_visible()  # its place on the page, beside it
    window.keyboard.press("a")
    asked(window, "meilleurs")
    assert [v.decision for v in stored(database)] == ["accept"]
    window.keyboard.press("j")
    asked(window, "utile")
    window.keyboard.press("k")
    asked(window, "meilleurs")
    window.keyboard.press("x")
    asked(window, "utile")
    assert [v.decision for v in stored(database)] == ["accept", "reject"]
    window.keyboard.press("e")
    window.get_by_role("combobox", name=say("review.field_norm", "fr")).click()
    window.get_by_role("option", name=say("review.norm_relative", "fr")).click()
    window.get_by_label(say("review.field_event", "fr")).fill("la clôture")
    window.keyboard.press("Tab")
    save = window.get_by_role("button", name=say("review.save", "fr"))
    expect(save).to_be_enabled(timeout=HERE)
    settled(window)
    window.keyboard.press("Control+Enter")
    asked(window, "sans délai")
    assert [v.decision for v in stored(database)] == ["accept", "reject", "correct"]
    at(window, f"{where}&state=decided")
    expect(window.locator("tr.line")).to_have_count(3, timeout=HERE)
    saved = _obligations(window, address)
    assert [line for line in saved if "la clôture" in " ".join(line) and "corrigé" in " ".join(line)]


def _obligations(window: Page, address: str) -> list[list[str]]:
    at(window, f"{address}/obligations?document=a-doubtful&lang=fr")
    with window.expect_download() as found:
        window.get_by_role("button", name="CSV").click()
    return list(csv.reader(io.StringIO(Path(found.value.path()).read_text("utf-8-sig"))))


def test_a_second_visitor_sees_it_and_a_conflict_is_shown(window: Page, made: tuple[str, str]) -> None:
    address, database = made
    where = f"{address}/review?document=a-doubtful&kind=time_limit&lang=fr"
    at(window, where)
    asked(window, "XX")
    browser = window.context.browser
    assert browser is not None
    second = browser.new_page(locale="nl-BE")
    second.set_default_timeout(HERE)
    at(second, where.replace("lang=fr", "lang=nl"))
    asked(second, "XX")
    window.bring_to_front()  # keys go to what lies on top
    window.keyboard.press("x")
    asked(window, "meilleurs")
    second.bring_to_front()
    second.keyboard.press("a")  # without having seen it
    expect(second.get_by_text("intussen").first).to_be_visible(timeout=HERE)
    expect(second.locator("dl.facts")).to_contain_text("verworpen", timeout=HERE)
    expect(second.locator("dl.facts")).to_contain_text("aanvaard")
    at(second, f"{where}&state=decided")
    expect(second.locator("tr.line")).to_have_count(1, timeout=HERE)
    second.close()
    assert [v.decision for v in stored(database)] == ["accept"]
    with Verdicts(database) as store:
        (standing,) = store.of()
        assert [v.decision for v in standing.unseen] == ["reject"]


def test_a_changed_file_keeps_what_was_decided(window: Page, made: tuple[str, str], tmp_path: Path) -> None:
    address, database = made
    where = f"{address}/review?document=a-doubtful&kind=time_limit&lang=fr"
    at(window, where)
    asked(window, "XX")
    window.keyboard.press("x")
    asked(window, "meilleurs")
    window.keyboard.press("a")
    asked(window, "utile")
    put(database, {"1": "Un article nouveau.", "2": TEXTS["1"], "3": TEXTS["3"]}, tmp_path, 3)
    at(window, f"{where}&state=decided")
    asked(window, "XX")
    expect(window.locator("dl.facts")).to_contain_text("rejeté")
    expect(window.get_by_text("dans les meilleurs délais").first).to_be_visible(timeout=HERE)  # an orphan


def test_hostile_words_are_words(window: Page, made: tuple[str, str]) -> None:
    address, _ = made
    calls: list[str] = []
    window.on("request", lambda request: calls.append(request.url))
    at(window, f"{address}/review?document=a-doubtful&kind=obligation&state=all&lang=fr")
    row = window.locator("tr.line", has_text="<script>").first
    row.click()
    expect(window.locator("blockquote")).to_contain_text("<script>document.title", timeout=HERE)
    window.keyboard.press("x")
    settled(window)
    assert window.title() != "taken"
    assert window.locator("img[src='x']").count() == 0
    assert not [url for url in calls if "example.org" in url]


def test_a_folder_of_contracts(window: Page, own_copy: str) -> None:
    """Decide in each language, load the address again; no page is wider than the window."""
    address = own_copy
    tongues: tuple[Tongue, ...] = ("fr", "nl")
    window.goto(f"{address}/?lang=fr")
    expect(window.locator(".scroll a").first).to_be_visible(timeout=10 * HERE)  # all files are read first
    settled(window)
    for tongue in tongues:
        at(window, f"{address}/review?lang={tongue}")
        expect(window.locator("blockquote mark").first).to_be_visible(timeout=4 * HERE)
        settled(window)
        assert not too_wide(window)
        before = window.url
        assert "item=" in before
        window.keyboard.press("a")
        expect(window.locator("[data-testid=stAlert]").first).to_be_visible(timeout=4 * HERE)
        settled(window)
        assert window.url != before
        at(window, before)
        accepted = say("verdicts.decision_accept", tongue)
        expect(window.locator("dl.facts").first).to_contain_text(accepted, timeout=4 * HERE)
