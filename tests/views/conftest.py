from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
import streamlit as st
from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.screenshots import QUIET, browser_page, chromium, serving
from corpus.batch import files_in, read_all
from corpus.catalogue import Catalogue
from corpus.reader import Settings
from tests.readings import alone
from tests.views.browsing import FOLDERS, HERE, need_chromium
from tests.views.shelves import fill

Filled = Callable[[str], Path]


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A filled catalogue that the workbench is started on."""
    found = fill(tmp_path)
    monkeypatch.setattr(sys, "argv", ["app.py", found])
    st.cache_resource.clear()
    yield found
    st.cache_resource.clear()


@pytest.fixture(scope="module")
def window() -> Iterator[Page]:
    """A window of a real browser."""
    need_chromium()
    with sync_playwright() as playwright, browser_page(playwright) as page:
        page.set_default_timeout(HERE)
        yield page


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A real browser, for windows of several people."""
    need_chromium()
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=chromium(), args=list(QUIET))
        yield found
        found.close()


@pytest.fixture(scope="session")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a workbench on the hand-made catalogue; for tests that change nothing."""
    home = tmp_path_factory.mktemp("plain")
    with serving(Path(fill(home)), home) as address:
        yield address


@pytest.fixture(scope="session")
def filled(in_common: Path, recognised: Path) -> Filled:
    """The catalogue of a folder of FOLDERS, read once for all processes; skips where the folder is not there."""

    def of(name: str) -> Path:
        folder = FOLDERS[name]
        if not any(folder.glob("*.pdf")):
            pytest.skip(f"{folder.parent.name}/{folder.name} is not there")
        path = in_common / f"{name}.sqlite"
        with alone(in_common / f"{name}.lock"):
            if not path.exists():
                made = in_common / f"{name}.unfinished"
                with Catalogue(str(made)) as catalogue:
                    for _ in read_all(
                        list(files_in([folder])), Settings(ocr_cache=recognised), jobs=2, catalogue=catalogue
                    ):
                        pass
                made.rename(path)
        return path

    return of


@pytest.fixture(scope="session")
def shown(filled: Filled, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], str]]:
    """The address of a workbench on a folder of FOLDERS, started when it is first asked for; for tests that change
    nothing."""
    addresses: dict[str, str] = {}
    with ExitStack() as running:

        def of(name: str) -> str:
            if name not in addresses:
                home = tmp_path_factory.mktemp(name)
                addresses[name] = running.enter_context(serving(Path(shutil.copy(filled(name), home)), home))
            return addresses[name]

        yield of


@pytest.fixture(params=list(FOLDERS))
def everything(request: pytest.FixtureRequest, shown: Callable[[str], str]) -> str:
    """The address of a workbench on the samples, then on the contracts; for tests that change nothing."""
    need_chromium()
    return shown(request.param)


@pytest.fixture(params=list(FOLDERS))
def own_copy(request: pytest.FixtureRequest, filled: Filled, tmp_path: Path) -> Iterator[str]:
    """The same on a catalogue of its own, for tests that decide or delete."""
    need_chromium()
    path = Path(shutil.copy(filled(request.param), tmp_path))
    with serving(path, tmp_path) as address:
        yield address
