"""Paragraphs: which line goes on from the one before, and which opens a new paragraph.

What speaks: the white above a line, the type, whether the first word would still have gone on the line before,
indents and hanging indents, and markers at the start of a line.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from corpus.layout.frame import Column, Frame, leading, size_key
from corpus.layout.line import Line
from corpus.layout.markers import marker

WIDE_GAP = 1.22
"""From so many usual leadings on, the white alone parts paragraphs."""
SLIGHT_GAP = 1.07
"""From so many on, it does so when the line before ends a sentence or the next opens with a marker."""
HEADING_WIDER = 1.15
"""So much wider than those of the text the lines of one heading may stand, for their size."""
HEADING_LEADING = 1.42
"""Type sizes from foot to foot inside a heading of several lines, at most."""
SAME_SIZE = 0.07
SAME_SIZE_NOISY = 0.33
"""Share by which the sizes of two lines of one paragraph differ at most; scans only have box heights."""
INDENT = 3.0
"""Points from which an indent is one."""
RAGGED = 0.15
"""Share of the width that a ragged line may leave although the next word would have fitted."""

_ENDS = ".;:!?"
_NO_OPENING = ";:,.)»!?"
"""Signs with which no paragraph begins: French sets a blank before some, where a line may break."""
_CLOSING = "»”\"’')]*"
_HYPHENS = "-\u2010\u00ad"


class Paragraph(NamedTuple):
    """Lines of one paragraph, for each the frame of its column, and the white above in points."""

    lines: tuple[Line, ...]
    frames: tuple[Frame, ...]
    gap: float


class Setting(NamedTuple):
    """What is usual in a flow: distance from foot to foot by type size, and its commonest type size."""

    leading: Mapping[float, float]
    size: float


def paragraphs(
    columns: Sequence[Column], frames: Sequence[Frame], setting: Setting, opens: Mapping[int, bool]
) -> list[Paragraph]:
    """The paragraphs of one flow, read through its columns and pages. A table's line is a paragraph alone.

    `opens` says of some lines (by their id) whether they open a paragraph: those of tables of contents.
    """
    found: list[Paragraph] = []
    run: list[Line] = []
    around: list[Frame] = []
    gap = 0.0
    for column, frame in zip(columns, frames, strict=True):
        for i, line in enumerate(column.lines):
            above = column.lines[i - 1] if i else None
            known = opens.get(id(line), True if run and id(run[-1]) in opens else None)
            if run and not (_opens(run, around, line, frame, above, setting) if known is None else known):
                run.append(line)
                around.append(frame)
                continue
            if run:
                found.append(Paragraph(tuple(run), tuple(around), gap))
            run, around = [line], [frame]
            gap = max(0.0, line.top - above.bottom) if above else 0.0
    if run:
        found.append(Paragraph(tuple(run), tuple(around), gap))
    return found


def setting_of(columns: Sequence[Column]) -> Setting:
    """What is usual in a flow."""
    usual = leading(columns)
    weights: dict[float, int] = {}
    for column in columns:
        for line in column.lines:
            weights[line.size] = weights.get(line.size, 0) + len(line.text)
    return Setting(usual, max(weights, key=lambda s: weights[s]) if weights else 0.0)


def _opens(
    run: Sequence[Line], around: Sequence[Frame], line: Line, frame: Frame, above: Line | None, setting: Setting
) -> bool:
    """Does `line` open a paragraph behind the lines `run`? `above` is None at the top of a column."""
    last = run[-1]
    if line.table or last.table:
        return True
    noisy = frame.slack > 0
    if abs(line.size - last.size) > (SAME_SIZE_NOISY if noisy else SAME_SIZE) * max(last.size, line.size):
        return True
    if above is not last:
        return _opens_column(run, around, line, frame)
    if _is_heading(last, line, setting):
        return _parts_headings(last, line, frame, setting)
    usual = _usual_leading(line, setting)
    distance = line.foot - last.foot
    if distance > WIDE_GAP * usual + frame.slack / 2:
        return True
    mark = marker().match(line.text)
    ended = ends_sentence(last.text)
    if distance > SLIGHT_GAP * usual + frame.slack / 2 and (ended or mark or not _is_full(last, line, frame)):
        return True
    return _opens_by_shape(run, line, frame, bool(mark), ended)


def _usual_leading(line: Line, setting: Setting) -> float:
    """The distance from foot to foot of lines like this.

    Type a little larger than the text is that of headings, and what they show is the white between two of them: their
    lines stand no further apart than those of the text do.
    """
    own = setting.leading.get(size_key(line.size), 1.2 * line.size)
    text = setting.leading.get(size_key(setting.size))
    if text is None or size_key(line.size) <= size_key(setting.size):
        return own
    return min(own, HEADING_WIDER * text * line.size / setting.size)


def _opens_by_shape(run: Sequence[Line], line: Line, frame: Frame, mark: bool, ended: bool) -> bool:
    """The same without a gap: by type, fullness, marker and indent."""
    last = run[-1]
    if line.text[0] in _NO_OPENING and not line.text.startswith(".."):
        return False
    full = _is_full(last, line, frame)
    lower = line.text[0].islower()
    if last.bold != line.bold and not (full and lower and not ended):
        return last.bold or not full or ended
    ragged = not ended and not mark and _goes_on_ragged(last, line, frame)
    if not full and not (ragged and (lower or _would_not_fit(last, line, frame))):
        return True
    if mark and (ended or _outdented(run, line, frame)):
        return True
    return _indent_opens(run, line, frame, mark, ended)


def _indent_opens(run: Sequence[Line], line: Line, frame: Frame, mark: bool, ended: bool) -> bool:
    """Does the left edge of `line` break with that of the paragraph?"""
    slack = INDENT + frame.slack
    if len(run) > 1 and not frame.centred(line):
        edge = run[-1].x0
        return line.x0 > edge + slack if ended or mark else line.x0 > edge + 4 * slack or line.x0 < edge - slack
    inset = line.x0 - run[0].x0
    if inset > slack and not marker().match(run[0].text):
        return ended
    return False


def _outdented(run: Sequence[Line], line: Line, frame: Frame) -> bool:
    """A marker that hangs to the left of the text above it, or stands deeper than the item's own text."""
    slack = INDENT + frame.slack
    if len(run) == 1:
        return line.x0 > run[0].x0 + 1.5 * slack and not marker().match(run[0].text)
    return abs(line.x0 - run[-1].x0) > slack


