"""Page furniture: running heads and feet, page numbers, the address and date that a browser prints.

Furniture is what repeats at one height in the top or bottom band of the pages, its digits masked. A height is a
height of furniture when most pages that have something there have a repeated text there: so the first line of the
body, which now and then is an "Article 3", stays.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from corpus.layout.line import Segment

BAND = 0.16
"""Share of the page height, at the top and at the bottom, where furniture stands."""
EDGE = 0.09
"""Share of the page height where a lone page number is one even without repetition."""
HEIGHT_STEP = 4.0
"""Points within which the same head stands on all pages (scans move by one or two)."""
COVERED = 0.6
"""Share of the pages with text at a height that must have a repeated text there."""
ALL = 0.8
ECHOED = 3
"""The same where some of the texts are the headings of chapters; and on so many pages at least."""
SMALLER = 0.4
"""Points by which such a text is smaller than the heading itself."""
DENSE = 0.4
"""A head stands on at least this share of the pages between its first and its last (heads of odd pages: 0.5)."""
TELLING = 5
"""Characters that a text has at least; less may be a speck on a scan."""
LONG = 8
STRAY = 15.0
"""A head of so many characters is known again so many points higher or lower."""
ALIKE = 88
"""Likeness (0 to 100) from which two readings of a scanned head are one."""

_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"\W*(?:\w{1,9}\W+)?(\d{1,4})(?:(?:\s*/\s*|\s+[a-z]{2,3}\s+)\d{1,4})?\W*")


@dataclass(frozen=True, slots=True)
class _Sighting:
    """One segment in a band: where, on which page, its text with masked digits and the digits."""

    page: int
    height: float
    index: int
    mask: str
    numbers: tuple[int, ...]
    echo: bool = False
    """Names a heading of the text, in smaller type: "Titre II - Moyens" at the head of its pages."""


def without_furniture(
    pages: Sequence[tuple[int, float, Sequence[Segment]]], noisy: bool = False
) -> list[list[Segment]]:
    """The segments of each page (number, height in points, segments) that are not furniture.

    `noisy`: pages were read from pictures, so that the same head may be read in several ways.
    """
    taken: dict[int, set[int]] = defaultdict(set)
    named = _named(pages)
    for foot in (False, True):
        sightings = [s for page in pages for s in _sightings(*page, foot, named)]
        inside: set[int] = set()
        for level in _levels(sightings):
            # From the edge of the page inwards: what stands behind a line of the body is of the body.
            found = _repeated([s for s in level if s.page not in inside], len(pages), noisy)
            for page, indexes in found.items():
                taken[page] |= indexes
            inside |= {s.page for s in level if s.index not in taken[s.page] and len(s.mask) >= TELLING}
        _take_strays(sightings, taken, noisy)
        _take_numbers(sightings, taken, {n: height for n, height, _ in pages})
    return [[s for i, s in enumerate(found) if i not in taken[number]] for number, _, found in pages]


def _named(pages: Sequence[tuple[int, float, Sequence[Segment]]]) -> dict[str, tuple[float, int]]:
    """Text in lower case -> the largest type size in which it is printed, and the first page where it is that large.

    A heading may be in capitals, its echo not. Only of texts that may stand in a band, too: by the number of their
    words and the first of them.
    """
    asked = {_key(s) for _, height, pieces in pages for s in pieces if s.words and _in_band(s, height)}
    found: dict[str, tuple[float, int]] = {}
    for number, _, pieces in pages:
        for piece in pieces:
            if len(piece.words) > 1 and _key(piece) in asked:
                size, text = piece.words[0].size, piece.text.casefold()
                if text not in found or size > found[text][0] + SMALLER:
                    found[text] = size, number
    return found


def _key(piece: Segment) -> tuple[int, str]:
    return len(piece.words), piece.words[0].text.casefold()


def _in_band(piece: Segment, height: float) -> bool:
    return piece.bottom < height * BAND or piece.top > height * (1 - BAND)


def _sightings(
    page: int, height: float, found: Sequence[Segment], foot: bool, named: Mapping[str, tuple[float, int]]
) -> list[_Sighting]:
    if foot:
        limit = height * (1 - BAND)
        band = [(s, i, height - s.bottom) for i, s in enumerate(found) if s.top > limit and not s.table]
    else:
        limit = height * BAND
        band = [(s, i, s.top) for i, s in enumerate(found) if s.bottom < limit and not s.table]
    return [_sighting(page, at, i, s, named) for s, i, at in band]


def _sighting(
    page: int, height: float, index: int, piece: Segment, named: Mapping[str, tuple[float, int]]
) -> _Sighting:
    text = piece.text
    numbers = tuple(int(n[:9]) for n in _DIGITS.findall(text))
    size, first = named.get(text.casefold(), (0.0, 0))
    echo = size > piece.words[0].size + SMALLER and first <= page
    return _Sighting(page, height, index, _DIGITS.sub("#", text), numbers, echo)


def _levels(sightings: Sequence[_Sighting]) -> list[list[_Sighting]]:
    """Sightings gathered by height, each level at most HEIGHT_STEP deep."""
    levels: list[list[_Sighting]] = []
    for s in sorted(sightings, key=lambda s: s.height):
        if levels and s.height - levels[-1][0].height <= HEIGHT_STEP:
            levels[-1].append(s)
        else:
            levels.append([s])
    return levels


def _repeated(level: Sequence[_Sighting], pages: int, noisy: bool) -> dict[int, set[int]]:
    """Page -> indexes of its furniture at one height; {} when this is no height of furniture."""
    alike = _alike(level, noisy)
    heads = [same for same in alike if _runs_through(same, pages)]
    here = {s.page for s in level}
    covered = {s.page for same in heads for s in same}
    if len(covered) < COVERED * len(here):
        covered = _with_echoes(level, alike)
        if len(covered) < max(ECHOED, ALL * len(here)):
            return {}
    found: dict[int, set[int]] = defaultdict(set)
    # The rest of the row goes with it: the title of a chapter beside the page number.
    for s in level:
        if s.page in covered:
            found[s.page].add(s.index)
    return found


def _with_echoes(level: Sequence[_Sighting], alike: Sequence[Sequence[_Sighting]]) -> set[int]:
    """The pages whose text at one height names a chapter, and those between them that share a text; {} without."""
    echoes = {s.page for s in level if s.echo}
    return echoes and echoes | {s.page for same in alike if len({s.page for s in same}) > 1 for s in same}


def _alike(level: Sequence[_Sighting], noisy: bool) -> list[list[_Sighting]]:
    """Sightings grouped by their masked text; readings of scans that differ by a letter count as one."""
    exact: dict[str, list[_Sighting]] = defaultdict(list)
    for s in level:
        exact[s.mask].append(s)
    groups: dict[str, list[_Sighting]] = {}
    for mask, same in sorted(exact.items(), key=lambda e: -len(e[1])):
        near = None
        if noisy and len(same) < 3 and len(mask) >= TELLING:
            near = next((m for m in list(groups)[:20] if _is_alike(m, mask)), None)
        groups.setdefault(near or mask, []).extend(same)
    return list(groups.values())


def _is_alike(one: str, other: str) -> bool:
    """Are two readings of a scanned head one, or is the shorter a part of the longer (the rest was too faint)?"""
    if fuzz.ratio(one, other) >= ALIKE:
        return True
    return min(len(one), len(other)) >= 3 * TELLING and fuzz.partial_ratio(one, other) >= ALIKE


def _runs_through(same: Sequence[_Sighting], pages: int) -> bool:
    """Does a text stand on enough pages, its numbers constant or counting the pages?"""
    numbers = sorted({s.page for s in same})
    count = len(numbers)
    if count < 2 or (count < 3 and count < pages / 2) or count < DENSE * (numbers[-1] - numbers[0] + 1):
        return False
    width = min(len(s.numbers) for s in same)
    return all(_counts_or_rests([(s.page, s.numbers[i]) for s in same]) for i in range(width))


def _counts_or_rests(seen: Sequence[tuple[int, int]]) -> bool:
    """Is a number the same on nearly all pages, or as far from the page's own number?"""
    most = 0.8 * len(seen)
    for values in ([n for _, n in seen], [n - page for page, n in seen]):
        if max(values.count(v) for v in set(values)) >= most:
            return True
    return False


