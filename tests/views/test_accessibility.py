"""Every page for everybody: by axe's rules, by keyboard, at a larger zoom, in the dark, on paper."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pypdfium2
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect

from app import PAGES
from benchmarks.screenshots import settled, too_wide
from tests.views.browsing import HERE, unfold
from tests.views.shelves import TEXTS

pytestmark = pytest.mark.browser


@dataclass(frozen=True, slots=True)
class Allowed:
    """A violation that Streamlit causes and that we can't mend: the rule, a piece of the element's HTML, why."""

    rule: str
    html: str
    why: str


ALLOWED: tuple[Allowed, ...] = ()
"""Streamlit 1.67 causes none that our style sheets don't mend."""

SEVERE = ("serious", "critical")
SCREENS: dict[str, ViewportSize] = {
    "1280 px": {"width": 1280, "height": 860},
    "1280 px at 125 %": {"width": 1024, "height": 688},
}
ASKED = "document=onva-2022-fr&left=onva-2022-fr&right=cbm-2022-fr"
WITHOUT = "button, [data-testid=stSelectbox], [data-testid=stMultiSelect], style, title"
"""Labels that Streamlit makes carry no language; the title of a drawn shape holds words of two."""
DEEPEST = """() => {
  let at = document.activeElement;
  while (at && at.shadowRoot && at.shadowRoot.activeElement) at = at.shadowRoot.activeElement;
  return at;
}"""
FOCUS = f"""() => {{
  const at = ({DEEPEST})();
  if (!at || at === document.body) return null;
  const near = [at, ...at.querySelectorAll("td, label, div, span"), at.parentElement,
                at.parentElement?.parentElement, at.nextElementSibling,
                at.closest("label, section, [data-baseweb], [data-testid]")].filter((e) => e);
  for (const e of near) {{  // rings fade in and out
    for (const a of e.getAnimations()) {{ if (a.effect.getComputedTiming().endTime !== Infinity) a.finish(); }}
  }}
  const ringed = (e) => {{
    const s = getComputedStyle(e);
    return (s.outlineStyle !== "none" && parseFloat(s.outlineWidth) > 0) || s.boxShadow !== "none";
  }};
  const drawn = [...at.querySelectorAll("path, rect, circle")].some(
    (e) => getComputedStyle(e).stroke !== "none" && parseFloat(getComputedStyle(e).strokeWidth) >= 2);
  return [at.tagName + " " + at.outerHTML.slice(0, 120), drawn || near.some(ringed)];
}}"""


@pytest.fixture
def address(plain: str) -> str:
    return plain


@pytest.fixture(scope="module")
def visitor(browser: Browser) -> Iterator[BrowserContext]:
    """Somebody whose browser loads the programs of the pages once, for all tests."""
    with browser.new_context(locale="fr-BE") as context:
        context.set_default_timeout(HERE)
        yield context


@contextmanager
def opened(
    visitor: BrowserContext, screen: str = "1280 px", scheme: Literal["light", "dark"] = "light"
) -> Iterator[Page]:
    """A new window."""
    window = visitor.new_page()
    try:
        window.set_viewport_size(SCREENS[screen])
        window.emulate_media(color_scheme=scheme)
        yield window
    finally:
        window.close()


def at(window: Page, address: str, page: str, tongue: str = "fr") -> None:
    """The page with everything on it unfolded."""
    window.goto(f"{address}/{page}?lang={tongue}&{ASKED}")
    settled(window)
    unfold(window)


def severe(window: Page) -> list[str]:
    """What axe finds serious or critical, without what is allowed."""
    grave = [v for v in Axe().run(window).response["violations"] if v["impact"] in SEVERE]
    return [
        f"{violation['id']}: {node['html'][:200]} {json.dumps(node['failureSummary'])[:300]}"
        for violation in grave
        for node in violation["nodes"]
        if not any(a.rule == violation["id"] and a.html in node["html"] for a in ALLOWED)
    ]


