"""The register: events add up, nobody's writing is lost, entries find their obligation again after a new reading."""

from __future__ import annotations

import csv
import io
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy.dialects import postgresql
from sqlalchemy.exc import DBAPIError
from sqlalchemy.schema import CreateTable

from corpus.catalogue import Catalogue, CatalogueError
from corpus.messages import say
from extract.reattachment import Duty, letters, nearest, reattached
from extract.register import STATUSES, Event, Evidence, Register, RegisterError, Standing, Status
from extract.register_sheet import register_sheet
from extract.register_tables import Base
from extract.sheet import harmless
from tests import crowds
from tests.databases import run_sql

REPORT = Duty(
    "a1", "art_5__para_1", "5", "Le Musée remet son rapport au ministre dans les 15 jours.", "remettre son rapport"
)
LOANS = Duty("a2", "art_6__para_1", "6", "Het Museum deelt de bruiklenen mee.", "de bruiklenen meedelen")
GUARDS = Duty("a3", "art_7__para_1", "7", "Le Musée ne peut pas engager de gardiens.", "engager des gardiens")
DUTIES = (REPORT, LOANS, GUARDS)
PROOF = Evidence("rapport-2024.pdf", 12, "Le rapport a été remis le 3 mars.")


@pytest.fixture
def place(either: str) -> str:
    """On a SQLite file, then on PostgreSQL."""
    return either


@pytest.fixture
def register(place: str) -> Iterator[Register]:
    with Register(place) as register:
        register.follow("museum-2022", DUTIES)
        yield register


def test_nothing_written_yet(register: Register) -> None:
    states = register.states()
    assert [s.id for s in states] == ["a1", "a2", "a3"]
    assert {s.standing for s in states} == {Standing()}
    assert {(s.number, s.at, s.who) for s in states} == {(0, None, "")}
    assert register.history("a1") == ()


STEPS = [
    # event, how it stands after it
    (Event("Ann", status="late"), Standing("late")),
    (Event("Bob", responsible=" Carla "), Standing("late", "Carla")),
    (Event("Ann", status="done", note="déposé\x00", evidence=PROOF), Standing("done", "Carla", "déposé", (PROOF,))),
    # The same proof twice is one proof.
    (Event("Ann", evidence=PROOF), Standing("done", "Carla", "déposé", (PROOF,))),
    (Event("Ann", evidence=Evidence("b.pdf")), Standing("done", "Carla", "déposé", (PROOF, Evidence("b.pdf")))),
    (Event("Bob", withdrawn=PROOF), Standing("done", "Carla", "déposé", (Evidence("b.pdf"),))),
    # "" empties, None leaves.
    (Event("Bob", note="", status="not_applicable"), Standing("not_applicable", "Carla", "", (Evidence("b.pdf"),))),
]


def test_events_add_up(register: Register) -> None:
    for number, (event, standing) in enumerate(STEPS, 1):
        state = register.record("a1", event)
        assert (state.standing, state.number, state.who) == (standing, number, event.who)
        assert state == register.state("a1")
    lines = register.history("a1")
    assert [line.before for line in lines] == [Standing(), *(standing for _, standing in STEPS[:-1])]
    assert [line.event.who for line in lines] == [event.who for event, _ in STEPS]
    assert all(line.at.utcoffset() is not None for line in lines)
    assert register.state("a2").number == 0


def test_it_lasts_beside_the_catalogue(place: str, register: Register) -> None:
    """One file holds both, whichever was opened first."""
    register.record("a1", Event("Ann", status="done"))
    register.close()
    with Catalogue(place) as catalogue, Register(place) as again:
        assert catalogue.documents() == ()
        assert again.state("a1").standing.status == "done"


@pytest.mark.parametrize(
    ("event", "key"),
    [
        (Event("Ann"), "nothing_said"),
        (Event("  ", status="done"), "nothing_said"),
        (Event("Ann", evidence=PROOF, withdrawn=PROOF), "one_evidence"),
        (Event("Ann", status="finished"), "no_status"),  # type: ignore[arg-type]
    ],
)
def test_what_it_refuses_leaves_no_trace(register: Register, event: Event, key: str) -> None:
    with pytest.raises(RegisterError) as caught:
        register.record("a1", event)
    assert caught.value.key == f"register.{key}"
    assert register.history("a1") == ()


def test_an_obligation_that_is_not_followed_up(register: Register) -> None:
    for ask in (register.state, register.history, lambda id: register.record(id, Event("Ann", status="done"))):
        with pytest.raises(RegisterError) as caught:
            ask("zz")
        assert caught.value.key == "register.unknown" and "zz" in caught.value.message("fr")