def _take_strays(sightings: Sequence[_Sighting], taken: dict[int, set[int]], noisy: bool) -> None:
    """The same heads on pages where they stand a little higher or lower: scanned askew, another size of paper."""
    known: dict[str, float] = {}
    for s in sightings:
        if s.index in taken[s.page] and len(s.mask) >= LONG:
            known[s.mask] = s.height
    for s in sightings:
        if known and s.index not in taken[s.page] and len(s.mask) >= LONG:
            near = [m for m in known if m == s.mask or (noisy and fuzz.ratio(m, s.mask) >= ALIKE)]
            if any(abs(known[m] - s.height) <= STRAY for m in near):
                taken[s.page].add(s.index)


def _take_numbers(sightings: Sequence[_Sighting], taken: dict[int, set[int]], heights: dict[int, float]) -> None:
    """Lone page numbers at the very edge, which repetition did not show (a file of one page)."""
    rows: dict[tuple[int, int], list[_Sighting]] = defaultdict(list)
    for s in sightings:
        if s.height < EDGE * heights[s.page]:
            rows[s.page, round(s.height / HEIGHT_STEP)].append(s)
    for (page, _), row in rows.items():
        match = _PAGE_NUMBER.fullmatch(row[0].mask.replace("#", "0"))
        if len(row) == 1 and match and row[0].numbers[0] == page:
            taken[page].add(row[0].index)
