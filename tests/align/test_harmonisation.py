"""Harmonisation: states, order, deviations and agreement, against what was planted in the samples and by hand."""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import Any, get_args

import pytest

from align.exports.table import FORMATS, written
from align.harmonisation import Harmonisation, generations, harmonise
from align.harmony.comparisons import worth_comparing
from align.harmony.deviation_tables import deviations_table
from align.harmony.interchange import harmonisation_as_dict
from align.harmony.states import State, standing
from align.harmony.tables import tables
from align.harmony.telling import Teller
from align.harmony.turning import turned
from align.harmony.twins import twins
from align.links import Alignment, Difference, Link, Reason, Relation, Stretch
from align.matters import MATTERS
from benchmarks.alignment_cases import SAMPLES, samples
from corpus.errors import ReadingError
from corpus.exports.interchange import as_json
from corpus.messages import Tongue, say
from corpus.model import Document, Language
from extract.passages import wording
from tests.align.pairs import both

TRUTH = tomllib.loads((SAMPLES / "truth.toml").read_text(encoding="utf-8"))
SAMPLED: list[tuple[int, Language]] = [(2022, "fr"), (2022, "nl"), (2002, "fr"), (2002, "nl")]


def contracts(year: int) -> list[Document]:
    return [document for key, document in samples().items() if key[1] == year]


def house_of(document: Document) -> str:
    return next(key[0] for key, known in samples().items() if known.id == document.id)


@cache
def harmonised(year: int, language: Language) -> Harmonisation:
    return harmonise(contracts(year), language, tell=Teller())


def numbers(document: Document, eids: Sequence[str]) -> list[str]:
    names = {a.eid: a.num for a in document.articles()}
    return [names[eid] for eid in eids]


def family_of(found: Harmonisation, row: int) -> str:
    """The name in the truth of the family that holds most of the members of a row; "" for none."""
    cells = found.matrix.rows[row].cells
    members = {house_of(d): numbers(d, cell.articles) for d, cell in zip(found.documents, cells, strict=True) if cell}
    year = {1: "2002", 6: "2022"}[found.generation or 0]
    for known in TRUTH["common"]:
        if known["generation"] == year and all(set(known["articles"].get(h, [])) == set(a) for h, a in members.items()):
            return str(known["family"])
    return ""


def planted(year: int, family: str, language: Language) -> list[dict[str, Any]]:
    """The variants of the differences in a family that change what somebody owes: words by house."""
    rows = (r for r in TRUTH["difference"] if r["generation"] == str(year) and r["family"] == family)
    return [row[language] for row in rows if not row["harmless"] and row["type"] != "editorial"]


@pytest.mark.parametrize(("year", "language"), SAMPLED)
def test_states(year: int, language: Language) -> None:
    """Who deviates from the reference in the truth deviates; who lacks a common provision lacks it; nobody else."""
    found = harmonised(year, language)
    told = 0
    for n, row in enumerate(found.matrix.rows):
        family = family_of(found, n)
        if not family:
            assert not row.common
            continue
        home = house_of(found.documents[row.reference.document])
        variants = planted(year, family, language)
        for document, cell in zip(found.documents, row.cells, strict=True):
            house = house_of(document)
            assert cell is not None
            if not cell.articles:
                assert cell.state == "missing"
                continue
            differs = any(_differs(year, words, home, house) for words in variants)
            assert (cell.state == "deviating") == differs, (family, house, cell)
            told += 1
    assert told >= 3 * len(found.documents)


def _differs(year: int, words: dict[str, str], one: str, other: str) -> bool:
    """References are told by what they mean in the truth: the family of the article that they name."""
    if words[one].replace(".", "").isdigit():
        return _meant(year, one, words[one]).isdisjoint(_meant(year, other, words[other]))
    return words[one] != words[other]


def _meant(year: int, house: str, number: str) -> set[str]:
    rows = (row for row in TRUTH["common"] if row["generation"] == str(year))
    return {row["family"] for row in rows if number in row["articles"].get(house, [])}


DEVIATING = [
    # kinds of the planted differences in the order of their weight; one line for each house that stands alone with it
    (2022, "fr", {"deadline": 3, "amount": 2, "modality": 2, "actor": 2, "reference": 2, "omission": 2, "addition": 2}),
    (2022, "nl", {"deadline": 3, "amount": 2, "modality": 2, "actor": 2, "reference": 2, "omission": 2, "addition": 2}),
]


