"""Archives: the same corpus comes out again on any database, once; nothing hostile or broken gets in, not even half."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from corpus.archive import Taken, restore_archive, write_archive
from corpus.archive_parts import PARTS as CORPUS
from corpus.archive_reading import ArchiveError, Limits
from corpus.block import Anomaly
from corpus.catalogue import Catalogue, CatalogueError
from corpus.errors import ReadingError
from corpus.reader import Reading
from corpus.verdict import Conflict, Verdict
from corpus.verdicts import Verdicts
from extract.feeds import Feeds, Selection
from extract.reattachment import Duty
from extract.register import Event, Evidence, Register
from extract.register_archive import PARTS as REGISTER
from tests.corpus.test_verdicts import DELAY, TERMIJN, fact, link
from tests.corpus.trees import contract
from tests.databases import run_sql

PARTS = (*CORPUS, *REGISTER)
ID = "museum-2022-fr"
PDF = b"%PDF-1.4 not much of one"
A, B = sha256(PDF).hexdigest(), "bb" * 32
DUTIES = (
    Duty("a1", "art_5__para_1", "5", "Le Musée remet son rapport dans les 15 jours.", "remettre son rapport"),
    Duty("a2", "art_6__para_1", "6", "Het Museum deelt de bruiklenen mee.", "de bruiklenen meedelen"),
)


def reading(sha256: str, title: str = "Contrat du musée", id: str = ID, name: str = "a.pdf") -> Reading:
    odd = (Anomaly("reading.not_found", (("n", 3),), 2),)
    return Reading(name, sha256, 4, (replace(contract(), id=id, source=name, sha256=sha256, title=title),), odd)


def fill(place: str, folder: Path) -> None:
    """Something of everything."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "a.pdf").write_bytes(PDF)
    with Catalogue(place) as catalogue:
        catalogue.add(reading(A), "rules", folder / "a.pdf", len(PDF))
        catalogue.add(reading(B, name="b.pdf"), "rules", folder / "b.pdf", 5_000_000_000)
        catalogue.add_failure(ReadingError("reading.empty", "c.pdf", page=3), "cc" * 32, "rules", folder / "c.pdf")
    with Verdicts(place) as verdicts:
        first = verdicts.record(fact(DELAY), "correct", "Ann", corrected="3 weeks", note="voir § 2")
        assert isinstance(first, Verdict)
        verdicts.record(fact(DELAY), "reject", "Bob", seen=first.key)
        verdicts.record(link(DELAY, TERMIJN), "accept", "Ann")
        assert isinstance(verdicts.record(link(DELAY, TERMIJN), "reject", "Bob"), Conflict)
    with Register(place) as register:
        register.follow(ID, DUTIES)
        register.record("a1", Event("Ann", status="late", note="l'été"))
        register.record("a1", Event("Bob", status="done", evidence=Evidence("rapport.pdf", 12, "remis")))
        register.record("a2", Event("Ann", responsible="Eva"))
        register.follow(ID, DUTIES[1:])  # the first is an orphan now
    with Feeds(place) as feeds:
        feeds.create("Clerk", Selection((ID,), "ministre", "nl"))
        feeds.create("Old")
        feeds.revoke(feeds.list()[1].mark)


@pytest.fixture
def packed(tmp_path: Path) -> Path:
    """An archive of a corpus with something of everything."""
    place = str(tmp_path / "first.sqlite")
    fill(place, tmp_path / "files")
    write_archive(place, tmp_path / "packed.zip", PARTS)
    return tmp_path / "packed.zip"


def all_of(taken: tuple[Taken, ...]) -> dict[str, tuple[int, int, int]]:
    return {t.name: (t.added, t.present, len(t.conflicts)) for t in taken}


def packed_again(place: str, path: Path) -> bytes:
    write_archive(place, path, PARTS)
    return path.read_bytes()


def test_it_comes_out_the_same_on_any_database(packed: Path, either: str, tmp_path: Path) -> None:
    """From a SQLite file to either database, and back to a SQLite file: byte for byte."""
    taken = restore_archive(either, packed, PARTS)
    assert all_of(taken) == {"files": (3, 0, 0), "verdicts": (4, 0, 0), "register": (2, 0, 0), "feeds": (2, 0, 0)}
    assert packed_again(either, tmp_path / "two.zip") == packed.read_bytes()
    back = str(tmp_path / "back.sqlite")
    restore_archive(back, tmp_path / "two.zip", PARTS)
    assert packed_again(back, tmp_path / "three.zip") == packed.read_bytes()


