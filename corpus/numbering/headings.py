"""Which blocks are headings, and what says so: outline, table of contents, numbering, typography (in this order)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from corpus.block import Block, Style
from corpus.numbering.lexicon import fold
from corpus.numbering.marks import Mark
from corpus.numbering.numerals import Numeral, parse

LONGEST = 260
"""Characters. Headings of Belgian contracts run to 230; paragraphs in bold type are longer."""

ENOUGH_BARE = 3
"""Headings with bare numbers, counting from 1, that show these to be numbers of headings."""

_DOTTED = re.compile(
    r"(?P<num>\d{1,2}(?:\.\d{1,2}){0,4}|[IVX]{1,5}|[A-Z])(?P<stop>\.?\)?)\s*(?:[-–—]\s*)?(?=[^\W\d_«“\"'(])"
)
_BARE = re.compile(r"(?P<num>\d{1,2})\s+(?=[^\W\d_])")
_NO_HEADING_END = re.compile(r"[;,]$|[^.]\.$")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading found: text[start:end] of a block, its number and label (both "" if it has none).

    `key` names its class: headings of one class stand on one level (see levels.py). `hint` is the level that the
    source gives, from 1.
    """

    block: int
    start: int
    label_end: int
    end: int
    kind: str
    prefix: str
    num: str
    label: str
    numeral: Numeral | None
    signal: str
    key: tuple[object, ...]
    size: float = 0.0
    hint: int | None = None
    rank: int = 99


@dataclass(frozen=True, slots=True)
class Look:
    """What headings are told apart by in one file: the body's size, and the titles of its table of contents."""

    body: float
    bold_share: float
    contents: dict[str, int]
    """Squeezed title -> depth."""
    counting: frozenset[int] = frozenset()
    """Blocks whose heading opens with a number without any sign behind it ("2 Missions"), which counts on."""


def squeeze(text: str) -> str:
    """Letters and digits only, folded: how a heading and its entry in the table of contents are compared."""
    return re.sub(r"[\W_]+", "", fold(text))


def look(blocks: Sequence[Block]) -> Look:
    """The body's type size is the one that most characters have."""
    sizes: Counter[float] = Counter()
    bold = total = 0
    contents: dict[str, int] = {}
    for block in blocks:
        if block.kind == "text":
            sizes[round(block.style.size * 2) / 2] += len(block.text)
            total += len(block.text)
            bold += len(block.text) if block.style.bold else 0
        elif block.kind == "contents" and block.text:
            contents.setdefault(squeeze(block.text), block.level or 1)
    seen = Look(max(sizes, key=lambda s: sizes[s]) if sizes else 0.0, bold / total if total else 0.0, contents)
    return replace(seen, counting=_counting(blocks, seen))


def _counting(blocks: Sequence[Block], seen: Look) -> frozenset[int]:
    """The headings with a bare number ("2 Missions"): it must count on from the one before, or head dotted ones."""
    bare: list[tuple[int, int]] = []
    dotted: set[int] = set()
    for i, block in enumerate(blocks):
        if block.kind != "text" or not block.text[:1].isdigit() or not signal_of(block, seen):
            continue
        if match := _BARE.match(block.text):
            bare.append((i, int(match["num"])))
        elif (match := _DOTTED.match(block.text)) and "." in match["num"]:
            dotted.add(int(match["num"].split(".")[0]))
    runs = (run for run in _runs(bare) if len(run) >= ENOUGH_BARE or dotted.issuperset(n for _, n in run))
    return frozenset(i for run in runs for i, _ in run)


def _runs(numbers: Sequence[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Stretches of (block, number) whose numbers count on from 1; what counts on from nothing is left out."""
    runs: list[list[tuple[int, int]]] = []
    for i, number in numbers:
        if number == 1:
            runs.append([])
        if runs and number == len(runs[-1]) + 1:
            runs[-1].append((i, number))
    return runs


def signal_of(block: Block, seen: Look) -> str:
    """What makes this block a heading: "outline", "contents", "typography" or "" for nothing."""
    text = block.text
    if block.level is not None:
        return "outline"
    if len(text) > LONGEST or not any(c.isalpha() for c in text):
        return ""
    if seen.contents and squeeze(text) in seen.contents:
        return "contents"
    return "typography" if _stands_out(block.style, text, seen) else ""


def _stands_out(style: Style, text: str, seen: Look) -> bool:
    """Larger than the body, or bold, or centred capitals; and not the end of a sentence."""
    if _NO_HEADING_END.search(text) or not (text[0].isupper() or text[0].isdigit() or text[0] in "«“\"'§("):
        return False
    if seen.body and style.size > seen.body * 1.08:
        return True
    if style.bold and seen.bold_share < 0.5:
        return True
    return style.centred and text.isupper() and len(text) < 120


def style_key(style: Style, text: str) -> tuple[object, ...]:
    """The class of an unnumbered heading: headings that look alike stand on one level."""
    return ("style", round(style.size), style.bold, style.italic, style.centred, style.colour, text.isupper())


def division_heading(block: Block, mark: Mark, end: int, signal: str) -> Heading:
    """The heading that a division's mark opens; it runs to `end`."""
    style = block.style
    hint = block.level if not mark.inline else None
    return Heading(
        mark.block, mark.start, mark.label_end, end, mark.kind, mark.prefix, mark.num, mark.label, mark.numeral,
        signal or "numbering", ("division", mark.prefix), style.size, hint, mark.rank,
    )  # fmt: skip


def plain_heading(index: int, block: Block, signal: str, counting: Collection[int] = ()) -> Heading:
    """A heading without the word of a division: numbered ("2.1 Téléphonie") or unnumbered.

    `counting`: the blocks whose number needs no sign behind it (see Look).
    """
    style, text = block.style, block.text
    match = _DOTTED.match(text)
    shown = match is not None and (bool(match["stop"]) or "." in match["num"] or index in counting)
    numeral = parse(match["num"]) if match and shown else None
    if match is None or numeral is None:
        return Heading(
            index,
            0,
            0,
            len(text),
            "heading",
            "hd",
            "",
            "",
            None,
            signal,
            style_key(style, text),
            style.size,
            block.level,
        )
    depth = len(numeral.parts)
    roman = "roman" if not match["num"][0].isdigit() else "digit"
    kind, prefix = ("chapter", "chp") if depth == 1 else ("section", "sec")
    label = (match["num"] + match["stop"]).strip()
    return Heading(
        index, 0, match.end(), len(text), kind, prefix, match["num"], label, numeral,
        signal, ("number", roman, depth), style.size, block.level,
    )  # fmt: skip
