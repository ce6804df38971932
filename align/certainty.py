"""Certainty: how likely it is, from all evidence together, that two articles answer to each other.

A logistic model for each case: one language from words alone ("same") and with an encoder for what was rewritten
("rewritten"), two languages from words alone ("across") and with an encoder ("meaning"). Its weights are in
weights.toml; `python -m benchmarks.alignment --calibrate` fits them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Literal

import numpy as np

from align.likeness import Matrix

Case = Literal["same", "rewritten", "across", "meaning"]
Step = Literal["words", "context", "parts"]
Weights = Mapping[str, float]
START = "start"
"""The weight that stands alone: the logit where all evidence is nought."""
WITHOUT = "without_context"
"""In the weights with context: the logit from words alone."""


@cache
def weights_of(case: Case) -> Mapping[Step, Weights]:
    """The weights from words alone, with what the pairs so far say, and of parts of articles (not for "across")."""
    found = tomllib.loads(files(__package__).joinpath("weights.toml").read_text(encoding="utf-8"))
    told: Mapping[Step, Weights] = found[case]
    return told


def logit(tables: Mapping[str, Matrix], weights: Weights) -> Matrix:
    """Log odds of each pair: the weighted sum of the tables."""
    size = next(iter(tables.values())).shape
    table = np.full(size, weights[START])
    for name, value in weights.items():
        if name != START:
            table += value * tables[name]
    return table


def certainty(odds: Matrix) -> Matrix:
    """Log odds as a probability."""
    table: Matrix = 1 / (1 + np.exp(-np.clip(odds, -30, 30)))
    return table


def fitted(rows: Matrix, truth: Matrix, signs: Matrix, firm: float = 2.0, steps: int = 4000) -> Matrix:
    """Weights of the columns of `rows`, and the one that stands alone, that make `truth` (0 or 1) likeliest.

    `signs`: 1 or -1 for evidence that can only speak for or against, 0 for any. `firm` keeps weights small (ridge).
    """
    mean, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-9
    table = np.c_[(rows - mean) / spread, np.ones(len(rows))]
    weights, speed = np.zeros(table.shape[1]), np.zeros(table.shape[1])
    held = np.r_[np.full(len(mean), firm), 0.0]
    rate = 1.0 / (0.25 * np.linalg.eigvalsh(table.T @ table)[-1] + firm)
    for _ in range(steps):  # gradient descent with momentum, each step back into what the signs allow
        ahead = weights + 0.95 * speed
        slope = table.T @ (certainty(table @ ahead) - truth) + held * ahead
        after = ahead - rate * slope
        wrong = np.r_[signs, 0.0] * after < 0
        after[wrong] = 0.0
        weights, speed = after, after - weights
    found = weights[:-1] / spread
    return np.append(found, weights[-1] - float((found * mean).sum()))