def test_a_writer_who_has_not_seen_the_last_word(register: Register) -> None:
    seen = register.state("a1").number
    register.record("a1", Event("Bob", status="late"), seen)
    with pytest.raises(RegisterError) as caught:
        register.record("a1", Event("Ann", status="done"), seen)
    assert caught.value.key == "register.meanwhile" and "Bob" in str(caught.value)
    assert register.state("a1").standing.status == "late"


@pytest.mark.usefixtures("without_main")
def test_concurrent_writers_lose_nothing(place: str, register: Register) -> None:
    crowds.at_once(crowds.written, [(place, f"w{n}", 25) for n in range(4)])
    lines = register.history("a1")
    assert [line.number for line in lines] == list(range(1, 101))
    for who in ("w0", "w1", "w2", "w3"):  # each writer's events, all of them and in their order
        assert [line.event.note for line in lines if line.event.who == who] == [f"{who} {n}" for n in range(25)]
    assert len(register.state("a1").standing.evidence) == 100


@pytest.mark.usefixtures("without_main")
def test_many_open_it_at_once(place: str) -> None:
    """The first to open makes the tables; the others find them."""
    Catalogue(place).close()
    assert crowds.at_once(crowds.opened_register, [place] * 8) == [0] * 8
    with Register(place) as register:
        assert register.states() == ()


@pytest.mark.parametrize("verb", ["UPDATE register_events SET who = 'x'", "DELETE FROM register_events"])
def test_history_cannot_be_rewritten(place: str, register: Register, verb: str) -> None:
    """Not even by another program."""
    register.record("a1", Event("Ann", status="done"))
    with pytest.raises(DBAPIError, match="only added"):
        run_sql(place, verb)
    assert register.history("a1")[0].event.who == "Ann"


REREADINGS = [
    # what the new reading says of the report, whether the entry goes with it
    (replace(REPORT, id="b9"), True),
    # Other blanks, hyphens and quotes are no other words.
    (replace(REPORT, id="b9", quote="Le Musée remet son rap-port au\nministre  dans les 15 jours"), True),
    # The article got another number, or a heading was found above it.
    (replace(REPORT, id="b9", eid="chp_1__art_8__para_1", article="8"), True),
    # Another limit, a "not": the wording differs by a hair, the obligation is another one.
    (replace(REPORT, id="b9", quote=REPORT.quote.replace("15", "20")), False),
    (replace(REPORT, id="b9", quote=REPORT.quote.replace("remet", "ne remet pas")), False),
]


@pytest.mark.parametrize(("again", "found"), REREADINGS)
def test_entries_after_a_new_reading(register: Register, again: Duty, found: bool) -> None:
    register.record("a1", Event("Ann", status="done", evidence=PROOF))
    followed = register.follow("museum-2022", (LOANS, again))
    assert [s.id for s in register.states()] == ["a2", "b9"]
    if found:
        assert (followed.moved, followed.orphaned) == ((("a1", "b9"),), ())
        assert register.state("b9").standing == Standing("done", evidence=(PROOF,))
        assert register.state("b9").quote == again.quote
        assert register.history("b9")[-1].moved == ("a1", "b9")
        assert register.state("a1").id == "b9"  # the old id still leads there
    else:
        (orphan,) = followed.orphaned
        assert (orphan.id, orphan.orphaned, orphan.nearest) == ("a1", True, "b9")
        assert register.state("b9").standing == Standing()
        assert register.state("a1").standing.status == "done"


def test_the_same_id_does_not_make_it_the_same_obligation(register: Register) -> None:
    """An id that is handed out again does not bring somebody else's "done" along."""
    register.record("a1", Event("Ann", status="done"))
    followed = register.follow("museum-2022", (replace(GUARDS, id="a1"),))
    assert [o.quote for o in followed.orphaned] == [REPORT.quote]
    assert register.state("a1").standing == Standing()


def test_an_orphan_comes_home(register: Register) -> None:
    register.record("a1", Event("Ann", status="done"))
    assert [o.id for o in register.follow("museum-2022", (LOANS,)).orphaned] == ["a1"]
    followed = register.follow("museum-2022", DUTIES)
    assert (followed.kept, followed.moved, followed.orphaned) == (1, (), ())
    assert register.orphans() == ()


def test_a_person_attaches_an_orphan(register: Register) -> None:
    changed = replace(REPORT, id="b9", quote=REPORT.quote.replace("15", "20"))
    register.record("a1", Event("Ann", status="done"))
    register.follow("museum-2022", (changed, LOANS))
    state = register.attach("a1", "b9", "Carla")
    assert (state.id, state.quote, state.standing.status, state.who) == ("b9", changed.quote, "done", "Carla")
    assert [s.id for s in register.states()] == ["b9", "a2"] and register.orphans() == ()
    with pytest.raises(RegisterError) as caught:  # it is no orphan any more
        register.attach("b9", "a2", "Carla")
    assert caught.value.key == "register.not_attachable"


