"""Verdicts: kept for good, both of two that come at once, found again after a new reading."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy.exc import DBAPIError

from corpus import rules, verdicts
from corpus.catalogue import Catalogue
from corpus.messages import Tongue, say
from corpus.reader import Reading
from corpus.reattachment import matched
from corpus.verdict import Conflict, Decision, Kind, Passage, Proposal, Subject, Verdict, VerdictError, fingerprint
from corpus.verdicts import Verdicts
from tests import crowds
from tests.corpus.trees import contract
from tests.databases import run_sql

FR, NL = "museum-2022-fr", "museum-2022-nl"
A, B = "aa" * 32, "bb" * 32
DELAY = Passage(FR, "chp_1__art_5__para_1", "dans les 15 jours ouvrables", "5", 0, A)
TERMIJN = Passage(NL, "chp_1__art_5__para_1", "binnen 15 dagen", "5", 0, B)
LATER = Passage(FR, "chp_1__art_9__para_1", "au plus tard le 31 mars", "9", 0, A)


def fact(passage: Passage, value: str = "15 working days", what: str = "time_limit", based_on: str = "") -> Proposal:
    return Proposal(Subject("fact", (passage,), what=what), value, 0.4, based_on)


def link(left: Passage, right: Passage, kind: Kind = "link") -> Proposal:
    return Proposal(Subject(kind, (left,), (right,)), "1:1", 0.5)


@pytest.fixture
def shelf(either: str) -> Iterator[Verdicts]:
    with Verdicts(either, patience=60) as opened:
        yield opened


def plain(found: Verdict | Conflict) -> Verdict:
    assert isinstance(found, Verdict)
    return found


# --- what is written ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("decision", "corrected", "value"),
    [("accept", "", "15 working days"), ("correct", "20 working days", "20 working days"), ("reject", "", None)],
)
def test_a_verdict_says_all_about_itself(shelf: Verdicts, decision: Decision, corrected: str, value: str) -> None:
    before = datetime.now(UTC)
    proposal = fact(DELAY, based_on=fingerprint("what", "was seen"))
    given = plain(shelf.record(proposal, decision, " Ann ", corrected=corrected, note="voir l'annexe "))
    assert shelf.history(proposal.subject) == (given,) == shelf.history(given.key)
    assert (given.subject, given.proposed, given.confidence) == (proposal.subject, "15 working days", 0.4)
    assert (given.who, given.note, given.previous, given.value) == ("Ann", "voir l'annexe", "", value)
    assert (given.tool, given.rules, given.based_on) == (rules.tool_version(), rules.version(), proposal.based_on)
    assert before <= given.at <= datetime.now(UTC)
    assert given.subject.left[0].sha256 == A
    assert f"Ann: {say(f'verdicts.decision_{decision}')}, {given.at:%d/%m/%Y %H:%M} (UTC)" == given.told("en")


def test_the_last_one_holds_and_all_are_kept(shelf: Verdicts) -> None:
    proposal = fact(DELAY)
    first = plain(shelf.record(proposal, "accept", "Ann"))
    second = plain(shelf.record(proposal, "correct", "Bob", corrected="30 days", seen=first.key))
    third = plain(shelf.record(proposal, "reject", "Ann", seen=second.key))
    assert shelf.history(proposal.subject) == (first, second, third)
    (standing,) = shelf.of(FR)
    assert (standing.verdict, standing.unseen) == (third, ())
    assert first.at < second.at < third.at


def test_what_is_said_of_the_same_words_is_told_apart(shelf: Verdicts) -> None:
    again = replace(DELAY, occurrence=1)
    for proposal in (fact(DELAY), fact(DELAY, what="obligation"), fact(again), link(DELAY, TERMIJN)):
        plain(shelf.record(proposal, "accept", "Ann"))
    plain(shelf.record(link(DELAY, TERMIJN, "divergence"), "reject", "Ann"))
    assert len(shelf.of(FR)) == 5 and len(shelf.of(NL)) == 2 and len(shelf.of()) == 5
    assert shelf.documents() == (FR, NL) and shelf.count() == 5


def test_a_subject_has_no_order_on_a_side() -> None:
    one, other = Subject("link", (DELAY, LATER), (TERMIJN,)), Subject("link", (LATER, DELAY), (TERMIJN,))
    assert one.digest() == other.digest() != Subject("link", (TERMIJN,), (DELAY, LATER)).digest()


def test_texts_that_no_database_takes(shelf: Verdicts) -> None:
    """They come from a PDF: the verdict is stored without such characters, and found by what was proposed."""
    odd = fact(replace(DELAY, quote="dans\x00 les\ud800 15 jours"), value="15\x00")
    given = plain(shelf.record(odd, "accept", "Ann\x00", note="\udc00"))
    assert (given.proposed, given.who, given.note) == ("15", "Ann", "")
    assert shelf.history(odd.subject) == (given,)
    held = shelf.attach([odd], [FR]).held[0]
    assert held.verdict == given and not held.changed


@pytest.mark.parametrize(
    ("proposal", "decision", "who", "corrected", "key"),
    [
        (fact(DELAY), "accept", "  ", "", "nobody"),
        (fact(DELAY), "correct", "Ann", " ", "no_correction"),
        (fact(DELAY), "delete", "Ann", "", "not_one_of"),
        (Proposal(Subject("fact", ())), "accept", "Ann", "", "no_place"),
        (Proposal(Subject("link", (DELAY,))), "accept", "Ann", "", "no_place"),  # a link has two sides
        (Proposal(Subject("fact", (DELAY,), (TERMIJN,))), "accept", "Ann", "", "no_place"),
        (replace(fact(DELAY), confidence=1.5), "accept", "Ann", "", "no_confidence"),
        (Proposal(Subject("rumour", (DELAY,), (TERMIJN,))), "accept", "Ann", "", "not_one_of"),  # type: ignore[arg-type]
    ],
)
def test_what_is_no_decision(
    shelf: Verdicts, proposal: Proposal, decision: Decision, who: str, corrected: str, key: str
) -> None:
    with pytest.raises(VerdictError) as caught:
        shelf.record(proposal, decision, who, corrected=corrected)
    assert caught.value.key == f"verdicts.{key}" and shelf.count() == 0
    assert "\n" not in caught.value.message("nl")


def test_a_verdict_that_nobody_can_have_seen(shelf: Verdicts) -> None:
    with pytest.raises(VerdictError) as caught:
        shelf.record(fact(DELAY), "accept", "Ann", seen="f" * 32)
    assert caught.value.key == "verdicts.unknown" and shelf.count() == 0


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE verdicts SET decision = 'reject'",
        "DELETE FROM verdicts",
        "UPDATE verdict_passages SET quote = 'x'",
        "DELETE FROM verdict_passages",
        "TRUNCATE verdicts CASCADE",
        "TRUNCATE verdict_passages",
        "INSERT OR REPLACE INTO verdicts SELECT number, key, subject, kind, what, proposed, confidence, 'reject', "
        "corrected, note, who, at, tool, rules, based_on, previous FROM verdicts",
        "UPDATE OR REPLACE verdicts SET decision = 'reject'",
        "INSERT OR REPLACE INTO verdict_passages SELECT verdict, side, position, document, eid, article, 'x', "
        "occurrence, sha256 FROM verdict_passages",
    ],
)
def test_history_cannot_be_rewritten(either: str, shelf: Verdicts, statement: str) -> None:
    """Not by another program either."""
    theirs = {"TRUNCATE": "postgresql", "OR REPLA": "sqlite"}
    only = next((kind for sign, kind in theirs.items() if sign in statement), None)
    known = only in (None, "postgresql" if "://" in either else "sqlite")
    given = plain(shelf.record(fact(DELAY), "accept", "Ann"))
    with pytest.raises(DBAPIError, match="only added" if known else "syntax error"):
        run_sql(either, statement)
    assert shelf.history(given.key) == (given,)


def test_documents_come_and_go_and_verdicts_stay(either: str, shelf: Verdicts) -> None:
    reading = Reading("a.pdf", A, 4, (replace(contract(), sha256=A),), ())
    given = plain(shelf.record(fact(DELAY), "accept", "Ann"))
    with Catalogue(either) as catalogue:
        catalogue.add(reading, "one")
        catalogue.add(reading, "two")
        catalogue.remove(FR)
        assert catalogue.documents() == ()
    assert shelf.history(given.key) == (given,) and shelf.documents() == (FR,)


# --- two at once -------------------------------------------------------------------------------------------------


def test_the_second_is_told_of_the_first(shelf: Verdicts) -> None:
    proposal = fact(DELAY)
    ann = plain(shelf.record(proposal, "accept", "Ann"))
    bob = shelf.record(proposal, "reject", "Bob")  # had the page open since before Ann decided
    assert isinstance(bob, Conflict)
    assert (bob.own.who, bob.others, bob.agreeing) == ("Bob", (ann,), False)
    (standing,) = shelf.of(FR)
    assert (standing.verdict, standing.unseen) == (bob.own, (ann,)), "it shows until somebody decides in view of both"
    plain(shelf.record(proposal, "reject", "Ann", seen=bob.own.key))
    assert shelf.of(FR)[0].unseen == ()
    assert [v.who for v in shelf.history(proposal.subject)] == ["Ann", "Bob", "Ann"]


@pytest.mark.parametrize("tongue", ["en", "fr", "nl"])
def test_a_conflict_names_the_others(shelf: Verdicts, tongue: Tongue) -> None:
    shelf.record(fact(DELAY), "accept", "Ann")
    found = shelf.record(fact(DELAY), "accept", "Bob")
    assert isinstance(found, Conflict) and found.agreeing
    assert "Ann" in found.message(tongue) and "{" not in found.message(tongue)


def test_deciding_in_view_of_an_older_verdict_is_a_conflict_too(shelf: Verdicts) -> None:
    proposal = fact(DELAY)
    first = plain(shelf.record(proposal, "accept", "Ann"))
    second = plain(shelf.record(proposal, "reject", "Bob", seen=first.key))
    late = shelf.record(proposal, "correct", "Carl", corrected="30 days", seen=first.key)
    assert isinstance(late, Conflict) and late.others == (second,)


def test_the_later_one_is_later_whatever_the_clock_says(shelf: Verdicts, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ann's machine is an hour ahead of Bob's."""

    class Ahead(datetime):
        @classmethod
        def now(cls, tz=None):  # type: ignore[no-untyped-def]
            return datetime.now(tz) + timedelta(hours=1)

    monkeypatch.setattr(verdicts, "datetime", Ahead)
    ann = plain(shelf.record(fact(DELAY), "accept", "Ann"))
    monkeypatch.undo()
    bob = plain(shelf.record(fact(DELAY), "reject", "Bob", seen=ann.key))
    assert bob.at > ann.at and shelf.of(FR)[0].verdict == bob


