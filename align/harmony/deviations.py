"""Deviations: what differs from the reference texts, the weightiest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from align.harmony.matrix import Row
from align.links import Difference, DifferenceKind

DeviationKind = DifferenceKind | Literal["missing", "extra"]
RANKS: tuple[DeviationKind, ...] = (
    "deadline", "amount", "modality", "actor", "missing", "reference", "scope", "omission", "addition", "extra", "move",
    "editorial", "institution_name",
)  # fmt: skip
"""What may change what somebody owes, by whom and until when, before what adds or leaves out words; spelling last."""
SILENT = frozenset({"institution_name"})
"""Every contract has its own names: in the list they would hide the rest."""


@dataclass(frozen=True, slots=True)
class Deviation:
    """One thing in which an institution's text differs from the reference text of a family.

    `row`: index of its row in the matrix. `difference` is None of a whole provision that is missing or extra.
    """

    rank: int
    row: int
    institution: int
    kind: DeviationKind
    material: bool
    difference: Difference | None = None


def deviations(rows: Sequence[Row]) -> tuple[Deviation, ...]:
    """All deviations of a matrix, ranked from 1: material ones first, by kind, then in the order of the matrix."""
    found = [one for n, row in enumerate(rows) for one in _of_row(n, row)]
    found.sort(key=lambda one: (not one.material, RANKS.index(one.kind), one.row, one.institution))
    return tuple(
        Deviation(n, one.row, one.institution, one.kind, one.material, one.difference)
        for n, one in enumerate(found, start=1)
    )


def _of_row(n: int, row: Row) -> list[Deviation]:
    found = []
    for institution, cell in enumerate(row.cells):
        if cell is None:
            continue
        if cell.state == "missing" or cell.state == "extra":
            found.append(Deviation(0, n, institution, cell.state, True))
        found += [
            Deviation(0, n, institution, one.kind, one.material, one)
            for one in cell.differences
            if one.kind not in SILENT
        ]
    return found
