"""Headings glued to their paragraph, as web copies print them: "Tâches du Fonds Le Fonds exerce ...".

Where a word that opens a sentence stands with a capital behind a word without any sign between, the heading ends there.
"""

from __future__ import annotations

import re
from functools import cache

from corpus.numbering.lexicon import fold, labels

LONGEST = 30
"""Words that a glued heading may have."""

_WORD = re.compile(r"[^\s]+")
_SIGN = re.compile(r"[.;:!?…,]$")


@cache
def _openers(language: str) -> frozenset[str]:
    return frozenset(labels()["openers"][language])


def heading_end(text: str, start: int, language: str) -> int | None:
    """Where the heading that begins at `start` ends and its paragraph begins; None if no paragraph is glued to it."""
    previous = ""
    for count, match in enumerate(_WORD.finditer(text, start)):
        word = match.group()
        if count > LONGEST:
            return None
        capitals_go_on = len(word) > 1 and word.isupper() and previous.isupper()
        if (
            count
            and word[0].isupper()
            and not capitals_go_on
            and _opens(word, language)
            and _may_end(previous, word, language)
        ):
            return match.start()
        if re.search(r"[.;:!?]$", word) and count:
            return None
        previous = word
    return None


def _opens(word: str, language: str) -> bool:
    """Is it a sentence opener with a capital ("Pour", "L'organisation")? One letter alone is an initial."""
    folded = fold(word)
    stem = folded.split("'")[0] + "'" if "'" in folded else folded
    return stem in _openers(language) and (len(word) > 1 or folded == "a")


def _may_end(previous: str, word: str, language: str) -> bool:
    """A heading ends with a word, not with a sign, an article or a preposition; a capital before "De" may be a name."""
    if not previous or _SIGN.search(previous):
        return False
    bare = previous.strip("()»”\"'")
    openers = labels()["openers"]
    if fold(bare) in _openers(language) or fold(bare) in openers["joining"] or len(bare) < 2:
        return False
    if bare.islower() or bare.isupper() or previous[-1] in ")»”" or "-" in bare:
        return True
    return fold(word) not in openers["names"]


_CAPITALS = re.compile(r"(?<=[\d.:;)»] )[A-ZÀ-Ü]{5,}\s")


def capitals(text: str, start: int, end: int) -> int | None:
    """Where one of capitals begins in a heading that isn't, behind a number or sign: "2002 - 2004 PREAMBULE"."""
    match = None if text[start:end].isupper() else _CAPITALS.search(text, start, end)
    return match.start() if match else None
