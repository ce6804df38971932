"""Flows: the blocks of a file in reading order.

One language in one or several columns is one flow. Two languages side by side are two: first all of the left column,
over all the pages that are printed so, then all of the right one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from corpus.block import Anomaly, Block
from corpus.language import guess
from corpus.layout.columns import Region, River, regions
from corpus.layout.frame import Column, frames
from corpus.layout.furniture import without_furniture
from corpus.layout.hyphens import Vocabulary, vocabulary
from corpus.layout.joining import block_of
from corpus.layout.line import Line, Segment, segments
from corpus.layout.paragraphs import paragraphs
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


def blocks(pages: Iterable[Page], outline: Sequence[object] = ()) -> tuple[tuple[Block, ...], tuple[Anomaly, ...]]:
    """Blocks in reading order, and what is odd about the pages."""
    sheets = _sheets(list(pages))
    noisy = {s.page.number for s in sheets if s.page.ocr}
    runs = _runs(_regions(sheets))
    flows = [flow for run in runs for flow in _flows(run, noisy)]
    known = vocabulary(line for flow in flows for column in flow for line in column.lines)
    found = [b for i, flow in enumerate(flows) for b in _blocks(flow, known, i)]
    return tuple(found), ()


def _sheets(pages: Sequence[Page]) -> list[Sheet]:
    cut = [(page.number, page.height, segments(page.words)) for page in pages]
    return [Sheet(page, left) for page, left in zip(pages, without_furniture(cut), strict=True)]


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


def _blocks(flow: Sequence[Column], known: Vocabulary, number: int) -> list[Block]:
    found = [block_of(p, known) for p in paragraphs(flow, frames(flow)) if p.lines[0].words]
    return [replace(block, flow=number) for block in found]


def lines_of(flow: Iterable[Column]) -> Iterable[Line]:
    return (line for column in flow for line in column.lines)
