"""Plain text: paragraphs from lines, whoever broke them.

Three ways of writing occur: a line a paragraph (long lines), lines broken at a width (mail, terminals), and lists of
short lines. Which one it is shows in the lengths of the lines.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from corpus.block import Anomaly, Block, Source, Style
from corpus.errors import ReadingError
from corpus.sources.decoding import decode, looks_like_text
from corpus.sources.kinds import load
from corpus.sources.limits import DEFAULTS, Limits
from corpus.sources.paragraph import clean

_COLUMN = 6.0
"""Points a character of typewriter text takes: 10 to the inch at 12 point is 7.2, 12 to the inch at 10 point is 6."""

_LINE = 12.0
"""Points an empty line takes."""

_NARROWEST, _WIDEST = 50, 130
"""Nobody breaks running text at fewer columns, or at more: such lines are paragraphs of their own."""

_BULLET = re.compile(r"[-–—•*·▪◦‣]\s")
_NUMBER = re.compile(r"(?:\(?\d{1,3}[°.)]|§|\(?[a-zA-Z]{1,2}\)|\(?[ivxIVX]{1,5}[.)])\s?")
_BROKEN = re.compile(r"(?<!\w)(\w{1,60})-\n(\w{1,60})")
_WORD = re.compile(r"\w+(?:[-’']\w+)*")


class Line(NamedTuple):
    """A line without its end: `lead` blanks, then `text`. `above` counts the empty lines before it."""

    text: str
    lead: int
    above: int
    page: int

    @property
    def width(self) -> int:
        return self.lead + len(self.text)

    @property
    def bulleted(self) -> bool:
        return bool(_BULLET.match(self.text))

    @property
    def numbered(self) -> bool:
        return bool(_NUMBER.match(self.text))


def read(path: Path, limits: Limits = DEFAULTS) -> Source:
    """The text file as blocks; a form feed begins a page. ReadingError where it is no text."""
    data = load(path, limits)
    if len(data) > limits.max_text:
        raise ReadingError("sources.too_large", path.name, most=limits.max_text // 1_000_000)
    text, encoding = decode(data)
    if not looks_like_text(text):
        raise ReadingError("sources.unknown_kind", path.name)
    guessed = (Anomaly("sources.encoding_guessed", (("encoding", encoding),), grave=False),)
    pages = max(1, text.rstrip().count("\f") + 1)
    return Source(
        path.name, hashlib.sha256(data).hexdigest(), pages, blocks(data), guessed if encoding == "cp1252" else ()
    )


def blocks(source: Path | bytes) -> tuple[Block, ...]:
    """The paragraphs of a text. Takes the bytes, or the file (which is then `load`ed)."""
    text, _ = decode(load(source) if isinstance(source, Path) else source)
    lines = list(_lines(text))
    width = _wrap(lines)
    margin = min((line.lead for line in lines), default=0)
    words = Counter(w.lower() for w in _WORD.findall(text))
    made = (_block(p, margin, width, words) for p in _paragraphs(lines, width))
    return tuple(b for b in made if b.text)


def _lines(text: str) -> Iterator[Line]:
    for page, sheet in enumerate(text.split("\f"), start=1):
        above = 0
        for line in re.split(r"\r\n|[\n\r\x0b\x85\u2028\u2029]", sheet):
            line = line.expandtabs(8).rstrip()
            if line:
                shown = line.lstrip()
                yield Line(shown, len(line) - len(shown), above, page)
            above = 0 if line else above + 1


def _wrap(lines: Sequence[Line]) -> int | None:
    """The width at which running text was broken; None where every line is a paragraph."""
    widths = sorted(line.width for line in lines)
    if not widths:
        return None
    width = widths[round(0.95 * (len(widths) - 1))]
    full = sum(1 for w in widths if w >= 0.8 * width)
    return width if _NARROWEST <= width <= _WIDEST and 3 * full >= len(widths) and full > 1 else None


def _paragraphs(lines: Sequence[Line], width: int | None) -> Iterator[list[Line]]:
    paragraph: list[Line] = []
    for line in lines:
        if paragraph and (width is None or _opens(line, paragraph, width)):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield paragraph


def _opens(line: Line, paragraph: Sequence[Line], width: int) -> bool:
    """Does `line` open a new paragraph, after the lines of the one before it?"""
    last = paragraph[-1]
    if line.above:
        return True
    if line.page != last.page:
        return last.text.endswith((".", ";", ":", "!", "?")) or line.bulleted
    ended = last.text.endswith((".", ";", ":", ",", "!", "?"))
    if line.bulleted or (line.numbered and ended):
        return True
    with_next = last.width + 1 + len(line.text.split()[0])
    if with_next < 0.85 * width or (with_next < width and last.text.endswith((".", ";", ":"))):
        return True  # its first word had fitted on the line before
    if line.lead >= last.lead + 2:
        return len(paragraph) > 1 or not (last.bulleted or last.numbered)
    return len(paragraph) > 1 and line.lead <= last.lead - 2


def _block(paragraph: Sequence[Line], margin: int, width: int | None, words: Counter[str]) -> Block:
    raw = "\n".join(line.text for line in paragraph)
    text, offsets = clean(raw, _hyphens(raw, words))
    first = paragraph[0]
    hanging = (paragraph[1].lead - first.lead) * _COLUMN if len(paragraph) > 1 else 0.0
    style = Style(
        centred=all(_centred(line, width) for line in paragraph),
        indent=(first.lead - margin) * _COLUMN,
        hanging=hanging,
        gap=first.above * _LINE,
    )
    return Block("text", text, raw, offsets, style=style, page=first.page)


def _centred(line: Line, width: int | None) -> bool:
    right = (width or 0) - line.width
    return line.lead >= 8 and abs(line.lead - right) <= 4


def _hyphens(raw: str, words: Counter[str]) -> list[tuple[int, int, str]]:
    """What to cut at line ends: hyphen and break where the word goes on, the break alone where the hyphen belongs."""
    cuts = []
    for found in _BROKEN.finditer(raw):
        before, after = found[1], found[2]
        joined = words[(before + after).lower()]
        if words[f"{before}-{after}".lower()] > joined or not after[0].islower():
            cuts.append((found.end(1) + 1, found.start(2), ""))
        elif joined or not (len(after) <= 3 and words[after.lower()] > 2):
            cuts.append((found.end(1), found.start(2), ""))
        # else a hyphen that hangs ("gezins- en ..."): the break is a blank
    return cuts
