"""The catalogue: what goes in comes out, once; ids stay; a database that says no is one clear line."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import func, select

from corpus.block import Anomaly
from corpus.catalogue import Catalogue, CatalogueError
from corpus.catalogue_tables import FileRow
from corpus.errors import ReadingError
from corpus.listing import listed
from corpus.messages import say
from corpus.model import Document
from corpus.reader import Reading
from tests import crowds
from tests.corpus.trees import contract, documents
from tests.databases import run_sql
from tests.postgres import Server

RULES = "0123456789ab pdfium ocr"
A, B, C = "aa" * 32, "bb" * 32, "cc" * 32


@pytest.fixture
def catalogue(either: str) -> Iterator[Catalogue]:
    with Catalogue(either, patience=30) as opened:
        yield opened


def test_a_new_file_gets_its_folders(tmp_path: Path) -> None:
    with Catalogue(str(tmp_path / "deep" / "down" / "c.sqlite")) as opened:
        assert opened.documents() == ()


def reading(sha256: str, *found: Document, name: str = "a.pdf", anomalies: tuple[Anomaly, ...] = ()) -> Reading:
    kept = tuple(replace(document, source=name, sha256=sha256) for document in found)
    return Reading(name, sha256, 4, kept, anomalies)


def ids(catalogue: Catalogue) -> list[str]:
    return [row.id for row in catalogue.documents()]


def same_id(own: str, new: str) -> Anomaly:
    return Anomaly("catalogue.same_id", (("own", own), ("id", new)), grave=False)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(document=documents())
def test_a_document_comes_out_as_it_went_in(catalogue: Catalogue, document: Document) -> None:
    (stored,) = catalogue.add(reading(A, document), RULES)
    assert stored == replace(document, source="a.pdf", sha256=A) == catalogue.document(stored.id)
    catalogue.remove(stored.id)


def test_rows_say_what_the_document_says(catalogue: Catalogue) -> None:
    (stored,) = catalogue.add(reading(A, contract()), RULES)
    assert catalogue.documents() == (listed(stored),)
    assert catalogue.documents_of(A) == (stored.id,)


def test_it_stays_after_closing(either: str) -> None:
    for _ in range(2):
        with Catalogue(either) as catalogue:
            catalogue.add(reading(A, contract()), RULES)
    with Catalogue(either if "://" in either else f"sqlite:///{either}") as again:
        assert ids(again) == ["museum-2022-fr"]


@pytest.mark.parametrize(
    ("sha256", "stamp", "held"),
    [
        (A, RULES, True),
        (B, RULES, False),  # another file
        (A, "ffffffffffff pdfium ocr", False),  # other rules
        (A, "0123456789ab pdfium no-ocr", False),  # other settings
    ],
)
def test_what_was_read_by_the_same_rules_is_held(catalogue: Catalogue, sha256: str, stamp: str, held: bool) -> None:
    catalogue.add(reading(A, contract()), RULES)
    assert catalogue.has(sha256, stamp) is held


def test_reading_again_replaces(catalogue: Catalogue) -> None:
    catalogue.add(reading(A, contract()), RULES)
    catalogue.add(reading(A, replace(contract(), title="Nouveau titre")), "other rules")
    assert [row.title for row in catalogue.documents()] == ["Nouveau titre"]
    assert catalogue.has(A, "other rules") and not catalogue.has(A, RULES)


def test_a_changed_file_replaces_what_lay_at_its_path(catalogue: Catalogue, tmp_path: Path) -> None:
    catalogue.add(reading(A, contract()), RULES, tmp_path / "a.pdf")
    catalogue.add(reading(B, replace(contract(), title="Changé")), RULES, tmp_path / "a.pdf")
    assert [(row.id, row.sha256, row.title) for row in catalogue.documents()] == [("museum-2022-fr", B, "Changé")]
    assert not catalogue.has(A, RULES)


def test_a_file_that_lies_elsewhere_too_outlives_a_change(catalogue: Catalogue, tmp_path: Path) -> None:
    catalogue.add(reading(A, contract()), RULES, tmp_path / "a.pdf")
    catalogue.seen(tmp_path / "copy.pdf", A)
    catalogue.add(reading(B, contract()), RULES, tmp_path / "a.pdf")
    assert ids(catalogue) == ["museum-2022-fr", "museum-2022-fr-2"] and catalogue.has(A, RULES)
    # Once the copy changes as well, nothing holds the old content any more.
    catalogue.seen(tmp_path / "copy.pdf", B)
    assert ids(catalogue) == ["museum-2022-fr-2"] and not catalogue.has(A, RULES)


def test_two_files_with_one_id_are_told_apart_and_it_is_said(catalogue: Catalogue) -> None:
    first = catalogue.add(reading(A, contract()), RULES)
    second = catalogue.add(reading(B, contract(), name="b.pdf"), RULES)
    assert first[0].anomalies == contract().anomalies
    assert second[0].id == "museum-2022-fr-2" and second[0].anomalies[-1] == same_id(
        "museum-2022-fr", "museum-2022-fr-2"
    )
    assert catalogue.document("museum-2022-fr-2") == second[0]
    assert [row.source for row in catalogue.documents()] == ["a.pdf", "b.pdf"]


def test_ids_stay_when_files_are_read_again_in_another_order(catalogue: Catalogue) -> None:
    for sha256 in (A, B, C):
        catalogue.add(reading(sha256, contract()), RULES)
    before = {row.sha256: row.id for row in catalogue.documents()}
    for sha256 in (C, A, B):
        catalogue.add(reading(sha256, contract()), "other rules")
    assert {row.sha256: row.id for row in catalogue.documents()} == before
    assert sorted(before.values()) == ["museum-2022-fr", "museum-2022-fr-2", "museum-2022-fr-3"]


def test_a_decree_follows_its_contract_to_the_new_id(catalogue: Catalogue) -> None:
    decree = replace(contract(), id="museum-decree-fr", kind="decree", approves="museum-2022-fr")
    catalogue.add(reading(A, contract()), RULES)
    catalogue.add(reading(B, decree, contract()), RULES)
    assert catalogue.document("museum-decree-fr").approves == "museum-2022-fr-2"


def test_removing(catalogue: Catalogue) -> None:
    catalogue.add(reading(A, contract(), replace(contract(), id="other")), RULES)
    catalogue.remove("other")
    assert ids(catalogue) == ["museum-2022-fr"]
    assert not catalogue.has(A, RULES), "adding the file again must bring the document back"
    catalogue.remove("museum-2022-fr")
    assert ids(catalogue) == [] and catalogue.documents_of(A) == ()


def test_failures_are_kept_until_the_file_is_read(catalogue: Catalogue, tmp_path: Path) -> None:
    catalogue.add_failure(ReadingError("reading.empty", "a.pdf", page=3), A, RULES, tmp_path / "a.pdf")
    (error,) = catalogue.failures()
    assert (error.key, error.file, error.values) == ("reading.empty", "a.pdf", {"page": 3})
    assert not catalogue.has(A, RULES), "a failure is tried again: perhaps Tesseract is there by now"
    catalogue.add(reading(A, contract()), RULES, tmp_path / "a.pdf")
    assert catalogue.failures() == () and catalogue.has(A, RULES)


def test_a_failure_keeps_what_the_same_content_gave_before(catalogue: Catalogue, tmp_path: Path) -> None:
    catalogue.add(reading(A, contract()), RULES, tmp_path / "a.pdf")
    catalogue.add_failure(ReadingError("reading.empty", "a.pdf"), A, "other rules", tmp_path / "a.pdf")
    assert ids(catalogue) == ["museum-2022-fr"] and len(catalogue.failures()) == 1


def test_failures_can_be_forgotten(catalogue: Catalogue, tmp_path: Path) -> None:
    catalogue.add(reading(A, contract()), RULES, tmp_path / "a.pdf")
    catalogue.add_failure(ReadingError("reading.empty", "a.pdf"), A, "other rules", tmp_path / "a.pdf")
    catalogue.add_failure(ReadingError("reading.empty", "b.pdf"), B, RULES, tmp_path / "b.pdf")
    catalogue.forget_failures()
    assert catalogue.failures() == () and ids(catalogue) == ["museum-2022-fr"]
    assert not catalogue.has(A, "other rules"), "what failed is read again when it is added again"
    catalogue.add_failure(ReadingError("reading.empty", "b.pdf"), B, RULES, tmp_path / "b.pdf")
    assert [error.file for error in catalogue.failures()] == ["b.pdf"]


def test_anomalies_of_the_file_are_kept(catalogue: Catalogue) -> None:
    odd = (Anomaly("reading.x", (("n", 3), ("who", "é")), 2, "", False), Anomaly("reading.y"))
    catalogue.add(reading(A, anomalies=odd), RULES)
    assert catalogue.file_anomalies(A) == odd and catalogue.file_anomalies(B) == ()
    assert catalogue.has(A, RULES), "a file without any document was read all the same"


def test_the_file_of_a_document_is_found_where_it_still_lies(catalogue: Catalogue, tmp_path: Path) -> None:
    here, gone = tmp_path / "z.pdf", tmp_path / "a.pdf"
    here.write_bytes(b"x")
    catalogue.add(reading(A, contract()), RULES, gone)
    assert catalogue.path_of("museum-2022-fr") is None
    catalogue.seen(here, A)
    assert catalogue.path_of("museum-2022-fr") == here


def text_file(path: Path) -> None:
    path.write_text("Dit is geen databank, maar een brief aan de directeur. " * 20)


def foreign(path: Path) -> None:
    sqlite3.connect(path).execute("CREATE TABLE recipes (id INTEGER)").connection.close()


@pytest.mark.parametrize(
    ("spoil", "key"),
    [
        (text_file, "catalogue.not_ours"),
        (foreign, "catalogue.not_ours"),
        (Path.mkdir, "catalogue.cannot_open"),
    ],
)
def test_what_cannot_be_opened_is_one_clear_line(tmp_path: Path, spoil, key: str) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "c.sqlite"
    spoil(path)
    before = path.read_bytes() if path.is_file() else b""
    with pytest.raises(CatalogueError) as caught:
        Catalogue(str(path))
    assert caught.value.key == key and str(path) in caught.value.message("nl")
    assert "\n" not in caught.value.message("fr")
    assert path.is_dir() or path.read_bytes() == before, "what is not ours is not touched"


def test_a_newer_database_is_refused_and_left_alone(either: str) -> None:
    """Also one that becomes newer while it is open."""
    with Catalogue(either) as catalogue:
        run_sql(either, "UPDATE concordance_schema SET number = 99")
        with pytest.raises(CatalogueError) as caught:
            catalogue.add(reading(A, contract()), RULES)
        assert caught.value.key == "catalogue.newer" and ids(catalogue) == []
    with pytest.raises(CatalogueError) as caught:
        Catalogue(either)
    assert caught.value.key == "catalogue.newer" and "99" in caught.value.message("nl")


def test_tables_of_others_on_a_server(server: Server) -> None:
    """They don't disturb us, unless one has a name that we need."""
    mixed, taken = server.new(), server.new()
    run_sql(server.url(mixed), "CREATE TABLE recipes (id INTEGER)")
    run_sql(server.url(taken), "CREATE TABLE documents (id INTEGER)")
    with Catalogue(server.url(mixed)) as catalogue:
        assert ids(catalogue) == []
    with pytest.raises(CatalogueError) as caught:
        Catalogue(server.url(taken))
    assert caught.value.key == "catalogue.not_ours"


