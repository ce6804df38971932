"""Words learnt from the pair itself: which Dutch word stands where a French one stands, by expectation maximisation.

The model is IBM 1 in both directions over units that answer to each other (Brown et al. 1993, "The Mathematics of
Statistical Machine Translation"): a few hundred pairs are enough for words that stand three times and more.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

import numpy as np
from numpy.typing import NDArray

from align.languages.words import Word

ROUNDS = 6
OFTEN = 2
"""A word that stands less often teaches nothing."""
LEAST = 0.08
"""Product of both directions from which two words answer to each other."""
LONGEST = 80
"""Words of a unit; a table of figures has more, and nothing to teach."""
Pair = tuple[Sequence[Word], Sequence[Word]]


def stem(form: str) -> str:
    """A word without its plural; crude, and the same wherever it is asked."""
    for ending in ("en", "es", "s", "e", "n", "x"):
        if len(form) - len(ending) >= 4 and form.endswith(ending):
            return form[: -len(ending)]
    return form


def learn(pairs: Sequence[Pair]) -> dict[str, tuple[tuple[str, float], ...]]:
    """The Dutch stems that answer to each French stem often and exclusively enough, the strongest first."""
    found: dict[str, list[tuple[float, str]]] = {}
    for (french, dutch), value in strengths(pairs).items():
        found.setdefault(french, []).append((-value, dutch))
    return {french: tuple((dutch, -value) for value, dutch in sorted(some)) for french, some in found.items()}


def strengths(pairs: Sequence[Pair]) -> dict[tuple[str, str], float]:
    """Strength, 0 to 1, of each pair of stems (French, Dutch)."""
    sides = [(_stems(fr), _stems(nl)) for fr, nl in pairs]
    sides = [(fr, nl) for fr, nl in sides if fr and nl and len(fr) <= LONGEST and len(nl) <= LONGEST]
    rows = [(n, f, d) for n, (fr, nl) in enumerate(sides) for f, d in product(fr, nl)]
    if not rows:
        return {}
    keys, index = np.unique([f"{f}\t{d}" for _, f, d in rows], return_inverse=True)
    units = np.array([n for n, _, _ in rows])
    french, dutch = _numbers([f for _, f, _ in rows]), _numbers([d for _, _, d in rows])
    forward = _expect(index, _cells(units, dutch), french[index_first(index, len(keys))], len(keys))
    backward = _expect(index, _cells(units, french), dutch[index_first(index, len(keys))], len(keys))
    seen = np.bincount(index, minlength=len(keys))
    strength = forward * backward
    return {
        (pair[0], pair[1]): float(strength[k])
        for k, key in enumerate(keys)
        if seen[k] >= OFTEN and strength[k] >= LEAST
        for pair in [key.split("\t")]
    }


def index_first(index: NDArray[np.intp], size: int) -> NDArray[np.intp]:
    """Of each key the first row that has it."""
    first = np.zeros(size, dtype=np.intp)
    first[index[::-1]] = np.arange(len(index) - 1, -1, -1)
    return first


def _stems(some: Sequence[Word]) -> list[str]:
    return sorted({stem(w.form) for w in some if not w.light})


def _numbers(names: list[str]) -> NDArray[np.intp]:
    return np.asarray(np.unique(names, return_inverse=True)[1], dtype=np.intp)


def _cells(units: NDArray[np.intp], words: NDArray[np.intp]) -> NDArray[np.intp]:
    """One number for each word of each unit."""
    return np.asarray(np.unique(units * (int(words.max()) + 1) + words, return_inverse=True)[1], dtype=np.intp)


def _expect(
    index: NDArray[np.intp], cells: NDArray[np.intp], given: NDArray[np.intp], size: int
) -> NDArray[np.float64]:
    """p(other word | given word) of each key: each word of a unit shares itself out among those that may explain it."""
    table = np.ones(size)
    for _ in range(ROUNDS):
        share = table[index] / np.bincount(cells, weights=table[index])[cells]
        counts = np.bincount(index, weights=share, minlength=size)
        table = counts / np.bincount(given, weights=counts)[given]
    return table
