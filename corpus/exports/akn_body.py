"""Provisions as Akoma Ntoso elements.

A provision becomes a hierarchical element (article, paragraph, list, ...) or, where the schema allows only blocks
(preamble, conclusions), a `p` or `blockContainer`. What Akoma Ntoso has no element for (objectives, headings without
a kind, tables of contents) is an `hcontainer` with its kind as name. A printed table of contents stays one too: the
standard's `toc` wants a target for each entry, which the printed one names by page.
"""

from __future__ import annotations

import re
from itertools import groupby

from lxml import etree
from lxml.etree import _Element as Element

from corpus.exports.characters import xml_text
from corpus.model import Provision

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"

_ELEMENTS = frozenset({"part", "title", "chapter", "section", "article", "paragraph", "point"})
_BLOCKS_ONLY = frozenset({"preamble", "signature", "contents", "paragraph", "point", "table", "heading", "subheading"})


def fits_blocks(provision: Provision) -> bool:
    """Whether it can stand where the schema allows only blocks without losing what it is."""
    return all(p.kind in _BLOCKS_ONLY or p.kind == "footnote" for p in provision.walk())


class Body:
    """Makes the elements of one document; knows which eIds are taken (the schema wants them to be unique)."""

    def __init__(self, taken: frozenset[str] = frozenset()) -> None:
        self._taken = set(taken)

    def element(self, tag: str, eid: str = "", **attributes: str) -> Element:
        """An element with an eId, if one is given; a second one of the same eId gets `_2` after it."""
        element = etree.Element(f"{{{NAMESPACE}}}{tag}", {k: xml_text(v) for k, v in attributes.items()})
        return self._name(element, eid)

    def _name(self, element: Element, eid: str) -> Element:
        wanted = re.sub(r"\s+", "_", xml_text(eid).strip())
        if wanted:
            unique, n = wanted, 1
            while unique in self._taken:
                n += 1
                unique = f"{wanted}_{n}"
            self._taken.add(unique)
            element.set("eId", unique)
        return element

    def branch(self, provision: Provision) -> Element:
        """The provision and all below it as a hierarchical element."""
        element = self._open(provision)
        self._head(element, provision)
        own, rest = self.blocks_before(provision)
        if not rest:
            if own:
                self._wrap(element, "content", own)
            return element
        if own and rest[0].kind != "point":
            self._wrap(element, "intro", own)
            own = []
        self.children(element, provision.eid, rest, own, closes=True)
        return element

    def blocks_before(self, provision: Provision) -> tuple[list[Element], list[Provision]]:
        """Its own text and the tables that follow at once, as blocks; and the children that remain."""
        blocks = self.own_blocks(provision)
        rest = [child for child in provision.children if child.kind != "footnote"]
        while rest and _is_block(rest[0]):
            blocks += self.block(rest.pop(0))
        return blocks, rest

    def own_blocks(self, provision: Provision) -> list[Element]:
        """Its own text with its footnotes, and its own rows."""
        blocks = []
        notes = [child for child in provision.children if child.kind == "footnote"]
        if provision.text or notes:
            paragraph = self.element("p")
            within = self._signature(paragraph) if provision.kind == "signature" else paragraph
            self._inline(within, provision, notes)
            blocks.append(paragraph)
        if any(provision.rows):
            blocks.append(self._table(provision))
        return blocks

    def block(self, provision: Provision) -> list[Element]:
        """The provision and all below it as blocks."""
        if _is_block(provision) and any(provision.rows):
            return self._leaf_table(provision)
        if not (provision.label or provision.heading or any(c.kind != "footnote" for c in provision.children)):
            blocks = self.own_blocks(provision) or [self.element("p")]
            return [self._name(blocks[0], provision.eid), *blocks[1:]]
        container = self.element("blockContainer", provision.eid)
        self._head(container, provision)
        blocks = self.own_blocks(provision)
        for child in provision.children:
            if child.kind != "footnote":
                blocks += self.block(child)
        container.extend(blocks or [self.element("p")])
        return [container]

    def _open(self, provision: Provision) -> Element:
        kind = provision.kind
        if kind == "paragraph" and not provision.label and not provision.heading:
            return self.element("alinea", provision.eid)
        if kind in _ELEMENTS:
            return self.element(kind, provision.eid)
        return self.element("hcontainer", provision.eid, name=kind)

    def _head(self, element: Element, provision: Provision) -> None:
        for tag, text in (("num", provision.label), ("heading", provision.heading)):
            if text:
                child = self.element(tag)
                child.text = xml_text(text)
                element.append(child)

    def children(
        self,
        element: Element,
        eid: str,
        rest: list[Provision],
        stem: list[Element] | None = None,
        closes: bool = False,
    ) -> None:
        """Children in reading order: points in lists, of which `stem` opens the first; the last tables as `wrapUp`
        where the element takes one (`closes`)."""
        runs = [(kind, list(run)) for kind, run in groupby(rest, key=_role)]
        lists = 0
        for i, (role, run) in enumerate(runs):
            if role == "point":
                lists += 1
                follower = runs[i + 1][1] if i + 1 < len(runs) else []
                element.append(self._list(f"{eid}__list_{lists}", stem or [], run, follower))
                stem = None
            elif role == "table" and closes and i + 1 == len(runs):
                self._wrap(element, "wrapUp", [block for table in run for block in self.block(table)])
            elif role == "table":
                for table in run:
                    self._wrap(element, "hcontainer", [self._inside_content(table)], name="table")
            else:
                element.extend([self.branch(child) for child in run])

    def _list(self, eid: str, stem: list[Element], points: list[Provision], follower: list[Provision]) -> Element:
        """A list; the alinea that goes on with its sentence (it begins with a small letter) is its `wrapUp`."""
        element = self.element("list", eid)
        if stem:
            self._wrap(element, "intro", stem)
        element.extend([self.branch(point) for point in points])
        if follower and _goes_on(follower[0]):
            self._wrap(element, "wrapUp", self.block(follower.pop(0)))
        return element

    def _inside_content(self, table: Provision) -> Element:
        content = self.element("content")
        content.extend(self.block(table))
        return content

    def _wrap(self, parent: Element, tag: str, children: list[Element], **attributes: str) -> None:
        wrapper = self.element(tag, **attributes)
        wrapper.extend(children)
        parent.append(wrapper)

    def _signature(self, paragraph: Element) -> Element:
        signature = self.element("signature")
        paragraph.append(signature)
        return signature

    def _leaf_table(self, provision: Provision) -> list[Element]:
        """A table with what is printed over it as its caption; its footnotes in a paragraph after it."""
        table = self._name(self._table(provision), provision.eid)
        printed = " ".join(part for part in (provision.label, provision.heading, provision.text) if part)
        if printed:
            caption = self.element("caption")
            caption.text = xml_text(printed)
            table.insert(0, caption)
        notes = [child for child in provision.children if child.kind == "footnote"]
        if not notes:
            return [table]
        after = self.element("p")
        after.extend([self._note(note) for note in notes])
        return [table, after]

    def _table(self, provision: Provision) -> Element:
        table = self.element("table")
        for row in provision.rows:
            if row:
                line = etree.SubElement(table, f"{{{NAMESPACE}}}tr")
                for cell in row:
                    box = etree.SubElement(line, f"{{{NAMESPACE}}}td")
                    etree.SubElement(box, f"{{{NAMESPACE}}}p").text = xml_text(cell)
        return table

    def _inline(self, element: Element, provision: Provision, notes: list[Provision]) -> None:
        """Text with each footnote at its call; a call without a footnote stays a superscript, a footnote without a
        call stands at the end."""
        waiting, start = list(notes), 0
        for offset, marker in sorted(provision.calls):
            end = min(max(offset, start), len(provision.text))
            _append(element, provision.text[start:end])
            note = next((n for n in waiting if _bare(marker) in (_bare(n.label), _bare(n.num))), None)
            if note:
                waiting.remove(note)
                element.append(self._note(note))
            else:
                call = self.element("sup")
                call.text = xml_text(marker)
                element.append(call)
            start = end
        _append(element, provision.text[start:])
        element.extend([self._note(note) for note in waiting])

    def _note(self, provision: Provision) -> Element:
        marker = provision.label or provision.num
        note = self.element("authorialNote", provision.eid, marker=marker, placement="bottom")
        blocks = self.own_blocks(provision) or [self.element("p")]
        if provision.heading:
            blocks[0:0] = [self._paragraph(provision.heading)]
        for child in provision.children:
            if child.kind != "footnote":
                blocks += self.block(child)
        note.extend(blocks)
        return note

    def _paragraph(self, text: str) -> Element:
        paragraph = self.element("p")
        paragraph.text = xml_text(text)
        return paragraph


def _is_block(provision: Provision) -> bool:
    """A table that holds nothing but its cells and footnotes."""
    return provision.kind == "table" and all(child.kind == "footnote" for child in provision.children)


def _role(provision: Provision) -> str:
    return "table" if _is_block(provision) else "point" if provision.kind == "point" else "branch"


def _goes_on(provision: Provision) -> bool:
    bare = provision.kind == "paragraph" and not (provision.label or provision.heading)
    return bare and provision.text[:1].islower() and all(c.kind == "footnote" for c in provision.children)


def _bare(marker: str) -> str:
    return marker.strip("()[]. \u00a0")


def _append(element: Element, text: str) -> None:
    """More text at the end of mixed content."""
    text = xml_text(text)
    if len(element):
        last = element[-1]
        last.tail = (last.tail or "") + text
    else:
        element.text = (element.text or "") + text
