"""The store: the database of the catalogue, in which the register and the feeds have tables of their own."""

from __future__ import annotations

from corpus.store.database import Database as Store
from corpus.store.moments import now, utc

__all__ = ["Store", "now", "utc"]