def test_threads_deciding_at_once(shelf: Verdicts) -> None:
    """As visitors of one workbench do: nobody had seen any of the others."""
    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(lambda n: shelf.record(fact(DELAY), "accept", f"P{n}"), range(24)))
    _all_told(shelf, found)


@pytest.mark.usefixtures("without_main")
def test_processes_deciding_at_once(either: str, shelf: Verdicts) -> None:
    _all_told(shelf, crowds.at_once(crowds.decided, [(either, fact(DELAY), n) for n in range(12)]))


def _all_told(shelf: Verdicts, found: list[Verdict | Conflict]) -> None:
    """Each is kept, each but the first knows all before it, the last one holds."""
    kept = shelf.history(fact(DELAY).subject)
    own = {(f.own if isinstance(f, Conflict) else f).key: f for f in found}
    assert set(own) == {v.key for v in kept} and len(kept) == len(found)
    for position, verdict in enumerate(kept):
        told = own[verdict.key]
        assert (told.others if isinstance(told, Conflict) else ()) == kept[:position]
    (standing,) = shelf.of(FR)
    assert standing.verdict == kept[-1] and standing.unseen == kept[:-1]


# --- after a new reading -----------------------------------------------------------------------------------------

REREADINGS = [
    # where the words stand now, whether the verdict goes with them, whether they count as moved
    (DELAY, True, False),
    (replace(DELAY, sha256=B), True, False),  # the file has changed elsewhere
    (replace(DELAY, quote="dans les 15 jours ouvra- bles"), True, False),  # another line end
    (replace(DELAY, quote="DANS LES 15 JOURS OUVRABLES"), True, False),
    (replace(DELAY, document="museum-2022-fr-2"), True, False),  # another name, the same file
    (replace(DELAY, occurrence=2), True, False),  # the first two no longer count
    (replace(DELAY, eid="chp_1__art_5__para_2"), True, True),  # the same article
    (replace(DELAY, eid="chp_1__art_6__para_1", article="6"), True, True),  # once in the whole document
    (replace(DELAY, quote="dans les 20 jours ouvrables"), False, False),  # other words are another matter
    (replace(DELAY, quote="dans les 15 jours"), False, False),
    (replace(DELAY, document=NL, sha256=B), False, False),  # the same words in another document
    (replace(DELAY, quote=""), False, False),
]