def _opens_column(run: Sequence[Line], around: Sequence[Frame], line: Line, frame: Frame) -> bool:
    """Does the first line of a column or page open a paragraph, behind the last of the column before?"""
    last, before = run[-1], around[-1]
    if abs(before.width - frame.width) > 0.15 * frame.width or last.bold != line.bold or before.centred(last):
        return True
    if is_hyphenated(last.text):
        return False
    mark = bool(marker().match(line.text))
    ended = ends_sentence(last.text) and not (line.text[0].islower() and last.text[-1] == "." and not mark)
    offset = line.x0 - frame.left
    edge = run[-1].x0 - before.left if len(run) > 1 else None
    slack = INDENT + max(frame.slack, before.slack)
    hanging = edge is not None and edge > run[0].x0 - around[0].left + slack and abs(offset - edge) <= slack
    if mark and (ended or not hanging):
        return True
    if not _is_full(last, line, before):
        return not (_goes_on_ragged(last, line, before) and line.text[0].islower() and not ended)
    if ended:
        return not hanging and not (before.justified and edge is not None and abs(offset - edge) <= slack)
    return edge is not None and abs(offset - edge) > 2 * slack


def _is_heading(last: Line, line: Line, setting: Setting) -> bool:
    """Do both lines look like a heading: both bold, or both larger than the text?"""
    large = min(last.size, line.size) > 1.15 * setting.size
    return (last.bold and line.bold) or large


def _parts_headings(last: Line, line: Line, frame: Frame, setting: Setting) -> bool:
    """Are two heading lines two headings, not one over two lines?"""
    # Headings stand alone too often to show their own leading: it is in keeping with that of the text.
    usual = setting.leading.get(size_key(setting.size), 0.0) / max(setting.size, 1.0)
    same_size = usual and abs(line.size - setting.size) <= SAME_SIZE * setting.size
    allowed = line.size * (1.15 * usual if same_size else max(HEADING_LEADING, min(1.1 * usual, 2.0)))
    if line.foot - last.foot > allowed + frame.slack:
        return True
    mark = marker().match(line.text)
    labelled = mark is not None and mark.end() > 3 and line.text[0].isupper()
    if labelled or (mark and (ends_sentence(last.text) or not _is_full(last, line, frame))):
        return True
    if last.bold != line.bold:
        return True
    if _share_middle(last, line, frame) and (frame.centred(last) or frame.centred(line)):
        return False
    return not _would_not_fit(last, line, frame) and not (ends_open(last.text) and line.text[0].islower())


def _is_full(last: Line, line: Line, frame: Frame) -> bool:
    """Was there no room left on `last` for the first word of `line`?"""
    if is_hyphenated(last.text) and line.text[0].islower():
        return True
    if frame.justified and not last.bold and not frame.centred(last):
        return last.x1 > frame.right - 1.5 - 1.5 * frame.slack
    return _would_not_fit(last, line, frame)


def _share_middle(last: Line, line: Line, frame: Frame) -> bool:
    """Have two lines of different length the same middle?"""
    aside = abs(last.x0 + last.x1 - line.x0 - line.x1) / 2
    return aside <= 3 + frame.slack and abs(last.x0 - line.x0) > INDENT


def _would_not_fit(last: Line, line: Line, frame: Frame) -> bool:
    word = line.words[0]
    centred = frame.centred(last) and _share_middle(last, line, frame)
    room = frame.width - (last.x1 - last.x0) if centred else frame.right - last.x1
    return word.x1 - word.x0 + 0.25 * line.size > room - 0.2 * line.size - frame.slack


def _goes_on_ragged(last: Line, line: Line, frame: Frame) -> bool:
    """A ragged line broken a little early (a name kept together) or a justified one that a scan shows short."""
    return frame.right - last.x1 < RAGGED * frame.width and not frame.centred(last) and last.bold == line.bold


def ends_sentence(text: str) -> bool:
    """Does a line end with a full stop, semicolon or colon, closing quotes and brackets apart?"""
    bare = text.rstrip(_CLOSING + "  ")
    return bool(bare) and bare[-1] in _ENDS


def ends_open(text: str) -> bool:
    """Does a line end without any closing sign?"""
    return bool(text) and text[-1] not in _ENDS + _CLOSING


def is_hyphenated(text: str) -> bool:
    """Does a line end with a hyphen behind a letter?"""
    return len(text) > 1 and text[-1] in _HYPHENS and text[-2].isalpha()
