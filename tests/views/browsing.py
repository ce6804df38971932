"""What the browser tests share."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from benchmarks.screenshots import chromium, settled

ROOT = Path(__file__).parents[2]
FOLDERS = {"samples": ROOT / "samples" / "pdf", "contracts": ROOT.parent / "shared" / "contracts"}
"""What the pages are driven on, where it is there."""
HERE = 60_000
"""Milliseconds that a busy machine may take to show something."""


def need_chromium() -> None:
    """Skips where there is no browser; fails where the environment says that it must be there."""
    if chromium() is None:
        missing = "Chromium is not installed: these tests drive a real browser"
        if "chromium" in os.environ.get("CONCORDANCE_REQUIRE", ""):
            pytest.fail(missing)
        pytest.skip(missing)


def nothing_runs(window: Page, address: str) -> None:
    """The hostile words of the invented contracts are words on this page: nothing of them runs or asks for anything."""
    asked: list[str] = []
    window.on("request", lambda request: asked.append(request.url))
    window.goto(address)
    expect(window.get_by_text("<script>document.title", exact=False).first).to_be_attached(timeout=HERE)
    assert window.title() != "taken"
    assert window.locator("img[src='x']").count() == 0
    assert not [url for url in asked if "example.org" in url]


def leads_to(window: Page, part: str) -> None:
    """The address comes to hold these words: the server tells the browser after the page has changed."""
    expect(window).to_have_url(re.compile(re.escape(part)), timeout=HERE)


def unfold(window: Page) -> None:
    """Opens everything that is folded; opening some can bring up others."""
    folded = window.locator("[data-testid=stExpander] details:not([open]) > summary")
    for _ in range(10):
        if not folded.count():
            break
        folded.evaluate_all("every => every.forEach(one => one.click())")
        settled(window)
    expect(folded).to_have_count(0)