@pytest.mark.parametrize(("year", "language", "kinds"), DEVIATING)
def test_deviations_are_ranked_by_weight(year: int, language: Language, kinds: dict[str, int]) -> None:
    found = harmonised(year, language)
    material = [one for one in found.deviations if one.material and one.difference]
    assert Counter(one.kind for one in material) == kinds
    assert list(dict.fromkeys(one.kind for one in material)) == list(kinds)
    assert [one.rank for one in found.deviations] == list(range(1, len(found.deviations) + 1))
    weights = [one.material for one in found.deviations]
    assert weights == sorted(weights, reverse=True), "what is harmless comes last"


def test_rows_follow_the_base_document_under_its_chapters() -> None:
    found = harmonised(2022, "fr")
    base = found.documents[found.matrix.base]
    places = {a.eid: n for n, a in enumerate(base.articles())}
    here = [
        places[cell.articles[0]]
        for row in found.matrix.rows
        if (cell := row.cells[found.matrix.base]) and cell.articles
    ]
    assert here == sorted(here)
    chapters = [row.chapter for row in found.matrix.rows]
    assert all(chapters)
    assert len(list(dict.fromkeys(chapters))) == sum(a != b for a, b in pairwise(["", *chapters])), (
        "no chapter comes twice"
    )


def test_a_row_is_named_by_a_heading_of_any_member() -> None:
    """The articles of one house have headings of their own, those of others at most sections."""
    found = harmonised(2022, "fr")
    headings = {family_of(found, n): row.heading for n, row in enumerate(found.matrix.rows) if row.common}
    assert headings["advice"] == "Avis préalable"
    assert headings["payment"] == "Délais de paiement"


def test_the_languages_agree() -> None:
    found = harmonised(2022, "fr").agreement
    assert found.pairs == 6
    assert found.share >= 0.95
    assert all(one.only in ("fr", "nl") and one.certainty > 0 for one in found.disagreements)


def test_twins() -> None:
    """French and Dutch texts of one contract find each other, though institutions change their names."""
    documents = contracts(2022)
    assert {(house_of(documents[f]), house_of(documents[d])) for f, d in twins(documents)} == {
        (house, house) for house in ("fats", "onap", "cebf", "pcm")
    }
    assert twins([d for d in documents if d.language == "fr"]) == ()


def test_a_text_in_one_language_only_is_compared_through_another_twin() -> None:
    """Three houses in French, one in Dutch, one of the three in both: the Dutch text is compared in Dutch."""
    chosen = [
        d
        for key, d in samples().items()
        if key[1] == 2022 and key[::2] in {("cebf", "fr"), ("fats", "fr"), ("pcm", "fr"), ("pcm", "nl"), ("onap", "nl")}
    ]
    found = harmonise(chosen, "fr", tell=Teller())
    (dutch,) = (n for n, d in enumerate(found.documents) if d.language == "nl")
    told = {family_of(found, n): row.cells[dutch] for n, row in enumerate(found.matrix.rows) if row.common}
    through_pcm = {"final": "identical", "audit": "harmless", "frame": "deviating"}
    assert {family: cell.state for family, cell in told.items() if cell and family in through_pcm} == through_pcm


def test_without_a_common_language_words_are_not_compared() -> None:
    left, right = contracts_of_pairs()
    found = harmonise([left, right])
    states = {cell.state for row in found.matrix.rows if row.common for cell in row.cells if cell}
    assert states == {"identical", "uncompared"}, "the reference, and who answers to it"


def contracts_of_pairs() -> tuple[Document, Document]:
    """Two institutions, one in French and one in Dutch, that share a citation and its figures."""
    return both("fr")[0], both("nl")[1]


def test_fewer_than_two() -> None:
    with pytest.raises(ReadingError) as raised:
        harmonise(contracts(2022)[:1])
    assert raised.value.key == "harmonisation.too_few"


def test_generations() -> None:
    assert generations([*contracts(2002), *contracts(2022)]) == (1, 6)
    assert generations(contracts(2022)[:1]) == ()


