"""The collation: the lines of two texts as one sequence of kept, removed, added and moved ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from rapidfuzz.distance import Indel

from align.exports.joining import Block, joined
from align.exports.lines import Line, LineKey, key_of
from align.exports.order import Pair, in_order
from align.links import Link
from align.words import tokens

StepKind = Literal["both", "removed", "added", "moved_from", "moved_to"]
ALIKE = 0.35
"""Likeness of words below which two lines that answer to each other are shown whole, one after the other."""
WITHIN = 0.8
"""Share of the shorter line that stands in the longer one, where a paragraph was cut in two or put together."""
MOVED = 0.6
"""Likeness below which a line in another place is no move for a reader, but a loss here and an addition there."""
NEIGHBOURS = 0.5
"""Likeness of two left-over lines in the same place."""
SHORTEST = 25
"""Characters below which a passage that is found elsewhere may be there by chance."""
STAYS = 100.0
"""How much rather an article that the alignment calls moved is taken out of its place than another."""
CROWD = 20_000
"""Pairs of left-over lines in one place beyond which they aren't compared."""


@dataclass(frozen=True, slots=True)
class Step:
    """A line that one side has, or lines of both that answer to each other ("both": changed in place).

    Two paragraphs for one make one step. `move` joins the two ends of a move, from 1; a moved line knows its other end.
    """

    kind: StepKind
    left: tuple[Line, ...] = ()
    right: tuple[Line, ...] = ()
    move: int = 0


def collate(
    left: Sequence[Line],
    right: Sequence[Line],
    links: Sequence[Link],
    words: bool = True,
    apart: tuple[Collection[LineKey], Collection[LineKey]] = ((), ()),
) -> tuple[Step, ...]:
    """One sequence: the left text is all but "added" and "moved_to", the right all but "removed" and "moved_from".

    `words` False: the texts are in two languages, and only the links say which lines answer to each other. `apart`:
    lines left and right that may look alike and still don't answer to each other.
    """
    votes = _votes(left, right, links)
    answers = _answers(left, right, votes, _loose(left, right, links), words)
    kept = in_order(answers)
    moves = _moves({pair: weight for pair, weight in answers.items() if pair not in set(kept)}, left, right, words)
    taken = [*kept, *moves]
    if words:
        kept = tuple(sorted({*kept, *_neighbours(kept, taken, left, right, apart)}))
    return tuple(_steps(joined(kept, moves, votes, left, right), moves, left, right))


def _answers(
    left: Sequence[Line], right: Sequence[Line], votes: Mapping[Pair, float], loose: set[Pair], words: bool
) -> dict[Pair, float]:
    """Lines that answer to each other, each at most once, and how much it matters that they stay in place."""
    found: dict[Pair, float] = {}
    ours, theirs = set[int](), set[int]()
    for (i, j), weight in sorted(votes.items(), key=lambda vote: (-vote[1], vote[0])):
        if i not in ours and j not in theirs and (left[i].level or not words or _much_alike(left[i], right[j])):
            found[i, j] = weight / STAYS if (i, j) in loose else weight
            ours.add(i)
            theirs.add(j)
    rest = [[n for n in range(len(side)) if n not in taken] for side, taken in ((left, ours), (right, theirs))]
    return found | _equals(rest[0], rest[1], left, right)


def _votes(left: Sequence[Line], right: Sequence[Line], links: Sequence[Link]) -> dict[Pair, float]:
    """What the clauses of the links say, in characters; the headings of linked articles answer to each other."""
    ours, theirs = ({line.key: n for n, line in enumerate(side)} for side in (left, right))
    votes: dict[Pair, float] = defaultdict(float)
    for link in links:
        said = [(key_of(p.left), key_of(p.right), p.score * len(p.left.text)) for p in link.clauses]
        said += [((a, "heading", 0), (b, "heading", 0), 10.0) for a, b in zip(link.left, link.right, strict=False)]
        for one, other, weight in said:
            if one in ours and other in theirs:
                votes[ours[one], theirs[other]] += weight + 1
    return votes


