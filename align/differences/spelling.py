"""Spelling: whether two forms are one word, inflected or misspelt, or two words."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from rapidfuzz.distance import OSA

from align.differences.lexicon import forms
from corpus.model import Language

SHORTEST = 4
"""Letters of a word that may be misspelt: one letter makes another word of a shorter one."""
LONG = 10
"""Letters from which a slip may touch two letters."""
MOOD = 6
"""Letters that a verb in the conditional has at least: "serait"."""
STEM = 3
"""Letters that two forms of a word share at least."""


@lru_cache(maxsize=65536)
def inflected(one: str, other: str, language: Language) -> bool:
    """Are two folded words forms of one word: the same stem with two endings of one paradigm, or spelling variants?"""
    for longer, shorter in forms("variant", language):
        one, other = one.replace(longer, shorter), other.replace(longer, shorter)
    if one == other:
        return True
    shared = next((k for k, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    for cut in range(shared, STEM - 1, -1):
        endings = {one[cut:], other[cut:]}
        if any(endings <= set(paradigm) for paradigm in forms("paradigm", language)):
            return True
    return False


@lru_cache(maxsize=65536)
def synonymous(one: str, other: str, language: Language) -> bool:
    """Do two folded words say the same in the drafting practice, in whatever form: "transmet" and "remettra"?"""
    return any(
        any(_form_of(one, word, language) for word in some) and any(_form_of(other, word, language) for word in some)
        for some in forms("synonym", language)
    )


def _form_of(form: str, word: str, language: Language) -> bool:
    return form == word or (form[:STEM] == word[:STEM] and inflected(form, word, language))


def misspelt(one: str, other: str, known: Collection[str], language: Language) -> bool:
    """Is one of two folded words a slip for the other? Not where both are words in use (`known`) or contraries."""
    if min(len(one), len(other)) < SHORTEST or (one in known and other in known):
        return False
    if any(char.isdigit() for char in one + other) or _contrary(one, other, language):
        return False
    return OSA.distance(one, other) <= (2 if min(len(one), len(other)) >= LONG else 1)


def conditional(word: str, language: Language) -> bool:
    """Has a folded verb the mood that loosens a statement?"""
    (endings,) = forms("conditional", language)
    return word in endings if language == "nl" else word.endswith(endings) and len(word) >= MOOD


def loosened(one: str, other: str, language: Language) -> bool:
    """Is one of two folded words the conditional of the other? "retrait" is none of "retraits"."""
    moods = conditional(one, language), conditional(other, language)
    verb, form = (one, other) if moods[0] else (other, one)
    return moods[0] != moods[1] and not form.startswith(verb)


def _contrary(one: str, other: str, language: Language) -> bool:
    shorter, longer = sorted((one, other), key=len)
    (beginnings,) = forms("reversal", language)
    return any(longer == beginning + shorter for beginning in beginnings)
