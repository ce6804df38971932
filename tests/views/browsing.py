"""What the browser tests share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from playwright.sync_api import Page

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


def unfold(window: Page) -> None:
    """Opens everything that is folded; opening one can bring up others."""
    folded = window.locator("[data-testid=stExpander] details:not([open]) > summary")
    for _ in range(30):
        if not folded.count():
            break
        folded.first.click()
        settled(window)
