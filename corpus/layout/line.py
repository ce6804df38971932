"""Segments and lines: words side by side on one foot."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from corpus.page import Word

if TYPE_CHECKING:
    from corpus.layout.table import Table

WORD_SPACE = 1.2
"""Widest space between two words of one segment, in type sizes; justified lines stretch to about one."""
RAISED_SIZE = 0.85
"""A word smaller than this share of its line, standing higher, is raised."""
TOUCHING = 0.08
"""White between two pieces of one word, in type sizes, at most; a blank is 0.2 and more."""
STEP = 3.0
"""Points between the heights of two pieces from which on the engines part them (see engines/grouping.py)."""
OVERLAP = 0.5
"""Share of the lower box's height that two words of one line have in common; raised words have about 0.6."""


class Segment(NamedTuple):
    """Words next to each other, without a wide gap; or a table, which then stands here as one piece."""

    words: Sequence[Word]
    x0: float
    top: float
    x1: float
    bottom: float
    table: Table | None = None

    @property
    def text(self) -> str:
        return " ".join(w.text for w in self.words)


class Line(NamedTuple):
    """A printed line of one column. `foot` is the bottom of its main words, `size` that of most of its characters."""

    page: int
    words: Sequence[Word]
    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    foot: float
    size: float
    bold: bool
    italic: bool
    table: Table | None = None


def segments(words: Iterable[Word]) -> list[Segment]:
    """Words in the order of the file, cut where the next one does not stand next to the one before."""
    found: list[Segment] = []
    run: list[Word] = []
    top = bottom = x1 = reach = high = low = 0.0
    # This loop sees every word of a file: indexes instead of names save a third of its time.
    for word in words:
        space = word[1] - x1
        if run and -reach < space < reach:
            high, low = word[2], word[4]
            height, other = low - high, bottom - top
            shared = (low if low < bottom else bottom) - (high if high > top else top)
            if shared > OVERLAP * (height if height < other else other) and word[1] > run[-1][1]:
                if word[6] < RAISED_SIZE * run[-1][6] and _is_attached(run[-1], word, bottom):
                    run[-1] = _with_raised(run[-1], word)
                elif space < TOUCHING * word[6] and abs(word[2] - run[-1][2]) > STEP:
                    run[-1] = _with_rest(run[-1], word)
                else:
                    run.append(word)
                if height > other:
                    top, bottom = high, low
                x1 = word[3]
                continue
        if run:
            found.append(Segment(run, run[0][1], top, x1, bottom))
        run = [word]
        _, _, top, x1, bottom, _, reach = word[:7]
        reach *= WORD_SPACE
    if run:
        found.append(Segment(run, run[0][1], top, x1, bottom))
    return found


def _is_attached(word: Word, small: Word, bottom: float) -> bool:
    """Do small characters stand right behind a word and higher?"""
    return small.x0 - word.x1 < 0.12 * word.size and small.bottom < bottom - 0.05 * small.size


def _with_rest(word: Word, rest: Word) -> Word:
    """A word with the rest of it, which the engine cut off because it is less high: small capitals, a ligature."""
    return word._replace(
        text=word.text + rest.text, x1=rest.x1, top=min(word.top, rest.top), bottom=max(word.bottom, rest.bottom)
    )


def _with_raised(word: Word, small: Word) -> Word:
    """A word with the raised characters that follow it at once."""
    length = len(word.text)
    return word._replace(
        text=word.text + small.text,
        x1=small.x1,
        top=min(word.top, small.top),
        raised=(length, length + len(small.text)),
    )


def lines(page: int, pieces: Iterable[Segment]) -> list[Line]:
    """The lines of one column, from top to bottom: segments on one foot side by side."""
    rows: list[list[Segment]] = []
    for piece in sorted(pieces, key=lambda s: s.top + s.bottom):
        row = next((r for r in rows[-3:] if _on_one_line(r, piece)), None)
        if row is None:
            rows.append([piece])
        else:
            row.append(piece)
    return [_line(page, sorted(row, key=lambda s: s.x0)) for row in rows]


def _on_one_line(row: list[Segment], piece: Segment) -> bool:
    if piece.table or row[0].table:
        return False
    main = max(row, key=lambda s: s.bottom - s.top)
    shared = min(main.bottom, piece.bottom) - max(main.top, piece.top)
    if shared <= OVERLAP * min(main.bottom - main.top, piece.bottom - piece.top):
        return False
    return all(piece.x0 > s.x1 - 2 or piece.x1 < s.x0 + 2 for s in row)


def _line(page: int, row: Sequence[Segment]) -> Line:
    first = row[0]
    if first.table:
        return Line(page, (), "", *first[1:5], first.bottom, 0.0, False, False, first.table)
    words = first.words if len(row) == 1 else [w for s in row for w in s.words]
    sizes = {w.size for w in words}
    size = words[0].size
    foot = words[0].bottom
    if len(sizes) > 1:
        weights: Counter[float] = Counter()
        for w in words:
            weights[w.size] += len(w.text)
        size = weights.most_common(1)[0][0]
        foot = next(w.bottom for w in words if w.size == size)
        words = [_marked_raised(w, size, foot) for w in words]
    bold = all(w.bold or not w.text[0].isalnum() for w in words) and any(w.bold for w in words)
    return Line(
        page,
        words,
        " ".join([w.text for w in words]),
        words[0].x0,
        min([s.top for s in row]),
        words[-1].x1,
        max([s.bottom for s in row]),
        foot,
        size,
        bold,
        words[0].italic and words[-1].italic and all(w.italic for w in words),
    )


def _marked_raised(word: Word, size: float, foot: float) -> Word:
    """A small word that stands above the foot of its line, marked as raised."""
    if word.raised is None and word.size < RAISED_SIZE * size and word.bottom < foot - 0.1 * size:
        return word._replace(raised=(0, len(word.text)))
    return word
