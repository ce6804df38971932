"""Pictures of every page of the workbench in French and Dutch: `python -m benchmarks.screenshots [PLACE [OUT]]`.

PLACE is a folder of contracts or a catalogue, else the samples; the pictures go to `out/screenshots`. Needs Chromium
(found on the PATH, or named by the environment variable CHROMIUM). They are for looking at: the command fails only
where a page does not appear or is wider than the window.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Page, Playwright, ViewportSize, sync_playwright

from app import PAGES
from commands.workbench import Listening, command, free_port

ROOT = Path(__file__).parents[1]
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
WINDOW: ViewportSize = {"width": 1280, "height": 860}
TALLEST = 4000
"""Pixels of a picture from top to bottom: Streamlit scrolls inside its page, which so is made as tall as it gets."""
HEIGHT = "document.querySelector('[data-testid=stMain]').scrollHeight"
PATIENCE = 180.0
"""Seconds: the first visitor waits until a new folder is read."""


def chromium() -> str | None:
    """The browser to drive, None where there is none."""
    return os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")


@contextmanager
def serving(place: Path, home: Path, sign_in: Path | None = None, port: int = 0) -> Iterator[str]:
    """The address of a workbench started on `place` as `concordance app` starts it, which keeps what it writes in
    `home`; ends with the block."""
    port = port or free_port()
    words = command(str(place), Listening(port=port, sign_in=sign_in))
    words.insert(words.index("--"), "--server.headless=true")
    kept = {"XDG_CACHE_HOME": str(home / "cache"), "XDG_DATA_HOME": str(home / "data")}
    with (home / "server.log").open("w", encoding="utf-8") as log:
        server = subprocess.Popen(words, cwd=ROOT, env=os.environ | kept, stdout=log, stderr=log)
        try:
            address = f"http://127.0.0.1:{port}"
            _wait(server, f"{address}/_stcore/health")
            yield address
        finally:
            server.terminate()
            server.wait(30)


@contextmanager
def browser_page(playwright: Playwright, scheme: str = "light") -> Iterator[Page]:
    """A page of a headless Chromium. FileNotFoundError where there is no Chromium."""
    executable = chromium()
    if executable is None:
        raise FileNotFoundError("Chromium is not on the PATH; install it or name it in CHROMIUM.")
    browser = playwright.chromium.launch(executable_path=executable, args=list(QUIET))
    try:
        yield browser.new_page(viewport=WINDOW, color_scheme=scheme, locale="fr-BE")  # type: ignore[arg-type]
    finally:
        browser.close()


def settled(page: Page) -> None:
    """Waits until the page has run to its end."""
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]", timeout=PATIENCE * 1000)
    page.wait_for_selector("[data-testid=stSkeleton]", state="detached", timeout=PATIENCE * 1000)
    page.wait_for_timeout(300)


def too_wide(page: Page) -> bool:
    """Is there more than the window shows from left to right?"""
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))


def main() -> None:
    """Writes the pictures and says where."""
    place = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "samples" / "pdf"
    out = Path(sys.argv[2]) if len(sys.argv) > 2 else ROOT / "out" / "screenshots"
    out.mkdir(parents=True, exist_ok=True)
    wide: list[str] = []
    with serving(place, out) as address, sync_playwright() as playwright:
        for scheme in ("light", "dark"):
            with browser_page(playwright, scheme) as page:
                wide += [name for name in _all(page, address, out, scheme) if name]
    if wide:
        sys.exit(f"wider than the window: {', '.join(wide)}")


def _all(page: Page, address: str, out: Path, scheme: str) -> Iterator[str]:
    for tongue in ("fr", "nl"):
        for name in PAGES:
            page.goto(f"{address}/{name}?lang={tongue}")
            settled(page)
            file = out / f"{name}-{tongue}-{scheme}.png"
            height = min(TALLEST, max(WINDOW["height"], int(page.evaluate(HEIGHT))))
            page.set_viewport_size({"width": WINDOW["width"], "height": height})
            settled(page)
            page.screenshot(path=file)
            print(file)
            yield file.name if too_wide(page) else ""
            page.set_viewport_size(WINDOW)


def _wait(server: subprocess.Popen[bytes], address: str) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if server.poll() is not None:
            raise RuntimeError("the workbench stopped at its start; see server.log")
        try:
            with urlopen(address, timeout=5):
                return
        except (URLError, OSError):
            time.sleep(0.1)
    raise TimeoutError("the workbench does not answer")


if __name__ == "__main__":
    main()
