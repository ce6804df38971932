"""Blocks: what every source (PDF, DOCX, HTML, plain text) is turned into before the tree is built.

A block is a paragraph, a table, a footnote or an entry of a table of contents, in reading order. The tree builder
knows nothing of pages: what it may use of the look of a paragraph stands in its `Style`.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from corpus.geometry import Span

BlockKind = Literal["text", "table", "footnote", "contents"]


class Place(NamedTuple):
    """Characters [start, end) of a block's clean text stand in `span` on the page (one per printed line)."""

    start: int
    end: int
    span: Span


class Edit(NamedTuple):
    """One difference between raw and clean text: raw[raw_start:raw_end] became text[text_start:text_end].

    Between two edits both texts are equal, character for character.
    """

    raw_start: int
    raw_end: int
    text_start: int
    text_end: int


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Leads from offsets in the clean text to offsets in the raw text and back."""

    edits: tuple[Edit, ...] = ()

    def to_raw(self, offset: int) -> int:
        """The raw offset of a clean offset; inside an edit, the start of what was replaced."""
        i = bisect_right(self.edits, offset, key=lambda e: e.text_start) - 1
        if i < 0:
            return offset
        edit = self.edits[i]
        return edit.raw_start if offset < edit.text_end else edit.raw_end + offset - edit.text_end

    def to_text(self, offset: int) -> int:
        """The clean offset of a raw offset; inside an edit, the start of the replacement."""
        i = bisect_right(self.edits, offset, key=lambda e: e.raw_start) - 1
        if i < 0:
            return offset
        edit = self.edits[i]
        return edit.text_start if offset < edit.raw_end else edit.text_end + offset - edit.raw_end


@dataclass(frozen=True, slots=True)
class Style:
    """How a paragraph looks. Sizes and distances in points; `indent` is x0 minus the left edge of its column."""

    size: float = 0.0
    """Of most of its characters; 0 where the source has no sizes."""
    bold: bool = False
    """All of it (a lone trailing sign apart)."""
    italic: bool = False
    centred: bool = False
    indent: float = 0.0
    """Of the first line."""
    hanging: float = 0.0
    """x0 of the following lines minus x0 of the first (positive: hanging indent, as in list items)."""
    gap: float = 0.0
    """White space above, to the paragraph before it in the same column; 0 at the top of a page."""
    bold_until: int = 0
    """So many characters at the start of the clean text are bold (a bold label before plain text)."""
    colour: str = ""
    """Fill colour where the backend knows it, as "#rrggbb"; "" otherwise."""


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, table, footnote or contents entry.

    `raw` is the text as printed, its lines parted by "\\n"; `text` is it cleaned (lines joined with a space,
    line-end hyphens resolved, website link boxes cut out, footnote calls taken out, runs of blanks made one),
    `offsets` leads between the two.
    """

    kind: BlockKind
    text: str
    raw: str = ""
    offsets: OffsetMap = OffsetMap()
    places: tuple[Place, ...] = ()
    style: Style = Style()
    page: int = 1
    """Page of its first line, from 1."""
    flow: int = 0
    """Blocks of one flow read on from each other; another column language or a full-width break opens a new one."""
    level: int | None = None
    """Heading level that the source itself gives (PDF outline, DOCX style, HTML h1 to h6), from 1; else None.
    For a contents entry, its depth from 1."""
    rows: tuple[tuple[str, ...], ...] = ()
    """Cells of a table."""
    marker: str = ""
    """Of a footnote: its number or sign as printed. Of a list item where the source keeps it apart (DOCX, HTML)."""
    calls: tuple[tuple[int, str], ...] = ()
    """Footnote calls in `text`: (offset, marker)."""
    target: int | None = None
    """Of a contents entry: the page number printed at its end."""


@dataclass(frozen=True, slots=True)
class Source:
    """All that one file gives: its blocks in reading order, and what is to be said about the reading."""

    name: str
    """File name without folders."""
    sha256: str
    pages: int
    blocks: tuple[Block, ...]
    anomalies: tuple[Anomaly, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Anomaly:
    """Something a reader should know: a message key with its values, where it is, how grave it is."""

    key: str
    """Key in the catalogue of messages, as "reading.low_confidence"."""
    values: tuple[tuple[str, str | int | float], ...] = ()
    page: int | None = None
    eid: str = ""
    grave: bool = True
    """False for what is merely worth knowing (a runner-up reading)."""
