"""One self-contained HTML page of a tree, for reading and printing: semantic headings, anchors that are the eIds."""

from __future__ import annotations

from itertools import groupby
from urllib.parse import quote

from lxml import etree
from lxml.etree import _Element as Element

from corpus import provenance
from corpus.exports.characters import xml_text
from corpus.messages import say
from corpus.model import Document, Provision

_SECTIONS = frozenset({
    "part", "title", "chapter", "section", "objective", "heading", "article", "subheading", "annex", "preamble",
    "signature", "contents",
})  # fmt: skip
STYLE = """
:root { color-scheme: light dark; --dim: #667; --line: #ccd; }
body { font: 1rem/1.5 Georgia, "DejaVu Serif", serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
h1, h2, h3, h4, h5, h6, nav, header p { font-family: system-ui, "DejaVu Sans", sans-serif; line-height: 1.25; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.35rem; } h3 { font-size: 1.15rem; } h4, h5, h6 { font-size: 1rem; }
header p { color: var(--dim); } nav ol { list-style: none; padding-left: 1rem; } nav a { text-decoration: none; }
.label { font-weight: bold; } ul.points { list-style: none; padding-left: 1.5rem; } .contents { color: var(--dim); }
table { border-collapse: collapse; margin: 1rem 0; } td, th { border: 1px solid var(--line); padding: .2rem .5rem; }
td { vertical-align: top; text-align: left; } .notes { border-top: 1px solid var(--line); font-size: .9rem; }
:target { outline: 2px solid #38c; } sup a { text-decoration: none; }
@media print { nav { display: none; } body { max-width: none; margin: 0; } a { color: inherit; }
  h1, h2, h3, h4, h5, h6 { break-after: avoid; } tr, li { break-inside: avoid; } }
"""


def html(document: Document) -> str:
    """The document as one page that needs nothing else; its own words are in the document's language."""
    page, body = blank_page(document.title or document.id, document.language)
    header = element(body, "header")
    element(header, "h1", document.title or document.id)
    element(header, "p", _facts(document))
    writer = _Writer()
    main = etree.Element("main")
    writer.fill(main, document.root, 2)
    contents = _contents(document.root, writer)
    if len(contents):
        nav = element(body, "nav", aria_label=say("catalogue.contents", document.language))
        nav.append(contents)
    body.append(main)
    writer.notes(body, *(say(f"catalogue.{key}", document.language) for key in ("footnotes", "back")))
    return as_page(page)


def blank_page(title: str, language: str) -> tuple[Element, Element]:
    """An HTML page with our style and nothing in it: the page and its body. It may load nothing and run nothing."""
    page = etree.Element("html", lang=language)
    head = element(page, "head")
    element(head, "meta", charset="utf-8")
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    etree.SubElement(head, "meta", {"http-equiv": "Content-Security-Policy", "content": policy})
    element(head, "meta", name="viewport", content="width=device-width, initial-scale=1")
    element(head, "meta", name="generator", content=provenance.made_by())
    element(head, "title", title)
    element(head, "style", STYLE)
    return page, element(page, "body")


def as_page(page: Element) -> str:
    return etree.tostring(page, method="html", encoding="unicode", doctype="<!DOCTYPE html>") + "\n"


