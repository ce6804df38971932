"""What people decided holds: in facts, agendas and the exchange format, and after a file was read anew."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from corpus.model import Document
from corpus.verdict import Conflict, Decision, Proposal
from corpus.verdicts import Verdicts
from extract.agenda import agenda
from extract.citations import citations
from extract.doubts import Doubt, fact_doubts, ranked
from extract.facts import (
    Day,
    Duration,
    Frequency,
    Norm,
    Recurring,
    Relative,
    ServiceLevel,
    TimeLimit,
    Unspecified,
    Window,
    identified,
)
from extract.findings import as_decided, findings
from extract.interchange import extraction
from extract.norms import norm_of
from extract.obligations import Obligation, obligations
from extract.reviewed import as_text, proposals, reviewed, valued
from extract.times import limits
from tests.views.shelves import contract, pdf

TEXTS = {
    "1": "Le rapport annuel est remis dans les XX jours.",
    "2": "Le service répond dans les 15 jours ouvrables qui suivent la demande visée à l'article 9.",
    "3": "Le service remet le rapport. Le service remet le rapport.",
}


@pytest.fixture
def document(tmp_path: Path) -> Document:
    return contract("a-fr", "ONVA", "fr", TEXTS, pdf(tmp_path / "a.pdf"))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Verdicts]:
    with Verdicts(str(tmp_path / "catalogue.sqlite")) as found:
        yield found


def all_doubts(document: Document) -> tuple[Doubt, ...]:
    return fact_doubts(document, obligations(document), limits(document), citations(document))


def proposal(document: Document, what: str, words: str) -> Proposal:
    return next(
        d.proposal for d in all_doubts(document) if d.what == what and words in d.proposal.subject.left[0].quote
    )


def decide(store: Verdicts, of: Proposal, decision: Decision, corrected: str = "", seen: str = "") -> str:
    done = store.record(of, decision, "Anne", corrected=corrected, seen=seen)
    return done.own.key if isinstance(done, Conflict) else done.key


NORMS: list[Norm] = [
    Day(3, 31, 2024), Day(2, 29), Day(1, 1, 2022, "contract_start"), Recurring("FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=31"),
    Recurring("FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1"), Relative(15, "business_day", "after", "la demande", "at_most"),
    Relative(2, "clear_day", "before", "", "at_least"), ServiceLevel(80, 10, "day"), Frequency(2, "year", every=3),
    Duration(1.5, "year"), Duration(boundary="contract_term"), Window(date(2024, 1, 1), date(2024, 3, 31)),
    Window(date(2000, 2, 3), date(2000, 2, 5), True), Unspecified(),
]  # fmt: skip


@pytest.mark.parametrize("norm", NORMS, ids=repr)
def test_a_norm_comes_back(norm: Norm) -> None:
    found = norm_of(json.loads(as_text(norm.as_json())))
    assert found.as_json() == norm.as_json()
    assert type(found) is type(norm)


@pytest.mark.parametrize(
    "told",
    [
        {}, {"kind": "nothing"}, {"kind": "date"}, {"kind": "date", "date": "2024-02-30"}, {"kind": "date", "date": "x"},
        {"kind": "recurring", "rrule": "FREQ=YEARLY\nX:1"}, {"kind": "recurring", "rrule": 3},
        {"kind": "relative", "amount": "15", "unit": "day", "direction": "after", "anchor": "", "limit": "at_most"},
        {"kind": "relative", "amount": True, "unit": "day", "direction": "after", "anchor": "", "limit": "at_most"},
        {"kind": "relative", "amount": 15, "unit": "moon", "direction": "after", "anchor": "", "limit": "at_most"},
        {"kind": "duration", "boundary": "never"}, {"kind": "window", "start": "2024-01-01", "end": None},
    ],
)  # fmt: skip
def test_what_is_no_norm_says_so(told: dict[str, object]) -> None:
    with pytest.raises(ValueError):
        norm_of(told)


def test_the_queue_begins_with_what_weighs_most(document: Document) -> None:
    queue = ranked(all_doubts(document))
    assert queue[0].what == "time_limit"
    assert queue[0].why[0].key == "review.why_open_limit"
    keys = {why.key for doubt in queue for why in doubt.why}
    assert {"review.why_no_bearer", "review.why_dangling"} <= keys
    assert len({doubt.id for doubt in all_doubts(document)}) == len(all_doubts(document))
    assert all("15 jours" not in d.proposal.subject.left[0].quote for d in queue if d.what == "time_limit")


def test_without_verdicts_nothing_changes(document: Document, store: Verdicts) -> None:
    assert extraction(document, store=store) == extraction(document)
    assert reviewed(document, obligations(document), None).kept == obligations(document)


def test_a_corrected_limit_gets_its_date(document: Document, store: Verdicts) -> None:
    of = proposal(document, "time_limit", "XX")
    assert not agenda(document, store=store).plan.limits[0].occurrences
    decide(store, of, "correct", as_text(Day(5, 31, 2024).as_json()))
    found = agenda(document, store=store).plan.limits[0]
    assert [o.effective for o in found.occurrences] == [date(2024, 5, 31)]
    assert found.limit.standing is not None and found.limit.standing.verdict.who == "Anne"
    told = extraction(document, store=store)["deadlines"]
    assert isinstance(told, list)
    assert told[0]["norm"] == {"kind": "date", "date": "2024-05-31"}
    assert told[0]["review"]["decision"] == "correct"
    assert "unspecified" in told[0]["review"]["proposed"]


def test_a_corrected_bearer(document: Document, store: Verdicts) -> None:
    of = proposal(document, "obligation", "XX")
    value = as_text({"bearer": {"role": "institution", "text": "l'ONVA"}, "modality": "best_effort"})
    decide(store, of, "correct", value)
    owed = as_decided(findings(document), store).obligations[0]
    assert (owed.bearer.role, owed.bearer.text, owed.modality) == ("institution", "l'ONVA", "best_effort")
    assert agenda(document, store=store).owed[0] == owed


def test_what_was_rejected_is_out_and_kept_beside(document: Document, store: Verdicts) -> None:
    decide(store, proposal(document, "time_limit", "15 jours"), "reject")
    told = extraction(document, store=store)
    quotes = [d["quote"] for d in told["deadlines"]]  # type: ignore[attr-defined]
    assert not [quote for quote in quotes if "15 jours" in quote]
    assert [r["review"]["decision"] for r in told["rejected"]] == ["reject"]  # type: ignore[attr-defined]


def test_ids_stay_when_one_of_two_with_the_same_words_is_rejected(document: Document, store: Verdicts) -> None:
    """Registers and calendars hang on the ids."""
    twice = [(key, o) for key, o in identified("a-fr", obligations(document)) if o.article == "3"][:2]
    assert twice[0][1].quote == twice[1][1].quote
    first = next(p for p in proposals(document, obligations(document)) if p and p.subject.left[0].article == "3")
    decide(store, first, "reject")
    found = reviewed(document, obligations(document), store)
    assert twice[1][0] in dict(identified("a-fr", found.kept))
    assert twice[0][0] not in dict(identified("a-fr", found.kept))
    assert [key for key, _ in identified("a-fr", found.rejected)] == [twice[0][0]]


def test_a_citation_is_led_to_its_article(document: Document, store: Verdicts) -> None:
    of = proposal(document, "citation", "9")
    decide(store, of, "correct", as_text({"target": "3", "eids": ["chp_1__art_3"]}))
    told = extraction(document, store=store)["references"]
    assert isinstance(told, list)
    assert [r["target"] for r in told] == ["3"]


def test_a_decision_survives_a_changed_file(document: Document, store: Verdicts, tmp_path: Path) -> None:
    """Another file, another article before it: the words are found again, and the person's value holds."""
    value = as_text(Day(5, 31, 2024).as_json())
    decide(store, proposal(document, "time_limit", "XX"), "correct", value)
    decide(store, proposal(document, "time_limit", "15 jours"), "accept")
    texts = {"1": "Le comité se réunit.", "2": TEXTS["1"], "3": TEXTS["2"], "4": TEXTS["3"]}
    file = pdf(tmp_path / "b.pdf", pages=3)
    again = contract("a-fr", "ONVA", "fr", texts, file)
    assert again.sha256 != document.sha256
    found = reviewed(again, limits(again), store).kept
    assert [limit.norm for limit in found][:1] == [Day(5, 31, 2024)]
    assert found[0].standing is not None and found[0].standing.moved
    assert found[1].standing is not None and found[1].standing.verdict.decision == "accept"


