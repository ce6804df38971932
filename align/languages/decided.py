"""Decided links between two languages of one text: who answers to whom where people said so, instead of by number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from align.articles import align
from align.encoder import Encoder
from align.harmony.turning import turned
from align.links import Alignment
from align.reviewed import reviewed
from corpus.model import Document

if TYPE_CHECKING:
    from corpus.verdicts import Verdicts

Group = tuple[tuple[str, ...], tuple[str, ...]]
"""Numbers of French articles and of Dutch ones that are compared with each other; one side is empty where there is no
counterpart."""


def decided_groups(
    french: Document, dutch: Document, store: Verdicts | None, encoder: Encoder | None = None
) -> tuple[Group, ...]:
    """The links that people accepted, corrected or made, and the articles that they left without a counterpart."""
    found: dict[Group, None] = {}
    for left, right in ((french, dutch), (dutch, french)):
        if _decided(left, right, store):
            said = reviewed(align(left, right, encoder=encoder), left, right, store, encoder)
            found |= dict.fromkeys(_groups(said if left is french else turned(said), french, dutch))
    return tuple(found)


def _decided(left: Document, right: Document, store: Verdicts | None) -> bool:
    """Did anybody decide about a link of these two, the one on the left and the other on the right?"""
    subjects = [standing.verdict.subject for standing in store.of(left.id, right.id)] if store else []
    return any(
        s.kind == "link" and {p.document for p in s.left} == {left.id} and {p.document for p in s.right} == {right.id}
        for s in subjects
    )


def _groups(said: Alignment, french: Document, dutch: Document) -> Iterator[Group]:
    ours, theirs = ({a.eid: a.num for a in d.articles()} for d in (french, dutch))
    for link in said.links:
        if link.standing is not None:
            yield _numbers(link.left, ours), _numbers(link.right, theirs)
    linked = {eid for link in said.links for eid in (*link.left, *link.right)}
    parted = [link for link in said.rejected if not linked.intersection((*link.left, *link.right))]
    alone = {eid for eid, _ in said.alone}
    for eid in (*(e for link in parted for e in link.left), *(e for e in said.left_only if e in alone)):
        yield _numbers((eid,), ours), ()
    for eid in (*(e for link in parted for e in link.right), *(e for e in said.right_only if e in alone)):
        yield (), _numbers((eid,), theirs)


def _numbers(eids: Sequence[str], known: dict[str, str]) -> tuple[str, ...]:
    return tuple(known[eid] for eid in eids if eid in known)
