"""A share of the corpus of bad files, read as `concordance add` reads: in workers, under limits, one after the other.

The whole corpus is read by `python -m benchmarks.bad_input`.
"""

from __future__ import annotations

from collections import Counter

import pytest

from corpus.batch import Guard, results
from corpus.errors import ReadingError
from corpus.reader import Reading, Settings
from tests.corpus.fuzz.classes import CLASSES, daily, whole
from tests.corpus.fuzz.files import traps

SEED = 1
GUARD = Guard(jobs=2, timeout=90.0, memory=600)
Outcomes = dict[tuple[str, int], Reading | ReadingError]
pytestmark = pytest.mark.timeout(280)


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> Outcomes:
    """What came of each file of the share, by its class and number."""
    folder = tmp_path_factory.mktemp("bad")
    paths = {}
    for number, (kind, of_kind) in enumerate(daily()):
        made = kind.file(of_kind, SEED)
        path = folder / f"{number:03} bad{made.suffix}"
        path.write_bytes(made.data)
        paths[path] = kind.name, of_kind
    return {paths[path]: result for path, result in results(paths, Settings(ocr=False), GUARD)}


def of_class(outcomes: Outcomes, name: str) -> Counter[str]:
    """How often each reason was given for the files of a class; "" for those that were read."""
    keys = (getattr(result, "key", "") for (kind, _), result in outcomes.items() if kind == name)
    return Counter(keys)


def test_every_file_has_an_outcome(outcomes: Outcomes) -> None:
    assert len(outcomes) == sum(len(kind.daily) for kind in CLASSES) >= 200
    assert len(list(whole())) >= 2000 and len({kind.name for kind in CLASSES}) == len(CLASSES)


@pytest.mark.parametrize("name", [kind.name for kind in CLASSES])
def test_no_crash_and_nothing_unforeseen(outcomes: Outcomes, name: str) -> None:
    mine = {number: result for (kind, number), result in outcomes.items() if kind == name}
    bugs = {
        n: str(r) for n, r in mine.items() if getattr(r, "key", "") in ("catalogue.crashed", "catalogue.unforeseen")
    }
    assert mine and not bugs


def test_every_reason_is_one_line_that_names_the_file_and_a_way_out(outcomes: Outcomes) -> None:
    errors = [result for result in outcomes.values() if isinstance(result, ReadingError)]
    assert len({error.key for error in errors}) >= 8, "the share holds many ways of being bad"
    for error in errors:
        lines = [error.message(tongue) for tongue in ("en", "fr", "nl")]
        assert len(set(lines)) == 3
        for line in lines:
            assert line.startswith(error.file) and " bad" in error.file and "{" not in line
            assert line.isprintable() and 40 < len(line) < 400 and line.endswith(".")
            assert line.count(". ") + line.count("; ") + line.count(", ") >= 1, "what is wrong, and what to do about it"


def test_what_is_read_is_whole(outcomes: Outcomes) -> None:
    readings = [result for result in outcomes.values() if isinstance(result, Reading)]
    assert len(readings) >= 100
    for reading in readings:
        assert reading.pages >= 1 and " bad" in reading.source and len(reading.sha256) == 64
        assert all(document.root.eid and document.source == reading.source for document in reading.documents)


@pytest.mark.parametrize(
    ("name", "least", "keys"),
    [
        # (class, files that are read at least, the only reasons why others are not)
        ("PDF cut short", 0, {"engines.damaged", "sources.unknown_kind", "sources.no_pdf", "reading.empty"}),
        ("PDF passwords", 2, {"engines.password"}),
        ("PDF that would act", len(traps()), set()),
        ("PDF page boxes", 12, set()),
        ("PDF of thousands of pages", 0, {"sources.too_many_pages"}),
        ("PDF scripts and directions", 11, set()),
        ("DOCX that would fetch or run", 0, {"sources.entities"}),
        ("DOCX bombs", 0, {"sources.unpacks_too_large", "sources.damaged"}),
        ("HTML that would fetch or run", 9, set()),
        ("HTML nested or endless", 12, set()),
        ("words in any order", 4, set()),
    ],
)
def test_what_comes_of_a_class(outcomes: Outcomes, name: str, least: int, keys: set[str]) -> None:
    found = of_class(outcomes, name)
    assert found[""] >= least and set(found) - {""} <= keys


def test_the_same_seed_makes_the_same_files() -> None:
    """But for protected files: encryption takes chance of its own."""
    for kind in CLASSES:
        if kind.name != "PDF passwords":
            assert kind.file(kind.daily[0], SEED) == kind.file(kind.daily[0], SEED), kind.name
    differ = [kind.name for kind in CLASSES if kind.file(kind.daily[0], 1) != kind.file(kind.daily[0], 2)]
    assert len(differ) >= 15, "another seed makes other files"
