"""Building a block from runs of characters: what DOCX, HTML and plain text have in common.

These sources have no lines, no line-end hyphens and no page furniture; what stands between `raw` and `text` are blanks,
invisible characters and footnote calls.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from corpus import cleaning
from corpus.block import Block, BlockKind, OffsetMap, Style
from corpus.offsets import Change, compose, rewrite

_SILENT = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u200e\u200f\u202a-\u202e]+")
"""Control characters and marks of direction."""

_TARGET = re.compile(r"(?:\s*\t\s*|[.…·_‥\s]{3,}|…\s*)(\d{1,4})$")

_LONGEST_LEADER = 300
"""Characters at the end of a contents entry that its dots and number can take."""


class Run(NamedTuple):
    """Characters of one look. `call` is the marker of the footnote called here, `text` what is printed for it."""

    text: str
    bold: bool = False
    italic: bool = False
    size: float = 0.0
    call: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """What is known of a paragraph beside its characters. `indent` and `hanging` in points, as in `Style`."""

    centred: bool = False
    indent: float = 0.0
    hanging: float = 0.0
    level: int | None = None
    marker: str = ""
    """Marker of a list item that the source keeps apart; it is put before the text."""
    glued: bool = False
    """No blank after that marker."""


def block(runs: Sequence[Run], look: Look = Look(), *, kind: BlockKind = "text", page: int = 1, flow: int = 0) -> Block:
    """The block of these runs; its text is "" where nothing is to be seen in them."""
    runs = _marked([r for r in runs if r.text], look)
    raw = "".join(r.text for r in runs)
    text, offsets = clean(raw, _calls(runs))
    calls = tuple((offsets.to_text(start), marker) for start, _, marker in _calls(runs))
    style = _style(runs, text, offsets, look)
    return Block(kind, text, raw, offsets, (), style, page, flow, look.level, (), look.marker, calls)


def contents_entry(runs: Sequence[Run], level: int, *, page: int = 1, flow: int = 0) -> Block:
    """An entry of a table of contents, without the page number at its end, which becomes `target`."""
    made = block(runs, Look(level=level), kind="contents", page=page, flow=flow)
    printed = made.raw.rstrip()
    skipped = max(0, len(printed) - _LONGEST_LEADER)
    found = _TARGET.search(printed[skipped:])
    if not found or not printed[: skipped + found.start()].strip():
        return made
    start = skipped + found.start()
    text, offsets = clean(made.raw, [(start, len(made.raw), "")])
    return replace(made, text=text, offsets=offsets, target=int(found[1]))


def clean(raw: str, cuts: Sequence[tuple[int, int, str]] = ()) -> tuple[str, OffsetMap]:
    """`raw` cleaned as every text is, without the cut stretches (start, end, _) and without silent signs."""
    silent = [(m.start(), m.end(), "") for m in _SILENT.finditer(raw)]
    changes = []
    at = 0
    for start, end, _ in sorted([*silent, *cuts]):
        if end > at:
            changes.append(Change(max(start, at), end, ""))
            at = end
    middle, first = rewrite(raw, changes)
    text, second = cleaning.clean(middle)
    return text, compose(first, second)


def _marked(runs: Sequence[Run], look: Look) -> list[Run]:
    """With the marker of a list item in front, in the look of the first run."""
    if not look.marker or not runs:
        return list(runs)
    return [runs[0]._replace(text=look.marker + ("" if look.glued else " "), call=""), *runs]


def _calls(runs: Sequence[Run]) -> list[tuple[int, int, str]]:
    found = []
    at = 0
    for run in runs:
        if run.call:
            found.append((at, at + len(run.text), run.call))
        at += len(run.text)
    return found


def _style(runs: Sequence[Run], text: str, offsets: OffsetMap, look: Look) -> Style:
    seen = [r for r in runs if r.text.strip() and not r.call]
    sizes: dict[float, int] = {}
    for run in seen:
        sizes[run.size] = sizes.get(run.size, 0) + len(run.text)
    return Style(
        size=max(sizes, key=lambda s: sizes[s]) if sizes else 0.0,
        bold=any(r.bold for r in seen) and all(r.bold or (len(r.text.strip()) == 1 and r is seen[-1]) for r in seen),
        italic=bool(seen) and all(r.italic for r in seen),
        centred=look.centred,
        indent=look.indent,
        hanging=look.hanging,
        bold_until=_bold_until(runs, text, offsets),
    )


def _bold_until(runs: Sequence[Run], text: str, offsets: OffsetMap) -> int:
    """Length of the bold beginning of the clean text."""
    at = 0
    for run in runs:
        if not run.bold and run.text.strip() and not run.call:
            break
        at += len(run.text)
    else:
        return len(text)
    return len(text[: offsets.to_text(at)].rstrip())
