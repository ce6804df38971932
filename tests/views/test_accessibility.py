"""Every page for everybody: by axe's rules, by keyboard, at a larger zoom, in the dark, on paper."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from app import PAGES
from benchmarks.screenshots import serving, settled, too_wide
from tests.views.browsing import HERE, need_chromium, unfold
from tests.views.shelves import TEXTS, fill

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
SCREENS = {
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


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    need_chromium()
    home = tmp_path_factory.mktemp("everybody")
    with serving(Path(fill(home)), home) as found:
        yield found


def context_of(browser: Browser, **options: Any) -> BrowserContext:
    context = browser.new_context(**({"locale": "fr-BE", "viewport": SCREENS["1280 px"]} | options))
    context.set_default_timeout(HERE)
    return context


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


def test_axe_itself_finds_what_is_wrong(browser: Browser) -> None:
    """Else an axe that does not run would pass every page."""
    with context_of(browser) as context:
        window = context.new_page()
        window.set_content(
            "<html lang=fr><title>x</title><main><img src=x><p style='color:#bbb;background:#fff'>des mots pâles"
        )
        assert sorted(line.split(":")[0] for line in severe(window)) == ["color-contrast", "image-alt"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("page", PAGES)
def test_no_page_has_a_severe_fault(browser: Browser, address: str, page: str, scheme: str) -> None:
    with context_of(browser, color_scheme=scheme) as context:
        window = context.new_page()
        at(window, address, page)
        assert severe(window) == []
        assert window.evaluate("document.documentElement.lang") == "fr"


@pytest.mark.parametrize("screen", SCREENS)
def test_no_page_is_scrolled_sideways(browser: Browser, address: str, screen: str) -> None:
    with context_of(browser, viewport=SCREENS[screen]) as context:
        window = context.new_page()
        for page in PAGES:
            for tongue in ("fr", "nl"):
                at(window, address, page, tongue)
                main = window.locator("[data-testid=stMain]")
                assert not too_wide(window), (page, tongue)
                assert main.evaluate("e => e.scrollWidth <= e.clientWidth"), (page, tongue)


@pytest.mark.parametrize("page", PAGES)
def test_what_the_keyboard_reaches_is_seen_to_have_focus(browser: Browser, address: str, page: str) -> None:
    with context_of(browser) as context:
        window = context.new_page()
        at(window, address, page)
        reached = []
        for _ in range(25):
            window.keyboard.press("Tab")
            window.wait_for_timeout(250)  # rings fade in
            reached.append(
                window.evaluate(f"""() => {{
                const at = ({DEEPEST})();
                if (!at || at === document.body) return null;
                const ringed = (e) => {{
                  const s = getComputedStyle(e);
                  return (s.outlineStyle !== "none" && parseFloat(s.outlineWidth) > 0) || s.boxShadow !== "none";
                }};
                const near = [at, ...at.querySelectorAll("td, label, div, span"), at.parentElement,
                              at.parentElement?.parentElement, at.nextElementSibling,
                              at.closest("label, section, [data-baseweb], [data-testid]")];
                const drawn = [...at.querySelectorAll("path, rect, circle")].some(
                  (e) => getComputedStyle(e).stroke !== "none" && parseFloat(getComputedStyle(e).strokeWidth) >= 2);
                return [at.tagName + " " + at.outerHTML.slice(0, 120), drawn || near.some((e) => e && ringed(e))];
            }}""")
            )
        seen = [entry for entry in reached if entry]
        assert len(seen) >= 8
        assert [what for what, ringed in seen if not ringed] == []


def _tab_to(window: Page, inside: str) -> None:
    for _ in range(120):
        window.keyboard.press("Tab")
        if window.evaluate(f"(inside) => ({DEEPEST})()?.closest(inside) != null", inside):
            return
    raise AssertionError(f"the keyboard never gets to {inside}")


def test_the_tree_by_keyboard(browser: Browser, address: str) -> None:
    with context_of(browser) as context:
        window = context.new_page()
        at(window, address, "read")
        _tab_to(window, "tr.line")
        for _ in range(3):  # chapter, article 1, article 2, article 3
            window.keyboard.press("ArrowDown")
        window.keyboard.press("Enter")
        window.wait_for_url("**chp_1__art_3**")


def test_the_table_of_obligations_by_keyboard(browser: Browser, address: str) -> None:
    with context_of(browser) as context:
        window = context.new_page()
        at(window, address, "obligations")
        _tab_to(window, "tr.line")
        chosen = "[role=grid] tr[aria-selected=true]"
        before = window.locator(chosen).get_attribute("data-id") or ""
        window.keyboard.press("ArrowDown")
        window.keyboard.press("Enter")
        expect(window.locator(chosen)).not_to_have_attribute("data-id", before, timeout=HERE)


@pytest.mark.parametrize("page", [page for page in PAGES if page != "corpus"])
def test_quoted_words_say_their_language(browser: Browser, address: str, page: str) -> None:
    with context_of(browser) as context:
        window = context.new_page()
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


def test_on_paper(browser: Browser, address: str, tmp_path: Path) -> None:
    """The whole text, black on white, without what can't be pressed there."""
    with context_of(browser, color_scheme="dark") as context:
        window = context.new_page()
        at(window, address, "read")
        file = tmp_path / "paper.pdf"
        window.pdf(path=str(file), format="A4")
        with pypdfium2.PdfDocument(file) as pdf:
            said = " ".join(page.get_textpage().get_text_range() for page in pdf)
            corner = pdf[0].render().to_numpy()[5, 5]
        assert "Le plan des guichets" in " ".join(said.split())
        assert "FR" not in said.split() and "Échéances" not in said
        assert int(corner.min()) > 250
