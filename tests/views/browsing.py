"""What the browser tests share."""

from __future__ import annotations

import os

import pytest

from benchmarks.screenshots import chromium

HERE = 60_000
"""Milliseconds that a busy machine may take to show something."""


def need_chromium() -> None:
    """Skips where there is no browser; fails where the environment says that it must be there."""
    if chromium() is None:
        missing = "Chromium is not installed: these tests drive a real browser"
        if "chromium" in os.environ.get("CONCORDANCE_REQUIRE", ""):
            pytest.fail(missing)
        pytest.skip(missing)
