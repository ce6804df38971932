"""Service levels of a table: the share in one cell of a row, the delay in another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from corpus.model import Provision
from extract.facts import Relative, ServiceLevel
from extract.found import Found

SHARE = re.compile(r"\s*(?:[≥>]=?\s*)?(\d+(?:[.,]\d+)?)\s?%\s*")


def with_shares(found: list[Found], table: Provision) -> list[Found]:
    """The times of a table, with delays turned into service levels where their row has one cell that is a share."""
    rows = [row for row in _rows(table) if row[2] is not None]
    return [_with_share(f, rows) for f in found]


def _with_share(found: Found, rows: list[tuple[int, int, float | None]]) -> Found:
    if not isinstance(found.norm, Relative) or found.norm.direction == "before" or found.norm.limit == "at_least":
        return found
    for start, end, share in rows:
        if start <= found.start < end and share is not None:
            level = ServiceLevel(share, found.norm.amount, found.norm.unit)
            return replace(found, norm=level, use="limit", cue="service_level", reach=0)
    return found


def _rows(table: Provision) -> Iterator[tuple[int, int, float | None]]:
    """Each row as characters [start, end) of the wording and its only share."""
    place = 0
    for row in table.rows:
        start = place
        shares = [float(m[1].replace(",", ".")) for cell in row if (m := SHARE.fullmatch(cell))]
        place += sum(len(cell) + 1 for cell in row)
        yield start, place, shares[0] if len(shares) == 1 else None
