"""In which units the tests go to the processes of a run, and in which order: the long ones first, so that no process
works alone at the end."""

from __future__ import annotations

import re

from xdist.scheduler import LoadScopeScheduling

FOLDER = re.compile(r"tests/views/.*\[(samples|contracts)[-\]]")
LONGEST = (
    "tests/views on contracts",
    "tests/corpus/test_kill.py",
    "tests/views on samples",
    "tests/views/test_accessibility.py",
    "tests/corpus/test_gold.py",
    "tests/corpus/test_spreading.py",
    "tests/views/test_hostile.py",
    "tests/views/test_browser_review.py",
    "tests/views/test_browser_duties.py",
    "tests/views/test_browser_reading.py",
    "tests/views/test_browser_harmony.py",
    "tests/views/test_browser.py",
    "tests/views/test_sign_in.py",
    "tests/corpus/test_ocr.py",
    "tests/docs/test_pages.py",
    "tests/corpus/test_bad_input_limits.py",
    "tests/corpus/test_archive.py",
    "tests/corpus/test_verdicts.py",
    "tests/corpus/test_engines_agree.py",
    "tests/corpus/test_workers.py",
    "tests/views/test_headers.py",
    "tests/views/test_visitors.py",
    "tests/samples/test_reading.py",
)
"""Units that take more than some fifteen seconds, the longest first. What is missing here is only done later."""


def unit(nodeid: str) -> str:
    """What a test goes with: its file, whose fixtures are made once then; or all that is looked at in the workbench on
    one folder of contracts, which takes longer to start than most tests."""
    on = FOLDER.match(nodeid)
    return f"tests/views on {on[1]}" if on else nodeid.partition("::")[0]


def rank(nodeid: str) -> int:
    """Where in the order a test comes."""
    name = unit(nodeid)
    return LONGEST.index(name) if name in LONGEST else len(LONGEST)


class Units(LoadScopeScheduling):
    """Hands out whole units, in the order in which the tests are."""

    def _split_scope(self, nodeid: str) -> str:
        return unit(nodeid)
