"""Where one word ends and the next begins.

The definition is that of pdfplumber's `extract_words(x_tolerance_ratio=0.15, use_text_flow=True)`:

- characters are taken in the order in which they are drawn, not sorted by height: sorting puts whole lines of a skewed
  scan, or of narrow columns side by side, into one heap and shatters their words; on straight text both give the same;
- a blank ends a word, and so does a gap of more than 0.15 of the type size (pdfplumber's default, 3 points, glues
  words in small print, where a blank is narrower than that);
- so does a step back to the left, and a step of more than 3 points up or down (a raised "er" stays with its "1").
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from corpus.engines.glyphs import Boxes, Glyphs, Indices, Sizes
from corpus.engines.signs import BLANK, SILENT, plain, signs

GAP_RATIO = 0.15
"""Widest gap inside a word, in type sizes: blanks are 0.2 and more, even in tightly justified lines."""
STEP = 3.0
"""Largest difference of height between two neighbours in a word, in points."""


@dataclass(frozen=True, slots=True)
class Groups:
    """The words of a page: parallel sequences, one entry a word, in drawing order.

    `boxes` has rows of x0, top, x1, bottom; `first` is PDFium's number of the first character, `sizes` its type size.
    """

    texts: list[str]
    boxes: Boxes
    sizes: Sizes
    first: Indices

    def inside(self, width: float, height: float) -> Groups:
        """Without the words that lie wholly outside a page of this width and height."""
        x0, top, x1, bottom = self.boxes.T
        seen = (x1 > 0) & (x0 < width) & (bottom > 0) & (top < height)
        if seen.all():
            return self
        texts = [text for text, keep in zip(self.texts, seen.tolist(), strict=True) if keep]
        return Groups(texts, self.boxes[seen], self.sizes[seen], self.first[seen])


def group(glyphs: Glyphs) -> Groups:
    """The words that the characters form."""
    codes = signs(glyphs.codes)
    codes, boxes, sizes, indices = _select(codes != SILENT, codes, glyphs.boxes, glyphs.sizes, glyphs.indices)
    places = np.flatnonzero(codes != BLANK)
    if not len(places):
        return Groups([], boxes[:0], sizes[:0], indices[:0])
    codes, boxes, sizes, indices = _select(places, codes, boxes.astype(np.float64), sizes.astype(np.float64), indices)
    starts = _starts(boxes, sizes, places)
    text = codes.astype("<u4").tobytes().decode("utf-32-le")
    bounds = [*starts.tolist(), len(text)]
    texts = [plain(text[a:b]) for a, b in pairwise(bounds)]
    return Groups(texts, _around(boxes, starts).round(3), sizes[starts].round(3), indices[starts])


def _select(which: npt.NDArray[Any], *arrays: npt.NDArray[Any]) -> list[npt.NDArray[Any]]:
    return [array[which] for array in arrays]


def _starts(boxes: Boxes, sizes: Sizes, places: Indices) -> Indices:
    """Where a word begins among the printed characters; `places` jump where a blank stood between two of them."""
    x0, top, x1, _ = boxes.T
    parted = np.diff(places) > 1
    back = x0[1:] < x0[:-1]
    gap = x0[1:] > x1[:-1] + GAP_RATIO * sizes[:-1]
    step = np.abs(np.diff(top)) > STEP
    return np.concatenate(([0], np.flatnonzero(parted | back | gap | step) + 1))


def _around(boxes: Boxes, starts: Indices) -> Boxes:
    low = np.minimum.reduceat(boxes[:, :2], starts, axis=0)
    high = np.maximum.reduceat(boxes[:, 2:], starts, axis=0)
    return np.concatenate((low, high), axis=1)
