from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st

from tests.views.shelves import fill


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A filled catalogue that the workbench is started on."""
    found = fill(tmp_path)
    monkeypatch.setattr(sys, "argv", ["app.py", found])
    st.cache_resource.clear()
    yield found
    st.cache_resource.clear()
