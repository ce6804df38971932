"""Whether the text of a page can be trusted: is there any, does it read as language, did it come from a scanner?

Three things make a text layer bad. Fonts without a proper encoding give signs that are no letters, or letters that
mean others ("duwlfoh" for "article"): such text has the letter frequencies of no language. Poor OCR gives capitals
inside words and runs of consonants. Both are measured on the whole page, so that no list of words is needed.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from corpus.page import Word

_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
_FREQUENCIES = (77, 12, 34, 51, 156, 11, 20, 10, 79, 5, 7, 49, 22, 87, 59, 27, 5, 68, 73, 78, 40, 19, 4, 3, 2, 3)
"""How often each letter occurs among 1,000 of French and Dutch official prose, half and half (accents left out).

Pages in either language have a cosine of 0.91 to 0.99 with it, the same pages with their letters exchanged 0.31 to
0.59: the bar stands between."""
_LIKE_LANGUAGE = 0.8
_ENOUGH_LETTERS = 100
"""Below, frequencies say nothing: a page of figures, a title."""

_STRANGE = re.compile("[\u0370-\u1dff\u2e80-\ud7ff\ue000-\uf8ff\ufffd\U00010000-\U0010ffff]|\\(cid:\\d+\\)")
"""Letters of other scripts, private signs (bullets too, hence the share), the replacement character."""
_STRANGE_SHARE = 0.05
_STRANGE_LEAST = 20

_ODD = re.compile(
    "[a-zà-ÿ][A-ZÀ-Þ](?![a-zà-ÿ]{2})|(?<![^\\W\\d_])[bcdfghjklmnpqrstvwxz]{4,}(?![^\\W\\d_])|[ÃÂ][\u00a0-\u00bf]"
)
"""A capital after a small letter (but not "eHealth"), four and more consonants alone, UTF-8 read as Latin-1."""
_ODD_SHARE = 0.08
"""Of the words. Real pages reach 0.023 ("eHealth", "MyCareNet"), OCR with every fifth character wrong 0.12."""

_FEW_WORDS = 30
_BIG_PICTURE = 0.6
"""A scanned page is a picture of its whole area; margins may be cut off."""


def notes(words: Sequence[Word], image_share: float, hidden: bool) -> tuple[str, ...]:
    """Keys of messages about a page. `hidden` says that its text is invisible, laid under a picture by OCR."""
    found = []
    if image_share >= _BIG_PICTURE and len(words) < _FEW_WORDS:
        found.append("engines.image_only")
    elif image_share >= _BIG_PICTURE and hidden:
        found.append("engines.ocr_layer")
    if bad_text(" ".join(word.text for word in words)):
        found.append("engines.bad_text")
    return tuple(found)


def bad_text(text: str) -> bool:
    """True where `text` (words with blanks between) is not what was printed."""
    strange = sum(map(len, _STRANGE.findall(text))) if not text.isascii() or "(cid:" in text else 0
    if strange >= max(_STRANGE_LEAST, _STRANGE_SHARE * len(text)):
        return True
    if not _reads_as_language(text):
        return True
    words = text.count(" ") + 1
    return words >= _STRANGE_LEAST and len(_ODD.findall(text)) >= _ODD_SHARE * words


def _reads_as_language(text: str) -> bool:
    lower = text.lower()
    counts = [lower.count(letter) for letter in _ALPHABET]
    if sum(counts) < _ENOUGH_LETTERS:
        return True
    product = sum(a * b for a, b in zip(counts, _FREQUENCIES, strict=True))
    return product >= _LIKE_LANGUAGE * math.hypot(*counts) * math.hypot(*_FREQUENCIES)
