"""Indicators: the tables of objective, indicator and norm, read cell by cell.

Where the columns have headings, these say which is which, also with a norm for each year. A table of three columns
without headings is taken for one where its middle column speaks of measuring, or where it stands under an objective.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from corpus.model import Document, Language, Provision
from extract.amounts import Amount, Rate, amounts_in, rows
from extract.facts import Fact
from extract.passages import Passage, passages

Role = Literal["objective", "indicator", "norm"]
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
HEADED, GUESSED = 1.0, 0.7
COLUMNS: tuple[Role, ...] = ("objective", "indicator", "norm")


@dataclass(frozen=True, slots=True)
class Indicator(Fact):
    """What is measured and the norm for it; the quote is the norm's cell. `year`: of a norm that holds for one year;
    `values`: sums and rates in the norm; `confidence`: 1 where the columns have headings."""

    objective: str
    indicator: str
    norm: str
    year: int | None
    values: tuple[Amount | Rate, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class _Columns:
    """Which column is what; `norms` with the year each is for; the first row of content."""

    objective: int | None
    indicator: int
    norms: tuple[tuple[int, int | None], ...]
    first: int
    confidence: float


def indicators(document: Document) -> tuple[Indicator, ...]:
    """All indicators of all tables, in reading order."""
    objectives = {
        p.eid for around in document.root.walk() if around.kind == "objective" for p in around.walk() if p.rows
    }
    found: list[Indicator] = []
    for passage in passages(document):
        if passage.provision.rows and not passage.provision.text:
            columns = _columns(passage.provision, document.language, passage.provision.eid in objectives)
            if columns is not None:
                found += _read(passage, columns, document.language)
    return tuple(found)


def _columns(table: Provision, language: Language, under_objective: bool) -> _Columns | None:
    for i, row in enumerate(table.rows[:2]):
        roles = [_role(cell, language) for cell in row]
        if "indicator" in roles and "norm" in roles:
            years = [(k, _year(row[k])) for k, role in enumerate(roles) if role == "norm"]
            objective = roles.index("objective") if "objective" in roles else None
            return _Columns(objective, roles.index("indicator"), tuple(years), i + 1, HEADED)
    if {len(row) for row in table.rows} != {3}:
        return None
    measures = _patterns(language)[1]
    measured = sum(bool(measures.match(row[1].strip())) for row in table.rows)
    if not under_objective and 2 * measured < len(table.rows):
        return None
    return _Columns(0, 1, ((2, None),), 0, GUESSED)


def _role(cell: str, language: Language) -> Role | None:
    bare = " ".join(YEAR.sub("", cell).lower().split()).strip(" :()-–")
    return _patterns(language)[0].get(bare)


def _year(cell: str) -> int | None:
    found = YEAR.search(cell)
    return int(found[0]) if found else None


def _read(passage: Passage, columns: _Columns, language: Language) -> Iterator[Indicator]:
    values = tuple(amounts_in(passage, language))
    starts = _starts(passage.provision.rows)
    objective = ""
    for i, row in enumerate(passage.provision.rows):
        if i < columns.first or len(row) <= columns.indicator:
            continue
        if columns.objective is not None and columns.objective < len(row):
            objective = row[columns.objective].strip() or objective  # merged cells: the one above goes on
        for k, year in columns.norms:
            if k >= len(row) or not row[k].strip():
                continue
            start = starts[i][k]
            end = start + len(row[k])
            inside = tuple(v for v in values if start <= v.start and v.end <= end)
            yield Indicator(
                passage.article, passage.provision.eid, start, end, row[k], objective,
                row[columns.indicator].strip(), row[k].strip(), year, inside, columns.confidence,
            )  # fmt: skip


def _starts(table: Sequence[Sequence[str]]) -> list[list[int]]:
    """Where each cell begins in the wording of the table, which has one cell a line."""
    at = 0
    found: list[list[int]] = []
    for row in table:
        found.append([])
        for cell in row:
            found[-1].append(at)
            at += len(cell) + 1
    return found


@cache
def _patterns(language: Language) -> tuple[dict[str, Role], re.Pattern[str]]:
    raw = rows()
    roles: dict[str, Role] = {form: row["role"] for row in raw["column"] for form in row[language]}
    measures = [form for row in raw["measure"] for form in row[language]]
    return roles, re.compile(rf"(?:{'|'.join(map(re.escape, measures))})(?!\w)", re.IGNORECASE)
