"""Comparisons: the alignments of many documents with each other, each computed once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from align.articles import align
from align.blocking import BlockingTolerance, candidates
from align.encoder import Encoder
from align.harmony.turning import turned
from align.links import Alignment, Link
from corpus.model import Document

Pair = tuple[int, int]
Tell = Callable[[Alignment, Document, Document], Alignment]
"""Fills in what differs inside each link of two documents of one language."""
NEIGHBOURS, HUBS = 15, 4
"""With so many others each document is compared: those with which it shares the most candidates, and those that share
the most with all, so that no group of near ones stands apart. Up to 16 documents that is every pair; with more the work
grows with their number and not with its square."""


CROWD = 64
"""A run of words in more articles than that tells nobody's neighbours: with many documents what nearly all of them say
would else be counted for every pair."""


def worth_comparing(documents: Sequence[Document], neighbours: int = NEIGHBOURS) -> tuple[Pair, ...]:
    """Pairs of indices, the earlier document first. Across languages nothing tells who is near: the first ones are.

    The work grows with the number of documents. With so many that runs can be too common to count, who shares none of
    the others is compared with the hubs all the same.
    """
    stock = BlockingTolerance()
    crowded = stock.most * len(documents) > CROWD
    tolerance = replace(stock, most=CROWD / len(documents)) if crowded else stock
    shared = Counter((one.left[0], one.right[0]) for one in candidates(documents, tolerance))
    sharing = _by_document(shared, documents)
    near = [_near(n, documents, one, neighbours) for n, one in enumerate(sharing)]
    totals = Counter({n: sum(one.values()) for n, one in enumerate(sharing)})
    hubs = [n for n, _ in totals.most_common(HUBS)]
    found = {(min(n, other), max(n, other)) for n, others in enumerate(near) for other in others}
    for n in range(len(documents)):
        lone = crowded and not totals[n]
        for hub in hubs:
            pair = (min(n, hub), max(n, hub))
            if n != hub and (lone or shared[pair] or not _one_language(documents, pair)):
                found.add(pair)
    return tuple(sorted(found))


def _by_document(shared: Mapping[Pair, int], documents: Sequence[Document]) -> list[dict[int, int]]:
    """Of each document the others -> how many candidates they share."""
    found: list[dict[int, int]] = [{} for _ in documents]
    for (left, right), n in shared.items():
        found[left][right] = found[right][left] = n
    return found


def _near(n: int, documents: Sequence[Document], shared: Mapping[int, int], most: int) -> list[int]:
    """The nearest of a document: first those that share the most, then the first ones in another language."""
    ours = sorted(shared, key=lambda other: (-shared[other], other))[:most]
    language = documents[n].language
    others = (other for other, document in enumerate(documents) if document.language != language)
    return [*ours, *islice(others, most - len(ours))]


def _one_language(documents: Sequence[Document], pair: Pair) -> bool:
    return documents[pair[0]].language == documents[pair[1]].language


class Comparisons:
    """Alignments of documents by their indices; what was computed once is kept as long as this object.

    `others`: index -> index of the same contract in the other language. Two documents of different languages are
    compared in one language where either of them has such a twin: words tell more than meaning across languages.
    """

    def __init__(
        self,
        documents: Sequence[Document],
        others: Mapping[int, int],
        encoder: Encoder | None = None,
        tell: Tell | None = None,
    ):
        self.documents = tuple(documents)
        self.others = dict(others)
        self._encoder, self._tell = encoder, tell
        self._aligned: dict[Pair, Alignment] = {}
        self._told: dict[Pair, Alignment] = {}

    def take(self, found: Mapping[Pair, tuple[Alignment, Alignment | None]]) -> None:
        """What was computed elsewhere of pairs of `meeting`: their alignment, and that with what differs, or None."""
        self._aligned |= {pair: plain for pair, (plain, _) in found.items()}
        self._told |= {pair: told for pair, (_, told) in found.items() if told is not None}

    def aligned(self, left: int, right: int) -> Alignment:
        """Who answers to whom, by the eIds of these two documents."""
        return self._as_of(left, right, self._plain(*self.meeting(left, right)))

    def told(self, left: int, right: int) -> Alignment:
        """The same with what differs, where that can be told."""
        if not self.tells(left, right):
            return self.aligned(left, right)
        return self._as_of(left, right, self._in_full(*self.meeting(left, right)))

    def knows(self, left: int, right: int) -> bool:
        """Was it told already what differs?"""
        one, other = self.meeting(left, right)
        return (one, other) in self._told or (other, one) in self._told

    def tells(self, left: int, right: int) -> bool:
        """Does `told` say what differs?"""
        return self._tell is not None and self.in_words(left, right)

    def in_words(self, left: int, right: int) -> bool:
        """Are the two compared in one language?"""
        return _one_language(self.documents, self.meeting(left, right))

    def _plain(self, left: int, right: int) -> Alignment:
        if (right, left) in self._aligned:
            return turned(self._aligned[right, left])
        if (left, right) not in self._aligned:
            ours, theirs = self.documents[left], self.documents[right]
            self._aligned[left, right] = align(ours, theirs, encoder=self._encoder)
        return self._aligned[left, right]

    def _in_full(self, left: int, right: int) -> Alignment:
        if (right, left) in self._told:
            return turned(self._told[right, left])
        if (left, right) not in self._told and self._tell is not None:
            ours, theirs = self.documents[left], self.documents[right]
            self._told[left, right] = self._tell(self._plain(left, right), ours, theirs)
        return self._told[left, right]

    def meeting(self, left: int, right: int) -> Pair:
        """The two texts that are really compared."""
        ways = ((left, right), (self.others.get(left, left), right), (left, self.others.get(right, right)))
        return next((pair for pair in ways if _one_language(self.documents, pair)), (left, right))

    def meetings(self, pairs: Sequence[Pair]) -> list[Pair]:
        """What must be compared to know these pairs; of two directions of one comparison only the first."""
        found: dict[Pair, None] = {}
        for pair in pairs:
            left, right = self.meeting(*pair)
            if (right, left) not in found:
                found[left, right] = None
        return list(found)

    def _as_of(self, left: int, right: int, found: Alignment) -> Alignment:
        """The alignment of twins with the eIds of the documents that were asked for."""
        pair = self.meeting(left, right)
        if pair == (left, right):
            return found
        ours, theirs = (answers(self.documents[a], self.documents[b]) for a, b in zip(pair, (left, right), strict=True))
        links = (_renamed(link, ours, theirs) for link in found.links)
        return replace(
            found,
            left=self.documents[left].id,
            right=self.documents[right].id,
            links=tuple(link for link in links if link.left and link.right),
            left_only=tuple(ours[eid] for eid in found.left_only if eid in ours),
            right_only=tuple(theirs[eid] for eid in found.right_only if eid in theirs),
        )


def answers(of: Document, by: Document) -> dict[str, str]:
    """eId of each article in one language -> its eId in the other: the same, else that of the same number."""
    eids, numbers = {a.eid for a in by.articles()}, {a.num: a.eid for a in by.articles() if a.num}
    found = {a.eid: a.eid if a.eid in eids else numbers.get(a.num, "") for a in of.articles()}
    return {eid: answer for eid, answer in found.items() if answer}


def _renamed(link: Link, left: Mapping[str, str], right: Mapping[str, str]) -> Link:
    return replace(
        link,
        left=tuple(left[eid] for eid in link.left if eid in left),
        right=tuple(right[eid] for eid in link.right if eid in right),
    )
