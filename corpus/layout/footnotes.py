"""Footnotes: small type at the foot of a column, opening with a number or a sign."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from corpus.block import Block
from corpus.layout.frame import Column, Frame
from corpus.layout.hyphens import Vocabulary
from corpus.layout.joining import block_of
from corpus.layout.line import Line
from corpus.layout.paragraphs import Paragraph
from corpus.page import Word

SMALL = 0.93
SMALL_NOISY = 0.87
"""A footnote is set smaller than this share of the text's size; scans show sizes less exactly."""

_MARKER = re.compile(r"(?:\((\d{1,3}|\*{1,3})\)|(\d{1,3}|\*{1,3}))[.)]?(?=\s|[A-ZÀ-Ü«“\"])")
"""Text programs often set nothing between marker and note: "1Loi du 3 avril"."""


class Note(NamedTuple):
    """A footnote: the page it opens on, its marker without brackets, the length of the marker as printed, its lines."""

    page: int
    marker: str
    printed: int
    lines: tuple[Line, ...]


def without_notes(columns: Sequence[Column], size: float) -> tuple[list[Column], list[Note]]:
    """The columns of a flow without their footnotes, and these. `size` is that of the text."""
    kept: list[Column] = []
    notes: list[Note] = []
    for column in columns:
        start = _start(column, size, notes)
        kept.append(column._replace(lines=column.lines[:start]))
        for line in column.lines[start:]:
            match = _marker(line)
            if match:
                notes.append(Note(line.page, match[1] or match[2], match.end(), (line,)))
            else:
                notes[-1] = notes[-1]._replace(lines=(*notes[-1].lines, line))
    return kept, notes


def _start(column: Column, size: float, before: Sequence[Note]) -> int:
    """Index of the first line of the column that is of a footnote; the number of its lines when there is none."""
    limit = (SMALL_NOISY if column.noisy else SMALL) * size
    lines = column.lines
    small = len(lines)
    while small and lines[small - 1].words and lines[small - 1].size <= limit:
        small -= 1
    if small == 0:
        return len(lines)
    called = {sign for line in lines[:small] for word in line.words if word.raised for sign in [call_sign(word)]}
    markers = [(i, match) for i in range(small, len(lines)) if (match := _marker(lines[i]))]
    known = [i for i, match in markers if (match[1] or match[2]) in called or lines[i].words[0].raised]
    if not known:
        return len(lines)
    # Small lines above the first marker end a note of the page before.
    runs_on = bool(before) and before[-1].page == column.page - 1 and lines[small].top > lines[small - 1].bottom + 3
    return small if runs_on else markers[0][0]


def call_sign(word: Word) -> str:
    """The raised sign of a word without brackets, "" where none is raised."""
    return word.text[slice(*word.raised)].strip("()[].") if word.raised else ""


def _marker(line: Line) -> re.Match[str] | None:
    return _MARKER.match(line.text)


def note_blocks(notes: Sequence[Note], known: Vocabulary) -> dict[tuple[int, str], Block]:
    """The blocks of footnotes by page and marker."""
    found: dict[tuple[int, str], Block] = {}
    for note in notes:
        left, right = min(line.x0 for line in note.lines), max(line.x1 for line in note.lines)
        frames = tuple(Frame(left, right, False, 0.0) for _ in note.lines)
        paragraph = Paragraph(note.lines, frames, 0.0)
        block = block_of(paragraph, known, cuts=((0, note.printed),), kind="footnote", marker=note.marker)
        found[note.page, note.marker] = block
    return found


def placed(blocks: Sequence[Block], notes: dict[tuple[int, str], Block]) -> list[Block]:
    """Each footnote right behind the block that calls it; one that nothing calls behind the last of its page."""
    left = dict(notes)
    found: list[Block] = []
    for i, block in enumerate(blocks):
        found.append(block)
        pages = {place.span.page for place in block.places}
        found += [left.pop(key) for _, marker in block.calls for key in ((p, marker) for p in pages) if key in left]
        following = blocks[i + 1].page if i + 1 < len(blocks) else float("inf")
        found += [left.pop(key) for key in sorted(left) if key[0] < following and key[0] <= max(pages, default=0)]
    return [*found, *left.values()]