class _Writer:
    """Writes provisions into elements; collects footnotes and keeps anchors unique."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._anchors: dict[int, str] = {}
        self._notes: list[Provision] = []

    def anchor(self, provision: Provision) -> str:
        """Its eId; a second one of the same eId gets `_2` after it."""
        known = self._anchors.get(id(provision))
        if known is not None:
            return known
        wanted = "_".join(xml_text(provision.eid).split()) or "nn"
        unique, n = wanted, 1
        while unique in self._taken:
            n += 1
            unique = f"{wanted}_{n}"
        self._taken.add(unique)
        self._anchors[id(provision)] = unique
        return unique

    def fill(self, parent: Element, provision: Provision, level: int) -> None:
        """Own words and children of `provision` into `parent`; `level` is that of its heading, if it has one."""
        headed = provision.kind in _SECTIONS and bool(provision.label or provision.heading)
        if headed:
            self._heading(parent, provision, level)
        self._own(parent, provision, bare=headed)
        rest = [child for child in provision.children if child.kind != "footnote"]
        for kind, run in groupby(rest, key=lambda child: child.kind):
            holder = element(parent, "ul", cls="points") if kind == "point" else parent
            for child in run:
                tag = "li" if kind == "point" else "section" if kind in _SECTIONS else "div"
                box = element(holder, tag, cls=kind, id=self.anchor(child))
                self.fill(box, child, level + 1 if headed else level)

    def notes(self, body: Element, title: str, back: str) -> None:
        """The footnotes at the end of the page, each with a way back to its call."""
        if not self._notes:
            return
        aside = element(body, "aside", cls="notes", aria_label=title)
        done = 0
        while done < len(self._notes):  # a footnote may have footnotes of its own
            note = self._notes[done]
            done += 1
            box = element(aside, "div", id=self.anchor(note), role="doc-footnote")
            self.fill(box, note, 6)
            element(box, "a", "\u21a9", href=f"#call-{done}", role="doc-backlink", aria_label=back)

    def _heading(self, parent: Element, provision: Provision, level: int) -> None:
        heading = element(parent, f"h{min(level, 6)}")
        if provision.label:
            element(heading, "span", provision.label, cls="num").tail = " "
        _more(heading, provision.heading)

    def _own(self, parent: Element, provision: Provision, bare: bool) -> None:
        """Label and heading (unless in a heading element), text with its footnote marks, and the rows."""
        notes = [child for child in provision.children if child.kind == "footnote"]
        words = [] if bare else [part for part in (provision.label, provision.heading) if part]
        if words or provision.text or notes:
            paragraph = element(parent, "p")
            for part in words:
                element(paragraph, "span", part, cls="label").tail = " "
            self._text(paragraph, provision, notes)
        if any(provision.rows):
            table = element(element(parent, "table"), "tbody")
            for row in provision.rows:
                line = element(table, "tr")
                for cell in row:
                    element(line, "td", cell)

    def _text(self, paragraph: Element, provision: Provision, notes: list[Provision]) -> None:
        start = 0
        for (offset, marker), note in zip(sorted(provision.calls), notes, strict=False):
            end = min(max(offset, start), len(provision.text))
            _more(paragraph, provision.text[start:end])
            self._call(paragraph, note, marker)
            start = end
        _more(paragraph, provision.text[start:])
        for note in notes[len(provision.calls) :]:
            self._call(paragraph, note, note.label)

    def _call(self, paragraph: Element, note: Provision, marker: str) -> None:
        self._notes.append(note)
        sup = element(paragraph, "sup", id=f"call-{len(self._notes)}")
        element(sup, "a", marker or str(len(self._notes)), href=_link(self.anchor(note)), role="doc-noteref")


def _contents(provision: Provision, writer: _Writer) -> Element:
    """The headings down to the articles, as nested lists of links."""
    listing = etree.Element("ol")
    for child in provision.children:
        if child.kind in _SECTIONS and child.kind not in ("subheading", "contents") and (child.label or child.heading):
            item = element(listing, "li")
            element(item, "a", " ".join(filter(None, (child.label, child.heading))), href=_link(writer.anchor(child)))
            below = _contents(child, writer)
            if len(below):
                item.append(below)
    return listing


def _facts(document: Document) -> str:
    """Institution, kind, period and pages in one line."""
    tongue = document.language
    facts = [document.institution_name or document.institution, say(f"catalogue.kind_{document.kind}", tongue)]
    if document.period:
        facts.append(" \u2013 ".join(day.strftime("%d.%m.%Y") for day in document.period))
    first, last = document.pages
    facts.append(say("catalogue.pages_of", tongue, file=document.source, first=first, last=last))
    return " \u00b7 ".join(filter(None, facts))


def _link(anchor: str) -> str:
    return "#" + quote(anchor, safe="")


def _more(element: Element, text: str) -> None:
    """More text at the end of mixed content."""
    if len(element):
        element[-1].tail = (element[-1].tail or "") + xml_text(text)
    else:
        element.text = (element.text or "") + xml_text(text)


def element(parent: Element, tag: str, text: str = "", **attributes: str) -> Element:
    """A new element in `parent`; `cls` is its class, "_" in a name stands for "-"."""
    names = {"class" if k == "cls" else k.replace("_", "-"): xml_text(v) for k, v in attributes.items()}
    made = etree.SubElement(parent, tag, names)
    made.text = xml_text(text) or None
    return made
