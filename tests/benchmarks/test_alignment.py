"""Links of the samples stay found; public conventions in two languages too, where they are there."""

from __future__ import annotations

import tomllib

import pytest

from align.encoder import Encoder, installed
from align.vectors import KeptVectors
from benchmarks import alignment_cases as cases
from benchmarks.alignment import WEIGHTS, agreement, area, score, total
from benchmarks.alignment_cases import Known
from benchmarks.calibration import CONTEXT, EVIDENCE, PARTS


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    found = installed()
    if found is None:
        pytest.skip("the extra 'encoder' is not installed")
    return KeptVectors(found)


def test_common_chapters_of_two_institutions() -> None:
    found = total(cases.houses(), None)
    assert found.right >= 400
    assert (found.precision, found.recall) >= (0.99, 0.99)


def test_contracts_rewritten_from_end_to_end() -> None:
    """Few words are left of them: what is linked must be right; where none are left there is no link."""
    found = total(cases.generations(), None)
    assert found.precision >= 0.93
    assert found.recall >= 0.62


def test_an_encoder_hears_what_was_rewritten(encoder: Encoder) -> None:
    found = total(cases.generations(), encoder)
    assert found.precision >= 0.95
    assert found.recall >= 0.64


def test_articles_without_a_counterpart() -> None:
    """One half of a text against the other: articles of one matter and style, none of which answer to each other."""
    halves = [cases.without_counterparts(cases.itself(d)) for d in cases.samples().values()]
    asked = sum(1 for known in halves for _ in known.left.articles())
    assert asked >= 100
    assert total(halves, None).wrong <= 0.06 * asked


def test_planted_splits_and_merges() -> None:
    """Of houses that the weights were not learnt from; parts go anywhere."""
    found = total([cases.parted(known, 500 + n) for n, known in enumerate(cases.houses()[1::2])], None)
    assert found.right >= 200
    assert (found.precision, found.recall) >= (0.98, 0.98)


def test_french_and_dutch_samples(encoder: Encoder) -> None:
    assert total(cases.bilingual_samples(), encoder).f1 == 1.0


def test_french_and_dutch_samples_without_an_encoder() -> None:
    assert total(cases.bilingual_samples(), None).f1 >= 0.98


def test_moved_samples(encoder: Encoder) -> None:
    """Blocks of five stand elsewhere and a fifth is gone: order alone would be lost."""
    rows = [known for known in cases.bilingual_samples() if len(known.links) >= 20]
    shuffled = list(cases.all_moved(rows, 2))
    assert total(shuffled, encoder).f1 >= 0.97
    assert area(shuffled, encoder) >= 0.95


@pytest.mark.shared
def test_public_conventions(encoder: Encoder) -> None:
    public = cases.bilingual_conventions()
    if not public:
        pytest.skip("../shared/wild/parallel is not there")
    assert total(public, encoder).recall >= 0.99
    shuffled = list(cases.all_moved(public, 1))
    assert total(shuffled, encoder).recall >= 0.97
    assert area(shuffled, encoder) >= 0.95
    assert min(agreement()) >= 0.95


def test_what_is_open_is_not_scored() -> None:
    known = cases.bilingual_samples()[0]
    some = Known("some", known.left, known.right, frozenset({("1", "1")}), open=(frozenset({"2"}), frozenset({"3"})))
    found = score(some, frozenset({("1", "1"), ("2", "3"), ("2", "4")}))
    assert (found.right, found.wrong, found.missed) == (1, 1, 0)  # 2 and 3 are both open, 4 isn't


def test_the_weights_are_those_that_calibration_writes() -> None:
    """Each case weighs what it is fitted for, and nothing speaks against a pair that can only speak for it."""
    tables = tomllib.loads(WEIGHTS.read_text(encoding="utf-8"))
    assert set(tables) == set(EVIDENCE)
    for case, signs in EVIDENCE.items():
        assert set(tables[case]["words"]) == {*signs, "start"}
        assert all(tables[case]["words"][name] * sign >= 0 for name, sign in signs.items())
        assert set(tables[case]["context"]) == {*CONTEXT, "start"}
    assert all(set(tables[case]["parts"]) == {*PARTS, "start"} for case in ("same", "meaning"))
