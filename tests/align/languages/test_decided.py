"""What people decided about links and limits holds when two languages of one text are compared."""

from __future__ import annotations

from pathlib import Path

import pytest

from align.articles import align
from align.languages.decided import decided_groups
from align.languages.divergences import divergences
from align.reviewed import link_doubts, value_of
from corpus.model import Document
from corpus.verdicts import Verdicts
from extract.reviewed import as_text, proposals
from extract.times import limits
from tests.align.pairs import contract

FR = {
    "1": "L'Office répond dans les dix jours ouvrables qui suivent la demande.",
    "2": "L'Office publie la liste des guichets et leurs heures d'ouverture.",
    "3": "Les agents suivent une formation à l'accueil des personnes sourdes.",
}
NL = {
    "1": "De Rijksdienst antwoordt binnen tien dagen na de aanvraag.",
    "2": "De ambtenaren volgen een opleiding voor het onthaal van dove personen.",
    "3": "De Rijksdienst publiceert de lijst van de loketten en hun openingsuren.",
}


@pytest.fixture
def texts() -> tuple[Document, Document]:
    """Articles 2 and 3 stand in another order in Dutch; article 1 has another unit."""
    return contract("left", "fr", FR), contract("right", "nl", NL)


@pytest.fixture
def store(tmp_path: Path) -> Verdicts:
    return Verdicts(str(tmp_path / "c.sqlite"))


def material(texts: tuple[Document, Document], store: Verdicts | None) -> set[str]:
    return {d.article for d in divergences(*texts, store=store) if d.grade == "material"}


def test_nothing_decided_is_compared_by_number(texts: tuple[Document, Document], store: Verdicts) -> None:
    assert decided_groups(*texts, store) == decided_groups(*texts, None) == ()
    assert material(texts, store) == material(texts, None) == {"1", "2", "3"}


@pytest.mark.parametrize("french_first", [True, False])  # the pair can be decided on from either side
def test_articles_that_people_linked_are_compared(
    texts: tuple[Document, Document], store: Verdicts, french_first: bool
) -> None:
    left, right = texts if french_first else texts[::-1]
    for doubt in link_doubts(align(left, right), left, right):
        (eid, *_) = [p.eid for p in doubt.proposal.subject.left if p.eid] or [""]
        other = {"art_2": "art_3", "art_3": "art_2"}.get(eid)
        if other:
            store.record(doubt.proposal, "correct", "Ann", corrected=value_of((eid,), (other,)))
    assert set(decided_groups(*texts, store)) == {(("2",), ("3",)), (("3",), ("2",))}
    assert material(texts, store) == {"1"}


def test_a_limit_that_a_person_corrected_holds(texts: tuple[Document, Document], store: Verdicts) -> None:
    found, dutch = limits(texts[0]), limits(texts[1])
    (proposal,) = proposals(texts[0], found)
    assert proposal is not None
    store.record(proposal, "correct", "Ann", corrected=as_text(dutch[0].norm.as_json()))
    assert "unit" in {d.aspect for d in divergences(*texts)}
    assert "unit" not in {d.aspect for d in divergences(*texts, store=store)}