def test_what_was_accepted_holds_when_the_machine_changes_its_mind(document: Document, store: Verdicts) -> None:
    found = limits(document)
    decide(store, proposal(document, "time_limit", "15 jours"), "accept")
    other = tuple(replace(one, norm=Relative(99, "day", "after", "", "at_most")) for one in found)
    kept = reviewed(document, other, store).kept
    assert kept[1].norm == found[1].norm
    assert kept[1].standing is not None and kept[1].standing.changed
    assert kept[0].norm == other[0].norm  # nobody decided


def test_words_that_are_gone_leave_an_orphan(document: Document, store: Verdicts, tmp_path: Path) -> None:
    decide(store, proposal(document, "time_limit", "15 jours"), "accept")
    texts = TEXTS | {"2": TEXTS["2"].replace("15", "20")}
    again = contract("a-fr", "ONVA", "fr", texts, pdf(tmp_path / "b.pdf"))
    assert not [one for one in reviewed(again, limits(again), store).kept if one.standing]
    found = store.attach([d.proposal for d in all_doubts(again)], ["a-fr"], ["fact"])
    (orphan,) = found.orphans
    assert "15 jours" in orphan.verdict.subject.left[0].quote


def test_the_last_of_two_decisions_holds(document: Document, store: Verdicts) -> None:
    of = proposal(document, "time_limit", "15 jours")
    first = decide(store, of, "accept")
    decide(store, of, "reject", seen=first)
    assert len(reviewed(document, limits(document), store).rejected) == 1


@pytest.mark.parametrize("value", ["", "[]", "nonsense", '{"kind": "date"}', '{"bearer": 3, "modality": "x"}',
                                   '{"bearer": {"role": "king"}, "modality": "obligation"}', '{"eids": 1}', "\x00"])  # fmt: skip
def test_a_value_that_is_none_changes_nothing(document: Document, value: str) -> None:
    facts: list[Obligation | TimeLimit] = [obligations(document)[0], limits(document)[0]]
    assert [valued(fact, value) for fact in facts] == [None, None]