def test_no_server(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError) as caught:
        Catalogue(f"postgresql://me:secret@/x?host={tmp_path}", patience=1)
    assert caught.value.key == "store.no_server" and "secret" not in caught.value.message("fr")


def test_connections_that_the_server_has_ended(server: Server) -> None:
    """As when it was started anew: the next visit opens new ones."""
    name = server.new()
    with Catalogue(server.url(name)) as catalogue:
        catalogue.add(reading(A, contract()), RULES)
        with server.connect() as connection:
            for process in server.backends(name):
                connection.execute("SELECT pg_terminate_backend(%s)", (process,))
        assert ids(catalogue) == ["museum-2022-fr"]


@pytest.mark.parametrize(
    ("place", "key"),
    [
        ("nosuchdatabase://x/y", "catalogue.no_driver"),
        ("postgresql+pg8000://me:secret@localhost/x", "catalogue.no_driver"),
        ("sqlite+nonsense://", "catalogue.no_driver"),
    ],
)
def test_a_database_without_driver(place: str, key: str) -> None:
    with pytest.raises(CatalogueError) as caught:
        Catalogue(place)
    assert caught.value.key == key and "secret" not in caught.value.message("en")


def test_a_locked_catalogue(either: str) -> None:
    with Catalogue(either, patience=0.05) as catalogue, Catalogue(either) as other:
        with other.writing():
            assert ids(catalogue) == [], "reading goes on beside a writer"
            with pytest.raises(CatalogueError) as caught:
                catalogue.add(reading(A, contract()), RULES)
            assert caught.value.key == "catalogue.locked"
        catalogue.add(reading(A, contract()), RULES)