@pytest.mark.parametrize(("now", "held", "moved"), REREADINGS)
def test_a_verdict_goes_with_its_words(shelf: Verdicts, now: Passage, held: bool, moved: bool) -> None:
    given = plain(shelf.record(fact(DELAY), "correct", "Ann", corrected="3 weeks"))
    found = shelf.attach([fact(LATER), fact(now)], [FR])
    if held:
        assert set(found.held) == {1} and found.orphans == ()
        assert (found.held[1].verdict, found.held[1].moved, found.held[1].changed) == (given, moved, False)
    else:
        assert found.held == {} and [s.verdict for s in found.orphans] == [given]


@pytest.mark.parametrize(
    ("places", "held"),
    [
        # Two places now say it, and neither is where it was said: nobody can know which is meant.
        ([replace(DELAY, eid="art_7", article="7"), replace(DELAY, eid="art_8", article="8")], None),
        # One of the two is in the article where it was said.
        ([replace(DELAY, eid="art_7", article="7"), replace(DELAY, eid="chp_1__art_5__para_3")], 1),
        # One is where it was said.
        ([replace(DELAY, eid="art_7", article="7"), DELAY], 1),
    ],
)
def test_where_words_are_said_twice(shelf: Verdicts, places: list[Passage], held: int | None) -> None:
    plain(shelf.record(fact(DELAY), "accept", "Ann"))
    found = shelf.attach([fact(place) for place in places], [FR])
    assert list(found.held) == ([] if held is None else [held]) and len(found.orphans) == (held is None)


