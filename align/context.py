"""Context: what articles already linked say of others: their neighbours, their parents, and whom they cite."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping

import numpy as np

from align.evidence import Side
from align.likeness import Matrix
from align.masking import references
from corpus.model import Provision

Chosen = Mapping[tuple[int, int], float]
"""Pairs of articles (index left, index right) so far, with their certainty, 0 to 1."""
STEPS = (-1, 1)


def support(chosen: Chosen, left: Side, right: Side) -> dict[str, Matrix]:
    """What the pairs so far say for each pair, 0 to 1 each: `order`, `parents`, `citations`."""
    return {
        "order": neighbours(chosen, len(left.articles), len(right.articles)),
        "parents": _parents(chosen, left, right),
        "citations": _citations(chosen, left, right),
    }


def neighbours(chosen: Chosen, rows: int, columns: int) -> Matrix:
    """How sure it is that the article before answers to the one before, and the one after to the one after."""
    table = np.zeros((rows, columns))
    for (i, j), sure in chosen.items():
        for step in STEPS:
            if 0 <= i + step < rows and 0 <= j + step < columns:
                table[i + step, j + step] += sure / len(STEPS)
    return table


def _parents(chosen: Chosen, left: Side, right: Side) -> Matrix:
    """The share of the other articles under i's heading that answer to articles under j's heading."""
    ours, theirs = (parents(one) for one in (left, right))
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


def _citations(chosen: Chosen, left: Side, right: Side) -> Matrix:
    """The share of the articles that i cites which answer to articles that j cites."""
    ours, theirs = (cited(one) for one in (left, right))
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