def test_a_second_copy_is_no_second_institution() -> None:
    documents = [d for d in contracts(2022) if d.language == "fr"]
    copies = [replace(d, id=f"{d.id}-2") for d in documents]
    assert len(harmonise([*documents, *copies]).documents) == len(documents)


WORDS = Stretch("a1__para_1", 0, 4), Stretch("b1__para_1", 0, 4)
ELSEWHERE = Stretch("a2__para_1", 0, 4), Stretch("b1__para_1", 0, 4)
MATERIAL, HARMLESS = Difference("amount", "1", "2", *WORDS), Difference("editorial", "a", "b", *WORDS, material=False)
STANDING = [
    # told: the differences in the articles of the family decide
    ("substantive", (MATERIAL,), True, "deviating"),
    ("substantive", (HARMLESS,), True, "harmless"),
    ("substantive", (), True, "identical"),
    ("substantive", (Difference("amount", "1", "2", *ELSEWHERE),), True, "identical"),
    # not told: the relation does
    ("substantive", (), False, "deviating"),
    ("partial", (), False, "deviating"),
    ("renamed", (), False, "harmless"),
    ("editorial", (), False, "harmless"),
    ("identical", (), False, "identical"),
]  # fmt: skip


@pytest.mark.parametrize(("relation", "differences", "told", "state"), STANDING)
def test_standing(relation: Relation, differences: tuple[Difference, ...], told: bool, state: str) -> None:
    link = Link(("a1", "a2"), ("b1",), 0.9, relation, differences=differences)
    assert standing(Alignment("a", "b", (link,), (), ()), ("a1",), ("b1",), told)[0] == state


def test_a_member_without_a_link_to_the_reference_deviates() -> None:
    assert standing(Alignment("a", "b", (), (), ()), ("a1",), ("b1",), True) == ("deviating", ())


def test_turning_round() -> None:
    added = Difference("addition", "", "mot", WORDS[0], WORDS[1], reason=Reason("differences.why_addition"))
    link = Link(("a1",), ("b1", "b2"), 0.9, "substantive", differences=(added,), marks=("split", "moved"))
    alignment = Alignment("a", "b", (link,), ("a2",), (), (("a1", 1.0),), (("b1", 0.9),))
    (back,) = turned(alignment).links
    assert (back.left, back.right, back.marks) == (("b1", "b2"), ("a1",), ("merged", "moved"))
    (omitted,) = back.differences
    assert (omitted.kind, omitted.left, omitted.right, omitted.left_at) == ("omission", "mot", "", WORDS[1])
    assert omitted.reason == Reason("differences.why_omission")
    assert turned(turned(alignment)) == alignment


@pytest.mark.parametrize(("documents", "neighbours", "most"), [(4, 12, 6), (8, 1, 26), (16, 2, 74)])
def test_work_grows_with_the_neighbours(documents: int, neighbours: int, most: int) -> None:
    many = [replace(contracts(2022)[n % 2], id=f"d{n}") for n in range(documents)]
    pairs = worth_comparing(many, neighbours)
    assert 0 < len(pairs) <= most
    assert all(i < j for i, j in pairs)


def test_the_exchange_format() -> None:
    found = harmonised(2022, "fr")
    record = json.loads(as_json(harmonisation_as_dict(found, "fr")))
    assert record["generation"] == 6
    assert [one["other"] for one in record["institutions"]] == [d.id for d in found.others if d]
    assert len(record["families"]) == len(found.matrix.rows)
    common = [one for one in record["families"] if one["common"]]
    assert all(len(one["members"]) == 4 for one in common)
    assert [one["matter"] for one in record["matters"]] == list(MATTERS)
    assert {one["family"] for one in record["deviations"]} <= {one["id"] for one in record["families"]}
    homes = {one["id"]: one["reference"]["doc"] for one in record["families"]}
    assert all(
        (one["left_doc"], one["right_doc"]) == (homes[one["family"]], one["doc"]) for one in record["deviations"]
    ), "all are in French, so that no twin was compared"


