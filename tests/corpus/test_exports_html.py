"""HTML: one page that loads nothing, holds all words as text, and whose anchors are the eIds."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from lxml import html as parser

from corpus.exports.characters import xml_text
from corpus.exports.html import html
from corpus.model import Document, Provision
from tests.corpus.trees import contract, documents


def squeezed(*texts: str) -> str:
    return "".join("".join(xml_text(text).split()) for text in texts)


def printed(provision: Provision) -> str:
    own = squeezed(
        provision.label, provision.heading, provision.text, *(cell for row in provision.rows for cell in row)
    )
    return own + "".join(printed(child) for child in provision.children if child.kind != "footnote")


def page_of(document: Document) -> parser.HtmlElement:
    return parser.document_fromstring(html(document))


@settings(max_examples=70, deadline=None)
@given(documents())
def test_all_words_are_there_in_order_and_only_as_text(document: Document) -> None:
    document = replace(document, root=replace(document.root, kind="document"))
    page = page_of(document)
    for sup in page.xpath("//main//sup"):
        sup.drop_tree()
    (main,) = page.xpath("//main")
    assert squeezed(main.text_content()) == printed(document.root)
    assert not page.xpath("//script | //img | //b | //link | //@onclick")


@settings(max_examples=50, deadline=None)
@given(documents())
def test_every_link_has_its_anchor_and_anchors_are_unique(document: Document) -> None:
    page = page_of(document)
    anchors = page.xpath("//@id")
    assert len(anchors) == len(set(anchors))
    assert {unquote(link.removeprefix("#")) for link in page.xpath("//a/@href")} <= set(anchors)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("/html/@lang", "fr"),
        ("/html/head/title", "Contrat du musée"),
        ("/html/body/header/h1", "Contrat du musée"),
        ("//nav/ol/li/a[@href='#chp_1']", "CHAPITRE Ier Missions"),
        ("//nav/ol/li/ol/li/a[@href='#chp_1__art_1']", "Article 1er Objet"),
        ("//section[@id='chp_1']/h2", "CHAPITRE Ier Missions"),
        ("//section[@id='chp_1__art_1']/h3", "Article 1er Objet"),
        ("//ul/li[@id='chp_1__art_1__point_a']/p", "a) le courrier ;"),
        ("//div[@id='chp_1__art_1__table_1']//tr[2]/td[1]", "lundi"),
        ("//section[@id='chp_1__art_1']/p/sup/a[@href='#chp_1__art_1__fn_1']", "1"),
        ("//aside/div[@id='chp_1__art_1__fn_1']/p", "1 Voir l'annexe."),
    ],
)
def test_each_part_has_its_place(path: str, text: str) -> None:
    found = page_of(contract()).xpath(path)
    assert [f if isinstance(f, str) else " ".join(f.text_content().split()) for f in found] == [text]


def test_the_page_tells_what_it_is_in_its_own_language() -> None:
    dutch = replace(contract(), language="nl")
    assert (
        "pages 1 à 4" in html(contract()) and "bladzijden 1 tot 4" in html(dutch) and '<html lang="nl">' in html(dutch)
    )
