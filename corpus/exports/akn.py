"""Akoma Ntoso 3.0 (LegalDocML, OASIS): one file a document, valid against the strict schema.

A contract, an annex or a report is a `doc` ("name" says which), because it is agreed on or delivered, not enacted.
A decree is an `act`: the Crown enacts it, and tools that look for acts look for `act` and `body`. Both hold the same
elements. An annex that is a document of its own is a file of its own; one inside a document is an `hcontainer`.
"""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import quote

from lxml import etree
from lxml.etree import _Element as Element

from corpus import rules
from corpus.exports.akn_body import NAMESPACE, Body, fits_blocks
from corpus.exports.characters import xml_text
from corpus.messages import say
from corpus.model import Document, Provision

OURS = "urn:concordance:1"
"""Namespace of what we say beside the standard: which file was read, by which rules."""
_PREFIXES: dict[str | None, str] = {None: NAMESPACE, "concordance": OURS}
_TOOL, _INSTITUTION, _STATE = "concordance", "institution", "state"
_LANGUAGES = {"fr": "fra", "nl": "nld"}
_UNKNOWN = date(1, 1, 1)
"""The standard wants a date; this one, named "unknown", can't be taken for a real one."""


def akn(document: Document, made: date) -> bytes:
    """The document as Akoma Ntoso XML in UTF-8; `made` is the day of the export."""
    root = etree.Element(f"{{{NAMESPACE}}}akomaNtoso", nsmap=_PREFIXES)  # type: ignore[arg-type]  # the stubs know no default namespace
    decree = document.kind == "decree"
    body = Body(frozenset({_TOOL, _INSTITUTION, _STATE}))
    text = body.element("act" if decree else "doc", name=document.kind)
    root.append(text)
    text.append(_meta(document, made))
    _fill(text, body, document, "body" if decree else "mainBody")
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def _fill(text: Element, body: Body, document: Document, main: str) -> None:
    """Preface, preamble, body and conclusions: what stands first or last and fits there, else the body holds it."""
    rest = [child for child in document.root.children if child.kind != "footnote"]
    preface = _preface(body, document)
    while rest and rest[0].kind == "contents" and fits_blocks(rest[0]):
        preface += body.block(rest.pop(0))
    before = _take(rest, "preamble")
    after = _take(rest[::-1], "signature")
    rest = rest[len(before) : len(rest) - len(after)]
    _append(text, body, "preface", preface)
    _append(text, body, "preamble", [block for p in before for block in body.block(p)])
    _append(text, body, main, _main(body, document.root.eid, rest))
    _append(text, body, "conclusions", [block for p in after[::-1] for block in body.block(p)])


def _take(provisions: list[Provision], kind: str) -> list[Provision]:
    taken: list[Provision] = []
    for provision in provisions:
        if provision.kind != kind or not fits_blocks(provision):
            break
        taken.append(provision)
    return taken


def _append(parent: Element, body: Body, tag: str, children: list[Element]) -> None:
    if children:
        element = body.element(tag)
        element.extend(children)
        parent.append(element)


def _main(body: Body, eid: str, rest: list[Provision]) -> list[Element]:
    """The body's children; one empty container where there are none, for the schema wants one."""
    holder = body.element("body")
    body.children(holder, eid, rest)
    return list(holder) or [body.element("hcontainer", name="empty")]


def _preface(body: Body, document: Document) -> list[Element]:
    """The title; and what the root itself holds: the words of a title page."""
    root, blocks = document.root, []
    heading = " ".join(part for part in (root.label, root.heading) if part)
    if heading or document.title:
        paragraph = body.element("p")
        title = body.element("docTitle")
        title.text = xml_text(heading or document.title)
        paragraph.append(title)
        blocks.append(paragraph)
    return blocks + body.own_blocks(root)


def _meta(document: Document, made: date) -> Element:
    meta = etree.Element(f"{{{NAMESPACE}}}meta")
    identification = _sub(meta, "identification", source=f"#{_TOOL}")
    when = _when(document)
    work = f"/akn/be/{'act' if document.kind == 'decree' else 'doc'}/{document.kind}/{when[2]}/{_name(document)}"
    expression = f"{work}/{_LANGUAGES[document.language]}@"
    levels = (("FRBRWork", work, when), ("FRBRExpression", expression, when))
    for level, uri, dated in (*levels, ("FRBRManifestation", f"{expression}.xml", (made, "export", ""))):
        _frbr(_sub(identification, level), level, uri, dated, document)
    _references(_sub(meta, "references", source=f"#{_TOOL}"), document)
    _origin(_sub(meta, "proprietary", source=f"#{_TOOL}"), document)
    return meta


def _references(parent: Element, document: Document) -> None:
    name = document.institution_name or document.institution
    shown = {_TOOL: "Concordance", _STATE: say("catalogue.state", document.language), _INSTITUTION: name}
    for eid, words in shown.items():
        if words:
            slug = _slug(document.institution or name) if eid == _INSTITUTION else eid
            _sub(parent, "TLCOrganization", eId=eid, href=f"/akn/ontology/organization/be/{slug}", showAs=words)


def _frbr(parent: Element, level: str, uri: str, when: tuple[date, str, str], document: Document) -> None:
    """One FRBR level; the schema fixes the order."""
    manifestation = level == "FRBRManifestation"
    author = (
        _TOOL if manifestation else _STATE if document.kind == "decree" or not document.institution else _INSTITUTION
    )
    this = uri.removesuffix(".xml") + "/!main" + (".xml" if manifestation else "")
    _sub(parent, "FRBRthis", value=this)
    _sub(parent, "FRBRuri", value=uri)
    if document.eli and not manifestation:
        _sub(parent, "FRBRalias", value=document.eli, name="eli")
    _sub(parent, "FRBRdate", date=when[0].isoformat(), name=when[1])
    _sub(parent, "FRBRauthor", href=f"#{author}")
    if level == "FRBRWork":
        _sub(parent, "FRBRcountry", value="be")
    elif level == "FRBRExpression":
        _sub(parent, "FRBRlanguage", language=_LANGUAGES[document.language])
    else:
        _sub(parent, "FRBRformat", value="application/akn+xml")


def _origin(parent: Element, document: Document) -> None:
    facts = {"file": document.source, "sha256": document.sha256, "tool": rules.tool_version(), "rules": rules.version()}
    first, last = document.pages
    facts |= {"id": document.id, "pages": f"{first}-{last}", "approves": document.approves}
    etree.SubElement(parent, f"{{{OURS}}}origin", {key: xml_text(value) for key, value in facts.items() if value})


def _when(document: Document) -> tuple[date, str, str]:
    """The date of the work, what it is the date of, and how it stands in the URI."""
    enacted = re.search(r"/(\d{4})/(\d\d)/(\d\d)/", document.eli)
    if enacted:
        try:
            day = date.fromisoformat("-".join(enacted.groups()))
            return day, "enactment", day.isoformat()
        except ValueError:
            pass
    if document.period:
        return document.period[0], "period", str(document.period[0].year)
    return _UNKNOWN, "unknown", "undated"


def _name(document: Document) -> str:
    """The id without the language: French and Dutch are expressions of one work where the id is otherwise the same."""
    return _slug(document.id.removesuffix(f"-{document.language}"))


def _slug(text: str) -> str:
    return quote(re.sub(r"\W+", "-", xml_text(text).lower()).strip("-"), safe="") or "unnamed"


def _sub(parent: Element, tag: str, **attributes: str) -> Element:
    return etree.SubElement(parent, f"{{{NAMESPACE}}}{tag}", {k: xml_text(v) for k, v in attributes.items()})
