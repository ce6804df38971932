"""Families: which provisions recur, found from links made by hand, and from the samples."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from itertools import combinations

import pytest

from align.articles import align
from align.clauses import Clause
from align.families import Family, FamilyTolerance, families
from align.links import Alignment, ClausePair, Link
from benchmarks.alignment_cases import SAMPLES, samples
from corpus.model import Document, Provision

WORDS = "Les parties se réunissent deux fois par an. "
Made = tuple[str, str, float]


def document(n: int, articles: Sequence[str]) -> Document:
    """Every article says as much as every other."""
    children = tuple(
        Provision(a, "article", num=a, children=(Provision(f"{a}__para_1", "paragraph", text=WORDS),)) for a in articles
    )
    root = Provision("", "document", children=children)
    return Document(f"d{n}", f"d{n}.pdf", "0" * 64, "contract", f"I{n}", "fr", "", (1, 1), root)


def link(made: Made) -> Link:
    """ "a+b" is two articles, of which each shares all its words with the other side."""
    left, right = (tuple(side.split("+")) for side in made[:2])
    clauses = tuple(
        ClausePair(*(Clause(f"{eid}__para_1", "text", 0, len(WORDS), WORDS) for eid in (a, b)), score=1.0)
        for a in left
        for b in right
    )
    return Link(left, right, made[2], "substantive", clauses=clauses)


def found(
    articles: Sequence[Sequence[str]], made: Mapping[tuple[int, int], Sequence[Made]], **tolerance: float
) -> tuple[Family, ...]:
    documents = [document(n, some) for n, some in enumerate(articles)]
    alignments = {
        (i, j): Alignment(f"d{i}", f"d{j}", tuple(map(link, made.get((i, j), ()))), (), ())
        for i, j in combinations(range(len(documents)), 2)
    }
    return families(documents, alignments, FamilyTolerance(**tolerance))


def members(family: Family) -> dict[int, tuple[str, ...]]:
    return {member.document: member.articles for member in family.members}


THREE = [["a1", "a2"], ["b1", "b2"], ["c1", "c2"]]
CASES = [
    # the same provision three times
    ({(0, 1): [("a1", "b1", 1.0)], (0, 2): [("a1", "c1", 0.9)], (1, 2): [("b1", "c1", 0.9)]}, [{0: ("a1",), 1: ("b1",), 2: ("c1",)}]),
    # one wrong link (b2 with c1) joins nothing
    ({(0, 1): [("a1", "b1", 1.0), ("a2", "b2", 1.0)], (0, 2): [("a1", "c1", 0.9)], (1, 2): [("b1", "c1", 0.9), ("b2", "c1", 0.5)]}, [{0: ("a1",), 1: ("b1",), 2: ("c1",)}, {0: ("a2",), 1: ("b2",)}]),
    # split in one document: one member of two articles
    ({(0, 1): [("a1", "b1", 0.9)], (0, 2): [("a1", "c1+c2", 0.8)], (1, 2): [("b1", "c1+c2", 0.8)]}, [{0: ("a1",), 1: ("b1",), 2: ("c1", "c2")}]),
    # two provisions that one document merges: its article is in the families of both
    ({(0, 1): [("a1+a2", "b1", 0.8)], (0, 2): [("a1", "c1", 1.0), ("a2", "c2", 1.0)], (1, 2): [("b1", "c1+c2", 0.8)]}, [{0: ("a1",), 1: ("b1",), 2: ("c1",)}, {0: ("a2",), 1: ("b1",), 2: ("c2",)}]),
    # the same where the merged article says each of them to the letter, and the others do not
    ({(0, 1): [("a1+a2", "b1", 1.0)], (0, 2): [("a1", "c1", 0.7), ("a2", "c2", 0.7)], (1, 2): [("b1", "c1+c2", 1.0)]}, [{0: ("a1",), 1: ("b1",), 2: ("c1",)}, {0: ("a2",), 1: ("b1",), 2: ("c2",)}]),
    # the nearest thing to it is not the same thing
    ({(0, 1): [("a1", "b1", 0.2)]}, []),
]  # fmt: skip


@pytest.mark.parametrize(("made", "expected"), CASES)
def test_families(made: Mapping[tuple[int, int], Sequence[Made]], expected: list[dict[int, tuple[str, ...]]]) -> None:
    assert sorted(map(str, map(members, found(THREE, made)))) == sorted(map(str, expected))


def test_the_reference_is_nearest_to_all() -> None:
    made = {(0, 1): [("a1", "b1", 0.7)], (0, 2): [("a1", "c1", 0.6)], (1, 2): [("b1", "c1", 0.9)]}
    (family,) = found(THREE, made)
    assert family.reference.articles == ("b1",)


def test_ties_go_to_the_first_document() -> None:
    made = {pair: [(f"{'abc'[pair[0]]}1", f"{'abc'[pair[1]]}1", 1.0)] for pair in combinations(range(3), 2)}
    (family,) = found(THREE, made)
    assert family.reference.articles == ("a1",)


@pytest.mark.parametrize(("documents", "common"), [(3, True), (4, True), (5, False)])
def test_common_is_what_half_of_them_have(documents: int, common: bool) -> None:
    """Two of four are half of them, two of five are not."""
    articles = [[f"{n}x"] for n in range(documents)]
    (family,) = found(articles, {(0, 1): [("0x", "1x", 1.0)]})
    assert family.common is common


def test_pairs_that_were_not_compared_say_nothing() -> None:
    """Of four documents each was compared with two: the family holds all the same."""
    documents = [document(n, [f"{n}x"]) for n in range(4)]
    ring = {(0, 1), (1, 2), (2, 3), (0, 3)}
    made = {(i, j): Alignment(f"d{i}", f"d{j}", (link((f"{i}x", f"{j}x", 0.9)),), (), ()) for i, j in ring}
    (family,) = families(documents, made)
    assert len(family.members) == 4


ROWS = tomllib.loads((SAMPLES / "truth.toml").read_text(encoding="utf-8"))["common"]


@pytest.mark.parametrize(("year", "language"), [(2022, "fr"), (2022, "nl"), (2002, "fr"), (2002, "nl")])
def test_the_common_provisions_of_the_samples(year: int, language: str) -> None:
    """Those that were read (scans are left out) make the families of the truth, splits and mergers with them; no other."""
    chosen = {key[0]: d for key, d in samples().items() if key[1:] == (year, language)}
    houses, documents = list(chosen), list(chosen.values())
    made = {(i, j): align(documents[i], documents[j]) for i, j in combinations(range(len(documents)), 2)}
    numbers = [{a.eid: a.num for a in d.articles()} for d in documents]
    got = [
        {houses[n]: [numbers[n][eid] for eid in eids] for n, eids in members(family).items()}
        for family in families(documents, made)
    ]
    rows = ({h: a for h, a in row["articles"].items() if h in houses} for row in ROWS if row["generation"] == str(year))
    expected = [row for row in rows if len(row) > 1]
    assert len(expected) >= 4
    assert sorted(map(str, (sorted(row.items()) for row in got))) == sorted(
        map(str, (sorted(r.items()) for r in expected))
    )
