"""The redline: accepted it is the right text, rejected the left one; moves are moves; Word's schema is kept to."""

from __future__ import annotations

import io
from itertools import product

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from align.clauses import Clause
from align.exports.collation import collate
from align.exports.lines import Line
from align.exports.redline import redline
from align.links import ClausePair, Link
from tests.align.exports.revisions import W, accepted, body_of, rejected

WORDS = st.sampled_from(
    ["le", "comité", "30", "40", "jours", "d'avis", "remet", "l’État", "«", ";", "\t", "\n", "  ", "$", "é"]
)
TEXTS = st.lists(WORDS, max_size=14).map(" ".join).map(str.rstrip)
LONG = "Le comité remet son avis au ministre dans les trente jours qui suivent la réunion."


def lines(*texts: str, side: str = "a") -> tuple[Line, ...]:
    return tuple(Line(f"{side}{n}", "text", text) for n, text in enumerate(texts))


def whole(line: Line) -> Clause:
    return Clause(line.eid, line.part, 0, len(line.text), line.text)


def linked(left: tuple[Line, ...], right: tuple[Line, ...], pairs: list[tuple[int, int]], moved: bool = False) -> Link:
    """A link whose clauses are whole lines."""
    clauses = tuple(ClausePair(whole(left[i]), whole(right[j]), 1.0) for i, j in pairs)
    return Link(("art_1",), ("art_2",), 1.0, "substantive", clauses=clauses, marks=("moved",) if moved else ())


def made(left: tuple[Line, ...], right: tuple[Line, ...], *links: Link) -> bytes:
    return redline(collate(left, right, links), "titre", "gauche > droite", "fr-BE")


def stripped(paragraphs: list[str]) -> list[str]:
    """Without the empty last paragraph, which must stay for a word processor's sake."""
    return paragraphs[:-1] if paragraphs and not paragraphs[-1] else paragraphs


@pytest.mark.parametrize(
    ("left", "right", "pairs"),
    [
        (["dans les 30 jours ouvrables"], ["dans les 40 jours"], [(0, 0)]),  # words in place
        (["un", LONG, "deux"], ["un", "deux"], []),  # a paragraph goes
        (["un", "deux"], ["un", LONG, "deux"], []),  # a paragraph comes
        (["un", "deux"], ["un", "deux", LONG], []),  # as the last one
        ([LONG], [], []),
        ([], [LONG], []),
        (["l'avis  du comité"], ["l’avis du\tcomité"], [(0, 0)]),  # quotes and blanks are to the letter
        (["a) <b>&amp;</b>"], ["b) <i>&lt;</i>"], [(0, 0)]),
        ([LONG, "un deux trois"], ["un deux trois", LONG], [(0, 1), (1, 0)]),  # a move
        ([LONG, "un", LONG + " Bis."], [LONG + " Bis.", "un", LONG.replace("trente", "40")], [(0, 2), (2, 0)]),
    ],
)  # fmt: skip
def test_accepted_is_the_right_text_and_rejected_the_left(
    left: list[str], right: list[str], pairs: list[tuple[int, int]]
) -> None:
    ours, theirs = lines(*left), lines(*right, side="b")
    data = made(ours, theirs, linked(ours, theirs, pairs))
    assert (stripped(rejected(data)), stripped(accepted(data))) == (left, right)
    assert len(docx.Document(io.BytesIO(data)).paragraphs) >= max(len(left), len(right))


@settings(max_examples=150, deadline=None)
@given(st.data(), st.lists(TEXTS.filter(bool), max_size=7), st.lists(TEXTS.filter(bool), max_size=7))
def test_any_two_texts_come_back(data: st.DataObject, left: list[str], fresh: list[str]) -> None:
    """The right text is the left one shuffled and changed, with other lines in between; the links say anything."""
    right = data.draw(
        st.permutations([*data.draw(st.lists(st.sampled_from(left), max_size=5)), *fresh]) if left else st.just(fresh)
    )
    ours, theirs = lines(*left), lines(*right, side="b")
    all_pairs = list(product(range(len(left)), range(len(right))))
    pairs = data.draw(st.lists(st.sampled_from(all_pairs), max_size=6)) if all_pairs else []
    made_of = made(ours, theirs, linked(ours, theirs, pairs, data.draw(st.booleans())))
    assert (stripped(rejected(made_of)), stripped(accepted(made_of))) == (left, right)


def test_a_changed_word_is_the_only_change() -> None:
    ours, theirs = lines("dans les 30 jours ouvrables"), lines("dans les 40 jours ouvrables", side="b")
    body = body_of(made(ours, theirs, linked(ours, theirs, [(0, 0)])))
    assert [x.text for x in body.iter(f"{W}delText")] == ["30"]
    assert [x.findtext(f".//{W}t") for x in body.iter(f"{W}ins")] == ["40"]


