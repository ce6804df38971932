"""Tables as the layout hands them on: cells of words, and where they stand."""

from __future__ import annotations

from typing import NamedTuple

from corpus.geometry import Box
from corpus.page import Word


class Table(NamedTuple):
    """A table or a part of one on a page. `edges` are the x of its column edges, in points."""

    page: int
    box: Box
    rows: tuple[tuple[tuple[Word, ...], ...], ...]
    edges: tuple[float, ...]
