"""What tests of several packages share: databases of both kinds."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:  # its driver is an extra, which tests of other things needn't have
    from tests.postgres import Server


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
