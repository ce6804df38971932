"""Work on an engine: the same results as here, byte for byte, whatever becomes of its workers."""

from __future__ import annotations

import shutil
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from pathlib import Path

import pytest

from commands.dossier import Dossier, dossier, dossiers
from corpus import batch, engine_room, ray_engine
from corpus.batch import Guard
from corpus.catalogue import Catalogue
from corpus.errors import ReadingError
from corpus.exports.interchange import as_json, document_as_dict
from corpus.parcel import Parcel, opened, packed
from corpus.reader import Reading, Settings
from corpus.rules import stamp
from tests.corpus.chores import work
from tests.corpus.clusters import KINDS, Cluster, cluster, needed
from tests.extract.handmade import saying

NO_OCR = Settings(ocr=False)
SAMPLES = Path(__file__).parents[2] / "samples" / "pdf"


class Died(Exception):
    """What the engine that stands in for a real one says when a task killed its workers."""


class Threads:
    """Hands of this process: what is submitted is done in a thread, unguarded; "kill" kills its lot."""

    deaths: tuple[type[Exception], ...] = (Died,)

    def __init__(self, lost: bool = False) -> None:
        self.lots: list[list[str]] = []
        self._lost = lost
        self._pool = ThreadPoolExecutor(2)

    def submit(self, function: Callable[..., object], *arguments: object) -> Future[object]:
        lot = arguments[1]
        assert isinstance(lot, list)
        self.lots.append(lot)
        if self._lost:
            gone: Future[object] = Future()
            gone.cancel()
            return gone
        return self._pool.submit(self._do, lot)

    def _do(self, lot: list[str]) -> list[str]:
        if "kill" in lot:
            raise Died
        return [task.upper() for task in lot]

    def workers(self) -> int:
        if self._lost and self.lots:
            raise ReadingError("scale.lost", "engine", reason="gone")
        return 2


def upper(task: str) -> str:
    return task.upper()


def test_each_task_comes_back_once_and_lots_grow() -> None:
    tasks, hands = [f"t{n}" for n in range(60)], Threads()
    found = list(engine_room.handed_out(upper, iter(tasks), hands, 60.0, None))  # type: ignore[arg-type]
    assert sorted(found) == sorted((task, task.upper()) for task in tasks)
    sizes = [len(lot) for lot in hands.lots]
    assert sizes[:4] == [1, 1, 1, 1] and max(sizes) == engine_room.TOGETHER


def test_a_task_that_kills_its_workers_fails_alone() -> None:
    """It stands in a lot of several: the others of the lot, and whatever was under way, are done again without it."""
    tasks = [f"t{n}" for n in range(30)]
    hands = Threads()
    found = list(engine_room.handed_out(upper, iter([*tasks[:20], "kill", *tasks[20:]]), hands, 60.0, None))  # type: ignore[arg-type]
    assert max(len(lot) for lot in hands.lots if "kill" in lot) > 1 and ["kill"] in hands.lots
    assert sorted(found) == sorted([*((task, task.upper()) for task in tasks), ("kill", "crashed")])


def test_tasks_are_drawn_as_workers_become_free() -> None:
    drawn: list[str] = []

    def endless() -> Iterator[str]:
        while True:
            drawn.append("t")
            yield "t"

    found = engine_room.handed_out(upper, endless(), Threads(), 60.0, None)  # type: ignore[arg-type]
    assert next(found) == ("t", "T")
    found.close()  # type: ignore[attr-defined]
    assert len(drawn) < 20


def test_a_lost_engine_is_said_and_no_file_is_blamed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine_room, "_LOOK", 0.1)
    with pytest.raises(ReadingError, match="engine was lost"):
        list(engine_room.handed_out(upper, iter(["a", "b"]), Threads(lost=True), 60.0, None))  # type: ignore[arg-type]


