"""Several people at once: nobody sees another's state, files stay where they belong, and memory is bounded."""

from __future__ import annotations

import ast
import http.client
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from benchmarks.screenshots import serving, settled
from tests.views.browsing import HERE, need_chromium
from tests.views.shelves import fill
from views.intake import LONGEST_NAME, keep

ROOT = Path(__file__).parents[2]
DIGEST = "0123456789abcdef" * 4


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("contrat.pdf", "contrat.pdf"),
        ("../../x.pdf", "x.pdf"),
        ("..\\..\\x.pdf", "x.pdf"),
        ("/etc/cron.d/x.pdf", "x.pdf"),
        ("C:\\Windows\\x.pdf", "x.pdf"),
        ("file:///etc/x.pdf", "x.pdf"),
        ("....//x.pdf", "x.pdf"),
        (".htaccess", "htaccess"),
        ("..", "file"),
        (".", "file"),
        ("", "file"),
        ("/", "file"),
        ("a\0b\nc.pdf", "a_b_c.pdf"),
        ("%2e%2e%2fx.pdf", "_2e_2e_2fx.pdf"),
        ("x.pdf/..", "file"),
        ("x.pdf/", "x.pdf"),
        ("a" * 300 + ".pdf", ("a" * 300 + ".pdf")[-LONGEST_NAME:]),
    ],
)
def test_a_dropped_file_stays_in_its_folder(tmp_path: Path, name: str, kept: str) -> None:
    folder = tmp_path / "files"
    path = keep(folder, name, b"x", DIGEST)
    assert path.read_bytes() == b"x" and path.name == kept
    assert path.resolve().parent == (folder / DIGEST[:16]).resolve()
    assert [p for p in tmp_path.rglob("*") if p.is_file()] == [path]


def test_a_dropped_file_follows_no_link_out_of_the_folder(tmp_path: Path) -> None:
    """Whoever can make links there is somebody else than who drops files."""
    outside = tmp_path / "outside.pdf"
    folder = tmp_path / "files" / DIGEST[:16]
    folder.mkdir(parents=True)
    (folder / "x.pdf").symlink_to(outside)
    keep(tmp_path / "files", "x.pdf", b"x", DIGEST)
    assert not outside.exists()


def _caches(path: Path) -> Iterator[tuple[int, bool]]:
    """The line of every Streamlit cache of a module, and whether it says how much it may hold."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        for mark in getattr(node, "decorator_list", ()):
            said = ast.unparse(mark)
            if said.startswith(("st.cache_data", "st.cache_resource")):
                yield mark.lineno, "max_entries=" in said or "ttl=" in said


def test_every_cache_is_bounded() -> None:
    found = [(path.name, *cache) for path in sorted((ROOT / "views").glob("*.py")) for cache in _caches(path)]
    assert len(found) >= 5
    assert [entry for entry in found if not entry[2]] == []


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    need_chromium()
    home = tmp_path_factory.mktemp("visitors")
    with serving(Path(fill(home)), home) as found:
        yield found


@pytest.fixture
def two(browser: Browser) -> Iterator[tuple[Page, Page]]:
    """Windows of two people."""
    expect.set_options(timeout=HERE)
    with browser.new_context(locale="fr-BE") as one, browser.new_context(locale="nl-BE") as other:
        for context in (one, other):
            context.set_default_timeout(HERE)
        yield one.new_page(), other.new_page()


@pytest.mark.browser
def test_each_has_a_language_and_a_document_of_their_own(two: tuple[Page, Page], address: str) -> None:
    anne, jan = two
    anne.goto(f"{address}/read?document=onva-2022-fr&article=chp_1__art_3")
    jan.goto(f"{address}/read?document=rdow-2022-nl&article=chp_1__art_2")
    expect(anne.locator(".wording").first).to_contain_text("15 jours ouvrables")
    expect(jan.locator(".wording").first).to_contain_text("jaarverslag")
    assert [window.evaluate("document.documentElement.lang") for window in two] == ["fr", "nl"]  # of their browsers
    anne.get_by_role("radio", name="EN").or_(anne.get_by_role("button", name="EN")).first.click()
    expect(anne.locator("html")).to_have_attribute("lang", "en")
    jan.reload()
    expect(jan.locator(".wording").first).to_contain_text("jaarverslag")
    assert jan.evaluate("document.documentElement.lang") == "nl" and "document=rdow-2022-nl" in jan.url


@pytest.mark.browser
def test_a_filter_of_one_leaves_the_list_of_the_other(two: tuple[Page, Page], address: str) -> None:
    anne, jan = two
    for window in two:
        window.goto(f"{address}/?lang=fr")
        expect(window.get_by_role("link", name="onva-2022-fr")).to_be_visible()
    anne.get_by_role("combobox", name="Langue").click()
    anne.get_by_role("option", name="NL").click()
    expect(anne.get_by_role("link", name="onva-2022-fr")).to_have_count(0)
    expect(jan.get_by_role("link", name="onva-2022-fr")).to_be_visible()
    jan.reload()
    expect(jan.get_by_role("link", name="onva-2022-fr")).to_be_visible()


@pytest.mark.browser
def test_a_file_too_large_is_refused_in_words(two: tuple[Page, Page], address: str, tmp_path: Path) -> None:
    window = two[0]
    file = tmp_path / "grand.pdf"
    with file.open("wb") as stream:
        stream.truncate(61 * 1024 * 1024)
    window.goto(f"{address}/?lang=fr")
    settled(window)
    window.locator("input[type=file]").set_input_files(file)
    expect(window.locator("[data-testid=stFileUploader]")).to_contain_text("60", timeout=HERE)
    expect(window.locator("[data-testid=stFileUploader]")).to_contain_text("must be", timeout=HERE)


@pytest.mark.browser
def test_a_dropped_name_with_a_path_in_it(two: tuple[Page, Page], address: str) -> None:
    """As a program would send it; the browser itself takes paths off."""
    window = two[0]
    window.goto(f"{address}/?lang=fr")
    settled(window)
    payload = {
        "name": "../../../../dehors.txt",
        "mimeType": "text/plain",
        "buffer": b"CONTRAT\n\nArticle 1er. Le plan.\n",
    }
    window.locator("input[type=file]").set_input_files([payload])  # type: ignore[list-item]
    window.get_by_role("button", name="Lire ces fichiers").click()
    expect(window.get_by_text("dehors.txt", exact=False).first).to_be_visible(timeout=2 * HERE)


def test_no_upload_without_a_visit(address: str) -> None:
    """The server takes bytes only for a page that is open."""
    body = b'--b\r\nContent-Disposition: form-data; name=f; filename="../x.pdf"\r\n\r\nx\r\n--b--\r\n'
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=60)
    connection.request(
        "PUT", "/_stcore/upload_file/..%2f..%2fx/1", body, {"Content-Type": "multipart/form-data; boundary=b"}
    )
    assert connection.getresponse().status >= 400
    connection.close()
