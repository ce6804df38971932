"""The order of the tests names what there is."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("xdist")

from tests.units import LONGEST, rank, unit

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize(
    ("nodeid", "name"),
    [
        ("tests/corpus/test_gold.py::test_public_scans[a.pdf-numbers0]", "tests/corpus/test_gold.py"),
        ("tests/views/test_browser.py::test_a_folder_of_contracts[contracts]", "tests/views on contracts"),
        ("tests/views/test_browser_whole.py::test_an_address[samples-corpus]", "tests/views on samples"),
        # Not a folder that is looked at, but what a test of something else is called.
        ("tests/corpus/test_gold.py::test_a_contract[contracts]", "tests/corpus/test_gold.py"),
        ("tests/views/test_search.py::test_words[contractsum]", "tests/views/test_search.py"),
    ],
)
def test_what_a_test_goes_with(nodeid: str, name: str) -> None:
    assert unit(nodeid) == name


def test_long_ones_come_first() -> None:
    assert [rank(f"{name}::test") for name in LONGEST if name.endswith(".py")] == [
        n for n, name in enumerate(LONGEST) if name.endswith(".py")
    ]
    assert rank("tests/corpus/test_a_short_one.py::test") == len(LONGEST)


def test_what_is_long_is_there() -> None:
    assert [name for name in LONGEST if name.endswith(".py") and not (ROOT / name).is_file()] == []