def test_an_engine_that_all_workers_left_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not at once: one that is restarted comes back, and the work goes on."""

    class Deserted(Threads):
        there = iter([2, 0, 0, 2, *[0] * 1000])

        def workers(self) -> int:
            return next(self.there)

        def nobody(self) -> ReadingError:
            return ReadingError("scale.no_workers", "engine", start="a worker")

        def _do(self, lot: list[str]) -> list[str]:
            idle.wait(60)
            return super()._do(lot)

    idle = threading.Event()
    monkeypatch.setattr(engine_room, "_LOOK", 0.01)
    monkeypatch.setattr(engine_room, "_PATIENCE", 0.2)
    with pytest.raises(ReadingError) as error:
        list(engine_room.handed_out(upper, iter(["a", "b"]), Deserted(), 60.0, None))  # type: ignore[arg-type]
    idle.set()
    assert error.value.key == "scale.no_workers"
    assert len(list(Deserted.there)) < 990, "it was asked again and again before"


@pytest.mark.parametrize("address", ["spark://there:1", "127.0.0.1:8786", "dask:/there", "dask://", "ray"])
def test_an_address_that_names_no_engine(address: str) -> None:
    with pytest.raises(ReadingError) as error:
        list(engine_room.spread(upper, ["a"], 1, 60.0, engine=address))
    assert error.value.key == "scale.unknown_engine" and "dask://HOST:PORT, ray://HOST:PORT" in str(error.value)


@pytest.mark.parametrize("kind", KINDS)
def test_nobody_is_asked_when_there_is_nothing_to_do(kind: str) -> None:
    assert list(engine_room.spread(upper, [], 1, 60.0, engine=f"{kind}://127.0.0.1:1")) == []


@pytest.mark.parametrize("kind", KINDS)
def test_where_the_package_is_not_installed(monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    monkeypatch.setattr(f"corpus.{kind}_engine.find_spec", lambda name: None)
    with pytest.raises(ReadingError, match=rf"contract-concordance\[{kind}\]") as error:
        list(engine_room.spread(upper, ["a"], 1, 60.0, engine=f"{kind}://127.0.0.1:1"))
    assert error.value.key == "scale.not_installed"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("place", ["127.0.0.1:1", "127.0.0.1:port"])
def test_where_nobody_answers(monkeypatch: pytest.MonkeyPatch, kind: str, place: str) -> None:
    needed(kind)
    monkeypatch.setattr(f"corpus.{kind}_engine._CONNECT", 1.0)
    with pytest.raises(ReadingError, match="no scheduler answers") as error:
        list(engine_room.spread(upper, ["a"], 1, 60.0, engine=f"{kind}://{place}"))
    assert f"{kind} s" in str(error.value) and "\n" not in str(error.value), "what starts one"


@pytest.mark.parametrize(("there", "key"), [(True, ""), (False, "reading.not_found")])
def test_a_parcel_gives_what_its_file_gives(tmp_path: Path, there: bool, key: str) -> None:
    path = tmp_path / "été (1).txt"
    if there:
        path.write_text("Article 1er. La commune remet chaque année un plan.\n\nArticle 2. Le plan est public.")
    parcel, here = packed(path), batch.attempt(path, NO_OCR)
    path.unlink(missing_ok=True)
    found = opened(parcel, NO_OCR, stamp(NO_OCR))
    if isinstance(here, Reading):
        assert found == here and len(here.documents) == 1 and not key
    else:
        assert isinstance(found, ReadingError) and str(found) == str(here) and found.key == key


def test_workers_with_other_rules_are_refused() -> None:
    found = opened(Parcel(Path("a.txt"), b"Article 1. Rien."), NO_OCR, "0" * 12 + " pdfium no-ocr")
    assert isinstance(found, ReadingError) and found.key == "scale.other_rules" and stamp(NO_OCR) in str(found)


def test_who_is_second_does_not_depend_on_who_reads_faster(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two documents with one id: the later one is renamed. Results come in the wrong order; what is stored does not."""
    folder = tmp_path / "in"
    texts = {
        f"{n}/contract.txt": f"Article 1. La porte {'a' * (9 - n)} est fermée.\n\nArticle 2. Fin." for n in range(4)
    }
    for name, text in texts.items():
        (folder / name).parent.mkdir(parents=True)
        (folder / name).write_text(text)
    paths = batch.files_in([folder])
    plain = stored(tmp_path / "one.sqlite", paths)

    def backwards(*arguments: object) -> Iterator[tuple[Path, Reading | ReadingError]]:
        yield from reversed(list(results(*arguments)))  # type: ignore[arg-type]

    results = batch.results
    monkeypatch.setattr(batch, "results", backwards)
    assert stored(tmp_path / "two.sqlite", paths) == plain and len(plain) == 4


def stored(
    place: Path, paths: list[Path], engine: str = "", each: Callable[[int], None] | None = None
) -> dict[str, bytes]:
    """What a catalogue holds once these were read into it: each document as it is exported, and the failures."""
    with Catalogue(str(place)) as catalogue:
        reading = batch.read_all(paths, NO_OCR, 2, catalogue, 120.0, guarded=bool(engine), engine=engine)
        for n, _ in enumerate(reading):
            if each:
                each(n)
        found = {
            row.id: as_json(document_as_dict(catalogue.document(row.id))).encode() for row in catalogue.documents()
        }
        return found | {f"failed: {error.file}": str(error).encode() for error in catalogue.failures()}


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Samples, some of them twice under changed names and bytes so that ids meet, and two files that can't be read."""
    folder = tmp_path / "in"
    folder.mkdir()
    for n, path in enumerate(sorted(SAMPLES.glob("*.pdf"), key=lambda p: (p.stat().st_size, p.name))[:4]):
        shutil.copy(path, folder)
        (folder / f"again-{n}.pdf").write_bytes(path.read_bytes() + b"\n%" + b"again" * n)
    (folder / "torn.pdf").write_bytes(b"%PDF-1.7\n" + b"nothing" * 40)
    (folder / "empty.pdf").write_bytes(b"")
    return batch.files_in([folder])