def test_axe_itself_finds_what_is_wrong(visitor: BrowserContext) -> None:
    """Else an axe that does not run would pass every page."""
    with opened(visitor) as window:
        window.set_content(
            "<html lang=fr><title>x</title><main><img src=x><p style='color:#bbb;background:#fff'>des mots pâles"
        )
        assert sorted(line.split(":")[0] for line in severe(window)) == ["color-contrast", "image-alt"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("page", PAGES)
def test_no_page_has_a_severe_fault(
    visitor: BrowserContext, address: str, page: str, scheme: Literal["light", "dark"]
) -> None:
    with opened(visitor, scheme=scheme) as window:
        at(window, address, page)
        assert severe(window) == []
        assert window.evaluate("document.documentElement.lang") == "fr"


@pytest.mark.parametrize("screen", SCREENS)
def test_no_page_is_scrolled_sideways(visitor: BrowserContext, address: str, screen: str) -> None:
    with opened(visitor, screen) as window:
        for page in PAGES:
            for tongue in ("fr", "nl"):
                at(window, address, page, tongue)
                main = window.locator("[data-testid=stMain]")
                assert not too_wide(window), (page, tongue)
                assert main.evaluate("e => e.scrollWidth <= e.clientWidth"), (page, tongue)


@pytest.mark.parametrize("page", PAGES)
def test_what_the_keyboard_reaches_is_seen_to_have_focus(visitor: BrowserContext, address: str, page: str) -> None:
    with opened(visitor) as window:
        at(window, address, page)
        reached = []
        for _ in range(25):
            window.keyboard.press("Tab")
            reached.append(_focus(window))
        seen = [entry for entry in reached if entry]
        assert len(seen) >= 8
        assert [what for what, ringed in seen if not ringed] == []


def _focus(window: Page) -> tuple[str, bool] | None:
    """What has the focus, and whether that is seen within a second."""
    for _ in range(20):
        window.wait_for_timeout(50)
        found = window.evaluate(FOCUS)
        if found is None or found[1]:
            break
    return found and (found[0], found[1])


def _tab_to(window: Page, inside: str) -> None:
    for _ in range(120):
        window.keyboard.press("Tab")
        if window.evaluate(f"(inside) => ({DEEPEST})()?.closest(inside) != null", inside):
            return
    raise AssertionError(f"the keyboard never gets to {inside}")


def test_the_tree_by_keyboard(visitor: BrowserContext, address: str) -> None:
    with opened(visitor) as window:
        at(window, address, "read")
        _tab_to(window, "tr.line")
        for _ in range(3):  # chapter, article 1, article 2, article 3
            window.keyboard.press("ArrowDown")
        window.keyboard.press("Enter")
        window.wait_for_url("**chp_1__art_3**")


def test_the_table_of_obligations_by_keyboard(visitor: BrowserContext, address: str) -> None:
    with opened(visitor) as window:
        at(window, address, "obligations")
        _tab_to(window, "tr.line")
        chosen = "[role=grid] tr[aria-selected=true]"
        before = window.locator(chosen).get_attribute("data-id") or ""
        window.keyboard.press("ArrowDown")
        window.keyboard.press("Enter")
        expect(window.locator(chosen)).not_to_have_attribute("data-id", before, timeout=HERE)


@pytest.mark.parametrize("page", [page for page in PAGES if page != "corpus"])
def test_quoted_words_say_their_language(visitor: BrowserContext, address: str, page: str) -> None:
    with opened(visitor) as window:
        at(window, address, page, "nl")
        told = window.evaluate(
            """([starts, others]) => {
              const found = [];
              const look = (root) => {
                const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
                for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                  if (node.shadowRoot) look(node.shadowRoot);
                  if (node.nodeType !== Node.TEXT_NODE || !starts.some((s) => node.data.includes(s))) continue;
                  if (node.parentElement.closest(others)) continue;
                  let at = node.parentElement, lang = null;
                  while (at && !lang) { lang = at.closest("[lang]")?.getAttribute("lang"); at = at.getRootNode().host; }
                  found.push([lang, node.parentElement.outerHTML.slice(0, 200)]);
                }
              };
              look(document.querySelector("[data-testid=stMain]"));
              return found;
            }""",
            [[text[:18] for text in TEXTS["fr"].values()], WITHOUT],
        )
        assert [entry for entry in told if entry[0] != "fr"] == []


def test_on_paper(visitor: BrowserContext, address: str, tmp_path: Path) -> None:
    """The whole text, black on white, without what can't be pressed there."""
    with opened(visitor, scheme="dark") as window:
        at(window, address, "read")
        file = tmp_path / "paper.pdf"
        window.pdf(path=str(file), format="A4")
        with pypdfium2.PdfDocument(file) as pdf:
            said = " ".join(page.get_textpage().get_text_range() for page in pdf)
            corner = pdf[0].render().to_numpy()[5, 5]
        assert "Le plan des guichets" in " ".join(said.split())
        assert "FR" not in said.split() and "Échéances" not in said
        assert int(corner.min()) > 250
