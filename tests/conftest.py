"""What tests of several packages share: databases of both kinds, a common folder, and the order of the tests."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.units import Units, rank

if TYPE_CHECKING:  # its driver is an extra, which tests of other things needn't have
    from tests.postgres import Server


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Units | None:
    """Who hands the tests to the processes, unless a way of xdist's own was asked for."""
    return Units(config, log) if config.getoption("dist") == "load" else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: rank(item.nodeid))


@pytest.fixture(scope="session")
def in_common(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all processes of a run have in common."""
    mine = tmp_path_factory.getbasetemp()
    folder = (mine.parent if "PYTEST_XDIST_WORKER" in os.environ else mine) / "common"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def recognised(in_common: Path) -> Path:
    """The folder where pages that were read from their pictures are kept: Tesseract needs seconds for a page, and
    several tests read the same scans."""
    return in_common / "recognised"


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A PostgreSQL server. Skips where there is none; fails where the environment says that it must be there."""
    from tests import postgres

    programs = postgres.programs()
    if programs is None:
        missing = "PostgreSQL is not installed (apt install postgresql)"
        if "postgresql" in os.environ.get("CONCORDANCE_REQUIRE", ""):
            pytest.fail(missing)
        pytest.skip(missing)
    with postgres.running(programs) as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def either(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The place of a database that holds nothing yet: a file, then one on a server. A test that takes it runs twice."""
    if request.param == "sqlite":
        yield str(tmp_path / "either.sqlite")
        return
    server: Server = request.getfixturevalue("server")
    name = server.new()
    yield server.url(name)
    server.drop(name)


@pytest.fixture
def without_main(monkeypatch: pytest.MonkeyPatch) -> None:
    """For processes of `tests.crowds`: else each would first import the program that runs the tests, which takes longer
    than what it does."""
    main = sys.modules["__main__"]
    monkeypatch.setattr(main, "__spec__", None, raising=False)
    monkeypatch.delattr(main, "__file__", raising=False)


@pytest.fixture
def in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """What commands give to worker processes is done here: for tests of other things, as each worker takes a second to
    start."""

    def here(function: Callable[[Any], object], tasks: Iterable[Any], *_: object) -> Iterator[tuple[Any, object]]:
        return ((task, function(task)) for task in tasks)

    monkeypatch.setattr("corpus.workers.run", here)