def test_a_writer_that_fails_leaves_nothing(catalogue: Catalogue) -> None:
    with pytest.raises(ZeroDivisionError), catalogue.writing() as session:
        session.add(FileRow(sha256=A, name="a.pdf", read_at=datetime.now(UTC)))
        session.flush()
        raise ZeroDivisionError
    assert not catalogue.has(A, "") and ids(catalogue) == []


def test_a_snapshot_does_not_move(catalogue: Catalogue) -> None:
    count = select(func.count()).select_from(FileRow)
    with catalogue.snapshot() as session:
        assert session.scalar(count) == 0
        catalogue.add(reading(A, contract()), RULES)
        assert session.scalar(count) == 0
    with catalogue.reading() as session:
        assert session.scalar(count) == 1


def test_a_read_only_catalogue_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "c.sqlite"
    with Catalogue(str(path)) as catalogue:
        catalogue.add(reading(A, contract()), RULES)
    with Catalogue(f"sqlite:///file:{path}?mode=ro&uri=true") as catalogue:
        assert catalogue.document("museum-2022-fr").title == "Contrat du musée"
        with pytest.raises(CatalogueError) as caught:
            catalogue.remove("museum-2022-fr")
        assert caught.value.key == "catalogue.read_only"


def test_many_threads_share_one_catalogue(catalogue: Catalogue) -> None:
    """As the workbench does: one visitor a thread, one of them adding."""

    def visit(n: int) -> list[str]:
        if n % 4 == 0:
            catalogue.add(reading(f"{n:02d}" * 32, replace(contract(), id=f"d{n}")), RULES)
        return ids(catalogue)

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(visit, range(24)))
    assert ids(catalogue) == sorted(f"d{n}" for n in range(0, 24, 4))


def test_no_such_document(catalogue: Catalogue) -> None:
    for ask in (catalogue.document, catalogue.remove):
        with pytest.raises(CatalogueError) as caught:
            ask("nothing")
        assert caught.value.message("nl") == say("catalogue.no_document", "nl", file=catalogue.name, id="nothing")


def test_a_document_stored_damaged(either: str) -> None:
    with Catalogue(either) as catalogue:
        catalogue.add(reading(A, contract()), RULES)
        run_sql(either, "UPDATE documents SET content = " + ("'\\x00ff'" if "://" in either else "x'00ff'"))
        with pytest.raises(CatalogueError) as caught:
            catalogue.document("museum-2022-fr")
        assert caught.value.key == "catalogue.damaged_document"


@pytest.mark.usefixtures("without_main")
def test_processes_may_open_a_new_database_at_once(either: str) -> None:
    assert crowds.at_once(crowds.opened, [either] * 8) == [()] * 8
