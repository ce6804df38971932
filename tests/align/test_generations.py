"""The concordance of generations: what became of each article, from links by hand, the samples and real contracts."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Sequence
from pathlib import Path

import pytest

from align.articles import align
from align.generation_table import became, concordance_as_dict, concordance_tables
from align.generations import ConcordanceTable, Fate, concordance, named
from align.links import Alignment, Difference, Link, Mark, Relation
from benchmarks.alignment_cases import SAMPLES, samples
from corpus.model import Document
from tests.align.pairs import contract
from tests.readings import documents_of

SHARED = Path(__file__).parents[3] / "shared"
TEXT = "Le comité d'audit se réunit quatre fois par an."
OLD = contract("left", "fr", dict.fromkeys(("1", "2", "3", "4"), TEXT))
NEW = contract("right", "fr", dict.fromkeys(("10", "11", "12", "13"), TEXT))


def linked(
    left: Sequence[str], right: Sequence[str], relation: Relation, marks: tuple[Mark, ...] = (), *told: bool
) -> Link:
    """A link of articles by number; `told`: its differences, material or not."""
    eids = tuple(f"art_{n}" for n in left), tuple(f"art_{n}" for n in right)
    differences = tuple(Difference("scope", "un", "deux", material=material) for material in told)
    return Link(*eids, 0.9, relation, differences=differences, marks=marks)


def table(*links: Link, left_only: tuple[str, ...] = (), right_only: tuple[str, ...] = ()) -> ConcordanceTable:
    alignment = Alignment(
        OLD.id, NEW.id, links, left_only, right_only, tuple((e, 0.2) for e in left_only), tuple((e, 0.1) for e in right_only)
    )  # fmt: skip
    return concordance(alignment, OLD, NEW)


FATES: list[tuple[Link, tuple[Fate, ...]]] = [
    (linked(["1"], ["10"], "identical"), ("kept",)),
    (linked(["1"], ["10"], "renamed"), ("kept",)),
    (linked(["1"], ["10"], "editorial"), ("kept",)),
    (linked(["1"], ["10"], "substantive"), ("rewritten",)),
    (linked(["1"], ["10"], "partial"), ("rewritten",)),
    # differences, once told, decide
    (linked(["1"], ["10"], "substantive", (), False), ("kept",)),
    (linked(["1"], ["10"], "substantive", (), False, True), ("rewritten",)),
    # the chief thing first
    (linked(["1"], ["10"], "identical", ("moved",)), ("moved", "kept")),
    (linked(["1"], ["10", "11"], "substantive", ("moved", "split")), ("split", "moved", "rewritten")),
    (linked(["1", "2"], ["10"], "substantive", ("merged",)), ("merged", "rewritten")),
]


@pytest.mark.parametrize(("link", "expected"), FATES)
def test_what_became_of_it(link: Link, expected: tuple[Fate, ...]) -> None:
    (line,) = table(link).by_old
    assert line.fates == expected


def test_both_orders() -> None:
    found = table(
        linked(["1"], ["12"], "identical"),
        linked(["3"], ["10"], "identical", ("moved",)),
        left_only=("art_2", "art_4"),
        right_only=("art_11", "art_13"),
    )
    assert [(line.old, line.fates[-1]) for line in found.by_old] == [
        (("art_1",), "kept"),
        (("art_2",), "dropped"),
        (("art_3",), "kept"),
        (("art_4",), "dropped"),
    ]
    assert [(line.new, line.fates[-1]) for line in found.by_new] == [
        (("art_10",), "kept"),
        (("art_11",), "new"),
        (("art_12",), "kept"),
        (("art_13",), "new"),
    ]
    assert found.by_old[1].certainty == 0.8, "it is sure to have no counterpart as far as it is unsure to have one"


def test_the_words_of_the_tables() -> None:
    found = table(linked(["1"], ["10"], "partial", ("moved",)), left_only=("art_2",), right_only=("art_11",))
    assert became(found.by_old[0], "fr") == "déplacé, réécrit (en partie)"
    old, new = concordance_tables(found, "nl")
    assert [row.text for row in old.cells()[1][:5]] == ["2", "", "", "", "geschrapt"]
    assert [row.text for row in new.cells()[1][:5]] == ["", "", "11", "", "nieuw"]
    record = concordance_as_dict(found)
    assert json.loads(json.dumps(record))["by_old"][0]["became"] == ["moved", "rewritten"]


LINKS = tomllib.loads((SAMPLES / "truth.toml").read_text(encoding="utf-8"))["link"]


@pytest.mark.parametrize(("house", "language", "least"), [("cebf", "fr", 17), ("cebf", "nl", 18), ("fats", "fr", 16), ("fats", "nl", 16)])  # fmt: skip
def test_the_samples(house: str, language: str, least: int) -> None:
    """Rewritten from end to end, so that some links are not found (a few share no words at all); what is found has the
    right name."""
    old, new = samples()[house, 2002, language], samples()[house, 2022, language]
    found = concordance(align(old, new), old, new)
    lines = {(_numbers(old, line.old), _numbers(new, line.new)): line for line in (*found.by_old, *found.by_new)}
    rows = [row for row in LINKS if row["house"] == house]
    right = [row for row in rows if (line := lines.get((tuple(row["left"]), tuple(row["right"])))) and row["relation"] in line.fates]  # fmt: skip
    assert len(right) >= least, f"of {len(rows)}"


def _numbers(document: Document, eids: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(number for number, _ in named(document, eids))


@pytest.mark.shared
def test_twenty_years_between() -> None:
    """No article that the labels call alone on a side is given a counterpart that they looked for; linked ones differ."""
    gold = SHARED / "gold" / "align.bcss-2002-fr.bcss-2022-fr.json"
    if not gold.is_file():
        pytest.skip("../shared/gold is not there")
    old, new = _contract("bcss-2002-web.pdf"), _contract("bcss-2022-moniteur.pdf")
    labels = json.loads(gold.read_text(encoding="utf-8"))
    found = concordance(align(old, new), old, new)
    scope = {number for pair in labels["pairs"] for number in pair["left"]}
    known = {(a, b) for pair in labels["pairs"] for a in pair["left"] for b in pair["right"]}
    shown = {
        (a, b): line
        for line in found.by_old
        for a in _numbers(old, line.old)
        for b in _numbers(new, line.new)
        if a in scope
    }
    assert shown.keys() <= known, "what the labels call new comes from none of the articles that they looked at"
    assert all("rewritten" in line.fates for line in shown.values()), "in twenty years each of them changed"
    assert len(shown) >= len(known) - 1


def _contract(file: str) -> Document:
    documents = documents_of(SHARED / "contracts" / file)
    (contract,) = (d for d in documents if d.kind == "contract" and d.language == "fr")
    return contract
