"""Facing pages: both texts whole, differences with words for their kinds, moves with a way to their other end."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from lxml import html
from lxml.html import HtmlElement

from align.articles import align
from align.clauses import clauses_of
from align.exports.facing import facing_page
from align.exports.lines import lines_of_document
from align.links import Alignment, ClausePair, Difference, Link, Stretch
from corpus.messages import Tongue
from corpus.model import Document, Language
from tests.align.exports.test_tables import aligned
from tests.align.pairs import both, contract

HOSTILE = '<script>alert(1)</script> <img src=x onerror=alert(1)> & "l\'avis" </div></body>'


def shown(alignment: Alignment, left: Document, right: Document, tongue: Tongue = "fr") -> HtmlElement:
    return html.document_fromstring(facing_page(alignment, left, right, tongue))


def sections(page: HtmlElement, state: str) -> list[HtmlElement]:
    return [section for section in page.findall(".//section") if f"r-{state}" in (section.get("class") or "")]


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_both_texts_are_there_to_the_letter(language: Language) -> None:
    left, right = both(language)
    page = shown(align(left, right), left, right)
    for document in (left, right):
        cells = [line.text_content() for line in page.xpath(f"//section//div[@lang='{language}']/p")]
        for line in lines_of_document(document):
            assert line.text in cells


def test_a_difference_is_a_word_not_only_a_colour() -> None:
    alignment, left, right = aligned("fr")
    clauses = zip(
        *(clauses_of(next(a for a in d.articles() if a.num == n)) for d, n in ((left, "2"), (right, "12"))), strict=True
    )
    text = left.root.children[1].children[0].text
    at = text.index("Office national")
    named = Difference("institution_name", "x", "y", Stretch("art_2__para_1", at, at + 15), material=False)
    link = replace(alignment.links[0], clauses=tuple(ClausePair(a, b, 1.0) for a, b in clauses), differences=(named,))
    page = shown(replace(alignment, links=(link,)), left, right)
    kinds = {(mark.tag, mark.get("data-kind"), mark.text) for mark in page.iter("del", "ins")}
    assert ("del", "nom d'institution", "L'Office national") in kinds
    assert ("ins", None, "16.2") in kinds
    assert page.xpath("//del[@data-kind]/@title") == ["nom d'institution · sans portée"]


def test_pages_reasons_and_differences_are_said() -> None:
    alignment, left, right = aligned("fr")
    page = shown(alignment, left, right)
    section = sections(page, "substantive")[0]
    assert [a.get("href") for a in section.findall(".//a[@class='page']")] == [
        "onva.pdf#page=2",
        "onva.pdf#page=3",
        "cbm.pdf#page=12",
    ]
    said = section.text_content()
    for words in (
        "les articles voisins se répondent",
        "ressemblance 88 %",
        "fusionné",
        "délai · substantielle",
        "(rien)",
    ):
        assert words in said


def test_a_moved_article_says_from_where_to_where() -> None:
    page = shown(*aligned("fr"))
    assert "article en position 5 à gauche, en position 1 à droite" in sections(page, "identical")[0].text_content()


def test_a_moved_line_leads_to_its_other_end() -> None:
    first, second = (
        "Le comité d'audit tient un registre de ses avis et le publie.",
        "Les agents suivent une formation de cinq jours par an.",
    )
    left, right = (contract("left", "fr", {"1": "x"}), contract("right", "fr", {"1": "x"}))

    def two(document: Document, *texts: str) -> Document:
        article = document.root.children[0]
        lines = tuple(replace(article.children[0], eid=f"art_1__para_{n}", text=t) for n, t in enumerate(texts))
        return replace(document, root=replace(document.root, children=(replace(article, children=lines),)))

    left, right = two(left, first, second), two(right, second, first)
    page = shown(align(left, right), left, right)
    ways = [a.get("href") for a in page.xpath("//a[@class='moved']")]
    assert len(ways) == 4
    assert {way.removeprefix("#") for way in ways} <= set(page.xpath("//@id"))


def test_a_line_that_answers_in_another_link_leads_there() -> None:
    """Article 1 answers to articles 1 and 2, each by one of its paragraphs; neither paragraph is an omission."""
    first, second = "Le comité tient un registre de ses avis.", "Les agents suivent une formation de cinq jours."
    left, right = contract("left", "fr", {"1": first}), contract("right", "fr", {"1": first, "2": second})
    article = left.root.children[0]
    two = replace(article, children=(*article.children, replace(article.children[0], eid="art_1__para_2", text=second)))
    left = replace(left, root=replace(left.root, children=(two,)))
    links = tuple(
        Link(("art_1",), (other.eid,), 0.6, "partial", clauses=(ClausePair(mine, clauses_of(other)[0], 1.0),))
        for mine, other in zip(clauses_of(two), right.articles(), strict=True)
    )
    page = shown(Alignment(left.id, right.id, links, (), ()), left, right)
    assert page.xpath("//p[@class='absent']/a/text()") == [
        "trouve sa réponse ailleurs : 1 → 2", "trouve sa réponse ailleurs : 1 → 1",
    ]  # fmt: skip
    assert page.xpath("//p[@class='absent']/a/@href") == ["#s2", "#s1"]
    assert not page.xpath("//del | //ins")


def test_every_way_on_the_page_leads_somewhere() -> None:
    page = shown(*aligned("nl"), "nl")
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {way[1:] for way in page.xpath("//a/@href") if way.startswith("#")} <= set(ids)


def test_articles_alone_stand_in_their_place_with_their_words() -> None:
    alignment, left, right = aligned("fr")
    numbers = [a.text for a in shown(alignment, left, right).findall(".//nav//a")]
    assert numbers == ["1 → –", "2 + 3 → 12", "4 → –", "5 → 10", "– → 11", "– → 13"]
    assert "sans correspondant" in sections(shown(alignment, left, right), "alone")[0].text_content()


def test_across_languages_no_word_is_called_different() -> None:
    left, right = both("fr")[0], both("nl")[0]
    page = shown(align(left, right), left, right)
    assert sections(page, "across") and not sections(page, "substantive")
    assert "se répondent en deux langues · certitude" in sections(page, "across")[0].text_content()
    assert not page.xpath("//del | //ins")
    assert {"fr", "nl"} <= set(page.xpath("//section//@lang"))


def test_there_is_a_filter_for_every_state_that_occurs() -> None:
    text = facing_page(*aligned("fr"), "en")
    boxes = re.findall(r'id="show-(\w+)"', text)
    assert boxes == ["identical", "substantive", "alone"]
    for state in boxes:
        assert f"#show-{state}:not(:checked)) :is(section, li).r-{state}" in text


def test_hostile_words_stay_words_and_nothing_is_loaded() -> None:
    left = contract("left", "fr", {"1": HOSTILE, "2": HOSTILE + " deux fois et puis encore autre chose"})
    left = replace(left, source='x"><script>.pdf', title=HOSTILE)
    right = contract("right", "fr", {"7": HOSTILE})
    text = facing_page(align(left, right), left, right, "fr")
    page = html.document_fromstring(text)
    assert not page.xpath("//script | //img | //link | //iframe | //@onerror")
    assert text.count("</body>") == 1
    assert "default-src 'none'" in text


@pytest.mark.parametrize(("tongue", "words"), [("fr", "Montrer"), ("nl", "Tonen"), ("en", "Show")])
def test_the_page_speaks_the_language_of_its_reader(tongue: Tongue, words: str) -> None:
    text = facing_page(*aligned("nl"), tongue)
    assert f'<html lang="{tongue}">' in text and words in text
    assert text == facing_page(*aligned("nl"), tongue)