@pytest.mark.parametrize(
    ("value", "based_on", "changed"),
    [
        ("15 working days", "one", False),
        ("15 working days", "", False),  # the caller does not say what is seen
        ("15 days", "one", True),  # the tool now proposes something else
        ("15 working days", "two", True),  # the person would now see something else
    ],
)
def test_a_new_computation_is_shown_and_overwrites_nothing(
    shelf: Verdicts, value: str, based_on: str, changed: bool
) -> None:
    given = plain(shelf.record(fact(DELAY, based_on="one"), "correct", "Ann", corrected="3 weeks"))
    (standing,) = shelf.attach([fact(DELAY, value, based_on=based_on)], [FR]).held.values()
    assert standing.verdict == given and standing.verdict.value == "3 weeks"
    assert standing.changed is changed


def test_deciding_again_after_a_move_goes_on_with_the_same_history(shelf: Verdicts) -> None:
    first = plain(shelf.record(fact(DELAY), "accept", "Ann"))
    moved = fact(replace(DELAY, eid="chp_2__art_7__para_1", article="7"))
    held = shelf.attach([moved], [FR]).held[0]
    second = plain(shelf.record(moved, "reject", "Bob", seen=held.verdict.key))
    assert shelf.history(moved.subject) == shelf.history(fact(DELAY).subject) == (first, second)
    assert shelf.attach([moved], [FR]).held[0].verdict == second
    # An old page, still open, decides about the words where they were.
    late = shelf.record(fact(DELAY), "accept", "Carl", seen=first.key)
    assert isinstance(late, Conflict) and late.others == (second,)