def _loose(left: Sequence[Line], right: Sequence[Line], links: Sequence[Link]) -> set[Pair]:
    """The pairs for which only articles speak that the alignment calls moved."""
    moved, others = (
        set(_votes(left, right, [link for link in links if ("moved" in link.marks) is so])) for so in (True, False)
    )
    return moved - others


def _equals(ours: list[int], theirs: list[int], left: Sequence[Line], right: Sequence[Line]) -> dict[Pair, float]:
    """Lines outside the links with the same words, where there is only one of them on each side."""
    places: dict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, (rest, lines) in enumerate(((ours, left), (theirs, right))):
        for n in rest:
            places[lines[n].text][side].append(n)
    return {(a[0], b[0]): float(len(text)) for text, (a, b) in places.items() if len(a) == len(b) == 1}


def likeness(left: Line, right: Line) -> float:
    """How much of the words of two lines is the same, 0 to 1."""
    return float(Indel.normalized_similarity(_words(left), _words(right)))


def _words(line: Line) -> list[str]:
    return [token for token, _, _ in tokens(line.text)]


def _much_alike(left: Line, right: Line) -> bool:
    """Alike, or the one is found within the other."""
    if likeness(left, right) >= ALIKE:
        return True
    ours, theirs = _words(left), _words(right)
    common = (len(ours) + len(theirs) - Indel.distance(ours, theirs)) / 2
    return common >= WITHIN * min(len(ours), len(theirs))


def _moves(pairs: Mapping[Pair, float], left: Sequence[Line], right: Sequence[Line], words: bool) -> dict[Pair, int]:
    """The number of the move of each pair that is one: lines that follow each other on both sides move together."""
    alike = [pair for pair in sorted(pairs) if not words or likeness(left[pair[0]], right[pair[1]]) >= MOVED]
    runs: list[list[Pair]] = [alike[:1]] if alike else []
    for before, pair in pairwise(alike):
        if pair == (before[0] + 1, before[1] + 1):
            runs[-1].append(pair)
        else:
            runs.append([pair])
    long = [run for run in runs if sum(len(left[i].text) for i, _ in run) >= SHORTEST]
    return {pair: number for number, run in enumerate(long, start=1) for pair in run}


def _neighbours(
    kept: Sequence[Pair],
    taken: Sequence[Pair],
    left: Sequence[Line],
    right: Sequence[Line],
    apart: tuple[Collection[LineKey], Collection[LineKey]],
) -> Iterator[Pair]:
    """Left-over lines in the same place that are alike: a changed heading of a chapter, a clause without a vote."""
    ours = {i for i, _ in taken} | {i for i, line in enumerate(left) if line.key in apart[0]}
    theirs = {j for _, j in taken} | {j for j, line in enumerate(right) if line.key in apart[1]}
    for (i, j), (i_end, j_end) in pairwise([(-1, -1), *kept, (len(left), len(right))]):
        here = [n for n in range(i + 1, i_end) if n not in ours]
        there = [n for n in range(j + 1, j_end) if n not in theirs]
        if len(here) * len(there) <= CROWD:
            words = {n: _words(left[n]) for n in here}, {n: _words(right[n]) for n in there}
            alike = {(a, b): Indel.normalized_similarity(words[0][a], words[1][b]) for a in here for b in there}
            yield from in_order({pair: how for pair, how in alike.items() if how >= NEIGHBOURS})


def _steps(
    kept: Sequence[Block], moves: Mapping[Pair, int], left: Sequence[Line], right: Sequence[Line]
) -> Iterator[Step]:
    """Between two kept blocks first all that goes, then all that comes."""
    gone = {i: Step("moved_from", (left[i],), (right[j],), n) for (i, j), n in moves.items()}
    come = {j: replace(gone[i], kind="moved_to") for i, j in moves}
    ends = range(len(left), len(left)), range(len(right), len(right))
    for (i, j), (i_next, j_next) in pairwise([(range(0), range(0)), *kept, ends]):
        if i:
            yield Step("both", tuple(left[n] for n in i), tuple(right[n] for n in j))
        yield from (gone.get(n, Step("removed", (left[n],))) for n in range(i.stop, i_next.start))
        yield from (come.get(n, Step("added", right=(right[n],))) for n in range(j.stop, j_next.start))
