"""How quick the workbench is, measured in the browser: `python -m benchmarks.workbench [PLACE]`.

PLACE is a folder or a catalogue; else the contracts beside the project, else the samples. Measured of each page: from
the start of the navigation to the first words in its main part, and to its end; and from a click on one of its
filters until the page has changed. Once with a server that was just started and has read the files before, with the
time it took to listen apart; then by visitors with nothing in their browser's cache while the server remembers. Last,
what the server's memory grows by with visitors who look at every page. Needs Chromium.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page, sync_playwright
from rich.console import Console
from rich.table import Table

from app import PAGES
from benchmarks.screenshots import QUIET, ROOT, WINDOW, chromium, serving, settled
from corpus.batch import files_in, read_all
from corpus.catalogue import Catalogue
from corpus.messages import say

FOLDERS = (ROOT.parent / "shared" / "contracts", ROOT / "samples" / "pdf")
"""The first that is there is measured."""
COLUMNS = ("start", "cold", "cold_whole", "warm", "warm_whole", "click")
ROUNDS = 3
CLICKS = 5
VISITORS = 20
FILTERS = (
    "[data-testid=stMain] [data-testid=stPills] button", "[data-testid=stSidebar] [data-testid=stPills] button",
    "[data-testid=stMain] [data-testid=stButtonGroup] button", "[data-testid=stMain] [data-testid=stRadio] label",
    "[data-testid=stMain] tr.line", "[data-testid=stMain] [data-testid=stCheckbox] label", ".st-key-lang button",
)  # fmt: skip
"""What is clicked, the first kind that a page has; the switch of languages where it has no filter to click."""
PAINTED = """
const look = () => {
  const main = document.querySelector("[data-testid=stMain]");
  const said = main && [...main.querySelectorAll("h1, h2, h3, p, td, [data-testid=stBidiComponent], .stBidiComponent")]
    .some((e) => e.offsetHeight > 0 && (e.textContent.trim().length > 3 || e.shadowRoot));
  if (said) window.painted = performance.now(); else requestAnimationFrame(look);
};
addEventListener("DOMContentLoaded", () => requestAnimationFrame(look));
"""
CLICKED = """(button) => new Promise((done) => {
  const app = document.querySelector("[data-testid=stApp]"), start = performance.now();
  let ran = false;
  const watch = new MutationObserver(() => {
    if (app.dataset.testScriptState !== "notRunning") ran = true;
    else if (ran) { watch.disconnect(); requestAnimationFrame(() => done(performance.now() - start)); }
  });
  watch.observe(app, { attributes: true, attributeFilter: ["data-test-script-state"] });
  setTimeout(() => done(null), 60000);
  button.click();
})"""


@dataclass(slots=True)
class Speed:
    """Milliseconds of one page; None where nothing could be measured."""

    start: float | None = None
    cold: float | None = None
    cold_whole: float | None = None
    warm: float | None = None
    warm_whole: float | None = None
    click: float | None = None


def main() -> None:
    """Measures and prints the tables."""
    parser = argparse.ArgumentParser(prog="benchmarks.workbench")
    parser.add_argument("place", nargs="?", type=Path, default=next(f for f in FOLDERS if any(f.glob("*.pdf"))))
    parser.add_argument("--visitors", type=int, default=VISITORS)
    parser.add_argument("--only", nargs="+", choices=list(PAGES), default=list(PAGES))
    asked = parser.parse_args()
    console = Console()
    before = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        place, documents = _filled(asked.place, Path(folder))
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(QUIET))
        found = {page: Speed() for page in asked.only}
        for page, speed in found.items():  # each with a server of its own, so that no page warms another
            begun = time.monotonic()
            with serving(place, Path(folder)) as address:
                speed.start = 1000 * (time.monotonic() - begun)
                speed.cold, speed.cold_whole = _opened(browser, f"{address}/{page}?lang=fr")
        with serving(place, Path(folder)) as address:
            for page, speed in found.items():
                _warm(browser, f"{address}/{page}?lang=fr", speed)
        _print(console, found, asked.place, documents)
        with serving(place, Path(folder)) as address:
            _memory(console, browser, address, asked.only, asked.visitors)
        browser.close()
    after = os.getloadavg()[0]
    console.print(say("bench_workbench.load", cores=os.cpu_count(), before=f"{before:.1f}", after=f"{after:.1f}"))


def _filled(place: Path, folder: Path) -> tuple[Path, int]:
    """A catalogue of what is there, read before anything is measured, and how many documents it holds."""
    path = folder / "catalogue.sqlite" if place.is_dir() else place
    with Catalogue(str(path)) as catalogue:
        for _ in read_all(list(files_in([place])) if place.is_dir() else [], jobs=2, catalogue=catalogue):
            pass
        return path, len(catalogue.documents())


@contextmanager
def _visit(browser: Browser) -> Iterator[Page]:
    """The window of a new visitor."""
    with browser.new_context(viewport=WINDOW, locale="fr-BE") as context:
        context.set_default_timeout(180_000)
        context.add_init_script(PAINTED)
        yield context.new_page()


def _opened(browser: Browser, address: str) -> tuple[float, float]:
    """Milliseconds until the first words are there, and until the page is."""
    with _visit(browser) as window:
        return _shown(window, address)


def _shown(window: Page, address: str) -> tuple[float, float]:
    window.goto(address)
    window.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")
    window.wait_for_selector("[data-testid=stSkeleton]", state="detached")
    whole = float(window.evaluate("performance.now()"))
    settled(window)
    return float(window.evaluate("window.painted ?? performance.now()")), whole


def _warm(browser: Browser, address: str, speed: Speed) -> None:
    """The page as visitors see it whose server has shown it before."""
    _opened(browser, address)
    shown = [_opened(browser, address) for _ in range(ROUNDS)]
    speed.warm, speed.warm_whole = (median(column) for column in zip(*shown, strict=True))
    with _visit(browser) as window:
        _shown(window, address)
        _click(window)  # the first computes what the others only show
        clicks = [taken for taken in (_click(window) for _ in range(CLICKS)) if taken is not None]
        speed.click = median(clicks) if clicks else None


def _click(window: Page) -> float | None:
    for kind in FILTERS:
        buttons = window.locator(kind)
        if buttons.count() > 1:
            taken = buttons.nth(1 if _chosen(window, kind) == 0 else 0).evaluate(CLICKED)
            settled(window)
            return None if taken is None else float(taken)
    return None


def _chosen(window: Page, kind: str) -> int:
    """Which of the buttons was clicked last, so that the other one is next."""
    last = window.evaluate("(kind) => (window.turns = (window.turns ?? 0) + 1) % 2", kind)
    return 1 - int(last)


def _memory(console: Console, browser: Browser, address: str, pages: Sequence[str], visitors: int) -> None:
    """What visitors cost who look at these pages, all at once and after they have gone."""
    with _visit(browser) as first:
        for page in pages:
            _shown(first, f"{address}/{page}?lang=fr")
    start = _megabytes()
    contexts = []
    for _ in range(visitors):
        context = browser.new_context(viewport=WINDOW, locale="fr-BE")
        context.set_default_timeout(180_000)
        window = context.new_page()
        for page in pages:
            window.goto(f"{address}/{page}?lang=fr")
            settled(window)
        contexts.append(context)
    after = _megabytes()
    for context in contexts:
        context.close()
    with _visit(browser) as last:
        _shown(last, address)
    each = (after - start) / max(1, visitors)
    left = _megabytes()
    said = say("bench_workbench.memory", start=start, after=after, left=left, visitors=visitors, each=f"{each:.1f}")
    console.print(said, soft_wrap=True)


def _megabytes() -> int:
    """Memory of the server that this process started; 0 on a system without /proc."""
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            fields = dict(line.split(":", 1) for line in status.read_text().splitlines() if ":" in line)
            words = status.with_name("cmdline").read_bytes().split(b"\0")
        except OSError:
            continue
        if int(fields["PPid"]) == os.getpid() and b"streamlit" in words:
            return int(fields["VmRSS"].split()[0]) // 1024
    return 0


def _print(console: Console, found: dict[str, Speed], place: Path, documents: int) -> None:
    table = Table(title=say("bench_workbench.title", place=place.name, documents=documents))
    table.add_column(say("bench_workbench.page"))
    for column in COLUMNS:
        table.add_column(say(f"bench_workbench.{column}"), justify="right")
    for page, speed in found.items():
        values = [getattr(speed, column) for column in COLUMNS]
        table.add_row(page, *("–" if value is None else f"{value:.0f}" for value in values))
    console.print(table)


if __name__ == "__main__":
    main()
