"""Turning an alignment round: what was said of left and right, said of right and left."""

from __future__ import annotations

from dataclasses import replace

from align.links import Alignment, ClausePair, Difference, DifferenceKind, Link, Mark, Reason

KINDS: dict[DifferenceKind, DifferenceKind] = {"addition": "omission", "omission": "addition"}
MARKS: dict[Mark, Mark] = {"split": "merged", "merged": "split"}


def turned(alignment: Alignment) -> Alignment:
    """The same alignment with its sides exchanged; links keep the order of what is now the right document."""
    return replace(
        alignment,
        left=alignment.right,
        right=alignment.left,
        links=tuple(map(_link, alignment.links)),
        left_only=alignment.right_only,
        right_only=alignment.left_only,
        certainty_left=alignment.certainty_right,
        certainty_right=alignment.certainty_left,
    )


def _link(link: Link) -> Link:
    return replace(
        link,
        left=link.right,
        right=link.left,
        reasons=tuple(map(_reason, link.reasons)),
        differences=tuple(map(_difference, link.differences)),
        marks=tuple(MARKS.get(mark, mark) for mark in link.marks),
        clauses=tuple(ClausePair(pair.right, pair.left, pair.score) for pair in link.clauses),
    )


def _difference(one: Difference) -> Difference:
    return replace(
        one,
        kind=KINDS.get(one.kind, one.kind),
        left=one.right,
        right=one.left,
        left_at=one.right_at,
        right_at=one.left_at,
        reason=_reason(one.reason) if one.reason else None,
    )


def _reason(reason: Reason) -> Reason:
    """A reason that names a side names the other one."""
    sides = {"left": "right", "right": "left"}
    kinds = {f"_{kind}": f"_{other}" for kind, other in KINDS.items()}
    ending = next((end for end in kinds if reason.key.endswith(end)), "")
    key = reason.key.removesuffix(ending) + kinds.get(ending, "")
    return Reason(key, tuple((sides.get(name, name), value) for name, value in reason.values))
