"""Agreement: do the French texts of two institutions answer to each other as their Dutch texts do?

Nobody labelled these contracts. But each exists in two languages, so that the two sides check each other: a link that
only one language shows is wrong, or the two language versions differ.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from align.harmony.comparisons import Comparisons, Pair
from align.links import numbers
from corpus.model import Language


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Articles of two institutions, by number, that are linked in one language only; `certainty` of that link."""

    left: int
    right: int
    articles: tuple[str, str]
    only: Language
    certainty: float


@dataclass(frozen=True, slots=True)
class Agreement:
    """`pairs`: how many pairs of institutions were asked; `both`: links in both languages; what stands in one only."""

    pairs: int
    both: int
    disagreements: tuple[Disagreement, ...]

    @property
    def share(self) -> float:
        """F1 of the links of one language against those of the other; 1 where there is none."""
        every = 2 * self.both + len(self.disagreements)
        return 2 * self.both / every if every else 1.0


def agreement(comparisons: Comparisons, pairs: Sequence[Pair]) -> Agreement:
    """Agreement over pairs of documents of one language that are both there in the other language too."""
    others = comparisons.others
    both, found = 0, list[Disagreement]()
    for left, right in pairs:
        sides = [(left, right), (others[left], others[right])]
        links = [_links(comparisons, *pair) for pair in sides]
        both += len(links[0].keys() & links[1].keys())
        for here, there, (document, _) in ((links[0], links[1], sides[0]), (links[1], links[0], sides[1])):
            language = comparisons.documents[document].language
            found += [Disagreement(left, right, k, language, sure) for k, sure in here.items() if k not in there]
    return Agreement(len(pairs), both, tuple(found))


def _links(comparisons: Comparisons, left: int, right: int) -> dict[tuple[str, str], float]:
    """Pairs of numbers of linked articles, and how certain each link is."""
    ours, theirs = numbers(comparisons.documents[left]), numbers(comparisons.documents[right])
    return {
        (ours[a], theirs[b]): link.certainty
        for link in comparisons.aligned(left, right).links
        for a in link.left
        for b in link.right
    }
