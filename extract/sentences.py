"""Sentences: a text cut at its full stops and semicolons, not at abbreviations, not inside brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.vocabulary import terms
from extract.words import Words

SENTENCE_END = re.compile(r"[.!?]+[»”\")]*\s+(?=[«“\"(]?\s*[A-ZÀ-ÖØ-Þ])|;|\n+")


def sentences(said: Words) -> Iterator[tuple[int, int]]:
    """The sentences of a text as ranges of words."""
    start = 0
    for end in _ends(said):
        stop = next((i for i in range(start, len(said)) if said.starts[i] >= end), len(said))
        if stop > start:
            yield start, stop
            start = stop
    if start < len(said):
        yield start, len(said)


def _ends(said: Words) -> Iterator[int]:
    """Offsets right behind the sentences."""
    short = _abbreviations(said)
    opened = 0
    last = 0
    for match in SENTENCE_END.finditer(said.text):
        stretch = said.text[last : match.start()]
        opened += stretch.count("(") - stretch.count(")")
        last = match.start()
        if opened > 0 and match[0].strip():
            continue
        opened = 0
        word = re.split(r"[\s(]", said.text[: match.start()][-20:])[-1]
        initial = len(word) == 1 and word.isupper()
        if not (match[0].startswith(".") and (word.lower() in short or initial)):
            yield match.end()


def _abbreviations(said: Words) -> frozenset[str]:
    rows = (term for term in terms() if term.idea == "abbreviation")
    return frozenset(form.lower() for term in rows for form in term.forms[said.language])
