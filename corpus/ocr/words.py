"""From the lines of a page picture to the words of a page, in points, with one size for the body of the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus.geometry import Box
from corpus.ocr.hocr import HocrLine, HocrPage, HocrWord
from corpus.ocr.repair import repaired
from corpus.ocr.settings import OcrSettings
from corpus.page import Page, Word

_FACE = 0.92
"""From the top of "l" to the foot of "p", as a share of the type size: 0.9 in Times, 0.93 in Arial."""

_SAME_SIZE = 0.15
"""Heights of lines of one size vary by this share with the letters that happen to stand in them."""


def fill(page: Page, hocr: HocrPage | None, turned: int, settings: OcrSettings) -> Page:
    """`page` with the words that were read from its picture, turned clockwise by `turned` degrees for it."""
    width, height = (page.height, page.width) if turned in (90, 270) else (page.width, page.height)
    blank = replace(page, width=width, height=height, words=(), rules=(), ocr=True, confidence=None, turned=turned)
    if hocr is None:
        return blank
    scale = (width / hocr.box.width, height / hocr.box.height)
    lines = repaired(_level(hocr.lines), settings)
    rules = tuple(_points(r, scale) for r in hocr.rules if min(r.width, r.height) * min(scale) < 4)
    return replace(blank, words=_words(lines, scale), rules=rules, confidence=_confidence(lines))


def shown(box: Box, page: Page) -> Box:
    """Where a box of a turned page stands on the page as the file shows it: for drawing on its picture."""
    x0, top, x1, bottom = box
    if page.turned == 90:
        return Box(top, page.width - x1, bottom, page.width - x0)
    if page.turned == 180:
        return Box(page.width - x1, page.height - bottom, page.width - x0, page.height - top)
    if page.turned == 270:
        return Box(page.height - bottom, x0, page.height - top, x1)
    return box


def _level(lines: Sequence[HocrLine]) -> list[HocrLine]:
    """Without lines that run up or down the page (print in the margin), unless they are most of it."""
    level = [line for line in lines if line.angle in (0, 180)]
    return (
        level if 2 * sum(len(line.words) for line in level) >= sum(len(line.words) for line in lines) else list(lines)
    )


def _words(lines: Sequence[HocrLine], scale: tuple[float, float]) -> tuple[Word, ...]:
    sizes = _sizes(
        [line.height * scale[1] / _FACE for line in lines], [sum(len(w.text) for w in line.words) for line in lines]
    )
    words = []
    for line, size in zip(lines, sizes, strict=True):
        _, top, _, bottom = _points(line.box, scale)
        for found, after in zip(line.words, (*line.words[1:], None), strict=True):
            box = _points(_apart(found.box, after), scale)
            if not line.angle:
                box = box._replace(top=top, bottom=bottom)
            words.append(Word(found.text, *box, font="", size=size, confidence=found.confidence))
    return tuple(words)


def _apart(box: Box, after: HocrWord | None) -> Box:
    """The box of a word, ending where the next one begins: an underline makes it reach under that one."""
    if after is None or not box.x0 < after.box.x0 < box.x1:
        return box
    return box._replace(x1=after.box.x0)


def _points(box: Box, scale: tuple[float, float]) -> Box:
    return Box(box.x0 * scale[0], box.top * scale[1], box.x1 * scale[0], box.bottom * scale[1])


def _sizes(heights: Sequence[float], weights: Sequence[int]) -> list[float]:
    """One size (to the half point) for lines that are alike: the median height of all the text, then of the rest."""
    sizes = [0.0] * len(heights)
    left = sorted(range(len(heights)), key=lambda i: heights[i])
    while left:
        half = sum(weights[i] for i in left) / 2
        reached = 0
        for middle in left:
            reached += weights[middle]
            if reached >= half:
                break
        alike = [i for i in left if abs(heights[i] - heights[middle]) <= _SAME_SIZE * heights[middle]]
        for i in alike:
            sizes[i] = round(heights[middle] * 2) / 2
        left = [i for i in left if i not in set(alike)]
    return sizes


def _confidence(lines: Sequence[HocrLine]) -> float | None:
    """Mean over the characters; None where there are none."""
    words = [w for line in lines for w in line.words]
    letters = sum(len(w.text) for w in words)
    return sum(w.confidence * len(w.text) for w in words) / letters if letters else None
