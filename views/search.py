"""Search: words in the provisions of a document, accents and capitals aside, with how often they stand there."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from corpus.model import Document, Provision
from extract.passages import wording
from views.outline import Entry, outline, own

Folded = tuple[tuple[Entry, str], ...]
"""The lines of an outline, each with all that belongs to it as one folded text."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A line of the outline in which every word stands, and how often one of them does."""

    entry: Entry
    count: int


def folded(text: str) -> str:
    """The text letter for letter without accents and capitals, as long as it was: offsets stay what they are."""
    return "".join(map(_letter, text))


def folded_outline(document: Document) -> Folded:
    """What is searched: numbers, headings, words and tables."""
    return tuple((entry, folded(_said(entry.provision))) for entry in outline(document))


def hits(some: Folded, wanted: str) -> tuple[Hit, ...]:
    """The lines in which all words of `wanted` stand; all lines, without a count, where nothing is looked for."""
    words = [_pattern(word) for word in folded(wanted).split()]
    if not words:
        return tuple(Hit(entry, 0) for entry, _ in some)
    return tuple(
        Hit(entry, sum(len(word.findall(text)) for word in words))
        for entry, text in some
        if all(word.search(text) for word in words)
    )


def places(text: str, wanted: str) -> Iterator[tuple[int, int]]:
    """Where in a text the words that are looked for stand."""
    flat = folded(text)
    for word in set(folded(wanted).split()):
        yield from (match.span() for match in _pattern(word).finditer(flat))


def _pattern(word: str) -> re.Pattern[str]:
    """A word anywhere, also within a longer one, as Dutch makes them; a number as a whole: "3" is not in "31"."""
    return re.compile(rf"(?<!\d){re.escape(word)}(?!\d)" if word.isdecimal() else re.escape(word))


def _said(provision: Provision) -> str:
    return "\n".join("\n".join((p.label, p.num, p.heading, wording(p))) for p in own(provision))


@lru_cache(maxsize=4096)
def _letter(sign: str) -> str:
    if sign in "’‘ʼ":
        return "'"
    bare = unicodedata.normalize("NFKD", sign)[0].casefold()
    return bare if len(bare) == 1 else sign
