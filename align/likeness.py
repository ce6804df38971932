"""Likeness of texts: cosine of character n-grams weighted by rarity (TF-IDF), and how far a likeness stands out.

Within one language characters do better than sentence encoders, and forgive inflection and slips of the scanner.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

GRAM = 5
WIDTH = 4096
"""Columns multiplied at a time: a table of all grams of two contracts would fill the memory of a small machine."""
COMMON = 5000
"""Pairs of texts that share a gram from which it is multiplied in a table."""
NEIGHBOURS = 5
"""How many of its likest texts tell how easily a text resembles others."""

Matrix = NDArray[np.float64]
Bag = Callable[[str], Iterable[str]]


def grams(text: str, length: int = GRAM) -> list[str]:
    """All stretches of so many characters, blanks around the text included."""
    padded = f" {text} "
    return [padded[i : i + length] for i in range(max(1, len(padded) - length + 1))]


class Entries(NamedTuple):
    """What a table of texts by grams holds."""

    rows: NDArray[np.int64]
    columns: NDArray[np.int64]
    values: NDArray[np.float64]


def likeness(left: Sequence[str], right: Sequence[str], features: Bag = grams) -> Matrix:
    """Cosine of every text on the left with every one on the right, 0 to 1, as an array (left, right)."""
    every = range(len(left) + len(right))
    return cosines(weighed((*left, *right), features), every[: len(left)], every[len(left) :])


def weighed(texts: Sequence[str], features: Bag = grams) -> Entries:
    """The weight of each gram in each text; each text has length one over all its grams."""
    bags = [list(features(text)) for text in texts]
    number: dict[str, int] = {}
    flat = np.array([number.setdefault(gram, len(number)) for bag in bags for gram in bag], dtype=np.int64)
    rows = np.repeat(np.arange(len(bags)), [len(bag) for bag in bags])
    cells, times = np.unique(rows * len(number) + flat, return_counts=True)
    rows, columns = np.divmod(cells, max(1, len(number)))
    # Rare grams tell more. One that occurs in a single text matches nothing, but counts in the length of its text.
    rarity = np.log((1 + len(bags)) / (1 + np.bincount(columns, minlength=len(number)))) + 1
    values = (1 + np.log(times)) * rarity[columns]
    lengths = np.sqrt(np.bincount(rows, values**2, minlength=len(bags)))
    return Entries(rows, columns, values / lengths[rows])


def cosines(entries: Entries, left: Sequence[int], right: Sequence[int]) -> Matrix:
    """Cosine of some texts with some others, each given by its row, 0 to 1, as an array (left, right)."""
    ours, theirs = _some(entries, left), _some(entries, right)
    shared = np.intersect1d(ours.columns, theirs.columns)  # grams of one side alone match nothing
    sides = _within(ours, shared), _within(theirs, shared)
    found = _product(*sides, (len(left), len(right)), len(shared))
    return np.asarray(np.round(np.minimum(found, 1.0), 6), dtype=np.float64)


def _some(entries: Entries, rows: Sequence[int]) -> Entries:
    """The entries of some rows, numbered from 0 in the order asked for."""
    place = np.full(max([*rows, int(entries.rows.max(initial=0))], default=0) + 1, -1)
    place[list(rows)] = np.arange(len(rows))
    asked = place[entries.rows] >= 0
    return Entries(place[entries.rows[asked]], entries.columns[asked], entries.values[asked])


def _within(entries: Entries, columns: NDArray[np.int64]) -> Entries:
    """The entries in some columns, sorted by column, the columns numbered from 0."""
    here = np.isin(entries.columns, columns)
    at = np.searchsorted(columns, entries.columns[here])
    order = np.argsort(at, kind="stable")
    return Entries(entries.rows[here][order], at[order], entries.values[here][order])


def _product(ours: Entries, theirs: Entries, size: tuple[int, int], width: int) -> Matrix:
    """The table of one side times the turned one of the other: common grams as a table, rare ones pair by pair.

    Most grams occur in a few texts only: multiplying them as a table would multiply noughts.
    """
    counts = tuple(np.bincount(side.columns, minlength=width) for side in (ours, theirs))
    common = counts[0] * counts[1] > COMMON
    found = np.zeros(size)
    columns = np.flatnonzero(common)
    for start in range(0, len(columns), WIDTH):
        some = columns[start : start + WIDTH]
        tables = (_table(side, some, rows) for side, rows in zip((ours, theirs), size, strict=True))
        found += next(tables) @ next(tables).T
    rare = ~common[ours.columns]
    left = Entries(ours.rows[rare], ours.columns[rare], ours.values[rare])
    starts = np.concatenate([[0], np.cumsum(counts[1])])
    times = counts[1][left.columns]
    at = (
        np.arange(int(times.sum()))
        - np.repeat(np.cumsum(times) - times, times)
        + np.repeat(starts[left.columns], times)
    )
    cells = np.repeat(left.rows, times) * size[1] + theirs.rows[at]
    found += np.bincount(cells, np.repeat(left.values, times) * theirs.values[at], minlength=size[0] * size[1]).reshape(
        size
    )
    return found


def _table(side: Entries, columns: NDArray[np.int64], rows: int) -> NDArray[np.float32]:
    """Some columns of a side as a table."""
    here = np.isin(side.columns, columns)
    table = np.zeros((rows, len(columns)), dtype=np.float32)
    table[side.rows[here], np.searchsorted(columns, side.columns[here])] = side.values[here]
    return table


def outstanding(scores: Matrix, neighbours: int = NEIGHBOURS) -> Matrix:
    """Each score, less how easily its row and its column resemble others (CSLS, Conneau et al. 2018, arXiv 1710.04087).

    2 s - (mean of the best of the row) - (mean of the best of the column).
    """
    if not scores.size:
        return scores.copy()
    return 2 * scores - _easily(scores, neighbours)[:, None] - _easily(scores.T, neighbours)[None, :]


def _easily(scores: Matrix, neighbours: int) -> NDArray[np.float64]:
    k = min(neighbours, scores.shape[1])
    easily: NDArray[np.float64] = np.sort(scores, axis=1)[:, -k:].mean(axis=1)
    return easily


def ahead(scores: Matrix) -> Matrix:
    """By how much each score is above the next best of its row and its column; below zero where one is better."""
    if not scores.size:
        return scores.copy()
    return scores - np.maximum(_rivals(scores), _rivals(scores.T).T)


def times_ahead(scores: Matrix, least: float = 0.12, most: float = 3.0) -> Matrix:
    """How many times as great each score is as the next best one of its row and of its column, as a logarithm.

    From `-log(most)` to `log(most)`; 0 for scores under `least`, which chance can make.
    """
    if not scores.size:
        return scores.copy()
    rivals = np.maximum(np.maximum(_rivals(scores), _rivals(scores.T).T), 1e-6)
    times: Matrix = np.log(np.clip(scores / rivals, 1 / most, most))
    return np.where(scores >= least, times, 0.0)


def _rivals(scores: Matrix) -> Matrix:
    """For each cell the best of the others in its row, 0 where there is none."""
    if scores.shape[1] == 1:
        return np.zeros_like(scores)
    order = np.argsort(scores, axis=1)
    rows = np.arange(scores.shape[0])
    first, second = scores[rows, order[:, -1]], scores[rows, order[:, -2]]
    rivals = np.repeat(first[:, None], scores.shape[1], axis=1)
    rivals[rows, order[:, -1]] = second
    return rivals
