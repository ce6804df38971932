"""One file can hold several texts: where each begins and ends.

A text ends where another begins: at a title behind which the numbering starts again, at a title of another kind, or
where the language changes for good.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.block import Block
from corpus.language import language
from corpus.model import DocumentKind, Language
from corpus.numbering.numerals import parse
from corpus.numbering.structure import Item
from corpus.titles import LONGEST, signs, title_language

ENOUGH_TEXT = 6
"""Text items that make a text without articles; fewer are a cover or a stray heading."""
FOREIGN = 3
"""Steps of a sequence of dotted numbers that show a numbering of its own."""
TELLING = 40
"""Characters from which on a block's language is asked for."""
SHORT = 80
"""Characters up to which a line may be a label, a name or the data of a web page."""
STRAY = 80
"""Characters that the last lines of a file must have to be a text in another language, and not stray names."""
STEADY = 300
"""Characters in the other language that make a change of language, not a quotation."""


@dataclass(frozen=True, slots=True)
class Part:
    """Items [start, end) make one text; `kind` as its title says, None where no title was found."""

    start: int
    end: int
    kind: DocumentKind | None
    language: Language


def _own_language(block: Block) -> Language | None:
    return language(block.text) if len(block.text) >= TELLING and block.kind != "table" else None


def languages(blocks: Sequence[Block], titles: Mapping[int, DocumentKind]) -> list[Language]:
    """The language of each block: its own where it is a title or long enough, else its neighbours' in its flow."""
    own = [title_language(b.text[:LONGEST]) if i in titles else _own_language(b) for i, b in enumerate(blocks)]
    found: list[Language] = []
    for i, block in enumerate(blocks):
        here = own[i]
        if here is None and i and blocks[i - 1].flow == block.flow:
            here = found[-1]
        found.append(here or _next_known(own, blocks, i) or (found[-1] if found else "fr"))
    return found


def _next_known(own: Sequence[Language | None], blocks: Sequence[Block], i: int) -> Language | None:
    return next(
        (o for o, b in zip(own[i:], blocks[i:], strict=True) if o is not None and b.flow == blocks[i].flow), None
    )


def split(
    items: Sequence[Item], blocks: Sequence[Block], titles: Mapping[int, DocumentKind], languages: Sequence[Language]
) -> list[Part]:
    """The texts of a file, in order; at least one if there is any item."""
    if not items:
        return []
    starts = [0]
    for i in range(1, len(items)):
        block, offset = items[i].opening
        turns = block in titles or languages[block] != languages[items[i - 1].block]
        if offset == 0 and turns and _begins(i, starts[-1], items, blocks, titles, languages):
            starts.append(_first_line(i, starts[-1], items, blocks))
    foreign = _foreign_numbers(items, blocks, starts[-1])
    if foreign is not None:
        starts.append(foreign)
    starts = _without_strays(starts, items, blocks, titles)
    ends = [*starts[1:], len(items)]
    parts = [_part(a, b, items, blocks, titles, languages) for a, b in zip(starts, ends, strict=True)]
    return [replace(p, kind="annex") if p.start == foreign else p for p in parts]


def _first_line(i: int, start: int, items: Sequence[Item], blocks: Sequence[Block]) -> int:
    """The item with which a new text begins whose title is item `i`: the lines above it on its page go with it.

    The name of the institution stands above the words "Contrat d'administration" as often as below them.
    """
    page, at = blocks[items[i].block].page, i
    while at > start + 1 and blocks[items[at - 1].block].page == page and _leads(items[at - 1], blocks):
        at -= 1
    return at if blocks[items[at - 1].block].page < page else i


def _leads(item: Item, blocks: Sequence[Block]) -> bool:
    """Can it be a line of a title: short, without a number, set apart from the text?"""
    block = blocks[item.block]
    if item.kind not in ("text", "heading") or len(block.text) > SHORT or signs(block.text):
        return False
    numbered = item.heading is not None and bool(item.heading.num)
    return not numbered and (item.kind == "heading" or block.style.centred)


