"""Terms: what of a text is compared in the search for evidence. Words by their beginning, pairs of words, numbers,
and the concepts of the lexicon, which are the same in French and in Dutch."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from importlib import import_module
from itertools import pairwise

from corpus.model import Language
from extract.evidence_lexicon import concepts, folded, forms

STEM = 7
"""Letters of a word that count. Cutting words off at a fixed length finds about as much as a stemmer does, in both
languages, and needs no table of endings (McNamee and Mayfield, 2004)."""
COMPOUND = 11
"""Letters from which a Dutch word is taken for a compound, whose end counts as well: "jaarverslag" is a "verslag"."""
SHORTEST = 3
NUMBER, CONCEPT, PAIR = "#", "@", "+"
"""What the terms that are no words begin with; words have no sign."""
SHARED = (NUMBER, CONCEPT)
"""Terms that mean the same in both languages."""

_NUMBER = re.compile(r"(?<![\w.,-])(\d+(?:[.,]\d+)*)(?:\s?(%))?(?![\w-])")


def terms(text: str, language: Language) -> Counter[str]:
    """The terms of a text with how often each occurs, in the order of the text."""
    words = _words(text, language)
    stems = [word[:STEM] for word in words]
    found = Counter(stems)
    if language == "nl":
        found.update(word[-STEM:] for word in words if len(word) >= COMPOUND)
    found.update(f"{PAIR}{a} {b}" for a, b in pairwise(stems))
    found.update(_numbers(text))
    plain = folded(text)
    found.update({CONCEPT + idea: count for idea, form in concepts(language) if (count := len(form.findall(plain)))})
    return found


@cache
def stop_words(language: Language) -> frozenset[str]:
    """The function words of a language, as spaCy has them, with accents."""
    return frozenset(import_module(f"spacy.lang.{language}.stop_words").STOP_WORDS)


def _words(text: str, language: Language) -> list[str]:
    """The words that say something, without their endings."""
    silent = _folded_stop_words(language)
    words = (w for w in folded(text).split() if len(w) >= SHORTEST and not w.isdigit() and w not in silent)
    return [_bare(w, language) for w in words]


def _bare(word: str, language: Language) -> str:
    for ending in forms("ending", language):
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST:
            return word.removesuffix(ending)
    return word


def _numbers(text: str) -> list[str]:
    """Percentages, and numbers of three digits and more: smaller ones number things, and years say little."""
    found = []
    for match in _NUMBER.finditer(text):
        digits = re.sub(r"[.,](?=\d{3}\b)", "", match[1]).replace(",", ".")
        if match[2] or (len(digits) > 2 and not re.fullmatch(r"(?:19|20)\d\d", digits)):
            found.append(NUMBER + digits + (match[2] or ""))
    return found


@cache
def _folded_stop_words(language: Language) -> frozenset[str]:
    return frozenset(part for word in stop_words(language) for part in folded(word).split())