def test_other_documents_stay_as_they_are(register: Register) -> None:
    register.follow("castle-2022", (replace(REPORT, id="c1"),))
    register.record("c1", Event("Ann", status="late"))
    register.follow("museum-2022", ())
    assert [s.id for s in register.states()] == ["c1"]
    assert [s.id for s in register.states("museum-2022")] == []
    assert register.state("c1").standing.status == "late"


def test_words_said_twice() -> None:
    """In one provision they keep their order; elsewhere nobody can tell which is which."""
    twice = (replace(REPORT, id="x"), replace(REPORT, id="y"))
    assert reattached([("p", REPORT), ("q", REPORT)], twice) == {0: twice[0], 1: twice[1]}
    assert reattached([("y", REPORT), ("q", REPORT)], twice) == {0: twice[1], 1: twice[0]}
    moved = tuple(replace(d, eid=f"art_9__para_{d.id}", article="9") for d in twice)
    assert reattached([("p", REPORT), ("q", REPORT)], moved) == {}


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("l’État s'engage", "L'Etat s’ engage", True),
        ("de coördinatie", "de coor-\ndinatie", True),
        ("80 % des cas", "80% des cas", True),
        ("80 % des cas", "80 des cas", False),
        ("15 jours", "16 jours", False),
        ("binnen 5 dagen", "binnen 5 werkdagen", False),
    ],
)
def test_letters(left: str, right: str, same: bool) -> None:
    assert (letters(left) == letters(right)) is same


def test_nothing_resembles() -> None:
    assert nearest(REPORT, {"a2": LOANS}) == ""


CELLS = [
    ("=1+1", "'=1+1"),
    ("+32 2 000", "'+32 2 000"),
    ("-", "'-"),
    ("@SUM(A1)", "'@SUM(A1)"),
    ("\t=1", "'\t'=1"),
    ("  =1", "'  =1"),
    ("＝1", "'＝1"),
    # A spreadsheet set to Belgian French or Dutch parts at the semicolon.
    ('ok;=HYPERLINK("x")', 'ok;\'=HYPERLINK("x")'),
    ("fait; voir p. 3", "fait; voir p. 3"),
    ("3 - 2 = 1", "3 - 2 = 1"),
    ("", ""),
]


@pytest.mark.parametrize(("cell", "safe"), CELLS)
def test_no_cell_is_a_formula(cell: str, safe: str) -> None:
    assert harmless(cell) == safe


def test_the_table(register: Register) -> None:
    register.record("a1", Event("=Ann", status="done", responsible="@x", note="=cmd|' /C calc'!A0", evidence=PROOF))
    data = register_sheet(register.states(), "fr").as_csv()
    assert data.startswith(b"\xef\xbb\xbf")
    heads, first, *rest = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    row = dict(zip(heads, first, strict=True))
    assert row["état"] == "réalisée" and row["identifiant"] == "a1" and len(rest) == 2
    assert (row["responsable"], row["par"]) == ("'@x", "'=Ann")
    assert row["remarque"] == "'=cmd|' /C calc'!A0"
    assert row["preuves"] == "rapport-2024.pdf, page 12 : « Le rapport a été remis le 3 mars. »"
    assert "uitgevoerd" in register_sheet(register.states(), "nl").as_csv().decode()


@pytest.mark.parametrize("status", STATUSES)
def test_every_status_has_its_words(status: Status) -> None:
    assert len({say(f"register.status_{status}", tongue) for tongue in ("en", "fr", "nl")}) == 3


def test_a_newer_or_foreign_database(place: str, register: Register, tmp_path: Path) -> None:
    register.close()
    run_sql(place, "UPDATE concordance_schema SET number = 99")
    foreign = tmp_path / "foreign.sqlite"
    with sqlite3.connect(foreign) as connection:
        connection.execute("CREATE TABLE recipes (id INTEGER)")
    for path, key in ((place, "newer"), (str(foreign), "not_ours"), (str(tmp_path), "cannot_open")):
        with pytest.raises(CatalogueError) as caught:
            Register(path)
        assert caught.value.key == f"catalogue.{key}"


def test_the_tables_are_no_dialect() -> None:
    """PostgreSQL takes them too: each type and constraint compiles for it."""
    for table in Base.metadata.sorted_tables:
        made = str(CreateTable(table).compile(dialect=postgresql.dialect()))
        assert table.name in made and "DATETIME" not in made