def test_what_comes_out_can_be_used(packed: Path, either: str, tmp_path: Path) -> None:
    restore_archive(either, packed, PARTS)
    with Catalogue(either) as catalogue, Catalogue(str(tmp_path / "first.sqlite")) as first:
        assert catalogue.documents() == first.documents() and catalogue.document(ID) == first.document(ID)
        assert catalogue.has(A, "rules") and catalogue.path_of(ID) == tmp_path / "files" / "a.pdf"
        assert catalogue.file_anomalies(A) == first.file_anomalies(A) != ()
        assert [(e.file, e.values) for e in catalogue.failures()] == [("c.pdf", {"page": 3})]
        catalogue.add(reading("dd" * 32, id="other"), "rules")
    with Verdicts(either) as verdicts:
        held = verdicts.attach([fact(DELAY), link(DELAY, TERMIJN)], [ID, TERMIJN.document]).held
        assert [(s.verdict.who, s.verdict.decision, len(s.unseen)) for s in held.values()] == [
            ("Bob", "reject", 0),
            ("Bob", "reject", 1),
        ]
        assert isinstance(verdicts.record(fact(DELAY), "accept", "Carl", seen=held[0].verdict.key), Verdict)
    with Register(either) as register:
        assert [s.standing.status for s in register.orphans()] == ["done"] and len(register.history("a1")) == 2
        register.record("a2", Event("Carl", status="done"))
    with Feeds(either) as feeds:
        clerk, old = sorted(feeds.list(), key=lambda feed: feed.name)
        assert clerk.selection == Selection((ID,), "ministre", "nl") and clerk.revoked_at is None and old.revoked_at
        assert feeds.find(f"{clerk.mark}..ics") is None, "no address leads to it"


def test_nothing_is_taken_twice(packed: Path, either: str) -> None:
    restore_archive(either, packed, PARTS)
    again = restore_archive(either, packed, PARTS)
    assert all_of(again) == {"files": (0, 3, 0), "verdicts": (0, 4, 0), "register": (0, 2, 0), "feeds": (0, 2, 0)}


def test_secrets_stay_where_they_are(tmp_path: Path) -> None:
    with Feeds(str(tmp_path / "c.sqlite")) as feeds:
        address = feeds.create("Clerk")
    secret = address.rpartition("/")[2].split(".")[1]
    write_archive(str(tmp_path / "c.sqlite"), tmp_path / "c.zip", PARTS)
    with zipfile.ZipFile(tmp_path / "c.zip") as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist())
    assert b"Clerk" in everything
    assert secret.encode() not in everything and sha256(secret.encode()).hexdigest().encode() not in everything


def test_merging_keeps_what_is_here_and_tells_what_differs(packed: Path, either: str, tmp_path: Path) -> None:
    """The other corpus has read one file otherwise, has another document of the same name, and went on by itself."""
    with Catalogue(either) as catalogue:
        catalogue.add(reading(A, title="Autre lecture"), "other rules")
        catalogue.add(reading("ee" * 32, id=f"{ID}-2", name="e.pdf"), "rules")
    with Register(either) as register:
        register.follow(ID, DUTIES)
        register.record("a1", Event("Dirk", status="open"))
        register.record("a2", Event("Dirk", status="done"))
    with Verdicts(either) as verdicts:
        mine = verdicts.record(fact(DELAY), "accept", "Dirk")
    taken = {t.name: t for t in restore_archive(either, packed, PARTS)}
    assert all_of(tuple(taken.values())) == {
        "files": (1, 0, 2),
        "verdicts": (4, 0, 0),
        "register": (1, 0, 1),
        "feeds": (2, 0, 0),
    }
    assert sorted(taken["files"].conflicts) == ["a.pdf", "b.pdf"] and taken["register"].conflicts == (f"{ID} a2",)
    with Catalogue(either) as catalogue:
        assert [(d.id, d.title) for d in catalogue.documents()] == [
            (ID, "Autre lecture"),
            (f"{ID}-2", "Contrat du musée"),
        ]
    with Register(either) as register:
        assert [line.event.who for line in register.history("a2")] == ["Dirk"]
        assert [s.who for s in register.orphans()] == ["Bob"], "what fits nowhere there fits nowhere here"
    with Verdicts(either) as verdicts:
        assert isinstance(mine, Verdict)
        history = verdicts.history(fact(DELAY).subject)
        assert [v.who for v in history] == ["Ann", "Bob", "Dirk"], "in the order in which they were decided"
        (standing,) = verdicts.attach([fact(DELAY)], [ID], ["fact"]).held.values()
        assert standing.verdict == mine and [v.who for v in standing.unseen] == ["Ann", "Bob"]


