"""The entries of a PDF's outline (its bookmarks)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """One bookmark. `level` counts from 1; `page` from 1, None where it leads nowhere in the file; `top` is in points
    from the top of the page as it is read, None where the bookmark names no height."""

    level: int
    title: str
    page: int | None = None
    top: float | None = None
