"""Tables of contents: runs of lines with dotted leaders or with page numbers at the right edge."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from corpus.layout.frame import Column
from corpus.layout.line import Line
from corpus.layout.markers import marker, words

ENOUGH = 3
"""Entries that make a table of contents where they have leaders."""
ENOUGH_MORE = 2
"""And in a file that has another one: each part opens with its own."""
ENOUGH_BARE = 5
"""And where they only have page numbers, without a heading that says what they are."""
WIDE = 2.0
"""White before a page number without leader, in type sizes."""
EDGE = 2.0
"""Points within which the page numbers end at one edge."""
INDENT = 3.0
"""Points that make a level."""

_LEADER = re.compile(r"\s*(?:(?:\.\s?){4,}|(?:…\s?){2,}|_{4,})\s*")
_SHORT_LEADER = re.compile(r"\s*(?:\.{3}|…)\s*$|\s*(?:\.{2,3}|…)\s+(?=\d{1,4}$)")
_PAGE = re.compile(r"(?:\s+|(?<=[.…_]{4}))(\d{1,4})$")
"""A page number, behind a blank or right behind the dots of its leader."""


class Entry(NamedTuple):
    """What a line of a table of contents is: does it open an entry, where its leader and page number stand in it."""

    opens: bool
    cuts: tuple[tuple[int, int], ...]
    target: int | None


class _Look(NamedTuple):
    """A line as an entry might look: its leader, its page number (with the blanks before both)."""

    line: Line
    leader: tuple[int, int] | None
    page: tuple[int, int] | None
    wide: bool

    @property
    def target(self) -> int | None:
        """The page number."""
        return int(self.line.text[slice(*self.page)]) if self.page else None

    @property
    def strong(self) -> bool:
        return self.leader is not None or self.wide


def entries(columns: Sequence[Column]) -> dict[int, Entry]:
    """id of a line -> what it is in a table of contents; lines of no such table are left out."""
    looks = [_look(line) for column in columns for line in column.lines if line.words]
    runs = [trimmed for run in _runs(looks) if (trimmed := _trimmed(run))]
    headed = {id(after.line) for before, after in pairwise(looks) if _is_heading(before.line.text)}
    bare = [ENOUGH if id(run[0].line) in headed else ENOUGH_BARE for run in runs]
    whole = [run for run, least in zip(runs, bare, strict=True) if _is_contents(run, ENOUGH, least)]
    if whole:
        whole = [run for run, least in zip(runs, bare, strict=True) if _is_contents(run, ENOUGH_MORE, least)]
    found: dict[int, Entry] = {}
    for run in whole:
        found |= _read(run)
    return found


def _look(line: Line) -> _Look:
    text = line.text
    page = _PAGE.search(text) if text[-1].isdigit() else None
    leader = _LEADER.search(text) if "..." in text or "…" in text or "___" in text or ". . ." in text else None
    wide = bool(page) and len(line.words) > 1 and line.words[-1].x0 - line.words[-2].x1 > WIDE * line.size
    return _Look(line, leader.span() if leader else None, page.span() if page else None, wide)


def _runs(looks: Sequence[_Look]) -> Iterator[list[_Look]]:
    """Stretches in which entries follow each other with at most one other line between two."""
    run: list[_Look] = []
    for look in looks:
        entry = look.strong or (run and _ends_at_edge(look, run))
        if entry or (run and (run[-1].strong or run[-1].page)):
            run.append(look)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _ends_at_edge(look: _Look, run: Sequence[_Look]) -> bool:
    """Does a number close the line where the page numbers above it end?"""
    return look.page is not None and any(
        abs(look.line.x1 - other.line.x1) <= EDGE for other in run[-8:] if other.strong and other.page
    )


def _trimmed(run: list[_Look]) -> list[_Look]:
    """The run without the lines behind its last entry."""
    while run and not (run[-1].strong or run[-1].page or _SHORT_LEADER.search(run[-1].line.text)):
        run = run[:-1]
    return run


def _is_heading(text: str) -> bool:
    """Is this the heading of a table of contents?"""
    return len(text) < 40 and text.strip(" :.").lower() in words("contents")


def _is_contents(run: Sequence[_Look], enough: int, enough_bare: int) -> bool:
    """Are these lines a table of contents: enough leaders, or enough page numbers that rise?"""
    leaders = sum(look.leader is not None for look in run)
    numbers = [look.target for look in run if look.target is not None and (look.strong or leaders)]
    if leaders >= enough and 2 * leaders >= len(run) - sum(look.page is not None for look in run):
        return True
    steps = list(pairwise(numbers))
    rising = sum(a <= b for a, b in steps) >= 0.9 * len(steps)
    return len(numbers) >= enough_bare and rising and 2 * len(numbers) >= len(run) and numbers[-1] > numbers[0]


def _read(run: Sequence[_Look]) -> dict[int, Entry]:
    """Entries over one or two lines; the page number may close the first line or the last."""
    found: dict[int, Entry] = {}
    before: _Look | None = None
    for look in run:
        opens = before is None or not _goes_on(before, look)
        text = look.line.text
        cuts = [span for span in (look.leader, look.page) if span]
        short = _SHORT_LEADER.search(text) if not look.leader else None
        if short:
            cuts.append(short.span())
        found[id(look.line)] = Entry(opens, tuple(_merged(cuts)), look.target)
        before = look
    return found


def _goes_on(before: _Look, look: _Look) -> bool:
    """Is a line the second of an entry whose first one had no leader, or no leader and no number?"""
    if look.line.x0 < before.line.x0 - INDENT or marker().match(look.line.text):
        return False
    if abs(look.line.size - before.line.size) > 0.1 * look.line.size or look.line.bold != before.line.bold:
        return False
    close = 0 < look.line.foot - before.line.foot < 1.6 * look.line.size
    if before.leader or not close:
        return False
    return not look.page if before.page else look.line.text[0].islower() or before.line.x1 > 0.9 * look.line.x1


def _merged(cuts: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Cuts in order, those that touch made one."""
    last: tuple[int, int] | None = None
    for start, end in sorted(cuts):
        if last and start <= last[1]:
            last = (last[0], max(last[1], end))
        else:
            if last:
                yield last
            last = (start, end)
    if last:
        yield last


def depths(indents: Sequence[float]) -> list[int]:
    """The depth of each entry, from 1, by its indent in points."""
    steps: list[float] = []
    for indent in sorted(indents):
        if not steps or indent - steps[-1] > INDENT:
            steps.append(indent)
    return [sum(indent > step - 0.1 for step in steps) for indent in indents]
