"""The workbook: the schedule as a spreadsheet with real dates, and the rules and closed days it was worked out with."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import astuple
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook

from corpus import provenance
from corpus.exports.characters import xml_text
from corpus.files import write_bytes
from corpus.messages import Tongue, say
from extract.regimes import Regime
from extract.schedule.plan import Plan
from extract.schedule.rows import COLUMNS, Findings, heads, plans, rows, safe_cell

WIDTHS = {"quote": 50, "rule": 34, "trail": 60, "action": 50, "date": 12, "nominal": 12, "first_day": 12, "done": 12}
MADE = datetime(2000, 1, 1)
"""A fixed date of making, so that two runs give the same bytes."""
MOST = 32_000
"""Characters of a cell; a spreadsheet refuses a file with longer ones."""
SETTINGS = ("first_day_counts", "roll", "roll_back", "roll_date", "months", "clear", "least_working_days")


def workbook(findings: Iterable[Plan | Findings], tongue: Tongue) -> bytes:
    """The bytes of an .xlsx file: a sheet of dates with one row for each date or open limit, and a sheet of the regime
    with its closed days. The same ids as in the calendar."""
    planned = [plans(found) for found in findings]
    data = io.BytesIO()
    book = Workbook(data, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    title = say("schedule.sheet_dates", tongue)
    book.set_properties({"created": MADE, "title": title, "comments": provenance.made_by()})
    looks = {"day": book.add_format({"num_format": "yyyy-mm-dd"}), "head": book.add_format({"bold": True})}
    _dates(book.add_worksheet(say("schedule.sheet_dates", tongue)), planned, tongue, looks)
    _regimes(book.add_worksheet(say("schedule.sheet_regime", tongue)), planned, tongue, looks)
    book.close()
    return data.getvalue()


def write_workbook(path: Path, findings: Iterable[Plan | Findings], tongue: Tongue) -> None:
    """Write the .xlsx file whole or not at all. OSError as from open."""
    write_bytes(path, workbook(findings, tongue))


def _dates(sheet: Any, planned: Sequence[Plan], tongue: Tongue, looks: dict[str, Any]) -> None:
    sheet.write_row(0, 0, heads(tongue), looks["head"])
    sheet.freeze_panes(1, 0)
    for column, name in enumerate(COLUMNS):
        sheet.set_column(column, column, WIDTHS.get(name, 16))
    at = 0
    for one in planned:
        for row in rows(one, tongue):
            at += 1
            _write(sheet, at, astuple(row), looks)
    sheet.autofilter(0, 0, at, len(COLUMNS) - 1)


def _regimes(sheet: Any, planned: Sequence[Plan], tongue: Tongue, looks: dict[str, Any]) -> None:
    """Each regime once, with the years that all its plans span."""
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 1, 80)
    at = 0
    for regime in dict.fromkeys(one.regime for one in planned):
        days = [o.effective for one in planned if one.regime == regime for p in one.limits for o in p.occurrences]
        for cells in _regime_rows(regime, days, tongue):
            _write(sheet, at, cells, looks)
            at += 1


def _regime_rows(regime: Regime, days: Sequence[date], tongue: Tongue) -> Iterable[tuple[object, ...]]:
    yield say("schedule.regime", tongue), regime.name(tongue)
    yield say("schedule.source", tongue), regime.source(tongue)
    yield say("schedule.assumed", tongue), regime.assumed(tongue)
    for name in SETTINGS:
        yield say(f"schedule.setting_{name}", tongue), setting_words(getattr(regime, name), tongue)
    week = ", ".join(say(f"schedule.weekday_{day}", tongue) for day in regime.workdays.week)
    yield say("schedule.setting_week", tongue), week
    if days:
        first, last = date(min(days).year, 1, 1), date(max(days).year, 12, 31)
        yield say("schedule.closed_days", tongue), f"{first.year}-{last.year}"
        for closure in regime.workdays.closures(first, last):
            yield closure.day, closure.words(tongue)


def setting_words(value: object, tongue: Tongue) -> str:
    """A setting in words."""
    if isinstance(value, bool):
        return say("schedule.yes" if value else "schedule.no", tongue)
    return str(value) if isinstance(value, int) else say(f"schedule.value_{value}", tongue)


def _write(sheet: Any, at: int, cells: Iterable[object], looks: dict[str, Any]) -> None:
    for column, cell in enumerate(cells):
        if isinstance(cell, date):
            sheet.write_datetime(at, column, datetime.combine(cell, time()), looks["day"])
        elif isinstance(cell, int):
            sheet.write_number(at, column, cell)
        elif cell is not None and cell != "":
            sheet.write_string(at, column, safe_cell(xml_text(str(cell)))[:MOST])