def _without_strays(
    starts: Sequence[int], items: Sequence[Item], blocks: Sequence[Block], titles: Mapping[int, DocumentKind]
) -> list[int]:
    """A few lines without title or article before the first text (the head of a gazette page) are no text."""
    if len(starts) < 2 or _kind(0, starts[1], items, titles) or _has_content(items[: starts[1]], blocks):
        return list(starts)
    return [0, *starts[2:]]


_DOTTED = re.compile(r"(?<![\d.,/])\d{1,2}(?:\.\d{1,2})+(?![\d.,/%])(?=\.?\s)")


def _foreign_numbers(items: Sequence[Item], blocks: Sequence[Block], start: int) -> int | None:
    """The item behind the last article where a text with dotted numbers of its own begins: an annex without a title."""
    articles = [i for i, it in enumerate(items) if i >= start and it.kind == "article"]
    if not articles or any("." in (items[i].article.num if items[i].article else "") for i in articles):  # type: ignore[union-attr]
        return None
    for i in range(articles[-1] + 1, len(items)):
        if items[i].kind == "text" and items[i].start == 0:
            numerals = [n for m in _DOTTED.findall(blocks[items[i].block].text) if (n := parse(m))]
            if sum(b.follows(a) for a, b in pairwise(numerals)) >= FOREIGN:
                return i
    return None


def _part(
    start: int,
    end: int,
    items: Sequence[Item],
    blocks: Sequence[Block],
    titles: Mapping[int, DocumentKind],
    languages: Sequence[Language],
) -> Part:
    weights: Counter[Language] = Counter()
    for item in items[start:end]:
        weights[languages[item.block]] += item.end - item.start
    return Part(start, end, _kind(start, end, items, titles), max(weights, key=lambda k: weights[k]))


def _kind(start: int, end: int, items: Sequence[Item], titles: Mapping[int, DocumentKind]) -> DocumentKind | None:
    """The kind of the first title, if it stands before the first article and before much text.

    A telling title ("bestuursovereenkomst") comes before a vague one ("overeenkomst van 3 mei"), of kind "other".
    """
    seen_text, vague = 0, False
    for item in items[start:end]:
        block, offset = item.opening
        if block in titles and offset == 0:
            if titles[block] != "other":
                return titles[block]
            vague = True
        if item.kind == "article" or seen_text > ENOUGH_TEXT:
            break
        seen_text += item.kind == "text" and item.end - item.start > SHORT
    return "other" if vague else None


def _begins(
    i: int,
    start: int,
    items: Sequence[Item],
    blocks: Sequence[Block],
    titles: Mapping[int, DocumentKind],
    languages: Sequence[Language],
) -> bool:
    """Does a new text begin at item `i`, the text before it having begun at `start`?"""
    before = items[start:i]
    if _turns(items[i:], before, languages):
        return True
    kind = titles.get(items[i].opening[0])
    if kind is None or not _has_content(before, blocks):
        return False
    numbered = any(it.kind == "article" for it in before)
    following = next((it for it in items[i:] if it.kind == "article"), None)
    if following is not None and following.article is not None:
        return numbered and following.article.numeral.opens
    if kind == "annex":
        return numbered
    return _signed(before, blocks) and kind != _kind(start, i, items, titles)


def _has_content(items: Sequence[Item], blocks: Sequence[Block]) -> bool:
    return (
        any(it.kind == "article" for it in items)
        or sum(it.kind == "text" and it.end - it.start > SHORT for it in items) > ENOUGH_TEXT
    )


def _signed(items: Sequence[Item], blocks: Sequence[Block]) -> bool:
    return any(it.kind == "text" and signs(blocks[it.block].text[it.start : it.end]) for it in items[-60:])


def _turns(after: Sequence[Item], before: Sequence[Item], languages: Sequence[Language]) -> bool:
    """Does the language change here for good: is the run of items in it long, and was the text before in the other?"""
    language = languages[after[0].block]
    if Counter(languages[it.block] for it in before).most_common(1)[0][0] == language:
        return False
    length = 0
    for item in after:
        if languages[item.block] != language:
            return False
        length += item.end - item.start
        if length >= STEADY:
            return True
    return length >= STRAY
