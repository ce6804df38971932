"""From the lines of a paragraph to its block: raw and clean text, offsets, places, style."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from corpus.block import Block, BlockKind, OffsetMap, Place, Style
from corpus.cleaning import clean
from corpus.geometry import Span
from corpus.layout.hyphens import Vocabulary, joint
from corpus.layout.line import Line
from corpus.layout.markers import marker as marker_of
from corpus.layout.paragraphs import Paragraph
from corpus.offsets import Change, compose, rewrite
from corpus.page import Word

_UNIT = re.compile(r"(?:k|c|d|m)?m\Z")
_POWERS = {"2": "²", "3": "³"}


def block_of(
    paragraph: Paragraph,
    known: Vocabulary,
    notes: Collection[tuple[int, str]] = (),
    cuts: Sequence[tuple[int, int]] = (),
    kind: BlockKind = "text",
    marker: str = "",
) -> Block:
    """The block that a paragraph makes.

    `notes` are (page, marker) of the footnotes that can be called; `cuts` are stretches of the raw text, inside its
    lines, that are left out (a footnote's marker, the leader of a contents entry).
    """
    lines = paragraph.lines
    raw = "\n".join([line.text for line in lines])
    calls: list[tuple[int, str]] = []
    changes = list(_changes(lines, known, notes, calls))
    if cuts:
        changes = _with_cuts(changes, cuts)
    middle, joined = rewrite(raw, changes)
    text, cleaned = clean(middle)
    offsets = compose(joined, cleaned)
    return Block(
        kind,
        text,
        raw,
        offsets,
        _places(lines, offsets, len(text)),
        _style(paragraph, text, offsets),
        lines[0].page,
        marker=marker,
        calls=tuple((offsets.to_text(at), sign) for at, sign in calls),
    )


def _with_cuts(changes: Sequence[Change], cuts: Sequence[tuple[int, int]]) -> list[Change]:
    """All changes in order; what a cut covers is not changed otherwise."""
    others = [c for c in changes if not any(start < c.end and c.start < end for start, end in cuts)]
    return sorted([*others, *(Change(start, end, "") for start, end in cuts)])


def _changes(
    lines: Sequence[Line], known: Vocabulary, notes: Collection[tuple[int, str]], calls: list[tuple[int, str]]
) -> Iterator[Change]:
    """Line ends, hyphens, footnote calls and raised powers, in the order of the raw text."""
    at = 0
    for i, line in enumerate(lines):
        yield from _raised(line, at, notes, calls)
        at += len(line.text)
        if i + 1 < len(lines):
            how = joint(line.words[-1].text, lines[i + 1].words[0].text, known)
            yield Change(at - 1, at + 1, how) if how is not None else Change(at, at + 1, " ")
        at += 1


def _raised(line: Line, at: int, notes: Collection[tuple[int, str]], calls: list[tuple[int, str]]) -> Iterator[Change]:
    """Calls of the footnotes of this page go (with the blank before a call that stands alone); m2 becomes m²."""
    for i, word in enumerate(line.words):
        if word.raised:
            start, end = word.raised
            sign = word.text[start:end]
            marker = sign.strip("()[].")
            if (line.page, marker) in notes and not _is_ordinal(word):
                alone = i > 0 and end - start == len(word.text)
                calls.append((at + start - alone, marker))
                yield Change(at + start - alone, at + end, "")
            elif sign in _POWERS and _UNIT.search(word.text, 0, start):
                yield Change(at + start, at + end, _POWERS[sign])
        at += len(word.text) + 1


def _is_ordinal(word: Word) -> bool:
    """Is what is raised part of the word, as in "1er" or "m2"?"""
    start, end = word.raised or (0, 0)
    return word.text[start:end].isalpha() or bool(_UNIT.fullmatch(word.text[:start]))


def _places(lines: Sequence[Line], offsets: OffsetMap, length: int) -> tuple[Place, ...]:
    """Where each printed line stands in the clean text. A line that was cut out as a whole has no place."""
    found: list[Place] = []
    at = start = 0
    for i, line in enumerate(lines):
        at += len(line.text) + 1
        end = offsets.to_text(at) if i + 1 < len(lines) else length
        if end > start:
            span = Span(line.page, line.x0, line.top, line.x1, line.bottom)
            found.append(Place(start, end, span))
        start = max(start, end)
    return tuple(found)


def _style(paragraph: Paragraph, text: str, offsets: OffsetMap) -> Style:
    lines, frame = paragraph.lines, paragraph.frames[0]
    first = lines[0]
    centred = frame.centred(first) or (len(lines) > 1 and _full_then_centred(paragraph))
    if centred and not first.bold and not first.text[0].isupper() and marker_of().match(first.text):
        centred = False
    rest = lines[1].x0 - paragraph.frames[1].left if len(lines) > 1 else first.x0 - frame.left
    indent = first.x0 - frame.left
    bold = all(line.bold for line in lines)
    return Style(
        size=max(line.size for line in lines) if len(lines) < 3 else first.size,
        bold=bold,
        italic=all(line.italic for line in lines),
        centred=centred,
        indent=round(indent, 1),
        hanging=0.0 if centred else round(rest - indent, 1),
        gap=round(paragraph.gap, 1),
        bold_until=len(text) if bold else _bold_until(lines, offsets),
    )


def _full_then_centred(paragraph: Paragraph) -> bool:
    """A heading whose first line fills the column and whose last stands in the middle."""
    last, frame = paragraph.lines[-1], paragraph.frames[-1]
    return frame.centred(last) and last.x0 - paragraph.lines[0].x0 > 6


def _bold_until(lines: Sequence[Line], offsets: OffsetMap) -> int:
    """How many characters at the start of the clean text are bold."""
    at = 0
    for line in lines:
        for word in line.words:
            if not word.bold:
                return max(0, offsets.to_text(at - 1)) if at else 0
            at += len(word.text) + 1
    return 0
