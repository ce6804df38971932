"""Likeness of texts of one language: cosine of character n-grams weighted by rarity (TF-IDF).

Within one language characters do better than sentence encoders, and forgive inflection and slips of the scanner.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

GRAM = 5


def likeness(left: Sequence[str], right: Sequence[str]) -> NDArray[np.float64]:
    """Cosine of every text on the left with every one on the right, 0 to 1, as an array (left, right)."""
    bags = [_grams(text) for text in (*left, *right)]
    spread = Counter(gram for bag in bags for gram in bag)
    # Rare grams tell more. One that occurs in a single text matches nothing, but counts in the length of its text.
    weight = {gram: float(np.log((1 + len(bags)) / (1 + n)) + 1) for gram, n in spread.items()}
    column = {gram: i for i, gram in enumerate(gram for gram, n in spread.items() if n > 1)}
    table = np.zeros((len(bags), len(column)))
    for row, bag in enumerate(bags):
        values = {gram: (1 + np.log(n)) * weight[gram] for gram, n in bag.items()}
        length = float(np.sqrt(sum(v * v for v in values.values()))) or 1.0
        shared = [gram for gram in values if gram in column]
        table[row, [column[gram] for gram in shared]] = [values[gram] / length for gram in shared]
    return np.round(table[: len(left)] @ table[len(left) :].T, 6)


def _grams(text: str) -> Counter[str]:
    padded = f" {text} "
    return Counter(padded[i : i + GRAM] for i in range(max(1, len(padded) - GRAM + 1)))