@pytest.mark.parametrize("joins", [True, False], ids=["joined", "cut"])
def test_paragraphs_joined_or_cut_change_only_their_ends(joins: bool) -> None:
    several = lines("Il remet un avis au ministre.", "Le ministre répond dans le mois.", side="a" if joins else "b")
    one = lines("Il remet un avis au ministre. Le ministre répond dans le mois.", side="b" if joins else "a")
    left, right = (several, one) if joins else (one, several)
    data = made(left, right, linked(left, right, [(0, 0), (1, 0)] if joins else [(0, 0), (0, 1)]))
    body = body_of(data)
    assert [etree.QName(x).localname for x in body.iterfind(f"{W}p/{W}pPr/{W}rPr/*")] == ["del" if joins else "ins"]
    assert [x.text for x in body.iter(f"{W}t", f"{W}delText") if len(x.text or "") > 1] == [x.text for x in several]
    assert (stripped(rejected(data)), stripped(accepted(data))) == ([x.text for x in left], [x.text for x in right])


def test_a_whole_paragraph_takes_its_mark_along() -> None:
    ours, theirs = lines("un", LONG), lines("un", side="b")
    paragraph = body_of(made(ours, theirs))[1]
    assert [etree.QName(x).localname for x in paragraph.iterfind(f"{W}pPr/{W}rPr/*")] == ["del"]
    assert [x.text for x in paragraph.iter(f"{W}delText")] == [LONG]


def test_a_moved_passage_is_a_move_with_two_ends_of_one_name() -> None:
    """Two lines that move together are one move; a word that changed on the way is a change inside it."""
    left = lines("tête", LONG, "Il le publie sur son site dans les 30 jours.", "x" * 40 + " y", "z " * 60)
    right = lines("tête", "x" * 40 + " y", "z " * 60, LONG, "Il le publie sur son site dans les 40 jours.", side="b")
    data = made(left, right, linked(left, right, [(1, 3), (2, 4)], moved=True), linked(left, right, [(3, 1), (4, 2)]))
    body = body_of(data)
    ends = {tag: body.findall(f".//{W}{tag}") for tag in ("moveFromRangeStart", "moveToRangeStart")}
    assert [[x.get(f"{W}name") for x in found] for found in ends.values()] == [["move1"], ["move1"]]
    for tag, found in ends.items():
        closing = body.findall(f".//{W}{tag.replace('Start', 'End')}")
        assert [x.get(f"{W}id") for x in closing] == [found[0].get(f"{W}id")]
        assert closing[0].getparent() is body
    assert [x.text for x in body.iter(f"{W}delText")] == ["30"]
    assert (stripped(rejected(data)), stripped(accepted(data))) == ([x.text for x in left], [x.text for x in right])


def test_a_remark_is_a_comment_on_its_line() -> None:
    ours, theirs = lines("un", LONG), lines("un", LONG, "nouveau venu", side="b")
    remarks = {("b1", "text", 0): "Les mots <sont> les mêmes.\nVoilà.", ("b2", "text", 0): "Ajout."}
    data = redline(collate(ours, theirs, []), "t", "h", "fr-BE", remarks)  # type: ignore[arg-type]
    comments = list(docx.Document(io.BytesIO(data)).comments)
    assert [(c.text, c.author) for c in comments] == [(said, "Concordance") for said in remarks.values()]
    body = body_of(data)
    signs = list(body.iter(f"{W}commentReference"))
    assert [x.get(f"{W}id") for x in signs] == [str(c.comment_id) for c in comments]
    # A new line takes its comment along when it is rejected.
    assert ["ins" in {etree.QName(a).localname for a in x.iterancestors()} for x in signs] == [False, True]
    assert (stripped(rejected(data)), stripped(accepted(data))) == ([x.text for x in ours], [x.text for x in theirs])
    assert data == redline(collate(ours, theirs, []), "t", "h", "fr-BE", remarks)  # type: ignore[arg-type]


def test_every_revision_has_its_own_number_the_author_and_a_fixed_date() -> None:
    ours, theirs = lines("un", LONG, "trois quatre"), lines("deux", "trois cinq", LONG, side="b")
    data = made(ours, theirs, linked(ours, theirs, [(1, 2), (2, 1)]))
    assert data == made(ours, theirs, linked(ours, theirs, [(1, 2), (2, 1)]))
    revisions = [x for x in body_of(data).iter() if x.get(f"{W}author") is not None]
    assert len({x.get(f"{W}id") for x in revisions}) == len(revisions) >= 5
    assert {(x.get(f"{W}author"), x.get(f"{W}date")) for x in revisions} == {("Concordance", "2000-01-01T00:00:00Z")}


def test_a_style_that_changes_is_tracked_in_the_order_of_the_schema() -> None:
    left, right = (
        (Line("a0", "heading", "Article 1 Objet", level=2),),
        (Line("b0", "heading", "Article 2 Objet", level=3, depth=1),),
    )
    link = Link(("a0",), ("b0",), 1.0, "renamed")
    properties = body_of(redline(collate(left, right, [link]), "t", "h", "nl-BE")).find(f"{W}p/{W}pPr")
    assert properties is not None
    assert [etree.QName(x).localname for x in properties] == ["pStyle", "ind", "pPrChange"]
    old = properties.find(f"{W}pPrChange/{W}pPr/{W}pStyle")
    assert old is not None and old.get(f"{W}val") == "Heading2"
