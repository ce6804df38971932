"""A hostile PDF, from its reading to every page and every file that is made of it: text stays text."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import lxml.etree
import lxml.html
import openpyxl
import pytest
from icalendar import Calendar
from markdown_it import MarkdownIt
from playwright.sync_api import Page, Route, sync_playwright

from align.articles import align
from align.exports import formats as comparison
from align.exports.table import FORMATS as TABLE_FORMATS
from align.exports.table import written as table_written
from align.generation_table import concordance_tables
from align.generations import concordance
from align.harmonisation import harmonise
from align.harmony.tables import tables as harmony_tables
from app import PAGES
from benchmarks.screenshots import browser_page, serving, settled
from corpus.exports.formats import SUFFIXES, written
from corpus.model import Document
from corpus.reader import Settings, read
from extract.agenda import agenda
from extract.calendar import calendar
from extract.graph import graph
from extract.graph_exports import FORMATS as GRAPH_FORMATS
from extract.graph_exports import exported as graph_exported
from extract.schedule import schedule
from extract.schedule.workbook import workbook
from tests.views.browsing import HERE, need_chromium, unfold
from tests.views.hostile import COMMAND, EVIL, FORMULA, NAME, PICTURED, SCRIPT, hostile_pdf

BEGINS_FORMULA = ("=", "+", "-", "@", "\t", "\r")
WAKING = re.compile(r"^(javascript|vbscript|data|file):|evil\.example|^x(\.png)?$", re.IGNORECASE)


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> tuple[Document, Document]:
    """Two versions of the contract as they are read."""
    found = []
    for extra in ("un", "deux"):
        folder = tmp_path_factory.mktemp(extra)
        found.append(read(hostile_pdf(folder, extra), Settings(ocr=False)).documents[0])
    return found[0], found[1]


def test_it_is_read_as_a_contract(pair: tuple[Document, Document]) -> None:
    """Else nothing below would be tried."""
    articles = {a.num: a for a in pair[0].articles()}
    assert list(articles) == ["1", "2", "3", "4"]
    said = " ".join(p.label + p.heading + p.text for p in pair[0].root.walk())
    assert SCRIPT in said and FORMULA in said and COMMAND in said and "window.taken=4" in said
    assert pair[0].source == NAME.replace("\u202e", "\ufffd")  # a sign that turns the rest around is shown as one
    assert len(agenda(pair[0]).owed) >= 3 and len(agenda(pair[0]).plan.limits) >= 2


def _tree_is_tame(root: lxml.etree._Element) -> None:
    """Nothing that runs, nothing that is fetched."""
    for element in root.iter():
        assert element.tag is not lxml.etree.PI  # a processing instruction can only be the text's
        if not isinstance(element.tag, str):
            continue
        tag = lxml.etree.QName(element).localname.lower()
        assert tag not in ("iframe", "object", "embed", "form", "base", "foreignobject")
        assert not (tag == "script" and "taken" in "".join(element.itertext()))
        assert not (tag == "img" and WAKING.search(element.get("src", "")))
        for name, value in element.attrib.items():
            plain = lxml.etree.QName(name).localname.lower()
            assert not plain.startswith("on"), (tag, plain)
            assert plain not in ("href", "src", "srcset", "action", "data") or not WAKING.search(str(value)), (
                tag,
                value,
            )


def _html(data: bytes) -> None:
    _tree_is_tame(lxml.html.document_fromstring(data.decode("utf-8")))


def _xml(data: bytes) -> None:
    _tree_is_tame(lxml.etree.fromstring(data))


def _markdown(data: bytes) -> None:
    """As a reader of Markdown shows it that lets HTML through."""
    reader = MarkdownIt("commonmark", {"html": True}).enable("table")
    reader.validateLink = lambda _: True  # type: ignore[method-assign]
    shown = reader.render(data.decode("utf-8"))
    _tree_is_tame(lxml.html.document_fromstring(f"<main>{shown}</main>"))


def _csv(data: bytes) -> None:
    cells = [
        cell for sep in ",;" for row in csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=sep) for cell in row
    ]
    assert len(cells) > 10
    # a number is no formula, and a bar of cells in the other separator begins as the first of them does
    assert [c for c in cells if c.startswith(BEGINS_FORMULA) and not re.fullmatch(r"[-+]?\d+([.,]\d+)?%?", c)] == []


def _spreadsheet(data: bytes) -> None:
    book = openpyxl.load_workbook(io.BytesIO(data))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert cells and [c.value for c in cells if c.data_type == "f"] == []
    assert not [c.hyperlink.target for c in cells if c.hyperlink and WAKING.search(c.hyperlink.target or "")]
    _packed(data)


def _packed(data: bytes) -> None:
    """The parts of an office file: no field that runs, no reference that is fetched."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            assert not name.endswith((".bin", ".vbs", ".exe"))
            if not name.endswith((".xml", ".rels")):
                continue
            for element in lxml.etree.fromstring(archive.read(name)).iter():
                tag = lxml.etree.QName(element).localname if isinstance(element.tag, str) else ""
                assert tag not in ("fldSimple", "oleObject", "altChunk", "ddeLink")
                assert not (tag == "instrText" and re.search(r"DDE|HYPERLINK|INCLUDE", element.text or ""))
                assert not (tag == "Relationship" and WAKING.search(element.get("Target", "")))


def _calendar(data: bytes) -> None:
    events = Calendar.from_ical(data).walk("VEVENT")
    assert events
    lines = re.split(r"\r\n(?![ \t])", data.decode("utf-8"))
    for begun in ("BEGIN:VEVENT", "END:VEVENT"):
        assert sum(line == begun for line in lines) == len(events)
    assert "\n" not in data.decode("utf-8").replace("\r\n", "")
    assert not [e for e in events if str(e.get("SUMMARY")) == "INJECTED"]
    assert not [e for e in events if WAKING.search(str(e.get("URL", "")))]


