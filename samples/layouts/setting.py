"""Setting a paragraph: words, superscripts, syllables, lines. Greedy line breaking, as word processors do it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from samples.layouts.fonts import face, width

_CALL = re.compile(r"\[\^(\w+)\]|(?<=\d)(er|re)\b|(?<=\bI)(er)\b")
_VOWELS = "aeiouyàâäéèêëîïôöûüœ"
_BOUND = ("bl", "br", "ch", "cl", "cr", "dr", "fl", "fr", "gl", "gn", "gr", "ph", "pl", "pr", "qu", "th", "tr", "vr")
_GLUED = {";", ":", "!", "?", "»", "%", "€"}
"""Signs that French sets after a space and never at the head of a line."""


@dataclass(frozen=True, slots=True)
class Type:
    """How characters look; sizes in points, `leading` from baseline to baseline."""

    family: str = "serif"
    size: float = 10.0
    leading: float = 12.5
    bold: bool = False
    italic: bool = False
    colour: str = "#000000"

    @property
    def name(self) -> str:
        return face(self.family, self.bold, self.italic)


@dataclass(frozen=True, slots=True)
class Run:
    text: str
    type: Type
    rise: float = 0.0

    @property
    def width(self) -> float:
        return width(self.text, self.type.name, self.type.size)


Word = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Line:
    words: tuple[Word, ...]
    room: float
    """Width that the line may take; the natural width is `set_width`."""
    indent: float = 0.0
    last: bool = False
    notes: tuple[str, ...] = ()


def words(text: str, type: Type) -> list[Word]:
    """Words of a text: "1er" gets a raised end, "[^2]" becomes a raised 2; signs after a space stay with their word."""
    found: list[Word] = []
    for token in text.split():
        signs = token in _GLUED or token.startswith(("»", ";"))
        if found and (signs or found[-1][-1].text in ("«", "§")):
            found[-1] = (*found[-1], Run("\u00a0", type), *_runs(token, type))
        else:
            found.append(tuple(_runs(token, type)))
    return found


def _runs(token: str, type: Type) -> list[Run]:
    small = replace(type, size=type.size * 0.62)
    runs: list[Run] = []
    at = 0
    for match in _CALL.finditer(token):
        if match.start() > at:
            runs.append(Run(token[at : match.start()], type))
        runs.append(Run(match[1] or match[2] or match[3], small, type.size * 0.36))
        at = match.end()
    if at < len(token):
        runs.append(Run(token[at:], type))
    return runs


def syllables(word: str) -> list[int]:
    """Where a word may be cut: before a consonant (or an inseparable pair) that a vowel follows."""
    if len(word) < 7 or not word.isalpha() or not word[1:].islower():
        return []
    low = word.lower()
    cuts = []
    for i in range(3, len(low) - 3):
        pair = low[i : i + 2] in _BOUND
        after = low[i + 2] if pair else low[i + 1]
        if low[i] not in _VOWELS and after in _VOWELS and low[i - 1 : i + 1] not in _BOUND:
            cuts.append(i)
    return cuts


def _wide(word: Word) -> float:
    return sum(r.width for r in word)


def _cut(word: Word, room: float) -> tuple[Word, Word] | None:
    """The word in two, the first part with its hyphen no wider than `room`."""
    match = re.match(r"^(\W*)(.*?)(\W*)$", word[0].text)
    if len(word) > 2 or match is None or any(r.rise for r in word):
        return None
    head, core, tail = match.groups()
    if len(word) == 1 or not tail:
        for at in reversed(syllables(core)):
            first = replace(word[0], text=head + core[:at] + "-")
            if first.width <= room:
                return (first,), (replace(word[0], text=core[at:] + tail), *word[1:])
    return None


def lines(text: list[Word], room: float, first: float = 0.0, hanging: float = 0.0, cut: bool = False) -> list[Line]:
    """Break words into lines of `room` points; `first` and `hanging` indent the first and the other lines."""
    found: list[Line] = []
    current: list[Word] = []
    used, queue = 0.0, list(text)
    while queue:
        word = queue.pop(0)
        indent = hanging if found else first
        space = Run(" ", word[0].type).width if current else 0.0
        if not current or used + space + _wide(word) <= room - indent:
            current.append(word)
            used += space + _wide(word)
            continue
        parts = _cut(word, room - indent - used - space) if cut else None
        if parts:
            current.append(parts[0])
            word = parts[1]
        found.append(Line(tuple(current), room - indent, indent))
        current, used = [], 0.0
        queue.insert(0, word)
    found.append(Line(tuple(current), room - (hanging if found else first), hanging if found else first, last=True))
    return [replace(line, notes=_notes(line)) for line in found]


def _notes(line: Line) -> tuple[str, ...]:
    return tuple(r.text for w in line.words for r in w if r.rise and r.text.isdigit())


def paint(canvas: Canvas, line: Line, x: float, y: float, align: str = "left") -> None:
    """Draw a line with its baseline at `y`; `align` is left, justify, centre or right."""
    natural = sum(map(_wide, line.words)) + sum(Run(" ", w[0].type).width for w in line.words[1:])
    spare = line.room - natural
    gaps = len(line.words) - 1
    stretch = spare / gaps if align == "justify" and not line.last and gaps and spare > 0 else 0.0
    x += line.indent + {"centre": spare / 2, "right": spare}.get(align, 0.0)
    pen = canvas.beginText()
    for i, word in enumerate(line.words):
        for run in word:
            pen.setTextOrigin(x, y + run.rise)
            pen.setFont(run.type.name, run.type.size)
            pen.setFillColor(HexColor(run.type.colour))
            last = run is word[-1] and i < gaps
            pen.textOut(run.text + " " if last else run.text)
            x += run.width
        x += Run(" ", word[0].type).width + stretch
    canvas.drawText(pen)