def test_an_entry_that_went_on_goes_on(packed: Path, either: str, tmp_path: Path) -> None:
    restore_archive(either, packed, PARTS)
    with Register(str(tmp_path / "first.sqlite")) as register:
        register.record("a2", Event("Ann", status="late"))
    packed_again(str(tmp_path / "first.sqlite"), tmp_path / "later.zip")
    assert all_of(restore_archive(either, tmp_path / "later.zip", PARTS))["register"] == (1, 1, 0)
    assert all_of(restore_archive(either, packed, PARTS))["register"] == (0, 2, 0), (
        "an older archive takes nothing back"
    )
    with Register(either) as register:
        assert register.state("a2").standing.status == "late"


def test_originals(packed: Path, either: str, tmp_path: Path) -> None:
    written = write_archive(str(tmp_path / "first.sqlite"), tmp_path / "all.zip", PARTS, originals=True)
    assert (written.originals, sorted(written.missing)) == (1, ["b.pdf", "c.pdf"])
    (tmp_path / "files" / "a.pdf").unlink()
    restore_archive(either, tmp_path / "all.zip", PARTS, tmp_path / "put" / "here")
    assert [p.name for p in (tmp_path / "put" / "here").iterdir()] == [f"{A}.pdf"]
    with Catalogue(either) as catalogue:
        assert catalogue.path_of(ID) == tmp_path / "put" / "here" / f"{A}.pdf"


def test_a_file_that_has_changed_since_is_not_packed(packed: Path, tmp_path: Path) -> None:
    (tmp_path / "files" / "a.pdf").write_bytes(b"something else")
    written = write_archive(str(tmp_path / "first.sqlite"), tmp_path / "all.zip", PARTS, originals=True)
    assert (written.originals, sorted(written.missing)) == (0, ["a.pdf", "b.pdf", "c.pdf"])


# --- what must not get in ----------------------------------------------------------------------------------------

Members = dict[str, bytes]


def members_of(path: Path) -> Members:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def pack(members: Members) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return data.getvalue()


def with_manifest(members: Members, change: Callable[[dict[str, Any]], object]) -> bytes:
    manifest = json.loads(members["manifest.json"])
    change(manifest)
    return pack(members | {"manifest.json": json.dumps(manifest).encode()})


def with_part(members: Members, part: str, lines: bytes) -> bytes:
    """With other lines in a part, and a manifest that says so: only the lines themselves tell."""

    def change(manifest: dict[str, Any]) -> None:
        manifest["parts"][part] = {"sha256": sha256(lines).hexdigest(), "size": len(lines), "rows": 1}

    return with_manifest(members | {f"parts/{part}.jsonl": lines}, change)


def with_row(members: Members, part: str, **values: object) -> bytes:
    """With other values in the first row of a part."""
    first, _, rest = members[f"parts/{part}.jsonl"].partition(b"\n")
    row = {name: value for name, value in (json.loads(first) | values).items() if value is not ...}
    return with_part(members, part, json.dumps(row).encode() + b"\n" + rest)


def original(members: Members, suffix: str) -> bytes:
    content = b"x"
    told = {"sha256": sha256(content).hexdigest(), "size": 1, "suffix": suffix}
    more = {f"originals/{told['sha256']}{suffix}": content}
    return with_manifest(members | more, lambda manifest: manifest["originals"].append(told))


def flipped(data: bytes) -> bytes:
    """One bit is another, somewhere in the packed rows."""
    return data[:200] + bytes([data[200] ^ 1]) + data[201:]


def bomb(members: Members) -> bytes:
    return with_part(members, "files", b" " * 50_000_000)


TOMORROW = (datetime.now(UTC) + timedelta(days=3)).isoformat()
PASSAGE = {"document": "d", "eid": "e", "article": "", "quote": "q", "occurrence": 0, "sha256": ""}

