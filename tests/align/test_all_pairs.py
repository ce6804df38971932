"""All pairs: each computed once, kept, gone on with; the same bytes whoever computes them."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from align import all_pairs as pairing
from align.all_pairs import Force, all_pairs
from align.articles import align
from align.harmony.comparisons import worth_comparing
from align.harmony.telling import Teller
from align.kept import Shelf, as_bytes, fingerprint, from_bytes
from corpus.batch import Guard
from corpus.errors import ReadingError
from corpus.model import Document
from tests.align.pairs import contract
from tests.corpus.clusters import Cluster, cluster

ARTICLES = {
    "1": "L'institution remet chaque année avant le 31 mars un rapport sur l'exécution du présent contrat au ministre.",
    "2": "L'État verse la subvention de {n}000 euros dans les trente jours. Le comité de gestion approuve les comptes.",
    "3": "Le comité se réunit {n} fois par an et l'institution publie ses décisions sur son site dans les dix jours.",
}


def documents(count: int) -> list[Document]:
    """Contracts that differ in figures."""
    texts = [{num: text.format(n=n + 2) for num, text in ARTICLES.items()} for n in range(count)]
    return [replace(contract("left", "fr", text), id=f"d{n}") for n, text in enumerate(texts)]


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """The pairs that are really aligned, by ids."""
    seen: list[tuple[str, str]] = []

    def counting(left: Document, right: Document, **options: object) -> object:
        seen.append((left.id, right.id))
        return align(left, right)

    monkeypatch.setattr(pairing, "align", counting)
    return seen


def test_what_is_worth_comparing_is_compared() -> None:
    some = documents(3)
    found = all_pairs(some)
    assert list(found) == list(worth_comparing(some)) == [(0, 1), (0, 2), (1, 2)]
    assert all(one.plain == align(some[i], some[j]) and one.told is None for (i, j), one in found.items())
    assert all(len(one.plain.links) == 3 for one in found.values())


def test_what_differs_is_told_where_it_was_asked() -> None:
    some, tell = documents(3), Teller()
    found = all_pairs(some, [(0, 1), (1, 2)], told=[(1, 2)], tell=tell)
    assert found[0, 1].told is None
    told = found[1, 2].told
    assert told == tell(align(some[1], some[2]), some[1], some[2])
    assert told is not None and any(link.differences for link in told.links)


def test_a_comparison_comes_back_equal_from_its_bytes() -> None:
    some, tell = documents(2), Teller()
    found = all_pairs(some, told=[(0, 1)], tell=tell)[0, 1]
    assert found.told is not None
    kinds = {type(d.left_at).__name__ for link in found.told.links for d in link.differences}
    assert kinds == {"Stretch"} and found.plain.links[0].clauses and found.plain.links[0].reasons
    assert from_bytes(as_bytes(found)) == found
    assert as_bytes(from_bytes(as_bytes(found))) == as_bytes(found)


def test_nothing_is_computed_twice(tmp_path: Path, counted: list[tuple[str, str]]) -> None:
    some, force = documents(3), Force(shelf=tmp_path / "kept")
    first = all_pairs(some, force=force)
    assert counted == [("d0", "d1"), ("d0", "d2"), ("d1", "d2")]
    assert all_pairs(some, force=force) == first and len(counted) == 3
    changed = [*some[:2], replace(some[2], title="Another title")]
    all_pairs(changed, force=force)
    assert counted[3:] == [("d0", "d2"), ("d1", "d2")], "only the pairs of the document that changed"


CHANGES = ["rules", "tell", "damaged", "direction"]


@pytest.mark.parametrize("change", CHANGES)
def test_what_does_not_fit_is_computed_again(
    tmp_path: Path, counted: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    some, force = documents(2), Force(shelf=tmp_path / "kept")
    (first,) = all_pairs(some, force=force).values()
    told, pairs = [], [(0, 1)]
    match change:
        case "rules":
            monkeypatch.setattr(pairing.provenance, "version", lambda: "0-0")
        case "tell":
            told = pairs
        case "damaged":
            (path,) = (tmp_path / "kept").rglob("*.json.z")
            path.write_bytes(path.read_bytes()[:-9])
        case "direction":
            pairs = [(1, 0)]
    (second,) = all_pairs(some, pairs, told, tell=Teller(), force=force).values()
    assert len(counted) == 2
    assert (second == first) == (change in ("rules", "damaged"))


def test_stopped_it_goes_on_where_it_was(tmp_path: Path, counted: list[tuple[str, str]]) -> None:
    some, force = documents(4), Force(shelf=tmp_path / "kept")

    def stop(done: int, every: int) -> None:
        assert every == 6
        if done == 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        all_pairs(some, force=force, progress=stop)
    assert len(counted) == 4
    assert len(all_pairs(some, force=force)) == 6 and len(counted) == 6


def test_a_folder_that_takes_nothing_costs_only_time(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    assert len(all_pairs(documents(2), force=Force(shelf=tmp_path / "file" / "kept"))) == 1


def test_the_key_has_all_that_a_comparison_depends_on(tmp_path: Path) -> None:
    left, right = (fingerprint(document) for document in documents(2))
    shelf = Shelf(tmp_path, "rules")
    keys = {
        shelf.key(left, right, "", ""), shelf.key(right, left, "", ""), shelf.key(left, right, "encoder", ""),
        shelf.key(left, right, "", "Teller"), Shelf(tmp_path, "others").key(left, right, "", ""),
    }  # fmt: skip
    assert len(keys) == 5


class Deadly:
    """Tells nothing: it kills its process at documents of a certain id."""

    def __call__(self, alignment: object, left: Document, right: Document) -> object:
        if right.id == "d2":
            os._exit(3)
        return alignment


def test_a_pair_that_kills_its_worker_is_named_and_the_others_are_kept(tmp_path: Path) -> None:
    some, pairs = documents(3), [(0, 1), (0, 2)]
    force = Force(Guard(2, 120.0), tmp_path / "kept")
    with pytest.raises(ReadingError, match="d0 – d2"):
        all_pairs(some, pairs, told=pairs, tell=Deadly(), force=force)  # type: ignore[arg-type]
    (kept,) = (tmp_path / "kept").rglob("*.json.z")
    assert from_bytes(kept.read_bytes()).plain == align(some[0], some[1])


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    with cluster("dask", tmp_path_factory.mktemp("cluster")) as running:
        yield running


@pytest.mark.timeout(900)  # each lot loads all that aligning needs, on machines that may be busy
def test_a_cluster_whose_worker_is_killed_midway_gives_the_same_bytes(tmp_path: Path, engine: Cluster) -> None:
    some = documents(4)
    told = worth_comparing(some)[-1:]

    def kill(done: int, every: int) -> None:
        if done == 1:
            engine.mortal.send_signal(signal.SIGKILL)

    there = Force(Guard(1, 120.0, engine=engine.address), tmp_path / "kept")
    spread = all_pairs(some, told=told, tell=Teller(), force=there, progress=kill)
    assert engine.mortal.wait(30) == -signal.SIGKILL and engine.nursed.poll() is None
    here = all_pairs(some, told=told, tell=Teller())
    assert list(spread) == list(here) and len(here) == 6
    assert [as_bytes(one) for one in spread.values()] == [as_bytes(one) for one in here.values()]
    assert here[2, 3].told is not None and here[0, 1].told is None


@pytest.mark.parametrize(("own", "groups"), [(False, 1), (True, 10)])
def test_with_many_documents_nobody_is_left_out_and_the_near_are_found(own: bool, groups: int) -> None:
    """40 documents that say the same in all but, where they have it, an article shared by four of them."""
    theirs = [f"Le {a}{b} du {b}{a} garde les {a}{a} avec le {b}{b} et rend les {a}{b}{a} au {b}{a}{b}." for a, b in
              zip("bcdfghjklm", "npqrstvwxz", strict=True)]  # fmt: skip
    base = contract("left", "fr", ARTICLES)
    some = [
        replace(contract("left", "fr", ARTICLES | {"4": theirs[n % groups]}) if own else base, id=f"d{n}")
        for n in range(40)
    ]
    pairs = worth_comparing(some, neighbours=3)
    assert {n for pair in pairs for n in pair} == set(range(40))
    assert len(pairs) <= 40 * (3 + 4)
    if own:
        near = {(i, j) for i in range(40) for j in range(i + 1, 40) if i % groups == j % groups}
        assert near <= set(pairs)
