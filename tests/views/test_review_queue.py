"""What the queue of the review looks at in a whole corpus, and where a fact stands on its page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.block import Place
from corpus.geometry import Span
from corpus.listing import Listed
from corpus.model import Document, DocumentKind, Language, Provision
from extract.facts import Fact
from views.review_pages import spans_of_fact
from views.review_queue import pairs


def listed(id: str, institution: str, language: Language, generation: int, kind: DocumentKind = "contract") -> Listed:
    return Listed(id, f"{id}.pdf", id, kind, institution, language, generation, None, id, (1, 2), 3, 0)


A1, A6 = listed("a-1", "AAP", "fr", 1), listed("a-6", "AAP", "fr", 6)
B6, C6 = listed("b-6", "BOR", "fr", 6), listed("c-6", "CIB", "fr", 6)
A3, DUTCH = listed("a-3", "AAP", "fr", 3), listed("a-6-nl", "AAP", "nl", 6)


@pytest.mark.parametrize(
    ("several", "found"),
    [
        ((A6, B6, C6), {("a-6", "b-6"), ("a-6", "c-6")}),  # of one generation, each with the first
        ((A1, A3, A6), {("a-1", "a-3"), ("a-3", "a-6")}),  # generations follow each other
        ((A6, DUTCH), {("a-6", "a-6-nl")}),  # two languages of one contract
        ((A1, listed("b-6-nl", "BOR", "nl", 6)), set()),  # nothing that lawyers lay beside each other
        ((A6, listed("d", "AAP", "fr", 6, "decree")), set()),  # a decree is no contract
        ((A6, replace(B6, articles=0)), set()),  # a picture without articles
    ],
)
def test_which_contracts_lie_beside_each_other(several: tuple[Listed, ...], found: set[tuple[str, str]]) -> None:
    assert {(left.id, right.id) for left, right in pairs(several)} == found


WHOLE, FIRST, SECOND = Span(1, 50, 100, 500, 160), Span(1, 50, 100, 500, 130), Span(2, 50, 80, 500, 110)


@pytest.mark.parametrize(
    ("places", "start", "end", "found"),
    [
        ((Place(0, 20, FIRST), Place(20, 40, SECOND)), 2, 9, (FIRST,)),
        ((Place(0, 20, FIRST), Place(20, 40, SECOND)), 15, 25, (FIRST, SECOND)),  # over the end of the page
        ((), 2, 9, (WHOLE,)),  # where words stand is not known: the provision
    ],
)
def test_where_a_fact_stands(places: tuple[Place, ...], start: int, end: int, found: tuple[Span, ...]) -> None:
    provision = Provision("art_1", "article", num="1", text="x" * 40, spans=(WHOLE,), places=places)
    document = Document(
        "d", "d.pdf", "", "contract", "", "fr", "", (1, 2), Provision("", "document", children=(provision,))
    )
    fact = Fact(article="1", eid="art_1", start=start, end=end, quote="x")
    assert spans_of_fact(fact, document) == found
    assert spans_of_fact(Fact(article="9", eid="art_9", start=0, end=1, quote="x"), document) == ()
