"""The structure of a file: which stretches of its blocks are headings, articles, text, tables, notes.

Everything that could open an article or a division is a candidate; the best sequence of articles is found first
(articles.py), then the blocks are cut where an accepted mark stands inside them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from corpus.block import Block
from corpus.numbering.articles import best_chain, without_echoes
from corpus.numbering.bare import contents_runs
from corpus.numbering.glued import capitals, heading_end
from corpus.numbering.headings import Heading, Look, division_heading, look, plain_heading, signal_of
from corpus.numbering.marks import Mark, article_marks, division_marks, opening_point

SEPARATING = " -–—:."
"""Signs and blanks between a label and its heading."""
LONGEST_RUN_IN = 150
"""Characters of a heading in bold type before the text of its article, on the same line."""
GLUED_TO = 40
"""Characters of text that a glued heading must head."""

ItemKind = Literal["heading", "article", "text", "table", "footnote", "contents"]


@dataclass(frozen=True, slots=True)
class Item:
    """One stretch text[start:end] of a block and what it is. A label is not part of the stretch of its article."""

    kind: ItemKind
    block: int
    start: int
    end: int
    heading: Heading | None = None
    article: Mark | None = None
    titled: bool = False
    """Of an article: what follows its label up to `end` is its heading, not its text."""

    @property
    def opening(self) -> tuple[int, int]:
        """(block, offset) of its first character, label included."""
        if self.heading is not None:
            return self.heading.block, self.heading.start
        return self.block, self.article.start if self.article is not None else self.start


@dataclass(frozen=True, slots=True)
class Structure:
    """The items in reading order; article marks that lost although something spoke for them."""

    items: tuple[Item, ...]
    runners_up: tuple[Mark, ...]
    look: Look


def structure(blocks: Sequence[Block], openings: Sequence[int], languages: Sequence[str]) -> Structure:
    """Cut the blocks of a file into items. `openings`: blocks that could be titles; `languages`: one for each block."""
    seen = look(blocks)
    by_block = {i: found for i, b in enumerate(blocks) if b.kind == "text" and (found := article_marks(i, b))}
    listed = contents_runs(blocks, by_block)
    marks = [m for i, found in by_block.items() if i not in listed for m in found]
    chain = without_echoes(best_chain(marks, openings), openings)
    taken = set(chain)
    lost = tuple(m for m in marks if m not in taken and m.evidence > 2)
    glued = sum(m.inline for m in chain) > 0.3 * len(chain)
    cuts: dict[int, list[Mark]] = defaultdict(list)
    for mark in chain:
        cuts[mark.block].append(mark)
    items: list[Item] = []
    for i, block in enumerate(blocks):
        if i in listed:
            items.append(Item("contents", i, 0, len(block.text)))
        elif block.kind != "text":
            items.append(Item(block.kind, i, 0, len(block.text)))
        elif block.text:
            divisions = [m for m in division_marks(i, block) if _accepted(m, block, seen, cuts[i])]
            items += _cut(i, block, sorted(cuts[i] + divisions, key=lambda m: m.start), seen, languages[i], glued)
    return Structure(tuple(_with_headings_below(items, blocks)), lost, seen)


def _accepted(mark: Mark, block: Block, seen: Look, articles: Sequence[Mark]) -> bool:
    """A division at the start of a block needs little evidence; one inside a paragraph needs its separator."""
    if any(a.start <= mark.start < a.label_end for a in articles):
        return False
    if mark.inline:
        return mark.evidence >= 1.5
    return mark.evidence >= 2 or bool(signal_of(block, seen)) or len(block.text) < 120


def _cut(index: int, block: Block, marks: list[Mark], seen: Look, language: str, glued: bool) -> list[Item]:
    """The items of one text block."""
    if not marks:
        return _unmarked(index, block, 0, len(block.text), seen, language, glued)
    items: list[Item] = []
    if block.text[: marks[0].start].strip():
        items += _unmarked(index, block, 0, marks[0].start, seen, language, glued)
    signal = signal_of(block, seen)
    for mark, following in zip(marks, [*marks[1:], None], strict=True):
        end = following.start if following else len(block.text)
        items += _marked(index, block, mark, end, signal, language)
    return items


def _marked(index: int, block: Block, mark: Mark, end: int, signal: str, language: str) -> list[Item]:
    """The items that one mark opens: an article, or a heading with the paragraph that is glued to it."""
    if mark.kind == "article" and (stop := _run_in(block, mark, end)):
        return [
            Item("article", index, mark.label_end, stop, article=mark, titled=True),
            Item("text", index, stop, end),
        ]
    if mark.kind == "article":
        titled = bool(signal) and mark.label_end < end and not mark.inline and signal != "contents"
        return [Item("article", index, mark.label_end, end, article=mark, titled=titled)]
    long_run = end - mark.label_end > 160 or mark.inline
    stop = heading_end(block.text, mark.label_end, language) if long_run and not signal else None
    stop = stop if stop is not None and stop < end else end
    found = [Item("heading", index, mark.label_end, stop, heading=division_heading(block, mark, stop, signal))]
    return found + ([Item("text", index, stop, end)] if block.text[stop:end].strip() else [])


def _run_in(block: Block, mark: Mark, end: int) -> int | None:
    """Where the heading ends that an article has in bold behind its label, its text following on the same line."""
    stop = block.style.bold_until
    heading, text = block.text[mark.label_end : stop].strip(SEPARATING + " "), block.text[stop:end].lstrip()
    if mark.inline or not 0 < len(heading) <= LONGEST_RUN_IN or not text:
        return None
    opens = heading[0].isupper() and (text[0].isupper() or not text[0].isalpha())
    return stop if opens and heading[-1] not in ",:(" else None


def _unmarked(index: int, block: Block, start: int, end: int, seen: Look, language: str, glued: bool) -> list[Item]:
    """A stretch without a mark: a heading by its look, a heading glued to its paragraph, or text."""
    whole = start == 0 and end == len(block.text)
    signal = signal_of(block, seen) if whole else ""
    if signal:
        heading = plain_heading(index, block, signal, seen.counting)
        return [Item("heading", index, heading.label_end, end, heading=heading)]
    if not glued or start or opening_point(index, block) is not None:
        return [Item("text", index, start, end)]
    items: list[Item] = []
    while (stop := heading_end(block.text, start, language)) is not None and stop < end and end - stop > GLUED_TO:
        turn = capitals(block.text, start, stop)
        edges = [start, turn, stop] if turn else [start, stop]
        items += [_glued(index, block, a, b) for a, b in pairwise(edges)]
        start = stop
    return [*items, Item("text", index, start, end)]


def _glued(index: int, block: Block, start: int, end: int) -> Item:
    key = ("glued", block.text[start:end].isupper())
    return Item(
        "heading", index, start, end, Heading(index, start, start, end, "heading", "hd", "", "", None, "position", key)
    )


def _with_headings_below(items: list[Item], blocks: Sequence[Block]) -> list[Item]:
    """A division or article label alone on its line takes the heading from the line below."""
    found: list[Item] = []
    skip = False
    for item, following in zip(items, [*items[1:], None], strict=False):
        if skip:
            skip = False
            continue
        if following is not None and _bare(item, blocks) and _names(following, blocks):
            item = _joined(item, following, blocks)
            skip = True
        found.append(item)
    return found


def _bare(item: Item, blocks: Sequence[Block]) -> bool:
    return (
        item.kind == "heading" and item.heading is not None and item.heading.kind not in ("heading",)
        and not blocks[item.block].text[item.start : item.end].strip()
    )  # fmt: skip


def _names(item: Item, blocks: Sequence[Block]) -> bool:
    """Can this item be the heading of the bare label above it? An unnumbered heading, or a short open line."""
    if item.kind == "heading" and item.heading is not None:
        return not item.heading.num
    text = blocks[item.block].text[item.start : item.end].strip().lstrip(SEPARATING)
    return item.kind == "text" and item.start == 0 and len(text) < 200 and text[:1].isupper() and text[-1] not in ".;:,"


def _joined(item: Item, below: Item, blocks: Sequence[Block]) -> Item:
    """The bare label's item, with its heading in the block below (the dash between them may stand there, too)."""
    text = blocks[below.block].text
    start = below.start + len(text[below.start :]) - len(text[below.start :].lstrip(SEPARATING))
    return Item(item.kind, below.block, start, below.end, heading=item.heading)
