"""The index of what `run` wrote: the documents, their comparisons, the calendar, and what could not be read."""

from __future__ import annotations

from collections.abc import Sequence

from lxml.etree import _Element as Element

from commands.terminal import safe_name
from corpus.errors import ReadingError
from corpus.exports.formats import SUFFIXES
from corpus.exports.html import as_page, blank_page, element
from corpus.listing import Listed
from corpus.messages import Tongue, say


def index_page(
    rows: Sequence[Listed], pairs: Sequence[tuple[Listed, Listed]], failures: Sequence[ReadingError], tongue: Tongue
) -> str:
    """One HTML page with relative links to everything in the folder."""
    page, body = blank_page(say("cli.index_title", tongue), tongue)
    element(body, "h1", say("cli.index_title", tongue))
    _documents(body, rows, tongue)
    dates = element(body, "p")
    for name in ("calendar.ics", "schedule.csv"):
        element(dates, "a", say(f"cli.index_{name.partition('.')[0]}", tongue), href=name).tail = " "
    if pairs:
        element(body, "h2", say("cli.index_alignments", tongue))
        listing = element(body, "ul")
        for left, right in pairs:
            target = f"alignments/{safe_name(left.id)}--{safe_name(right.id)}.html"
            element(element(listing, "li"), "a", f"{left.id} = {right.id}", href=target)
    if failures:
        element(body, "h2", say("cli.index_failures", tongue))
        listing = element(body, "ul")
        for error in failures:
            element(listing, "li", error.message(tongue))
    return as_page(page)


def _documents(body: Element, rows: Sequence[Listed], tongue: Tongue) -> None:
    table = element(body, "table")
    head = element(element(table, "thead"), "tr")
    for name in ("id", "title", "kind", "articles", "anomalies", "source"):
        element(head, "th", say(f"cli.column_{name}", tongue))
    element(head, "th", say("cli.column_files", tongue))
    lines = element(table, "tbody")
    for row in rows:
        line = element(lines, "tr")
        element(element(line, "td"), "a", row.id, href=f"documents/{safe_name(row.id)}.html")
        kind = say(f"catalogue.kind_{row.kind}", tongue)
        for cell in (row.title, kind, str(row.articles), str(row.anomalies), row.source):
            element(line, "td", cell)
        files = element(line, "td")
        for form in ("akn", "json"):
            target = f"documents/{safe_name(row.id)}{SUFFIXES[form]}"
            element(files, "a", form, href=target).tail = " "
