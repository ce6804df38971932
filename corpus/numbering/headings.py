"""Which blocks are headings, and what says so: outline, table of contents, numbering, typography (in this order)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.block import Block, Style
from corpus.numbering.lexicon import fold
from corpus.numbering.marks import Mark
from corpus.numbering.numerals import Numeral, parse

LONGEST = 260
"""Characters. Headings of Belgian contracts run to 230; paragraphs in bold type are longer."""

_DOTTED = re.compile(
    r"(?P<num>\d{1,2}(?:\.\d{1,2}){0,4}|[IVX]{1,5}|[A-Z])(?P<stop>\.?\)?)\s*(?:[-–—]\s*)?(?=[^\W\d_«“\"'(])"
)
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
    return Look(max(sizes, key=lambda s: sizes[s]) if sizes else 0.0, bold / total if total else 0.0, contents)


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


def plain_heading(index: int, block: Block, signal: str) -> Heading:
    """A heading without the word of a division: numbered ("2.1 Téléphonie") or unnumbered."""
    style, text = block.style, block.text
    match = _DOTTED.match(text)
    numeral = parse(match["num"]) if match and (match["stop"] or "." in match["num"]) else None
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