@pytest.fixture(scope="module", params=KINDS)
def engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    with cluster(request.param, tmp_path_factory.mktemp("cluster")) as running:
        yield running
        if request.param == "ray":
            from ray.util.client import num_connected_contexts

            assert num_connected_contexts() == 0, "each piece of work ends its connection"


@pytest.mark.timeout(900)  # a cluster takes its time to start on a machine that is busy
def test_a_cluster_whose_worker_is_killed_midway_stores_the_same_bytes(
    tmp_path: Path, files: list[Path], engine: Cluster
) -> None:
    def kill(n: int) -> None:
        if n == 1:
            engine.mortal.send_signal(signal.SIGKILL)

    spread = stored(tmp_path / "spread.sqlite", files, engine.address, kill)
    assert engine.mortal.wait(30) == -signal.SIGKILL and engine.nursed.poll() is None
    assert spread == stored(tmp_path / "local.sqlite", files)
    assert len(spread) >= 10 and sum(key.startswith("failed: ") for key in spread) == 2
    assert any(key.endswith("-2") for key in spread), "ids met"


@pytest.mark.timeout(900)
def test_what_documents_say_is_the_same_on_a_cluster(engine: Cluster) -> None:
    texts = (f"L'Office transmet au ministre le rapport {n} dans les 15 jours ouvrables." for n in range(3))
    some = [replace(saying("fr", text), id=f"d{n}") for n, text in enumerate(texts)]
    found = {document.id: made for document, made in dossiers(some, Guard(1, 240.0, engine=engine.address))}
    assert found == {document.id: dossier(document) for document in some}
    assert all(isinstance(made, Dossier) and len(made.plan.limits) == 1 for made in found.values())


@pytest.mark.timeout(900)  # six deaths and rebirths, on machines that may be busy
def test_a_task_that_kills_the_workers_of_a_cluster_fails_alone(engine: Cluster) -> None:
    fates = {"exit": "crashed", "kill the worker": "crashed"}
    tasks = ["a", "b", *fates, "c", "d"]
    found = dict(engine_room.spread(work, tasks, 1, 240.0, engine=engine.address))
    assert found == {task: fates.get(task, task.upper()) for task in tasks}


@pytest.mark.parametrize(
    ("tasks", "seconds", "fates"),
    [(["a", "exit", "b"], 120.0, ["A", "crashed", "B"]), (["stick"], 3.0, ["too_slow"])],
)
def test_what_a_worker_of_an_engine_does_with_a_lot(tasks: list[str], seconds: float, fates: list[str]) -> None:
    assert engine_room.guarded(work, tasks, seconds, None) == fates


@pytest.mark.parametrize(("ray_says", "we_say"), [(ConnectionError("gone"), CancelledError), (Died("x"), Died)])
def test_a_future_of_ray_may_be_cancelled_and_tells_a_broken_connection_so(
    ray_says: Exception, we_say: type[Exception]
) -> None:
    """`handed_out` cancels what it no longer wants, and takes a cancelled future for a lost engine."""
    theirs: list[Future[str]] = [Future() for _ in range(3)]
    ours = [ray_engine._carried(future) for future in theirs]
    assert ours[2].cancel()
    theirs[0].set_result("done")
    for future in theirs[1:]:
        future.set_exception(ray_says)
    assert ours[0].result(0) == "done" and ours[2].cancelled()
    with pytest.raises(we_say):
        ours[1].result(0)


@pytest.mark.parametrize(("refusals", "served"), [(0, True), (2, True), (3, False)])
def test_a_head_of_ray_that_fails_to_serve_a_client_is_asked_again(refusals: int, served: bool) -> None:
    """It does so now and then, by a known fault; not for ever, for it may be for good."""

    class Head:
        asked = 0

        def init(self, address: str, **options: object) -> AbstractContextManager[None]:
            self.asked += 1
            if self.asked <= refusals:
                raise ConnectionAbortedError("Initialization failure from server")
            return nullcontext()

    head = Head()
    with nullcontext() if served else pytest.raises(ConnectionAbortedError):
        ray_engine._introduced(head, "ray://there:1")
    assert head.asked == min(refusals + 1, 3)


def test_cancelled_is_what_a_dask_future_raises_when_its_scheduler_is_gone() -> None:
    """`handed_out` takes just this for a lost engine."""
    needed("dask")
    from distributed.client import FutureCancelledError

    assert issubclass(FutureCancelledError, CancelledError)
