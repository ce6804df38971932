"""Marks: what facts say in the reader's words, where a click leads, and that every word stays text."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from corpus.messages import Tongue
from extract.findings import findings
from tests.views.shelves import HOSTILE, contract, pdf
from views.marks import KINDS, Mark, by_provision, marks, number_words, official
from views.wording import writer

TEXTS = {
    "1": "Pour l'application du présent contrat, on entend par « le comité » : le comité de gestion.",
    "2": "L'ONVA verse 1.250,50 euros à la commune dans les 15 jours qui suivent la demande visée à l'article 1er.",
    "3": "Conformément à la loi du 29 juin 1981, le service répond comme le prévoit l'article 99.",
}


@pytest.fixture
def found(tmp_path: Path) -> dict[str, list[Mark]]:
    document = contract("x", "ONVA", "fr", TEXTS, pdf(tmp_path / "x.pdf"))
    eids = [p.eid for p in document.root.walk()]
    several: dict[str, list[Mark]] = {kind: [] for kind in KINDS}
    for mark in marks(by_provision(findings(document)), eids, "fr"):
        several[mark.kind].append(mark)
    return several


def test_every_kind_says_what_it_means(found: dict[str, list[Mark]]) -> None:
    assert any("15 jour" in mark.said for mark in found["limit"])
    assert [mark.said for mark in found["amount"]] == ["1\u202f250,50 EUR"]
    assert any(mark.said.startswith("le comité = ") for mark in found["definition"])
    assert any("doit" in mark.said or "oblig" in mark.said for mark in found["obligation"])


def test_where_citations_lead(found: dict[str, list[Mark]]) -> None:
    """To the provision cited, to the publisher of an act, or nowhere."""
    assert [mark.target for mark in found["citation"] if mark.target] == ["chp_1__art_1"]
    acts = [mark.address for mark in found["citation"] if mark.address]
    assert [address.startswith("http://www.ejustice.just.fgov.be/eli/loi/1981/06/29") for address in acts] == [True]
    assert any("n'a pas cette disposition" in mark.said for mark in found["citation"])


@pytest.mark.parametrize(
    ("address", "leads"),
    [
        ("http://www.ejustice.just.fgov.be/eli/loi/1981/06/29", True),
        ("https://data.europa.eu/eli/reg/2016/679/oj", True),
        ("javascript:alert(1)//www.ejustice.just.fgov.be", False),
        ("http://www.ejustice.just.fgov.be.example.org/eli", False),
        ("ftp://data.europa.eu/eli", False),
        ("http://user@example.org/www.ejustice.just.fgov.be", False),
        ("", False),
    ],
)
def test_only_the_publisher_is_led_to(address: str, leads: bool) -> None:
    assert official(address) == (address if leads else "")


@pytest.mark.parametrize(
    ("tongue", "said"), [("fr", "1\u202f234\u202f567,5"), ("nl", "1.234.567,5"), ("en", "1,234,567.5")]
)
def test_numbers_as_the_reader_writes_them(tongue: Tongue, said: str) -> None:
    assert number_words(Decimal("1234567.5"), tongue) == said


def test_marks_that_overlap_are_cut_and_all_is_escaped(tmp_path: Path) -> None:
    text = f"Le service {HOSTILE} répond."
    document = contract("x", "X", "fr", {"1": text}, pdf(tmp_path / "x.pdf"))
    eid = "chp_1__art_1__para_1"
    some = [
        Mark("obligation", eid, 0, len(text), text, HOSTILE),
        Mark("limit", eid, 3, 20, text[3:20], "x"),
        Mark("citation", eid, 15, 30, text[15:30], "y", target='"><script>'),
    ]
    article = document.root.children[0].children[0]
    shown = writer(document, some, "fr", wanted="SERVICE").article(article)
    assert "<script" not in shown
    assert "<img" not in shown
    assert 'class="fact obligation limit hit"' in shown
    assert shown.count("tabindex") == 2  # the citation is a link and needs no stop of its own
    assert "article=%22%3E%3Cscript%3E" in shown
