"""Drafts: a difference before its words are read from the two documents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from align.clauses import Part
from align.differences.atoms import Atom, Speech
from align.links import Difference, DifferenceKind, Reason, Stretch

Spot = tuple[str, Part, int]
"""A place between two words: eId, part, offset."""


@dataclass(frozen=True, slots=True)
class Draft:
    """Atoms on either side that differ in one respect; where a side has none, `left_spot` or `right_spot` says where.

    `grammar`: only function words or inflections, which follow from another change of the same clause.
    """

    kind: DifferenceKind
    left: tuple[Atom, ...]
    right: tuple[Atom, ...]
    why: str
    material: bool = True
    grammar: bool = False
    left_spot: Spot | None = None
    right_spot: Spot | None = None

    @property
    def atoms(self) -> tuple[Atom, ...]:
        return self.left + self.right


@dataclass(frozen=True, slots=True)
class Scribe:
    """Reads the words of drafts from the documents."""

    left: Speech
    right: Speech

    def difference(self, draft: Draft) -> Difference:
        ours, theirs = _words(draft.left, self.left), _words(draft.right, self.right)
        return Difference(
            kind=draft.kind,
            left=ours,
            right=theirs,
            left_at=_stretch(draft.left, draft.left_spot),
            right_at=_stretch(draft.right, draft.right_spot),
            material=draft.material,
            reason=Reason(f"differences.why_{draft.why}", (("left", ours or "–"), ("right", theirs or "–"))),
        )


def _words(atoms: Sequence[Atom], speech: Speech) -> str:
    """The words from the first to the last atom, for each provision that they stand in."""
    pieces: list[list[Atom]] = []
    for atom in atoms:
        if pieces and (pieces[-1][0].eid, pieces[-1][0].part) == (atom.eid, atom.part):
            pieces[-1].append(atom)
        else:
            pieces.append([atom])
    return " ".join(speech.said(p[0].eid, p[0].part, p[0].start, p[-1].end) for p in pieces)


def _stretch(atoms: Sequence[Atom], spot: Spot | None) -> Stretch | None:
    """The place of the atoms in the provision in which they begin, or an empty stretch."""
    if atoms:
        first = atoms[0]
        last = [a for a in atoms if (a.eid, a.part) == (first.eid, first.part)][-1]
        return _place(first.eid, first.part, first.start, last.end)
    return _place(spot[0], spot[1], spot[2], spot[2]) if spot else None


def _place(eid: str, part: Part, start: int, end: int) -> Stretch:
    """Rows are stretches of the wording of their table."""
    return Stretch(eid, start, end, "text" if part == "row" else part)
