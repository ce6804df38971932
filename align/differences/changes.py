"""Changes: all differences between clauses that answer to each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from align.differences.atoms import Atom
from align.differences.classes import Judge
from align.differences.drafts import Draft, Spot
from align.differences.hunks import STOPS, Hunk, hunks, matched
from align.differences.values import same_bound, same_time
from align.differences.verdicts import FACTS

NEAR = 4
"""Atoms between a changed word and the time or sum that it bounds ("au moins", "au plus tard")."""
AGREES = 60
"""Characters between a change and the articles and endings that follow from it."""
REWRITTEN = 0.5, 0.7
"""Share of the words of the longer and of the shorter of two rewritten clauses that they have in common, at most."""
WORDS = 6
"""Words of either clause from which one may be called rewritten."""
STANDING = frozenset({"deadline", "amount", "reference"})
"""Kinds of differences that count by themselves in a clause that was rewritten."""


def changes(left: Sequence[Atom], right: Sequence[Atom], judge: Judge, row: bool = False) -> list[Draft]:
    """The differences between two clauses (or sets of them), in reading order. `row`: they are rows of a table."""
    found = hunks(left, right)
    if row and found and any(a.kind == "amount" for a in (*left, *right)):
        return _row(left, right, found, judge)
    pairs = matched(left, right, found)
    opened = {hunk.left[1] for hunk in found if hunk.one_sided and any(not a.light for a in _atoms(hunk, left, right))}
    drafts = [
        (i, d)
        for i, j in pairs
        # a word gets its capital when those before it are left out
        if not (i in opened and left[i].text.lower() == right[j].text.lower())
        and (d := judge.verdicts.same(left[i], right[j])) is not None
    ]
    bounds = {n: draft for i, j in pairs for n, draft in _bounded(i, j, left, right, found)}
    rewritten = _rewritten(left, right, pairs)
    for n, hunk in enumerate(found):
        told = [bounds[n]] if n in bounds else _told(hunk, left, right, judge)
        if _reordered(hunk, found, left, right, judge):
            told = [Draft("editorial", d.left, d.right, "wording", False, grammar=True) for d in told]
        drafts += [(hunk.left[0], _placed(d, hunk, left, right)) for d in told if not rewritten or d.kind in STANDING]
    if rewritten:
        drafts.append((-1, Draft("scope", tuple(left), tuple(right), "rewritten")))
    told = _times_moved([draft for _, draft in sorted(drafts, key=lambda pair: pair[0])], judge)
    return _without_agreement(_joined(told))


def _told(hunk: Hunk, left: Sequence[Atom], right: Sequence[Atom], judge: Judge) -> list[Draft]:
    side, (start, end) = (left, hunk.left) if hunk.left[0] < hunk.left[1] else (right, hunk.right)
    opens = start == 0 or side[start - 1].text in STOPS
    closes = side[end - 1].text in STOPS or end == len(side)
    return judge.drafts(left[slice(*hunk.left)], right[slice(*hunk.right)], opens, closes)


def _atoms(hunk: Hunk, left: Sequence[Atom], right: Sequence[Atom]) -> list[Atom]:
    return [*left[slice(*hunk.left)], *right[slice(*hunk.right)]]


def _reordered(hunk: Hunk, found: Sequence[Hunk], left: Sequence[Atom], right: Sequence[Atom], judge: Judge) -> bool:
    """One word left out here, a form of which stands elsewhere in the clause: "te bezorgen" after "bezorgt"."""
    heavy = [a for a in _atoms(hunk, left, right) if not a.light]
    if not hunk.one_sided or len(heavy) != 1 or heavy[0].kind != "word":
        return False
    on_left = hunk.left[0] < hunk.left[1]
    others = [a for h in found if h != hunk for a in (right[slice(*h.right)] if on_left else left[slice(*h.left)])]
    return any(a.kind == "word" and not a.light and judge.verdicts.one_word(a, heavy[0]) for a in others)


def _row(left: Sequence[Atom], right: Sequence[Atom], found: Sequence[Hunk], judge: Judge) -> list[Draft]:
    """Rows of figures: one difference for the row, an amount where its figures differ."""
    told = [(h, d) for h in found for d in _told(h, left, right, judge)]
    if all(d.kind in ("amount", "editorial", "institution_name") for _, d in told):
        return [_placed(d, h, left, right) for h, d in told]
    if any(d.kind == "amount" for _, d in told):
        return [Draft("amount", tuple(left), tuple(right), "amount")]
    return [Draft("scope", tuple(left), tuple(right), "reworded")]


def _bounded(
    i: int, j: int, left: Sequence[Atom], right: Sequence[Atom], found: Sequence[Hunk]
) -> Iterator[tuple[int, Draft]]:
    """A time or a sum in the same words that means something else, because of changed words beside it."""
    if left[i].kind not in ("time", "amount") or same_bound(left[i], right[j]):
        return
    for n, hunk in enumerate(found):
        if hunk.left[1] - NEAR <= i < hunk.left[0] + NEAR or 0 <= i - hunk.left[1] <= NEAR:
            ours = left[min(i, hunk.left[0]) : max(i + 1, hunk.left[1])]
            theirs = right[min(j, hunk.right[0]) : max(j + 1, hunk.right[1])]
            kind = FACTS[left[i].kind]
            yield n, Draft(kind, tuple(ours), tuple(theirs), kind)
            return


def _rewritten(left: Sequence[Atom], right: Sequence[Atom], pairs: Sequence[tuple[int, int]]) -> bool:
    heavy = [sum(1 for a in side if not a.light) for side in (left, right)]
    shared = sum(1 for i, _ in pairs if not left[i].light)
    return min(heavy) >= WORDS and shared <= REWRITTEN[0] * max(heavy) and shared <= REWRITTEN[1] * min(heavy)


def _placed(draft: Draft, hunk: Hunk, left: Sequence[Atom], right: Sequence[Atom]) -> Draft:
    """With a spot on the side where the draft has no words."""
    ours = None if draft.left else spot_before(left, hunk.left[0])
    theirs = None if draft.right else spot_before(right, hunk.right[0])
    return replace(draft, left_spot=ours, right_spot=theirs)


def spot_before(side: Sequence[Atom], n: int) -> Spot | None:
    """The place right behind the atom before the n-th one, or right before the first one."""
    if not side:
        return None
    atom = side[n - 1] if n else side[0]
    return atom.eid, atom.part, atom.end if n else atom.start


def _times_moved(drafts: list[Draft], judge: Judge) -> list[Draft]:
    """A time that stands elsewhere in the clause in other words is no change of it: "en avertit immédiatement l'autre",
    "en avertit l'autre sans délai"."""
    here, there = ([d for d in drafts if _lone_time(d, side) is not None] for side in (0, 1))
    told = list(drafts)
    for one in here:
        for other in there:
            ours, theirs = _lone_time(one, 0), _lone_time(other, 1)
            if one in told and other in told and ours and theirs and same_time(ours, theirs, judge.language):
                told[told.index(one)] = Draft("editorial", one.left, other.right, "same_fact", False)
                told.remove(other)
    return told


def _lone_time(draft: Draft, side: int) -> Atom | None:
    """The time that a draft consists of, where it has no words on the other side."""
    words, none = (draft.left, draft.right) if side == 0 else (draft.right, draft.left)
    heavy = [atom for atom in words if not atom.light]
    return heavy[0] if not none and len(heavy) == 1 and heavy[0].kind == "time" else None


def _joined(drafts: list[Draft]) -> list[Draft]:
    """Corrections of spelling side by side are one: ". Les" for "; les"."""
    told: list[Draft] = []
    for draft in drafts:
        if told and draft.kind == told[-1].kind == "editorial" and _touch(told[-1], draft):
            last = told.pop()
            draft = replace(
                last,
                left=last.left + draft.left,
                right=last.right + draft.right,
                grammar=last.grammar and draft.grammar,
            )
        told.append(draft)
    return told


def _touch(one: Draft, other: Draft) -> bool:
    """Do they follow each other on both sides, with at most a blank between them?"""
    return all(
        bool(a) and bool(b) and a[-1].eid == b[0].eid and 0 <= b[0].start - a[-1].end <= 1
        for a, b in ((one.left, other.left), (one.right, other.right))
    )


def _without_agreement(drafts: list[Draft]) -> list[Draft]:
    """Articles and endings that follow from another change nearby are no difference of their own."""
    causes = [d for d in drafts if not d.grammar and d.kind != "editorial"]
    return [d for d in drafts if not d.grammar or not any(_near(d, cause) for cause in causes)]


def _near(one: Draft, other: Draft) -> bool:
    return any(
        a.eid == b.eid and (abs(a.start - b.end) <= AGREES or abs(b.start - a.end) <= AGREES)
        for a, b in [*_ends(one.left, other.left), *_ends(one.right, other.right)]
    )


def _ends(one: tuple[Atom, ...], other: tuple[Atom, ...]) -> list[tuple[Atom, Atom]]:
    return [(a, b) for a in (one[:1] + one[-1:]) for b in (other[:1] + other[-1:])]
