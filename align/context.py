"""Context: what articles already linked say of others: neighbours, parents, whom they cite, how akin the texts are."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from align.evidence import Side
from align.likeness import Matrix
from align.masking import references
from corpus.model import Provision

Chosen = Mapping[tuple[int, int], float]
"""Pairs of articles (index left, index right) so far, with their certainty, 0 to 1."""
STEPS = (-1, 1)


@dataclass(frozen=True, slots=True)
class Context:
    """The headings above the articles of both sides, and whom the articles cite; read once, heard in every round."""

    parents: tuple[list[str], list[str]]
    cited: tuple[list[set[int]], list[set[int]]]

    @staticmethod
    def of(left: Side, right: Side) -> Context:
        return Context((parents(left), parents(right)), (cited(left), cited(right)))

    def support(self, chosen: Chosen) -> dict[str, Matrix]:
        """What the pairs so far say for each pair: `order`, `parents`, `citations`, 0 to 1 each, and `kinship`.

        `kinship` is one figure for two documents: the log odds that an article of theirs has a counterpart at all.
        """
        rows, columns = (len(some) for some in self.parents)
        return {
            "order": neighbours(chosen, rows, columns),
            "parents": _parents(chosen, *self.parents),
            "citations": _citations(chosen, *self.cited),
            "kinship": np.full((rows, columns), kinship(chosen, min(rows, columns))),
        }


def kinship(chosen: Chosen, articles: int) -> float:
    """Log odds that an article of the shorter document, of so many articles, has a counterpart, as the pairs say.

    The same likeness tells more between two texts that answer to each other throughout than between two that only
    treat of the same matter (a prior learnt from the pair itself: Saerens et al., Neural Computation 14, 2002). One
    article more, of which nothing is known, keeps the figure within bounds.
    """
    share = (sum(chosen.values()) + 0.5) / (articles + 1)
    return float(np.log(share / (1 - share)))


def neighbours(chosen: Chosen, rows: int, columns: int) -> Matrix:
    """How sure it is that the article before answers to the one before, and the one after to the one after."""
    table = np.zeros((rows, columns))
    for (i, j), sure in chosen.items():
        for step in STEPS:
            if 0 <= i + step < rows and 0 <= j + step < columns:
                table[i + step, j + step] += sure / len(STEPS)
    return table


def _parents(chosen: Chosen, ours: list[str], theirs: list[str]) -> Matrix:
    """The share of the other articles under i's heading that answer to articles under j's heading."""
    together: defaultdict[tuple[str, str], float] = defaultdict(float)
    members = Counter(ours)
    for (i, j), sure in chosen.items():
        together[ours[i], theirs[j]] += sure
    table = np.zeros((len(ours), len(theirs)))
    for i, above in enumerate(ours):
        for j, there in enumerate(theirs):
            others = together[above, there] - chosen.get((i, j), 0.0)
            table[i, j] = others / max(1, members[above] - 1) if above and there else 0.0
    return np.clip(table, 0.0, 1.0)


def parents(one: Side) -> list[str]:
    """The eId of the heading above each article; "" where it stands right under the document."""
    above: dict[str, str] = {}

    def down(provision: Provision) -> None:
        for child in provision.children:
            above[child.eid] = provision.eid
            down(child)

    down(one.document.root)
    root = one.document.root.eid
    return ["" if above[a.eid] == root else above[a.eid] for a in one.articles]


def _citations(chosen: Chosen, ours: list[set[int]], theirs: list[set[int]]) -> Matrix:
    """The share of the articles that i cites which answer to articles that j cites."""
    answers = {i: j for (i, j), sure in chosen.items() if sure >= 0.5}
    table = np.zeros((len(ours), len(theirs)))
    for i, here in enumerate(ours):
        expected = {answers[k] for k in here if k in answers}
        for j, there in enumerate(theirs):
            if expected and there:
                table[i, j] = len(expected & there) / max(len(expected), len(there))
    return table


def cited(one: Side) -> list[set[int]]:
    """For each article the indices of the articles of its own document that it cites."""
    place = {a.num.casefold(): i for i, a in enumerate(one.articles)}
    return [
        {place[n] for n in map(str.casefold, references(_text(a), one.document)) if n in place} - {i}
        for i, a in enumerate(one.articles)
    ]


def _text(article: Provision) -> str:
    return "\n".join(part.text for part in article.walk())


def dates_of_acts(article: Provision) -> set[tuple[str, str]]:
    """Day and year of each date that an article writes out: how two languages cite the same act alike."""
    found = re.finditer(r"\b(\d{1,2})(?:er|e)?\s+[^\W\d]{3,9}\s+(\d{4})\b", _text(article))
    return {(m[1], m[2]) for m in found}
