"""The formats of a whole comparison: each opens, one article alone is possible, two languages get a synopsis."""

from __future__ import annotations

import io
import json
from pathlib import Path

import docx
import openpyxl  # type: ignore[import-untyped]
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from align.articles import align
from align.exports.formats import exported, narrowed
from align.exports.lines import lines_of_articles, lines_of_document
from align.exports.table import FORMATS, TableFormat
from corpus.errors import ReadingError
from corpus.model import Document, Language
from tests.align.exports.revisions import accepted, rejected
from tests.align.exports.test_tables import aligned
from tests.align.pairs import both, contract
from tests.readings import documents_of

SAMPLES = Path(__file__).parents[3] / "samples" / "pdf"
SHARED = Path(__file__).parents[4] / "shared" / "contracts"


def texts(document: Document) -> list[str]:
    return [line.text for line in lines_of_document(document)]


def settled(data: bytes) -> tuple[list[str], list[str]]:
    """Rejected and accepted, without the empty paragraph that must stay at the end."""
    left, right = rejected(data), accepted(data)
    return left[:-1] if left and not left[-1] else left, right[:-1] if right and not right[-1] else right


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("language", ["fr", "nl"])
def test_every_format_is_the_same_twice(form: TableFormat, language: Language) -> None:
    assert exported(*aligned(language), form, "nl") == exported(*aligned(language), form, "nl") != b""


def test_the_workbook_has_both_tables_and_the_notes() -> None:
    book = openpyxl.load_workbook(io.BytesIO(exported(*aligned("fr"), "xlsx", "en")))
    assert [sheet.max_row for sheet in book][:2] == [7, 3]
    assert book.sheetnames[2] == "Notes"


def test_json_is_the_exchange_format() -> None:
    found = json.loads(exported(*aligned("fr"), "json", "fr"))
    assert [pair["left"] for pair in found["pairs"]] == [["2", "3"], ["5"]]


def test_one_article_alone() -> None:
    alignment, left, right = aligned("fr")
    data = exported(alignment, left, right, "docx", "fr", article="5")
    ours, theirs = (lines_of_articles(d, (eid,)) for d, eid in ((left, "art_5"), (right, "art_10")))
    assert settled(data) == ([line.text for line in ours], [line.text for line in theirs])
    assert narrowed(alignment, left, "art_4").left_only == ("art_4",)


def test_no_such_article() -> None:
    with pytest.raises(ReadingError, match="no article 99"):
        exported(*aligned("fr"), "html", "en", article="99")


def test_two_languages_stand_beside_each_other() -> None:
    left, right = both("fr")[0], both("nl")[0]
    document = docx.Document(io.BytesIO(exported(align(left, right), left, right, "docx", "fr")))
    rows = [[cell.text for cell in row.cells] for row in document.tables[0].rows][1:]
    assert [row[1] for row in rows if row[1]] == texts(left)
    assert [row[2] for row in rows if row[2]] == texts(right)
    assert any(row[1] and row[2] for row in rows)


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_a_contract_against_another_comes_back(language: Language) -> None:
    left, right = both(language)
    data = exported(align(left, right), left, right, "docx", "fr")
    assert settled(data) == (texts(left), texts(right))


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_any_contract_against_any_comes_back(data: st.DataObject) -> None:
    """Articles of the invented contracts, shuffled, cut and joined, as the real alignment links them."""
    clauses = [child.text for document in both("fr") for article in document.articles() for child in article.children]
    article = st.lists(st.sampled_from(clauses), min_size=1, max_size=3).map(" ".join)
    left, right = (
        contract(side, "fr", {str(n): text for n, text in enumerate(data.draw(st.lists(article, max_size=5)), start=1)})
        for side in ("left", "right")
    )
    assert settled(exported(align(left, right), left, right, "docx", "fr")) == (texts(left), texts(right))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("pcm-2022-report-fr.pdf", "onap-2022-columns-fr.pdf"),
        ("pcm-2002-columns-fr.pdf", "pcm-2022-report-fr.pdf"),
        ("pgl-2002-report-nl.pdf", "pgl-2022-report-nl.pdf"),
    ],
)
def test_samples_come_back(left: str, right: str) -> None:
    _comes_back(SAMPLES / left, SAMPLES / right)


@pytest.mark.shared
@pytest.mark.parametrize(
    ("left", "right"),
    [("capac-2022-fr.pdf", "bcss-2022-moniteur.pdf"), ("bcss-2002-web.pdf", "bcss-2022-moniteur.pdf")],
)
def test_real_contracts_come_back(left: str, right: str) -> None:
    if not (SHARED / left).is_file():
        pytest.skip("../shared/contracts is not there")
    _comes_back(SHARED / left, SHARED / right)


def _comes_back(left: Path, right: Path) -> None:
    ours, theirs = _contract(left), _contract(right)
    data = exported(align(ours, theirs), ours, theirs, "docx", "fr")
    assert settled(data) == (texts(ours), texts(theirs))
    assert len(docx.Document(io.BytesIO(data)).paragraphs) >= len(texts(theirs))


def _contract(path: Path) -> Document:
    """The contract of a file: of several languages, the French one."""
    found = [document for document in documents_of(path) if document.kind == "contract"]
    return next((document for document in found if document.language == "fr"), found[0])
