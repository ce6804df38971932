"""The browser's own arrows and the language switch: what the visitor chose stays, and is said in one language."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from benchmarks.screenshots import serving, settled
from corpus.messages import say
from tests.views.browsing import HERE, leads_to
from tests.views.shelves import fill

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A workbench on the hand-made catalogue."""
    home = tmp_path_factory.mktemp("travel")
    with serving(Path(fill(home)), home) as address:
        yield address


def test_back_leads_to_the_article_before_and_forward_to_the_one_behind(window: Page, made: str) -> None:
    """The address rules, not what the visitor left on the page; else the page would push its own address again."""
    window.goto(f"{made}/read?document=onva-2022-fr&article=chp_1__art_1&lang=fr")
    settled(window)
    heading = window.locator("[data-testid=stMain] h3").first
    expect(heading).to_have_text("Article 1", timeout=HERE)
    window.get_by_role("row", name="Article 3").click()
    expect(heading).to_have_text("Article 3", timeout=HERE)
    settled(window)
    window.go_back()
    expect(heading).to_have_text("Article 1", timeout=HERE)
    settled(window)
    leads_to(window, "article=chp_1__art_1")
    window.go_forward()
    expect(heading).to_have_text("Article 3", timeout=HERE)


def test_back_takes_a_filter_off_again(window: Page, made: str) -> None:
    window.goto(f"{made}/compare?left=cbm-2022-fr&right=onva-2022-fr&article=chp_1__art_12&answer=chp_1__art_3&lang=fr")
    settled(window)
    every = window.locator("tr.line").count()
    window.get_by_role("button", name=say("compare_view.weight_material", "fr")).click()
    expect(window.locator("tr.line")).not_to_have_count(every, timeout=HERE)
    settled(window)
    window.go_back()
    expect(window.locator("tr.line")).to_have_count(every, timeout=HERE)
    settled(window)
    assert "weight=" not in window.url


@pytest.mark.parametrize(
    ("place", "label", "entry"),
    [
        ("?kind=contract", "views.column_kind", "views.kind_contract"),
        ("calendar?documents=onva-2022-fr", "duties_view.filter_bearer", "duties_view.everybody"),
        ("review?", "review.scope", "review.whole_corpus"),
    ],
)
def test_lists_speak_the_language_that_was_switched_to(
    window: Page, made: str, place: str, label: str, entry: str
) -> None:
    """The entry that is chosen, too, which the browser keeps as it was called before."""
    window.goto(f"{made}/{place}&lang=fr")
    settled(window)
    before = window.get_by_role("combobox", name=say(label, "fr"), exact=True)
    expect(before).to_have_value(say(entry, "fr"), timeout=HERE)
    window.get_by_role("radio", name="NL").or_(window.get_by_role("button", name="NL")).first.click()
    after = window.get_by_role("combobox", name=say(label, "nl"), exact=True)
    expect(after).to_have_value(say(entry, "nl"), timeout=HERE)
