from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit as st
from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.screenshots import QUIET, browser_page, chromium, serving
from corpus.batch import files_in, read_all
from corpus.catalogue import Catalogue
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
def filled(tmp_path_factory: pytest.TempPathFactory) -> Filled:
    """The catalogue of a folder of FOLDERS, read once for all tests; skips where the folder is not there."""
    made: dict[str, Path] = {}

    def of(name: str) -> Path:
        folder = FOLDERS[name]
        if not any(folder.glob("*.pdf")):
            pytest.skip(f"{folder.parent.name}/{folder.name} is not there")
        if name not in made:
            path = tmp_path_factory.mktemp(name) / "catalogue.sqlite"
            with Catalogue(str(path)) as catalogue:
                for _ in read_all(list(files_in([folder])), jobs=2, catalogue=catalogue):
                    pass
            made[name] = path
        return made[name]

    return of


@pytest.fixture(scope="session", params=list(FOLDERS))
def everything(request: pytest.FixtureRequest, filled: Filled) -> Iterator[str]:
    """The address of a workbench on the samples, then on the contracts; for tests that change nothing."""
    need_chromium()
    path = filled(request.param)
    with serving(path, path.parent) as address:
        yield address


@pytest.fixture(params=list(FOLDERS))
def own_copy(request: pytest.FixtureRequest, filled: Filled, tmp_path: Path) -> Iterator[str]:
    """The same on a catalogue of its own, for tests that decide or delete."""
    need_chromium()
    path = Path(shutil.copy(filled(request.param), tmp_path))
    with serving(path, tmp_path) as address:
        yield address
