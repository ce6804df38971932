"""Words printed with white between their letters: "C H A P I T R E  I" is read "CHAPITRE I"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from corpus.page import Word

ENOUGH = 6
"""Single characters in a row that show that letters were set apart; "a b c" may be marks."""
WIDEST = 0.8
"""White between the letters of such a word, in type sizes, at most; beyond stand the cells of a table."""
WORD_SPACE = 1.6
"""White that parts two words, in usual white between two letters, at least."""


def closed_up(words: Sequence[Word]) -> list[Word]:
    """The words of a page, in the order of the file, letters that were set apart joined to words."""
    if sum(len(word.text) == 1 for word in words) < ENOUGH:
        return list(words)
    return [word for run in _runs(words) for word in (_joined(run) if len(run) >= ENOUGH else run)]


def _runs(words: Sequence[Word]) -> Iterator[list[Word]]:
    """Stretches of single characters side by side on one foot; every other word is a stretch of its own."""
    run: list[Word] = []
    for word in words:
        if run and not (len(word.text) == 1 and len(run[-1].text) == 1 and _beside(run[-1], word)):
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def _beside(before: Word, word: Word) -> bool:
    return 0 < word.x0 - before.x1 < 2 * WIDEST * word.size and abs(word.bottom - before.bottom) < 0.1 * word.size


def _joined(run: Sequence[Word]) -> list[Word]:
    """The words that the letters make: the white between two words is wider than that between two letters."""
    gaps = [b.x0 - a.x1 for a, b in pairwise(run)]
    usual = median(gaps)
    letters = sum(word.text.isalpha() for word in run)
    if usual > WIDEST * run[0].size or 2 * letters < len(run):
        return list(run)
    found = [run[0]]
    for gap, word in zip(gaps, run[1:], strict=True):
        if gap < WORD_SPACE * usual:
            last = found[-1]
            top, bottom = min(last.top, word.top), max(last.bottom, word.bottom)
            found[-1] = last._replace(text=last.text + word.text, x1=word.x1, top=top, bottom=bottom)
        else:
            found.append(word)
    return found
