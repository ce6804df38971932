"""What people decided about links holds, whatever a later computation finds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from align.articles import align
from align.differences.comparison import classed
from align.interchange import alignment_as_dict
from align.labels import link_label
from align.links import Alignment
from align.reviewed import link_doubts, reviewed, sides_of, value_of
from corpus.model import Document
from corpus.verdict import Conflict, Decision, Proposal
from corpus.verdicts import Verdicts
from extract.findings import findings
from tests.views.shelves import contract, pdf

LEFT = {
    "1": "Le plan des guichets est revu avec les communes de la région.",
    "2": "Le rapport annuel est remis au ministre pour le 31 mars 2024.",
    "3": "Une phrase sans pareille sur les archives et les serrures.",
}
RIGHT = {
    "1": "Le plan des guichets est revu avec les communes de la région.",
    "2": "Le rapport annuel est remis au ministre pour le 30 avril 2024.",
    "3": "Tout autre chose : des informaticiens entretiennent un réseau.",
}
ONE, TWO, THREE = (f"chp_1__art_{n}" for n in "123")


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Document, Document]:
    files = pdf(tmp_path / "l.pdf"), pdf(tmp_path / "r.pdf", pages=3)
    return contract("l-fr", "ONVA", "fr", LEFT, files[0]), contract("r-fr", "CBM", "fr", RIGHT, files[1])


@pytest.fixture
def machine(pair: tuple[Document, Document]) -> Alignment:
    """As if the machine had linked the first two articles and nothing else."""
    found = align(*pair)
    links = tuple(link for link in found.links if link.left[0] in (ONE, TWO))
    assert [(link.left, link.right) for link in links] == [((ONE,), (ONE,)), ((TWO,), (TWO,))]
    return replace(found, links=links, left_only=(THREE,), right_only=(THREE,))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Verdicts]:
    with Verdicts(str(tmp_path / "catalogue.sqlite")) as found:
        yield found


def proposal(found: Alignment, pair: tuple[Document, Document], value: str) -> Proposal:
    return next(d.proposal for d in link_doubts(found, *pair) if d.proposal.value == value)


def decide(store: Verdicts, of: Proposal, decision: Decision, corrected: str = "") -> None:
    assert not isinstance(store.record(of, decision, "Anne", corrected=corrected), Conflict)


def pairs(found: Alignment) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    return [(link.left, link.right) for link in found.links]


def test_there_is_one_question_for_each_link_and_each_lonely_article(
    pair: tuple[Document, Document], machine: Alignment
) -> None:
    values = [sides_of(d.proposal.value) for d in link_doubts(machine, *pair)]
    assert values == [((ONE,), (ONE,)), ((TWO,), (TWO,)), ((THREE,), ()), ((), (THREE,))]
    unsure = replace(machine, links=(replace(machine.links[0], certainty=0.55), machine.links[1]))
    first, second, *_ = link_doubts(unsure, *pair)
    assert first.why[0].key == "review.why_link" and first.weight > second.weight == 0


def test_accepted(pair: tuple[Document, Document], machine: Alignment, store: Verdicts) -> None:
    decide(store, proposal(machine, pair, value_of([TWO], [TWO])), "accept")
    found = reviewed(machine, *pair, store)
    assert pairs(found) == pairs(machine)
    assert "Anne: accepted" in link_label(found.links[1], "en")
    assert alignment_as_dict(found, *pair)["pairs"][1]["review"]["who"] == "Anne"  # type: ignore[index]


def test_rejected(pair: tuple[Document, Document], machine: Alignment, store: Verdicts) -> None:
    decide(store, proposal(machine, pair, value_of([TWO], [TWO])), "reject")
    found = reviewed(machine, *pair, store)
    assert pairs(found) == [((ONE,), (ONE,))]
    assert (found.left_only, found.right_only) == ((TWO, THREE), (TWO, THREE))
    told = alignment_as_dict(found, *pair)
    assert [r["left"] for r in told["rejected"]] == [["2"]]  # type: ignore[attr-defined]


def test_another_counterpart(pair: tuple[Document, Document], machine: Alignment, store: Verdicts) -> None:
    decide(store, proposal(machine, pair, value_of([TWO], [TWO])), "correct", value_of([TWO], [THREE]))
    found = reviewed(machine, *pair, store)
    assert pairs(found) == [((ONE,), (ONE,)), ((TWO,), (THREE,))]
    assert (found.left_only, found.right_only) == ((THREE,), (TWO,))
    told = classed(found, *(findings(d) for d in pair)).links[1]
    assert told.standing is not None
    assert told.differences  # they are told for the person's link, too
    assert told.certainty == 1.0


def test_no_counterpart_after_all(pair: tuple[Document, Document], machine: Alignment, store: Verdicts) -> None:
    decide(store, proposal(machine, pair, value_of([TWO], [TWO])), "correct", value_of([TWO], []))
    found = reviewed(machine, *pair, store)
    assert pairs(found) == [((ONE,), (ONE,))]
    assert [eid for eid, _ in found.alone] == [TWO]


def test_a_counterpart_after_all(pair: tuple[Document, Document], machine: Alignment, store: Verdicts) -> None:
    decide(store, proposal(machine, pair, value_of([], [THREE])), "correct", value_of([THREE], [THREE]))
    decide(store, proposal(machine, pair, value_of([THREE], [])), "accept")
    found = reviewed(machine, *pair, store)
    assert ((THREE,), (THREE,)) in pairs(found)
    assert found.left_only == found.right_only == ()


def test_a_link_holds_when_the_machine_finds_another(
    pair: tuple[Document, Document], machine: Alignment, store: Verdicts
) -> None:
    decide(store, proposal(machine, pair, value_of([TWO], [TWO])), "accept")
    later = replace(machine, links=(machine.links[0], replace(machine.links[1], right=(THREE,))), right_only=(TWO,))
    assert pairs(reviewed(later, *pair, store)) == [((ONE,), (ONE,)), ((TWO,), (TWO,))]
    nothing = replace(machine, links=machine.links[:1], left_only=(TWO, THREE), right_only=(TWO, THREE))
    assert pairs(reviewed(nothing, *pair, store)) == [((ONE,), (ONE,)), ((TWO,), (TWO,))]


def test_that_there_is_none_holds_when_the_machine_finds_one(
    pair: tuple[Document, Document], machine: Alignment, store: Verdicts
) -> None:
    decide(store, proposal(machine, pair, value_of([THREE], [])), "accept")
    later = replace(
        machine, links=(*machine.links, replace(machine.links[1], left=(THREE,), right=(THREE,))), left_only=(),
        right_only=(),
    )  # fmt: skip
    found = reviewed(later, *pair, store)
    assert pairs(found) == pairs(machine)
    assert found.left_only == (THREE,)


def test_a_link_of_articles_that_are_gone_is_not_made_up(
    pair: tuple[Document, Document], machine: Alignment, store: Verdicts, tmp_path: Path
) -> None:
    decide(store, proposal(machine, pair, value_of([TWO], [TWO])), "accept")
    other = contract("r-fr", "CBM", "fr", RIGHT | {"2": "Un texte tout à fait nouveau."}, pdf(tmp_path / "n.pdf", 4))
    found = replace(machine, links=machine.links[:1], left_only=(TWO, THREE), right_only=(TWO, THREE))
    assert pairs(reviewed(found, pair[0], other, store)) == [((ONE,), (ONE,))]


@pytest.mark.parametrize("value", ["", "[]", "{}", '{"left": 3, "right": 4}', "nonsense"])
def test_what_names_no_sides(value: str) -> None:
    assert sides_of(value) is None


def test_a_correction_that_names_no_article_leaves_what_was_found(
    pair: tuple[Document, Document], machine: Alignment, store: Verdicts
) -> None:
    decide(store, proposal(machine, pair, value_of([TWO], [TWO])), "correct", value_of([TWO], ["gone"]))
    found = reviewed(machine, *pair, store)
    assert pairs(found) == pairs(machine)
    assert found.links[1].standing is not None