def test_links_go_with_both_their_sides(shelf: Verdicts) -> None:
    given = plain(shelf.record(link(DELAY, TERMIJN), "accept", "Ann"))
    elsewhere = replace(TERMIJN, eid="chp_1__art_6__para_1", article="6")
    found = shelf.attach([link(DELAY, elsewhere), link(LATER, TERMIJN)], [FR, NL], ["link"])
    assert {j: (s.verdict, s.moved) for j, s in found.held.items()} == {0: (given, True)}


def test_orphans_are_those_of_the_documents_and_kinds_that_were_asked_about(shelf: Verdicts) -> None:
    for proposal in (fact(DELAY), link(DELAY, TERMIJN), link(DELAY, TERMIJN, "difference"), fact(TERMIJN)):
        plain(shelf.record(proposal, "accept", "Ann"))

    def orphans(documents: list[str], kinds: list[Kind]) -> list[tuple[str, frozenset[str]]]:
        found = shelf.attach([], documents, kinds).orphans
        return sorted((s.verdict.subject.kind, s.verdict.subject.documents) for s in found)

    assert orphans([FR], ["fact"]) == [("fact", {FR})]
    assert orphans([FR, NL], ["link", "difference"]) == [("difference", {FR, NL}), ("link", {FR, NL})]
    assert orphans([FR], ["link"]) == [], "a link is judged where both its documents are"
    assert orphans(["other"], ["fact"]) == []


def test_many_verdicts(shelf: Verdicts) -> None:
    """More than one question to the database can hold."""
    proposals = [fact(replace(DELAY, occurrence=n)) for n in range(1200)]
    with shelf.writing() as session:
        for proposal in proposals:
            verdict = plain(Verdict(
                fingerprint(str(proposal))[:32], proposal.subject, "v", None, "accept", "", "", "Ann",
                datetime.now(UTC), "1", "r", "", "",
            ))  # fmt: skip
            session.add(verdicts.row_of(verdict))
    assert len(shelf.of(FR)) == 1200 and list(shelf.attach(proposals, [FR]).held) == list(range(1200))


# --- matching ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        (["a1", "b1"], ["b1", "a1"], {0: (1, 0), 1: (0, 0)}),
        (["a1", "a1"], ["a1", "a1", "a1"], {0: (0, 0), 1: (1, 0)}),  # in their order
        (["a1"], ["a2"], {0: (0, 1)}),  # by the second key
        (["a1"], ["a2", "a3"], {}),  # open which
        (["a1", "a2"], ["a3"], {}),
        (["a1", "a2"], ["a1", "a3"], {0: (0, 0), 1: (1, 1)}),  # what is taken is out of the way
        (["?1"], ["?1"], {}),  # keys that say nothing
    ],
)
def test_matching(old: list[str], new: list[str], found: dict[int, tuple[int, int]]) -> None:
    keys = [lambda word: None if word[0] == "?" else word, lambda word: None if word[0] == "?" else word[0]]
    assert matched(old, new, keys) == found


def test_matching_prefers_the_same() -> None:
    assert matched(["a", "a"], ["a", "a"], [str], lambda i, j: i != j) == {0: (1, 0), 1: (0, 0)}