@pytest.mark.parametrize("tongue", ["en", "fr", "nl"])
def test_tables(tongue: Tongue) -> None:
    """Every format takes them; a state is always a word, never only a colour."""
    found = harmonised(2022, "nl")
    made = tables(found, tongue)
    keys = ("brief", "by_matter", "deviations", "matrix", "matters", "agreement", "annex")
    starts = [say(f"harmonisation.title_{key}", tongue) for key in keys]
    assert all(table.title.startswith(start) for table, start in zip(made, starts, strict=True))
    said = {say(f"harmonisation.state_{state}", tongue) for state in (*get_args(State), "reference")}
    coloured = [cell for row in made[3].cells() for cell in row if cell.tone]
    assert coloured and all(any(cell.text.endswith(word) for word in said) for cell in coloured)
    assert all(written(made, form, tongue) for form in FORMATS)


def test_the_reference_is_called_the_reference() -> None:
    """Its own cell does not say that it is identical with itself; what only one institution has is no reference."""
    found = harmonised(2022, "nl")
    made = tables(found, "nl")[3]
    for row, cells in zip(found.matrix.rows, made.cells(), strict=True):
        own = [cell.text.endswith("referentietekst") for cell in cells[3:]]
        assert own == [row.common and n == row.reference.document for n in range(len(found.documents))]


def test_the_summary_says_what_the_tables_say() -> None:
    found = harmonised(2022, "fr")
    brief, by_matter, substantive, matrix = tables(found, "fr")[:4]
    told = {cells[0].text: cells[1].text for cells in brief.cells()}
    common = [cells for cells, row in zip(matrix.cells(), found.matrix.rows, strict=True) if row.common]
    strays = [any(cell.text.endswith(("divergent", "absent")) for cell in cells[3:]) for cells in common]
    assert told["Dispositions communes"] == str(len(common))
    assert told["– respectées par toutes"] == str(strays.count(False))
    assert told["– dont une institution au moins s'écarte"] == str(strays.count(True))
    assert told["Écarts de fond"] == str(len(substantive.rows)) == str(sum(one.material for one in found.deviations))
    whose = Counter(cells[1].text for cells in substantive.cells())
    assert told["– par institution"] == ", ".join(f"{name} {n}" for name, n in whose.most_common())
    sums = [cell.value for cell in by_matter.cells()[-1][1:]]
    assert sums == [whose[column.title] for column in by_matter.columns[1:]]
    gaps = {c.matter for coverage in found.coverage for c in coverage if not c.found}
    listed = told["Matières réglementaires non trouvées"]
    assert gaps and all(say(f"harmonisation.matter_{matter}", "fr") in listed for matter in gaps)


def test_harmless_deviations_stand_in_the_annex_by_provision() -> None:
    found = harmonised(2022, "fr")
    (*_, annex), (*_, single) = tables(found, "fr"), tables(found, "fr", every=True)
    harmless = [one for one in found.deviations if not one.material]
    assert harmless and len(single.rows) == len(harmless)
    assert sum(int(str(cells[2].value)) for cells in annex.cells()) == len(harmless)
    assert len(annex.rows) == len({one.row for one in harmless})


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_a_quote_and_its_page_are_of_one_document(language: Language) -> None:
    """Where a twin was compared in place of the reference or of the institution's text: its words, and its pages."""
    chosen = [
        d
        for key, d in samples().items()
        if key[1] == 2022 and key[::2] in {("cebf", "fr"), ("fats", "fr"), ("pcm", "fr"), ("pcm", "nl"), ("onap", "nl")}
    ]
    found = harmonise(chosen, language, tell=Teller())
    known = {d.source: d for d in chosen}
    asked = Counter[str]()
    for material in (True, False):
        made = deviations_table(found, material, "fr")
        at = {column.key: n for n, column in enumerate(made.columns)}
        for cells in made.cells():
            for words, page in (("reference_words", "reference_page"), ("own_words", "own_page")):
                quote, target = cells[at[words]], cells[at[page]].target
                if quote.text and target is not None:
                    document = known[target.file]
                    assert quote.language == document.language
                    assert squeezed(quote.text) in squeezed(whole(document)), (quote, target)
                    asked[document.language] += 1
            text, own = cells[at["text"]].text, cells[at["own_page"]].target
            assert own is None or text.endswith(f"({known[own.file].id})")
    assert asked["nl"] > 3 and asked["fr"] > 3
    assert any(one.language != language for one in found.documents)


def whole(document: Document) -> str:
    return " ".join(f"{p.label} {p.heading} {wording(p)}" for p in document.root.walk())


def squeezed(text: str) -> str:
    return "".join(text.split())