HOSTILE: list[tuple[str, Callable[[Members], bytes], str]] = [
    ("empty", lambda m: b"", "not_one"),
    ("text", lambda m: b"Cher monsieur, " * 99, "not_one"),
    ("another zip", lambda m: pack({"recipe.txt": b"eggs"}), "not_one"),
    ("truncated", lambda m: pack(m)[:-400], "not_one"),
    ("half", lambda m: pack(m)[: len(pack(m)) // 2], "not_one"),
    ("flipped", lambda m: flipped(pack(m)), "damaged"),
    ("a bomb", bomb, "too_large"),
    ("a bomb beside", lambda m: pack(m | {"parts/more.jsonl": b" " * 50_000_000}), "too_large"),
    ("out of the folder", lambda m: pack(m | {"../../evil.txt": b"x"}), "damaged"),
    ("absolute", lambda m: pack(m | {"/etc/evil": b"x"}), "damaged"),
    ("original out of the folder", lambda m: original(m, "/../../evil.pdf"), "damaged"),
    ("original that runs", lambda m: original(m, ".exe"), "damaged"),
    ("a part missing", lambda m: pack({k: v for k, v in m.items() if "files" not in k}), "damaged"),
    ("a part unheard of", lambda m: with_manifest(m | {"parts/x.jsonl": b""}, lambda f: None), "damaged"),
    ("wrong hash", lambda m: with_manifest(m, lambda f: f["parts"]["files"].update(sha256="0" * 64)), "damaged"),
    ("wrong size", lambda m: with_manifest(m, lambda f: f["parts"]["files"].update(size=1)), "damaged"),
    ("newer format", lambda m: with_manifest(m, lambda f: f.update(format=99)), "newer"),
    ("newer tables", lambda m: with_manifest(m, lambda f: f.update(schema=99)), "newer"),
    ("format of no kind", lambda m: with_manifest(m, lambda f: f.update(format="x")), "damaged"),
    ("manifest of no kind", lambda m: pack(m | {"manifest.json": b"[1]"}), "damaged"),
    ("manifest too deep", lambda m: pack(m | {"manifest.json": b"[" * 100_000}), "damaged"),
    ("manifest not text", lambda m: pack(m | {"manifest.json": b"\xff\xfe"}), "damaged"),
    ("rows that are none", lambda m: with_part(m, "files", b"[]\n"), "damaged"),
    ("rows too deep", lambda m: with_part(m, "files", b'{"a":' * 100_000), "damaged"),
    ("file without a name", lambda m: with_row(m, "files", name=...), "damaged"),
    ("file of no hash", lambda m: with_row(m, "files", sha256="../x"), "damaged"),
    ("file too large for a number", lambda m: with_row(m, "files", size=2**80), "damaged"),
    ("file read tomorrow", lambda m: with_row(m, "files", read_at=TOMORROW), "damaged"),
    ("paths of no kind", lambda m: with_row(m, "files", paths=[7]), "damaged"),
    ("anomalies of no kind", lambda m: with_row(m, "files", anomalies=[[1]]), "damaged"),
    ("document of no kind", lambda m: with_row(m, "files", documents=[{"id": "x", "own_id": "x", "content": {}}]), "damaged"),
    ("verdict of nobody's kind", lambda m: with_row(m, "verdicts", decision="maybe"), "damaged"),
    ("verdict on nothing", lambda m: with_row(m, "verdicts", left=[]), "damaged"),
    ("verdict of tomorrow", lambda m: with_row(m, "verdicts", at=TOMORROW), "damaged"),
    ("verdict without a zone", lambda m: with_row(m, "verdicts", at="2026-01-01T00:00:00"), "damaged"),
    ("verdict key of no kind", lambda m: with_row(m, "verdicts", key="x"), "damaged"),
    ("verdict too sure", lambda m: with_row(m, "verdicts", confidence=7), "damaged"),
    ("verdict with half a place", lambda m: with_row(m, "verdicts", left=[PASSAGE | {"occurrence": -1}]), "damaged"),
    ("status unheard of", lambda m: with_row(m, "register", events=[{"status": "x"}]), "damaged"),
    ("feed in no tongue", lambda m: with_row(m, "feeds", selection={"documents": [], "bearer": "", "tongue": "xx"}), "damaged"),
    ("feed with a long mark", lambda m: with_row(m, "feeds", mark="x" * 99), "damaged"),
]  # fmt: skip


@pytest.fixture(scope="module")
def members(tmp_path_factory: pytest.TempPathFactory) -> Members:
    folder = tmp_path_factory.mktemp("members")
    fill(str(folder / "c.sqlite"), folder / "files")
    write_archive(str(folder / "c.sqlite"), folder / "c.zip", PARTS)
    return members_of(folder / "c.zip")


@pytest.fixture
def target(either: str) -> Iterator[str]:
    with Catalogue(either) as catalogue:
        catalogue.add(reading("ee" * 32, id="here"), "rules")
    yield either


@pytest.mark.parametrize(("spoil", "key"), [row[1:] for row in HOSTILE], ids=[row[0] for row in HOSTILE])
def test_what_is_hostile_or_broken_stays_out(
    spoil: Callable[[Members], bytes], key: str, members: Members, target: str, tmp_path: Path
) -> None:
    path = tmp_path / "in" / "evil.zip"
    path.parent.mkdir()
    path.write_bytes(spoil(members))
    before = packed_again(target, tmp_path / "before.zip")
    with pytest.raises(ArchiveError) as caught:
        restore_archive(target, path, PARTS, tmp_path / "put" / "here")
    assert caught.value.key == f"archive.{key}"
    assert str(path) in caught.value.message("nl") and "\n" not in caught.value.message("fr")
    assert packed_again(target, tmp_path / "after.zip") == before, "nothing is taken in, not even half"
    assert not [p for p in tmp_path.rglob("*evil*") if p != path]


def test_these_are_refused_for_what_was_changed(members: Members, target: str, tmp_path: Path) -> None:
    """Without a change, the same packing is taken in: so it is the change that is refused above."""
    (tmp_path / "good.zip").write_bytes(with_row(members, "verdicts", note="another note"))
    taken = all_of(restore_archive(target, tmp_path / "good.zip", PARTS))
    assert taken["files"] == (3, 0, 0) and taken["verdicts"] == (4, 0, 0)


def test_a_verdict_that_was_tampered_with_is_told(members: Members, target: str, tmp_path: Path) -> None:
    for name, note in (("one", "as it was"), ("two", "as it never was")):
        (tmp_path / name).write_bytes(with_row(members, "verdicts", note=note))
        taken = {t.name: t for t in restore_archive(target, tmp_path / name, PARTS)}
    assert (taken["verdicts"].present, len(taken["verdicts"].conflicts)) == (3, 1)
    with Verdicts(target) as verdicts:
        assert "as it was" in {v.note for v in verdicts.history(fact(DELAY).subject)}


def test_a_reason_that_this_version_has_no_words_for(members: Members, target: str, tmp_path: Path) -> None:
    failure = ["reading.of_a_later_version", "a.pdf", {"x": 1}]
    (tmp_path / "a.zip").write_bytes(with_row(members, "files", failure=failure))
    restore_archive(target, tmp_path / "a.zip", PARTS)
    with Catalogue(target) as catalogue:
        assert any("of_a_later_version" in error.message("fr") for error in catalogue.failures())


@pytest.mark.parametrize("limits", [Limits(total=100), Limits(members=2), Limits(line=50), Limits(manifest=50)])
def test_limits(limits: Limits, packed: Path, target: str) -> None:
    with pytest.raises(ArchiveError) as caught:
        restore_archive(target, packed, PARTS, limits=limits)
    assert caught.value.key == "archive.too_large"


def test_no_such_file(either: str, tmp_path: Path) -> None:
    with pytest.raises(ArchiveError) as caught:
        restore_archive(either, tmp_path / "nothing.zip", PARTS)
    assert caught.value.key == "archive.cannot_open"


def test_a_document_stored_damaged_is_named(either: str, tmp_path: Path) -> None:
    with Catalogue(either) as catalogue:
        catalogue.add(reading(A), "rules")
    run_sql(either, "UPDATE documents SET content = " + ("'\\x00ff'" if "://" in either else "x'00ff'"))
    with pytest.raises(CatalogueError) as caught:
        write_archive(either, tmp_path / "c.zip", PARTS)
    assert caught.value.key == "catalogue.damaged_document" and ID in caught.value.message("nl")
    assert not (tmp_path / "c.zip").exists()


def test_an_archive_is_written_whole_or_not_at_all(packed: Path, tmp_path: Path) -> None:
    """The one that was there stays when writing a new one fails."""

    class Broken:
        name = "broken"

        def rows(self, session: object) -> Iterator[dict[str, Any]]:
            yield {"a": 1}
            raise ZeroDivisionError

        def take(self, session: object, rows: object) -> Taken:
            raise NotImplementedError

    before = packed.read_bytes()
    with pytest.raises(ZeroDivisionError):
        write_archive(str(tmp_path / "first.sqlite"), packed, (*PARTS, Broken()))
    assert packed.read_bytes() == before and not list(tmp_path.glob(".*tmp"))
