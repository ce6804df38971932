"""Where one word ends and the next begins.

The definition is that of pdfplumber's `extract_words(x_tolerance_ratio=0.15, use_text_flow=True)`:

- characters are taken in the order in which they are drawn, not sorted by height: sorting puts whole lines of a skewed
  scan, or of narrow columns side by side, into one heap and shatters their words; on straight text both give the same;
- a blank ends a word, and so does a gap of more than 0.15 of the type size (pdfplumber's default, 3 points, glues
  words in small print, where a blank is narrower than that);
- so does a step back to the left, and a step of more than 3 points up or down (a raised "er" stays with its "1").
"""

from __future__ import annotations

from itertools import pairwise, repeat

import numpy as np

from corpus.engines.glyphs import Boxes, Glyphs, Indices, Sizes
from corpus.engines.raised import SMALL, leader, letters, raised
from corpus.engines.signs import BLANK, needs_plain, plain
from corpus.page import Word

GAP_RATIO = 0.15
"""Widest gap inside a word, in type sizes: blanks are 0.2 and more, even in tightly justified lines."""
STEP = 3.0
"""Largest difference of height between two neighbours in a word, in points."""


def group(glyphs: Glyphs, width: float, height: float) -> tuple[Word, ...]:
    """The words that the characters form, in drawing order; those wholly outside a page of that size are left out."""
    places = np.flatnonzero(glyphs.codes != BLANK)
    if not len(places):
        return ()
    boxes, sizes = glyphs.boxes[places].astype(np.float64), glyphs.sizes[places]
    text = glyphs.codes[places].astype("<u4").tobytes().decode("utf-32-le")
    starts = _starts(boxes, sizes, places)
    bounds = list(pairwise([*starts.tolist(), len(places)]))
    leaders, spans = _raised(text, sizes, boxes[:, 3], starts, bounds)
    around = _around(boxes, starts).round(3)
    styles = [(kind.face.name, round(kind.size, 3), kind.face.bold, kind.face.italic) for kind in glyphs.types]
    columns = zip(*(styles[kind] for kind in glyphs.kinds[places][leaders].tolist()), strict=True)
    words = tuple(map(Word, _texts(text, bounds), *around.T.tolist(), *columns, repeat(None), spans))
    if _all_on_page(around, width, height) and "\0" not in text:
        return words
    return tuple(word for word in words if word.text and on_page(word, width, height))


def _texts(text: str, bounds: list[tuple[int, int]]) -> list[str]:
    texts = [text[start:end] for start, end in bounds]
    return [plain(word) for word in texts] if needs_plain(text) else texts


def _raised(
    text: str, sizes: Sizes, feet: Sizes, starts: Indices, bounds: list[tuple[int, int]]
) -> tuple[Indices, list[tuple[int, int] | None]]:
    """For each word the character whose type is the word's, and which letters are raised."""
    leaders = starts.copy()
    spans: list[tuple[int, int] | None] = [None] * len(bounds)
    for number in _mixed(sizes, starts):
        start, end = bounds[number]
        span = raised(sizes[start:end].tolist(), feet[start:end].tolist())
        if span:
            leaders[number] += leader(span, end - start)
            spans[number] = letters(span, [plain(sign) for sign in text[start:end]])
    return leaders, spans


def _mixed(sizes: Sizes, starts: Indices) -> list[int]:
    """The words in which one character is much smaller than another."""
    small, large = np.minimum.reduceat(sizes, starts), np.maximum.reduceat(sizes, starts)
    return np.flatnonzero(small < SMALL * large).tolist()


def _starts(boxes: Boxes, sizes: Sizes, places: Indices) -> Indices:
    """Where a word begins among the printed characters; `places` jump where a blank stood between two of them."""
    x0, top, x1, _ = boxes.T
    parted = np.diff(places) > 1
    back = x0[1:] < x0[:-1]
    gap = x0[1:] > x1[:-1] + GAP_RATIO * sizes[:-1]
    step = np.abs(np.diff(top)) > STEP
    return np.concatenate(([0], np.flatnonzero(parted | back | gap | step) + 1))


def on_page(word: Word, width: float, height: float) -> bool:
    """False for a word wholly outside a page of that size: it was cut off and is not seen."""
    return word.x1 > 0 and word.x0 < width and word.bottom > 0 and word.top < height


def _all_on_page(boxes: Boxes, width: float, height: float) -> bool:
    """`on_page` of all words at once: on most pages there is nothing to leave out."""
    low, high = boxes.min(axis=0), boxes.max(axis=0)
    return bool(low[2] > 0 and high[0] < width and low[3] > 0 and high[1] < height)


def _around(boxes: Boxes, starts: Indices) -> Boxes:
    low = np.minimum.reduceat(boxes[:, :2], starts, axis=0)
    high = np.maximum.reduceat(boxes[:, 2:], starts, axis=0)
    return np.concatenate((low, high), axis=1)