def _text(data: bytes) -> None:
    assert data.decode("utf-8")


CHECKS: dict[str, Callable[[bytes], None]] = {
    "html": _html, "akn": _xml, "svg": _xml, "graphml": _xml, "gexf": _xml, "md": _markdown, "csv": _csv,
    "xlsx": _spreadsheet, "docx": _packed, "ics": _calendar, "json": _text, "jsonld": _text, "png": len,
}  # fmt: skip


def _files(pair: tuple[Document, Document]) -> Iterator[tuple[str, str, Callable[[], bytes]]]:
    """Every file that can be made: what of, its format, how."""
    one, other = pair
    for form in SUFFIXES:
        yield "document", form, lambda form=form: written(one, form, date(2026, 1, 5), "fr")
    found = agenda(one)
    yield "deadlines", "ics", lambda: calendar([found.plan])
    yield "deadlines", "csv", lambda: schedule([found.plan], "fr").encode("utf-8")
    yield "deadlines", "xlsx", lambda: workbook([found.plan], "fr")
    for form in GRAPH_FORMATS:
        yield "graph", form, lambda form=form: graph_exported(graph(found.plan, found.owed), form)
    aligned = align(one, other)
    named = (
        replace(one, institution=FORMULA, institution_name=SCRIPT),
        replace(other, institution=COMMAND, institution_name=PICTURED),
    )
    matrix = harmony_tables(harmonise(named), "fr")
    for form in TABLE_FORMATS:
        yield "comparison", form, lambda form=form: comparison.exported(aligned, one, other, form, "fr")
        yield (
            "generations",
            form,
            lambda form=form: table_written(concordance_tables(concordance(aligned, one, other), "fr"), form, "fr"),
        )
        yield "harmonisation", form, lambda form=form: table_written(matrix, form, "fr")


def test_every_file_that_is_made_of_it_is_safe(pair: tuple[Document, Document]) -> None:
    wrong, made = [], set()
    for what, form, make in _files(pair):
        data = make()
        made.add((what, form))
        try:
            CHECKS[form](data)
        except AssertionError as error:
            wrong.append((what, form, str(error)[:300]))
    assert wrong == []
    assert {form for _, form in made} >= {"html", "md", "xlsx", "csv", "ics", "docx", "akn", "graphml", "svg"}


@pytest.mark.parametrize(
    ("form", "bad"),
    [
        ("html", b"<p><script>window.taken=1</script>"),
        ("html", b"<p><img src=x>"),
        ("html", b"<p onclick=x>"),
        ("md", b"![x](http://evil.example/b.png)"),
        ("md", b"[a](javascript:window.taken=4)"),
        ("md", b"<img src='//evil.example/a.png' onerror='window.taken=2'>"),
        ("csv", b"a;b;c\n=1+1;b;c\nd;e;f\ng;h;i\n"),
        ("svg", b"<svg><script>window.taken=1</script></svg>"),
        ("akn", b"<a><?php x ?></a>"),
    ],
)
def test_the_checks_find_what_is_not_safe(form: str, bad: bytes) -> None:
    with pytest.raises(AssertionError):
        CHECKS[form](bad)


@pytest.mark.browser
def test_every_page_shows_it_as_text(tmp_path: Path) -> None:
    """No script runs, nothing leaves the browser, no element comes of it; on any page, folded or not."""
    need_chromium()
    folder = tmp_path / "contrats"
    folder.mkdir()
    for name, extra in ((NAME, "un"), (f"2 {NAME}", "deux")):
        hostile_pdf(folder, extra, name)
    with serving(folder, tmp_path) as address, sync_playwright() as playwright, browser_page(playwright) as window:
        window.set_default_timeout(HERE)
        gone: list[str] = []

        def pass_on(route: Route) -> None:
            parts = urlsplit(route.request.url)
            if parts.netloc == urlsplit(address).netloc or parts.scheme in ("data", "blob"):
                route.continue_()
            else:
                gone.append(route.request.url)
                route.abort()

        window.route("**/*", pass_on)
        for page in PAGES:
            window.goto(f"{address}/{page}?lang=fr")
            settled(window)
            unfold(window)
            assert _injected(window) == [], page
            assert window.evaluate("window.taken") is None, page
            assert window.title() == "Concordance"
            assert window.locator("[data-testid=stException]").count() == 0
            if page in ("read", "compare", "obligations"):
                assert "window.taken=" in window.locator("[data-testid=stMain]").inner_text(), page
        assert [url for url in gone if EVIL in url] == gone == []


def _injected(window: Page) -> list[str]:
    """Elements that can only have come from the text."""
    return list(
        window.evaluate("""() => {
          const wrong = [];
          const look = (root) => {
            for (const e of root.querySelectorAll("*")) {
              if (e.shadowRoot) look(e.shadowRoot);
              const at = [...e.attributes].filter((a) => !["title", "aria-label", "alt", "value", "placeholder"].includes(a.name));
              const awake = at.some((a) => /^on/.test(a.name) && /taken/.test(a.value)
                || /^(href|src|srcset|action)$/.test(a.name) && /evil\\.example|javascript:|^x(\\.png)?$/.test(a.value));
              const run = /^(SCRIPT|STYLE)$/.test(e.tagName) && /taken|display:none}$/.test(e.textContent);
              if (awake || run || /^(IFRAME|OBJECT|EMBED)$/.test(e.tagName) || e.matches(".katex, [data-testid=stMarkdownContainer] img"))
                wrong.push(e.outerHTML.slice(0, 200));
            }
          };
          look(document);
          return wrong;
        }""")
    )
