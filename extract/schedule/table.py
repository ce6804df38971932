"""The table: a CSV file of all time limits, also of those that have no date yet, with their words."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import astuple
from datetime import date
from pathlib import Path

from corpus import provenance
from corpus.messages import Tongue
from extract.schedule.plan import Plan
from extract.schedule.rows import Findings, heads, plans, rows, safe_cell


def schedule(findings: Iterable[Plan | Findings], tongue: Tongue) -> str:
    """The table, comma-separated (RFC 4180), its heads and rules in `tongue`; dates are ISO. A document that comes with
    its limits only is planned under the default regime."""
    table = io.StringIO(newline="")
    writer = csv.writer(table)
    writer.writerow(heads(tongue))
    for found in findings:
        writer.writerows([safe_cell(_text(cell)) for cell in astuple(row)] for row in rows(plans(found), tongue))
    return table.getvalue()


def write_schedule(path: Path, findings: Iterable[Plan | Findings], tongue: Tongue) -> None:
    """Write the CSV file whole or not at all, with a byte order mark, which spreadsheets need to see UTF-8; beside it
    goes what made it."""
    provenance.write_table(path, ("\ufeff" + schedule(findings, tongue)).encode("utf-8"))


def _text(cell: object) -> str:
    return "" if cell is None else cell.isoformat() if isinstance(cell, date) else str(cell)
