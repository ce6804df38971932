"""Flows: the blocks of a file in reading order.

One language in one or several columns is one flow. Two languages side by side are two: first all of the left column,
over all the pages that are printed so, then all of the right one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from corpus.block import Anomaly, Block
from corpus.engines.outline import OutlineEntry
from corpus.geometry import Box, Span, around
from corpus.language import guess
from corpus.layout.aligned import with_tables
from corpus.layout.bookmarks import with_levels
from corpus.layout.columns import Region, River, regions
from corpus.layout.contents import Entry, depths, entries
from corpus.layout.footnotes import note_blocks, placed, without_notes
from corpus.layout.frame import Column, frames
from corpus.layout.furniture import without_furniture
from corpus.layout.hyphens import Vocabulary, vocabulary
from corpus.layout.joining import block_of
from corpus.layout.line import Line, Segment, segments
from corpus.layout.margin import without_line_numbers
from corpus.layout.oddities import oddities
from corpus.layout.paragraphs import Paragraph, paragraphs, setting_of
from corpus.layout.ruled import ruled_tables
from corpus.layout.spaced import closed_up
from corpus.layout.table import Table, block_of_table, goes_on
from corpus.model import Language
from corpus.page import Page

SURE = 0.5
"""Confidence from which the language of a column counts."""


class Sheet(NamedTuple):
    """A page with what is left of it once its tables are one piece and its furniture is gone."""

    page: Page
    pieces: Sequence[Segment]


@dataclass(slots=True)
class Run:
    """Regions that are read together. `bilingual`: the columns are two languages, read one after the other."""

    regions: list[Region]
    bilingual: bool


def blocks(
    pages: Iterable[Page], outline: Sequence[OutlineEntry] = ()
) -> tuple[tuple[Block, ...], tuple[Anomaly, ...]]:
    """Blocks in reading order, and what is odd about the pages."""
    read = list(pages)
    sheets = _sheets(read)
    noisy = {page.number for page in read if page.ocr}
    flows = [flow for run in _runs(_regions(sheets)) for flow in _flows(run, noisy)]
    known = vocabulary(line for flow in flows for line in _all_lines(flow))
    found = [block for number, flow in enumerate(flows) for block in flow_blocks(flow, known, number)]
    return tuple(with_levels(found, outline)), tuple(oddities(read))


def columns(pages: Iterable[Page]) -> list[Span]:
    """The boxes of all columns, page by page; tables and full-width titles cut them."""
    found = []
    for region in _regions(_sheets(list(pages))):
        for lines in filter(None, region.columns):
            box = around(Box(line.x0, line.top, line.x1, line.bottom) for line in lines)
            found.append(Span(region.page, *box))
    return found


def _sheets(pages: Sequence[Page]) -> list[Sheet]:
    """The pages cut into segments, a ruled table standing as one, without their furniture."""
    cut = []
    for page in pages:
        tables, words = ruled_tables(page)
        words = closed_up(without_line_numbers(words, page.height))
        cut.append((page.number, page.height, segments(words) + [Segment((), *t.box, t) for t in tables]))
    return [
        Sheet(page, left)
        for page, left in zip(pages, without_furniture(cut, any(page.ocr for page in pages)), strict=True)
    ]


def _regions(sheets: Iterable[Sheet]) -> list[Region]:
    found: list[Region] = []
    river: River | None = None
    for sheet in sheets:
        here = regions(sheet.page.number, sheet.pieces, sheet.page.rules, river)
        if sheet.pieces:
            river = next((r.river for r in reversed(here) if r.river), None)
        found += here
    return found


def _runs(found: Sequence[Region]) -> list[Run]:
    """Regions gathered into runs: bilingual columns that follow each other, and all between them."""
    runs: list[Run] = []
    for region in found:
        pair = _languages(region)
        before = runs[-1] if runs else None
        if pair is not None or (before and before.bilingual and _goes_on(before.regions[-1], region)):
            if before is None or not before.bilingual:
                runs.append(Run([], True))
        elif before is None or before.bilingual:
            runs.append(Run([], False))
        runs[-1].regions.append(region)
    return runs


def _languages(region: Region) -> tuple[Language, Language] | None:
    """The languages of two columns when they are not the same."""
    if len(region.columns) != 2:
        return None
    left, right = (guess(" ".join(line.text for line in column)) for column in region.columns)
    if not left or not right or left.language == right.language or min(left.confidence, right.confidence) < SURE:
        return None
    return left.language, right.language


def _goes_on(before: Region, region: Region) -> bool:
    """Does a region with too few words to show its languages stand in the columns of the one before?"""
    if region.river is None or before.river is None or abs(region.river.left - before.river.left) > 8:
        return False
    left, right = (guess(" ".join(line.text for line in column)) for column in region.columns)
    return not (left and right and left.language == right.language and min(left.hits, right.hits) > 3)


def _flows(run: Run, noisy: set[int]) -> list[list[Column]]:
    if run.bilingual:
        sides = zip(*[region.columns for region in run.regions], strict=True)
        numbers = [region.page for region in run.regions]
        return [[Column(n, 0, c, n in noisy) for n, c in zip(numbers, side, strict=True)] for side in sides]
    flow: list[Column] = []
    for region in run.regions:
        for i, column in enumerate(region.columns):
            slot = i + 1 if len(region.columns) > 1 else 0
            flow.append(Column(region.page, slot, column, region.page in noisy))
    return [flow]


def flow_blocks(flow: Sequence[Column], known: Vocabulary, number: int) -> list[Block]:
    """The blocks of one flow."""
    setting = setting_of(flow)
    kept, notes = without_notes(flow, setting.size)
    listed = entries(kept)
    columns = [c if any(id(line) in listed for line in c.lines) else with_tables(c) for c in kept]
    opens = {line: entry.opens for line, entry in listed.items()}
    made = note_blocks(notes, known)
    found: list[Block] = []
    parts: list[Table] = []
    for paragraph in paragraphs(columns, frames(columns), setting, opens):
        first = paragraph.lines[0]
        if parts and not (first.table and goes_on(parts[-1], first.table)):
            found.append(block_of_table(parts, known))
            parts = []
        if first.table:
            parts.append(first.table)
        elif id(first) in listed:
            found.append(_entry(paragraph, listed, known))
        else:
            found.append(block_of(paragraph, known, made))
    if parts:
        found.append(block_of_table(parts, known))
    return [replace(block, flow=number) for block in placed(_with_depths(found), made)]


def _entry(paragraph: Paragraph, listed: Mapping[int, Entry], known: Vocabulary) -> Block:
    """An entry of a table of contents, without its leader and page number."""
    cuts: list[tuple[int, int]] = []
    target, at = None, 0
    for line in paragraph.lines:
        entry = listed[id(line)]
        cuts += [(at + start, at + end) for start, end in entry.cuts]
        target = entry.target if entry.target is not None else target
        at += len(line.text) + 1
    return replace(block_of(paragraph, known, cuts=cuts, kind="contents"), target=target)


def _with_depths(blocks: Sequence[Block]) -> list[Block]:
    """Contents entries with their depth, told from the indents of all entries of the flow."""
    levels = iter(depths([b.style.indent for b in blocks if b.kind == "contents"]))
    return [replace(b, level=next(levels)) if b.kind == "contents" else b for b in blocks]


def _all_lines(flow: Iterable[Column]) -> Iterator[Line]:
    """The lines of a flow, those inside its tables as well."""
    for column in flow:
        for line in column.lines:
            if line.table:
                yield from (inner for row in line.table.rows for cell in row.cells for inner in cell)
            else:
                yield line
