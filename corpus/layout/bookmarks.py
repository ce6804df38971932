"""Heading levels from the outline (bookmarks) of the PDF, where an entry's title stands on its page."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from corpus.block import Block
from corpus.engines.outline import OutlineEntry

ALIKE = 90
"""Likeness (0 to 100) from which a paragraph is the heading that a bookmark names; bookmarks drop blanks and calls."""
LONGEST = 1.6
"""A heading is at most so many times as long as its bookmark."""


def with_levels(blocks: Sequence[Block], outline: Sequence[OutlineEntry]) -> list[Block]:
    """The blocks, those that a bookmark names with its level; a heading in two paragraphs gets it on both."""
    found = list(blocks)
    by_page: dict[int, list[int]] = defaultdict(list)
    for i, block in enumerate(blocks):
        if block.kind == "text":
            by_page[block.page].append(i)
    for entry in outline:
        if entry.page is not None:
            for i in _named(entry, by_page[entry.page], found):
                found[i] = replace(found[i], level=entry.level)
    return found


def _squeezed(text: str) -> str:
    """Letters and digits only, without case and accents."""
    plain = text if text.isascii() else unicodedata.normalize("NFKD", text)
    return "".join(filter(str.isalnum, plain.casefold()))


def _named(entry: OutlineEntry, indexes: Sequence[int], blocks: Sequence[Block]) -> list[int]:
    """Indexes of the block, or the run of blocks, that the bookmark names; [] when its page does not show it."""
    title = _squeezed(entry.title)
    if not title:
        return []
    free = [i for i in indexes if blocks[i].level is None and len(blocks[i].text) < 60 + LONGEST * len(entry.title)]
    texts = {i: _squeezed(blocks[i].text) for i in free}
    same = [i for i in free if texts[i] == title]
    if same:
        return [min(same, key=lambda i: _distance(entry, blocks[i]))]
    for i in free:
        parts = [i]
        together = texts[i]
        while together and title.startswith(together) and parts[-1] + 1 in texts and together != title:
            parts.append(parts[-1] + 1)
            together += texts[parts[-1]]
        if together == title:
            return parts
    near = [(fuzz.ratio(texts[i], title), -_distance(entry, blocks[i]), i) for i in free]
    return [max(near)[2]] if near and max(near)[0] >= ALIKE else []


def _distance(entry: OutlineEntry, block: Block) -> float:
    """Points between the height that the bookmark names and the block."""
    return abs(block.places[0].span.top - entry.top) if entry.top is not None and block.places else 0.0
