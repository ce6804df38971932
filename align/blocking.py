"""Blocking: which articles of many documents are worth comparing, without comparing all with all.

Two articles are candidates when they share several rare runs of words. Of each article only a sample of its runs is
kept, the same for the same words everywhere (bottom-k sketch, Broder 1997), so that the work grows with the number of
candidates and not with the square of the number of articles.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from zlib import crc32

from align.links import words_of
from align.masking import folded, masked
from corpus.model import Document


@dataclass(frozen=True, slots=True)
class BlockingTolerance:
    """What is compared: runs of `words` words; `kept` of them an article; those that occur in more than `most`
    articles a document on the average are stock phrases; candidates share `least` of the runs kept.
    """

    words: int = 3
    kept: int = 48
    most: float = 2.0
    least: int = 2


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two articles, each as (index of its document, eId), and the share of the smaller sample that both have."""

    left: tuple[int, str]
    right: tuple[int, str]
    shared: float


def candidates(
    documents: Sequence[Document], tolerance: BlockingTolerance = BlockingTolerance()
) -> tuple[Candidate, ...]:
    """Pairs of articles of different documents of one language, the earlier document first; sorted.

    Articles without words, and those in two languages, are never candidates.
    """
    samples = dict(_samples(documents, tolerance))
    holders: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
    for article, sample in samples.items():
        for run in sample:
            holders[run].append(article)
    together: Counter[tuple[tuple[int, str], tuple[int, str]]] = Counter()
    most = max(2.0, tolerance.most * len(documents))
    for some in holders.values():
        if len(some) <= most:
            together.update((a, b) for a, b in combinations(some, 2) if _comparable(documents, a, b))
    return tuple(
        Candidate(a, b, round(n / min(len(samples[a]), len(samples[b])), 4))
        for (a, b), n in sorted(together.items())
        if n >= min(tolerance.least, len(samples[a]), len(samples[b]))
    )


def pairs_of_documents(found: Sequence[Candidate], least: int = 1) -> tuple[tuple[int, int], ...]:
    """The documents worth aligning with each other: those with so many candidates."""
    counts = Counter((one.left[0], one.right[0]) for one in found)
    return tuple(sorted(pair for pair, n in counts.items() if n >= least))


def _samples(
    documents: Sequence[Document], tolerance: BlockingTolerance
) -> Iterator[tuple[tuple[int, str], tuple[int, ...]]]:
    """The sample of each article: the runs whose checksum is least."""
    for n, document in enumerate(documents):
        for article in document.articles():
            words = folded(masked(words_of(article), document)).split()
            runs = {" ".join(words[i : i + tolerance.words]) for i in range(len(words) - tolerance.words + 1)}
            if runs:
                yield (n, article.eid), tuple(sorted(crc32(run.encode()) for run in runs)[: tolerance.kept])


def _comparable(documents: Sequence[Document], left: tuple[int, str], right: tuple[int, str]) -> bool:
    return left[0] != right[0] and documents[left[0]].language == documents[right[0]].language
